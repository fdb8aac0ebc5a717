"""Fit the logistic models of exchanged words (``checker/align/exchanged.py``).

Reads pairs of sentences that are translations: a part of Tatoeba, the written sentences of
``training/contradiction/data``, and the even-numbered documents of NTREX-128's development half. In each pair
one word, or two, of either side is exchanged for a word of another text of like ending and capital letter.
The first model learns which word was exchanged, the second, of its scores, whether any was. Writes weights
and the mean vectors of words into checker/align/data; no text goes there. Run: python training/exchanged.py
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

sys.path.append(str(Path(__file__).resolve().parent.parent / "benchmarks"))

from accounts import half
from evaluation_data import ntrex, tatoeba
from fitting import newton

from checker.align.exchanged import PAIR_FEATURES, SECOND, pair_columns
from checker.align.word_support import FEATURES, LANGUAGES, MEANS, support
from checker.align.words import WordAligner
from checker.embed import load
from checker.embed.bundled import use_engine
from checker.facts.names.small_words import stopwords
from checker.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from checker.align.wording import Span
    from checker.embed import Encoder
    from checker.text.words import Word

    Rows = NDArray[np.float32]

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "checker" / "align" / "data"
TABLE = DATA / "exchanged.toml"
WRITTEN = ROOT / "training" / "contradiction" / "data" / "sentences.tsv"

SEED = 5
RIDGE, PAIR_RIDGE = 30.0, 1.0
DIGITS = 4
_SHORTEST, _LONGEST = 4, 34  # words of a sentence
_SHORTEST_WORD = 3
_TRIES = 8
_PARTS, _TAKEN = 10, 7  # of Tatoeba so many tenths
_TWICE = 2  # words exchanged of a side of a sentence of news


class Pair(NamedTuple):
    """Two texts that are translations, or were: ``exchanged`` is the side and span of a word put in."""

    origin: str
    number: int
    languages: tuple[str, str]
    texts: tuple[str, str]
    most: int = 1
    exchanged: tuple[int, int, int] | None = None


def translations() -> Iterator[Pair]:
    """Yield pairs as they are; ``most`` is how many words of a side are exchanged, one at a time."""
    for language in ("ar", "fr"):
        for number, (text, english) in enumerate(tatoeba(language)):
            if number % _PARTS < _TAKEN and len(text.split()) >= _SHORTEST:
                yield Pair(f"t{language}{number}", number, (language, "en"), (text, english))
    with WRITTEN.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        for number, (_, english, french, arabic) in enumerate(rows):
            yield from _pairs(f"s{number // 4}", number, (arabic, english, french), 1)
    for document in half(ntrex(), "even"):
        for number, told in enumerate(zip(*(document[it] for it in LANGUAGES), strict=True)):
            if _SHORTEST <= len(told[1].split()) <= _LONGEST:
                yield from _pairs(document["doc"], number, told, _TWICE)


def _pairs(origin: str, number: int, told: Sequence[str], most: int) -> Iterator[Pair]:
    for one, other in combinations(range(len(LANGUAGES)), 2):
        yield Pair(origin, number, (LANGUAGES[one], LANGUAGES[other]), (told[one], told[other]), most)


def with_exchanges(pairs: Sequence[Pair], random: Random) -> Iterator[Pair]:
    """Yield each pair, and the same with words exchanged, one at a time."""
    strangers: dict[tuple[str, tuple[object, ...]], list[tuple[str, str]]] = defaultdict(list)
    for language, raw, origin, frame in _vocabulary(pairs):
        strangers[language, frame].append((raw, origin))
    for pair in pairs:
        yield pair
        for side, (text, language) in enumerate(zip(pair.texts, pair.languages, strict=True)):
            telling = _telling(text, language)
            random.shuffle(telling)
            made = 0
            for word in telling:
                if made == pair.most:
                    break
                put = _stranger(strangers[language, _frame(word, language)], pair, text, random)
                if put:
                    made += 1
                    yield _exchanged(pair, side, word, put)


def _vocabulary(pairs: Iterable[Pair]) -> Iterator[tuple[str, str, str, tuple[object, ...]]]:
    seen = set()
    for pair in pairs:
        for text, language in zip(pair.texts, pair.languages, strict=True):
            for word in _telling(text, language):
                key = language, text[word.start : word.end], pair.origin
                if key not in seen:
                    seen.add(key)
                    yield *key, _frame(word, language)


def _telling(text: str, language: str) -> list[Word]:
    return [
        word
        for word in words(text)
        if word.text.isalpha() and len(word.text) >= _SHORTEST_WORD and word.text not in stopwords(language)
    ]


def _frame(word: Word, language: str) -> tuple[object, ...]:
    """Return what two words have to share to be exchanged: article and ending, or ending and capital."""
    text = word.text
    if language == "ar":
        return text[:2] == "ال", text[-1] in "ةت", text[-2:] in {"ات", "ين", "ون"}
    return text[-2:], word.capital


def _stranger(options: Sequence[tuple[str, str]], pair: Pair, text: str, random: Random) -> str | None:
    for _ in range(_TRIES):
        put, origin = random.choice(options)
        if origin != pair.origin and put.lower() not in text.lower():
            return put
    return None


def _exchanged(pair: Pair, side: int, word: Word, put: str) -> Pair:
    texts = list(pair.texts)
    texts[side] = texts[side][: word.start] + put + texts[side][word.end :]
    place = side, word.start, word.start + len(put)
    return pair._replace(texts=(texts[0], texts[1]), exchanged=place)


class Seen(NamedTuple):
    """A pair as the model sees it: of either side the columns of its words, and which was put in."""

    pair: Pair
    columns: tuple[Rows, Rows]
    truths: tuple[Rows, Rows]


def observed(pairs: Iterable[Pair], aligner: WordAligner, second: Encoder) -> Iterator[Seen]:
    """Yield what the model sees of each pair; pairs without telling words on both sides are left out."""
    for pair in pairs:
        one, other = zip(pair.texts, pair.languages, strict=True)
        aligned = aligner.align(one, other)
        sides = aligned and support(one, other, aligned, second)
        if sides:
            truths = [_truths(pair, side, it.spans) for side, it in enumerate(sides)]
            yield Seen(pair, (sides[0].columns, sides[1].columns), (truths[0], truths[1]))


def _truths(pair: Pair, side: int, spans: Sequence[Span]) -> Rows:
    put_in, start, end = pair.exchanged or (side, 0, 0)
    return np.array([float(put_in == side and it.start < end and start < it.end) for it in spans], np.float32)


def word_model(seen: Sequence[Seen]) -> dict[str, float]:
    """Fit which word was put in; of an exchanged pair the untouched side is left out."""
    used = [
        (columns, truths)
        for it in seen
        for side, (columns, truths) in enumerate(zip(it.columns, it.truths, strict=True))
        if it.pair.exchanged is None or it.pair.exchanged[0] == side
    ]
    rows, truths = (np.concatenate(parts) for parts in zip(*used, strict=True))
    return fitted(FEATURES, rows, truths, np.ones(len(truths)), RIDGE)


def pair_model(seen: Sequence[Seen], model: Mapping[str, float]) -> dict[str, float]:
    """Fit whether a word was put in; the exchanged pairs made of one pair count as much as it."""
    counted = Counter((it.pair.origin, it.pair.languages, it.pair.number) for it in seen if it.pair.exchanged)
    weights = np.array([model[name] for name in FEATURES])
    rows, truths, counts = [], [], []
    for it in seen:
        scores = [columns @ weights + model["bias"] for columns in it.columns]
        rows.append(pair_columns(it.columns, scores))
        truths.append(float(it.pair.exchanged is not None))
        made = counted[it.pair.origin, it.pair.languages, it.pair.number]
        counts.append(1 / made if it.pair.exchanged else 1.0)
    return fitted(PAIR_FEATURES, np.array(rows, np.float32), np.array(truths), np.array(counts), PAIR_RIDGE)


def fitted(
    names: Sequence[str], rows: Rows, truths: NDArray[Any], counted: NDArray[Any], ridge: float
) -> dict[str, float]:
    """Return the weights of the columns, and the bias; the ridge takes columns at their spread."""
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    *weights, bias = newton((rows - middle) / spread, truths, counted, ridge)
    plain = np.array(weights) / spread
    return dict(zip((*names, "bias"), [*map(float, plain), float(bias - plain @ middle)], strict=True))


def write_means(pairs: Iterable[Pair], second: Encoder) -> None:
    """Write the mean vector of the distinct words of each language."""
    held: dict[str, set[str]] = {language: set() for language in LANGUAGES}
    for pair in pairs:
        for text, language in zip(pair.texts, pair.languages, strict=True):
            held[language] |= {text[it.start : it.end] for it in words(text) if it.is_word}
    record = {
        "weights": use_engine().weights,
        "provenance": {
            "source": "Tatoeba (CC BY 2.0 FR); NTREX-128, development half (CC BY-SA 4.0), even-numbered "
            "documents; training/contradiction/data/sentences.tsv",
            "used": "their distinct words; only means of vectors are kept, no text",
            "made_by": "training/exchanged.py",
        },
        "means": {
            language: [round(float(value), DIGITS) for value in second.raw(sorted(own)).mean(axis=0)]
            for language, own in held.items()
        },
    }
    lines = ",\n".join(f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in record.items())
    (DATA / MEANS).write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


def main() -> None:
    """Write the means, then fit the models and write their weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--each", type=int, default=1, help="take each so manyeth pair of translations")
    told = list(translations())[:: parser.parse_args().each]
    aligner, second = WordAligner(load("e5-small")), load(SECOND)
    made = list(with_exchanges(told, Random(SEED)))  # noqa: S311 - to repeat it, not to hide it
    write_means(made, second)
    seen = list(observed(made, aligner, second))
    model = word_model(seen)
    head = TABLE.read_text(encoding="utf-8").partition("[word]")[0]
    text = "".join(
        f"[{name}]\n" + "".join(f"{column} = {weight:.4f}\n" for column, weight in weights.items()) + "\n"
        for name, weights in (("word", model), ("pair", pair_model(seen, model)))
    )
    TABLE.write_text(head + text.rstrip("\n") + "\n", encoding="utf-8")
    print(f"{len(seen):,} pairs of texts, {sum(it.pair.exchanged is not None for it in seen):,} exchanged")


if __name__ == "__main__":
    main()
