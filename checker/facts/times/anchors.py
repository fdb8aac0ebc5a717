"""When a text was published: from its metadata, a status id, a dateline, or from what it embeds and says."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.facts.times.anchor import Anchor, as_anchor, local_time
from checker.facts.times.boundedness import is_bounded
from checker.facts.times.choosing import NoSuchTimeError
from checker.facts.times.context import UnanchoredError
from checker.facts.times.describe import weekday_name
from checker.facts.times.expression import Expr
from checker.facts.times.extraction import extract
from checker.facts.times.resolve import place, read
from checker.facts.times.value import Granularity, Kind
from checker.model.message import Message, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.facts.times.mention import TimeMention

# Twitter's snowflake: the upper bits of a status id count milliseconds from this moment of 2010.
_SNOWFLAKE_EPOCH = 1288834974657
_SNOWFLAKE_SHIFT = 22
_STATUS = re.compile(r"/status(?:es)?/(\d{15,20})\b")
_FIRST_SNOWFLAKE = datetime(2010, 11, 4, tzinfo=UTC)
# A dateline: a place in a few words, a mark, a date, a dash or colon; or a place, a date, an agency in
# brackets.
_DATELINE_REACH = 90
_PLACE = r"[^\W\d_][^\d\n.!?؟:«“\",،()–—-]{0,30}"
_AGENCY = r"\([^()\n]{1,30}\)"
_HEAD_MARKED = re.compile(rf"{_PLACE}\s?(?:{_AGENCY})?\s?[,،:/–—-]\s?[^\W\d_]{{0,4}}\s?")
_HEAD_PLAIN = re.compile(_PLACE)
_END_MARKED = re.compile(rf"\s?(?:[,،]?\s?{_AGENCY})?\s?(?:--|[-–—:/]|$)")
_END_AGENCY = re.compile(rf"\s?{_AGENCY}")
_MOST_PLACE_WORDS = 4
_DAYS_TO_TRY = 14  # a text is published within two weeks of what it rests on, or nothing is inferred


def infer_anchor(  # noqa: PLR0913  plain values, all but two by name
    text: str,
    language: str,
    *,
    given: date | datetime | None = None,
    timezone: str | None = None,
    printed_zone: str | None = None,
    not_before: Iterable[date] = (),
    url: str = "",
) -> Anchor:
    """Return when a text was published, as exactly as can be told; ``how`` says from what.

    In this order: ``given`` metadata; the status id in the text's own ``url``; a dateline at the head of the
    text; else bounds: not before the latest of the days ``not_before`` (of sources it embeds or rests on),
    narrowed by the text's own words ('yesterday, Tuesday' was written on a Wednesday).
    """
    instant = snowflake_instant(url)
    if given is not None:
        anchor = as_anchor(given, timezone)
        if instant is not None and anchor.instant is None:
            how = (*anchor.how, Message("the status id gives the exact moment"))
            return _at(instant, timezone, how, given=True)
        return replace(anchor, printed_zone=printed_zone or anchor.printed_zone)
    if instant is not None:
        return _at(instant, timezone, (Message("the status id in its address"),), given=True)
    bounds = sorted(not_before)
    dated = dateline(text, language, bounds[-1] if bounds else None)
    if dated is not None:
        day, words = dated
        return Anchor(day, day, None, timezone, timezone, True, (Message("dateline '{words}'", words=words),))
    if not bounds:
        return Anchor(None, None, None, timezone, None, False, ())
    return _narrowed(text, language, bounds[-1], timezone)


def snowflake_instant(text: str) -> datetime | None:
    """Return the moment of the first ``/status/<id>`` in a text, to the millisecond; None without one.

    Source: the snowflake id layout published by Twitter in 2010.
    """
    match = _STATUS.search(text)
    if match is None:
        return None
    milliseconds = (int(match[1]) >> _SNOWFLAKE_SHIFT) + _SNOWFLAKE_EPOCH
    moment = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=milliseconds)
    return moment if moment >= _FIRST_SNOWFLAKE else None


def status_instants(text: str) -> tuple[tuple[int, int, datetime], ...]:
    """Return every status address in a text: its span and the moment its id gives."""
    found = []
    for match in _STATUS.finditer(text):
        moment = snowflake_instant(match[0])
        if moment is not None:
            found.append((match.start(), match.end(), moment))
    return tuple(found)


def dateline(text: str, language: str, near: date | None = None) -> tuple[date, str] | None:
    """Return the day of a dateline at the head of a text, and its words; None without one.

    A dateline without a year is the first such day from ``near`` on; without that it says no day.
    """
    head = text.lstrip()[:_DATELINE_REACH].split("\n", 1)[0]
    for mention in extract(head, language):
        before, after = head[: mention.start], head[mention.end :]
        if not _stands_as_dateline(before, after):
            continue
        day = _dateline_day(mention, near)
        if day is not None:
            return day, head[: mention.end].strip()
    return None


def _stands_as_dateline(before: str, after: str) -> bool:
    """Whether what surrounds a date is a place before it and a mark after it."""
    if len(before.split()) > _MOST_PLACE_WORDS:
        return False
    if _HEAD_MARKED.fullmatch(before):
        return _END_MARKED.match(after) is not None
    return _HEAD_PLAIN.fullmatch(before) is not None and _END_AGENCY.match(after) is not None


def _dateline_day(mention: TimeMention, near: date | None) -> date | None:
    """Return the day of a date that names its month."""
    value = mention.value
    if value.is_symbolic and value.expression is not None and near is not None:
        term = value.expression
        if term.op == "toward" and isinstance(term.args[1], Expr):
            term = term.args[1]
        operations = {inner.op for inner in term.walk()}
        if not operations & {"month", "hmonth"} or operations & {"rel", "range", "since", "until"}:
            return None
        value = read(term, as_anchor(near), prefer_future=True)[0]
    single = value.kind is Kind.POINT and value.granularity is Granularity.DAY
    return value.first_day if single else None


def _at(instant: datetime, timezone: str | None, how: tuple[str, ...], *, given: bool) -> Anchor:
    """Return the anchor of an exact moment."""
    day = local_time(instant, timezone or "UTC").date()
    return Anchor(day, day, instant, timezone or "UTC", timezone, given, how)


def _narrowed(text: str, language: str, bound: date, timezone: str | None) -> Anchor:
    """Return the first day on or after a bound that fits the text's own words, else the bound alone."""
    how = Message("not before {day}, the latest dated source it rests on", day=bound.isoformat())
    telling = telling_mentions(extract(text, language))
    days = [bound + timedelta(days=step) for step in range(_DAYS_TO_TRY)]
    fitting = [day for day in days if all(admits(mention, day) for mention in telling)]
    if not telling or not fitting:
        return Anchor(bound, None, None, timezone, None, False, (how,))
    day = fitting[0]
    said = Message(
        "{words} fits a text of {weekday}, {day}, the first such day from there on",
        words=quoted(mention.text for mention in telling[:3]),
        weekday=weekday_name(day),
        day=day.isoformat(),
    )
    return Anchor(day, day, None, timezone, None, False, (how, said))


def telling_mentions(mentions: Sequence[TimeMention]) -> tuple[TimeMention, ...]:
    """Return the symbolic mentions that fit some days of publication only: 'yesterday, Tuesday'."""
    sunday = date(2023, 1, 1)
    week = [sunday + timedelta(days=step) for step in range(7)]
    symbolic = [mention for mention in mentions if mention.value.is_symbolic and _is_tied(mention)]
    return tuple(mention for mention in symbolic if not all(admits(mention, day) for day in week))


def _is_tied(mention: TimeMention) -> bool:
    term = mention.value.expression
    return term is not None and term.op == "and" and is_bounded(term)


def admits(mention: TimeMention, day: date) -> bool:
    """Whether a text published on ``day`` can say this, its parts agreeing."""
    term = mention.value.expression
    if term is None:
        return True
    try:
        return len(place(term, as_anchor(day).context(day))) == 1
    except (NoSuchTimeError, UnanchoredError, ValueError, OverflowError):
        return False


def implied_weekday(mention: TimeMention) -> int | None:
    """Return the only weekday of publication (1 is Monday) that a mention fits; None when several do."""
    monday = date(2023, 1, 2)
    fitting = [step + 1 for step in range(7) if admits(mention, monday + timedelta(days=step))]
    return fitting[0] if len(fitting) == 1 else None
