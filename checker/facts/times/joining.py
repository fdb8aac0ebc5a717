"""Whether the parts of a phrase can be one time, and their constraints together."""

# The numbers here are the calendar's and the clock's own: 12 months, 31 days, 60 minutes.
# ruff: noqa: PLR2004

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from checker.facts.times.expression import Expr, Term, expr, operations

Tables = Mapping[str, str]
Builder = Callable[[tuple[Term, ...], Tables], "Term | None"]

_NOON = 12
_HIJRI = frozenset({"hday", "hmonth", "hyear"})

# Sets of fields that say one time together; a weekday needs a day or a week, a clock time needs a day.
DATES = frozenset(
    frozenset(word)
    for word in [
        "y",
        "ym",
        "ymd",
        "ymdw",
        "md",
        "mdw",
        "m",
        "d",
        "dw",
        "w",
        "R",
        "Rw",
        "B",
        "Bw",
        "Bmd",
        "Bmdw",
        "Bymd",
        "Bymdw",
        "Rmd",
        "Rmdw",
        "Rymd",
        "Rymdw",
        "Rd",
        "Rdw",
        "W",
        "Ww",
        "M",
        "Md",
        "Mdw",
        "Mw",
        "Y",
        "Ym",
        "Ymd",
        "Ymdw",
        "f",
        "fy",
        "fY",
        "fw",
        "fR",
        "fmd",
        "fymd",
        "fmdw",
        "fymdw",
        "s",
        "sy",
        "sY",
        "q",
        "qy",
        "qY",
        "K",
        "Dw",
        "Dm",
        "Dmd",
        "Df",
        "Ds",
        "Dq",
        "Dwmd",
        "Dwymd",
        "DwR",
        "n",
        "e",
        "N",
        "NY",
        "NM",
        "Wd",
        "Wdw",
        "Wmd",
        "Wmdw",
        "KW",
    ]
)
COMPOUND = frozenset({"range", "since", "until", "before", "after"})
HOLD_CLOCK = frozenset("dwRBfN")
LETTERS = {
    "year": "y",
    "hyear": "y",
    "month": "m",
    "hmonth": "m",
    "day": "d",
    "hday": "d",
    "weekday": "w",
    "now": "R",
    "festival": "f",
    "season": "s",
    "quarter": "q",
    "half": "q",
    "part": "p",
    "clock": "c",
    "clock12": "c",
    "weekend": "K",
    "zone": "z",
    "decade": "e",
    "century": "n",
    "nthfrom": "N",
}
_REL_LETTERS = {"day": "R", "week": "W", "weekend": "K", "month": "M", "year": "Y"}


_SINGLE = {operation: frozenset(letter) for operation, letter in LETTERS.items()}


def letters(term: Expr) -> frozenset[str] | None:
    """Return the fields a point in time fixes, one letter each; None for what takes no further field."""
    return _SINGLE.get(term.op) or _letters(term)


@lru_cache(maxsize=8192)
def _letters(term: Expr) -> frozenset[str] | None:  # noqa: PLR0911  one answer an operation
    match term.op:
        case "and":
            return _union([letters(arg) for arg in term.args if isinstance(arg, Expr)])
        case "rel":
            single = len(term.args) == 2
            return frozenset(_REL_LETTERS.get(str(term.args[0]), "x")) if single else None
        case "shift" if any(isinstance(arg, Expr) for arg in term.args):
            return frozenset("B")
        case "shift":
            return frozenset("R") if str(term.args[1]) in {"day", "week", "fortnight"} else frozenset("V")
        case "holding":
            return frozenset("Y") if term.args[0] == "year" else None
        case "dir":
            inner = term.args[1]
            found = letters(inner) if isinstance(inner, Expr) else None
            return None if found is None else found | {"D"}
        case "approx" | "near":
            inner = term.args[0]
            return letters(inner) if isinstance(inner, Expr) else None
        case "nth":
            return frozenset("N") if term.args[1] == "day" or isinstance(term.args[1], Expr) else None
        case _:
            return None


def _union(sets: list[frozenset[str] | None]) -> frozenset[str] | None:
    """Return the union of disjoint sets, None when they share a field."""
    total: set[str] = set()
    for found in sets:
        if found is None or total & found:
            return None
        total |= found
    return frozenset(total)


def join(args: tuple[Term, ...], tables: Tables) -> Term | None:
    """Two parts of one time: their constraints together, if such fields can belong to one time."""
    terms = [arg for arg in args if isinstance(arg, Expr)]
    if len(terms) == 2:
        for day, hours in (terms, reversed(terms)):
            if hours.op in COMPOUND:
                return _distribute(day, hours, tables)
    fields = _union([letters(term) for term in terms])
    if fields is None:
        return _in_two_calendars(terms)
    days = fields - {"c", "p", "z"}
    if days and days not in DATES:
        return None
    if days and fields & {"c", "p", "z"} and not days & HOLD_CLOCK:
        return None
    if "z" in fields and not fields & {"c", "p"} and days:
        return None
    flat = [inner for term in terms for inner in (term.args if term.op == "and" else (term,))]
    if "p" in fields and "c" in fields:
        flat = _settled(flat)
    if any(isinstance(term, Expr) and term.op in {"hmonth", "hday"} for term in flat):
        flat = [_in_hijri(term) for term in flat]
    return Expr("and", tuple(flat)) if len(flat) > 1 else flat[0]


# Parts of the day whose hours are before noon; at night it depends on the hour.
_BEFORE_NOON = frozenset({"smallhours", "dawn", "earlymorning", "morning", "latemorning", "forenoon"})


def _settled(terms: list[Term]) -> list[Term]:
    """Return constraints where a part of the day has settled whether an hour is before or after noon."""
    part = next((str(term.args[0]) for term in terms if isinstance(term, Expr) and term.op == "part"), "")
    settled: list[Term] = []
    for term in terms:
        if isinstance(term, Expr) and term.op == "clock12" and isinstance(term.args[0], int):
            hour = term.args[0] % _NOON
            early = (
                part in _BEFORE_NOON
                or (part == "night" and hour < 6)
                or (part == "noon" and hour in {10, 11})
            )
            settled.append(Expr("clock", (hour if early else hour + _NOON, *term.args[1:])))
        elif isinstance(term, Expr) and term.op == "clock" and isinstance(term.args[0], int):
            late = part not in _BEFORE_NOON and part != "night" and 1 <= term.args[0] < _NOON - 1
            settled.append(Expr("clock", (term.args[0] + _NOON, *term.args[1:])) if late else term)
        elif not (isinstance(term, Expr) and term.op == "part"):
            settled.append(term)
    return settled


def _in_hijri(term: Term) -> Term:
    """Return a day, or a year that can be one, beside a Hijri month as of that calendar."""
    if isinstance(term, Expr) and term.op == "day":
        return Expr("hday", term.args)
    if isinstance(term, Expr) and term.op == "year" and isinstance(term.args[0], int) and term.args[0] < 1600:
        return expr("hyear", term.args[0])
    return term


def _in_two_calendars(terms: list[Expr]) -> Expr | None:
    """Return one day given twice, in the Hijri calendar and in the common one, as the common one has it.

    The Hijri day is left out of account: it depends on the country's sighting of the moon, and differs from
    the reckoned calendar by a day often enough.
    """
    if len(terms) != 2:
        return None
    named = [operations(term) for term in terms]
    for one, other in (named, named[::-1]):
        if {"hday", "hmonth"} <= one and {"day", "month"} <= other and not one & {"day", "month"}:
            parts = [inner for term in terms for inner in (term.args if term.op == "and" else (term,))]
            kept = (part for part in parts if isinstance(part, Expr) and part.op not in _HIJRI)
            return Expr("and", tuple(kept))
    return None


def _distribute(day: Expr, hours: Expr, tables: Tables) -> Term | None:
    """The clock times of an interval, open or closed, on the day beside it."""
    fields = letters(day)
    ends = [arg for arg in hours.args if isinstance(arg, Expr)]
    clocks = all((letters(end) or {""}) <= {"c", "p", "z"} for end in ends)
    if not clocks or fields is None or fields & {"c", "p"} or not fields & HOLD_CLOCK:
        return None
    joined = [join((day, end), tables) for end in ends]
    if any(term is None for term in joined):
        return None
    terms = tuple(term for term in joined if term is not None)
    if hours.op in {"until", "before"}:
        return Expr("range", (day, terms[0]))
    return Expr(hours.op, terms)
