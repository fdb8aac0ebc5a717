"""The plot of an event: where bars, labels and the marks of the axis stand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.finding import Evidence
from checker.model.timeline import PlacedEvent, ZoneReading
from checker.report.html.plot import WIDTH, plot

from .rendered import taken_apart
from .strategies import PROPERTY

if TYPE_CHECKING:
    from .rendered import Page

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
NOON = datetime(2024, 5, 14, 12, tzinfo=UTC)


def placed(*readings: ZoneReading, source: str = "article", value: str = "2024-05-14") -> PlacedEvent:
    return PlacedEvent(1, "", Evidence(source, "", 0, 0, "", value), readings)


def drawn(*items: PlacedEvent) -> Page:
    return taken_apart(plot([(item, "error") for item in items]))


def bars(page: Page) -> list[tuple[float, float]]:
    """Where each bar begins, and how wide it is."""
    found = [given for tag, given in page.elements if tag == "rect"]
    return [(float(bar["x"] or 0), float(bar["width"] or 0)) for bar in found]


def ticks(page: Page) -> list[str]:
    classes = [given.get("class") for tag, given in page.elements if tag == "text"]
    texts = [text for text in page.texts if text.strip()]
    return texts[1 : classes.count("tick")]


def test_bars_are_as_long_as_what_they_mean() -> None:
    page = drawn(
        placed(ZoneReading("Rabat", NOON, NOON + DAY)),
        placed(ZoneReading(None, NOON - 14 * HOUR, NOON + 36 * HOUR), source="post"),
    )
    (first, day), (widest, fifty_hours) = bars(page)
    assert fifty_hours / day == pytest.approx(50 / 24, rel=0.01)
    assert (first - widest) / day == pytest.approx(14 / 24, rel=0.02)


def test_a_moment_can_be_seen() -> None:
    page = drawn(
        placed(ZoneReading("Rabat", NOON, NOON)), placed(ZoneReading("Rabat", NOON, NOON + 400 * DAY))
    )
    assert bars(page)[0][1] >= 3


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        (6 * HOUR, ["12:00", "13:00", "14:00", "15:00", "16:00", "17:00", "18:00"]),
        (DAY, ["12:00", "18:00", "2024-05-15", "06:00", "12:00"]),
        (3 * DAY, ["12:00", "2024-05-15", "12:00", "2024-05-16", "12:00", "2024-05-17", "12:00"]),
        (20 * DAY, ["2024-05-16", "2024-05-23", "2024-05-30"]),
    ],
)
def test_the_axis_names_days_at_midnight_and_hours_between(length: timedelta, expected: list[str]) -> None:
    assert ticks(drawn(placed(ZoneReading("UTC", NOON, NOON + length)))) == expected


def test_a_bar_says_what_it_is_without_its_colour() -> None:
    shifted = ZoneReading("Washington", NOON - DAY, NOON, shifted=True)
    page = drawn(
        placed(ZoneReading("Rabat", NOON, NOON + DAY), shifted), placed(ZoneReading(None, NOON, NOON + DAY))
    )
    assert [text for text in page.texts if " · " in text and ":" not in text] == [
        "2024-05-14 · Rabat", "2024-05-14 · any zone",
    ]  # fmt: skip
    assert "article: 2024-05-14 · Rabat: 2024-05-14T12:00Z/2024-05-15T12:00Z" in page.texts


_MOMENTS = st.integers(0, 10**5).map(lambda hours: NOON + hours * HOUR)


@PROPERTY
@given(st.lists(st.tuples(_MOMENTS, _MOMENTS, st.text(max_size=60)), min_size=1, max_size=4))
def test_nothing_is_drawn_outside_the_plot(given_times: list[tuple[datetime, datetime, str]]) -> None:
    items = [
        placed(ZoneReading("Rabat", min(one, other), max(one, other)), value=value)
        for one, other, value in given_times
    ]
    page = drawn(*items)
    [picture] = [attributes for tag, attributes in page.elements if tag == "svg"]
    _, _, width, height = map(int, (picture["viewbox"] or "").split())
    assert width == WIDTH
    for _, attributes in page.elements:
        x = float(attributes.get("x") or 0)
        assert 0 <= x + float(attributes.get("width") or 0) <= width + 3
        assert 0 <= float(attributes.get("y") or 0) <= height
