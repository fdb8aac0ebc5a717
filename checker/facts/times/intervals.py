"""Intervals between two times, and what one end borrows from the other."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.facts.times.expression import Expr, expr
from checker.facts.times.fitting import may_span, name_days, shape_of, wants_day, wants_month

if TYPE_CHECKING:
    from checker.facts.times.expression import Term
    from checker.facts.times.joining import Builder, Tables


def borrow(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    """``borrow(left, right)``: the left end of an interval, with the month and year of the right one."""
    left, right = args
    if isinstance(left, int):
        left = expr("day", left)
    if not isinstance(left, Expr) or not isinstance(right, Expr):
        return None
    shared = [arg for arg in (right.args if right.op == "and" else (right,)) if isinstance(arg, Expr)]
    lent = [arg for arg in shared if arg.op in {"month", "hmonth", "year", "hyear"} or arg.op == "rel"]
    own = left.args if left.op == "and" else (left,)
    if any(isinstance(arg, Expr) and arg.op == "hmonth" for arg in lent):
        own = tuple(
            Expr("hday", arg.args) if isinstance(arg, Expr) and arg.op == "day" else arg for arg in own
        )
    return Expr("and", (*own, *lent)) if lent else None


def interval(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    """An interval between two points; what one end leaves out, the other has."""
    left, right = args
    shapes = shape_of(left), shape_of(right)
    return spanned(left, right, *shapes) if may_span(*shapes) else None


def spanned(left: Term, right: Term, first: int, second: int) -> Term | None:
    """An interval between two points of shapes that ``may_span``."""
    if not isinstance(left, Expr) or not isinstance(right, Expr) or left.op in _NO_END or right.op in _NO_END:
        return None
    if wants_month(first, second):
        left = borrow((left, right), {}) or left
    elif wants_day(first, second):
        days = [arg for arg in right.args if isinstance(arg, Expr) and arg.op not in _CLOCKS]
        left = Expr("and", (*days, *(left.args if left.op == "and" else (left,))))
    if name_days(first, second) and isinstance(left, Expr) and _same_month_backwards(left, right):
        return None
    return Expr("range", (left, right))


_NO_END = frozenset({"dur", "zone"})
_CLOCKS = frozenset({"clock", "clock12", "part"})


def consecutive(args: tuple[Term, ...], tables: Tables) -> Term | None:
    """'5 and 6 December' as an interval; days that do not follow each other are not one time."""
    *numbers, date = args
    first = numbers[0]
    days = (
        [inner.args[0] for inner in date.walk() if inner.op in {"day", "hday"}]
        if isinstance(date, Expr)
        else []
    )
    if not isinstance(first, int) or [*numbers, *days] != list(range(first, first + len(args))):
        return None
    left = borrow((first, date), tables)
    return None if left is None else expr("range", left, date)


def neighbours(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    """'Saturday and Sunday', 'June and July 2016' as an interval; what does not follow on is not one time."""
    for op, after_last in _ROUNDS.items():
        numbers = [number for arg in args if (number := _number_of(op, arg)) is not None]
        if len(numbers) == len(args) and all(b == a % after_last + 1 for a, b in pairwise(numbers)):
            alone = all(isinstance(arg, Expr) and arg.op == op for arg in args)
            return Expr("range", (args[0], args[-1])) if alone or numbers[-1] > numbers[0] else None
    return None


_ROUNDS = {"weekday": 7, "month": 12}


def _number_of(op: str, term: Term) -> int | None:
    """Return the weekday or the month that an expression names beside its year, None where it has none."""
    fields = term.args if isinstance(term, Expr) and term.op == "and" else (term,)
    numbers = (it.args[0] for it in fields if isinstance(it, Expr) and it.op == op)
    return next((number for number in numbers if isinstance(number, int)), None)


def _same_month_backwards(left: Expr, right: Expr) -> bool:
    """Whether two days of one month stand in the wrong order: '4-1 in February' is a score."""
    if left.op != "and" or right.op != "and":
        return False
    day, *month = _date_fields(left)
    other, *other_month = _date_fields(right)
    same = month == other_month and month[0] is not None
    return same and isinstance(day, int) and isinstance(other, int) and day >= other


@lru_cache(maxsize=4096)
def _date_fields(term: Expr) -> tuple[Term | None, Term | None, Term | None]:
    """Return the day, the month and the year that an expression names, None where it does not."""
    fields = {inner.op: inner.args[0] for inner in term.walk() if inner.args}
    return fields.get("day"), fields.get("month"), fields.get("year")


def open_interval(op: str) -> Builder:
    """Return the builder of an open interval."""

    def build(args: tuple[Term, ...], _tables: Tables) -> Term | None:
        inner = args[0]
        if not isinstance(inner, Expr) or inner.op in {"range", "since", "until", "before", "after", "dur"}:
            return None
        return Expr(op, (inner,))

    return build
