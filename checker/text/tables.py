"""Reading the tables that ship with the package: what is known about each language, and other lists."""

from __future__ import annotations

import pkgutil
from functools import cache
from typing import Any

from checker.text.compiled import toml


def table_text(package: str, path: str) -> str | None:
    """Return a table of a package (``checker.facts``) by its path in it; None when there is none.

    Lines end as Python's do. (importlib.resources would do the same, but imports archives and more for it.)
    """
    try:
        content = pkgutil.get_data(package, path)
    except FileNotFoundError:
        return None
    return None if content is None else content.decode("utf-8").replace("\r\n", "\n")


def required_text(package: str, path: str) -> str:
    """Return a file that a package cannot be without. Raises FileNotFoundError when there is none."""
    text = table_text(package, path)
    if text is None:
        raise FileNotFoundError(f"{package}: {path}")
    return text


@cache
def toml_table(name: str) -> dict[str, Any]:
    """Return ``checker/text/data/<name>.toml``; empty when there is no such table."""
    return parsed("checker.text", f"data/{name}.toml")


def parsed(package: str, path: str) -> dict[str, Any]:
    """Return a TOML table of a package; empty when there is none."""
    return toml(table_text(package, path) or "")


def rows(package: str, path: str) -> list[list[str]]:
    """Return the cells of a table of a package, row by row, without comments (``#``) and empty lines.

    Raises FileNotFoundError when there is none.
    """
    text = required_text(package, path)
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
