"""One event at times of day that differ beyond their time zones.

What it checks
    Two sources give the same event on the same day a time of day, and the times lie further apart than any
    zones that the sources could mean: their own or their speakers'. A zone that a text names is taken as it
    stands. Hours are read with some slack: 'at nine' is the whole hour, 'in the evening' six of them.

Why an editor cares
    The hour of an attack, a landing or a call is checked by everybody who was there.

Examples:
    EN: "at 9 p.m. on Monday" - FR: « lundi à 15 heures », both of Rabat.
    AR: «الاثنين على الساعة الثالثة زوالا» - EN: "Monday at 21:00 GMT".

What it does not see
    Hours without a day beside them; sentences with several hours; differences of less than an hour.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from checker.align.same_time import can_be_one
from checker.facts.times.algebra import gap
from checker.model.finding import Severity
from checker.model.message import Message, decimal
from checker.rules.base import Rule, finding, passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.align.dated import DatedEvent
    from checker.facts.times.algebra import Zone
    from checker.model.finding import Finding
    from checker.rules.base import Case

RULE = Rule("D103", "clock-conflict", Severity.WARNING, "times of day that differ beyond their time zones")

_SLACK = timedelta(hours=1)
_DAY = timedelta(days=1)
_LONGEST = timedelta(hours=8)
"""A part of the day at most; 'in the night of Monday to Tuesday' says no hour."""


def check(case: Case) -> Iterator[Finding]:
    """Compare the hours of events that are given a day and an hour in two sources."""
    hours = Counter(side.time.mention.claim for side in case.dated if _has_hours(side))
    for one, other in case.event_pairs.same:
        if not all(_has_hours(side) and hours[side.time.mention.claim] == 1 for side in (one, other)):
            continue
        if not can_be_one(one.time.time.value, other.time.time.value):
            continue  # another day altogether: date-conflict says so
        apart = gap(one.time.time.value, other.time.time.value, _zones(case, one), _zones(case, other))
        if apart is not None and _SLACK <= apart < _DAY:
            yield _finding(one, other, apart)


def _has_hours(side: DatedEvent) -> bool:
    value = side.time.time.value
    if not value.granularity.has_clock or value.start is None or value.end is None:
        return False
    return value.end - value.start <= _LONGEST


def _zones(case: Case, side: DatedEvent) -> tuple[Zone | str, ...]:
    """Return the zone of a source's hours; none when nobody says, and any will do."""
    own = case.source(side.source).timezone
    speaker = case.facts.speakers[side.source].zone
    return (own,) if own else (speaker,) if speaker else ()


def _finding(one: DatedEvent, other: DatedEvent, apart: timedelta) -> Finding:
    hours = apart.total_seconds() / 3600
    return finding(
        RULE,
        Message(
            "one event at different hours: {one} in '{source}', {other} in '{other_source}'",
            one=one.time.time.value,
            source=one.source,
            other=other.time.time.value,
            other_source=other.source,
        ),
        tuple(passage(side.time.mention, str(side.time.time.value)) for side in (one, other)),
        confidence=0.75,
        note=Message(
            "Even in the nearest time zones that the two could mean they lie {hours} hours apart.",
            hours=decimal(f"{hours:.3g}"),
        ),
    )
