"""Facts that render each other: where several could stand for one thing, word alignment tells which does.

What is left over of a claim, and what is left over of a claim that corresponds, stand for each other if the
words of each are linked with those of the other more firmly than with any other left over. Words are aligned
only for such questions: it takes a pass through the network for both claims.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

from checker.align.rivals import Compared, Left, Rival, counterparts
from checker.align.surroundings import Surroundings
from checker.align.wording import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from checker.align.words import WordAligner, WordAlignment
    from checker.facts.values import Fact, Mention
    from checker.model.claim import Claim

F = TypeVar("F", bound="Fact")

MOST_PAIRS = 200
"""So many pairs of claims are aligned for one rule, the likeliest first."""


class Alignable(Compared, Protocol):
    """A story whose claims were compared, and whose words can be, if ``aligner`` is given."""

    @property
    def aligner(self) -> WordAligner | None:
        """Aligns the words of two claims."""


def rendered(
    case: Alignable,
    facts: Sequence[F],
    agree: Callable[[F, F], bool],
    comparable: Callable[[F, F], bool],
    exact: Callable[[F, F], bool] | None = None,
) -> Iterator[Rival[F]]:
    """Yield facts of corresponding claims that have no equal there, and whose words render each other.

    Args:
        case: the story, its claims and how they correspond.
        facts: those of one sort of all accounts.
        agree: whether two can be one; symmetric.
        comparable: whether two that do not agree are of one kind; symmetric.
        exact: whether two say just the same: such take each other first; ``agree`` when None.
    """
    left_over = _left_over(case, facts, (exact or agree, agree))
    yield from linked(case, (it for it in left_over if _any(it, comparable)), comparable)


def linked(
    case: Alignable, left_over: Iterable[Left[F]], comparable: Callable[[F, F], bool]
) -> Iterator[Rival[F]]:
    """Yield, of what is left over in pairs of claims, the comparable facts whose words render each other.

    Nothing without an aligner, or where its encoder has no vectors of tokens.
    """
    if case.aligner is None:
        return
    for left in sorted(left_over, key=lambda it: -it.score)[:MOST_PAIRS]:
        claims = case.claims[left.one], case.claims[left.other]
        words = aligned(case, *claims)
        if words is None:
            return
        for one, other in _bound(words, claims, left):
            if comparable(one, other):
                yield Rival(one, other, left.score, (left.one, left.other))


def may_render(case: Alignable, one: Mention, other: Mention) -> bool:
    """Whether a word of one mention renders a word of another, or nothing can tell."""
    claims = case.claims[one.claim], case.claims[other.claim]
    words = aligned(case, *claims)
    return words is None or words.bond(_span(one, claims[0]), _span(other, claims[1])) > 0


def strongest_bond(case: Alignable, mine: Sequence[F], theirs: Sequence[F]) -> tuple[F, F]:
    """Return the facts of two claims, some of each, whose words render each other most firmly.

    The first two where nothing tells.
    """
    if len(mine) == len(theirs) == 1:
        return mine[0], theirs[0]
    claims = case.claims[mine[0].mention.claim], case.claims[theirs[0].mention.claim]
    words = aligned(case, *claims)
    if words is None:
        return mine[0], theirs[0]
    bonds = _bonds(words, claims, mine, theirs)
    row, column = max(product(range(len(mine)), range(len(theirs))), key=lambda at: bonds[at[0]][at[1]])
    return mine[row], theirs[column]


def aligned(case: Alignable, one: Claim, other: Claim) -> WordAlignment | None:
    """Return two claims with their words aligned; None where there is nothing to align them by."""
    if case.aligner is None:
        return None
    return case.aligner.align((one.text, one.language), (other.text, other.language))


def _any(left: Left[F], comparable: Callable[[F, F], bool]) -> bool:
    return any(comparable(one, other) for one in left.mine for other in left.theirs)


def _left_over(
    case: Compared, facts: Sequence[F], same: Sequence[Callable[[F, F], bool]]
) -> Iterator[Left[F]]:
    """Yield the facts of corresponding claims that have no equal in the other claim, nor beside it.

    ``same``: what makes two facts equal, the strictest first, the loosest last.
    """
    held: dict[str, list[F]] = defaultdict(list)
    for fact in facts:
        held[fact.mention.claim].append(fact)
    near = _Near(Surroundings(case), held, same[-1])
    for (one, other), score in _pairs(case, held).items():
        mine, theirs = tuple(held[one]), tuple(held[other])
        for are_same in same:
            mine, theirs = _apart(mine, theirs, are_same)
        mine = tuple(fact for fact in mine if not near.tells(fact, other))
        theirs = tuple(fact for fact in theirs if not near.tells(fact, one))
        if mine and theirs:
            yield Left(one, other, mine, theirs, score)


def _pairs(case: Compared, held: Mapping[str, object]) -> dict[tuple[str, str], float]:
    """Return the claims that hold facts and correspond, or are each other's nearest and may; their scores."""
    found = {(one, other): score for one, other, score in counterparts(case) if one in held and other in held}
    for one in held:
        for other in case.scores.corresponding(one):
            first, second = sorted((one, other), key=case.scores.index.__getitem__)
            if other in held and not case.story.are_one_account(
                case.claims[first].source, case.claims[second].source
            ):
                found.setdefault((first, second), case.scores.score(first, second))
    return found


def _apart(
    mine: Sequence[F], theirs: Sequence[F], same: Callable[[F, F], bool]
) -> tuple[tuple[F, ...], tuple[F, ...]]:
    """Return what is left of two claims when each fact took an equal one of the other claim."""
    left, right = [], list(theirs)
    for fact in mine:
        taken = next((it for it in right if same(fact, it)), None)
        if taken is None:
            left.append(fact)
        else:
            right.remove(taken)
    return tuple(left), tuple(right)


class _Near(NamedTuple, Generic[F]):
    """The facts beside claims, by claim, and what makes two of them equal."""

    around: Surroundings
    held: Mapping[str, Sequence[F]]
    same: Callable[[F, F], bool]

    def tells(self, fact: F, counterpart: str) -> bool:
        """Whether what stands beside the counterpart equals a fact, and no claim beside its own needs it."""
        own = fact.mention.claim
        return self._has(fact, self.around.of(own, counterpart), counterpart) and not self._has(
            fact, self.around.of(counterpart, own), own
        )

    def _has(self, fact: F, claims: Sequence[str], but: str) -> bool:
        return any(self.same(fact, it) for claim in claims if claim != but for it in self.held.get(claim, ()))


def _bound(words: WordAlignment, claims: tuple[Claim, Claim], left: Left[F]) -> Iterator[tuple[F, F]]:
    """Yield the facts of two claims each of which is rendered by the other rather than by any other fact."""
    bonds = _bonds(words, claims, left.mine, left.theirs)
    for row, one in enumerate(left.mine):
        for column, other in enumerate(left.theirs):
            bond = bonds[row][column]
            if bond > 0 and bond == max(bonds[row]) == max(it[column] for it in bonds):
                yield one, other


def _bonds(
    words: WordAlignment, claims: tuple[Claim, Claim], mine: Sequence[F], theirs: Sequence[F]
) -> list[list[float]]:
    """Return how firmly each fact of the first claim is linked with each of the second."""
    spans = [_span(other.mention, claims[1]) for other in theirs]
    return [[words.bond(_span(one.mention, claims[0]), span) for span in spans] for one in mine]


def _span(mention: Mention, claim: Claim) -> Span:
    return Span(mention.start - claim.start, mention.end - claim.start)
