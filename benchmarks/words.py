"""Word alignment: do the words that render a fact's words hold the same fact?

    python benchmarks/words.py [--half odd|even|all]

No alignment made by hand is at hand; facts that agree are taken for one: a number, a time, a place or a
person that stands once in a sentence and once in its translation (NTREX). Prints, a kind and pair of
languages, how many of the English ones have a rendering at all, and how many of the renderings meet the same
fact there; and beside it how many would if the rendering were the word at the same share of the sentence.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from accounts import half, story, understood
from evaluation_data import ntrex
from tabulate import tabulate

from checker.align.wording import Span
from checker.align.words import WordAligner
from checker.embed import load
from checker.text.words import words

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from checker.facts.extract import Facts
    from checker.facts.values import Mention

PAIRS = (("en", "ar"), ("en", "fr"))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--half", choices=("odd", "even", "all"), default="odd")
    documents = half(ntrex(), parser.parse_args().half)
    aligner = WordAligner(load())
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for languages in PAIRS:
        for document in documents:
            for kind, seen in _measured(document, languages, aligner):
                for key in (kind, "all"):
                    row = counts[key, "-".join(languages)]
                    row[:] = [sum(pair) for pair in zip(row, seen, strict=True)]
    table = [
        (kind, pair, facts, rendered / facts, met / max(rendered, 1), placed / facts)
        for (kind, pair), (facts, rendered, met, placed) in sorted(counts.items())
    ]
    print(tabulate(table, ["kind", "pair", "facts", "rendered", "meet it", "by place"], floatfmt=".3f"))


def _measured(
    document: Mapping[str, Any], languages: tuple[str, str], aligner: WordAligner
) -> Iterator[tuple[str, tuple[int, int, int, int]]]:
    """Yield each fact's kind, and 1, whether it is rendered, whether that meets it, whether a guess does."""
    told = story(document, languages)
    _, facts = understood(told)
    starts = {code: _starts(document[code]) for code in languages}
    sides = [_by_line(facts, code, starts[code]) for code in languages]
    for line, (text, other) in enumerate(zip(*(document[code] for code in languages), strict=True)):
        mine, theirs = (side.get(line, {}) for side in sides)
        shared = [key for key in mine if len(mine[key]) == 1 == len(theirs.get(key, ()))]
        if not shared:
            continue
        aligned = aligner.align((text, languages[0]), (other, languages[1]))
        if aligned is None:
            raise SystemExit("the usual encoder has no vectors of tokens on this machine")
        for key in shared:
            spans = [
                _inside(held[key][0], starts[code][line])
                for held, code in zip((mine, theirs), languages, strict=True)
            ]
            found = aligned.rendering(spans[0])
            guess = _placed(other, (spans[0].start + spans[0].end) / 2 / len(text))
            yield (
                key[0],
                (1, found is not None, found is not None and _meet(found, spans[1]), _meet(guess, spans[1])),
            )


def _starts(lines: Sequence[str]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _by_line(
    facts: Facts, code: str, starts: Sequence[int]
) -> dict[int, dict[tuple[str, Hashable], list[Mention]]]:
    """Return the mentions of a source by line, and there by kind and value."""
    found: dict[int, dict[tuple[str, Hashable], list[Mention]]] = defaultdict(lambda: defaultdict(list))
    keyed: list[tuple[str, Hashable, Mention]] = []
    keyed += [
        ("number", (it.quantity.value.low, it.quantity.value.high), it.mention) for it in facts.quantities
    ]
    keyed += [
        ("time", (it.time.value.first_day, it.time.value.last_day), it.mention)
        for it in facts.times
        if it.time.value.first_day
    ]
    keyed += [("place", it.code, it.mention) for it in facts.places]
    keyed += [("person", it.entity, it.mention) for it in facts.names]
    for kind, value, mention in keyed:
        if mention.source == code:
            line = max(at for at, start in enumerate(starts) if start <= mention.start)
            found[line][kind, value].append(mention)
    return found


def _inside(mention: Mention, start: int) -> Span:
    return Span(mention.start - start, mention.end - start)


def _placed(text: str, share: float) -> Span:
    """Return the word of a text at a share of its length."""
    listed = [word for word in words(text) if word.is_word]
    nearest = min(listed, key=lambda word: abs((word.start + word.end) / 2 - share * len(text)))
    return Span(nearest.start, nearest.end)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


if __name__ == "__main__":
    main()
