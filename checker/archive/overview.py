"""The overview of an archive, for people: the same tables in Markdown and, with plots, as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.archive.plots import Bar
from checker.archive.summary import UNDATED
from checker.model.finding import Severity

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable

    from checker.archive.summary import Summary

Cells = tuple[str | int, ...]
LEVELS = tuple(str(level) for level in Severity)
_HEADS = ("errors", "warnings", "infos")
_MOST = 40
"""Rows of a table; the tables of the archive have them all."""


class Section(Struct, frozen=True):
    """A table with its heading; numbers are ``int``, all else is text, some of it from sources.

    ``bars`` are what there is to plot of it; ``more`` counts the rows that are left out.
    """

    heading: str
    heads: tuple[str, ...]
    rows: tuple[Cells, ...]
    bars: tuple[Bar, ...] = ()
    more: int = 0


def headline(summary: Summary) -> str:
    """Return in one line what the run came to."""
    verdicts = ", ".join(f"{count:,} {verdict}" for verdict, count in sorted(summary.verdicts.items()))
    return f"{summary.stories:,} stories: {verdicts}" if verdicts else "no stories"


def sections(summary: Summary) -> list[Section]:
    """Return the tables that have rows."""
    worst = [(it.story, it.title, it.where, *it.weight) for it in summary.worst]
    months = [
        Bar(month, tuple(summary.months[month, level] for level in LEVELS))
        for month in sorted(summary.stories_by_month, key=lambda month: (month == UNDATED, month))
    ]
    all_of_them = [
        _by_name("By rule", "rule", _bars(summary.rules)),
        _by_name("By source", "who published an account of the finding", _bars(summary.sources)),
        _by_month(months, summary),
        Section("The worst stories", ("story", "title", "where", *_HEADS[:2]), tuple(worst)),
        Section("Not checked", ("where", "why"), tuple(summary.failures)),
        _cut("Left unchecked", ("what", "stories"), summary.unchecked.most_common()),
    ]
    return [section for section in all_of_them if section.rows]


def _bars(counts: Counter[tuple[str, str]]) -> list[Bar]:
    """Return a bar a name, those with the most errors first, then those with the most warnings."""
    names = {name for name, _ in counts}
    bars = [Bar(name, tuple(counts[name, level] for level in LEVELS)) for name in names]
    return sorted(bars, key=lambda bar: ([-count for count in bar.counts], bar.name))


def _by_name(heading: str, what: str, bars: list[Bar]) -> Section:
    rows: tuple[Cells, ...] = tuple((bar.name, *bar.counts) for bar in bars[:_MOST])
    return Section(heading, (what, *_HEADS), rows, tuple(bars[:_MOST]), max(len(bars) - _MOST, 0))


def _by_month(months: list[Bar], summary: Summary) -> Section:
    shown = months[-_MOST:]
    rows: tuple[Cells, ...] = tuple(
        (bar.name, summary.stories_by_month[bar.name], *bar.counts) for bar in shown
    )
    more = len(months) - len(shown)
    return Section("By month", ("month", "stories", *_HEADS), rows, tuple(shown), more)


def _cut(heading: str, heads: tuple[str, ...], rows: Iterable[Cells]) -> Section:
    every = tuple(rows)
    return Section(heading, heads, every[:_MOST], more=max(len(every) - _MOST, 0))
