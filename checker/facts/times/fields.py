"""The periods of single fields of the calendar: a year, every March, the Tuesdays, 8 pm, a feast.

Every function takes the arguments of one operation, a window ``[low, high)`` and the context, and returns the
periods that may overlap the window, in order.
"""

# Wall-clock times have no zone, on purpose: zones are applied when values are compared.
# ruff: noqa: DTZ001

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise

from checker.facts.times.context import Context, UnanchoredError
from checker.facts.times.expression import Expr, Term
from checker.facts.times.festivals import festival_days, hijri_day, hijri_month_of
from checker.facts.times.periods import Period, add, midnight, season, start_of, unit_period
from checker.facts.times.value import Granularity

Window = tuple[datetime, datetime]
Operation = Callable[[tuple[Term, ...], Window, Context], list[Period]]
_DAY = timedelta(days=1)
_MOST_PERIODS = 6000
# Parts of the day, as news uses them: first hour, hour after the last.
PARTS = {
    "smallhours": (0, 6), "dawn": (3, 7), "earlymorning": (5, 9), "morning": (4, 12), "latemorning": (10, 12),
    "forenoon": (8, 12), "noon": (11, 14), "midday": (11, 16), "earlyafternoon": (12, 14),
    "midafternoon": (14, 17), "lateafternoon": (17, 19), "afternoon": (12, 19), "asr": (15, 18),
    "sunset": (17, 20), "evening": (18, 24), "earlyevening": (18, 21), "lateevening": (21, 24),
    "night": (18, 24), "midnight": (0, 1),
}  # fmt: skip


def number(term: Term) -> int:
    """Return a numeric argument. Raises TypeError for anything else."""
    if not isinstance(term, int):
        raise TypeError(f"not a number: {term!r}")
    return term


def _years(window: Window) -> range:
    if window[1] - window[0] > timedelta(days=365 * 400):
        raise UnanchoredError("no year is said")
    return range(window[0].year - 1, window[1].year + 1)


def units_in(unit: str, window: Window) -> list[Period]:
    """Return the units that overlap the window."""
    moment = start_of(unit, window[0])
    found: list[Period] = []
    while moment < window[1]:
        if len(found) > _MOST_PERIODS:
            raise UnanchoredError("no year is said")
        period = unit_period(unit, moment)
        found.append(period)
        moment = add(unit, period.start, 1) if unit != "weekend" else period.start + timedelta(days=7)
    return found


def _year(args: tuple[Term, ...], _window: Window, _context: Context) -> list[Period]:
    return [unit_period("year", datetime(number(args[0]), 1, 1))]


def _decade(args: tuple[Term, ...], _window: Window, _context: Context) -> list[Period]:
    return [unit_period("decade", datetime(number(args[0]), 1, 1))]


def _century(args: tuple[Term, ...], _window: Window, _context: Context) -> list[Period]:
    return [unit_period("century", datetime((number(args[0]) - 1) * 100 or 2, 1, 1))]


def _month(args: tuple[Term, ...], window: Window, _context: Context) -> list[Period]:
    month = number(args[0])
    return [unit_period("month", datetime(year, month, 1)) for year in _years(window)]


def _quarter(args: tuple[Term, ...], window: Window, _context: Context) -> list[Period]:
    first = number(args[0]) * 3 - 2
    return [unit_period("quarter", datetime(year, first, 1)) for year in _years(window)]


def _half(args: tuple[Term, ...], window: Window, _context: Context) -> list[Period]:
    first = number(args[0]) * 6 - 5
    return [unit_period("half", datetime(year, first, 1)) for year in _years(window)]


def _season(args: tuple[Term, ...], window: Window, _context: Context) -> list[Period]:
    return [season(number(args[0]), year) for year in _years(window)]


def _day(args: tuple[Term, ...], window: Window, _context: Context) -> list[Period]:
    wanted, found = number(args[0]), []
    for month in units_in("month", window):
        day = month.start + timedelta(days=wanted - 1)
        if day < month.end:
            found.append(Period(day, day + _DAY, Granularity.DAY))
    return found


_DATE_FIELDS = frozenset({"year", "month", "day", "weekday"})


def dates_of(args: tuple[Term, ...], window: Window) -> list[Period] | None:
    """Return the days of a plain date, one of each year where it says none; None of what is no plain date.

    Most times of news are such: the day need not be looked for among all days of the window.
    """
    fields = {arg.op: number(arg.args[0]) for arg in args if isinstance(arg, Expr) and arg.op in _DATE_FIELDS}
    if len(fields) != len(args) or "day" not in fields or "month" not in fields:
        return None
    found = []
    for year in (fields["year"],) if "year" in fields else _years(window):
        month = unit_period("month", datetime(year, fields["month"], 1))
        day = month.start + timedelta(days=fields["day"] - 1)
        if day < month.end and fields.get("weekday", day.isoweekday()) == day.isoweekday():
            found.append(Period(day, day + _DAY, Granularity.DAY))
    return found


def _weekday(args: tuple[Term, ...], window: Window, _context: Context) -> list[Period]:
    low = start_of("day", window[0])
    day = low + timedelta(days=(number(args[0]) - low.isoweekday()) % 7)
    found: list[Period] = []
    while day < window[1]:
        if len(found) > _MOST_PERIODS:
            raise UnanchoredError("no year is said")
        found.append(Period(day, day + _DAY, Granularity.DAY))
        day += timedelta(days=7)
    return found


def _hijri_months(window: Window) -> list[tuple[int, int, datetime, datetime]]:
    """Return year, month, start and end of the Hijri months that overlap the window."""
    _years(window)
    year, month = hijri_month_of(window[0].date())
    starts = []
    for index in range(year * 12 + month - 2, year * 12 + month + 3 + (window[1] - window[0]).days // 29):
        day = hijri_day(index // 12, index % 12 + 1, 1)
        if day:
            starts.append((index // 12, index % 12 + 1, midnight(day)))
    return [(*here, after[2]) for here, after in pairwise(starts)]


def _hmonth(args: tuple[Term, ...], window: Window, _context: Context) -> list[Period]:
    return [Period(start, end, Granularity.DAY) for _, month, start, end in _hijri_months(window)
            if month == args[0]]  # fmt: skip


def _hyear(args: tuple[Term, ...], _window: Window, _context: Context) -> list[Period]:
    start, end = hijri_day(number(args[0]), 1, 1), hijri_day(number(args[0]) + 1, 1, 1)
    return [Period(midnight(start), midnight(end), Granularity.DAY)] if start and end else []


def _hday(args: tuple[Term, ...], window: Window, _context: Context) -> list[Period]:
    days = [(start + timedelta(days=number(args[0]) - 1), end) for _, _, start, end in _hijri_months(window)]
    return [Period(day, day + _DAY, Granularity.DAY) for day, end in days if day < end]


def _festival(args: tuple[Term, ...], window: Window, _context: Context) -> list[Period]:
    found = [occurrence for year in _years(window) for occurrence in festival_days(str(args[0]), year)]
    return [Period(midnight(day), midnight(day) + timedelta(days=length), Granularity.DAY)
            for day, length in found]  # fmt: skip


def _part(args: tuple[Term, ...], window: Window, _context: Context) -> list[Period]:
    first, after = PARTS[str(args[0])]
    return [Period(day.start + timedelta(hours=first), day.start + timedelta(hours=after), Granularity.PART)
            for day in units_in("day", window)]  # fmt: skip


def _clock(args: tuple[Term, ...], window: Window, _context: Context) -> list[Period]:
    """Hour, then minute and second if said; 24 is the midnight that ends the day."""
    numbers = [number(arg) for arg in args]
    grain, length = ((Granularity.HOUR, 3600), (Granularity.MINUTE, 60), (Granularity.SECOND, 1))[
        len(args) - 1
    ]
    hours, minutes, seconds = (*numbers, 0, 0)[:3]
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    starts = [day.start + offset for day in units_in("day", (window[0] - _DAY, window[1]))]
    return [Period(start, start + timedelta(seconds=length), grain) for start in starts]


def _clock12(args: tuple[Term, ...], window: Window, context: Context) -> list[Period]:
    """A clock time that may be before or after noon."""
    hour = number(args[0]) % 12
    both = (_clock((hour, *args[1:]), window, context), _clock((hour + 12, *args[1:]), window, context))
    return sorted(both[0] + both[1])


def _weekend(_args: tuple[Term, ...], window: Window, _context: Context) -> list[Period]:
    return units_in("weekend", (window[0] - timedelta(days=7), window[1]))


def _everywhere(_args: tuple[Term, ...], window: Window, _context: Context) -> list[Period]:
    return [Period(*window, Granularity.CENTURY)]


FIELDS: dict[str, Operation] = {
    "year": _year, "decade": _decade, "century": _century, "month": _month, "quarter": _quarter,
    "half": _half, "season": _season, "day": _day, "weekday": _weekday, "hyear": _hyear, "hmonth": _hmonth,
    "hday": _hday, "festival": _festival, "part": _part, "clock": _clock, "clock12": _clock12,
    "zone": _everywhere, "weekend": _weekend,
}  # fmt: skip
