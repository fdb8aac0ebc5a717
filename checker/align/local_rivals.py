"""Numbers, months and years that stand for each other where two accounts say the same thing.

They come back everywhere in a text: that another account has a 'three' somewhere says nothing. So each is
settled only by what stands near the counterpart of its claim, unlike names (see named).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Generic, TypeVar

from checker.align.rivals import Rival, counterparts, only_pairs
from checker.align.surroundings import Surroundings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from checker.align.rivals import Compared
    from checker.facts.values import Fact, QuantityFact

F = TypeVar("F", bound="Fact")


def is_soft(fact: QuantityFact) -> bool:
    """Whether only the form of a word tells a quantity (an Arabic dual): enough to agree with."""
    return fact.quantity.soft


def local_rivals(  # noqa: PLR0913, PLR0917 - what two facts can be to each other
    case: Compared,
    facts: Sequence[F],
    agree: Callable[[F, F], bool],
    comparable: Callable[[F, F], bool],
    soft: Callable[[F], bool] = lambda _: False,
    exact: Callable[[F, F], bool] | None = None,
) -> Iterator[Rival[F]]:
    """Yield facts that stand for each other in corresponding claims and do not agree.

    Args:
        case: the story, its claims and how they correspond.
        facts: those of one sort of all accounts.
        agree: whether two can be one; symmetric.
        comparable: whether two can be about one thing; symmetric.
        soft: whether one settles others but is nobody's rival.
        exact: whether two say just the same: what only agrees (rounded, in another unit) does not settle what
            another fact of the claim says exactly; ``agree`` when None.
    """
    local = _Local(case, facts, agree, exact or agree)
    stated: set[tuple[int, int]] = set()
    for one, other, score in counterparts(case):
        mine, theirs = local.held(one, other), local.held(other, one)
        left = [it for it in mine if not (soft(it) or local.settled(it, other, mine, theirs))]
        right = [it for it in theirs if not (soft(it) or local.settled(it, one, theirs, mine))]
        for first, second in only_pairs(left, right, comparable):
            if (id(first), id(second)) not in stated:
                stated.add((id(first), id(second)))
                yield Rival(first, second, score, (one, other))


class _Local(Generic[F]):
    """The facts of all accounts by where they stand, and which of them have their equal there."""

    def __init__(
        self,
        case: Compared,
        facts: Sequence[F],
        agree: Callable[[F, F], bool],
        exact: Callable[[F, F], bool],
    ) -> None:
        self._agree, self._exact = agree, exact
        self._around = Surroundings(case)
        self._by_claim: dict[str, list[F]] = defaultdict(list)
        self._by_source: dict[str, list[F]] = defaultdict(list)
        for fact in facts:
            self._by_claim[fact.mention.claim].append(fact)
            self._by_source[fact.mention.source].append(fact)

    def held(self, claim: str, counterpart: str) -> list[F]:
        """Return the facts of a claim, and of what else of its sentence the counterpart may tell."""
        places = self._around.stretch(claim, counterpart)
        return [fact for place in places for fact in self._by_claim.get(place, ())]

    def settled(self, fact: F, counterpart: str, mine: Sequence[F], theirs: Sequence[F]) -> bool:
        """Whether a fact has its equal: in the counterpart, or near it where no other claim needs it."""
        if self._has_equal(fact, mine, theirs):
            return True
        claim = fact.mention.claim
        inside = {claim, *(it.mention.claim for it in theirs)}
        own = [it for it in self._by_source[fact.mention.source] if it.mention.claim != claim]
        places = (place for place in self._around.of(claim, counterpart) if place not in inside)
        near = (it for place in places for it in self._by_claim.get(place, ()))
        return any(self._agree(fact, it) and not any(self._agree(other, it) for other in own) for it in near)

    def _has_equal(self, fact: F, mine: Sequence[F], theirs: Sequence[F]) -> bool:
        """Whether a fact agrees with one that is not just what another of its own claim says exactly."""
        return any(
            self._exact(fact, it) or not any(self._exact(own, it) for own in mine)
            for it in theirs
            if self._agree(fact, it)
        )
