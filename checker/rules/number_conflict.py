"""The same counted thing, different numbers.

What it checks
    Two sources say the same thing with numbers that cannot both be true: 12 killed here, 21 there. Figures
    and words are read alike, in all three languages and with either decimal sign; rounded figures, bounds and
    approximations are given their room: 1,234 and 1,200, 42 and 'about 40', 'dozens' and 36 are no conflict.
    Distances, weights and temperatures are converted before they are compared. It is a warning, not an error,
    where it is not known what both numbers count.

Why an editor cares
    Casualties, votes and sums are what readers remember and others copy; one wrong digit is a correction.

Examples:
    EN: "12 people were killed" - AR: «مقتل واحد وعشرين شخصا».
    FR: « 3,5 milliards de dirhams » - EN: "5.3 billion dirhams".

What it does not see
    Numbers in claims that correspond to no other; two numbers of one kind in one claim, when both differ and
    the claims do not surely say the same; lengths of time that place an event (see date-conflict); 'first'
    and 'one' as words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.align.local_rivals import is_soft, local_rivals
from checker.align.rendered import rendered
from checker.facts.quantities.comparison import (
    Answer,
    compare,
    same_kind,
    same_unit,
    states_same,
)
from checker.facts.quantities.units import dimension
from checker.facts.quantities.value import COUNT, Form
from checker.model.finding import Severity
from checker.model.message import Message
from checker.rules.base import Rule, finding, passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from checker.align.rivals import Rival
    from checker.facts.quantities import Quantity
    from checker.facts.values import QuantityFact
    from checker.model.finding import Finding
    from checker.rules.base import Case

_ALIKE, _SHARING = 0.75, 0.7
"""Near enough where no other number tells that the claims count several things; and where one does."""

_LIKELY = 0.9
"""Claims with this score say the same thing, where the words of the two numbers render each other besides."""

_TIME = "time"
"""The dimension of lengths of time."""

RULE = Rule("N201", "number-conflict", Severity.ERROR, "the same counted thing, different numbers")


def check(case: Case) -> Iterator[Finding]:
    """Compare the quantities of corresponding claims."""
    stated: set[tuple[int, int]] = set()
    facts = case.facts.quantities
    for rival in local_rivals(case, facts, _agree, _comparable, is_soft, _exact):
        one, other = rival.one.quantity, rival.other.quantity
        if compare(one.value, other.value) is not Answer.DIFFERENT:
            continue
        if _certain(one.value, other.value) or _say_the_same(case, rival):
            stated.add((id(rival.one), id(rival.other)))
            yield _finding(rival)
    for rival in rendered(case, facts, _agree, _differ, _exact):
        pair = id(rival.one), id(rival.other)
        if (
            pair not in stated
            and (case.scores.surely(*rival.claims) or rival.score >= _LIKELY)
            and not _make_up(rival, _shared(case, rival))
        ):
            yield _finding(rival)


def _say_the_same(case: Case, rival: Rival[QuantityFact]) -> bool:
    """Whether the claims are so alike that the numbers count one thing, be it not known what."""
    near, shared = case.scores.near(*rival.claims), _shared(case, rival)
    if _make_up(rival, shared):
        return False
    if shared:
        return near >= _SHARING and case.scores.surely(*rival.claims)
    return near >= _ALIKE or case.scores.surely(*rival.claims)


def _shared(case: Case, rival: Rival[QuantityFact]) -> list[Quantity]:
    """Return the counts that the two claims have in common, as the first has them."""
    one, other = (
        [it.quantity.value for it in case.facts.quantities if it.mention.claim == claim]
        for claim in rival.claims
    )
    counts = [it for it in other if it.unit == COUNT]
    return [left for left in one if left.unit == COUNT and any(states_same(left, it) for it in counts)]


def _make_up(rival: Rival[QuantityFact], shared: Sequence[Quantity]) -> bool:
    """Whether two numbers are a whole and what is left of it: '31 of 44 votes', 'by 31 votes to 13'."""
    one, other = rival.one.quantity.value, rival.other.quantity.value
    return any(it.low == it.high == abs(one.low - other.low) == abs(one.high - other.high) for it in shared)


def _agree(one: QuantityFact, other: QuantityFact) -> bool:
    """Whether two numbers state the same figures: then neither is a rival of others."""
    left, right = one.quantity.value, other.quantity.value
    return states_same(left, right) if same_unit(left, right) else _figures(left) == _figures(right)


def _exact(one: QuantityFact, other: QuantityFact) -> bool:
    """Whether two numbers are the same figures of the same unit, nothing rounded and nothing converted."""
    left, right = one.quantity.value, other.quantity.value
    return left.form is right.form and same_unit(left, right) and _figures(left) == _figures(right)


def _figures(value: Quantity) -> tuple[Decimal, Decimal]:
    return value.low, value.high


def _comparable(one: QuantityFact, other: QuantityFact) -> bool:
    """Whether two numbers can be about one thing: one unit, and nouns that can mean the same."""
    left, right = one.quantity.value, other.quantity.value
    if not same_unit(left, right) or (left.unit != right.unit and left.low == right.low):
        return False  # the same figure in another unit: unit-mismatch says so
    if dimension(left.unit) == _TIME:
        return (
            left.unit == right.unit
        )  # 22 months of building, 25 years of supply: two lengths are two things
    if left.unit != COUNT or left.form is not Form.AMOUNT:
        return True
    if left.known and right.known:
        return same_kind(left.of, right.of)
    return True


def _differ(one: QuantityFact, other: QuantityFact) -> bool:
    """Whether two numbers, each more than the form of a word, cannot both be true of one thing."""
    if is_soft(one) or is_soft(other) or not (_comparable(one, other) or _leaves_unit_out(one, other)):
        return False
    return compare(one.quantity.value, other.quantity.value) is Answer.DIFFERENT


def _leaves_unit_out(one: QuantityFact, other: QuantityFact) -> bool:
    """Whether one of two numbers says nothing of what it counts: 'less than 48' may be minutes."""
    left, right = one.quantity.value, other.quantity.value
    return left.form is right.form is Form.AMOUNT and (_is_bare(left) != _is_bare(right))


def _is_bare(value: Quantity) -> bool:
    return value.unit == COUNT and not value.of


def _certain(one: Quantity, other: Quantity) -> bool:
    """Whether it is known what both numbers count: else it may be two things in claims that are alike."""
    if one.unit != COUNT or other.unit != COUNT:
        return one.unit == other.unit and dimension(one.unit) != _TIME
    return one.known and other.known


def _finding(rival: Rival[QuantityFact]) -> Finding:
    one, other = rival.one, rival.other
    certain = _certain(one.quantity.value, other.quantity.value)
    return finding(
        RULE,
        Message(
            "different numbers: {one} in '{source}', {other} in '{other_source}'",
            one=one.quantity.value,
            source=one.mention.source,
            other=other.quantity.value,
            other_source=other.mention.source,
        ),
        tuple(passage(fact.mention, str(fact.quantity.value)) for fact in (one, other)),
        confidence=(0.6 if certain else 0.4) + 0.35 * rival.score,
        severity=Severity.ERROR if certain else Severity.WARNING,
        note=None
        if certain
        else Message("what is counted is not known in both: these may be two different things"),
    )
