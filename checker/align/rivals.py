"""Rivals: two facts that stand where two accounts say the same thing, and that do not agree.

What is common to numbers (see numbers) and to persons and places (see named): the claims are each other's
nearest, and of the facts left over in the two the rivals are the only ones that could stand for each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from msgspec import Struct

from checker.align.scores import RELATED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from checker.align.scores import Scores
    from checker.facts.values import Fact
    from checker.model.claim import Claim
    from checker.model.source import Story

F = TypeVar("F", bound="Fact")


class Compared(Protocol):
    """A story whose claims were compared."""

    @property
    def story(self) -> Story:
        """The accounts."""

    @property
    def claims(self) -> Mapping[str, Claim]:
        """The claims of all accounts, by id, in order."""

    @property
    def scores(self) -> Scores:
        """How probably two claims correspond."""


class Rival(Struct, Generic[F], frozen=True):
    """Two facts of two accounts, the first account's first.

    ``score`` is that of the ``claims``, by id, that were found to say the same: those of the facts, or other
    clauses of their sentences.
    """

    one: F
    other: F
    score: float
    claims: tuple[str, str]


class Left(Struct, Generic[F], frozen=True):
    """What is left over of two corresponding claims, by id, and the score of the two."""

    one: str
    other: str
    mine: tuple[F, ...]
    theirs: tuple[F, ...]
    score: float


def counterparts(
    case: Compared, least: float = RELATED, near: float | None = None
) -> Iterator[tuple[str, str, float]]:
    """Yield claims of two accounts, by id, that say the same and are each other's nearest, with the score.

    ``least`` is the score from which they do; or they are at least so ``near``.
    """
    for one, other, score in case.scores.mutual_pairs(score=least, near=near):
        if not case.story.are_one_account(case.claims[one].source, case.claims[other].source):
            yield one, other, score


def only_pairs(
    mine: Sequence[F], theirs: Sequence[F], comparable: Callable[[F, F], bool]
) -> Iterator[tuple[F, F]]:
    """Yield the facts of two claims that each have just the other to stand for."""
    for left in mine:
        fitting = [right for right in theirs if comparable(left, right)]
        if len(fitting) == 1 and sum(comparable(it, fitting[0]) for it in mine) == 1:
            yield left, fitting[0]
