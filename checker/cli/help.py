"""Apps and commands whose help is plain text that fits the terminal, however narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

from checker.cli import terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

_CANNOT_RUN = 2
_WIDEST = 80
_ROOM_FOR_TWO = 60  # columns that two columns of text take at least
_NARROW_FIRST = 10


# Typer exports no name for the class that lays its help out.
class Formatter(typer.Context.formatter_class):  # type: ignore[misc,valid-type]
    """Lays a help text out for the terminal as it is; typer's own never goes below 50 columns."""

    def __init__(self, width: int | None = None, max_width: int | None = None) -> None:
        del width, max_width
        super().__init__(width=min(terminal.width(), _WIDEST))

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write terms and what they mean: side by side, or, where that is too wide, below each other."""
        col_max = col_max if self.width >= _ROOM_FOR_TWO else _NARROW_FIRST
        super().write_dl(rows, col_max, col_spacing)


class Context(typer.Context):
    """A call of a command, with the help above."""

    formatter_class = Formatter


class Command(TyperCommand):
    """A command with the help above."""

    context_class = Context

    def collect_usage_pieces(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # as in app.py
        """Return the parts of the usage line: FILE must be given, [FILE] may be. Typer writes {FILE}."""
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]


class Group(TyperGroup):
    """A group of commands with the help above."""

    context_class = Context


def new_app(**settings: Any) -> typer.Typer:  # noqa: ANN401 - whatever typer.Typer takes
    """Return an app for the commands of one module; what completes them belongs to the whole."""
    return typer.Typer(**{"add_completion": False, "rich_markup_mode": None, **settings})


def help_without_command(context: typer.Context) -> int | None:
    """Show the help of a group that was called without a command, which is a fault; return the exit code."""
    if context.invoked_subcommand is not None:
        return None
    terminal.complain_at_length(context.get_help())
    return _CANNOT_RUN
