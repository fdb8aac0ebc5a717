"""What each operation of an expression denotes: its periods within a window of the calendar.

Every function takes the arguments of one operation, a window ``[low, high)`` and the context, and returns
the periods that overlap the window, in order.
"""

# The numbers here are the calendar's and the clock's own: 12 months, 31 days, 60 minutes.
# ruff: noqa: PLR2004

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from checker.facts.times.boundedness import coarseness, is_bounded
from checker.facts.times.expression import Expr
from checker.facts.times.fields import FIELDS, dates_of, number, units_in
from checker.facts.times.periods import (
    FIRST,
    GAPLESS,
    LAST,
    Period,
    add,
    midnight,
    start_of,
    unit_period,
    unit_within,
)
from checker.facts.times.value import Granularity

if TYPE_CHECKING:
    from datetime import datetime

    from checker.facts.times.context import Context
    from checker.facts.times.expression import Term
    from checker.facts.times.fields import Operation, Window


_DAY = timedelta(days=1)


_SPREADS = {"week": 3, "fortnight": 3, "month": 15, "season": 45, "quarter": 45, "half": 90, "year": 183,
            "decade": 1830, "century": 18300}  # fmt: skip


def periods(term: Term, window: Window, context: Context) -> list[Period]:
    """Return the periods that overlap the window. Raises UnanchoredError where an anchor is needed."""
    if not isinstance(term, Expr):
        raise TypeError(f"not an expression: {term!r}")
    operation = OPERATIONS.get(term.op)
    if operation is None:
        raise ValueError(f"not one time: {term}")
    found = operation(term.args, window, context)
    low, high = window
    return [period for period in found if period.end > low and period.start < high]


def _rest(args: tuple[Term, ...], _window: Window, context: Context) -> list[Period]:
    """``rest(unit|of)``: from the publication to the end of the unit, or of the time now or next.

    Of a time that was over by then, all: from when on is not said.
    """
    day = midnight(context.known_day())
    if not isinstance(args[0], Expr):
        return [Period(day, unit_period(str(args[0]), day).end, Granularity.DAY)]
    around = (max(day - timedelta(days=400), FIRST), min(day + timedelta(days=400), LAST))
    found = periods(args[0], (FIRST, LAST) if is_bounded(args[0]) else around, context)
    whole = next((period for period in found if period.end > day), None)
    if whole is None:
        return [period._replace(approximate=True) for period in found[-1:]]
    return [Period(max(day, whole.start), whole.end, Granularity.DAY)]


def _now(_args: tuple[Term, ...], _window: Window, context: Context) -> list[Period]:
    if context.moment:
        return [unit_period("second", context.moment)]
    return [unit_period("day", midnight(context.known_day()))]


def _rel(args: tuple[Term, ...], _window: Window, context: Context) -> list[Period]:
    """``rel(unit, offset, count)``: the unit that holds the publication, moved; ``count`` of them."""
    unit, offset = str(args[0]), number(args[1])
    count = number(args[2]) if len(args) > 2 else 1
    now = context.moment or midnight(context.known_day())
    if unit in {"hour", "minute", "second"} and context.moment is None:
        day = unit_period("day", now)
        return [day._replace(approximate=True)]
    first = unit_period(unit, now)
    start = add(unit, first.start, offset)
    if count == 1:
        return [unit_period(unit, start)]
    if unit == "weekend":
        return [Period(start, unit_period(unit, add(unit, start, count - 1)).end, first.grain)]
    return [Period(start, add(unit, start, count), first.grain)]


_SHIFT_GRAINS = {"hour": "minute", "minute": "minute", "second": "second", "year": "month", "decade": "year",
                 "century": "decade"}  # fmt: skip


# 'Two years after 2010' is the year 2012, not a day of it.
_YEARS = frozenset({"year", "decade", "century"})
_WHOLE_AFTER = {Granularity.YEAR: _YEARS, Granularity.MONTH: _YEARS | {"month", "quarter"},
                Granularity.WEEK: frozenset({"week", "fortnight"})}  # fmt: skip


def _shift(args: tuple[Term, ...], window: Window, context: Context) -> list[Period]:
    """``shift(count, unit, of)``: so long before or after another time, or the publication."""
    count, unit = number(args[0]), str(args[1])
    vague = "vague" in args
    base = args[2] if len(args) > 2 and isinstance(args[2], Expr) else None
    if base is None:
        return [_from_publication(count, unit, context, vague=vague)]
    found = []
    for period in periods(base, window, context):
        start = add(unit, period.start, count)
        if unit in _WHOLE_AFTER.get(period.grain, ()) and unit_period(period.grain, period.start) == period:
            found.append(unit_period(period.grain, start)._replace(approximate=vague))
            continue
        grain = period.grain if period.grain.has_clock or period.grain is Granularity.DAY else Granularity.DAY
        end = start + (period.end - period.start) if period.grain.has_clock else start + _DAY
        found.append(Period(start, end, grain, vague, _SPREADS.get(unit, 1) if vague else 0))
    return found


def _from_publication(count: int, unit: str, context: Context, *, vague: bool) -> Period:
    """Return the time ``count`` units from the publication, as coarse as such words are meant."""
    if unit in {"hour", "minute", "second"} and context.moment is None:
        return unit_period("day", add(unit, midnight(context.known_day()), 0))._replace(approximate=True)
    moment = add(unit, context.moment or midnight(context.known_day()), count)
    period = unit_period(_SHIFT_GRAINS.get(unit, "day"), moment)
    spread = _SPREADS.get(unit, max(1, abs(count) // 3) if vague else 0)
    return period._replace(approximate=spread > 0, spread=spread * (2 if vague else 1))


def _and(args: tuple[Term, ...], window: Window, context: Context) -> list[Period]:
    """The periods that all arguments share, the coarsest first."""
    dates = dates_of(args, window)
    if dates is not None:
        return dates
    constraints = (arg for arg in args if isinstance(arg, Expr))
    first, *rest = sorted(constraints, key=lambda arg: (not is_bounded(arg), coarseness(arg)))
    found = periods(first, window, context)
    for constraint in rest:
        narrowed = []
        for outer in found:
            inside = (max(outer.start, window[0]), min(outer.end, window[1]))
            for inner in periods(constraint, inside, context):
                start, end = max(outer.start, inner.start), min(outer.end, inner.end)
                if inner.grain is Granularity.SEASON and outer.start <= inner.start < outer.end:
                    start, end = inner.start, inner.end  # the winter of a year ends in the next
                elif inner.grain is Granularity.SEASON:
                    continue
                if start < end:
                    grain = inner.grain if inner.grain.rank >= outer.grain.rank else outer.grain
                    narrowed.append(Period(start, end, grain, outer.approximate or inner.approximate,
                                           max(outer.spread, inner.spread)))  # fmt: skip
        found = narrowed
    return found


def _nth(args: tuple[Term, ...], window: Window, context: Context) -> list[Period]:
    """``nth(n, what, of)``: the nth weekday, unit or other time inside another; negative from the end."""
    count, what, container = number(args[0]), args[1], args[2]
    found = []
    for outer in periods(container, window, context):
        inside = (outer.start, outer.end)
        if isinstance(what, str) and what in GAPLESS:
            found.extend(unit_within(what, count, outer))
            continue
        inner = units_in(what, inside) if isinstance(what, str) else periods(what, inside, context)
        inner = [period for period in inner if period.start >= outer.start and period.end <= outer.end]
        index = count - 1 if count > 0 else count
        if -len(inner) <= index < len(inner):
            found.append(inner[index])
    return found


def _nthfrom(args: tuple[Term, ...], window: Window, context: Context) -> list[Period]:
    """``nthfrom(n, what, of)``: the nth such time after another one, before it when negative."""
    count, what, base = number(args[0]), args[1], args[2]
    found = []
    for outer in periods(base, window, context):
        reach = timedelta(days=366 * (abs(count) + 1))
        if isinstance(what, str):
            found.append(unit_period(what, add(what, outer.start, count)))
            continue
        inner = periods(what, (outer.start - reach, outer.end + reach), context)
        after = [period for period in inner if period.start >= outer.end]
        before = [period for period in inner if period.end <= outer.start]
        if count > 0 and count <= len(after):
            found.append(after[count - 1])
        elif count < 0 and -count <= len(before):
            found.append(before[count])
    return found


def _closest(args: tuple[Term, ...], window: Window, context: Context) -> list[Period]:
    """``closest(n, what, of)``: the nth nearest one to another time, on either side."""
    count = number(args[0])
    found: list[Period] = []
    for outer in periods(args[2], window, context):
        reach = timedelta(days=366 * (count + 1))
        around = (max(outer.start - reach, FIRST), min(outer.end + reach, LAST))
        near = [(distance(period, outer.start), period) for period in periods(args[1], around, context)]
        found.extend(period for _, period in sorted(near)[count - 1 : count])
    return found


OPEN_END = 99  # in a slice: up to the end of the longer time


def _slice(args: tuple[Term, ...], window: Window, context: Context) -> list[Period]:
    """``slice(unit, from, to, of)``: part of another time, counted in units from its start; 99 is its end."""
    unit, low, high = str(args[0]), number(args[1]), number(args[2])
    found = []
    for outer in periods(args[3], window, context):
        start = add(unit, outer.start, low) if low >= 0 else add(unit, outer.end, low)
        end = outer.end if high == OPEN_END else add(unit, outer.start, high)
        end = min(end, outer.end)
        if start < end:  # a day has no second fortnight
            grain = Granularity.PART if unit == "hour" else Granularity(unit)
            found.append(Period(start, end, grain))
    return found


def _holding(args: tuple[Term, ...], window: Window, context: Context) -> list[Period]:
    """``holding(unit, of)``: the unit that another time falls in."""
    unit, found = str(args[0]), []
    for period in periods(args[1], window, context):
        # 'The week of Sunday, October 6' is the one that begins there.
        eve = unit == "week" and period.start.isoweekday() == 7 and period.grain is Granularity.DAY
        found.append(unit_period(unit, period.start + _DAY if eve else period.start))
    return found


def _lasting(args: tuple[Term, ...], window: Window, context: Context) -> list[Period]:
    """``lasting(count, unit, of)``: so long from the start of another time on."""
    count, unit = number(args[0]), str(args[1])
    return [Period(period.start, add(unit, period.start, count), period.grain)
            for period in periods(args[2], window, context)]  # fmt: skip


def _ending(args: tuple[Term, ...], window: Window, context: Context) -> list[Period]:
    """``ending(count, unit, of)``: so long up to the end of another time."""
    count, unit = number(args[0]), str(args[1])
    return [Period(add(unit, period.end, -count), period.end, period.grain)
            for period in periods(args[2], window, context)]  # fmt: skip


def _following(args: tuple[Term, ...], window: Window, context: Context) -> list[Period]:
    """``following(count, unit, of)``: so long from the end of another time on."""
    count, unit = number(args[0]), str(args[1])
    return [Period(period.end, add(unit, period.end, count), Granularity.DAY)
            for period in periods(args[2], window, context)]  # fmt: skip


def _leading(args: tuple[Term, ...], window: Window, context: Context) -> list[Period]:
    """``leading(count, unit, of)``: so long up to the start of another time."""
    count, unit = number(args[0]), str(args[1])
    return [Period(add(unit, period.start, -count), period.start, Granularity.DAY)
            for period in periods(args[2], window, context)]  # fmt: skip


def _inner(args: tuple[Term, ...], window: Window, context: Context) -> list[Period]:
    """An operation that only comments on its last argument."""
    return periods(args[-1], window, context)


def _approx(args: tuple[Term, ...], window: Window, context: Context) -> list[Period]:
    return [period._replace(approximate=True) for period in periods(args[0], window, context)]


def _dir(args: tuple[Term, ...], _window: Window, context: Context) -> list[Period]:
    """``dir(-1|0|1, of)``: the last, this or next one, seen from the publication."""
    direction, base = number(args[0]), args[1]
    day = midnight(context.known_day())
    for reach in (8, 400, 3200):
        around = (max(day - timedelta(days=reach), FIRST), min(day + timedelta(days=reach + 1), LAST))
        found = periods(base, around, context)
        chosen = _directed(found, direction, day)
        if chosen:
            return [chosen]
    return []


def _directed(found: list[Period], direction: int, day: datetime) -> Period | None:
    """Choose the last period before, the next after, or the one that holds or is nearest to a day."""
    if direction < 0:
        return next((period for period in reversed(found) if period.end <= day), None)
    if direction > 0:
        return next((period for period in found if period.start >= day + _DAY), None)
    return min(found, key=lambda period: distance(period, day), default=None)


def distance(period: Period, day: datetime) -> timedelta:
    """Return how far a period is from a day; zero when it holds it."""
    if period.start <= day < period.end or start_of("day", period.start) == day:
        return timedelta(0)
    return period.start - day if period.start > day else day - period.end + _DAY


OPERATIONS: dict[str, Operation] = {
    **FIELDS, "near": _inner, "toward": _inner, "rest": _rest, "now": _now, "rel": _rel, "shift": _shift,
    "and": _and, "nth": _nth, "nthfrom": _nthfrom, "slice": _slice, "holding": _holding, "lasting": _lasting,
    "ending": _ending, "following": _following, "leading": _leading,
    "approx": _approx, "dir": _dir, "closest": _closest,
}  # fmt: skip
