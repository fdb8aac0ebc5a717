"""Plots of counts, as SVG without styles of its own: a bar a name, one stretch of it for each severity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model.finding import Severity
from checker.report.html.elements import element
from checker.report.passages import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.report.html.elements import Html

WIDTH = 960
_LEFT, _RIGHT = 260, WIDTH - 70  # where the bars begin, and end at most
_LANE, _BAR = 24, 14
_LONGEST_NAME = 34


class Bar(Struct, frozen=True):
    """A name with its counts, one for each severity, heaviest first."""

    name: str
    counts: tuple[int, ...]


def plot(bars: Sequence[Bar], heading: str) -> Html:
    """Return the plot of at least one bar; what it shows stands in a table beside it, too."""
    most = max(1, *(sum(bar.counts) for bar in bars))
    drawn = (piece for lane, bar in enumerate(bars) for piece in _bar(bar, lane * _LANE, most))
    height = _LANE * len(bars)
    return element("svg", *drawn, viewBox=f"0 0 {WIDTH} {height}", role="img", aria_label=heading)


def _bar(bar: Bar, top: int, most: int) -> Iterator[Html]:
    name = shorten(bar.name, _LONGEST_NAME)
    yield element("text", name, x=_LEFT - 10, y=top + _BAR, class_="name", text_anchor="end")
    x = float(_LEFT)
    for level, count in zip(Severity, bar.counts, strict=True):
        width = round((_RIGHT - _LEFT) * count / most, 1)
        if count:
            told = element("title", f"{bar.name}: {count:,} {level}")
            yield element(
                "rect", told, x=round(x, 1), y=top + 3, width=max(width, 1), height=_BAR, class_=str(level)
            )
        x += width
    yield element("text", f"{sum(bar.counts):,}", x=round(x + 6, 1), y=top + _BAR, class_="count")
