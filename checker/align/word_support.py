"""What bears out each word of a text in its rendering in another language: the columns of a small model.

An exchanged word keeps its place in word alignment, and much of its vector: its neighbours vouch for it. So
each telling word is read in four ways. In its sentence: its nearest token there. Alone and with one or two
neighbours, each as a text of its own: the nearest stretch of up to three words there. And by what the text
gains in likeness when the word is left out: a faithful word is missed, an exchanged one is not. Stretches and
leaving out take many vectors; the bundled USE-m (see ``checker.embed.bundled``) makes them at little cost.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from msgspec import Struct

from checker.align.wording import Span
from checker.facts.names.small_words import stopwords
from checker.model.language import primary_language
from checker.text.tables import required_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from checker.align.vectors import Text
    from checker.align.words import WordAlignment
    from checker.embed import Encoder
    from checker.text.words import Word

    Rows = NDArray[np.float32]

LANGUAGES = ("ar", "en", "fr")
"""Of which the model knows anything."""

FEATURES = (
    "near", "near_telling", "near_second", "mutual",
    "alone_word", "alone", "two", "three", "counterpart_word", "counterpart",
    "without", "weight", "share", "lead", "rank", "without_there", "whole",
    "words", "telling", "telling_there", "ratio", "place", "shift", "letters", "digits", "same",
    *(f"{side}_{language}" for side in ("here", "there") for language in LANGUAGES),
)  # fmt: skip
"""The columns, in order. ``near*``, ``mutual``: cosines of aligned tokens; ``alone*``, ``two``, ``three``:
the best cosine of the word, of stretches of two and three words with it, with a stretch of the other text;
``counterpart*``: of the word with that nearest to it in its sentence; ``without``: what leaving it out adds
to the likeness of the texts, ``weight``: what it takes from the likeness to its own, ``share``: their
quotient; ``lead``, ``rank``: against the other words; ``without_there``: the most that leaving out a word
there adds; ``place``, ``shift``: where the word stands, from 0 to 1, and how far from there its counterpart.
"""

_LONGEST = 3
_LEAST_WEIGHT, _MOST_SHARE = 1e-3, 5.0
_TINY = 1e-6

MEANS = "use-m-words.json"
"""Made by ``training/exchanged.py``."""


class Support(NamedTuple):
    """The telling words of a text, as spans; their columns, shape (words, features); their counterparts."""

    spans: tuple[Span, ...]
    columns: Rows
    counterparts: tuple[Span, ...]


class _Side(Struct, frozen=True, eq=False):
    """A text read: its words, which of them tell, its stretches of words with their vectors.

    The first ``len(words)`` stretches are the words alone. ``whole`` is the vector of the text, ``without``
    that of the text without each telling word.
    """

    words: tuple[Word, ...]
    language: str
    telling: tuple[int, ...]
    stretches: tuple[tuple[int, int], ...]
    rows: Rows
    whole: Rows
    without: Rows

    def around(self, word: int, size: int) -> list[int]:
        """Return which stretches of a size have a word in them."""
        return [
            at
            for at, (first, last) in enumerate(self.stretches)
            if last - first == size and first <= word < last
        ]


def support(
    one: Text, other: Text, aligned: WordAlignment, encoder: Encoder
) -> tuple[Support, Support] | None:
    """Return what bears out the words of either text; None where one has no telling word.

    Args:
        one: a text and its language.
        other: the same in another language.
        aligned: the words of the two, ``one`` first.
        encoder: makes the vectors of stretches.
    """
    sides = _side(*one, aligned.one, encoder), _side(*other, aligned.other, encoder)
    if not all(side.telling for side in sides):
        return None
    return _supported(*sides, aligned.near), _supported(sides[1], sides[0], aligned.near.T)


def _side(text: str, language: str, every: tuple[Word, ...], encoder: Encoder) -> _Side:
    language = primary_language(language)
    telling = tuple(at for at, word in enumerate(every) if _tells(word, language))
    stretches = tuple(_stretches(len(every)))
    parts = [text[every[first].start : every[last - 1].end] for first, last in stretches]
    shorter = [" ".join((text[: every[at].start] + text[every[at].end :]).split()) for at in telling]
    rows = encoder.raw([text, *shorter, *parts])
    apart = rows[1 + len(telling) :] - mean_word(language)
    apart /= np.maximum(np.linalg.norm(apart, axis=1, keepdims=True), _TINY)
    return _Side(every, language, telling, stretches, apart, rows[0], rows[1 : 1 + len(telling)])


def mean_word(language: str) -> Rows:
    """Return the mean vector of the words of a language that the model knows, each as a text of its own."""
    return _means()[1][language]


def weights() -> str:
    """Return the weights that the means were measured on: with no others the columns mean anything."""
    return _means()[0]


@cache
def _means() -> tuple[str, dict[str, Rows]]:
    record = json.loads(required_text("checker.align", f"data/{MEANS}"))
    return record["weights"], {tag: np.array(mean, np.float32) for tag, mean in record["means"].items()}


def _tells(word: Word, language: str) -> bool:
    return len(word.text) > 1 and word.text not in stopwords(language)


def _stretches(count: int) -> Iterator[tuple[int, int]]:
    for size in range(1, _LONGEST + 1):
        for first in range(count - size + 1):
            yield first, first + size


def _supported(mine: _Side, theirs: _Side, near: Rows) -> Support:
    between = mine.rows @ theirs.rows.T
    whole = float(mine.whole @ theirs.whole)
    gains = mine.without @ theirs.whole - whole
    weights = 1 - mine.without @ mine.whole
    there = float((theirs.without @ mine.whole).max() - whole)
    languages = [float(side.language == it) for side in (mine, theirs) for it in LANGUAGES]
    columns, counterparts = [], []
    for at, word in enumerate(mine.telling):
        counterpart = int(near[word].argmax())
        counterparts.append(counterpart)
        columns.append([
            *_near(near, word, theirs.telling),
            *_alone(mine, theirs, between, word, counterpart),
            *_left_out(gains, weights, at),
            there,
            whole,
            *_shape(mine, theirs, word, counterpart),
            *languages,
        ])  # fmt: skip
    spans = tuple(_span(mine.words[at]) for at in mine.telling)
    return Support(
        spans, np.asarray(columns, np.float32), tuple(_span(theirs.words[at]) for at in counterparts)
    )


def _near(near: Rows, word: int, telling: Sequence[int]) -> tuple[float, ...]:
    row = near[word]
    best = int(row.argmax())
    second = float(np.partition(row, -2)[-2]) if len(row) > 1 else 0.0
    mutual = float(near[:, best].argmax() == word)
    return float(row[best]), float(row[list(telling)].max()), second, mutual


def _alone(mine: _Side, theirs: _Side, between: Rows, word: int, counterpart: int) -> tuple[float, ...]:
    best = between.max(axis=1)
    wider = (float(best[mine.around(word, size)].max(initial=-1)) for size in range(2, _LONGEST + 1))
    with_it = [at for size in range(1, _LONGEST + 1) for at in theirs.around(counterpart, size)]
    return (
        float(between[word, : len(theirs.words)].max()),
        float(best[word]),
        *wider,
        float(between[word, counterpart]),
        float(between[word, with_it].max()),
    )


def _left_out(gains: Rows, weights: Rows, at: int) -> tuple[float, ...]:
    gain, weight = float(gains[at]), float(weights[at])
    others = np.delete(gains, at)
    lead = gain - float(others.max()) if len(others) else 0.0
    share = max(-_MOST_SHARE, min(gain / max(weight, _LEAST_WEIGHT), _MOST_SHARE))
    return gain, weight, share, lead, float((gains > gain).sum())


def _shape(mine: _Side, theirs: _Side, word: int, counterpart: int) -> tuple[float, ...]:
    text = mine.words[word].text
    place, there = (at / max(len(it.words) - 1, 1) for at, it in ((word, mine), (counterpart, theirs)))
    return (
        float(len(mine.words)),
        float(len(mine.telling)),
        float(len(theirs.telling)),
        len(mine.telling) / len(theirs.telling),
        place,
        abs(place - there),
        float(len(text)),
        float(any(char.isdigit() for char in text)),
        float(any(text == it.text for it in theirs.words)),
    )


def _span(word: Word) -> Span:
    return Span(word.start, word.end)
