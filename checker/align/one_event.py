"""The dated events of different sources that are one: on days that can be one, or on days that conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.align.dated import DatedEvent, alike_on_one_day, same_event_pairs
from checker.align.same_time import can_be_one
from checker.facts.times.algebra import admissible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.align.scores import Scores
    from checker.facts.extract import Facts
    from checker.facts.times.algebra import Zone
    from checker.model.source import Story

Pair = tuple[DatedEvent, DatedEvent]


class EventPairs(Struct, frozen=True):
    """Pairs of dated events of different sources, each in order of the sources.

    Attributes:
        same: those that are one by what their claims say.
        agreeing: of the first those on days that can be one; and whatever is alike on one day.
        conflicting: of the first those on days that cannot, where neither source has the other's day, too.
    """

    same: tuple[Pair, ...] = ()
    agreeing: tuple[Pair, ...] = ()
    conflicting: tuple[Pair, ...] = ()


def event_pairs(dated: Sequence[DatedEvent], scores: Scores, story: Story) -> EventPairs:
    """Find the dated events of a story that are one."""
    pairs = tuple(same_event_pairs(dated, scores, story))
    can_be = [can_be_one(one.time.time.value, other.time.time.value) for one, other in pairs]
    agreeing = [pair for pair, agree in zip(pairs, can_be, strict=True) if agree]
    agreeing += alike_on_one_day(dated, story)
    # Whoever also agrees with the other's source tells of two occasions.
    settled = {(side, it.source) for pair in agreeing for side in pair for it in pair}
    conflicts = [pair for pair, agree in zip(pairs, can_be, strict=True) if not agree]
    conflicting = (
        (one, other)
        for one, other in conflicts
        if (one, other.source) not in settled and (other, one.source) not in settled
    )
    return EventPairs(pairs, tuple(agreeing), tuple(conflicting))


def zones_of(side: DatedEvent, story: Story, facts: Facts) -> tuple[Zone, ...]:
    """Return the zones in which the words of a dated event may be read."""
    return admissible(own=story.source(side.source).timezone, speaker=facts.speakers[side.source].zone)
