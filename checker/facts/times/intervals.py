"""Intervals between two times, and what one end borrows from the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.facts.times.expression import Expr, expr
from checker.facts.times.fitting import may_span, shape_of
from checker.facts.times.joining import letters

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
    if not isinstance(left, Expr) or not isinstance(right, Expr):
        return None
    if {left.op, right.op} & {"dur", "zone"} or not may_span(shape_of(left), shape_of(right)):
        return None
    first, second = letters(left), letters(right)
    if first is not None and second is not None:
        if first <= {"d", "w"} and "d" in first and {"m"} & second:
            left = borrow((left, right), {}) or left
        elif first & {"d", "w", "R", "f"} and second <= {"c", "p", "z"} and first & {"c", "p"}:
            pass
        elif (
            second & {"d", "w", "R"}
            and first <= {"c", "p"}
            and second & {"c", "p"}
            and isinstance(right, Expr)
        ):
            days = [
                arg
                for arg in right.args
                if isinstance(arg, Expr) and arg.op not in {"clock", "clock12", "part"}
            ]
            left = Expr("and", (*days, *(left.args if left.op == "and" else (left,))))
    if isinstance(left, Expr) and _same_month_backwards(left, right):
        return None
    return Expr("range", (left, right))


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


def _same_month_backwards(left: Expr, right: Expr) -> bool:
    """Whether two days of one month stand in the wrong order: '4-1 in February' is a score."""
    if left.op != "and" or right.op != "and":
        return False
    fields = [{inner.op: inner.args[0] for inner in term.walk() if inner.args} for term in (left, right)]
    days = [field.get("day") for field in fields]
    same = fields[0].get("month") is not None and fields[0].get("month") == fields[1].get("month")
    years = fields[0].get("year") == fields[1].get("year")
    return same and years and isinstance(days[0], int) and isinstance(days[1], int) and days[0] >= days[1]


def open_interval(op: str) -> Builder:
    """Return the builder of an open interval."""

    def build(args: tuple[Term, ...], _tables: Tables) -> Term | None:
        inner = args[0]
        if not isinstance(inner, Expr) or inner.op in {"range", "since", "until", "before", "after", "dur"}:
            return None
        return Expr(op, (inner,))

    return build
