"""What a symbolic time says, in words for people: 'the day before publication, a Tuesday'.

The words are in ``data/describe.tsv``. What they have no words for is given in the notation.
"""

from __future__ import annotations

from functools import cache, reduce
from typing import TYPE_CHECKING

from checker.facts.times.boundedness import is_bounded
from checker.facts.times.expression import Expr
from checker.facts.times.notation import render
from checker.model.message import Message, Template
from checker.text.tables import rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from checker.facts.times.expression import Term
    from checker.facts.times.value import TimeValue

_NAMED = frozenset({"weekday", "month", "hmonth", "season", "quarter", "half"})
_DATES = ("day", "hday", "month", "hmonth", "year", "hyear")
_TO_THE_END = 99  # how a slice writes that it goes to the end
_HOURS = frozenset({"part", "clock", "clock12", "zone"})
_COMPOUND = frozenset({"since", "until", "before", "after", "range", "approx"})


class _NoWordsError(Exception):
    """The tables have no words for an expression."""


def describe(value: TimeValue) -> str:
    """Return a symbolic value in words, a message; any other as it is rendered.

    Example: ``{and(rel(day,-1),weekday(2))}`` is 'the day before publication, a Tuesday'.
    """
    if not value.is_symbolic or value.expression is None:
        return render(value)
    try:
        return _said(value.expression)
    except _NoWordsError:
        return render(value)


def weekday_name(day: date) -> Message:
    """Return the name of the weekday that a day is."""
    return _words("weekday", day.isoweekday())


def month_name(day: date) -> Message:
    """Return the name of the month that a day is in."""
    return _words("month", day.month)


@cache
def templates() -> dict[str, Template]:
    """Return the words of each key of the table."""
    return {key: Template(*words) for key, *words in rows("checker.facts", "times/data/describe.tsv")}


def _words(*key: Term, **gaps: object) -> Message:
    """Return the words of a key, with what fills them. Raises _NoWordsError where the table has none."""
    template = templates().get(" ".join(map(str, key)))
    if template is None:
        raise _NoWordsError(*key)
    return Message.of(template, gaps)


def _side_by_side(items: Iterable[str]) -> str:
    return reduce(lambda one, other: Message("{one} {other}", one=one, other=other), items)


def _said(term: Term, side: int = 0) -> str:
    """Return the words of a whole time; ``side`` is where the verb beside it points."""
    if not isinstance(term, Expr):
        raise _NoWordsError(term)
    if term.op == "toward":
        return _said(term.args[1], -1 if term.args[0] == -1 else 1)
    if term.op in _COMPOUND:
        return _words(
            term.op, **dict(zip(("one", "other"), (_said(arg, side) for arg in term.args), strict=False))
        )
    parts = [arg for arg in (term.args if term.op == "and" else (term,)) if isinstance(arg, Expr)]
    day = [part for part in parts if not _is_hour(part)]
    hours = [_hours(part) for part in sorted(parts, key=lambda part: part.op) if part not in day]
    return _side_by_side([_day(day, side), *hours] if day else hours)


def _is_hour(part: Term) -> bool:
    """Whether a term is of the hours of a day: 'about 8 pm' as well."""
    if not isinstance(part, Expr):
        return False
    return part.op in _HOURS or (part.op == "approx" and _is_hour(part.args[0]))


def _hours(part: Expr) -> str:
    """Return the words of a part of the day, a clock time or a zone."""
    if part.op == "approx" and isinstance(part.args[0], Expr):
        return _words("approx", one=_hours(part.args[0]))
    if part.op == "part":
        return _words("part", part.args[0])
    if part.op == "zone":
        return _words("zone", zone=part.args[0])
    hour, minute = (*part.args, 0)[:2]
    return _words("clock", clock=f"{hour:02}:{minute:02}")


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
        said = _words("weekday", "beside", of=said, weekday=_name({"weekday": fields.pop("weekday")}))
    return _words("date", "beside", of=said, date=_name(fields)) if fields else said


def _name(fields: dict[str, Expr]) -> str:
    """Return the name of a day, month or feast: 'Sunday, 9 June 2024'."""
    date = [_field(fields[op]) for op in _DATES if op in fields]
    others = [_field(part) for op, part in fields.items() if op not in _DATES]
    return reduce(
        lambda one, other: Message.within(
            "a weekday or feast, and its date", "{one}, {other}", one=one, other=other
        ),
        [*others, _side_by_side(date)] if date else others,
    )


def _field(part: Expr) -> str:
    if part.op in _NAMED:
        return _words(part.op, part.args[0])
    return str(part.args[0]).replace("-", " ").title()


def _repeated(name: str, fields: dict[str, Expr], side: int) -> str:
    """Return a time that comes round again, with where it lies beside the publication."""
    if any(is_bounded(part) for part in fields.values()):
        return name
    if set(fields) == {"weekday"}:
        return _words("near", side, it=name)
    return _words("date", side, it=name)


def _counted(term: Expr) -> str:  # noqa: PLR0911  one answer an operation
    """Return a time that is counted from the publication, or from another one."""
    match term.op, term.args:
        case "rel", (unit, int() as step):
            return _rel(str(unit), step)
        case "rel", (unit, int() as step, int() as count):
            return _words("rel", "past" if step < 0 else "future", "many", count=_count(count, unit))
        case "shift", (int() as count, unit, *rest):
            return _shift(count, str(unit), rest)
        case "dir", (int() as step, Expr() as inner):
            return _words("dir", step, it=_inner_name(inner))
        case "near", (Expr() as inner,):
            return _words("dir", 0, it=_inner_name(inner))
        case "holding", (unit, Expr() as inner):
            return _words("holding", unit=_words("unit", unit), of=_said(inner))
        case "slice", (_, int() as low, int() as high, Expr() as inner):
            edge = "begin" if low == 0 else "end" if high == _TO_THE_END else "mid"
            return _words("slice", edge, of=_said(inner))
        case "nth", (int() as count, str() as unit, Expr() as inner) if count > 0:
            return _words("nth", "unit", unit=_words("unit", unit), count=count, of=_said(inner))
        case "rest", (unit,):
            return _words("rest", unit=_words("unit", unit))
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
        if " ".join(("rel", *map(str, key))) in templates():
            return _words("rel", *key, unit=_words("unit", unit))
    return _words("rel", "past" if step < 0 else "future", count=_count(abs(step), unit))


def _shift(count: int, unit: str, rest: list[Term]) -> str:
    """Return so many units before or after another time."""
    base = next((arg for arg in rest if isinstance(arg, Expr)), None)
    many = _words("some", unit) if "vague" in rest else _count(abs(count), unit)
    of = _words("publication") if base is None else _said(base)
    return _words("shift", "past" if count < 0 else "future" if count else "now", count=many, of=of)


def _count(count: int, unit: Term) -> Message:
    template = templates().get(f"count {unit}")
    if template is None:
        raise _NoWordsError(unit)
    return Message.of(template, {}, count)
