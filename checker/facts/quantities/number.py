"""One number of a line: the words that say it, its value, and how it is written."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Number(NamedTuple):
    """The number that the words ``[first, last)`` say.

    ``share`` marks a fraction of a whole; ``low`` and ``high`` are then per cent.
    """

    first: int
    last: int
    low: Decimal
    high: Decimal
    grain: Decimal
    approximate: bool = False
    ordinal: bool = False
    share: bool = False
    other: Decimal | None = None
    concept: str = ""
    figures: bool = False
    factor: Decimal = Decimal(1)
    soft: bool = False
