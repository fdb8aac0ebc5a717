"""Part by part: what two renderings of one passage say that cannot both be meant, in whatever languages.

A free translation keeps the parts: who and where, how many, when, whether it is denied, how strongly it is
said. A part counts only if each side has it and nothing near on the other side agrees with it: what one side
leaves out is no difference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from msgspec import Struct

from checker.facts.polarity import Kind, negations
from checker.facts.polarity.opposites import opposed
from checker.facts.scales import Degree, degrees, disagreement
from checker.model.language import primary_language
from checker.text.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from checker.facts.polarity import Negation
    from checker.facts.values import Fact
    from checker.text.words import Word

F = TypeVar("F", bound="Fact")

_LIKE_LENGTH = 0.6
"""Of two passages one of which is shorter than this part of the other, one leaves out what is denied."""


_LITERAL = 20
"""Words and marks of a passage up to which a denial is mostly translated by one; longer ones are recast."""

_POLES = 3  # the two poles of a pair, 1 and 2, added up
_ONE = "one"
_AFFIRMED = "not denied"
_LANGUAGE_BOUND = frozenset({
    "certainty", "assertion", "necessity", "asking", "worry",
    "start-end", "arrest-release", "attack-withdraw", "positive-negative", "win-lose", "live-die",
    "more-less", "allow-ban", "before-after",
})  # fmt: skip
"""Scales and pairs that each language words in its own way: a tense for 'may', 'our defeat' for 'they won'.

More than one in twenty of them differ in professional translations (accept and reject is kept all the same).
"""


class Passage(NamedTuple):
    """The characters ``[start, end)`` of a source, as they are, and the language."""

    source: str
    start: int
    end: int
    text: str
    language: str


class Clash(NamedTuple):
    """A part that differs: the characters of either source that say it, and what they say."""

    part: str
    one: tuple[int, int]
    other: tuple[int, int]
    values: tuple[str, str]


class Kept(NamedTuple):
    """Where facts may stand: of the rendering its own; of the original those rendered, and those near by."""

    rendering: Passage
    original: Passage
    around: Passage


def word_clashes(one: Passage, other: Passage) -> Iterator[Clash]:
    """Yield what differs in strength, in sense, and in being denied; across languages with more reserve.

    What is denied is compared only where the two are of like length, across languages only in short ones.
    """
    sides = _side(one), _side(other)
    across = sides[0].language != sides[1].language
    graded = disagreement(*(_strengths(side, across=across) for side in sides))
    contrary = disagreement(*(_senses(side, across=across) for side in sides))
    for part, found in (("strength", graded), ("sense", contrary)):
        if found is not None:
            yield _clash(
                part, sides, [side.span(it.first, it.last) for side, it in zip(sides, found, strict=True)]
            )
    if contrary is None:
        yield from _denials(sides)


def denies(passage: Passage) -> bool:
    """Whether anything is denied in a passage, and the denial not cancelled."""
    return bool(_side(passage).denials)


class _Side(Struct, frozen=True):
    """A passage read: its words, and what denies in it."""

    passage: Passage
    words: tuple[Word, ...]
    language: str
    denials: tuple[Negation, ...]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the characters of the source that the words ``[first, last)`` are."""
        return self.passage.start + self.words[first].start, self.passage.start + self.words[last - 1].end

    def text(self, span: tuple[int, int]) -> str:
        return self.passage.text[span[0] - self.passage.start : span[1] - self.passage.start]

    def denied(self, degree: Degree) -> Kind | None:
        """Return how a graded word is denied, if it is and is not itself what denies."""
        for item in self.denials:
            if item.first < degree.first < item.end:
                return item.kind
        return None


def _side(passage: Passage) -> _Side:
    text, language = words(passage.text), primary_language(passage.language)
    denials = tuple(item for item in negations(text, language, passage.text) if not item.cancelled)
    return _Side(passage, text, language, denials)


def _strengths(side: _Side, *, across: bool) -> list[Degree]:
    return [
        item
        for item in degrees(side.words, side.language)
        if side.denied(item) is None and not (across and item.scale in _LANGUAGE_BOUND)
    ]


def _senses(side: _Side, *, across: bool) -> list[Degree]:
    """Return the words that have an opposite; one that is denied means the opposite."""
    found = []
    for it in opposed(side.words, side.language):
        item = Degree(it.concept, 1 if it.side == _ONE else 2, it.first, it.last)
        denied = side.denied(item)
        if across and item.scale in _LANGUAGE_BOUND:
            continue
        if denied is None:
            found.append(item)
        elif denied is Kind.CERTAIN:
            found.append(item._replace(degree=_POLES - item.degree))
    return found


def _denials(sides: tuple[_Side, _Side]) -> Iterator[Clash]:
    lengths = sorted(len(side.words) for side in sides)
    across = sides[0].language != sides[1].language
    if lengths[0] < _LIKE_LENGTH * lengths[1] or (across and lengths[1] > _LITERAL):
        return
    certain = [[item for item in side.denials if item.kind is Kind.CERTAIN] for side in sides]
    for mine, theirs in ((0, 1), (1, 0)):
        if len(certain[mine]) != 1 or sides[theirs].denials:
            continue
        item, side = certain[mine][0], sides[mine]
        spans = [(it.passage.start, it.passage.end) for it in sides]
        spans[mine] = side.span(item.first, max(item.last, (item.predicate or 0) + 1))
        values = [_AFFIRMED, _AFFIRMED]
        values[mine] = side.text(spans[mine])
        yield Clash("negation", spans[0], spans[1], (values[0], values[1]))


def _clash(part: str, sides: tuple[_Side, _Side], spans: Sequence[tuple[int, int]]) -> Clash:
    return Clash(part, spans[0], spans[1], (sides[0].text(spans[0]), sides[1].text(spans[1])))


def fact_clashes(
    facts: Sequence[F],
    places: Kept,
    agree: Callable[[F, F], bool],
    comparable: Callable[[F, F], bool],
) -> Iterator[tuple[F, F]]:
    """Yield the facts of a rendering and of its original that can only stand for each other and do not agree.

    Args:
        facts: those of one kind, of all sources.
        places: where they may stand.
        agree: whether both can be true; symmetric.
        comparable: whether both can be about one thing; symmetric.
    """
    mine = _within(facts, places.rendering)
    near = _within(facts, places.around)
    theirs = _within(facts, places.original)
    over = [fact for fact in mine if not any(agree(fact, it) for it in near)]
    left = [fact for fact in theirs if not any(agree(fact, it) for it in mine)]
    for fact in over:
        fitting = [it for it in left if comparable(fact, it)]
        if len(fitting) == 1 and sum(comparable(it, fitting[0]) for it in over) == 1:
            yield fact, fitting[0]


def _within(facts: Sequence[F], passage: Passage) -> list[F]:
    return [
        fact
        for fact in facts
        if fact.mention.source == passage.source
        and passage.start <= fact.mention.start
        and fact.mention.end <= passage.end
    ]
