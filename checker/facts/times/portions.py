"""What the templates of the grammar tables compute about parts of longer times; None rejects the reading."""

# The numbers here are the calendar's own: halves, seasons of two years.
# ruff: noqa: PLR2004

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.facts.times.expression import Expr, expr, operations
from checker.facts.times.joining import COMPOUND

if TYPE_CHECKING:
    from checker.facts.times.expression import Term
    from checker.facts.times.joining import Tables


def edge(args: tuple[Term, ...], tables: Tables) -> Term | None:
    """``edge(begin|mid|end, of)``: the part of a period that such words mean in the language."""
    which, of = args
    if not isinstance(of, Expr) or of.op in COMPOUND:
        return None
    if operations(of) & {"part", "clock", "clock12"}:
        return of if which != "mid" else None  # 'late last night': the night will do
    unit = _extent(of)
    row = tables.get(f"{which} {unit}") if unit else None
    if not row:
        return None
    step, low, high = row.split()
    part = expr("slice", step, int(low), int(high), of)
    return expr("approx", part) if which == "midpoint" else part


def _extent(term: Expr) -> str | None:
    """Return the unit that an expression covers one of."""
    simple = {"year": "year", "hyear": "year", "month": "month", "hmonth": "month", "decade": "decade",
              "century": "century", "season": "season", "quarter": "quarter", "half": "half",
              "weekday": "day", "day": "day", "hday": "day", "festival": None}.get(term.op)  # fmt: skip
    if simple:
        return simple
    match term.op:
        case "rel":
            return str(term.args[0]) if len(term.args) == 2 else None
        case "and":
            units = [_extent(arg) for arg in term.args if isinstance(arg, Expr)]
            order = ("day", "week", "month", "quarter", "season", "half", "year", "decade", "century")
            return next((unit for unit in order if unit in units), None)
        case "dir" | "approx":
            inner = term.args[-1]
            return _extent(inner) if isinstance(inner, Expr) else None
        case _:
            return None


def nth(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    """The nth of something within a longer time."""
    what, container = args[1], args[2]
    if not isinstance(container, Expr) or container.op in {
        "range",
        "since",
        "until",
        "before",
        "after",
        "dur",
    }:
        return None
    order = (
        "second",
        "minute",
        "hour",
        "day",
        "week",
        "weekend",
        "month",
        "quarter",
        "season",
        "half",
        "year",
        "decade",
        "century",
    )
    inner = what if isinstance(what, str) else (_extent(what) if isinstance(what, Expr) else None) or "day"
    outer = _extent(container)
    if isinstance(what, Expr) and isinstance(args[0], int) and not -5 <= args[0] <= 5:
        return None
    if outer is None or inner not in order or order.index(inner) >= order.index(outer):
        return None
    return Expr("nth", args)


def rest(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    """``rest(unit|of)``: what is left of the unit that is running, or of a month, a season, a year."""
    of = args[0]
    if isinstance(of, Expr) and (of.op in COMPOUND or _extent(of) in {None, "day"}):
        return None
    return Expr("rest", args)


_COUNTED = frozenset({"day", "week", "month", "quarter", "year", "decade"})


def first_of(args: tuple[Term, ...], tables: Tables) -> Term | None:
    """``firstof(1, n, unit, of)``: the first n units of a longer time."""
    if args[0] != 1:
        return None
    return _run_of(args[1], args[2], args[3], tables)


def last_of(args: tuple[Term, ...], tables: Tables) -> Term | None:
    """``lastof(n, unit, of)``: the last n units of a longer time."""
    count, unit, of = args
    return _run_of(-count, unit, of, tables) if isinstance(count, int) else None


def run_of(args: tuple[Term, ...], tables: Tables) -> Term | None:
    """``runof(1|-1, length, of)``: that length from the start of a longer time, or up to its end."""
    which, length, of = args
    if which not in {1, -1} or not isinstance(length, Expr) or len(length.args) != 2:
        return None
    count, unit = length.args
    return _run_of(which * count, unit, of, tables) if isinstance(count, int) else None


def _run_of(count: Term, unit: Term, of: Term, tables: Tables) -> Term | None:
    """Return so many units from the start of a time, or up to its end where the count is negative."""
    longer = nth((1, unit, of), tables) is not None
    if not longer or unit not in _COUNTED or not isinstance(count, int) or not 1 <= abs(count) <= 90:
        return None
    return Expr("slice", (unit, 0, count, of) if count > 0 else (unit, count, 99, of))


def across_years(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    """``acrossyears(season, first, second)``: the winter 2022-2023 is the one that begins in the first."""
    part, *years = (arg for arg in args if isinstance(arg, Expr))
    if len(years) == 1:  # one interval of two years
        years = [arg for arg in years[0].args if isinstance(arg, Expr)]
    numbers = [year.args[0] for year in years if year.op == "year" and isinstance(year.args[0], int)]
    if len(numbers) != 2 or numbers[1] != numbers[0] + 1:
        return None
    return Expr("and", (years[0], part))


def fortnight(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    """``fortnightof(n, month)``: its first or second half."""
    which, of = args
    if not isinstance(of, Expr) or _extent(of) != "month" or which not in {1, 2}:
        return None
    return expr("slice", "day", 0, 15, of) if which == 1 else expr("slice", "day", 15, 99, of)
