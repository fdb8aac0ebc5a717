"""Reading the tables of what the text layer knows about each language."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def toml_table(name: str) -> dict[str, Any]:
    """Return ``checker/text/data/<name>.toml``; empty when there is no such table."""
    path = files("checker.text").joinpath("data", f"{name}.toml")
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
