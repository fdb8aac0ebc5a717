"""Numbers, months and years that stand for each other where two accounts say the same thing.

They come back everywhere in a text: that another account has a 'three' somewhere says nothing. So each is
settled only by what stands near the counterpart of its claim, unlike names (see named).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

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


def local_rivals(
    case: Compared,
    facts: Sequence[F],
    agree: Callable[[F, F], bool],
    comparable: Callable[[F, F], bool],
    soft: Callable[[F], bool] = lambda _: False,
) -> Iterator[Rival[F]]:
    """Yield facts that stand for each other in corresponding claims and do not agree.

    Args:
        case: the story, its claims and how they correspond.
        facts: those of one sort of all accounts.
        agree: whether two can be one; symmetric.
        comparable: whether two can be about one thing; symmetric.
        soft: whether one settles others but is nobody's rival.
    """
    by_claim: dict[str, list[F]] = defaultdict(list)
    for fact in facts:
        by_claim[fact.mention.claim].append(fact)
    around = Surroundings(case)
    by_source: dict[str, list[F]] = defaultdict(list)
    for fact in facts:
        by_source[fact.mention.source].append(fact)

    def settled(fact: F, counterpart: str) -> bool:
        """Whether a fact has its equal: in the counterpart, or near it where no other claim needs it."""
        claim = fact.mention.claim
        if any(agree(fact, it) for it in by_claim[counterpart]):
            return True
        own = [it for it in by_source[fact.mention.source] if it.mention.claim != claim]
        near = (it for place in around.of(claim, counterpart) for it in by_claim.get(place, ()))
        return any(agree(fact, it) and not any(agree(mine, it) for mine in own) for it in near)

    stated: set[tuple[int, int]] = set()
    for one, other, score in counterparts(case):
        if one not in by_claim or other not in by_claim:
            continue
        mine = [fact for fact in by_claim[one] if not (soft(fact) or settled(fact, other))]
        theirs = [fact for fact in by_claim[other] if not (soft(fact) or settled(fact, one))]
        for left, right in only_pairs(mine, theirs, comparable):
            if (id(left), id(right)) not in stated:
                stated.add((id(left), id(right)))
                yield Rival(left, right, score)
