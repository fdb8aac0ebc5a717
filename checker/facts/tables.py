"""Reading the tables that hold what is known about each language."""

from __future__ import annotations

from functools import cache
from typing import Any

from checker.text.tables import parsed, rows

LANGUAGES = ("ar", "en", "fr")


@cache
def toml_table(folder: str, name: str) -> dict[str, Any]:
    """Return ``checker/facts/<folder>/<name>.toml``; empty when the language has no such table."""
    return parsed("checker.facts", f"{folder}/{name}.toml")


@cache
def tsv_rows(folder: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of ``checker/facts/<folder>/<name>.tsv``, without comments and the heading."""
    return tuple(map(tuple, rows("checker.facts", f"{folder}/{name}.tsv")[1:]))
