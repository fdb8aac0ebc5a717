"""Times: what Arabic, English and French news says about when, as values that can be compared."""

from __future__ import annotations

from checker.facts.times.algebra import (
    Means,
    Reconciliation,
    Zone,
    ZoneReading,
    admissible,
    conflict,
    contains,
    gap,
    overlap,
    readings_in,
    reconcilable_by,
)
from checker.facts.times.anchor import Anchor, as_anchor
from checker.facts.times.anchors import implied_weekday, infer_anchor, snowflake_instant, status_instants
from checker.facts.times.choosing import NoSuchTimeError
from checker.facts.times.describe import describe, weekday_name
from checker.facts.times.extraction import extract
from checker.facts.times.mention import Part, TimeMention
from checker.facts.times.notation import parse, render
from checker.facts.times.resolve import resolve
from checker.facts.times.timex import timex3
from checker.facts.times.value import Basis, Granularity, Kind, TimeValue

__all__ = [
    "Anchor",
    "Basis",
    "Granularity",
    "Kind",
    "Means",
    "NoSuchTimeError",
    "Part",
    "Reconciliation",
    "TimeMention",
    "TimeValue",
    "Zone",
    "ZoneReading",
    "admissible",
    "as_anchor",
    "conflict",
    "contains",
    "describe",
    "extract",
    "gap",
    "implied_weekday",
    "infer_anchor",
    "overlap",
    "parse",
    "readings_in",
    "reconcilable_by",
    "render",
    "resolve",
    "snowflake_instant",
    "status_instants",
    "timex3",
    "weekday_name",
]
