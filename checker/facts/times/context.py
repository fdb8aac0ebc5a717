"""What the reading of a time may lean on: the day (and moment) of publication, and which way news looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from datetime import date, datetime


class UnanchoredError(ValueError):
    """The words count from a day that is not known."""


class Context(Struct, frozen=True):
    """The publication as wall-clock time: ``moment`` when the hour is known, ``day`` alone otherwise.

    ``instant`` is the moment itself; the zones are those of ``Anchor``. ``prefer_future`` places a time
    without a direction after the publication, as calendars and assistants do; news looks back.
    """

    day: date | None = None
    moment: datetime | None = None
    prefer_future: bool = False
    instant: datetime | None = None
    zone: str | None = None
    printed_zone: str | None = None
    given: bool = True

    def known_day(self) -> date:
        """Return the day. Raises UnanchoredError when there is none."""
        if self.day is None:
            raise UnanchoredError("the day of publication is not known")
        return self.day
