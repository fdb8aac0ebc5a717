"""The zones in which words may be read, and the other days that relative words then name."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.facts.times.choosing import NoSuchTimeError
from checker.facts.times.context import Context, UnanchoredError
from checker.facts.times.periods import midnight
from checker.facts.times.resolve import place
from checker.facts.times.value import zone_info

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date, datetime

    from checker.facts.times.value import Origin, TimeValue

_DAY = timedelta(days=1)


PRINTING_ZONES = ("UTC",)  # what machines print dates in when nobody says


class Zone(Struct, frozen=True):
    """An admissible zone: its IANA name (or offset), and what to call it in a note ('Washington')."""

    name: str
    label: str = ""

    @property
    def title(self) -> str:
        """The label, or the city of the name."""
        return self.label or self.name.rpartition("/")[2].replace("_", " ")


class ZoneReading(Struct, frozen=True):
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


def readings_in(value: TimeValue, zones: Iterable[Zone | str], *,
                printing: Sequence[str] = PRINTING_ZONES) -> tuple[ZoneReading, ...]:  # fmt: skip
    """Return the value as given, then as its zones would have it on another day of publication."""
    readings = [ZoneReading(value)]
    if value.origin is not None:
        for zone in known_zones(zones):
            readings.extend(_shifted(value.origin, zone, printing))
    return tuple(readings)


def admissible(*, own: str | None = None, speaker: Zone | str | None = None,
               event: Zone | str | None = None) -> tuple[Zone, ...]:  # fmt: skip
    """Return the zones in which a source's words may be read: its own, the speaker's, the event's, UTC."""
    return known_zones(zone for zone in (own, speaker, event, "UTC") if zone)


def known_zones(zones: Iterable[Zone | str]) -> tuple[Zone, ...]:
    """Return known zones, each once."""
    named = (zone if isinstance(zone, Zone) else Zone(zone) for zone in zones)
    return tuple({zone.name: zone for zone in named if zone_info(zone.name) is not None}.values())


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


def own_zones(zones: tuple[Zone, ...]) -> tuple[Zone, ...]:
    """Return the zones that are somebody's own: UTC is what stands for one that is not known."""
    return tuple(zone for zone in zones if zone.name != "UTC")
