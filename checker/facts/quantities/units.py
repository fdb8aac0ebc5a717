"""Units of measure: their dimension, and how to convert within it."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from checker.facts.quantities.currencies import FOLDER
from checker.facts.tables import tsv_rows


class Unit(NamedTuple):
    """A unit: ``value * factor + offset`` is the value in the base unit of its dimension."""

    dimension: str
    factor: Decimal
    offset: Decimal


@cache
def units() -> dict[str, Unit]:
    """Return the units by their names in the tables."""
    found = {}
    for name, dimension, cell in tsv_rows(FOLDER, "units"):
        factor, _, offset = cell.partition("+")
        found[name] = Unit(dimension, Decimal(factor), Decimal(offset or 0))
    return found


def dimension(unit: str) -> str:
    """Return the dimension of a unit; its own name when no table has it (a currency, 'count')."""
    known = units().get(unit)
    return known.dimension if known else unit


def converted(value: Decimal, unit: str) -> Decimal:
    """Return a value in the base unit of its dimension."""
    known = units().get(unit)
    return value * known.factor + known.offset if known else value
