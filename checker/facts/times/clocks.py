"""Clock times: hours that may be before or after noon, and minutes before or after the hour."""

# The numbers here are the calendar's and the clock's own: 12 months, 31 days, 60 minutes.
# ruff: noqa: PLR2004

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.facts.times.expression import Expr, operations

if TYPE_CHECKING:
    from checker.facts.times.expression import Term
    from checker.facts.times.joining import Tables

_NOON = 12


def numbers_in(args: tuple[Term, ...]) -> list[int] | None:
    """Return the arguments as numbers, None when one is not."""
    numbers = [arg for arg in args if isinstance(arg, int)]
    return numbers if len(numbers) == len(args) else None


def time_of_day(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    """A clock time; an hour up to 12 may be before or after noon."""
    numbers = numbers_in(args)
    if not numbers or not 0 <= numbers[0] <= 24 or any(not 0 <= number < 60 for number in numbers[1:]):
        return None
    return Expr("clock12" if 1 <= numbers[0] <= _NOON else "clock", tuple(numbers))


def time_of_day_24(args: tuple[Term, ...], tables: Tables) -> Term | None:
    """A clock time written with 24 hours."""
    term = time_of_day(args, tables)
    return Expr("clock", term.args) if isinstance(term, Expr) else None


def half_day(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    """``meridiem(clock, am|pm)``: the clock time before or after noon."""
    term, half = args
    if not isinstance(term, Expr) or term.op != "clock12" or not isinstance(term.args[0], int):
        return term if isinstance(term, Expr) and term.op == "clock" else None
    hour = term.args[0] % _NOON + (_NOON if half == "pm" else 0)
    return Expr("clock", (hour, *term.args[1:]))


def minutes_to(args: tuple[Term, ...], tables: Tables) -> Term | None:
    """``minutesto(hour, n)``: n minutes before the hour."""
    numbers = numbers_in(args)
    if not numbers or not 0 < numbers[1] < 60 or not 1 <= numbers[0] <= 24:
        return None
    return time_of_day(
        ((numbers[0] - 2) % _NOON + 1 if numbers[0] <= _NOON else numbers[0] - 1, 60 - numbers[1]), tables
    )


def with_minutes(args: tuple[Term, ...], tables: Tables) -> Term | None:
    """``withminutes(clock, n)``: minutes past the hour, before it when negative."""
    clock, minutes = args
    if not isinstance(clock, Expr) or not isinstance(minutes, int) or not isinstance(clock.args[0], int):
        return None
    if minutes < 0:
        return minutes_to((clock.args[0], -minutes), tables)
    return Expr(clock.op, (clock.args[0], minutes))


def clocked(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    """A time that says the hour; any other is rejected."""
    term = args[0]
    return term if isinstance(term, Expr) and operations(term) & {"clock", "clock12"} else None
