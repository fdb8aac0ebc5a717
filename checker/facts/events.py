"""Events named in a text: of what kind, planned, under way or over, and whose they are."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from checker.facts.lexicon import affixes, build, lexicon
from checker.facts.tables import toml_table
from checker.facts.values import Status
from checker.model.message import Message, Template

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.facts.lexicon import Lexicon, Match
    from checker.facts.reading import Reading
    from checker.text.words import Word

_WINDOW = 4
"""Words before or after an event's word in which a cue speaks of it."""

_FORMS = {"past": Status.OVER, "present": Status.UNDER_WAY, "future": Status.PLANNED}
_BREAKS = frozenset('.!?؟;؛:,،«»“”"')


class Cue(NamedTuple):
    """The words ``[first, last)`` say what status an event has."""

    status: Status
    first: int
    last: int


class Event(NamedTuple):
    """The words ``[first, last)`` name an event; ``own``: told of as the writer's own ('my trip')."""

    kind: str
    first: int
    last: int
    status: Status
    cue: Cue | None
    own: bool


def kind_name(kind: str) -> Message:
    """Return what reports call events of a kind: ``contact-call`` is a 'contact call'."""
    return Message.of(Template(kind.replace("-", " "), context="a kind of event"), {})


def status_name(status: Status) -> Message:
    """Return what reports call a status."""
    return Message.of(Template(str(status), context="the status of an event"), {})


@cache
def _cues(language: str, side: str) -> Lexicon:
    table = toml_table("data", f"status-{language}")
    entries = [(phrase, status) for status, sides in table.items() for phrase in sides.get(side, ())]
    return build(entries, language)


@cache
def _first_person(language: str) -> frozenset[str]:
    return frozenset(toml_table("data", f"persons-{language}").get("first", ()))


def events(reading: Reading) -> tuple[Event, ...]:
    """Return the events named in a text, in order. None for a language without tables."""
    heads = {head.first: head for head in reading.heads}
    matches = lexicon("events", reading.language).find(reading.words)
    return tuple(_event(reading, match) for match in matches if not _plainer(heads.get(match.first), match))


def _plainer(head: Match | None, match: Match) -> bool:
    """Whether a word is better read as something else: وزارة is a ministry, not 'and he visited him'."""
    if head is None:
        return False
    return len(head.prefix) + len(head.suffix) < len(match.prefix) + len(match.suffix)


def _event(reading: Reading, match: Match) -> Event:
    kind, form = match.concept.split(".")
    cue = _cue(reading, match)
    status = cue.status if cue else _FORMS.get(form, Status.UNKNOWN)
    return Event(kind, match.first, match.last, status, cue, own=_own(reading, match))


def _cue(reading: Reading, match: Match) -> Cue | None:
    """Return the nearest cue on either side, within the clause."""
    words, language = reading.words, reading.language
    first = _clause_edge(words, match.first, -1)
    last = _clause_edge(words, match.last - 1, 1)
    found = [_shifted(cue, first) for cue in _cues(language, "before").find(words[first : match.first])]
    found += [_shifted(cue, match.last) for cue in _cues(language, "after").find(words[match.last : last])]
    if not found:
        return None
    nearest = min(found, key=lambda cue: min(abs(match.first - cue.last), abs(cue.first - match.last)))
    return Cue(Status(nearest.concept.replace("_", " ")), nearest.first, nearest.last)


def _shifted(match: Match, offset: int) -> Match:
    return match._replace(first=match.first + offset, last=match.last + offset)


def _clause_edge(words: Sequence[Word], index: int, step: int) -> int:
    """Return how far the window goes from a word: to a mark, or ``_WINDOW`` words."""
    position = index
    while 0 <= position + step < len(words) and abs(position - index) < _WINDOW:
        if words[position + step].text in _BREAKS:
            break
        position += step
    return position if step < 0 else position + 1


def _own(reading: Reading, match: Match) -> bool:
    """Whether the writer's own event is meant: 'my trip', زيارتي, 'notre rencontre', or 'we met'."""
    if affixes(reading.language).persons.get(match.suffix) == "1":
        return True
    before = reading.words[max(match.first - 3, 0) : match.first]
    return any(word.text in _first_person(reading.language) for word in before)
