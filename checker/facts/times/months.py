"""What the templates of the grammar tables compute about months and their days; None rejects the reading."""

# The numbers here are the calendar's own: 12 months, 31 days.
# ruff: noqa: PLR2004

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.facts.times.expression import Expr, expr, operations
from checker.facts.times.joining import join, letters

if TYPE_CHECKING:
    from checker.facts.times.expression import Term
    from checker.facts.times.joining import Tables


def day_of(args: tuple[Term, ...], tables: Tables) -> Term | None:
    """The day of a month that is only pointed to: 'the 20th of next month'."""
    number, month = args
    if not isinstance(month, Expr) or not frozenset("MD") & (letters(month) or frozenset()):
        return None
    return join((expr("day", number), month), tables)


def day_and_month(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    """The day of a month, in that month's calendar."""
    number, month = args
    if not isinstance(number, int) or not isinstance(month, Expr) or not 1 <= number <= 31:
        return None
    calendar = "hday" if "hmonth" in operations(month) else "day"
    return expr("and", expr(calendar, number), *(month.args if month.op == "and" else (month,)))


def two_numbers(args: tuple[Term, ...], tables: Tables) -> Term | None:
    """Two numbers as a day and a month, in the order of the language."""
    first, second = args
    if tables.get("order") == "mdy":
        first, second = second, first
    if not (isinstance(first, int) and isinstance(second, int) and 1 <= first <= 31 and 1 <= second <= 12):
        return None
    return expr("and", expr("day", first), expr("month", second))


def definite(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    """A time after an article; a bare month takes none: 'the June summit' is the summit's article."""
    return None if isinstance(args[0], Expr) and args[0].op == "month" else args[0]


def month_only(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    """``monthonly(unit, month)``: the month itself in 'the previous month of June'."""
    return args[1] if args[0] == "month" else None
