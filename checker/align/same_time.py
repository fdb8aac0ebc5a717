"""Whether two times can be one, as they are written: what a text leaves open is open."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.facts.times.algebra import gap, overlap
from checker.facts.times.value import Granularity

if TYPE_CHECKING:
    from datetime import date, datetime

    from checker.facts.times import TimeValue

_WEEK = 7

_STRETCHES = frozenset(
    {
        Granularity.DECADE,
        Granularity.YEAR,
        Granularity.HALF,
        Granularity.SEASON,
        Granularity.QUARTER,
        Granularity.MONTH,
    }
)


def can_be_one(left: TimeValue, right: TimeValue) -> bool:
    """Whether two times can be one as they are written.

    Days are compared, hours only where both have a zone of their own. What a text leaves open is open here
    too: the week of a weekday ('on Sunday', 'next Sunday') and the year of 'June 12', which were only placed
    where news mostly means them.
    """
    if _days_meet(left, right) or overlap(left, right):
        return True
    if left.zone is not None and right.zone is not None and gap(left, right) == timedelta(0):
        return True
    operations = _operations(left) | _operations(right)
    if "weekday" in operations and _weeks_apart(left, right):
        return True
    return any(_is_yearless(side) for side in (left, right)) and _same_in_another_year(left, right)


def _days_meet(left: TimeValue, right: TimeValue) -> bool:
    days = (left.first_day, left.last_day, right.first_day, right.last_day)
    if days[0] is None or days[1] is None or days[2] is None or days[3] is None:
        return True
    return days[0] <= days[3] and days[2] <= days[1]


def _operations(value: TimeValue) -> frozenset[str]:
    if value.origin is None:
        return frozenset()
    return frozenset(part.op for part in value.origin.expression.walk())


def _weeks_apart(left: TimeValue, right: TimeValue) -> bool:
    if left.first_day is None or right.first_day is None:
        return False
    return abs((left.first_day - right.first_day).days) == _WEEK


def _is_yearless(value: TimeValue) -> bool:
    operations = _operations(value)
    return "month" in operations and not operations & {"year", "rel", "shift"}


def _same_in_another_year(left: TimeValue, right: TimeValue) -> bool:
    """Whether two times share a day when the year is left out of account."""
    days = [value.first_day for value in (left, right)]
    if days[0] is None or days[1] is None or left.start is None or left.end is None:
        return False
    years = days[1].year - days[0].year
    moved = (_in_year(left.start, left.start.year + years), _in_year(left.end, left.end.year + years))
    return overlap(replace(left, start=moved[0], end=moved[1]), right)


def _in_year(moment: datetime, year: int) -> datetime:
    """Return the moment in another year; 29 February becomes the day after."""
    try:
        return moment.replace(year=year)
    except ValueError:
        return moment.replace(year=year, month=3, day=1)


def is_stretch(value: TimeValue) -> bool:
    """Whether a time is a month, a year or the like: not a day, and not a length of time."""
    return value.granularity in _STRETCHES and not value.is_duration and not value.approximate


def are_like_stretches(left: TimeValue, right: TimeValue) -> bool:
    """Whether two stretches are told alike: in one unit, open on the same side, both relative or neither.

    'last year' and '2018' are not compared: they may be right of two days of writing.
    """
    return (
        left.granularity is right.granularity
        and _is_open(left) == _is_open(right)
        and left.is_relative == right.is_relative
    )


def can_be_one_stretch(left: TimeValue, right: TimeValue) -> bool:
    """Whether two stretches can be one; of what is open on one side ('since 2003'), the other side counts."""
    if _is_open(left) == _is_open(right) == (False, False):
        # Of which year 'this summer' is, past or to come, is left to the tense.
        seasons = left.granularity is Granularity.SEASON and left.is_relative and right.is_relative
        return can_be_one(left, right) or (seasons and _same_in_another_year(left, right))
    return _is_open(left) == _is_open(right) and _bounds(left) == _bounds(right)


def _is_open(value: TimeValue) -> tuple[bool, bool]:
    return value.first_day is None, value.last_day is None


def _bounds(value: TimeValue) -> tuple[date | None, date | None]:
    return value.first_day, value.last_day


def is_longer_than_a_day(value: TimeValue) -> bool:
    """Whether a time is no single day, nor a part of one: a month, its end, the years since."""
    if value.is_duration or value.approximate or value.granularity.has_clock:
        return False
    return value.first_day != value.last_day


def can_be_one_longer(left: TimeValue, right: TimeValue) -> bool:
    """Whether two times longer than a day can be one; of two that are open on one side, the other counts."""
    return can_be_one_stretch(left, right) or can_be_one(_pinned(left), _pinned(right))


def _pinned(value: TimeValue) -> TimeValue:
    """Return a time that is open on one side as the moment of the other."""
    start, end = value.start or value.end, value.end or value.start
    return replace(value, start=start, end=end)
