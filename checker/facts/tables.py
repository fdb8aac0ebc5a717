"""Reading the tables that hold what is known about each language."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("ar", "en", "fr")


@cache
def toml_table(folder: str, name: str) -> dict[str, Any]:
    """Return ``checker/facts/<folder>/<name>.toml``; empty when the language has no such table."""
    path = files("checker.facts").joinpath(folder, f"{name}.toml")
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}


@cache
def tsv_rows(folder: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of ``checker/facts/<folder>/<name>.tsv``, without comments and the heading."""
    path = files("checker.facts").joinpath(folder, f"{name}.tsv")
    lines = (line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return tuple(tuple(line.split("\t")) for line in lines)[1:]
