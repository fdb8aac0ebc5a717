"""Quantities: how many and how much, in Arabic, English and French, as values that can be compared."""

from __future__ import annotations

from checker.facts.quantities.comparison import Answer, compare
from checker.facts.quantities.extraction import extract
from checker.facts.quantities.value import COUNT, PERCENT, Bound, Form, Quantity, QuantityMention, parse

__all__ = [
    "COUNT",
    "PERCENT",
    "Answer",
    "Bound",
    "Form",
    "Quantity",
    "QuantityMention",
    "compare",
    "extract",
    "parse",
]
