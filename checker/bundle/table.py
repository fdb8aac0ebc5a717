"""A TOML table that knows its place, so that every fault in it can be named in one line."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model.errors import BundleError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from checker.model.errors import CheckerError

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_TYPE_NAMES = (
    (bool, "true or false"),  # before int, which it is a kind of
    (str, "a string"),
    (int, "an integer"),
    (float, "a number"),
    (datetime, "a date with a time"),  # before date, for the same reason
    (date, "a date"),
    (time, "a time without a date"),
    (list, "an array"),
    (dict, "a table"),
)
_NEAR = 0.6  # the share of letters that two keys must have in common, as difflib counts it


def type_name(value: object) -> str:
    """Return what TOML calls the type of ``value``."""
    return next((name for kind, name in _TYPE_NAMES if isinstance(value, kind)), "something else")


def nearest(word: str, known: Collection[str], near: float = _NEAR) -> str | None:
    """Return the known word that ``word`` was probably meant to be, if any.

    ``near`` is the share of letters, in [0, 1], that the two must have in common.
    """
    from difflib import get_close_matches

    found = get_close_matches(word.casefold(), sorted(known), 1, near)
    return found[0] if found else None


def suggestion(word: str, known: Collection[str]) -> str:
    """Return a hint: the nearest known word, or all of them."""
    near = nearest(word, known)
    return f'did you mean "{near}"?' if near else "known: " + ", ".join(sorted(known))


class Table(Struct, frozen=True):
    """The values of one table; ``where`` is its place (``story.toml: $.source[2]``).

    Every method raises ``error`` for a value that is there and has the wrong type; a value that is not there
    is None (or nothing).
    """

    values: Mapping[str, object]
    where: str
    error: type[CheckerError] = BundleError

    def at(self, key: str) -> str:
        """Return the place of ``key``."""
        return f"{self.where}.{key}" if _BARE_KEY.fullmatch(key) else f'{self.where}."{key}"'

    def fault(self, message: str, key: str | None = None, *, hint: str | None = None) -> CheckerError:
        """Return an error about ``key``, or about the table itself."""
        return self.error(message, where=self.at(key) if key is not None else self.where, hint=hint)

    def allow(self, known: Collection[str], what: str = "key") -> None:
        """Raise when a key is not among the ``known`` ones; the message names the nearest."""
        for key in self.values:
            if key not in known:
                raise self.fault(f"unknown {what}", key, hint=suggestion(key, known))

    def wrong_type(self, key: str, wanted: str, hint: str | None = None) -> CheckerError:
        """Return an error that says which type is wanted and which is there."""
        return self.fault(f"must be {wanted}, not {type_name(self.values[key])}", key, hint=hint)

    def string(self, key: str) -> str | None:
        """Return a text of any form."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, str):
            raise self.wrong_type(key, "a string")
        return value

    def line(self, key: str) -> str | None:
        """Return a text that is one line, not blank, and without control characters."""
        value = self.string(key)
        if value is None:
            return None
        if not value.strip():
            raise self.fault("is empty", key, hint="give it a value or leave it out")
        if _CONTROL.search(value):
            raise self.fault("must be one line without control characters", key)
        return value

    def boolean(self, key: str) -> bool | None:
        """Return a truth value."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, bool):
            raise self.wrong_type(key, "true or false")
        return value

    def whole(self, key: str, least: int = 0) -> int | None:
        """Return a whole number, ``least`` or more."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.wrong_type(key, "a whole number")
        if value < least:
            raise self.fault(f"must be {least} or more, not {value}", key)
        return value

    def lines(self, key: str) -> tuple[str, ...]:
        """Return the texts of an array, each of one line; none when it is not there."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            raise self.wrong_type(key, "an array", f'write {key} = ["..."]')
        items = Table({f"{number}": item for number, item in enumerate(value)}, self.at(key), self.error)
        return tuple(line for name in items.values if (line := items.line(name)) is not None)

    def choice(self, key: str, options: Collection[str]) -> str | None:
        """Return one of ``options``."""
        value = self.line(key)
        if value is not None and value not in options:
            near = nearest(value, options)
            hint = f'did you mean "{near}"?' if near else None
            raise self.fault(f'"{value}" is not one of {", ".join(options)}', key, hint=hint)
        return value

    def table(self, key: str) -> Table:
        """Return the table under ``key``; an empty one when there is none."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.wrong_type(key, "a table", f"write it as [{key}]")
        return Table(value, self.at(key), self.error)

    def tables(self, key: str) -> tuple[Table, ...]:
        """Return the tables of the array under ``key``, each with its index, from 0, in its place."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.wrong_type(key, "an array of tables", f"write each as [[{key}]]")
        return tuple(Table(item, f"{self.at(key)}[{index}]", self.error) for index, item in enumerate(value))


def parse_toml(text: str, where: str, error: type[CheckerError] = BundleError) -> Table:
    """Return the root table (``$``) of a TOML document. Raises ``error`` with line and column."""
    try:
        return Table(tomllib.loads(text), f"{where}: $", error)
    except RecursionError:
        raise error("not valid TOML: nested too deeply", where=where) from None
    except tomllib.TOMLDecodeError as fault:
        raise error(f"not valid TOML: {fault}", where=where) from None
    except ValueError:  # the limit of the interpreter for whole numbers
        raise error("not valid TOML: a number of too many digits", where=where) from None
