"""The words that reports add of their own, from one table a language; findings bring their own messages."""

from __future__ import annotations

from functools import cache
from typing import cast

from checker.text.tables import parsed

_LANGUAGE = "en"


@cache
def _table() -> dict[str, dict[str, object]]:
    return parsed("checker.report", f"headings/{_LANGUAGE}.toml")


def phrase(section: str, key: str, **values: object) -> str:
    """Return a phrase with its braces filled in. Raises KeyError when the table has no such phrase."""
    return cast("str", _table()[section][key]).format(**values)


def counted(key: str, number: int) -> str:
    """Return a counted thing, in the form that the number asks for (``1 error``, ``2 errors``)."""
    forms = cast("dict[str, str]", _table()["count"][key])
    return forms["one" if number == 1 else "other"].format(n=number)
