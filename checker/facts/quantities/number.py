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

    def times(self, factor: Decimal) -> Number:
        """Return so many of it: what stands behind may be a sign of millions, '200 MDH'."""
        if factor == 1:
            return self
        low, high, grain = self.low * factor, self.high * factor, self.grain * factor
        return self._replace(low=low, high=high, grain=grain, factor=factor, other=None)
