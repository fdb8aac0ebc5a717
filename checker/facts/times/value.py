"""The value of a time: the stretch of the calendar it names, how it was reached, and what is left open."""

from __future__ import annotations

from datetime import UTC, timedelta, timezone
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct

if TYPE_CHECKING:
    from datetime import date, datetime, tzinfo

    from checker.facts.times.expression import Expr

# The extremes of civil time: a day in an unknown zone may begin and end this far from UTC.
EASTMOST = timezone(timedelta(hours=14))
WESTMOST = timezone(timedelta(hours=-12))


class Granularity(StrEnum):
    """The unit a time was named in, coarse to fine; ``PART`` is a part of a day."""

    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    HALF = "half"
    SEASON = "season"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    WEEKEND = "weekend"
    DAY = "day"
    PART = "part"
    HOUR = "hour"
    MINUTE = "minute"
    SECOND = "second"

    @property
    def rank(self) -> int:
        """0 for the coarsest."""
        return _RANKS[self]

    @property
    def has_clock(self) -> bool:
        """Whether the unit is finer than a day."""
        return _RANKS[self] > _RANKS[Granularity.DAY]


_RANKS = {member: rank for rank, member in enumerate(Granularity)}


class Basis(StrEnum):
    """How a value was reached."""

    ABSOLUTE = "absolute"  # the words alone say it
    RELATIVE = "relative"  # counted from the publication: yesterday, two weeks ago
    WEEKDAY = "weekday"  # a bare weekday, placed beside the publication
    PARTIAL = "partial"  # a date without its year, a month, a clock time
    FESTIVAL = "festival"
    DURATION = "duration"


class Kind(StrEnum):
    """Whether a time is one named unit, an interval between two, an open one, or a length."""

    POINT = "point"
    RANGE = "range"
    DURATION = "duration"


class Origin(Struct, frozen=True):
    """What a value was computed from, so that it can be read again as of another day.

    ``day`` is the publication day that was taken; ``instant`` the exact moment when known; ``zone`` the one
    in which the words were read, ``printed_zone`` the one of the printed date, None when nobody says. A day
    that was inferred (``given`` is False) is already the one of the words.
    """

    expression: Expr
    day: date
    instant: datetime | None = None
    zone: str | None = None
    printed_zone: str | None = None
    given: bool = True


class TimeValue(Struct, frozen=True, eq=False):
    """A stretch ``[start, end)`` of wall-clock time, or what the words say where no anchor places them.

    ``start`` is None in 'until Tuesday', ``end`` in 'since Tuesday'; both are None while the value is
    symbolic (then ``expression`` has it) and for durations. ``zone`` is an IANA name or '+01:00', None when
    the text does not say. ``spread`` is how many days either side an approximate value may be off. ``origin``
    is set when the value depends on the publication.
    """

    kind: Kind
    granularity: Granularity
    start: datetime | None = None
    end: datetime | None = None
    zone: str | None = None
    approximate: bool = False
    expression: Expr | None = None
    basis: Basis = Basis.ABSOLUTE
    spread: int = 0
    origin: Origin | None = None

    def __eq__(self, other: object) -> bool:
        """Whether two values are the same, however their texts put them and wherever they come from."""
        return isinstance(other, TimeValue) and self._compared == other._compared

    def __hash__(self) -> int:
        """Equal values have equal hashes."""
        return hash(self._compared)

    @property
    def _compared(self) -> tuple[object, ...]:
        told = (self.start, self.end, self.zone, self.approximate, self.expression)
        return (self.kind, self.granularity, *told)

    @property
    def is_duration(self) -> bool:
        """Whether this is a length of time, which lies nowhere on the calendar."""
        return self.kind is Kind.DURATION

    @property
    def is_symbolic(self) -> bool:
        """Whether an anchor is needed to place the value."""
        return self.expression is not None and not self.is_duration

    @property
    def is_relative(self) -> bool:
        """Whether the value depends on the day of publication."""
        return self.is_symbolic or self.origin is not None

    @property
    def first_day(self) -> date | None:
        """The first day, None when open or not placed."""
        return self.start.date() if self.start else None

    @property
    def last_day(self) -> date | None:
        """The last day, inclusive, None when open or not placed."""
        if self.end is None:
            return None
        last = self.end - timedelta(microseconds=1) if self.end != self.start else self.end
        return last.date()

    @property
    def earliest(self) -> datetime | None:
        """The first instant it may mean: in its own zone, or in the zone where days begin first."""
        return self.instants(None)[0]

    @property
    def latest(self) -> datetime | None:
        """The last instant it may mean, exclusive."""
        return self.instants(None)[1]

    def instants(self, zone: str | None) -> tuple[datetime | None, datetime | None]:
        """Return the instants of the value read in ``zone``; the zone that the text itself names wins.

        With neither, the widest stretch: a day of unknown zone lasts 50 hours.
        """
        named = self.zone or zone
        early = late = zone_info(named) if named else None
        if early is None or late is None:
            early, late = EASTMOST, WESTMOST
        return _instant(self.start, early), _instant(self.end, late)

    def __str__(self) -> str:
        from checker.facts.times.notation import render

        return render(self)


def _instant(moment: datetime | None, zone: tzinfo) -> datetime | None:
    """Return a wall-clock time as an instant in UTC, None at the ends of the calendar."""
    if moment is None:
        return None
    try:
        return moment.replace(tzinfo=zone).astimezone(UTC)
    except OverflowError:
        return None


@cache
def zone_info(name: str) -> tzinfo | None:
    """Return the zone of an IANA name, of 'UTC' or of an offset like '+01:00'; None if there is none."""
    if name == "UTC":
        return UTC
    if name[:1] in {"+", "-"} and name[1:3].isdecimal():
        minutes = int(name[1:3]) * 60 + int(name[4:6] or "0")
        return timezone(timedelta(minutes=minutes if name[0] == "+" else -minutes))
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
