"""The plot of one event: a row for each time that a source gives, a bar for each time zone it may be read in.

Drawn as SVG without styles of its own; lengths are in user units, of which the plot is ``WIDTH`` wide. The
axis is in UTC.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.report.html.elements import element
from checker.report.passages import shorten
from checker.report.wording import IN_ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model.timeline import PlacedEvent, ZoneReading
    from checker.report.html.elements import Html
    from checker.report.wording import Wording

WIDTH = 960
_LEFT, _RIGHT = 200, WIDTH - 12  # where the bars begin and end
_HEAD, _LANE, _BAR, _GAP = 30, 24, 14, 10
_LETTER = 7.2  # what a letter of the labels takes at most, on average
_LONGEST_NAME, _LONGEST_VALUE = 25, 40
_MOST_TICKS = 7
_MARGIN = 0.04  # of the time shown, before and after it
_LEAST = timedelta(hours=6)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_HOUR, _DAY = 3600, 86400
_STEPS = (_HOUR, 3 * _HOUR, 6 * _HOUR, 12 * _HOUR, *(_DAY * days for days in (1, 2, 7, 14, 28, 91, 364)))


class _Axis(Struct, frozen=True):
    """Seconds since 1970, UTC, and where they stand."""

    first: float
    last: float

    def at(self, seconds: float) -> float:
        share = (seconds - self.first) / (self.last - self.first)
        return round(_LEFT + share * (_RIGHT - _LEFT), 1)

    @property
    def step(self) -> int:
        """The seconds between two ticks."""
        least = (self.last - self.first) / _MOST_TICKS
        return next((step for step in _STEPS if step >= least), int(least // _STEPS[-1] + 1) * _STEPS[-1])


def plot(rows: Sequence[tuple[PlacedEvent, str]], words: Wording = IN_ENGLISH) -> Html:
    """Return the plot of the times of one event, each with what weighs on it (a class), at least one."""
    axis = _axis([reading for item, _ in rows for reading in item.readings])
    lanes = [0]
    for item, _ in rows:
        lanes.append(lanes[-1] + len(item.readings) * _LANE + _GAP)
    height = _HEAD + lanes[-1]
    drawn = (_row(axis, _HEAD + top, *row, words) for top, row in zip(lanes, rows, strict=False))
    return element(
        "svg",
        *_grid(axis, height),
        *(piece for row in drawn for piece in row),
        viewBox=f"0 0 {WIDTH} {height}",
        role="img",
        aria_label="; ".join(f"{item.when.source}: {item.when.value}" for item, _ in rows),
    )


def _axis(readings: Sequence[ZoneReading]) -> _Axis:
    first = min(_seconds(reading.start) for reading in readings)
    last = max(_seconds(reading.end) for reading in readings)
    margin = max(last - first, _LEAST.total_seconds()) * _MARGIN
    return _Axis(first - margin, last + margin)


def _seconds(moment: datetime) -> float:
    return (moment - _EPOCH).total_seconds()


def _grid(axis: _Axis, height: int) -> Iterator[Html]:
    yield element("text", "UTC", x=0, y=16, class_="tick")
    first = int(axis.first // axis.step + 1) * axis.step
    ticks = range(first, int(axis.last) + 1, axis.step)
    for tick in ticks:
        x = axis.at(tick)
        yield element("line", x1=x, x2=x, y1=22, y2=height, class_="day" if tick % _DAY == 0 else "hour")
        yield element("text", _tick(tick), x=x, y=16, class_="tick", text_anchor=_anchor(x))


def _tick(seconds: int) -> str:
    """Name a tick: the day at midnight, else the hour."""
    try:
        moment = _EPOCH + timedelta(seconds=seconds)
    except OverflowError:  # at the ends of the calendar
        return ""
    return f"{moment:%H:%M}" if seconds % _DAY else moment.date().isoformat()


def _anchor(x: float) -> str:
    """Keep the name of a tick within the plot."""
    room = 5 * _LETTER
    return "start" if x < _LEFT else "end" if x > WIDTH - room else "middle"


def _row(axis: _Axis, top: float, item: PlacedEvent, weight: str, words: Wording) -> Iterator[Html]:
    yield element("line", x1=0, x2=WIDTH, y1=top - _GAP / 2, y2=top - _GAP / 2, class_="rule")
    name = shorten(item.when.source, _LONGEST_NAME)
    yield element("text", name, x=0, y=top + _BAR, class_="source", direction="ltr")
    for number, reading in enumerate(item.readings):
        label = reading.zone or words.phrase("label", "any_zone")
        yield from _bar(axis, top + number * _LANE, item, reading, label, weight)


def _bar(  # noqa: PLR0913, PLR0917 - a place, and what is drawn there
    axis: _Axis, top: float, item: PlacedEvent, reading: ZoneReading, label: str, weight: str
) -> Iterator[Html]:
    start, end = axis.at(_seconds(reading.start)), axis.at(_seconds(reading.end))
    kind = "shifted" if reading.shifted else "anywhere" if reading.zone is None else "placed"
    words = label if reading.shifted else f"{shorten(item.when.value, _LONGEST_VALUE)} · {label}"
    yield element(
        "rect",
        element("title", f"{item.when.source}: {words}: {span(reading)}"),
        x=start,
        y=top + 3,
        width=max(round(end - start, 1), 3),
        height=_BAR,
        rx=3,
        class_=f"bar {kind} {weight}",
    )
    x, anchor = _beside(start, end, len(words) * _LETTER)
    yield element(
        "text", words, x=round(x, 1), y=top + _BAR, class_="value", text_anchor=anchor, direction="ltr"
    )


def _beside(start: float, end: float, room: float) -> tuple[float, str]:
    """Return where a label stands: after its bar, before it, or, where there is no room for that, in it."""
    if end + 6 + room < WIDTH:
        return end + 6, "start"
    if start - 6 - room > _LEFT:
        return start - 6, "end"
    return start + 6, "start"


def span(reading: ZoneReading) -> str:
    """Return the instants of a reading as an interval of ISO 8601."""
    return "/".join(moment.strftime("%Y-%m-%dT%H:%MZ") for moment in (reading.start, reading.end))
