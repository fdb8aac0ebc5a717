"""The days of feasts: fixed, counted from Easter, nth weekdays, of other calendars, and tabled ones."""

# The numbers here are the calendar's and the clock's own: 12 months, 31 days, 60 minutes.
# ruff: noqa: PLR2004

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from checker.facts.times.lunisolar import hindu_day, solar_ingress
from checker.text.tables import rows

if TYPE_CHECKING:
    from collections.abc import Callable

# Rows of festivals.tsv: key, rule and its numbers, length in days.
Rule = tuple[str, tuple[str, ...], int]
_HIJRI_YEARS = range(1343, 1501)  # what the Umm al-Qura tables cover
_HEBREW_EPOCH = -1373427  # ordinal of the day before 1 Tishri of year 1, proleptic Gregorian


@cache
def rules() -> dict[str, Rule]:
    """Return the table of festivals: key to rule, its arguments, and length in days."""
    table: dict[str, Rule] = {}
    for key, rule, *length in rows("checker.facts", "times/data/festivals.tsv"):
        name, *numbers = rule.split()
        table[key] = (name, tuple(numbers), int(length[0]) if length else 1)
    return table


@cache
def festival_days(key: str, year: int) -> tuple[tuple[date, int], ...]:
    """Return first day and length of a festival's occurrences that begin in a Gregorian year.

    A Hijri feast may fall twice in one year; a tabled one not at all. Raises KeyError for an unknown key.
    """
    rule, numbers, length = rules()[key]
    return tuple((day, length) for day in _days(rule, numbers, year) if day.year == year)


def _days(rule: str, numbers: tuple[str, ...], year: int) -> list[date]:
    """Return the days a rule gives for a year, or for one beside it."""
    if rule == "table":
        return [date.fromisoformat(number) for number in numbers if number.startswith(f"{year:04}")]
    return RULES[rule](year, *(int(number) for number in numbers))


def _near_workday(year: int, month: int, day: int) -> list[date]:
    """Return a day, or the Friday or Monday beside it when it falls on a weekend."""
    found = date(year, month, day)
    return [found + timedelta(days={6: -1, 7: 1}.get(found.isoweekday(), 0))]


def _not_on_sunday(year: int, month: int, day: int) -> list[date]:
    """Return a day, or the day before when it is a Sunday."""
    found = date(year, month, day)
    return [found - timedelta(days=found.isoweekday() == 7)]


def _last_friday(year: int, month: int) -> list[date]:
    """Return the last Fridays of a Hijri month."""
    nexts = _hijri_days(year, month + 1, 1)
    return [day - timedelta(days=(day.isoweekday() - 5) % 7 or 7) for day in nexts]


def _not_on_easter_eve(year: int, month: int, weekday: int, count: int) -> list[date]:
    """Return the nth weekday of a month, a week earlier when it is the day before Easter."""
    found = _nth_weekday(year, month, weekday, count)
    return [found - timedelta(days=7 * (found == easter(year) - timedelta(days=1)))]


def _hebrew_moved(year: int, month: int, day: int, *moves: int) -> list[date]:
    """Return the days of a Hebrew date that is kept on another day when it falls near a Sabbath.

    ``moves`` are pairs: a weekday (1 is Monday) and by how many days the feast moves then.
    """
    shifts = dict(zip(moves[::2], moves[1::2], strict=True))
    return [found + timedelta(days=shifts.get(found.isoweekday(), 0))
            for found in _hebrew_days(year, month, day)]  # fmt: skip


def _hebrew_days(year: int, month: int, day: int, before: int = 0) -> list[date]:
    """Return the days of a Hebrew date, less ``before``: 1 for feasts told from their eve."""
    return [hebrew_day(year + shift, month, day) - timedelta(days=before) for shift in (3760, 3761)]


def easter(year: int) -> date:
    """Return Western Easter Sunday (the anonymous Gregorian algorithm, Meeus 1991)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap, century_rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - correction + 15) % 30
    quarter, quarter_rest = divmod(rest, 4)
    weekday = (32 + 2 * century_rest + 2 * quarter - epact - quarter_rest) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Return Orthodox Easter in the Gregorian calendar (Meeus's Julian algorithm; 1900 to 2099)."""
    moon = (19 * (year % 19) + 15) % 30
    week = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + week + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def _nth_weekday(year: int, month: int, weekday: int, count: int, after: int = 0) -> date:
    """Return the nth weekday (1 is Monday) of a month, from the end when negative, plus ``after`` days."""
    if count > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (count - 1) + after)
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-count - 1) - after)


def _hijri_days(year: int, month: int, day: int) -> list[date]:
    """Return the days in a Gregorian year of a day of the Umm al-Qura calendar."""
    guess = int((year - 622) * 33 / 32)
    return [found for hijri in range(guess - 1, guess + 3) if (found := hijri_day(hijri, month, day))]


def _hindu_days(year: int, month: int, lunar_day: int, hour: int, after: int = 0) -> list[date]:
    """Return the days of a Hindu lunar day; the year of the calendar begins in spring."""
    found = (hindu_day(spring, month, lunar_day, hour) for spring in (year - 1, year))
    return [day + timedelta(days=after) for day in found if day]


@cache
def hijri_day(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of an Umm al-Qura date, None outside its tables (1343 to 1500 AH)."""
    from hijridate import Hijri

    if year not in _HIJRI_YEARS:
        return None
    try:
        return date.fromisoformat(Hijri(year, month, day).to_gregorian().isoformat())
    except (ValueError, OverflowError):
        return None


def hijri_month_of(day: date) -> tuple[int, int]:
    """Return the Hijri year and month that hold a day, by rule of thumb outside the tables."""
    from hijridate import Gregorian

    try:
        found = Gregorian(day.year, day.month, day.day).to_hijri()
    except (ValueError, OverflowError):
        months = int((day.toordinal() - 227015) / 29.530588)
        return months // 12 + 1, months % 12 + 1
    return found.year, found.month


def hebrew_day(year: int, month: int, day: int) -> date:
    """Return the Gregorian day of a Hebrew date; months count from Tishri, and Adar is the last Adar.

    Source of the rules (molad and postponements): Reingold and Dershowitz, Calendrical Calculations.
    """
    start = _hebrew_new_year(year)
    length = _hebrew_new_year(year + 1) - start
    leap = length > 360
    heshvan = 30 if length % 10 == 5 else 29
    kislev = 29 if length % 10 == 3 else 30
    months = [30, heshvan, kislev, 29, 30, *([30, 29] if leap else [29]), 30, 29, 30, 29, 30, 29]
    index = month - 1 + (1 if leap and month >= 6 else 0)
    return date.fromordinal(start + sum(months[:index]) + day - 1)


def _hebrew_new_year(year: int) -> int:
    """Return the ordinal of 1 Tishri."""
    return _HEBREW_EPOCH + _elapsed(year) + _hebrew_correction(year)


def _elapsed(year: int) -> int:
    """Return the days from the epoch to the new moon of a year's Tishri, with the first postponement."""
    months = (235 * year - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def _hebrew_correction(year: int) -> int:
    """Return the further postponement that keeps the lengths of years lawful."""
    before, here, after = _elapsed(year - 1), _elapsed(year), _elapsed(year + 1)
    if after - here == 356:
        return 2
    return 1 if here - before == 382 else 0


# The rules of festivals.tsv; each takes a year and the row's numbers.
RULES: dict[str, Callable[..., list[date]]] = {
    "fixed": lambda year, month, day: [date(year, month, day)],
    "workday": _near_workday,
    "notsunday": _not_on_sunday,
    "nth": lambda year, *numbers: [_nth_weekday(year, *numbers)],  # month, weekday, which, days after it
    "easter": lambda year, days: [easter(year) + timedelta(days=days)],
    "orthodox": lambda year, days: [orthodox_easter(year) + timedelta(days=days)],
    "hijri": _hijri_days,
    "lastfriday": _last_friday,
    "hebrew": _hebrew_days,
    "hebrewmoved": _hebrew_moved,
    "nthnoteaster": _not_on_easter_eve,  # month, weekday, which
    "hindu": _hindu_days,  # month, lunar day, hour at which it must hold, days after it
    "sun": lambda year, sign, days=0: [solar_ingress(year, sign) + timedelta(days=days)],  # sign entered
}
