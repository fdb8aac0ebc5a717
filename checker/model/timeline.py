"""When each source places each event: what a plot of times is drawn from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from datetime import datetime

    from checker.model.finding import Evidence


class ZoneReading(Struct, frozen=True):
    """The instants ``[start, end)`` that a time means, in UTC, when its words are read in ``zone``.

    ``zone`` is what to call it ('Washington', '+01:00'), None where no zone is known: then the stretch is
    that of all zones of the world. ``shifted``: the words mean other days there than they were given, because
    the text would have been published on another day in that zone.
    """

    zone: str | None
    start: datetime
    end: datetime
    shifted: bool = False


class PlacedEvent(Struct, frozen=True):
    """A time in a source and the event it belongs to.

    ``event`` numbers the events of the story, from 1; what several sources say of one event has one number.
    ``named`` are the words that name the event, empty where none do.
    """

    event: int
    named: str
    when: Evidence
    readings: tuple[ZoneReading, ...]
