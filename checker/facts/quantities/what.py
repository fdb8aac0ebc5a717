"""What a number counts or measures, and which words say so."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from checker.facts.quantities.value import COUNT


class What(NamedTuple):
    """What a number is of, up to the word ``last``: see ``Quantity``. ``first`` takes in a sign before it."""

    first: int
    last: int
    unit: str = COUNT
    of: str = ""
    known: bool = False
    loose: bool = False
    factor: Decimal = Decimal(1)


def what_is_known(what: What) -> bool:
    """Whether a unit or a noun of the tables follows."""
    return what.unit != COUNT or what.known
