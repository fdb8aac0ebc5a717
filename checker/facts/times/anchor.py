"""The publication moment, as exactly as it is known: what 'today' and 'on Tuesday' count from."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.facts.times.context import Context
from checker.facts.times.value import zone_info
from checker.model.message import Message

if TYPE_CHECKING:
    from datetime import date

_MOST_DAYS = 40  # a wider anchor places nothing
UTC_ZONE = "UTC"


class Anchor(Struct, frozen=True):
    """The days a text may have been published on, both inclusive, None where nothing bounds them.

    ``instant`` is exact and zone-aware when known. ``zone`` is the IANA name (or offset) in which the text's
    words are read; ``printed_zone`` the one in which the printed date is read, None when nobody says (UTC is
    usual for machines). ``given`` is False for what was inferred; ``how`` says from what, in short clauses.
    """

    earliest_day: date | None = None
    latest_day: date | None = None
    instant: datetime | None = None
    zone: str | None = None
    printed_zone: str | None = None
    given: bool = True
    how: tuple[str, ...] = ()

    @property
    def day(self) -> date | None:
        """The one day it can be, None while there are several."""
        return self.earliest_day if self.earliest_day == self.latest_day else None

    def days(self) -> tuple[date, ...]:
        """Return every day it can be; nothing when that is unbounded or too wide to place anything."""
        if self.earliest_day is None or self.latest_day is None:
            return ()
        count = (self.latest_day - self.earliest_day).days + 1
        if not 0 < count <= _MOST_DAYS:
            return ()
        return tuple(self.earliest_day + timedelta(days=step) for step in range(count))

    def context(self, day: date, *, prefer_future: bool = False) -> Context:
        """Return what the reading of words leans on, if the text was published on ``day``."""
        moment = None
        if self.instant is not None:
            local = local_time(self.instant, self.zone)
            moment = local if local.date() == day else None
        return Context(day, moment, prefer_future, self.instant, self.zone, self.printed_zone,
                       self.given)  # fmt: skip

    def on(self, day: date) -> Anchor:
        """Return this anchor narrowed to one day."""
        return replace(self, earliest_day=day, latest_day=day)


def local_time(instant: datetime, zone: str | None) -> datetime:
    """Return the wall-clock time of an instant in a zone, in its own offset when the zone is not known."""
    info = zone_info(zone) if zone else None
    local = instant.astimezone(info) if info else instant
    return local.replace(tzinfo=None)


def as_anchor(given: Anchor | date | datetime | None, zone: str | None = None) -> Anchor:
    """Return a publication date, or date-time with or without offset, as an anchor."""
    if isinstance(given, Anchor):
        return given
    if given is None:
        return Anchor(zone=zone, given=False)
    how = (Message("published {day}", day=given.isoformat()),)
    if not isinstance(given, datetime):
        return Anchor(given, given, None, zone, None, True, how)
    if given.tzinfo is None:
        info = zone_info(zone) if zone else None
        instant = given.replace(tzinfo=info or UTC)
        return Anchor(given.date(), given.date(), instant, zone or UTC_ZONE, zone, True, how)
    day = local_time(given, zone).date()
    return Anchor(day, day, given, zone or _offset_name(given), zone, True, how)


def _offset_name(moment: datetime) -> str:
    """Return the offset of an instant as '+01:00', 'UTC' for none."""
    seconds = int((moment.utcoffset() or timedelta()).total_seconds())
    if seconds == 0:
        return UTC_ZONE
    sign, minutes = ("+" if seconds > 0 else "-"), abs(seconds) // 60
    return f"{sign}{minutes // 60:02}:{minutes % 60:02}"
