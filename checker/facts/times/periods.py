"""Stretches of the calendar in local time, and stepping from one to the next by unit."""

# Wall-clock times have no zone, on purpose: zones are applied when values are compared.
# ruff: noqa: DTZ001

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from checker.facts.times.value import Granularity

if TYPE_CHECKING:
    from datetime import date

# The calendar of Python's datetime; what lies outside has no value here.
FIRST = datetime(2, 1, 1)
LAST = datetime(9990, 1, 1)
_SEASON_STARTS = ((3, 20), (6, 21), (9, 23), (12, 21))  # spring, summer, autumn, winter: northern, by equinox


class Period(NamedTuple):
    """``[start, end)`` in wall-clock time, and the unit it was named in."""

    start: datetime
    end: datetime
    grain: Granularity
    approximate: bool = False
    spread: int = 0


def midnight(day: date) -> datetime:
    """Return the first moment of a day."""
    return datetime.combine(day, time())


def start_of(unit: str, moment: datetime) -> datetime:  # noqa: PLR0911  one answer a unit
    """Return the start of the unit that holds ``moment``. Weeks start on Monday (ISO 8601)."""
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    match unit:
        case "second":
            return moment.replace(microsecond=0)
        case "minute":
            return moment.replace(second=0, microsecond=0)
        case "hour":
            return moment.replace(minute=0, second=0, microsecond=0)
        case "day":
            return day
        case "week":
            return day - timedelta(days=day.weekday())
        case "weekend":
            return day - timedelta(days=day.weekday()) + timedelta(days=5)
        case "season":
            return _season_start(day)
        case _:
            months = MONTHS[unit]
            index = (day.year * 12 + day.month - 1) // months * months
            return _month(index)


MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_WEEK = timedelta(days=7)
_STEPS = {"second": timedelta(seconds=1), "minute": timedelta(minutes=1), "hour": timedelta(hours=1),
          "day": timedelta(days=1), "week": _WEEK, "weekend": _WEEK, "fortnight": 2 * _WEEK}  # fmt: skip
_GRAINS = {grain.value: grain for grain in Granularity}


def _month(index: int) -> datetime:
    """Return the first moment of month ``index``, counted from year 0."""
    return datetime(index // 12, index % 12 + 1, 1)


def _season_start(day: datetime) -> datetime:
    """Return the start of the season that holds ``day``."""
    starts = [datetime(day.year - 1, 12, 21)]
    starts += [datetime(day.year, month, first) for month, first in _SEASON_STARTS]
    return max(start for start in starts if start <= day)


def season(number: int, year: int) -> Period:
    """Return season 1 (spring) to 4 (winter) that starts in ``year``."""
    month, day = _SEASON_STARTS[number - 1]
    start = datetime(year, month, day)
    return unit_period("season", start)


def add(unit: str, moment: datetime, count: int) -> datetime:
    """Move ``moment`` by ``count`` units; a day that the month lacks becomes its last one.

    Raises OverflowError or ValueError outside the years 1 to 9999.
    """
    step = _STEPS.get(unit)
    if step is not None:
        return moment + step * count
    if unit == "season":
        for _ in range(abs(count)):
            far = moment + timedelta(days=100 if count > 0 else -5)
            moment = _season_start(far)
        return moment
    index = moment.year * 12 + moment.month - 1 + MONTHS[unit] * count
    first = _month(index)
    last_day = (_month(index + 1) - timedelta(days=1)).day
    return first.replace(day=min(moment.day, last_day), hour=moment.hour, minute=moment.minute,
                         second=moment.second)  # fmt: skip


def unit_period(unit: str, moment: datetime) -> Period:
    """Return the unit that holds ``moment``."""
    start = start_of(unit, moment)
    if unit == "season":  # the day of the equinox or solstice belongs to both
        return Period(start, add(unit, start, 1) + timedelta(days=1), Granularity.SEASON)
    if unit == "weekend":
        return Period(start, start + timedelta(days=2), Granularity.WEEKEND)
    return Period(start, add(unit, start, 1), _GRAINS[unit])


# Units that follow one another without gap or overlap; weekends and seasons do not.
GAPLESS = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "half", "year", "decade",
                     "century"})  # fmt: skip


def unit_within(unit: str, count: int, outer: Period) -> list[Period]:
    """Return the nth whole unit inside a period, from its end when negative; none where it has too few."""
    if count > 0:
        first = start_of(unit, outer.start)
        start = add(unit, first, count - 1 if first == outer.start else count)
    else:
        start = add(unit, start_of(unit, outer.end), count)
    found = unit_period(unit, start)
    return [found] if outer.start <= found.start and found.end <= outer.end else []
