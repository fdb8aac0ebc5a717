"""Whether two quantities can be true of one thing: equal, compatible, or not."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from checker.facts.quantities.currencies import currencies
from checker.facts.quantities.lexicon import kinds
from checker.facts.quantities.units import converted, dimension
from checker.facts.quantities.value import COUNT, Bound, Form, grain_of, plain

if TYPE_CHECKING:
    from checker.facts.quantities.value import Quantity

_ABOUT = Decimal("0.1")
"""'About forty' is said of 36 to 44, or of what rounds to it in its last digit that is not zero."""
_BOUND = Decimal("1.5")
"""'More than forty' is not said of more than sixty."""
_UP_TO = Decimal("0.6")
"""'Up to a hundred' is not said of fewer than sixty."""
_SAME_BOUND = Decimal("1.25")
"""Two lower bounds further apart than this are two different accounts."""
_FEW = 10
"""'About six' is not seven."""
_CONVERTED = Decimal("0.06")
"""Figures converted between units are rounded to what sounds well in the other."""


class Answer(StrEnum):
    """How two quantities stand to each other."""

    EQUAL = "equal"
    COMPATIBLE = "compatible"
    DIFFERENT = "different"


class _Span(NamedTuple):
    low: Decimal
    high: Decimal

    def meets(self, other: _Span) -> bool:
        """Whether one value can lie in both, and in more than their ends: there 3 and 4, rounded, meet."""
        return self == other or (self.low < other.high and other.low < self.high)


def compare(one: Quantity, other: Quantity) -> Answer:
    """Compare two quantities of one dimension by their numbers alone. Symmetric."""
    if dimension(one.unit) != dimension(other.unit):
        # Currencies of one family, one of them said without its country: no conversion.
        one, other = replace(one, unit=COUNT), replace(other, unit=COUNT)
    if _states_equal(one, other):
        return Answer.EQUAL
    if Form.SCORE in {one.form, other.form} or (one.is_range and other.is_range):
        return _ends(one, other)
    if one.bound.is_lower and other.bound.is_lower:
        return _bounds((one.low, one), (other.low, other))
    if one.bound.is_upper and other.bound.is_upper:
        return _bounds((one.high, one), (other.high, other))
    slack = _CONVERTED if one.unit != other.unit else Decimal(0)
    lefts, rights = _spans(one, slack), _spans(other, slack)
    # The second reading of both at once is the first of both in other clothes.
    pairs = [(lefts[0], right) for right in rights] + [(left, rights[0]) for left in lefts[1:]]
    meet = any(left.meets(right) for left, right in pairs)
    return Answer.COMPATIBLE if meet else Answer.DIFFERENT


def states_same(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities state the same figures, whatever their bounds: 'up to 10' and 'ten'."""
    if one.is_range != other.is_range:
        single, ends = (other, one) if one.is_range else (one, other)
        return _base(single.low, single) in {_base(ends.low, ends), _base(ends.high, ends)}
    left, right = replace(one, bound=Bound.NONE), replace(other, bound=Bound.NONE)
    return compare(left, right) is not Answer.DIFFERENT


def _states_equal(one: Quantity, other: Quantity) -> bool:
    if one.form != other.form or one.bound.is_lower != other.bound.is_lower:
        return False
    if one.bound.is_upper != other.bound.is_upper or one.approximate != other.approximate:
        return False
    return one.unit == other.unit and (one.low, one.high) == (other.low, other.high)


def _bounds(one: tuple[Decimal, Quantity], other: tuple[Decimal, Quantity]) -> Answer:
    """Compare bounds of one direction: 'more than 1,000' may be 'more than 1,200', rounded; 18 is not 19."""
    low, high = sorted((_base(*one), _base(*other)))
    if high > low * _SAME_BOUND:
        return Answer.DIFFERENT
    if one[1].unit == other[1].unit and abs(one[0] - other[0]) >= max(
        _last_place(one[0]), _last_place(other[0])
    ):
        return Answer.DIFFERENT
    return Answer.COMPATIBLE


def _last_place(value: Decimal) -> Decimal:
    """Return the place of the last digit that is not zero, behind the point as well."""
    exponent = int(value.as_tuple().exponent)
    return _last_digit(value) or Decimal(10) ** exponent


def _ends(one: Quantity, other: Quantity) -> Answer:
    """Compare two ranges, or two results, by both ends."""
    if (one.low == one.high) != (other.low == other.high) and Form.SCORE not in {one.form, other.form}:
        return Answer.COMPATIBLE
    slack = _CONVERTED if one.unit != other.unit else Decimal(0)
    same = all(
        _near(_base(left, one), _base(right, other), one, other, slack)
        for left, right in ((one.low, other.low), (one.high, other.high))
    )
    return Answer.COMPATIBLE if same else Answer.DIFFERENT


def _near(left: Decimal, right: Decimal, one: Quantity, other: Quantity, slack: Decimal) -> bool:
    about = _ABOUT if one.approximate or other.approximate else Decimal(0)
    grain = max(_grain(one), _grain(other)) / 2 if Form.SCORE not in {one.form, other.form} else Decimal(0)
    return abs(left - right) <= max(grain, (about + slack) * max(left, right))


def _base(value: Decimal, of: Quantity) -> Decimal:
    return converted(value, of.unit)


def _grain(of: Quantity) -> Decimal:
    """Return the grain in the base unit."""
    return abs(converted(of.grain, of.unit) - converted(Decimal(0), of.unit))


def _spans(of: Quantity, slack: Decimal) -> list[_Span]:
    """Return what a quantity may stand for, in the base unit, one span a reading of its figures."""
    found = [_span(of, of.low, of.high, of.grain, slack)]
    if of.other is not None:
        found.append(_span(of, of.other, of.other, _grain_of_other(of.other), slack))
    return found


def _grain_of_other(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(10) ** exponent if isinstance(exponent, int) and exponent < 0 else grain_of(value)


def _span(of: Quantity, low: Decimal, high: Decimal, grain: Decimal, slack: Decimal) -> _Span:
    if of.form is Form.ORDINAL:
        return _Span(low, high)
    margin = grain / 2
    if of.approximate and low == high:
        about = low * _ABOUT if low >= _FEW else Decimal(0)
        margin = max(margin, about, _last_digit(low) / 2)
    lowest, highest = low - margin, high + margin
    if of.bound.is_lower:
        highest = high * _BOUND
    elif of.bound.is_upper:
        lowest = low * _UP_TO
    ends = sorted((_base(lowest, of), _base(highest, of)))
    return _Span(ends[0] - abs(ends[0]) * slack, ends[1] + abs(ends[1]) * slack)


def _last_digit(value: Decimal) -> Decimal:
    """Return the place of the last digit that is not zero: 'about 2,000' is a matter of hundreds."""
    if value != value.to_integral_value():
        return Decimal(0)
    digits = plain(value)
    return Decimal(10) ** (len(digits) - len(digits.rstrip("0")))


def same_unit(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities measure the same: a dimension, a currency, a count."""
    if (one.form is Form.ORDINAL) != (other.form is Form.ORDINAL):
        # 'The 25th minute' is «الدقيقة 25» in other languages.
        cardinal = other if one.form is Form.ORDINAL else one
        return cardinal.unit == COUNT and not cardinal.known and cardinal.form is Form.AMOUNT
    if (one.form is Form.SCORE) != (other.form is Form.SCORE):
        return False
    if one.unit == other.unit:
        return True
    if (one.loose or other.loose) and family(one.unit) == family(other.unit):
        return True
    return dimension(one.unit) == dimension(other.unit) != COUNT


def family(unit: str) -> str:
    """Return the family of a currency: 'dollar' of USD and CAD; the unit itself of anything else."""
    known = currencies().get(unit)
    return known.family if known else unit


def is_money(unit: str) -> bool:
    """Whether a unit is a currency."""
    return unit in currencies() or any(unit == currency.family for currency in currencies().values())


def same_kind(one: str, other: str) -> bool:
    """Whether what is counted can be the same: one concept, or one more general than the other."""
    if one == other:
        return True
    return other in kinds().get(one, ()) or one in kinds().get(other, ())
