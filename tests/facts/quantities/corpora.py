"""The corpus tables: what each phrase of a language counts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("ar", "en", "fr")


@dataclass(frozen=True, slots=True)
class Row:
    """A text, the values of its quantities, and their mentions."""

    language: str
    text: str
    values: tuple[str, ...]
    mentions: tuple[str, ...]


def rows(language: str) -> list[Row]:
    """Return the rows of a language's table."""
    table = Path(__file__).with_name("corpus") / f"{language}.tsv"
    found = []
    for line in table.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("# "):
            values, mentions, text = line.split("\t")
            found.append(Row(language, text, _cells(values), _cells(mentions)))
    return found


def _cells(cell: str) -> tuple[str, ...]:
    return () if cell == "-" else tuple(cell.split(" ; "))


ROWS = [row for language in LANGUAGES for row in rows(language)]
