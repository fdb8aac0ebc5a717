"""The help texts of commands, also on terminals too narrow for two columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from checker.cli import terminal

if TYPE_CHECKING:
    from collections.abc import Iterable

_WIDEST = 80
_ROOM_FOR_TWO = 60  # columns that two columns of text take at least
_NARROW_FIRST = 10


class Formatter(click.HelpFormatter):
    """Lays a help text out for the terminal as it is; click's own never goes below 50 columns."""

    def __init__(self, width: int | None = None, max_width: int | None = None) -> None:
        del width, max_width
        super().__init__(width=min(terminal.width(), _WIDEST))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write terms and what they mean: side by side, or, where that is too wide, below each other."""
        col_max = col_max if self.width >= _ROOM_FOR_TWO else _NARROW_FIRST
        super().write_dl(rows, col_max, col_spacing)


class Context(click.Context):
    """A call of a command, with the help above."""

    formatter_class = Formatter


class Command(click.Command):
    """A command with the help above."""

    context_class = Context


class Group(click.Group):
    """A group of commands with the help above."""

    context_class = Context
    command_class = Command
