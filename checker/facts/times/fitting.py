"""A quick look at whether two terms can be one time, or the ends of an interval, before that is worked out.

A chart tries very many pairs; what a term could be joined to is told by a small number, its shape: one bit
for each field that it fixes.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from checker.facts.times.expression import Expr, operations
from checker.facts.times.joining import COMPOUND, DATES, HOLD_CLOCK, LETTERS, letters

if TYPE_CHECKING:
    from checker.facts.times.expression import Term

CLOSED, UNSHAPED = -1, -2  # an interval, which is no part of another time; a time of no known fields
HOURS = 1 << 30  # an interval of hours, which takes a day
_HIJRI_DATE = 1 << 31
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
        return HOURS if all(end <= {"c", "p", "z"} for end in ends) else CLOSED
    fields = letters(term)
    if fields is None:
        return UNSHAPED
    hijri = _HIJRI_DATE if {"hday", "hmonth"} <= operations(term) else 0
    return sum(_BITS[letter] for letter in fields) | hijri


@lru_cache(maxsize=16384)
def plain(fields: int) -> bool:
    """Whether a time of these fields, if two that ``may_join`` have them, is just its parts together."""
    if fields < 0 or fields & (HOURS | _HIJRI_DATE):
        return False
    return not (fields & _BITS["c"] and fields & _BITS["p"])


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
    if (one | other) & HOURS:
        days = (one if other & HOURS else other) & ~_HIJRI_DATE
        return not days & (HOURS | _CLOCK_BITS)
    if (one ^ other) & _HIJRI_DATE:  # one day given in two calendars
        common = other if one & _HIJRI_DATE else one
        if common & _BITS["d"] and common & _BITS["m"]:
            return True
    return not one & other & ~_HIJRI_DATE and _may_be_one((one | other) & ~_HIJRI_DATE)


@lru_cache(maxsize=16384)
def may_span(one: int, other: int) -> bool:
    """Whether terms of these shapes may be the ends of an interval: a quick look before the work."""
    if CLOSED in (one, other) or (one >= 0 and one & HOURS) or (other >= 0 and other & HOURS):
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


def are_hours(one: int, other: int) -> bool:
    """Whether terms of these shapes are clock times and parts of the day without any day."""
    return one >= 0 and other >= 0 and not (one | other) & ~_CLOCK_BITS


def wants_month(one: int, other: int) -> bool:
    """Whether the first end of an interval is a day alone, whose month the other end gives."""
    if one < 0 or other < 0:
        return False
    return bool(one & _BITS["d"] and other & _BITS["m"]) and not one & ~_WEEKDAYS_DATE_BITS


def wants_day(one: int, other: int) -> bool:
    """Whether the first end of an interval is an hour alone, whose day the other end gives."""
    if one < 0 or other < 0 or one & ~_HOUR_BITS:
        return False
    return bool(other & _HOUR_BITS and other & _DAY_BITS)


def name_days(one: int, other: int) -> bool:
    """Whether both ends of an interval may say the day and the month."""
    return (one & other & _MONTH_DAY_BITS) == _MONTH_DAY_BITS or one < 0 or other < 0


def _may_be_one(fields: int) -> bool:
    """Whether days and hours of these fields say one time: a month has no hour, a day alone no zone."""
    days, clock = fields & ~_CLOCK_BITS, fields & _CLOCK_BITS
    if not days:
        return True
    return days in _DATE_BITS and (not clock or (clock != _BITS["z"] and bool(days & _HOLD_CLOCK_BITS)))


_MONTH_DAY_BITS = _BITS["m"] | _BITS["d"]
_HOUR_BITS = _BITS["c"] | _BITS["p"]
_DAY_BITS = _BITS["d"] | _BITS["w"] | _BITS["R"]
_WEEKDAYS_DATE_BITS = _BITS["d"] | _BITS["w"] | _HIJRI_DATE
_COARSE_BITS = _BITS["y"] | _BITS["Y"] | _BITS["e"] | _BITS["n"]
_HOLD_CLOCK_BITS = sum(_BITS[letter] for letter in HOLD_CLOCK)
_DATE_BITS = frozenset(sum(_BITS[letter] for letter in fields) for fields in DATES)
