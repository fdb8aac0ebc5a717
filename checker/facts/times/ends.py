"""Intervals between two times, in the units that their ends can be written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.facts.times.periods import start_of
from checker.facts.times.value import Granularity, Kind, TimeValue

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

# The units an interval's ends are written in, coarse to fine.
_END_UNITS = {Granularity.CENTURY: Granularity.YEAR, Granularity.DECADE: Granularity.YEAR,
              Granularity.YEAR: Granularity.YEAR, Granularity.HALF: Granularity.MONTH,
              Granularity.QUARTER: Granularity.MONTH, Granularity.MONTH: Granularity.MONTH,
              Granularity.HOUR: Granularity.MINUTE, Granularity.MINUTE: Granularity.MINUTE,
              Granularity.PART: Granularity.MINUTE, Granularity.SECOND: Granularity.SECOND}  # fmt: skip
_FINER = {
    Granularity.YEAR: Granularity.MONTH,
    Granularity.MONTH: Granularity.DAY,
    Granularity.DAY: Granularity.MINUTE,
    Granularity.MINUTE: Granularity.SECOND,
}
"""What ends are written in that are no ends of a unit: a season begins within a month, three days at noon."""


def interval(
    grains: Iterable[Granularity], start: datetime | None, end: datetime | None, *, approximate: bool
) -> TimeValue:
    """Return an interval, in the coarsest unit that ends of ``grains`` can be written in without loss."""
    unit = max((_END_UNITS.get(grain, Granularity.DAY) for grain in grains), key=lambda grain: grain.rank)
    while unit in _FINER and any(it is not None and start_of(unit, it) != it for it in (start, end)):
        unit = _FINER[unit]
    return TimeValue(Kind.RANGE, unit, start, end, None, approximate)


def in_order(start: datetime, end: datetime, *, instants: bool) -> bool:
    """Whether what begins and ends so is an interval: it has a length, unless it is one of instants."""
    return start < end or (instants and start == end)
