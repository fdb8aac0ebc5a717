"""Values as TIMEX3 (TimeML 1.2.1), the annotation that temporal taggers share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.facts.times.notation import render
from checker.facts.times.value import Granularity, Kind

if TYPE_CHECKING:
    from checker.facts.times.expression import Expr
    from checker.facts.times.value import TimeValue

G = Granularity


_PARTS = {4: "MO", 12: "AF", 18: "EV"}


def timex3(value: TimeValue) -> tuple[str, str]:  # noqa: PLR0911  one form a unit
    """Return the TIMEX3 type and value (TimeML 1.2.1): DATE, TIME or DURATION; X for what is not placed."""
    if value.kind is Kind.DURATION:
        return "DURATION", render(value).rstrip("~")
    if value.expression is not None:
        return _timex_symbolic(value.expression)
    kind = "TIME" if value.granularity.has_clock else "DATE"
    if value.kind is Kind.RANGE or value.start is None:
        return kind, render(value).replace("~", "")
    year = f"{value.start.year:04}"
    match value.granularity:
        case G.QUARTER:
            return kind, f"{year}-Q{value.start.month // 3 + 1}"
        case G.HALF:
            return kind, f"{year}-H{value.start.month // 7 + 1}"
        case G.SEASON:
            return kind, f"{year}-{('SP', 'SU', 'FA', 'WI')[value.start.month // 3 - 1]}"
        case G.PART:
            return kind, f"{value.start.date()}T{_PARTS.get(value.start.hour, 'DT')}"
        case _:
            return kind, render(value).rstrip("~").replace("XX", "").replace("X", "")


def _timex_symbolic(term: Expr) -> tuple[str, str]:
    """Return what is known of a value that nothing places, with X for the rest."""
    fields = {inner.op: inner.args[0] for inner in term.walk() if inner.args}
    if "weekday" in fields and "month" not in fields:
        return "DATE", f"XXXX-WXX-{fields['weekday']}"
    if "month" in fields:
        day = fields.get("day")
        return "DATE", f"XXXX-{fields['month']:02}" + (f"-{day:02}" if isinstance(day, int) else "")
    return ("TIME" if {"clock", "clock12", "part"} & set(fields) else "DATE"), "XXXX-XX-XX"
