"""The same event on days that cannot be the same.

What it checks
    Two sources tell of one event and place it on days that do not meet: 'yesterday, Tuesday' in an article,
    'today' in a post of Wednesday. What is relative is counted from the day of publication, given or
    inferred. Where a reading of time zones would make the days one, the finding stands and the note says
    which reading.

Why an editor cares
    The day of an event is the first thing a reader checks, and a wrong 'yesterday' spreads with every copy.

Examples:
    AR: «جرى أمس الثلاثاء» in the article - EN: "Spoke today", posted on Wednesday, February 1.
    FR: « s'est tenue lundi 3 juin » - EN: "met on 4 June".

What it does not see
    Events that its tables have no word for, unless the two claims say the same in other words; times of day
    (see clock-conflict); days that a source gives twice, once right.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from checker.align.dated import DatedEvent, alike_pairs, same_event_pairs
from checker.facts.times.algebra import Means, admissible, gap, overlap, reconcilable_by
from checker.model.finding import Severity
from checker.rules.base import Rule, finding, passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from checker.facts.times import TimeValue
    from checker.facts.times.algebra import Reconciliation, Zone
    from checker.model.finding import Finding
    from checker.rules.base import Case

RULE = Rule("D101", "date-conflict", Severity.ERROR, "the same event, days that cannot be the same")

_CERTAIN, _RECONCILABLE = 0.97, 0.7
_WEEK = 7
Pair = tuple[DatedEvent, DatedEvent]


def check(case: Case) -> Iterator[Finding]:
    """Compare the days of every event across sources; one finding for an event."""
    dated = case.dated
    pairs = list(same_event_pairs(dated, case.scores, case.story))
    conflicts = [pair for pair in pairs if not can_be_one(pair[0].time.time.value, pair[1].time.time.value)]
    agreeing = [pair for pair in pairs if pair not in conflicts]
    agreeing += [pair for pair in alike_pairs(dated, case.story) if _on_one_day(*pair)]
    open_conflicts = [pair for pair in conflicts if not _settled(pair, agreeing)]
    for group in _groups(open_conflicts):
        yield _finding(case, group)


def _on_one_day(one: DatedEvent, other: DatedEvent) -> bool:
    """Whether two sources have an event of a kind on one day: it is that one, in whatever words."""
    left, right = one.time.time.value, other.time.time.value
    return left.first_day == left.last_day == right.first_day == right.last_day is not None


def can_be_one(left: TimeValue, right: TimeValue) -> bool:
    """Whether two times can be one as they are written.

    Days are compared, hours only where both have a zone of their own. What a text leaves open is open here
    too: the week of a weekday ('on Sunday', 'next Sunday') and the year of 'June 12', which were only placed
    where news mostly means them.
    """
    if _days_meet(left, right) or overlap(left, right):
        return True
    if left.zone is not None and right.zone is not None and gap(left, right) == timedelta(0):
        return True
    operations = _operations(left) | _operations(right)
    if "weekday" in operations and _weeks_apart(left, right):
        return True
    return any(_is_yearless(side) for side in (left, right)) and _same_in_another_year(left, right)


def _days_meet(left: TimeValue, right: TimeValue) -> bool:
    days = (left.first_day, left.last_day, right.first_day, right.last_day)
    if days[0] is None or days[1] is None or days[2] is None or days[3] is None:
        return True
    return days[0] <= days[3] and days[2] <= days[1]


def _operations(value: TimeValue) -> frozenset[str]:
    if value.origin is None:
        return frozenset()
    return frozenset(part.op for part in value.origin.expression.walk())


def _weeks_apart(left: TimeValue, right: TimeValue) -> bool:
    if left.first_day is None or right.first_day is None:
        return False
    return abs((left.first_day - right.first_day).days) == _WEEK


def _is_yearless(value: TimeValue) -> bool:
    operations = _operations(value)
    return "month" in operations and not operations & {"year", "rel", "shift"}


def _same_in_another_year(left: TimeValue, right: TimeValue) -> bool:
    """Whether two times share a day when the year is left out of account."""
    days = [value.first_day for value in (left, right)]
    if days[0] is None or days[1] is None or left.start is None or left.end is None:
        return False
    years = days[1].year - days[0].year
    moved = (_in_year(left.start, left.start.year + years), _in_year(left.end, left.end.year + years))
    return overlap(replace(left, start=moved[0], end=moved[1]), right)


def _in_year(moment: datetime, year: int) -> datetime:
    """Return the moment in another year; 29 February becomes the day after."""
    try:
        return moment.replace(year=year)
    except ValueError:
        return moment.replace(year=year, month=3, day=1)


def _settled(pair: Pair, agreeing: Sequence[Pair]) -> bool:
    """Whether either side also agrees with the other's source: it then tells of two occasions."""
    one, other = pair
    return any(
        (one in known and other.source in _sources(known))
        or (other in known and one.source in _sources(known))
        for known in agreeing
    )


def _sources(pair: Pair) -> set[str]:
    return {pair[0].source, pair[1].source}


def _groups(conflicts: Sequence[Pair]) -> list[list[Pair]]:
    """Join the conflicts that share a passage: they are about one event."""
    groups: list[list[Pair]] = []
    for pair in conflicts:
        touching = [group for group in groups if any(side in known for known in group for side in pair)]
        joined = [known for group in touching for known in group]
        groups = [group for group in groups if group not in touching]
        groups.append([*joined, pair])
    return groups


def _finding(case: Case, group: Sequence[Pair]) -> Finding:
    sides = list(dict.fromkeys(side for pair in group for side in pair))
    order = {source.id: number for number, source in enumerate(case.story.sources)}
    sides.sort(key=lambda side: (order[side.source], side.time.mention.start))
    readings = {pair: _reconciliations(case, pair) for pair in group}
    certain = any(not found for found in readings.values())
    said = "; ".join(
        f"{side.time.time.value} in '{side.source}' (“{side.time.mention.text}”)" for side in sides
    )
    return finding(
        RULE,
        f"one event on different days: {said}",
        tuple(passage(side.time.mention, str(side.time.time.value)) for side in sides),
        confidence=_CERTAIN if certain else _RECONCILABLE,
        note=" ".join([*_anchor_notes(case, sides), *_zone_notes(readings)]),
    )


def _said(side: DatedEvent) -> str:
    return f"{side.time.time.value} in '{side.source}' (“{side.time.mention.text}”)"


def _zones(case: Case, side: DatedEvent) -> tuple[Zone, ...]:
    source = case.source(side.source)
    return admissible(own=source.timezone, speaker=case.facts.speakers[side.source].zone)


def _reconciliations(case: Case, pair: Pair) -> list[Reconciliation]:
    one, other = pair
    found = reconcilable_by(
        one.time.time.value, other.time.time.value, _zones(case, one), _zones(case, other)
    )
    return [reading for reading in found if _is_plausible(reading)]


def _is_plausible(reading: Reconciliation) -> bool:
    """Whether a reading is worth a word: nobody's days are those of UTC, but machines print dates in it."""
    if reading.means is not Means.NIGHT:
        return reading.means is Means.POSTING
    return all(side.zone is not None and side.zone.name != "UTC" for side in (reading.left, reading.right))


def _anchor_notes(case: Case, sides: Sequence[DatedEvent]) -> Iterator[str]:
    """Say how a relative day was found where the publication day is not given."""
    for source in dict.fromkeys(side.source for side in sides if side.time.time.value.is_relative):
        anchor = case.anchors[source]
        if not anchor.given and anchor.how:
            yield f"The publication day of '{source}' is not given; it was inferred: {'; '.join(anchor.how)}."


def _zone_notes(readings: dict[Pair, list[Reconciliation]]) -> Iterator[str]:
    """Say which reading of time zones would reconcile which two sources, and which none would."""
    hopeless = list(dict.fromkeys(pair for pair, found in readings.items() if not found))
    for (one, other), found in readings.items():
        if found:
            yield f"Only {found[0].explanation} would reconcile '{one.source}' with '{other.source}'."
    if hopeless:
        named = ", ".join(f"'{one.source}' with '{other.source}'" for one, other in hopeless)
        yield f"No reading of time zones reconciles {named}."
