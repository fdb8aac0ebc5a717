"""The same event on days that cannot be the same.

What it checks
    Two sources tell of one event and place it on days that do not meet: 'yesterday, Tuesday' in an article,
    'today' in a post of Wednesday. What is relative is counted from the day of publication, given or
    inferred. Where a reading of time zones would make the days one, the finding stands and the note says
    which reading. Months, years and the like are compared where two claims surely say the same and each has
    just one that the other lacks.

Why an editor cares
    The day of an event is the first thing a reader checks, and a wrong 'yesterday' spreads with every copy.

Examples:
    AR: «جرى أمس الثلاثاء» in the article - EN: "Spoke today", posted on Wednesday, February 1.
    FR: « s'est tenue lundi 3 juin » - EN: "met on 4 June".
    EN: "at war since 2011" - AR: «منذ عام 2012».

What it does not see
    Events that its tables have no word for, unless the two claims say the same in other words; times of day
    (see clock-conflict); days that a source gives twice, once right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.align.local_rivals import local_rivals
from checker.align.one_event import zones_of
from checker.align.rendered import rendered
from checker.align.same_time import (
    are_like_stretches,
    can_be_one_longer,
    can_be_one_stretch,
    is_longer_than_a_day,
    is_stretch,
)
from checker.facts.times.algebra import Means, reconcilable_by
from checker.model.finding import Severity
from checker.model.message import Message, clauses, listed, sentences
from checker.rules.base import Rule, finding, passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.align.dated import DatedEvent
    from checker.align.one_event import Pair
    from checker.align.rivals import Rival
    from checker.facts.times.algebra import Reconciliation
    from checker.facts.values import TimeFact
    from checker.model.finding import Finding
    from checker.rules.base import Case

RULE = Rule("D101", "date-conflict", Severity.ERROR, "the same event, days that cannot be the same")

_CERTAIN, _RECONCILABLE = 0.97, 0.7
_STRETCH = 0.85


def check(case: Case) -> Iterator[Finding]:
    """Compare the days of every event across sources; one finding for an event."""
    for group in _groups(case.event_pairs.conflicting):
        yield _finding(case, group)
    for rival in _stretches(case):
        yield _stretch_finding(rival)


def _stretches(case: Case) -> Iterator[Rival[TimeFact]]:
    """Yield the months, years and the like that stand for each other and cannot be one.

    First those of which each claim has just one left over, then those whose words render each other: these
    may be parts of a month, too, and one of them open where the other is not.
    """
    facts = [fact for fact in case.facts.times if is_stretch(fact.time.value)]
    longer = [fact for fact in case.facts.times if is_longer_than_a_day(fact.time.value)]
    stated: set[tuple[int, int]] = set()
    for rival in (
        *local_rivals(case, facts, _can_be_one, _are_alike),
        *rendered(case, longer, _can_be_one_longer, _are_other_times),
    ):
        pair = id(rival.one), id(rival.other)
        claims = rival.one.mention.claim, rival.other.mention.claim
        if pair not in stated and case.scores.surely(*claims):
            stated.add(pair)
            yield rival


def _can_be_one(one: TimeFact, other: TimeFact) -> bool:
    return can_be_one_stretch(one.time.value, other.time.value)


def _are_alike(one: TimeFact, other: TimeFact) -> bool:
    return are_like_stretches(one.time.value, other.time.value)


def _can_be_one_longer(one: TimeFact, other: TimeFact) -> bool:
    return can_be_one_longer(one.time.value, other.time.value)


def _are_other_times(one: TimeFact, other: TimeFact) -> bool:
    return _are_alike(one, other) and not _can_be_one_longer(one, other)


def _stretch_finding(rival: Rival[TimeFact]) -> Finding:
    sides = (rival.one, rival.other)
    return finding(
        RULE,
        Message("one thing at different times: {times}", times=_said(sides)),
        tuple(passage(side.mention, str(side.time.value)) for side in sides),
        confidence=_STRETCH,
    )


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
    return finding(
        RULE,
        Message("one event on different days: {times}", times=_said(side.time for side in sides)),
        tuple(passage(side.time.mention, str(side.time.time.value)) for side in sides),
        confidence=_CERTAIN if certain else _RECONCILABLE,
        note=_note([*_anchor_notes(case, sides), *_zone_notes(readings)]),
    )


def _said(times: Iterable[TimeFact]) -> str:
    return clauses(
        Message(
            "{time} in '{source}' (“{words}”)",
            time=it.time.value,
            source=it.mention.source,
            words=it.mention.text,
        )
        for it in times
    )


def _reconciliations(case: Case, pair: Pair) -> list[Reconciliation]:
    one, other = pair
    zones = (zones_of(side, case.story, case.facts) for side in pair)
    found = reconcilable_by(one.time.time.value, other.time.time.value, *zones)
    return [reading for reading in found if _is_plausible(reading)]


def _is_plausible(reading: Reconciliation) -> bool:
    """Whether a reading is worth a word: nobody's days are those of UTC, but machines print dates in it."""
    if reading.means is not Means.NIGHT:
        return reading.means is Means.POSTING
    return all(side.zone is not None and side.zone.name != "UTC" for side in (reading.left, reading.right))


def _note(told: Sequence[Message]) -> Message | None:
    return sentences(told) if told else None


def _anchor_notes(case: Case, sides: Sequence[DatedEvent]) -> Iterator[Message]:
    """Say how a relative day was found where the publication day is not given."""
    for source in dict.fromkeys(side.source for side in sides if side.time.time.value.is_relative):
        anchor = case.anchors[source]
        if not anchor.given and anchor.how:
            yield Message(
                "The publication day of '{source}' is not given; it was inferred: {how}.",
                source=source,
                how=clauses(anchor.how),
            )


def _zone_notes(readings: dict[Pair, list[Reconciliation]]) -> Iterator[Message]:
    """Say which reading of time zones would reconcile which two sources, and which none would."""
    hopeless = list(dict.fromkeys(pair for pair, found in readings.items() if not found))
    for (one, other), found in readings.items():
        if found:
            yield Message(
                "Only {reading} would reconcile '{one}' with '{other}'.",
                reading=found[0].explanation,
                one=one.source,
                other=other.source,
            )
    if hopeless:
        pairs = (
            Message("'{one}' with '{other}'", one=it.source, other=other.source) for it, other in hopeless
        )
        yield Message("No reading of time zones reconciles {pairs}.", pairs=listed(pairs))
