"""When a post was published, as its attribution line says it: a day, or, from a link to it, the instant."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from checker.facts.times import TimeMention, TimeValue

_STATUS = re.compile(r"/status(?:es)?/([0-9]{15,20})\b")
_STATUS_ID = re.compile(r"[0-9]{15,20}")
# A post's number holds the milliseconds since this instant, in UTC, above its lowest 22 bits.
_EPOCH = datetime(2010, 11, 4, 1, 42, 54, 657000, UTC)
_CLOCK_BITS = 22
_YEARS = range(2000, 3000)  # networks are younger
_STRANGE_LETTERS = 3
_BEFORE_CLOCK = 4  # characters: a comma, a middle dot, spaces


def status_instant(text: str) -> datetime | None:
    """Return the instant, to the second, of the post that a link in ``text`` leads to, if there is one."""
    found = _STATUS.search(text)
    return id_instant(found[1]) if found else None


def id_instant(status_id: str) -> datetime | None:
    """Return the instant, to the second, that the id of a post holds; None for what is no such id.

    Source: the published layout of Twitter's snowflake ids.
    """
    if not _STATUS_ID.fullmatch(status_id):
        return None
    instant = _EPOCH + timedelta(milliseconds=int(status_id) >> _CLOCK_BITS)
    return instant.replace(microsecond=0)


def post_date(text: str, language: str) -> tuple[date, int] | None:
    """Return the day (the instant, if there is a zone) that ``text`` begins with, and the length of the date.

    A clock time may stand before or after the day; without a zone it is not used. Every language that has
    tables is tried, ``language`` first: it decides where a day and a month in figures could be taken for each
    other. None without a whole date.
    """
    from checker.facts.tables import LANGUAGES
    from checker.facts.times import extract

    languages = sorted(LANGUAGES, key=lambda name: name != language.partition("-")[0])
    found = (_leading_day(text, extract(text, name)) for name in languages)
    return next((day for day in found if day), None)


def _leading_day(text: str, mentions: Sequence[TimeMention]) -> tuple[date, int] | None:
    """Return the first whole date, with at most an article or preposition before it."""
    strange = 0  # letters before the date that belong to no time
    end = 0
    for index, mention in enumerate(mentions):
        strange += sum(map(str.isalpha, text[end : mention.start]))
        if strange > _STRANGE_LETTERS:
            return None
        end = mention.end
        day = _whole_day(mention)
        if day is not None:
            return day, _with_clock(text, end, mentions[index + 1 :])
    return None


def _whole_day(mention: TimeMention) -> date | None:
    from checker.facts.times import Basis, Granularity

    value = mention.value
    is_date = value.granularity is Granularity.DAY or value.granularity.has_clock
    if not is_date or value.basis is not Basis.ABSOLUTE or mention.disagrees or not value.start:
        return None
    if value.first_day != value.last_day or value.approximate or value.start.year not in _YEARS:
        return None
    return _instant(value) or value.first_day


def _instant(value: TimeValue) -> datetime | None:
    """Return the instant of a clock time with a zone, at a fixed offset; None without either."""
    from checker.facts.times.value import zone_info

    zone = zone_info(value.zone) if value.zone and value.granularity.has_clock else None
    if zone is None or value.start is None:
        return None
    moment = value.start.replace(tzinfo=zone)
    return moment.replace(tzinfo=timezone(moment.utcoffset() or timedelta()))


def _with_clock(text: str, end: int, following: Sequence[TimeMention]) -> int:
    """Return where a date ends, with a clock time right after it."""
    for mention in following[:1]:
        if mention.start - end <= _BEFORE_CLOCK and not any(map(str.isalpha, text[end : mention.start])):
            return mention.end
    return end
