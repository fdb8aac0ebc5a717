"""The overview of an archive in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.archive.overview import headline, sections
from checker.report.escape import markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.archive.overview import Section
    from checker.archive.summary import Summary


def render(summary: Summary) -> str:
    """Return the whole overview."""
    lines = ["# Overview of the archive", "", headline(summary), ""]
    for section in sections(summary):
        lines += _section(section)
    return "\n".join(lines).rstrip() + "\n"


def _section(section: Section) -> Iterator[str]:
    numbers = [isinstance(cell, int) for cell in section.rows[0]]
    yield f"## {section.heading}"
    yield ""
    yield _row(section.heads)
    yield _row(["---:" if number else "---" for number in numbers])
    yield from (_row([_cell(cell) for cell in row]) for row in section.rows)
    yield ""
    if section.more:
        yield f"And {section.more:,} more, which the tables hold."
        yield ""


def _row(cells: list[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: str | int) -> str:
    return f"{cell:,}" if isinstance(cell, int) else markdown(cell) or " "
