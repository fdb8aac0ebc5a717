"""Kinds of argument: each turns what was typed into a value, or says in one line what is wrong with it."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.model.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from click.shell_completion import CompletionItem

PATH = click.Path(path_type=Path)
"""A path as it stands; whether it can be used is found out, and said, by whoever uses it."""


def named(param: click.Parameter | None) -> str | None:
    """Return an option as the user writes it (``--fail-on``), an argument as the help shows it."""
    if param is None:
        return None
    return next((name for name in param.opts if name.startswith("--")), param.human_readable_name)


class OneOf(click.ParamType[str]):
    """One of a few names, which are asked for when they are needed: not all are known without imports."""

    def __init__(self, what: str, names: Callable[[], Sequence[str]]) -> None:
        self.name = what
        self._names = names

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name. Raises UsageError, with the nearest, for any other."""
        del ctx
        names = self._names()
        if value not in names:
            from checker.bundle.table import nearest

            close = nearest(value, names)
            hint = f"did you mean '{close}'?" if close else ", ".join(names)
            raise UsageError(f"unknown {self.name} '{value}'", where=named(param), hint=hint)
        return value

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return the names as the help shows them."""
        del param, ctx
        return f"[{'|'.join(self._names())}]"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the names that begin so."""
        from click.shell_completion import CompletionItem

        del ctx, param
        return [CompletionItem(name) for name in self._names() if name.startswith(incomplete)]


class Text(click.ParamType[str]):
    """Text in any script: typed as UTF-8, whatever the locale would make of it."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the text. Raises UsageError when it is not UTF-8."""
        del ctx
        try:
            return os.fsencode(value).decode() if not value.isascii() and _is_escaped(value) else value
        except UnicodeDecodeError:
            raise UsageError("is not UTF-8", where=named(param)) from None


def _is_escaped(value: str) -> bool:
    """Whether the interpreter kept bytes that the locale cannot read (PEP 383)."""
    return any("\udc80" <= char <= "\udcff" for char in value)


class Day(click.ParamType[date]):
    """A day, or an instant, in ISO 8601."""

    name = "date"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date | datetime:
        """Return the day or instant. Raises UsageError when it is none."""
        del ctx
        if isinstance(value, date):
            return value
        for parse in (date.fromisoformat, datetime.fromisoformat):
            try:
                return parse(value.strip())
            except ValueError:
                continue
        raise UsageError(
            f"'{value}' is not a date",
            where=named(param),
            hint="write 2023-02-01 or 2023-02-01T09:30:00+01:00",
        )
