"""Names: does the right Latin form rank first, and are the persons of one account found in the other?

    python benchmarks/names.py [--half odd|even|all] [--show]

Ranking: for each Arabic name of ``ar2en-eval`` its Latin form against 200 others of the list, chosen by
seeded chance; the table of letter costs was learned without them. Linking: of the mentions of persons in
English NTREX documents, how many have a mention of the same person in the parallel sentence, Arabic or
French. Mentions that nothing there sounds like are counted apart: the sentence says 'he', or translates what
capitals took for a person.
"""

from __future__ import annotations

import argparse
from bisect import bisect_right
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING, Any

from accounts import half, story, understood
from evaluation_data import folder, ntrex
from tabulate import tabulate

from checker.align.named import is_heard
from checker.facts.names.similarity import similarity
from checker.facts.names.small_words import particles
from checker.text.fold import fold_word
from checker.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.facts.values import NameFact

SEED = 7
DISTRACTORS = 200


def ranked_first(show: bool) -> float:  # noqa: FBT001 - the option of the command
    """Return how many of the names, of all, have their own Latin form ranked first."""
    lines = (folder() / "translit" / "ar2en-eval.txt").read_text("utf-8").splitlines()
    names = [(fold_word(arabic), fold_word(latin)) for arabic, latin in (line.split("\t") for line in lines)]
    forms = [latin for _, latin in names]
    random, first = Random(SEED), 0
    for arabic, latin in names:
        others = random.sample([form for form in forms if form != latin], DISTRACTORS)
        own = similarity(arabic, latin)
        best, form = max((similarity(arabic, form), form) for form in others)
        first += own > best
        if show and own <= best:
            print(f"{arabic}: {latin} {own:.2f}, {form} {best:.2f}")
    return first / len(names)


def linked(documents: Sequence[dict[str, Any]], other: str, *, show: bool) -> tuple[int, int, int]:
    """Return the English mentions linked, those that sound like something there, and all."""
    found = heard = count = 0
    for document in documents:
        for name, there, line in _mentions(document, other):
            count += 1
            is_linked = any(it.entity == name.entity for it in there)
            is_there = is_linked or _sounds(name, line, other)
            found += is_linked
            heard += is_there
            if show and is_there and not is_linked:
                print(f"{name.mention.text} | {line[:160]}")
    return found, heard, count


def _mentions(document: Mapping[str, Any], other: str) -> Iterator[tuple[NameFact, Sequence[NameFact], str]]:
    """Yield each English mention of a person, the mentions in the parallel line, and that line."""
    pair = story(document, ("en", other))
    _, facts = understood(pair)
    starts = {
        language: [0, *accumulate(len(line) + 1 for line in document[language])] for language in ("en", other)
    }
    lines: dict[tuple[str, int], list[NameFact]] = {}
    for name in facts.names:
        source = name.mention.source
        lines.setdefault((source, bisect_right(starts[source], name.mention.start) - 1), []).append(name)
    for (source, number), names in lines.items():
        for name in names if source == "en" else ():
            yield name, lines.get((other, number), ()), document[other][number]


def _sounds(name: NameFact, line: str, language: str) -> bool:
    parts = [word.text for word in words(name.mention.text) if word.is_word and word.text not in particles()]
    return bool(parts) and is_heard(parts[-1], line, language)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--half", choices=("odd", "even", "all"), default="odd")
    parser.add_argument("--show", action="store_true", help="print the names that were missed")
    options = parser.parse_args()
    print(f"ranked first among {DISTRACTORS} others: {ranked_first(options.show):.3f}")
    documents = half(ntrex(), options.half)
    rows = []
    for other in ("ar", "fr"):
        found, heard, count = linked(documents, other, show=options.show)
        rows.append((f"en-{other}", count, heard, found, found / max(heard, 1), found / max(count, 1)))
    headers = ("pair", "mentions", "of them in the other", "linked", "share of these", "share of all")
    print(tabulate(rows, headers=headers, floatfmt=".3f"))


if __name__ == "__main__":
    main()
