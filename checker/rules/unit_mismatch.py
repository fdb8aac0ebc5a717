"""The same figure in another unit.

What it checks
    Two sources say the same thing with the same figure, and what it measures differs: dollars here, euros
    there; million and billion are another number (see number-conflict), but kilometres and miles, days and
    weeks, per cent and percentage points are another unit.

Why an editor cares
    A figure copied with the wrong unit looks right to everybody: a rise by 2 per cent and one by 2 points are
    two stories.

Examples:
    EN: "a loan of 500 million dollars" - FR: « un prêt de 500 millions d'euros ».
    AR: «ارتفع بنقطتين مئويتين» - EN: "rose by 2 per cent".

What it does not see
    A unit that is left out on one side; currencies of one name whose country is not said ('dollars').
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.align.local_rivals import is_soft, local_rivals
from checker.facts.quantities.comparison import Answer, compare, is_money, same_unit
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

RULE = Rule("N203", "unit-mismatch", Severity.ERROR, "the same figure in another unit")

_SHARES = frozenset(("share", "change of share"))


def check(case: Case) -> Iterator[Finding]:
    """Compare the units of equal figures in corresponding claims."""
    for rival in local_rivals(case, case.facts.quantities, _agree, _comparable, is_soft):
        one, other = rival.one, rival.other
        yield finding(
            RULE,
            Message(
                "the same figure in other units: {one} in '{source}', {other} in '{other_source}'",
                one=one.quantity.value,
                source=one.mention.source,
                other=other.quantity.value,
                other_source=other.mention.source,
            ),
            tuple(passage(fact.mention, str(fact.quantity.value)) for fact in (one, other)),
            confidence=0.6 + 0.3 * rival.score,
        )


def _agree(one: QuantityFact, other: QuantityFact) -> bool:
    """Whether figure and unit are the same, or a unit is not said."""
    left, right = one.quantity.value, other.quantity.value
    if not _same_figures(left, right):
        return False
    return COUNT in {left.unit, right.unit} or left.unit == right.unit or _may_be_one(left, right)


def _may_be_one(left: Quantity, right: Quantity) -> bool:
    """Whether two units of one figure can be one: a currency whose country one side leaves out."""
    return (left.loose or right.loose) and same_unit(left, right)


def _comparable(one: QuantityFact, other: QuantityFact) -> bool:
    """Whether the same figure stands with units that are taken for each other."""
    left, right = one.quantity.value, other.quantity.value
    if not _same_figures(left, right):
        return False
    if COUNT in {left.unit, right.unit} or left.unit == right.unit or _may_be_one(left, right):
        return False
    one_of, other_of = dimension(left.unit), dimension(right.unit)
    if is_money(left.unit) and is_money(right.unit):
        return True
    if one_of == other_of:
        # 'About 30 yards' are about 30 metres.
        return compare(left, right) is Answer.DIFFERENT
    return {one_of, other_of} == _SHARES


def _same_figures(left: Quantity, right: Quantity) -> bool:
    return (left.low, left.high) == (right.low, right.high) and left.form is right.form is Form.AMOUNT
