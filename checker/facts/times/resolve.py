"""Placing an expression on the calendar, beside a publication day or without one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.facts.times.anchor import as_anchor
from checker.facts.times.boundedness import basis_of, is_bounded, zone_of
from checker.facts.times.choosing import NoSuchTimeError, solve
from checker.facts.times.compounds import compound
from checker.facts.times.context import Context, UnanchoredError
from checker.facts.times.ends import interval
from checker.facts.times.expression import Expr, operations
from checker.facts.times.joining import COMPOUND
from checker.facts.times.notation import canonical_duration
from checker.facts.times.periods import unit_period
from checker.facts.times.value import Granularity, Kind, Origin, TimeValue

if TYPE_CHECKING:
    from datetime import date, datetime

    from checker.facts.times.anchor import Anchor
    from checker.facts.times.expression import Term
    from checker.facts.times.periods import Period


def resolve(value: TimeValue, anchor: Anchor | date | datetime | None) -> TimeValue:
    """Place a symbolic value beside a publication day; any other value is returned as it is.

    With an anchor of several possible days the value covers what each of them would give, and is marked as
    approximate where they differ. Without an anchor the value stays symbolic.
    """
    if not value.is_symbolic or value.expression is None:
        return value
    return read(value.expression, as_anchor(anchor))[0]


@lru_cache(maxsize=4096)
def read(term: Expr, anchor: Anchor, *, prefer_future: bool = False) -> tuple[TimeValue, ...]:
    """Return the value of an expression, and further readings when its parts disagree.

    Raises NoSuchTimeError when no calendar day fits.
    """
    if term.op == "dur":
        return (duration(term),)
    days = anchor.days()
    contexts = [anchor.context(day, prefer_future=prefer_future) for day in days] or [Context()]
    try:
        found = [place(term, context) for context in contexts]
    except UnanchoredError:
        return (symbolic(term),)
    except (OverflowError, ValueError) as error:
        if isinstance(error, NoSuchTimeError):
            raise
        raise NoSuchTimeError(str(error)) from error
    if len({values[0] for values in found}) == 1:
        return found[0]
    return (_hull([values[0] for values in found]),)


def symbolic(term: Expr) -> TimeValue:
    """Return the value of an expression that nothing places yet."""
    kind = Kind.RANGE if term.op in COMPOUND else Kind.POINT
    return TimeValue(kind, Granularity.DAY, zone=zone_of(term), expression=term, basis=basis_of(term))


def duration(term: Expr) -> TimeValue:
    """Return the value of a length of time."""
    length = canonical_duration(term)
    return TimeValue(Kind.DURATION, Granularity.DAY, expression=length, basis=basis_of(length),
                     approximate="vague" in length.args)  # fmt: skip


def place(term: Expr, context: Context) -> tuple[TimeValue, ...]:
    """Return the value of an expression in one context, other readings after it."""
    direction, whole = 0, term
    if term.op == "toward" and isinstance(term.args[1], Expr):
        direction, term = (1 if term.args[0] == 1 else -1), term.args[1]
    if term.op in COMPOUND:
        return (_finish(compound(term, context, direction), whole, context),)
    chosen = solve(term, context, direction)
    return tuple(_finish(_from_period(period), whole, context) for period in chosen)


def _finish(value: TimeValue, term: Expr, context: Context) -> TimeValue:
    """Add to a value what its expression says beside the days."""
    origin = None
    if context.day is not None and not is_absolute(term):
        origin = Origin(term, context.day, context.instant, context.zone, context.printed_zone,
                        context.given)  # fmt: skip
    return TimeValue(value.kind, value.granularity, value.start, value.end, zone_of(term), value.approximate,
                     None, basis_of(term), value.spread, origin)  # fmt: skip


@lru_cache(maxsize=4096)
def is_absolute(term: Expr) -> bool:
    """Whether the words place a time without any anchor."""
    known = _plainly_absolute(term)
    if known is not None:
        return known
    try:
        place(term, Context())
    except UnanchoredError:
        return False
    except (ValueError, OverflowError):
        return True
    return True


_PLAIN = frozenset({"and", "range", "year", "month", "day", "clock", "clock12"})
# What needs no publication where a year bounds the whole.
_NEVER_ANCHORED = _PLAIN | {"weekday", "nth", "slice", "holding", "quarter", "half", "season", "decade",
                            "century", "part", "approx", "hyear", "hmonth", "hday", "festival"}  # fmt: skip
_EVERY_MONTH_HAS = 28  # days


def _plainly_absolute(term: Expr) -> bool | None:
    """Answer ``is_absolute`` of plain dates and hours without placing them again; None of others."""
    named = operations(term)
    if not named <= _PLAIN:
        return True if named <= _NEVER_ANCHORED and is_bounded(term) else None
    if "year" not in named:
        return False
    if "clock" in named or "clock12" in named:
        return None
    ends = term.args if term.op == "range" else (term,)
    days = [it.args[0] for it in term.walk() if it.op == "day"]
    exist = all(isinstance(day, int) and day <= _EVERY_MONTH_HAS for day in days)
    return True if exist and all(_is_date(end) for end in ends) else None


def _is_date(term: Term) -> bool:
    """Whether an expression is made of a year, a month and a day, each once at most."""
    fields = term.args if isinstance(term, Expr) and term.op == "and" else (term,)
    named = {field.op for field in fields if isinstance(field, Expr)}
    return len(named) == len(fields) and not {"and", "range"} & named


def _from_period(period: Period) -> TimeValue:
    """Return a period as a value: a point when it is exactly the unit it was named in."""
    grain = period.grain
    if grain is Granularity.PART:
        return TimeValue(Kind.POINT, grain, period.start, period.end, approximate=period.approximate)
    if grain is not Granularity.WEEKEND and unit_period(grain, period.start)[:2] == period[:2]:
        return TimeValue(Kind.POINT, grain, period.start, period.end, None, period.approximate,
                         spread=period.spread)  # fmt: skip
    found = interval((grain,), period.start, period.end, approximate=period.approximate)
    return replace(found, spread=period.spread)


def _hull(values: list[TimeValue]) -> TimeValue:
    """Return the stretch that covers what several possible publication days would give."""
    starts, ends = [value.start for value in values], [value.end for value in values]
    start = None if None in starts else min(start for start in starts if start)
    end = None if None in ends else max(end for end in ends if end)
    first = values[0]
    found = interval((first.granularity,), start, end, approximate=True)
    return replace(found, zone=first.zone, basis=first.basis, spread=first.spread, origin=first.origin)
