"""Values of other people's files: what is well-formed is taken in its usual form, all else is left out."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from checker.bundle.values import HANDLE, YEARS, canonical_tag

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST_LINE = 300  # characters of a name or a headline
_UNREADABLE = re.compile("[\0\ud800-\udfff]")
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d.*)?", re.DOTALL)
_DAY = len("2023-02-01")


def text_of(value: object) -> str:
    """Return a text that can be written as UTF-8 and read back; empty for what is no text."""
    return _UNREADABLE.sub("\ufffd", value).lstrip("\ufeff") if isinstance(value, str) else ""


def line_of(value: object) -> str | None:
    """Return a name or headline as one line without control characters; None for what is none."""
    line = " ".join(text_of(value).split())
    line = "".join(char for char in line if char.isprintable() or char == "\u200c")
    return line if 0 < len(line) <= _LONGEST_LINE else None


def tag_of(value: object) -> str | None:
    """Return a language tag; ``ar_MA`` is taken for ``ar-MA``."""
    return canonical_tag(value.strip().replace("_", "-")) if isinstance(value, str) else None


def handle_of(value: object) -> str | None:
    """Return the name of an account with its ``@``."""
    handle = "@" + value.strip().removeprefix("@") if isinstance(value, str) else ""
    return handle if HANDLE.fullmatch(handle) else None


def date_of(value: object) -> date | datetime | None:
    """Return a day, or an instant to the second, from ISO 8601; the day alone where the offset is missing.

    A time of day without its offset from UTC could be that of any place.
    """
    if not isinstance(value, str) or not _ISO.fullmatch(value.strip()):
        return None
    try:
        return _instant(value.strip()) or _in_reach(date.fromisoformat(value.strip()[:_DAY]))
    except ValueError:
        return None


def _instant(value: str) -> datetime | None:
    try:
        instant = datetime.fromisoformat(value).replace(microsecond=0)
    except ValueError:
        return None
    offset = instant.utcoffset()
    if offset is None or offset % timedelta(minutes=1) or instant.year not in YEARS:
        return None
    return instant


def _in_reach(day: date) -> date | None:
    return day if day.year in YEARS else None


def objects_of(value: object) -> list[Mapping[str, object]]:
    """Return the objects of a JSON array, or the one object that stands for an array of one."""
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, dict)]
