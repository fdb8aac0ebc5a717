"""Lengths of time, and what lies such a length before or after another time."""

# The numbers here are what the parts of a template count.
# ruff: noqa: PLR2004
from __future__ import annotations

from typing import TYPE_CHECKING

from checker.facts.times.expression import Expr, expr
from checker.facts.times.joining import COMPOUND, letters

if TYPE_CHECKING:
    from checker.facts.times.expression import Term
    from checker.facts.times.joining import Tables


def length(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    """A length of time; 'vague' marks one that is not counted."""
    if isinstance(args[0], int) and not 0 <= args[0] <= 100000:
        return None
    if args[1] == "year" and isinstance(args[0], int) and 1900 <= args[0] <= 2100:  # a year, not a length
        return None
    if args[:2] == (1, "second"):  # 'a second chance'
        return None
    return Expr("dur", args)


def plus(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    """Two lengths together, the second in a smaller unit."""
    if not all(isinstance(arg, Expr) for arg in args):
        return None
    first, second = (arg.args for arg in args if isinstance(arg, Expr))
    order = ("second", "minute", "hour", "day", "week", "month", "year")
    try:
        smaller = order.index(str(second[1])) < order.index(str(first[-1]))
    except ValueError:
        return None
    return Expr("dur", first + second) if smaller else None


def vaguely(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    """A length that is only about so long."""
    term = args[0]
    return Expr("dur", (*term.args, "vague")) if isinstance(term, Expr) and "vague" not in term.args else term


def shifted(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    """``shifted(sign, length, of)``: a length before or after a time, or the publication."""
    sign, length = args[0], args[1]
    if not isinstance(sign, int) or not isinstance(length, Expr) or not length.args:
        return None
    count, unit = length.args[0], str(length.args[1])
    if not isinstance(count, int):
        return None
    vague = ("vague",) if "vague" in length.args else ()
    term: Term | None = args[2] if len(args) > 2 else None
    if unit == "day" and not vague and isinstance(term, Expr) and term.op == "rel" and term.args[0] == "day":
        return _days_off(sign * count, term)
    if isinstance(term, Expr) and (term.op in COMPOUND or (letters(term) or {"d"}) <= {"c", "p", "z"}):
        return None
    if isinstance(term, Expr) and any("B" in (letters(inner) or ()) for inner in term.walk()):
        return None  # what is counted from another time is not counted from again
    base: tuple[Term, ...] = (term,) if term is not None and term != expr("now") else ()
    return Expr("shift", (sign * count, unit, *base, *vague))


def _days_off(count: int, day: Expr) -> Term | None:
    """Return the day so many days from 'tomorrow', which is counted from the publication itself."""
    offset = day.args[1]
    return expr("rel", "day", offset + count) if len(day.args) == 2 and isinstance(offset, int) else None


def calendar_unit(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    """``calendar(unit, offset)``: 'last week'. 'The next day' is told from within a story: no days."""
    return None if args[0] in {"day", "hour", "minute", "second"} else Expr("rel", args)


def hoped(args: tuple[Term, ...], tables: Tables) -> Term | None:
    """A length from the publication on, if the verb is a future one: 'in six months' may be a length."""
    term = shifted((1, *args), tables)
    return Expr("shift", (*term.args, "future")) if isinstance(term, Expr) else None


def recent(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    """``recent(length)``: the last units of that number before the one that is running."""
    length = args[0]
    if not isinstance(length, Expr) or len(length.args) != 2:
        return None
    count, unit = length.args[0], length.args[1]
    if not isinstance(count, int):
        return None
    return Expr("rel", (unit, -count, count)) if unit in {"day", "week", "month", "year", "decade"} else None


def lasting(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    """``lasting(length, of)``: the time that begins there and lasts so long."""
    return _beside("lasting", args)


def ending(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    """``ending(length, of)``: the time of that length that ends with another: 'the year to 30 June'.

    'The five days to Christmas' are those that are still to come: of days and weeks nothing is made.
    """
    length = args[0]
    long = isinstance(length, Expr) and len(length.args) > 1 and length.args[1] in _LONG
    return _beside("ending", args) if long else None


_LONG = frozenset({"month", "quarter", "half", "year"})


def following(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    """``following(length, of)``: the time of that length that begins when another ends."""
    return _beside("following", args) if _counted_in_days(args[0]) else None


def leading(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    """``leading(length, of)``: the time of that length that ends when another begins."""
    return _beside("leading", args) if _counted_in_days(args[0]) else None


def _counted_in_days(term: Term) -> bool:
    """Whether a length is of whole days or longer units."""
    return isinstance(term, Expr) and len(term.args) > 1 and term.args[1] in {"day", "week", *_LONG}


def weeks_from(args: tuple[Term, ...], _tables: Tables) -> Term | None:
    """``weeksfrom(sign, length)``: the week that lies so many weeks off, for the weekday named beside it."""
    sign, length = args
    if not isinstance(sign, int) or not isinstance(length, Expr) or len(length.args) != 2:
        return None
    count, weeks = length.args[0], _WEEKS.get(str(length.args[1]))
    return expr("rel", "week", sign * count * weeks) if weeks and isinstance(count, int) else None


_WEEKS = {"week": 1, "fortnight": 2}


def _beside(op: str, args: tuple[Term, ...]) -> Term | None:
    """Return a time of a length, from the start or up to the end of a point."""
    length, of = args
    if not isinstance(length, Expr) or not isinstance(of, Expr) or of.op in COMPOUND or len(length.args) < 2:
        return None
    return Expr(op, (*length.args[:2], of))


def next_weekday(args: tuple[Term, ...], tables: Tables) -> Term | None:
    """'Next Tuesday': the coming one, or the one of next week, as the language has it."""
    term = args[0]
    if not isinstance(term, Expr):
        return None
    if tables.get("next weekday") == "week":
        return expr("and", expr("rel", "week", 1), term)
    return expr("dir", 1, term)
