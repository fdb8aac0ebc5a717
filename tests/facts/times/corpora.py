"""The corpus tables: what each phrase of a language denotes under one fixed clock."""

# Wall-clock times have no zone, on purpose: zones are applied when values are compared.
# ruff: noqa: DTZ001

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from checker.facts.times import as_anchor

if TYPE_CHECKING:
    from checker.facts.times import Anchor

LANGUAGES = ("ar", "en", "fr")
CLOCK: Anchor = as_anchor(datetime(2023, 2, 1, 10, 30), "Africa/Casablanca")


@dataclass(frozen=True, slots=True)
class Row:
    """A text, the values of its mentions (readings joined by '!'), and the mentions themselves."""

    language: str
    text: str
    values: tuple[str, ...]
    mentions: tuple[str, ...]


def rows(language: str) -> list[Row]:
    """Return the rows of a language's table."""
    table = Path(__file__).with_name("corpus") / f"{language}.tsv"
    found = []
    for line in table.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            values, mentions, text = line.split("\t")
            found.append(Row(language, text, _cells(values), _cells(mentions)))
    return found


def _cells(cell: str) -> tuple[str, ...]:
    return () if cell == "-" else tuple(cell.split(" ; "))


ROWS = [row for language in LANGUAGES for row in rows(language)]
