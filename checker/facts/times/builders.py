"""What the templates of the grammar tables may compute while a phrase is read; None rejects the reading.

A template is an expression with ``$n`` for the nth part of its pattern. Operations listed here are computed
at once; all others become part of the expression that the phrase denotes.
"""

# The numbers here are the calendar's and the clock's own: 12 months, 31 days, 60 minutes.
# ruff: noqa: PLR2004

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.facts.times import clocks, intervals, lengths, months, portions
from checker.facts.times.expression import Expr, expr, operations
from checker.facts.times.joining import COMPOUND, join

if TYPE_CHECKING:
    from checker.facts.times.expression import Term
    from checker.facts.times.joining import Builder, Tables


_PIVOT = 40  # two-digit years up to here are of this century


def _add(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    numbers = clocks.numbers_in(args)
    return None if numbers is None else sum(numbers)


def _mul(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    numbers = clocks.numbers_in(args)
    return None if numbers is None or numbers[0] * numbers[1] > 10**6 else numbers[0] * numbers[1]


def _neg(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    return -args[0] if isinstance(args[0], int) else None


def _year_number(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    """The number of a year."""
    return args[0].args[0] if isinstance(args[0], Expr) and args[0].args else None


def _range_of(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    """``within(n, low, high)``: n, if it lies between them."""
    numbers = clocks.numbers_in(args)
    return numbers[0] if numbers and numbers[1] <= numbers[0] <= numbers[2] else None


def _yearof(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    """A written number as a year; Hijri when the other part names a Hijri month."""
    number = args[0]
    if isinstance(number, Expr):
        number = number.args[0]
    if not isinstance(number, int) or not 1 <= number <= 2999:
        return None
    hijri = len(args) > 1 and (args[1] == "hijri" or _is_hijri(args[1]))
    return expr("hyear" if hijri and number < 1600 else "year", number)


def _is_hijri(term: Term) -> bool:
    return isinstance(term, Expr) and "hmonth" in operations(term)


def _year2(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    number = args[0]
    if not isinstance(number, int) or not 0 <= number <= 99:
        return None
    return expr("year", number + (2000 if number <= _PIVOT else 1900))


def _decade2(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    number = args[0]
    if not isinstance(number, int) or number % 10 or not 0 <= number <= 2990:
        return None
    if number < 100:
        number += 2000 if number < 30 else 1900
    return expr("decade", number)


def _eight(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    """The weeks in 'en huit' (a week from that day) and 'en quinze' (a fortnight), both days counted."""
    return {8: 1, 15: 2}.get(args[0]) if isinstance(args[0], int) else None


def _approximately(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    """'About' a time; of an interval, about its ends."""
    term = args[0]
    if isinstance(term, Expr) and term.op in COMPOUND:
        return Expr(term.op, tuple(expr("approx", arg) for arg in term.args))
    return expr("approx", term) if isinstance(term, Expr) and term.op not in {"approx", "dur"} else None


def _checked(op: str, low: int, high: int) -> Builder:
    """Return the builder of a field that only some numbers can be."""

    def build(args: tuple[Term, ...], _tables: Tables) -> Term | None:
        return Expr(op, args) if isinstance(args[0], int) and low <= args[0] <= high else None

    return build


BUILDERS: dict[str, Builder] = {
    "join": join,
    "add": _add,
    "mul": _mul,
    "neg": _neg,
    "within": _range_of,
    "monthday": months.day_of,
    "yearnumber": _year_number,
    "dayof": months.day_and_month,
    "yearof": _yearof,
    "year2": _year2,
    "decade2": _decade2,
    "time": clocks.time_of_day,
    "time24": clocks.time_of_day_24,
    "meridiem": clocks.half_day,
    "clocked": clocks.clocked,
    "minutesto": clocks.minutes_to,
    "dur": lengths.length,
    "plus": lengths.plus,
    "vaguely": lengths.vaguely,
    "shifted": lengths.shifted,
    "lasting": lengths.lasting,
    "ending": lengths.ending,
    "following": lengths.following,
    "leading": lengths.leading,
    "weeksfrom": lengths.weeks_from,
    "recent": lengths.recent,
    "calendar": lengths.calendar_unit,
    "hoped": lengths.hoped,
    "nextweekday": lengths.next_weekday,
    "borrow": intervals.borrow,
    "edge": portions.edge,
    "rest": portions.rest,
    "nth": portions.nth,
    "eight": _eight,
    "firstof": portions.first_of,
    "lastof": portions.last_of,
    "runof": portions.run_of,
    "acrossyears": portions.across_years,
    "daymonth": months.two_numbers,
    "approx": _approximately,
    "fortnightof": portions.fortnight,
    "definite": months.definite,
    "monthonly": months.month_only,
    "withminutes": clocks.with_minutes,
    "range": intervals.interval,
    "consecutive": intervals.consecutive,
    "neighbours": intervals.neighbours,
    "since": intervals.open_interval("since"),
    "until": intervals.open_interval("until"),
    "before": intervals.open_interval("before"),
    "after": intervals.open_interval("after"),
    "day": _checked("day", 1, 31),
    "month": _checked("month", 1, 12),
    "quarter": _checked("quarter", 1, 4),
    "half": _checked("half", 1, 2),
    "century": _checked("century", 1, 30),
}
