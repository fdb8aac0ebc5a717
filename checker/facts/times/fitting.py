"""A quick look at whether two terms can be one time, or the ends of an interval, before that is worked out.

A chart tries very many pairs; what a term could be joined to is told by a small number, its shape: one bit
for each field that it fixes.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from checker.facts.times.expression import Expr
from checker.facts.times.joining import COMPOUND, DATES, HOLD_CLOCK, LETTERS, letters

if TYPE_CHECKING:
    from checker.facts.times.expression import Term

CLOSED, UNSHAPED = -1, -2  # an interval, which is no part of another time; a time of no known fields
_HOURS, _HIJRI_DATE = 1 << 30, 1 << 31
_BITS = {letter: 1 << at for at, letter in enumerate("ymdwRBfsqpcKzenNWMYVDx")}
# Operations that fix one field, whatever their arguments, in the common calendar.
_SIMPLE_BITS = {operation: _BITS[letter] for operation, letter in LETTERS.items() if operation[0] != "h"}
_CLOCK_BITS = _BITS["c"] | _BITS["p"] | _BITS["z"]


def shape_of(term: Term) -> int:
    """Return a number that tells what a term may be joined to (``may_join``) or reach to (``may_span``)."""
    if not isinstance(term, Expr):
        return UNSHAPED
    if term.op == "and":
        fields = 0
        for arg in term.args:
            bit = _SIMPLE_BITS.get(arg.op, 0) if isinstance(arg, Expr) else 0
            if not bit or fields & bit:
                return _shape_of(term)
            fields |= bit
        return fields
    return _SIMPLE_BITS.get(term.op) or _shape_of(term)


@lru_cache(maxsize=16384)
def _shape_of(term: Expr) -> int:
    if term.op in COMPOUND:
        ends = [letters(arg) or frozenset("x") for arg in term.args if isinstance(arg, Expr)]
        return _HOURS if all(end <= {"c", "p", "z"} for end in ends) else CLOSED
    fields = letters(term)
    if fields is None:
        return UNSHAPED
    operations = {inner.op for inner in term.walk()}
    hijri = _HIJRI_DATE if {"hday", "hmonth"} <= operations else 0
    return sum(_BITS[letter] for letter in fields) | hijri


@lru_cache(maxsize=16384)
def plain(fields: int) -> bool:
    """Whether a time of these fields, if two that ``may_join`` have them, is just its parts together."""
    if fields < 0 or fields & (_HOURS | _HIJRI_DATE):
        return False
    clock, days = fields & _CLOCK_BITS, fields & ~_CLOCK_BITS
    if clock & _BITS["c"] and clock & _BITS["p"]:
        return False
    return not (days and clock) or (clock != _BITS["z"] and bool(days & _HOLD_CLOCK_BITS))


def joined(one: Term, other: Term) -> Term | None:
    """Return a time whose parts are only put together; None where they may change one another."""
    if not isinstance(one, Expr) or not isinstance(other, Expr):
        return None
    args = (*(one.args if one.op == "and" else (one,)), *(other.args if other.op == "and" else (other,)))
    for arg in args:
        if isinstance(arg, Expr) and arg.op in {"hmonth", "hday"}:
            return None
    return Expr("and", args)


@lru_cache(maxsize=16384)
def may_join(one: int, other: int) -> bool:
    """Whether ``join`` may make one time of terms of these shapes: a quick look before the work."""
    if one < 0 or other < 0:
        return False
    if (one | other) & _HOURS:
        days = (one if other & _HOURS else other) & ~_HIJRI_DATE
        return not days & (_HOURS | _CLOCK_BITS)
    if (one ^ other) & _HIJRI_DATE:  # one day given in two calendars
        common = other if one & _HIJRI_DATE else one
        if common & _BITS["d"] and common & _BITS["m"]:
            return True
    return not one & other & ~_HIJRI_DATE and _may_be_days((one | other) & ~_HIJRI_DATE)


@lru_cache(maxsize=16384)
def may_span(one: int, other: int) -> bool:
    """Whether terms of these shapes may be the ends of an interval: a quick look before the work."""
    if CLOSED in (one, other) or (one >= 0 and one & _HOURS) or (other >= 0 and other & _HOURS):
        return False
    if UNSHAPED in (one, other):
        return True
    first, second = one & ~_HIJRI_DATE, other & ~_HIJRI_DATE
    if not first & ~_CLOCK_BITS or not second & ~_CLOCK_BITS:
        return bool(first & _CLOCK_BITS and second & _CLOCK_BITS)
    if first & second & _BITS["y"]:  # 'from 2015 to August 2018'
        return True
    if second == _BITS["R"]:  # 'from 2010 to today'
        return True
    return (not first & ~_COARSE_BITS) == (not second & ~_COARSE_BITS)


def _may_be_days(fields: int) -> bool:
    days = fields & ~_CLOCK_BITS
    return not days or days in _DATE_BITS


_COARSE_BITS = _BITS["y"] | _BITS["Y"] | _BITS["e"] | _BITS["n"]
_HOLD_CLOCK_BITS = sum(_BITS[letter] for letter in HOLD_CLOCK)
_DATE_BITS = frozenset(sum(_BITS[letter] for letter in fields) for fields in DATES)
