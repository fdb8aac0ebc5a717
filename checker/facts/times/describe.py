"""What a symbolic time says, in English words for people: 'the day before publication, a Tuesday'.

The words are in ``data/describe.tsv``. What they have no words for is given in the notation.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from checker.facts.times.boundedness import is_bounded
from checker.facts.times.expression import Expr
from checker.facts.times.notation import render
from checker.text.tables import rows

if TYPE_CHECKING:
    from checker.facts.times.expression import Term
    from checker.facts.times.value import TimeValue

_NAMED = frozenset({"weekday", "month", "hmonth", "season", "quarter", "half"})
_DATES = ("day", "hday", "month", "hmonth", "year", "hyear")
_TO_THE_END = 99  # how a slice writes that it goes to the end
_COMPOUND = frozenset({"since", "until", "before", "after", "range", "approx"})


class _NoWordsError(Exception):
    """The tables have no words for an expression."""


def describe(value: TimeValue) -> str:
    """Return a symbolic value in English words, any other as it is rendered.

    Example: ``{and(rel(day,-1),weekday(2))}`` is 'the day before publication, a Tuesday'.
    """
    if not value.is_symbolic or value.expression is None:
        return render(value)
    try:
        return _said(value.expression)
    except _NoWordsError:
        return render(value)


@cache
def _table() -> dict[str, str]:
    return dict(rows("checker.facts", "times/data/describe.tsv"))


def _words(*key: Term) -> str:
    """Return the words of a key. Raises _NoWordsError where the table has none."""
    words = _table().get(" ".join(map(str, key)))
    if words is None:
        raise _NoWordsError(*key)
    return words


def _said(term: Term, side: int = 0) -> str:
    """Return the words of a whole time; ``side`` is where the verb beside it points."""
    if not isinstance(term, Expr):
        raise _NoWordsError(term)
    if term.op == "toward":
        return _said(term.args[1], -1 if term.args[0] == -1 else 1)
    if term.op in _COMPOUND:
        return _words(term.op).format(*(_said(arg, side) for arg in term.args))
    parts = [arg for arg in (term.args if term.op == "and" else (term,)) if isinstance(arg, Expr)]
    day = [part for part in parts if part.op not in {"part", "clock", "clock12", "zone"}]
    hours = [_hours(part) for part in sorted(parts, key=lambda part: part.op) if part not in day]
    return " ".join([_day(day, side), *hours] if day else hours)


def _hours(part: Expr) -> str:
    """Return the words of a part of the day, a clock time or a zone."""
    if part.op == "part":
        return _words("part", part.args[0])
    if part.op == "zone":
        return _words("zone").format(zone=part.args[0])
    hour, minute = (*part.args, 0)[:2]
    return _words("clock").format(clock=f"{hour:02}:{minute:02}")


def _day(parts: list[Expr], side: int) -> str:
    """Return the words of a day or a longer time."""
    counted = [part for part in parts if part.op not in _DATES and part.op not in _NAMED | {"festival"}]
    fields = {part.op: part for part in parts if part not in counted}
    if len(counted) > 1:
        raise _NoWordsError(*counted)
    if not counted:
        return _repeated(_name(fields), fields, side)
    said = _counted(counted[0])
    if "weekday" in fields:
        said = _words("weekday", "beside").format(of=said, weekday=_name({"weekday": fields.pop("weekday")}))
    return _words("date", "beside").format(of=said, date=_name(fields)) if fields else said


def _name(fields: dict[str, Expr]) -> str:
    """Return the name of a day, month or feast: 'Sunday, 9 June 2024'."""
    date = " ".join(_field(fields[op]) for op in _DATES if op in fields)
    others = [_field(part) for op, part in fields.items() if op not in _DATES]
    return ", ".join([*others, date] if date else others)


def _field(part: Expr) -> str:
    if part.op in _NAMED:
        return _words(part.op, part.args[0])
    return str(part.args[0]).replace("-", " ").title()


def _repeated(name: str, fields: dict[str, Expr], side: int) -> str:
    """Return a time that comes round again, with where it lies beside the publication."""
    if any(is_bounded(part) for part in fields.values()):
        return name
    if set(fields) == {"weekday"}:
        return _words("near", side).format(it=name, a=f"a {name}")
    return _words("date", side).format(it=name)


def _counted(term: Expr) -> str:  # noqa: PLR0911  one answer an operation
    """Return a time that is counted from the publication, or from another one."""
    match term.op, term.args:
        case "rel", (unit, int() as step):
            return _rel(str(unit), step)
        case "rel", (unit, int() as step, int() as count):
            return _words("rel", "past" if step < 0 else "future", "many").format(count=_count(count, unit))
        case "shift", (int() as count, unit, *rest):
            return _shift(count, str(unit), rest)
        case "dir", (int() as step, Expr() as inner):
            return _words("dir", step).format(it=_inner_name(inner))
        case "near", (Expr() as inner,):
            return _words("dir", 0).format(it=_inner_name(inner))
        case "holding", (unit, Expr() as inner):
            return _words("holding").format(unit=unit, of=_said(inner))
        case "slice", (_, int() as low, int() as high, Expr() as inner):
            edge = "begin" if low == 0 else "end" if high == _TO_THE_END else "mid"
            return _words("slice", edge).format(of=_said(inner))
        case "nth", (int() as count, str() as unit, Expr() as inner) if count > 0:
            return _words("nth", "unit").format(unit=unit, count=count, of=_said(inner))
        case "rest", (unit,):
            return _words("rest").format(unit=unit)
        case _:
            return _words(term.op)


def _inner_name(term: Expr) -> str:
    """Return the name of what 'last' and 'next' stand before."""
    parts = [arg for arg in (term.args if term.op == "and" else (term,)) if isinstance(arg, Expr)]
    if all(part.op in _NAMED or part.op in _DATES or part.op == "festival" for part in parts):
        return _name({part.op: part for part in parts})
    return _words(term.op)


def _rel(unit: str, step: int) -> str:
    for key in ((unit, step), ("*", step)):
        if " ".join(("rel", *map(str, key))) in _table():
            return _words("rel", *key).format(unit=unit)
    return _words("rel", "past" if step < 0 else "future").format(count=_count(abs(step), unit))


def _shift(count: int, unit: str, rest: list[Term]) -> str:
    """Return so many units before or after another time."""
    base = next((arg for arg in rest if isinstance(arg, Expr)), None)
    many = _words("shift", "vague").format(unit=unit) if "vague" in rest else _count(abs(count), unit)
    of = _words("publication") if base is None else _said(base)
    return _words("shift", "past" if count < 0 else "future" if count else "now").format(count=many, of=of)


def _count(count: int, unit: Term) -> str:
    return f"{count} {unit}" + ("" if count == 1 else "s")
