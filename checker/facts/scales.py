"""Graded words: reduce and stop, may and will, regret and condemn, each with its degree on a scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.facts.lexicon import lexicon
from checker.facts.values import GradedFact

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
    return tuple(found)


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
