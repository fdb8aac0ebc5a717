"""The timeline of a story: when each source places each event, in every time zone it may be read in."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from checker.align.one_event import zones_of
from checker.facts.times.zones import own_zones, readings_in
from checker.model.timeline import PlacedEvent, ZoneReading
from checker.rules.base import passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.align.dated import DatedEvent
    from checker.facts.times import TimeValue
    from checker.facts.times.zones import Zone
    from checker.model.finding import Evidence
    from checker.rules.base import Case


def timeline(case: Case) -> tuple[PlacedEvent, ...]:
    """Return the dated events of a story: event by event, each in order of sources and text.

    A time that is open at one end is left out: it has no place that could be drawn.
    """
    placed = [
        PlacedEvent(number, side.event.mention.text if side.event else "", _when(side), readings)
        for side, number in zip(case.dated, _numbered(case), strict=True)
        if (readings := _distinct(_readings(side.time.time.value, zones_of(side, case.story, case.facts))))
    ]
    placed.sort(key=lambda item: item.event)
    groups = [list(group) for _, group in groupby(placed, key=lambda item: item.event)]
    return tuple(
        PlacedEvent(number, item.named, item.when, item.readings)
        for number, group in enumerate(groups, 1)
        for item in group
    )


def _numbered(case: Case) -> list[int]:
    """Number the dated events; those that tell of one event, on whatever days, have one number."""
    # By identity: a dated event is deep, and comparing two of them costs more than all the rest.
    places = {id(side): number for number, side in enumerate(case.dated)}
    first = list(range(len(case.dated)))  # an earlier one of the same event, or the number itself

    def root(number: int) -> int:
        while first[number] != number:
            first[number] = first[first[number]]
            number = first[number]
        return number

    for one, other in (*case.event_pairs.agreeing, *case.event_pairs.conflicting):
        low, high = sorted((root(places[id(one)]), root(places[id(other)])))
        first[high] = low
    return [root(number) for number in range(len(first))]


def _when(side: DatedEvent) -> Evidence:
    return passage(side.time.mention, str(side.time.time.value))


def _distinct(readings: Iterable[ZoneReading]) -> tuple[ZoneReading, ...]:
    """Return one reading for each zone and stretch: another day of publication may change nothing."""
    found: dict[tuple[object, ...], ZoneReading] = {}
    for reading in readings:
        found.setdefault((reading.zone, reading.start, reading.end), reading)
    return tuple(found.values())


def _readings(value: TimeValue, zones: tuple[Zone, ...]) -> Iterator[ZoneReading]:
    """Yield the stretches a value may mean: in the zone the text names, in its own ones, or in any."""
    named = [zone.name for zone in own_zones(zones)]
    titles = {zone.name: zone.title for zone in zones}
    if value.zone is not None:
        yield from _stretch(value, value.zone, value.zone)
        return
    if not named:
        yield from _stretch(value, None, None)
    for zone in named:
        yield from _stretch(value, zone, titles[zone])
    for reading in readings_in(value, own_zones(zones))[1:]:
        if reading.zone is not None and reading.value.zone in {None, reading.zone.name}:
            yield from _stretch(reading.value, reading.zone.name, reading.zone.title, shifted=True)


def _stretch(
    value: TimeValue, zone: str | None, title: str | None, *, shifted: bool = False
) -> Iterator[ZoneReading]:
    start, end = value.instants(zone)
    if start is not None and end is not None:
        yield ZoneReading(title, start, end, shifted)
