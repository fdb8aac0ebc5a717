"""An event that is under way in one source and over, or still to come, in another.

What it checks
    The same person's event of the same kind (a visit, a meeting) is told of as planned, under way, over,
    cancelled or postponed, and two sources do not agree, though neither was published long enough after the
    other to explain it.

Why an editor cares
    It shows that one account was written at another time than the reader is led to think, or is wrong.

Examples:
    EN: "the minister, who is on a visit to Tunis" - "my recent trip to Tunis", posted the same day.
    AR: «الذي يقوم بزيارة إلى تونس» - «زيارته الأخيرة إلى تونس».

What it does not see
    Events whose status no word of its tables tells; two different events of one kind and person.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.facts.events import kind_name, status_name
from checker.facts.values import Status
from checker.model.finding import Evidence, Severity
from checker.model.message import Message
from checker.rules.base import Rule, finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.facts.values import EventFact
    from checker.model.finding import Finding
    from checker.rules.base import Case

RULE = Rule("W603", "status-conflict", Severity.WARNING, "under way here, over or planned there")

_REACH = 15
"""Characters between an event's word and the country it leads to."""

_ORDER = (Status.PLANNED, Status.POSTPONED, Status.CANCELLED, Status.UNDER_WAY, Status.OVER)

_FIRM = (Status.UNDER_WAY, Status.CANCELLED, Status.POSTPONED)
"""What cannot be true together with another status; what is postponed is still planned."""

_TOGETHER = {Status.POSTPONED, Status.PLANNED}


def check(case: Case) -> Iterator[Finding]:
    """Compare events of one kind and one agent across sources; one finding for each kind and agent."""
    groups: dict[tuple[str, int], list[EventFact]] = defaultdict(list)
    for event in case.facts.events:
        if event.agent is not None and event.cue is not None:
            groups[event.kind, event.agent].append(event)
    for events in groups.values():
        pair = _conflict(case, events)
        if pair is not None:
            yield _finding(case, *pair)


def _conflict(case: Case, events: Sequence[EventFact]) -> tuple[EventFact, EventFact] | None:
    """Return an event and, in another source, one of another status that time does not explain."""
    for one in events:
        if one.status not in _FIRM:
            continue
        for other in events:
            if (
                other.status is one.status
                or {one.status, other.status} == _TOGETHER
                or _explained(case, one, other)
            ):
                continue
            if case.story.are_one_account(one.mention.source, other.mention.source):
                continue
            if not _has_both(events, one, other) and not _elsewhere(case, one, other):
                return one, other
    return None


def _has_both(events: Sequence[EventFact], one: EventFact, other: EventFact) -> bool:
    """Whether the other source too has one of the first status: then it tells of two."""
    return any(
        event.status is one.status and event.mention.source == other.mention.source for event in events
    )


def _elsewhere(case: Case, one: EventFact, other: EventFact) -> bool:
    """Whether the two lead to two countries: 'a visit to Tunisia', 'the trip to Egypt'."""
    left, right = _countries(case, one), _countries(case, other)
    return bool(left) and bool(right) and left.isdisjoint(right)


def _countries(case: Case, event: EventFact) -> set[str]:
    """Return the countries named just behind an event's word, or behind the words of its status."""
    end = max(event.mention.end, event.cue.end if event.cue else 0)
    return {
        place.code
        for place in case.facts.places
        if place.code
        and place.mention.claim == event.mention.claim
        and 0 <= place.mention.start - end <= _REACH
    }


def _explained(case: Case, one: EventFact, other: EventFact) -> bool:
    """Whether the order of publication explains the two: what was under way is over in the later source."""
    early, late = sorted((one, other), key=lambda event: _ORDER.index(event.status))
    first = case.anchors[early.mention.source].latest_day
    second = case.anchors[late.mention.source].earliest_day
    return first is not None and second is not None and first < second


def _finding(case: Case, one: EventFact, other: EventFact) -> Finding:
    return finding(
        RULE,
        Message(
            "the {event} is {status} in source '{source}', {other_status} in source '{other_source}'",
            event=kind_name(one.kind),
            status=status_name(one.status),
            source=one.mention.source,
            other_status=status_name(other.status),
            other_source=other.mention.source,
        ),
        (_evidence(case, one), _evidence(case, other)),
        confidence=0.75,
        note=Message("the days of publication do not explain the difference"),
    )


def _evidence(case: Case, event: EventFact) -> Evidence:
    """Quote the event together with the words that tell its status."""
    spans = [event.mention] + ([event.cue] if event.cue else [])
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    text = case.source(event.mention.source).text[start:end]
    return Evidence(event.mention.source, event.mention.claim, start, end, text, status_name(event.status))
