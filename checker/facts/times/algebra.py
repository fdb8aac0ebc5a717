"""Comparing times as the sets of instants they may mean: overlap, containment, conflict, and what reconciles.

Days are compared by name first, as readers do. Time zones come in two ways, each of which can make two days
one: 'today' in a post whose date a machine printed may be another day where the speaker was (``POSTING``),
and one night belongs to two days in two zones (``NIGHT``). Everything here is a
pure function of its arguments.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import reduce
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.facts.times.describe import month_name
from checker.facts.times.value import Granularity, zone_info
from checker.facts.times.zones import (
    PRINTING_ZONES,
    Zone,
    ZoneReading,
    admissible,
    known_zones,
    own_zones,
    readings_in,
)
from checker.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.facts.times.value import TimeValue

_FIRST, _LAST = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)

__all__ = [
    "Means",
    "Reconciliation",
    "Zone",
    "ZoneReading",
    "admissible",
    "conflict",
    "contains",
    "gap",
    "overlap",
    "readings_in",
    "reconcilable_by",
]


_DAY = timedelta(days=1)


# Days either side that 'about' adds, by the unit of the value.
_ABOUT = {Granularity.YEAR: 366, Granularity.MONTH: 31, Granularity.WEEK: 7, Granularity.DECADE: 1830,
          Granularity.QUARTER: 45, Granularity.SEASON: 45, Granularity.HALF: 60}  # fmt: skip


class Means(StrEnum):
    """How a reading of time zones brings two values together."""

    NAME = "name"  # no zone is needed: the named days meet
    POSTING = "posting"  # the publication falls on another day in the zone of the words
    NIGHT = "night"  # hours that are one day here, another there


class Reconciliation(Struct, frozen=True):
    """Readings of two values under which they can be the same time; ``explanation`` says which."""

    means: Means
    left: ZoneReading
    right: ZoneReading
    shared_from: datetime | None = None
    shared_until: datetime | None = None

    @property
    def explanation(self) -> str:
        """The reading in words: 'a reading in Washington time of a text published before 05:00 UTC'."""
        if self.means is Means.NAME:
            return Message("the same day as written")
        if self.means is Means.POSTING:
            shifted = [_posting(reading) for reading in (self.left, self.right) if reading.is_shifted]
            return _both(shifted)
        zones = [reading.zone for reading in (self.left, self.right) if reading.zone is not None]
        return Message(
            "a moment {span}, read in {zones}",
            span=_span(self.shared_from, self.shared_until),
            zones=_both(Message("{zone} time", zone=zone.title) for zone in zones),
        )


def overlap(left: TimeValue, right: TimeValue) -> bool:
    """Whether two values, as written, can be the same time.

    Symmetric; what is not placed overlaps everything.
    """
    if left.is_duration or right.is_duration:
        return False
    (low, high), (other_low, other_high) = _bounds(left), _bounds(right)
    return low < other_high and other_low < high


def contains(outer: TimeValue, inner: TimeValue) -> bool:
    """Whether every moment that ``inner`` may mean lies in ``outer``."""
    if outer.is_duration or inner.is_duration or outer.is_symbolic or inner.is_symbolic:
        return False
    (low, high), (inner_low, inner_high) = _bounds(outer), _bounds(inner)
    return low <= inner_low and inner_high <= high


def conflict(left: TimeValue, right: TimeValue, left_zones: Iterable[Zone | str] = (),
             right_zones: Iterable[Zone | str] = ()) -> bool:  # fmt: skip
    """Whether no admissible reading makes two values the same time.

    More zones can only remove a conflict (UTC, nobody's own, makes no two nights one). Lengths of time and
    what is not placed conflict with nothing.
    """
    if left.is_duration or right.is_duration:
        return False
    return not overlap(left, right) and not reconcilable_by(left, right, left_zones, right_zones)


def reconcilable_by(left: TimeValue, right: TimeValue, left_zones: Iterable[Zone | str] = (),
                    right_zones: Iterable[Zone | str] = (), *,
                    printing: Sequence[str] = PRINTING_ZONES) -> tuple[Reconciliation, ...]:  # fmt: skip
    """Return the readings under which two values can be the same time, those that ask least first.

    The zones are those in which each side's words may be read: the source's own, UTC, the speaker's, the
    event's. ``printing`` are the zones that a printed date of unknown zone may be in.
    """
    if left.is_duration or right.is_duration:
        return ()
    lefts, rights = known_zones(left_zones), known_zones(right_zones)
    found = []
    if overlap(left, right):
        found.append(Reconciliation(Means.NAME, ZoneReading(left), ZoneReading(right)))
    found.extend(_by_posting(left, right, lefts, rights, printing))
    found.extend(_by_night(left, right, lefts, rights))
    return tuple(found)


def gap(left: TimeValue, right: TimeValue, left_zones: Iterable[Zone | str] = (),
        right_zones: Iterable[Zone | str] = ()) -> timedelta | None:  # fmt: skip
    """Return the least time between two values over the admissible zones: zero when they can meet.

    None when either is not placed. For clock times: how far they differ beyond their zones.
    """
    if any(value.is_duration or value.is_symbolic for value in (left, right)):
        return None
    gaps = []
    for zone in known_zones(left_zones) or (None,):
        for other in known_zones(right_zones) or (None,):
            (low, high), (other_low, other_high) = _instants(left, zone), _instants(right, other)
            gaps.append(max(other_low - high, low - other_high, timedelta(0)))
    return min(gaps)


def _bounds(value: TimeValue) -> tuple[datetime, datetime]:
    """Return the wall-clock bounds of a value: wider where it is approximate, without end where open."""
    slack = timedelta(0)
    if value.approximate:
        slack = timedelta(days=value.spread or _ABOUT.get(value.granularity, 3))
    low = value.start.replace(tzinfo=UTC) if value.start else None
    high = value.end.replace(tzinfo=UTC) if value.end else None
    if low is not None and high == low:
        high = low + timedelta(minutes=1)
    return (_FIRST if low is None or low - _FIRST < slack else low - slack,
            _LAST if high is None or _LAST - high < slack else high + slack)  # fmt: skip


def _instants(value: TimeValue, zone: Zone | None) -> tuple[datetime, datetime]:
    """Return the instants of a value read in a zone, as bounds that always exist."""
    low, high = value.instants(zone.name if zone else None)
    return low or _FIRST, high or _LAST


def _by_posting(left: TimeValue, right: TimeValue, lefts: tuple[Zone, ...], rights: tuple[Zone, ...],
                printing: Sequence[str]) -> Iterator[Reconciliation]:  # fmt: skip
    """Yield the pairs that name one day because a publication falls on another day in its zone."""
    left_readings = readings_in(left, lefts, printing=printing)
    right_readings = readings_in(right, rights, printing=printing)
    single = [(mine, right_readings[0]) for mine in left_readings[1:]]
    single += [(left_readings[0], other) for other in right_readings[1:]]
    both = [(mine, other) for mine in left_readings[1:] for other in right_readings[1:]]
    for mine, other in single + both:
        if overlap(mine.value, other.value):
            yield Reconciliation(Means.POSTING, mine, other)


def _by_night(left: TimeValue, right: TimeValue, lefts: tuple[Zone, ...],
              rights: tuple[Zone, ...]) -> Iterator[Reconciliation]:  # fmt: skip
    """Yield the pairs of zones in which the two values share instants.

    Nobody writes days in UTC: it stands for a zone that is not known, and makes no two nights one.
    """
    if left.is_symbolic or right.is_symbolic:
        return
    for zone in own_zones(lefts):
        for other in own_zones(rights):
            if zone.name == other.name and left.zone == right.zone:
                continue
            (low, high), (other_low, other_high) = _instants(left, zone), _instants(right, other)
            first, after = max(low, other_low), min(high, other_high)
            if first < after:
                yield Reconciliation(
                    Means.NIGHT, ZoneReading(left, zone), ZoneReading(right, other), first, after
                )


def _both(items: Iterable[str]) -> str:
    return reduce(lambda one, other: Message("{one} and {other}", one=one, other=other), items)


def _posting(reading: ZoneReading) -> Message:
    """Return the condition of a shifted reading in words."""
    title = reading.zone.title if reading.zone else "UTC"
    begin, end = reading.posted_from, reading.posted_until
    if begin is None or end is None:
        return Message("a reading in {zone} time", zone=title)
    if end - begin <= timedelta(seconds=1):
        day = reading_day(reading)
        return Message("a reading in {zone} time, where it was published on {day}", zone=title, day=day)
    if (end.hour, end.minute) == (0, 0):
        when = _moment(begin)
        return Message("a reading in {zone} time of a text published from {when}", zone=title, when=when)
    when = _moment(end)
    return Message("a reading in {zone} time of a text published before {when}", zone=title, when=when)


def reading_day(reading: ZoneReading) -> str:
    """Return the day of publication in the zone of a reading."""
    info = zone_info(reading.zone.name) if reading.zone else UTC
    return f"{reading.posted_from.astimezone(info):%Y-%m-%d}" if reading.posted_from else ""


def _moment(moment: datetime) -> Message:
    return Message(
        "{clock} UTC on {day} {month} {year}",
        clock=f"{moment:%H:%M}",
        day=moment.day,
        month=month_name(moment),
        year=f"{moment:%Y}",
    )


def _span(low: datetime | None, high: datetime | None) -> Message:
    """Return a stretch of instants in words."""
    if low is None or high is None:
        return Message("at some time")
    begin = Message("{clock} UTC on {day} {month}", clock=f"{low:%H:%M}", day=low.day, month=month_name(low))
    return Message("between {begin} and {end}", begin=begin, end=_moment(high))
