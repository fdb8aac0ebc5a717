"""Graded words: reduce and stop, may and will, regret and condemn, each with its degree on a scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.facts.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    return tuple(found)


def disagreement(one: Sequence[Degree], other: Sequence[Degree]) -> tuple[Degree, Degree] | None:
    """Return graded words of the same scale whose degrees differ, where no degree of that scale is shared."""
    for left in one:
        same_scale = [right for right in other if right.scale == left.scale]
        mine = {item.degree for item in one if item.scale == left.scale}
        if same_scale and mine.isdisjoint(right.degree for right in same_scale):
            return left, same_scale[0]
    return None
