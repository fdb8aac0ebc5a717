"""A quantity: how many of what, as an interval with its unit, and how it is written."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

COUNT = "count"
PERCENT = "%"
_ENOUGH_DIGITS = 100
"""From here on trailing zeros may be rounding: 'forty' is forty, 'four hundred' may be 396."""


class Bound(StrEnum):
    """What the words before a figure make of it. The value is the sign that shows it."""

    NONE = ""
    MORE = ">"
    LEAST = ">="
    LESS = "<"
    MOST = "<="

    @property
    def is_lower(self) -> bool:
        """Whether the figure is the lower end."""
        return self in {Bound.MORE, Bound.LEAST}

    @property
    def is_upper(self) -> bool:
        """Whether the figure is the upper end."""
        return self in {Bound.LESS, Bound.MOST}


class Form(StrEnum):
    """Whether a number says how many, which one in a row, or the two sides of a result."""

    AMOUNT = "amount"
    ORDINAL = "ordinal"
    SCORE = "score"


class Quantity(Struct, frozen=True):
    """How many of what.

    ``low`` and ``high`` are the figures as stated, equal unless it is a range; of a score the lower and the
    higher side. ``grain`` is the place of the last digit that means something: half of it is rounding.
    ``unit`` is '%', 'percentage point', an ISO 4217 code, a unit of the tables, or 'count'; ``of`` is what is
    counted, a concept of the tables where ``known``, else the folded word. ``other`` is the second reading of
    a figure whose separator may be either ('1.234'). ``loose`` marks a currency whose country is not said.
    """

    low: Decimal
    high: Decimal
    bound: Bound = Bound.NONE
    approximate: bool = False
    grain: Decimal = Decimal(1)
    unit: str = COUNT
    of: str = ""
    known: bool = False
    form: Form = Form.AMOUNT
    other: Decimal | None = None
    loose: bool = False

    @property
    def interval(self) -> tuple[Decimal | None, Decimal | None]:
        """The numbers that the words allow: an open end is None."""
        return (
            None if self.bound.is_upper else self.low,
            None if self.bound.is_lower else self.high,
        )

    @property
    def is_range(self) -> bool:
        """Whether two ends are stated; 'dozens' states none."""
        return self.low != self.high and self.form is Form.AMOUNT and not self.approximate

    def __str__(self) -> str:
        """Return the value as reports show it: ``42 person``, ``5 %``, ``12000000 USD``, ``~40 killed``."""
        what = self.unit if self.unit != COUNT else self.of
        if self.form is Form.SCORE:
            return f"{plain(self.high)}-{plain(self.low)}"
        if self.form is Form.ORDINAL:
            return f"#{plain(self.low)}"
        figures = plain(self.low) if self.low == self.high else f"{plain(self.low)}..{plain(self.high)}"
        sign = self.bound.value or ("~" if self.approximate else "")
        return f"{sign}{figures} {what}".rstrip()


_RENDERED = re.compile(
    r"(?P<sign>[<>]=?|~|#)?(?P<low>\d+(?:\.\d+)?)(?:(?:\.\.|-)(?P<high>\d+(?:\.\d+)?))?(?: (?P<what>.+))?"
)


def parse(rendered: str) -> tuple[Decimal, Decimal, str, str]:
    """Read a rendered value: both ends, the sign before them, and what is counted.

    Raises ValueError when it is none.
    """
    match = _RENDERED.fullmatch(rendered)
    if match is None:
        raise ValueError(f"no quantity: {rendered!r}")
    ends = [Decimal(match["low"]), Decimal(match["high"] or match["low"])]
    return min(ends), max(ends), match["sign"] or "", match["what"] or ""


def plain(value: Decimal) -> str:
    """Return a number in plain digits, without trailing zeros."""
    written = format(value, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def grain_of(value: Decimal) -> Decimal:
    """Return the grain of a whole number: its trailing zeros, but two digits always mean what they say."""
    if value < _ENOUGH_DIGITS or value != value.to_integral_value():
        return Decimal(1)
    digits = plain(value)
    zeros = min(len(digits) - len(digits.rstrip("0")), len(digits) - 2)
    return Decimal(10) ** zeros


class QuantityMention(Struct, frozen=True):
    """A quantity in a text: ``source[start:end] == text``, in code points.

    ``number`` is the span of the number alone. ``soft`` marks what the form of a word tells alone (an Arabic
    dual): enough to agree with, not to accuse by.
    """

    start: int
    end: int
    text: str
    value: Quantity
    number: tuple[int, int]
    soft: bool = False
