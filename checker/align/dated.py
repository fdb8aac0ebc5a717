"""Which event a time belongs to, and which dated events of different sources are one.

A time belongs to the event named nearest to it in its own clause; a mark of punctuation on the way counts as
several words. Two dated events are one when they are of kinds that can be one, some person is in both (where
both name any), and their claims correspond; or when their claims say the same in other words, each nearest to
the other of all claims of the two sources, and neither persons of known office nor kinds of event tell them
apart. A dateline dates the text, not an event.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, product
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.align.evidence import LASTING, compatible, exclude, office_holders
from checker.facts.times import Granularity
from checker.facts.times.anchors import dateline
from checker.facts.values import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from checker.align.scores import Scores
    from checker.facts.extract import Facts
    from checker.facts.times.expression import Expr
    from checker.facts.values import EventFact, TimeFact
    from checker.model.source import Source, Story

_MARKS = frozenset('.,;:!?،؛؟()[]«»“”"')
_MARK_COST = 12
"""Characters of distance that a mark between a time and an event is worth."""

_LONGEST_POINT, _LONGEST_RANGE = 31, 7
"""Days that a time may span: a month as a unit of the calendar; longer ranges are terms and periods."""

_CLOCK = frozenset({"and", "approx", "clock", "clock12", "part", "since", "until", "zone"})
"""Operations of an expression that says a time of day alone."""

_CORRESPOND = 0.5
_RELATED = 0.3
"""Nearness from which claims of an event of one kind, with the same persons, tell of one event."""

_SAME_WORDS = 0.65
"""Nearness from which two claims, each the other's nearest, say the same."""


class DatedEvent(Struct, frozen=True):
    """A time with the event it belongs to, if its claim names one; and the office-holders of the claim."""

    time: TimeFact
    event: EventFact | None
    persons: frozenset[int]

    @property
    def source(self) -> str:
        """The source that says so."""
        return self.time.mention.source


def dated_events(story: Story, facts: Facts) -> tuple[DatedEvent, ...]:
    """Return the times that name days, each with its event, in order of sources and text."""
    texts = {source.id: source.text for source in story.sources}
    events: Mapping[str, list[EventFact]] = _by_claim(facts.events)
    heads = {source.id: _dateline_end(source) for source in story.sources}
    named = office_holders(facts)
    return tuple(
        DatedEvent(
            time,
            _nearest(texts[time.mention.source], time, events.get(time.mention.claim, ())),
            frozenset(named.get(time.mention.claim, ())),
        )
        for time in facts.times
        if _names_days(time) and time.mention.start >= heads[time.mention.source]
    )


def _dateline_end(source: Source) -> int:
    """Return where a dateline at the head of a text ends; 0 without one."""
    found = dateline(source.text, source.language, source.published_day)
    return source.text.index(found[1]) + len(found[1]) if found else 0


def _by_claim(events: Sequence[EventFact]) -> dict[str, list[EventFact]]:
    found: dict[str, list[EventFact]] = defaultdict(list)
    for event in events:
        found[event.mention.claim].append(event)
    return found


def _names_days(fact: TimeFact) -> bool:
    """Whether a time is a stretch of known days, short enough to place an event."""
    value = fact.time.value
    if value.origin is not None and _is_clock(value.origin.expression):
        return False  # 'at nine' names no day
    if value.is_duration or value.first_day is None or value.last_day is None:
        return False
    return (value.last_day - value.first_day).days < (
        _LONGEST_POINT if fact.time.is_point else _LONGEST_RANGE
    )


def _is_clock(expression: Expr) -> bool:
    return {part.op for part in expression.walk()} <= _CLOCK


def _nearest(text: str, time: TimeFact, events: Sequence[EventFact]) -> EventFact | None:
    return min(events, key=lambda event: (_distance(text, time, event), event.mention.start), default=None)


def _distance(text: str, time: TimeFact, event: EventFact) -> int:
    first, second = sorted([(time.mention.start, time.mention.end), (event.mention.start, event.mention.end)])
    between = text[first[1] : second[0]]
    return len(between) + _MARK_COST * sum(char in _MARKS for char in between)


def same_event(one: DatedEvent, other: DatedEvent, scores: Scores) -> bool:
    """Whether two dated events of different sources are one."""
    if _say_the_same(one, other, scores):
        return True
    if not alike(one, other):
        return False
    claims = one.time.mention.claim, other.time.mention.claim
    together = scores.score(*claims) >= _CORRESPOND or (
        _name_the_same(one, other) and scores.near(*claims) >= _RELATED
    )
    # Where each has a better counterpart they are two: persons do many things of one kind.
    return together and scores.nearest_of(*claims)


def _name_the_same(one: DatedEvent, other: DatedEvent) -> bool:
    """Whether two events have persons in common."""
    return bool(_participants(one) & _participants(other))


def _participants(dated: DatedEvent) -> frozenset[int]:
    return dated.event.participants if dated.event else frozenset()


def alike(one: DatedEvent, other: DatedEvent) -> bool:
    """Whether two dated events are of kinds that can be one, with no two sets of persons."""
    if one.event is None or other.event is None:
        return False
    if not compatible(one.event.kind, other.event.kind) or _told_apart(one.event, other.event):
        return False
    left, right = _participants(one), _participants(other)
    return not left or not right or bool(left & right)


def _told_apart(one: EventFact, other: EventFact) -> bool:
    """Whether two events cannot be one, or one is only the end of the other."""
    return exclude(one.kind, other.kind) or _is_end(one) != _is_end(other)


def _is_end(event: EventFact) -> bool:
    """Whether words say that something lasting is over: its last day is not its first."""
    return event.kind in LASTING and event.cue is not None and event.status is Status.OVER


def _say_the_same(one: DatedEvent, other: DatedEvent, scores: Scores) -> bool:
    """Whether two claims are each other's renderings; sentences about like events are near in meaning too."""
    claims = one.time.mention.claim, other.time.mention.claim
    if scores.near(*claims) < _SAME_WORDS or not scores.mutual(*claims) or not _both_name_days(one, other):
        return False
    if one.persons and other.persons and one.persons.isdisjoint(other.persons):
        return False
    return one.event is None or other.event is None or not _told_apart(one.event, other.event)


def _both_name_days(one: DatedEvent, other: DatedEvent) -> bool:
    return all(side.time.time.value.granularity.rank >= Granularity.DAY.rank for side in (one, other))


def same_event_pairs(
    dated: Sequence[DatedEvent], scores: Scores, story: Story
) -> Iterator[tuple[DatedEvent, DatedEvent]]:
    """Yield the pairs of dated events, of sources that are not parts of each other, that are one event.

    Only what stands in claims that are candidates can be one: none other are near at all.
    """
    of_claim: dict[str, list[int]] = defaultdict(list)
    for number, side in enumerate(dated):
        of_claim[side.time.mention.claim].append(number)
    places = (
        (min(pair), max(pair))
        for one, other in scores.among(of_claim)
        for pair in product(of_claim[one], of_claim[other])
    )
    return (pair for pair in _pairs(dated, places, story) if same_event(*pair, scores))


def alike_on_one_day(dated: Sequence[DatedEvent], story: Story) -> Iterator[tuple[DatedEvent, DatedEvent]]:
    """Yield the pairs of dated events, of such sources, that are on one day and alike, wherever told.

    Whatever sources have of a kind on one day is one event, in whatever words.
    """
    of_day: dict[date, list[int]] = defaultdict(list)
    for number, side in enumerate(dated):
        value = side.time.time.value
        if side.event is not None and value.first_day is not None and value.first_day == value.last_day:
            of_day[value.first_day].append(number)
    places = (pair for numbers in of_day.values() for pair in combinations(numbers, 2))
    return (pair for pair in _pairs(dated, places, story) if alike(*pair))


def _pairs(
    dated: Sequence[DatedEvent], places: Iterable[tuple[int, int]], story: Story
) -> Iterator[tuple[DatedEvent, DatedEvent]]:
    """Yield the pairs at some places, in order, that are not of one account."""
    for one, other in sorted(places):
        if not story.are_one_account(dated[one].source, dated[other].source):
            yield dated[one], dated[other]
