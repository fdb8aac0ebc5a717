"""Tables on a terminal: as they are where they fit, else with the last column broken, else as paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.report.columns import columns, wrap
from checker.report.escape import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_GAP = 2  # between two columns
_NARROWEST = 24  # a last column of fewer reads worse than paragraphs
_INDENT = "    "


def table(rows: Iterable[Sequence[object]], heads: Sequence[str], width: int | None) -> str:
    """Return a table of at most ``width`` columns (any when None), its last column that of running text.

    Cells may come from sources: they are made harmless.
    """
    from tabulate import tabulate

    cells = [[visible(str(cell)) for cell in row] for row in rows]
    if width is not None:
        taken = [max(map(columns, column)) for column in zip(heads, *cells, strict=True)]
        room = width - sum(taken[:-1]) - _GAP * (len(heads) - 1)
        if room < min(taken[-1], _NARROWEST):
            return _paragraphs(cells, width)
        cells = [[*row[:-1], "\n".join(wrap(row[-1], room))] for row in cells]
    drawn = tabulate(cells, headers=heads, tablefmt="simple", disable_numparse=True, preserve_whitespace=True)
    return "\n".join(line.rstrip() for line in drawn.splitlines()) + "\n"


def _paragraphs(rows: Iterable[Sequence[str]], width: int) -> str:
    lines: list[str] = []
    for row in rows:
        lines += wrap(" ".join(cell for cell in row[:-1] if cell), width, rest=_INDENT)
        lines += wrap(row[-1], width, first=_INDENT, rest=_INDENT)
    return "\n".join(lines) + "\n"
