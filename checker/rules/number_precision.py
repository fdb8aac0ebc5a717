"""One number, told more and less exactly.

What it checks
    Two sources say the same thing with numbers that are compatible but not equal: 'about 40' and 42, 'dozens'
    and 36, 'more than 1,200' and 1,234, 3.5 and 3.47 per cent.

Why an editor cares
    Nothing is wrong; the more exact figure is there to be used, if its source can be trusted with it.

Examples:
    EN: "about 40 people" - AR: «42 شخصا».
    FR: « des dizaines de maisons » - EN: "36 homes".

What it does not see
    Lengths of time and ages, which every language rounds; figures that were converted between units.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.align.local_rivals import is_soft, local_rivals
from checker.facts.quantities.comparison import Answer, compare, same_kind, same_unit
from checker.facts.quantities.units import dimension
from checker.facts.quantities.value import COUNT, Form
from checker.model.finding import Severity
from checker.model.message import Message
from checker.rules.base import Rule, finding, passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.facts.quantities import Quantity
    from checker.facts.values import QuantityFact
    from checker.model.finding import Finding
    from checker.rules.base import Case

RULE = Rule("N202", "number-precision", Severity.INFO, "one number, told more and less exactly")


def check(case: Case) -> Iterator[Finding]:
    """Compare the quantities of corresponding claims that have no equal in the other account."""
    for rival in local_rivals(case, case.facts.quantities, _equal, _comparable, is_soft):
        one, other = rival.one, rival.other
        left, right = one.quantity.value, other.quantity.value
        if compare(left, right) is not Answer.COMPATIBLE:
            continue
        finer, rounder = sorted((one, other), key=lambda fact: _room(fact.quantity.value))
        yield finding(
            RULE,
            Message(
                "one number, told more and less exactly: "
                "{finer} in '{source}', {rounder} in '{other_source}'",
                finer=finer.quantity.value,
                source=finer.mention.source,
                rounder=rounder.quantity.value,
                other_source=rounder.mention.source,
            ),
            tuple(passage(fact.mention, str(fact.quantity.value)) for fact in (one, other)),
            confidence=0.5 + 0.4 * rival.score,
        )


def _equal(one: QuantityFact, other: QuantityFact) -> bool:
    left, right = one.quantity.value, other.quantity.value
    return _figures(left) == _figures(right) or left.low == right.other or right.low == left.other


def _figures(value: Quantity) -> tuple[object, ...]:
    """Return what makes two statements of a number one: its figures, and how exactly they are meant."""
    exact = value.bound.is_lower, value.bound.is_upper, value.approximate
    return (value.low, value.high, *exact)


def _comparable(one: QuantityFact, other: QuantityFact) -> bool:
    left, right = one.quantity.value, other.quantity.value
    if left.unit != right.unit or not same_unit(left, right) or Form.AMOUNT not in {left.form, right.form}:
        return False
    if dimension(left.unit) == "time":
        return False
    return left.unit != COUNT or not (left.known and right.known) or same_kind(left.of, right.of)


def _room(value: Quantity) -> tuple[bool, object]:
    """Order by exactness: what is bounded or approximate last, then by the place of the last digit."""
    return bool(value.bound) or value.approximate, value.grain
