"""Kinds of value: each is made of what was typed, or it is said in one line what is wrong with that."""

from __future__ import annotations

import os
from datetime import date, datetime
from typing import TYPE_CHECKING

import typer

from checker.model.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable


def one_of(names: Callable[[], Collection[str]], what: str, *flags: str, meaning: str) -> object:
    """Declare an option whose value is one of a few names.

    Args:
        names: gives them; called when they are needed, as not all are known without slow imports.
        what: what one of them is called.
        flags: the option as the user writes it.
        meaning: what the help says of it.
    """

    def parse(value: str) -> str:
        known = names()
        if value not in known:
            from checker.bundle.table import nearest

            close = nearest(value, known)
            hint = f"did you mean '{close}'?" if close else ", ".join(known)
            raise UsageError(f"unknown {what} '{value}'", where=flags[0], hint=hint)
        return value

    return typer.Option(
        *flags, parser=parse, metavar=what.upper(), autocompletion=lambda: list(names()), help=meaning
    )


def either(names: Iterable[str]) -> str:
    """Return names as a sentence lists them: ``json, markdown or text``."""
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last


def utf8(value: str) -> str:
    """Read the value of --text: in any script, typed as UTF-8, whatever the locale makes of it.

    Raises:
        UsageError: it is not UTF-8.
    """
    try:
        return os.fsencode(value).decode() if not value.isascii() and _is_escaped(value) else value
    except UnicodeDecodeError:
        raise UsageError("is not UTF-8", where="--text") from None


def _is_escaped(value: str) -> bool:
    """Whether the interpreter kept bytes that the locale cannot read (PEP 383)."""
    return any("\udc80" <= char <= "\udcff" for char in value)


def a_day(flag: str) -> Callable[[str], date]:
    """Return what reads the value of an option that is a day, in ISO 8601; ``flag`` is the option.

    Raises:
        UsageError: the value is none.
    """

    def parse(value: str) -> date:
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            raise UsageError(f"'{value}' is not a day", where=flag, hint="write 2024-06-01") from None

    return parse


def day(value: str) -> date | datetime:
    """Read the value of --anchor: a day, or an instant, in ISO 8601.

    Raises:
        UsageError: it is neither.
    """
    for parse in (date.fromisoformat, datetime.fromisoformat):
        try:
            return parse(value.strip())
        except ValueError:
            continue
    raise UsageError(
        f"'{value}' is not a date", where="--anchor", hint="write 2023-02-01 or 2023-02-01T09:30:00+01:00"
    )
