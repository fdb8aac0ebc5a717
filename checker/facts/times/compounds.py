"""Placing intervals: two ends that lean on each other, or one end and an open side."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from checker.facts.times.boundedness import is_bounded
from checker.facts.times.choosing import NoSuchTimeError, names_weekday, solve, with_default_hours
from checker.facts.times.ends import in_order, interval
from checker.facts.times.expression import Expr, operations
from checker.facts.times.joining import letters
from checker.facts.times.operations import OPEN_END, periods
from checker.facts.times.periods import FIRST, LAST, midnight, start_of
from checker.facts.times.value import Granularity

if TYPE_CHECKING:
    from datetime import datetime

    from checker.facts.times.context import Context
    from checker.facts.times.periods import Period
    from checker.facts.times.value import TimeValue

_REACHES = (8, 400)  # days; an hour or a weekday is at hand, a month or a feast within the year
_INSTANTS = frozenset({Granularity.HOUR, Granularity.MINUTE, Granularity.SECOND})


def compound(term: Expr, context: Context, direction: int) -> TimeValue:
    """Return the value of an interval, open or closed."""
    first, *others = (with_default_hours(arg) for arg in term.args if isinstance(arg, Expr))
    if term.op == "range":
        low, high = _ends(first, others[0], context, direction)
        start, end = low.start, _edge_end(high)
        if not in_order(start, end, instants=high.grain in _INSTANTS):
            raise NoSuchTimeError(f"ends before it begins: {term}")
        approximate = low.approximate or high.approximate
        return interval((low.grain, high.grain), start, end, approximate=approximate)
    # A time limit lies ahead, a beginning behind.
    edge = solve(first, context, direction or (1 if term.op in {"until", "before"} else -1))[0]
    grains, approximate = (edge.grain,), edge.approximate
    match term.op:
        case "since":
            return interval(grains, edge.start, None, approximate=approximate)
        case "after":
            return interval(grains, _edge_end(edge), None, approximate=approximate)
        case "until":
            # 'Until 2 pm' begins with the day it is said on.
            clock = first.op in {"clock", "clock12", "and"} and (letters(first) or {""}) <= {"c", "p", "z"}
            opened = start_of("day", edge.start) if clock else _from_now(edge, context)
            return interval(grains, opened, _edge_end(edge), approximate=approximate)
        case _:
            # 'Before the end of May' is before May is over.
            reached = edge.end if _ends_a_time(first) else edge.start
            return interval(grains, None, reached, approximate=approximate)


def _ends_a_time(term: Expr) -> bool:
    """Whether a time is the end of a longer one."""
    return term.op == "slice" and term.args[2] == OPEN_END


def _from_now(edge: Period, context: Context) -> datetime | None:
    """Return where a time limit is counted from: the publication for an assistant, nowhere in news."""
    if not context.prefer_future or context.day is None or edge.end.date() <= context.day:
        return None
    return midnight(context.day)


def _edge_end(edge: Period) -> datetime:
    """Return where 'until' ends: an hour is an instant, a day is meant whole."""
    return edge.start if edge.grain in _INSTANTS else edge.end


def _ends(first: Expr, second: Expr, context: Context, direction: int) -> tuple[Period, Period]:
    """Return the two ends of an interval; the one that says less is placed beside the other."""
    if is_bounded(second) and not is_bounded(first):
        high = solve(second, context, direction)[0]
        before = (max(high.start - timedelta(days=400), FIRST), high.end)
        found = [period for period in _within(first, before, context) if period.start <= high.start]
        low = found[-1] if found else None
    elif names_weekday(second) and not names_weekday(first) and _names_date(second):
        # 'From January 1 to Friday, January 22': the weekday tells the year of both.
        high = solve(second, context, direction)[0]
        found = _within(first, (max(high.start - timedelta(days=400), FIRST), high.end), context)
        low = next((period for period in reversed(found) if period.start <= high.start), None)
    else:
        low = solve(first, context, direction)[0]
        if is_bounded(second) or second.op == "near":  # 'from last Saturday to this Sunday'
            high = solve(second, context, direction)[0]
            if high.end <= low.start and second.op == "dir" and isinstance(second.args[1], Expr):
                high = _following(second.args[1], low, context)  # 'from next Monday to next Friday'
        else:
            high = _following(second, low, context)
    if low is None:
        raise NoSuchTimeError("the interval has no beginning")
    return low, high


def _names_date(term: Expr) -> bool:
    """Whether an expression without a year names a day of a month."""
    return {"day", "month"} <= operations(term) and not is_bounded(term)


def _following(term: Expr, low: Period, context: Context) -> Period:
    """Return the first period from the start of another on."""
    for reach in _REACHES if names_weekday(term) else (2, *_REACHES):
        after = (low.start, min(low.start + timedelta(days=reach), LAST))
        found = [period for period in _within(term, after, context) if period.start >= low.start]
        if found:
            return found[0]
    raise NoSuchTimeError("the interval has no end")


def _within(term: Expr, window: tuple[datetime, datetime], context: Context) -> list[Period]:
    """Return the periods in a window, without the weekday where it belongs to another day."""
    found = periods(term, window, context)
    if found or term.op != "and" or not names_weekday(term):
        return found
    rest = tuple(arg for arg in term.args if isinstance(arg, Expr) and arg.op != "weekday")
    return periods(Expr("and", rest), window, context) if rest else []
