"""Graded words: reduce and stop, may and will, regret and condemn, each with its degree on a scale."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from checker.facts.lexicon import lexicon, stems
from checker.facts.tables import toml_table
from checker.facts.values import GradedFact
from checker.model.language import primary_language
from checker.text.fold import fold_word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from checker.facts.reading import Reading
    from checker.facts.values import Mention
    from checker.text.words import Word


_NONE = "none"
"""The table of what only looks like a word of a scale: as the longest phrase at its place, it takes it."""


class Degree(NamedTuple):
    """The words ``[first, last)`` stand at ``degree`` (1 is weakest) of a scale."""

    scale: str
    degree: int
    first: int
    last: int


def degrees(text_words: Sequence[Word], language: str) -> tuple[Degree, ...]:
    """Return the graded words of a text, in order. None for a language without tables."""
    found = []
    for match in lexicon("scales", language).find(text_words):
        scale, degree = match.concept.split(".")
        if scale == _NONE:
            continue
        found.append(Degree(scale, int(degree), match.first, match.last))
    listed = {(item.scale, place) for item in found for place in range(item.first, item.last)}
    found += [it for it in _shaped(text_words, language) if (it.scale, it.first) not in listed]
    return tuple(sorted(found, key=lambda item: item.first))


class _Shape(NamedTuple):
    """Words, and pairs of words, that are told by how they look, but for those listed; folded spelling.

    ``opening`` is what the first words of its pairs look like.
    """

    scale: str
    degree: int
    word: re.Pattern[str] | None
    opening: re.Pattern[str] | None
    pair: re.Pattern[str] | None
    but: frozenset[str]

    def length(self, text_words: Sequence[Word], place: int) -> int:
        """Return how many words of the shape begin at a place: one, two, or none."""
        one = text_words[place].text
        if self.word and self.word.fullmatch(one):
            return 1
        if self.pair and place + 1 < len(text_words):
            return 2 if self.pair.fullmatch(f"{one} {text_words[place + 1].text}") else 0
        return 0

    def may_begin(self, word: str) -> bool:
        """Whether a word is of the shape, or opens a pair that may be."""
        return any(pattern.fullmatch(word) for pattern in (self.word, self.opening) if pattern)


@cache
def _shapes(language: str) -> tuple[_Shape, ...]:
    table = toml_table("data", f"shapes-{primary_language(language)}")
    found = []
    for concept, entry in table.items():
        scale, degree = concept.split(".")
        words, pairs = ([it for it in entry["like"] if (" " in it) is two] for two in (False, True))
        word, pair, opening = map(_any_of, (words, pairs, [it.partition(" ")[0] for it in pairs]))
        but = frozenset(map(fold_word, entry["but"]))
        found.append(_Shape(scale, int(degree), word, opening, pair, but))
    return tuple(found)


@lru_cache(maxsize=65536)
def _shapes_from(word: str, language: str) -> tuple[_Shape, ...]:
    """Return the shapes that may begin with a word: most words are of none."""
    return tuple(shape for shape in _shapes(language) if shape.may_begin(word))


def _any_of(patterns: Iterable[str]) -> re.Pattern[str] | None:
    listed = [f"(?:{pattern})" for pattern in patterns]
    return re.compile("|".join(listed)) if listed else None


def _shaped(text_words: Sequence[Word], language: str) -> Iterator[Degree]:
    """Yield the words, or pairs of words, that look like a scale's; names apart, which have a capital."""
    if not _shapes(language):
        return
    for place, word in enumerate(text_words):
        for shape in () if word.capital else _shapes_from(word.text, language):
            length = shape.length(text_words, place)
            if length and shape.but.isdisjoint(stems(word.text, language)):
                yield Degree(shape.scale, shape.degree, place, place + length)


def graded_facts(
    reading: Reading, mention: Callable[[Reading, int, int], Mention | None]
) -> Iterator[GradedFact]:
    """Yield the graded words of a source, in order; ``mention`` places a span in its claim."""
    for degree in degrees(reading.words, reading.language):
        placed = mention(reading, *reading.span(degree.first, degree.last))
        if placed is not None:
            yield GradedFact(placed, degree.scale, degree.degree)


def disagreement(one: Sequence[Degree], other: Sequence[Degree]) -> tuple[Degree, Degree] | None:
    """Return graded words of the same scale whose degrees differ, where no degree of that scale is shared."""
    for left in one:
        same_scale = [right for right in other if right.scale == left.scale]
        mine = {item.degree for item in one if item.scale == left.scale}
        if same_scale and mine.isdisjoint(right.degree for right in same_scale):
            return left, same_scale[0]
    return None
