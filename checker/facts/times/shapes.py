"""What the shape of a numeric token can mean: a date, a clock time, a year, an interval, or just a number."""

# The numbers here are the calendar's and the clock's own: 12 months, 31 days, 60 minutes.
# ruff: noqa: PLR2004

from __future__ import annotations

import re
from typing import NamedTuple

from checker.facts.times.expression import Expr, Term, expr

Sense = tuple[str, Term]


class Piece(NamedTuple):
    """A stretch ``[begin, end)`` of one token, its spelling, and what it can be in the grammar."""

    text: str
    begin: int
    end: int
    senses: tuple[Sense, ...]


_YMD = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_DMY = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})")
_YEAR_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})")
_YEARS = re.compile(r"(\d{4})/(\d{4})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/](\d{4})")
_DAY_MONTH = re.compile(r"(\d{1,2})/(\d{1,2})")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{2})")
_WHOLE = re.compile(r"\d{1,6}")
_LOWEST_YEAR, _HIGHEST_YEAR = 1000, 2999
_PIVOT = 40


def shape(token: str, order: str) -> tuple[Piece, ...]:
    """Return the pieces of a numeric token; none when it is no time and no small whole number.

    ``order`` is 'dmy' or 'mdy': how the language writes a date in figures. Source of the two-digit pivot:
    POSIX strptime has 69; news rarely dates the future, so 40 here.
    """
    whole = _whole(token, 0, len(token), order)
    if whole is not None:
        return (whole,)
    for mark in "-/":
        left, found, right = token.partition(mark)
        if found and mark not in right:
            low, high = _whole(left, 0, len(left), order), _whole(right, len(left) + 1, len(token), order)
            if low is not None and high is not None:
                return low, Piece(mark, len(left), len(left) + 1, ((mark, 0),)), high
    return ()


def _whole(token: str, begin: int, end: int, order: str) -> Piece | None:
    """Return the meaning of a token, or part of one, that is read as one thing."""
    senses = _date_senses(token, order) or _clock_senses(token) or _number_senses(token)
    return Piece(token, begin, end, senses) if senses else None


def _date_senses(token: str, order: str) -> tuple[Sense, ...]:
    match = _YMD.fullmatch(token)
    if match:
        return _dated(int(match[1]), int(match[3]), int(match[4]), order, "YMD")
    match = _DMY.fullmatch(token)
    if match:
        if match[2] == "." and len(match[4]) == 2:
            return ()
        year = int(match[4])
        if len(match[4]) == 2:
            year += 2000 if year <= _PIVOT else 1900
        first, second = int(match[1]), int(match[3])
        # With points the day comes first in every country that writes so.
        month, day = (first, second) if order == "mdy" and match[2] != "." else (second, first)
        return _dated(year, month, day, order, "YMD") or _dated(year, day, month, order, "YMD")
    return _short_date_senses(token, order)


def _short_date_senses(token: str, order: str) -> tuple[Sense, ...]:
    """Return what a date without its day or its year can be."""
    match = _YEARS.fullmatch(token)
    if match and int(match[2]) == int(match[1]) + 1:  # the season 2016/2017
        return (("YSPAN", expr("range", expr("year", int(match[1])), expr("year", int(match[2])))),)
    match = _YEAR_MONTH.fullmatch(token)
    if match:
        year, month = int(match[1]), int(match[2])
        following = (year + 1) % 100 == month or month > 12
        if following and "-" in token and len(match[2]) == 2 and month > year % 100:
            return (("YSPAN", expr("range", expr("year", year), expr("year", year // 100 * 100 + month))),)
        return (("YM", expr("and", expr("year", year), expr("month", month))),) if 1 <= month <= 12 else ()
    match = _MONTH_YEAR.fullmatch(token)
    if match and 1 <= int(match[1]) <= 12:
        return (("YM", expr("and", expr("year", int(match[2])), expr("month", int(match[1])))),)
    match = _DAY_MONTH.fullmatch(token)
    if match:
        first, second = int(match[1]), int(match[2])
        month, day = (first, second) if order == "mdy" else (second, first)
        if not 1 <= month <= 12:
            month, day = day, month
        if 1 <= month <= 12 and 1 <= day <= 31:
            padded = "MDPAD" if len(token) == 5 else "MDNUM"
            return ((padded, expr("and", expr("day", day), expr("month", month))),)
    return ()


def _dated(year: int, month: int, day: int, _order: str, symbol: str) -> tuple[Sense, ...]:
    if not (1 <= month <= 12 and 1 <= day <= 31 and _LOWEST_YEAR <= year <= _HIGHEST_YEAR):
        return ()
    if year < 1600:
        term = Expr("and", (expr("hyear", year), expr("hmonth", month), expr("hday", day)))
    else:
        term = Expr("and", (expr("year", year), expr("month", month), expr("day", day)))
    return ((symbol, term),)


def _clock_senses(token: str) -> tuple[Sense, ...]:
    match = _CLOCK.fullmatch(token)
    dotted = _DOTTED.fullmatch(token) if match is None else None
    found = match or dotted
    if not found:
        return ()
    numbers = [int(group) for group in found.groups() if group is not None]
    if numbers[0] > 24 or any(number > 59 for number in numbers[1:]):
        return ()
    ambiguous = 1 <= numbers[0] <= 12 and found[1][0] != "0"
    return (("CLK" if match else "clkdot", Expr("clock12" if ambiguous else "clock", tuple(numbers))),)


def _number_senses(token: str) -> tuple[Sense, ...]:
    if not _WHOLE.fullmatch(token):
        return ()
    number = int(token)
    senses: list[Sense] = [("int", number)]
    if len(token) == 4 and _LOWEST_YEAR <= number <= _HIGHEST_YEAR:
        senses.append(("Y4", expr("year", number)))
    if len(token) == 4 and number // 100 < 24 and number % 100 < 60:  # '1800 GMT'
        senses.append(("hhmm", expr("clock", number // 100, number % 100)))
    if len(token) == 2:
        senses.append(("d2", number))
    return tuple(senses)
