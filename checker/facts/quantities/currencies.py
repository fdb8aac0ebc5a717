"""The currencies of the world: their families, where they are spent, and their full names."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from checker.facts.tables import LANGUAGES, tsv_rows

FOLDER = "quantities/data"


def currency_names(language: str) -> list[tuple[str, str]]:
    """Return the full names of currencies, with their ISO 4217 codes."""
    column = 3 + LANGUAGES.index(language)
    return [
        (name, f"currency {row[0]}")
        for row in tsv_rows(FOLDER, "currencies")
        for name in row[column].split("|")
        if name
    ]


class Currency(NamedTuple):
    """A currency's family (dollar, dirham) and the territories where it is spent."""

    family: str
    territories: frozenset[str]


@cache
def currencies() -> dict[str, Currency]:
    """Return the currencies by their ISO 4217 codes."""
    return {row[0]: Currency(row[1], frozenset(row[2].split())) for row in tsv_rows(FOLDER, "currencies")}


@cache
def family_members() -> dict[str, tuple[str, ...]]:
    """Return the codes of each family of currencies."""
    found: dict[str, list[str]] = {}
    for code, currency in currencies().items():
        found.setdefault(currency.family, []).append(code)
    return {family: tuple(codes) for family, codes in found.items()}
