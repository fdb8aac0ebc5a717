"""Questions about an expression that need no calendar: its ties to a year, how it is reached, its zone."""

from __future__ import annotations

from functools import lru_cache

from checker.facts.times.expression import Expr, operations
from checker.facts.times.value import Basis

_TIED = frozenset({"year", "hyear", "decade", "century", "rel", "now", "dir", "rest"})
_COUNTED = frozenset({"rel", "now", "dir", "rest"})


@lru_cache(maxsize=8192)
def is_bounded(term: Expr) -> bool:
    """Whether a year or the publication ties an expression down, so that it denotes few periods."""
    if term.op in _TIED:
        return True
    inner = [arg for arg in term.args if isinstance(arg, Expr)]
    match term.op:
        case "and":
            return any(is_bounded(arg) for arg in inner)
        case "shift":
            return not inner or is_bounded(inner[0])
        case "nth" | "nthfrom" | "closest":
            return is_bounded(inner[-1])
        case _:
            return bool(inner) and all(is_bounded(arg) for arg in inner)


@lru_cache(maxsize=8192)
def basis_of(term: Expr) -> Basis:
    """Return how the value of an expression is reached."""
    named = operations(term)
    if "dur" in named:
        return Basis.DURATION
    counted = named & _COUNTED or any(
        inner.op == "shift" and not any(isinstance(arg, Expr) for arg in inner.args) for inner in term.walk()
    )
    if counted:
        return Basis.RELATIVE
    if "festival" in named:
        return Basis.FESTIVAL
    if named & {"year", "hyear", "decade", "century"}:
        return Basis.ABSOLUTE
    if "weekend" in named or ("weekday" in named and not named & {"day", "month", "hday"}):
        return Basis.WEEKDAY
    return Basis.PARTIAL


def zone_of(term: Expr) -> str | None:
    """Return the zone an expression names."""
    if "zone" not in operations(term):
        return None
    zones = (str(inner.args[0]) for inner in term.walk() if inner.op == "zone" and inner.args)
    return next((zone for zone in zones if zone != "local"), None)


_COARSENESS = {
    "zone": -1,
    "century": 0,
    "decade": 1,
    "year": 2,
    "hyear": 2,
    "half": 3,
    "season": 4,
    "quarter": 5,
    "month": 6,
    "hmonth": 6,
    "week": 7,
    "fortnight": 7,
    "weekend": 8,
    "festival": 9,
    "nth": 9,
    "day": 9,
    "hday": 9,
    "shift": 9,
    "nthfrom": 9,
    "weekday": 10,
    "part": 11,
    "hour": 12,
    "clock": 12,
    "clock12": 12,
    "minute": 13,
    "second": 14,
    "now": 14,
}


def coarseness(term: Expr) -> int:
    """Return a rank by which constraints are applied, the coarsest first."""
    match term.op:
        case "rel" | "slice" | "holding":
            return _COARSENESS.get(str(term.args[0]), 9)
        case "and":
            return max(coarseness(arg) for arg in term.args if isinstance(arg, Expr))
        case "dir" | "toward" | "approx":
            inner = term.args[-1]
            return coarseness(inner) if isinstance(inner, Expr) else 9
        case "nth" | "nthfrom" | "closest":
            what = term.args[1]
            return coarseness(what) if isinstance(what, Expr) else _COARSENESS.get(str(what), 9)
        case _:
            return _COARSENESS.get(term.op, 9)
