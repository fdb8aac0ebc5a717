"""Comparing times as the sets of instants they may mean: overlap, containment, conflict, and what reconciles.

Days are compared by name first, as readers do. Time zones come in two ways, each of which can make two days
one: 'today' in a post whose date a machine printed may be another day where the speaker was (``POSTING``),
and one night belongs to two days in two zones (``NIGHT``). Everything here is a
pure function of its arguments.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from checker.facts.times.choosing import NoSuchTimeError
from checker.facts.times.context import Context, UnanchoredError
from checker.facts.times.periods import midnight
from checker.facts.times.resolve import place
from checker.facts.times.value import Granularity, zone_info

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from checker.facts.times.value import Origin, TimeValue

_FIRST, _LAST = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)
_DAY = timedelta(days=1)
# Days either side that 'about' adds, by the unit of the value.
_ABOUT = {Granularity.YEAR: 366, Granularity.MONTH: 31, Granularity.WEEK: 7, Granularity.DECADE: 1830,
          Granularity.QUARTER: 45, Granularity.SEASON: 45, Granularity.HALF: 60}  # fmt: skip
PRINTING_ZONES = ("UTC",)  # what machines print dates in when nobody says


class Means(StrEnum):
    """How a reading of time zones brings two values together."""

    NAME = "name"  # no zone is needed: the named days meet
    POSTING = "posting"  # the publication falls on another day in the zone of the words
    NIGHT = "night"  # hours that are one day here, another there


@dataclass(frozen=True, slots=True)
class Zone:
    """An admissible zone: its IANA name (or offset), and what to call it in a note ('Washington')."""

    name: str
    label: str = ""

    @property
    def title(self) -> str:
        """The label, or the city of the name."""
        return self.label or self.name.rpartition("/")[2].replace("_", " ")


@dataclass(frozen=True, slots=True)
class ZoneReading:
    """A value read in a zone; ``zone`` is None for the value as given.

    ``posted_from`` and ``posted_until`` bound the moments (UTC, the second exclusive) at which the text must
    have been published for this reading, None where any moment will do.
    """

    value: TimeValue
    zone: Zone | None = None
    posted_from: datetime | None = None
    posted_until: datetime | None = None

    @property
    def is_shifted(self) -> bool:
        """Whether the zone makes it another day than the one given."""
        return self.posted_from is not None


@dataclass(frozen=True, slots=True)
class Reconciliation:
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
            return "the same day as written"
        if self.means is Means.POSTING:
            shifted = [_posting(reading) for reading in (self.left, self.right) if reading.is_shifted]
            return " and ".join(shifted)
        zones = " and ".join(
            f"{reading.zone.title} time" for reading in (self.left, self.right) if reading.zone is not None
        )
        return f"a moment {_span(self.shared_from, self.shared_until)}, read in {zones}"


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

    More zones can only remove a conflict. Lengths of time and what is not placed conflict with nothing.
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
    lefts, rights = _zones(left_zones), _zones(right_zones)
    found = []
    if overlap(left, right):
        found.append(Reconciliation(Means.NAME, ZoneReading(left), ZoneReading(right)))
    found.extend(_by_posting(left, right, lefts, rights, printing))
    found.extend(_by_night(left, right, lefts, rights))
    return tuple(found)


def readings_in(value: TimeValue, zones: Iterable[Zone | str], *,
                printing: Sequence[str] = PRINTING_ZONES) -> tuple[ZoneReading, ...]:  # fmt: skip
    """Return the value as given, then as its zones would have it on another day of publication."""
    readings = [ZoneReading(value)]
    if value.origin is not None:
        for zone in _zones(zones):
            readings.extend(_shifted(value.origin, zone, printing))
    return tuple(readings)


def gap(left: TimeValue, right: TimeValue, left_zones: Iterable[Zone | str] = (),
        right_zones: Iterable[Zone | str] = ()) -> timedelta | None:  # fmt: skip
    """Return the least time between two values over the admissible zones: zero when they can meet.

    None when either is not placed. For clock times: how far they differ beyond their zones.
    """
    if any(value.is_duration or value.is_symbolic for value in (left, right)):
        return None
    gaps = []
    for zone in _zones(left_zones) or (None,):
        for other in _zones(right_zones) or (None,):
            (low, high), (other_low, other_high) = _instants(left, zone), _instants(right, other)
            gaps.append(max(other_low - high, low - other_high, timedelta(0)))
    return min(gaps)


def admissible(*, own: str | None = None, speaker: Zone | str | None = None,
               event: Zone | str | None = None) -> tuple[Zone, ...]:  # fmt: skip
    """Return the zones in which a source's words may be read: its own, the speaker's, the event's, UTC."""
    return _zones(zone for zone in (own, speaker, event, "UTC") if zone)


def _zones(zones: Iterable[Zone | str]) -> tuple[Zone, ...]:
    """Return known zones, each once."""
    named = (zone if isinstance(zone, Zone) else Zone(zone) for zone in zones)
    return tuple({zone.name: zone for zone in named if zone_info(zone.name) is not None}.values())


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


def _shifted(origin: Origin, zone: Zone, printing: Sequence[str]) -> Iterator[ZoneReading]:
    """Yield the readings of a value in a zone where the publication may fall on another day."""
    for low, high in _published(origin, printing):
        for day, first, after in _local_days(low, high, zone):
            if day == origin.day:
                continue
            context = Context(day, zone=zone.name)
            try:
                values = place(origin.expression, context)
            except (NoSuchTimeError, UnanchoredError, ValueError, OverflowError):
                continue
            if len(values) == 1:  # as of that day its parts must agree: 'yesterday, Tuesday'
                yield ZoneReading(values[0], zone, first, after)


def _published(origin: Origin, printing: Sequence[str]) -> Iterator[tuple[datetime, datetime]]:
    """Yield the stretches of instants in which the text may have been published."""
    if not origin.given:
        return
    if origin.instant is not None:
        instant = origin.instant.astimezone(UTC)
        yield instant, instant + timedelta(seconds=1)
        return
    for name in dict.fromkeys((origin.printed_zone,) if origin.printed_zone else printing):
        info = zone_info(name)
        if info is not None:
            start = midnight(origin.day).replace(tzinfo=info).astimezone(UTC)
            end = midnight(origin.day + _DAY).replace(tzinfo=info).astimezone(UTC)
            yield start, end


def _local_days(low: datetime, high: datetime, zone: Zone) -> Iterator[tuple[date, datetime, datetime]]:
    """Yield the days of a zone that a stretch of instants touches, and the part of the stretch in each."""
    info = zone_info(zone.name)
    day = low.astimezone(info).date()
    while True:
        start = midnight(day).replace(tzinfo=info).astimezone(UTC)
        end = midnight(day + _DAY).replace(tzinfo=info).astimezone(UTC)
        if start >= high:
            return
        first, after = max(start, low), min(end, high)
        if first < after:
            yield day, first, after
        day += _DAY


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

    A source with a zone of its own does not write its days in UTC: that counts only where it has no other.
    """
    if left.is_symbolic or right.is_symbolic:
        return
    for zone in _local(lefts):
        for other in _local(rights):
            if zone.name == other.name and left.zone == right.zone:
                continue
            (low, high), (other_low, other_high) = _instants(left, zone), _instants(right, other)
            first, after = max(low, other_low), min(high, other_high)
            if first < after:
                yield Reconciliation(
                    Means.NIGHT, ZoneReading(left, zone), ZoneReading(right, other), first, after
                )


def _local(zones: tuple[Zone, ...]) -> tuple[Zone, ...]:
    """Return the zones that are somebody's own, UTC only when there is no other."""
    return tuple(zone for zone in zones if zone.name != "UTC") or zones


def _posting(reading: ZoneReading) -> str:
    """Return the condition of a shifted reading in words."""
    title = reading.zone.title if reading.zone else "UTC"
    begin, end = reading.posted_from, reading.posted_until
    if begin is None or end is None:
        return f"a reading in {title} time"
    if end - begin <= timedelta(seconds=1):
        return f"a reading in {title} time, where it was published on {reading_day(reading)}"
    when = _moment(begin, "from") if (end.hour, end.minute) == (0, 0) else _moment(end, "before")
    return f"a reading in {title} time of a text published {when}"


def reading_day(reading: ZoneReading) -> str:
    """Return the day of publication in the zone of a reading."""
    info = zone_info(reading.zone.name) if reading.zone else UTC
    return f"{reading.posted_from.astimezone(info):%Y-%m-%d}" if reading.posted_from else ""


def _moment(moment: datetime, preposition: str) -> str:
    return f"{preposition} {moment:%H:%M} UTC on {moment.day} {moment:%B %Y}"


def _span(low: datetime | None, high: datetime | None) -> str:
    """Return a stretch of instants in words."""
    if low is None or high is None:
        return "at some time"
    return f"between {low:%H:%M} UTC on {low.day} {low:%B} and {high:%H:%M} UTC on {high.day} {high:%B %Y}"
