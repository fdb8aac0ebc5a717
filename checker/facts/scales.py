"""Graded words: reduce and stop, may and will, regret and condemn, each with its degree on a scale."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from checker.facts.lexicon import lexicon, stems
from checker.facts.tables import toml_table
from checker.facts.values import GradedFact
from checker.model.language import primary_language
from checker.text.fold import fold_word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from checker.facts.reading import Reading
    from checker.facts.values import Mention
    from checker.text.words import Word


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
        found.append(Degree(scale, int(degree), match.first, match.last))
    listed = {(item.scale, place) for item in found for place in range(item.first, item.last)}
    found += [it for it in _shaped(text_words, language) if (it.scale, it.first) not in listed]
    return tuple(sorted(found, key=lambda item: item.first))


class _Shape(NamedTuple):
    """Words of a scale that are told by how they look, but for those listed; all in folded spelling."""

    scale: str
    degree: int
    like: re.Pattern[str]
    but: frozenset[str]


@cache
def _shapes(language: str) -> tuple[_Shape, ...]:
    table = toml_table("data", f"shapes-{primary_language(language)}")
    found = []
    for concept, entry in table.items():
        scale, degree = concept.split(".")
        like = re.compile("|".join(map("(?:{})".format, entry["like"])))
        found.append(_Shape(scale, int(degree), like, frozenset(map(fold_word, entry["but"]))))
    return tuple(found)


def _shaped(text_words: Sequence[Word], language: str) -> Iterator[Degree]:
    """Yield the words, or pairs of words, that look like a scale's; names apart, which have a capital."""
    for shape in _shapes(language):
        for place, word in enumerate(text_words):
            if word.capital or not shape.but.isdisjoint(stems(word.text, language)):
                continue
            if shape.like.fullmatch(word.text):
                yield Degree(shape.scale, shape.degree, place, place + 1)
            elif place + 1 < len(text_words) and shape.like.fullmatch(
                f"{word.text} {text_words[place + 1].text}"
            ):
                yield Degree(shape.scale, shape.degree, place, place + 2)


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
