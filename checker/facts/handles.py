"""Accounts named in a text: @handle."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from checker.facts.tables import toml_table

if TYPE_CHECKING:
    from collections.abc import Iterator

_HANDLE = re.compile(r"(?<![\w@])[@＠]([A-Za-z0-9_]{1,30})(?![\w@])", re.ASCII)

_SHORTEST_STEM = 3


def handles(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and lower-case name of each account in ``text``. An e-mail address is none."""
    for match in _HANDLE.finditer(text) if "@" in text or "＠" in text else ():
        yield match.start(), match.end(), match.group(1).lower()


def bare_handle(handle: str) -> str:
    """Return a handle in lower case without its @."""
    return handle.lstrip("@＠").lower()


@cache
def stem(handle: str) -> str:
    """Return a bare handle without underscores and the endings that tell apart accounts of one body."""
    name = handle.replace("_", "")
    for ending in sorted(toml_table("data", "handles")["endings"], key=len, reverse=True):
        if name.endswith(ending) and len(name) - len(ending) >= _SHORTEST_STEM:
            return name.removesuffix(ending)
    return name
