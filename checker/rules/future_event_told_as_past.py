"""An event told as past that is dated after the text was published.

What it checks
    A verb in the past, or a word like 'recent' or 'concluded', with a full date that lies after the source's
    day of publication.

Why an editor cares
    Either the date is wrong, or the text was prepared before the event and told it as done.

Examples:
    EN: published on 1 March 2024: "the ministers met on 12 March 2024".
    AR: نشر في 1 مارس 2024: «التقى الوزيران يوم 12 مارس 2024».

What it does not see
    Dates without a year, which are placed by the tense of the verb; sources without a day of publication.
"""

from __future__ import annotations

from datetime import timedelta, timezone
from typing import TYPE_CHECKING

from checker.facts.times import Basis
from checker.facts.values import Status
from checker.model.finding import Severity
from checker.model.message import Message
from checker.rules.base import Rule, finding, passage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from checker.align.dated import DatedEvent
    from checker.facts.times import Anchor
    from checker.model.finding import Finding
    from checker.rules.base import Case

RULE = Rule(
    "D105",
    "future-event-told-as-past",
    Severity.WARNING,
    "told as past, dated after the source's publication",
)

_EASTERNMOST = timezone(timedelta(hours=14))  # where a day begins first (Kiribati)


def check(case: Case) -> Iterator[Finding]:
    """Look at every dated event of the sources whose day of publication is given."""
    for side in case.dated:
        anchor = case.anchors[side.source]
        day = side.time.time.value.first_day
        latest = _latest_day(anchor)
        if not anchor.given or latest is None or day is None:
            continue
        if day > latest and _is_told_as_past(side) and side.time.time.value.basis is Basis.ABSOLUTE:
            yield _finding(side, f"{latest.isoformat()}")


def _latest_day(anchor: Anchor) -> date | None:
    """Return the last day that it was anywhere when the text was published; None when nothing tells."""
    if anchor.instant is None:
        return anchor.latest_day
    return anchor.instant.astimezone(_EASTERNMOST).date()


def _is_told_as_past(side: DatedEvent) -> bool:
    return side.event is not None and side.event.status is Status.OVER


def _finding(side: DatedEvent, published: str) -> Finding:
    event = Message("“{words}”", words=side.event.mention.text) if side.event else Message("an event")
    return finding(
        RULE,
        Message(
            "{event} is told as past and dated {time}; '{source}' is of {day}",
            event=event,
            time=side.time.time.value,
            source=side.source,
            day=published,
        ),
        (passage(side.time.mention, str(side.time.time.value)),),
        confidence=0.7,
    )
