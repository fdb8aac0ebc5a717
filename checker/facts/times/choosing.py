"""Which of the periods that an expression may denote is meant, and what is said when its parts disagree."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from checker.facts.times.boundedness import is_bounded
from checker.facts.times.context import UnanchoredError
from checker.facts.times.expression import Expr, operations
from checker.facts.times.operations import distance, periods
from checker.facts.times.periods import FIRST, LAST, midnight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.facts.times.context import Context
    from checker.facts.times.periods import Period


class NoSuchTimeError(ValueError):
    """The calendar has no such day (30 February), or it lies outside the years that can be reckoned."""


_DAY = timedelta(days=1)
# So near, the same date of another year is clearly farther off: well within half a year.
_NEAREST_YEAR = timedelta(days=150)
_SLIPPING = frozenset({"weekday", "day", "month"})  # a date with its weekday, where the two may disagree
_AFTERNOON_HOURS = range(1, 7)  # a bare 'at 3' in news is in the afternoon, 'at 9' in the morning


def solve(term: Expr, context: Context, direction: int) -> list[Period]:
    """Return the period meant, first; others follow where the parts of the expression disagree."""
    term = with_default_hours(term)
    found = candidates(term, context)
    if found and not _skips_nearest(found, term, context, direction):
        return [_choose(found, term, context, direction)]
    if term.op == "and":
        return _disagreement(term, context, direction)
    raise NoSuchTimeError(f"no such day: {term}")


def with_default_hours(term: Expr) -> Expr:
    """Settle the hours that may be before or after noon, where no part of the day settles them."""
    named = operations(term)
    if "part" in named or "clock12" not in named:
        return term
    if term.op == "clock12":
        hour = term.args[0]
        if isinstance(hour, int) and hour in _AFTERNOON_HOURS:
            hour += 12
        return Expr("clock", (hour, *term.args[1:]))
    return Expr(
        term.op, tuple(with_default_hours(arg) if isinstance(arg, Expr) else arg for arg in term.args)
    )


def candidates(term: Expr, context: Context) -> list[Period]:
    """Return the periods an expression may mean: all when it is bounded, else those near publication."""
    if is_bounded(term):
        return periods(term, (FIRST, LAST), context)
    day = midnight(context.known_day())
    for reach in _reaches(term, context):
        window = (max(day - timedelta(days=reach), FIRST), min(day + timedelta(days=reach + 1), LAST))
        found = periods(term, window, context)
        if found:
            return found
    return []


def _reaches(term: Expr, context: Context) -> tuple[int, ...]:
    """Return how many days around the publication are looked through, and then if nothing is found."""
    if _is_daily(term):
        return (2, 8)
    if _is_weekly(term):
        return (8,)
    return (400,) if names_weekday(term) and not context.prefer_future else (400, 3200)


def _skips_nearest(found: Sequence[Period], term: Expr, context: Context, direction: int) -> bool:
    """Whether a date without its year would be moved to another year for the sake of its weekday.

    'Tuesday, 1 February' beside Wednesday, 1 February is a slip, not that date of a year before: where
    there is such a date a few months off, on the side of the tense, that one is meant.
    """
    fields = {arg.op: arg for arg in term.args if isinstance(arg, Expr)}
    if not fields.keys() >= _SLIPPING or is_bounded(term):
        return False
    if context.day is None or context.prefer_future:
        return False
    day = midnight(context.day)
    low = day - _NEAREST_YEAR if direction <= 0 else day
    high = day + (_NEAREST_YEAR if direction >= 0 else _DAY)
    dates = periods(Expr("and", (fields["day"], fields["month"])), (low, high), context)
    return bool(dates) and not any(date.start <= it.start < date.end for it in found for date in dates)


_HOURS = frozenset({"and", "clock", "clock12", "part"})


def _is_daily(term: Expr) -> bool:
    """Whether an expression is only of hours, which come round every day."""
    return operations(term) <= _HOURS


def _is_weekly(term: Expr) -> bool:
    """Whether an expression comes round every week or every day."""
    return not operations(term) & _YEARLY


def names_weekday(term: Expr) -> bool:
    """Whether a weekday is among the parts of an expression."""
    return "weekday" in operations(term)


def _names_year(term: Expr) -> bool:
    """Whether the words give the year, so that no publication day may have a part in the choice."""
    named = operations(term)
    return bool(named & {"year", "hyear"}) and not named & {"rel", "dir", "now", "rest"}


_YEARLY = {"month", "day", "hmonth", "hday", "festival", "season", "quarter", "half", "nth"}


def _choose(found: Sequence[Period], term: Expr, context: Context, direction: int) -> Period:
    """Choose the period on the side that the tense points to; the nearest one when nothing points."""
    if len(found) == 1 or context.day is None or _names_year(term):
        return found[0]
    day = midnight(context.day)
    weekly = _is_weekly(term)
    if context.prefer_future:
        now = context.moment or day
        if weekly and names_weekday(term):
            now = day + _DAY
        return next((period for period in found if period.end > now), found[-1])
    if direction and "festival" in operations(term):
        direction = 0  # feasts are spoken of when they are near
    if weekly and not names_weekday(term) and "weekend" not in operations(term):
        return min(found, key=lambda period: distance(period, day))
    if direction == 0 and weekly and "near" not in operations(term):
        direction = -1
    if direction < 0:
        return next((period for period in reversed(found) if period.start < day + _DAY), found[0])
    if direction > 0:
        return next((period for period in found if period.end > day), found[-1])
    return min(found, key=lambda period: distance(period, day))


def _disagreement(term: Expr, context: Context, direction: int) -> list[Period]:
    """Return the readings of parts that no day satisfies together: the fuller one, then the rest."""
    parts = [arg for arg in term.args if isinstance(arg, Expr)]
    for dropped in sorted(parts, key=lambda part: _RELIANCE.get(part.op, 9)):
        rest = [part for part in parts if part is not dropped]
        if dropped.op in {"clock", "clock12", "zone"} or not rest:
            continue
        kept = rest[0] if len(rest) == 1 else Expr("and", tuple(rest))
        found = candidates(kept, context)
        if not found:
            continue
        first = _choose(found, kept, context, direction)
        return [first, *_nearest_to(dropped, first, context)]
    raise NoSuchTimeError(f"no such day: {term}")


# What is given up first when parts disagree: a weekday is miscounted more easily than a date is mistyped.
_RELIANCE = {"weekday": 0, "part": 1, "shift": 2, "rel": 3, "festival": 4, "year": 5, "day": 6}


def _nearest_to(part: Expr, period: Period, context: Context) -> list[Period]:
    """Return what a part that disagrees says by itself, nearest to a period."""
    around = (period.start - timedelta(days=4), period.end + timedelta(days=4))
    try:
        found = periods(part, (FIRST, LAST) if is_bounded(part) else around, context)
    except UnanchoredError:
        return []
    if part.op in {"year", "month", "day", "part"}:
        return []
    return [min(found, key=lambda other: abs(other.start - period.start))] if found else []
