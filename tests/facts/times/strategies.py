"""Hypothesis strategies for times: days, moments, units of every granularity, intervals, lengths."""

# Wall-clock times have no zone, on purpose: zones are applied when values are compared.
# ruff: noqa: DTZ001

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import strategies as st

from checker.facts.times import Granularity, Kind, TimeValue
from checker.facts.times.expression import Expr
from checker.facts.times.notation import canonical_duration
from checker.facts.times.periods import unit_period

ZONES = ["UTC", "Africa/Casablanca", "America/New_York", "Asia/Tokyo", "+05:30", "-03:00"]
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2100, 12, 31)).map(lambda at: at.replace(microsecond=0))
POINT_UNITS = [unit for unit in Granularity if unit not in {Granularity.PART, Granularity.WEEKEND}]


@st.composite
def points(draw: st.DrawFn) -> TimeValue:
    """One unit of the calendar, of any granularity."""
    unit = draw(st.sampled_from(POINT_UNITS))
    period = unit_period(unit, draw(MOMENTS))
    zone = draw(st.none() | st.sampled_from(ZONES)) if unit.has_clock else None
    return TimeValue(Kind.POINT, unit, period.start, period.end, zone, draw(st.booleans()))


@st.composite
def intervals(draw: st.DrawFn) -> TimeValue:
    """An interval of days, months, years or minutes; one end may be open."""
    unit = draw(st.sampled_from([Granularity.YEAR, Granularity.MONTH, Granularity.DAY, Granularity.MINUTE]))
    first, last = sorted((draw(MOMENTS), draw(MOMENTS)))
    start, end = unit_period(unit, first).start, unit_period(unit, last).end
    side = draw(st.sampled_from(["closed", "from", "until"]))
    return TimeValue(
        Kind.RANGE,
        unit,
        None if side == "until" else start,
        None if side == "from" else end,
        None,
        draw(st.booleans()),
    )


@st.composite
def parts(draw: st.DrawFn) -> TimeValue:
    """A part of a day."""
    day = unit_period("day", draw(MOMENTS)).start
    first = draw(st.integers(0, 20))
    return TimeValue(Kind.POINT, Granularity.PART, day + timedelta(hours=first),
                     day + timedelta(hours=draw(st.integers(first + 1, 24))))  # fmt: skip


@st.composite
def lengths(draw: st.DrawFn) -> TimeValue:
    """A length of time in one or two units."""
    units = st.sampled_from(
        ["second", "minute", "hour", "day", "week", "month", "year", "decade", "fortnight"]
    )
    pairs = draw(
        st.lists(st.tuples(st.integers(1, 999), units), min_size=1, max_size=2, unique_by=lambda p: p[1])
    )
    about = draw(st.booleans())
    term = Expr("dur", tuple(item for pair in pairs for item in pair) + (("vague",) if about else ()))
    return TimeValue(Kind.DURATION, Granularity.DAY, expression=canonical_duration(term), approximate=about)


PLACED = points() | intervals() | parts()
