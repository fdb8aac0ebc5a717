"""Values as strings and back: EDTF (ISO 8601-2) for what is placed, ``{expression}`` for the rest."""

# Wall-clock times have no zone, on purpose: zones are applied when values are compared.
# ruff: noqa: DTZ001

# The numbers here are the calendar's and the clock's own: 12 months, 31 days, 60 minutes.
# ruff: noqa: PLR2004

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.facts.times.boundedness import basis_of, zone_of
from checker.facts.times.ends import in_order, interval
from checker.facts.times.expression import Expr, parse_expression
from checker.facts.times.periods import season, unit_period
from checker.facts.times.value import Granularity, Kind, TimeValue

if TYPE_CHECKING:
    from checker.facts.times.periods import Period


G = Granularity


_UNITS = (
    ("year", "Y"),
    ("month", "M"),
    ("week", "W"),
    ("day", "D"),
    ("hour", "H"),
    ("minute", "M"),
    ("second", "S"),
)


_CLOCK_UNITS = frozenset({"hour", "minute", "second"})


_EQUALS = {
    "decade": ("year", 10),
    "century": ("year", 100),
    "fortnight": ("week", 2),
    "quarter": ("month", 3),
    "season": ("month", 3),
    "half": ("month", 6),
    "weekend": ("day", 2),
}


def render(value: TimeValue) -> str:
    """Return the string form of a value; ``parse(render(value)) == value``."""
    if value.kind is Kind.DURATION and value.expression:
        return _render_duration(value.expression) + ("~" if value.approximate else "")
    if value.expression is not None:
        return f"{{{value.expression}}}"
    if value.kind is Kind.POINT and value.granularity is not G.PART and value.start:
        return _point(value.start, value.granularity) + _suffix(value)
    return "/".join((_end(value.start, value, 0), _end(value.end, value, 1)))


def _point(start: datetime, grain: Granularity) -> str:  # noqa: PLR0911  one form a unit
    """Return one unit in EDTF; quarters, seasons and halves by the codes of its level 2."""
    year = f"{start.year:04}"
    match grain:
        case G.CENTURY:
            return f"{year[:2]}XX"
        case G.DECADE:
            return f"{year[:3]}X"
        case G.YEAR:
            return year
        case G.HALF:
            return f"{year}-{40 + start.month // 7}"
        case G.QUARTER:
            return f"{year}-{33 + start.month // 3}"
        case G.SEASON:
            return f"{year}-{20 + start.month // 3}"
        case G.MONTH:
            return f"{start:%Y-%m}" if start.year > 999 else f"{year}-{start.month:02}"
        case G.WEEK:
            iso = start.isocalendar()
            return f"{iso.year:04}-W{iso.week:02}"
        case G.DAY | G.WEEKEND | G.PART:
            return start.date().isoformat()
        case _:
            return start.isoformat(timespec={G.HOUR: "hours", G.MINUTE: "minutes"}.get(grain, "seconds"))


def _end(moment: datetime | None, value: TimeValue, side: int) -> str:
    """Return one end of an interval: days and larger units are inclusive, clock times are instants."""
    if moment is None:
        return ".."
    grain = value.granularity
    if grain is G.PART:
        return moment.isoformat(timespec="hours") + _suffix(value)
    if side and not grain.has_clock and (value.start is None or moment > value.start):
        moment -= timedelta(microseconds=1)
    return _point(moment, grain) + _suffix(value)


def _suffix(value: TimeValue) -> str:
    """Return the zone and the mark of approximation."""
    zone = value.zone or ""
    if zone == "UTC":
        zone = "Z"
    elif zone and zone[0] not in "+-":
        zone = f"[{zone}]"
    return zone + ("~" if value.approximate else "")


def _render_duration(term: Expr) -> str:
    """Return a length in ISO 8601."""
    counts = _counts(term)
    days = "".join(
        f"{counts[unit]}{code}" for unit, code in _UNITS if unit in counts and unit not in _CLOCK_UNITS
    )
    clock = "".join(
        f"{counts[unit]}{code}" for unit, code in _UNITS if unit in counts and unit in _CLOCK_UNITS
    )
    return f"P{days}" + (f"T{clock}" if clock else "")


def _counts(term: Expr) -> dict[str, int]:
    """Return how many of each unit a duration has."""
    counts: dict[str, int] = {}
    plain = [arg for arg in term.args if arg != "vague"]
    for number, unit in zip(plain[::2], plain[1::2], strict=True):
        name, factor = _EQUALS.get(str(unit), (str(unit), 1))
        counts[name] = counts.get(name, 0) + (number * factor if isinstance(number, int) else 0)
    return counts


def canonical_duration(term: Expr) -> Expr:
    """Return a duration in the units and order of ISO 8601."""
    counts = _counts(term)
    pairs = [item for unit, _ in _UNITS if unit in counts for item in (counts[unit], unit)]
    return Expr("dur", (*pairs, *(["vague"] if "vague" in term.args else [])))


# A name begins with a letter: with a sign before it, it would be written as an offset.
_NAME = r"\[[A-Za-z][^\]\s]{0,59}\]"
_ZONE = rf"(?P<zone>Z|[+-]\d\d:\d\d|{_NAME})?"


_TAIL = re.compile(_ZONE + r"(?P<about>~)?$")


# Two ends and the slash between them, which is not one of a zone's name.
_INTERVAL = re.compile(r"((?:[^/\[\]]|\[[^\]]*\])*)/((?:[^/\[\]]|\[[^\]]*\])*)")


_DURATION = re.compile(
    r"P(?:(\d{1,9})Y)?(?:(\d{1,9})M)?(?:(\d{1,9})W)?(?:(\d{1,9})D)?"
    r"(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?(~)?"
)


def parse(text: str) -> TimeValue:
    """Read what ``render`` writes. Raises ValueError for anything else."""
    if text.startswith("{") and text.endswith("}"):
        term = parse_expression(text[1:-1])
        if not isinstance(term, Expr):
            raise ValueError(f"not a time: {text!r}")
        kind = Kind.RANGE if term.op in {"range", "since", "until", "before", "after"} else Kind.POINT
        return TimeValue(kind, G.DAY, zone=zone_of(term), expression=term, basis=basis_of(term))
    if text.startswith("P"):
        return _parse_duration(text)
    sides = _INTERVAL.fullmatch(text)
    if sides is None:
        period, zone, about = _parse_point(text)
        return TimeValue(Kind.POINT, period.grain, period.start, period.end, zone, about)
    ends = [None if side == ".." else _parse_point(side) for side in sides.groups()]
    return _interval(ends, text)


def _interval(ends: list[tuple[Period, str | None, bool] | None], text: str) -> TimeValue:
    """Return the interval between two parsed ends; of two units it has the finer."""
    low, high = ends
    known = [end for end in ends if end]
    grains = {period.grain for period, _, _ in known}
    zones = {zone for _, zone, _ in known}
    if not known:
        raise ValueError(f"not a time: {text!r}")
    if len(zones) > 1 or len({grain.has_clock for grain in grains}) > 1:
        raise ValueError(f"ends of two kinds: {text!r}")
    clocks = known[0][0].grain.has_clock
    start = low[0].start if low else None
    end = None if high is None else high[0].start if clocks else high[0].end
    if start and end and not in_order(start, end, instants=clocks):
        raise ValueError(f"ends before it begins: {text!r}")
    zone, approximate = zones.pop(), any(about for _, _, about in known)
    if grains == {G.HOUR}:
        return TimeValue(Kind.POINT, G.PART, start, end, zone, approximate)
    return replace(interval(grains, start, end, approximate=approximate), zone=zone)


def _parse_duration(text: str) -> TimeValue:
    """Read a length in ISO 8601."""
    match = _DURATION.fullmatch(text)
    if match is None or not any(match.groups()[:7]):
        raise ValueError(f"not a time: {text!r}")
    pairs = [item for (unit, _), count in zip(_UNITS, match.groups()[:7], strict=True) if count
             for item in (int(count), unit)]  # fmt: skip
    about = match.group(8) is not None
    term = Expr("dur", (*pairs, *(["vague"] if about else [])))
    return TimeValue(Kind.DURATION, G.DAY, expression=term, approximate=about, basis=basis_of(term))


_FORMS: tuple[tuple[re.Pattern[str], Granularity], ...] = (
    (re.compile(r"(\d\d)XX"), G.CENTURY),
    (re.compile(r"(\d{3})X"), G.DECADE),
    (re.compile(r"(\d{4})"), G.YEAR),
    (re.compile(r"(\d{4})-(4[01])"), G.HALF),
    (re.compile(r"(\d{4})-(3[3-6])"), G.QUARTER),
    (re.compile(r"(\d{4})-(2[1-4])"), G.SEASON),
    (re.compile(r"(\d{4})-(\d\d)"), G.MONTH),
    (re.compile(r"(\d{4})-W(\d\d)"), G.WEEK),
    (re.compile(r"(\d{4}-\d\d-\d\d)"), G.DAY),
    (re.compile(r"(\d{4}-\d\d-\d\dT\d\d)"), G.HOUR),
    (re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)"), G.MINUTE),
    (re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)"), G.SECOND),
)


def _parse_point(text: str) -> tuple[Period, str | None, bool]:
    """Read one unit with its zone and mark."""
    # Only a time of day or a mark of its own can carry an offset: '2023-01' is a month, not a zone.
    tail = _TAIL.search(text) if len(text) > 10 else re.search(rf"(?P<zone>Z|{_NAME})?(?P<about>~)?$", text)
    if tail is None:
        raise ValueError(f"not a time: {text!r}")
    body, zone = text[: tail.start()], tail.group("zone")
    name = None if zone is None else "UTC" if zone == "Z" else zone.strip("[]")
    for form, grain in _FORMS:
        match = form.fullmatch(body)
        if match:
            return _period(match.groups(), grain), name, tail.group("about") is not None
    raise ValueError(f"not a time: {text!r}")


def _period(fields: tuple[str, ...], grain: Granularity) -> Period:
    """Return the period of the fields of one form."""
    match grain:
        case G.CENTURY | G.DECADE | G.YEAR:
            return unit_period(grain, datetime(int(fields[0].ljust(4, "0")), 1, 1))
        case G.SEASON:
            return season(int(fields[1]) - 20, int(fields[0]))
        case G.HALF | G.QUARTER | G.MONTH:
            number = int(fields[1])
            month = {G.HALF: (number - 40) * 6 + 1, G.QUARTER: (number - 33) * 3 + 1}.get(grain, number)
            return unit_period(grain, datetime(int(fields[0]), month, 1))
        case G.WEEK:
            return unit_period(grain, datetime.fromisocalendar(int(fields[0]), int(fields[1]), 1))
        case _:
            return unit_period(grain, datetime.fromisoformat(fields[0]))
