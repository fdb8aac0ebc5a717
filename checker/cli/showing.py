"""Facts as rows, for ``checker facts``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime
    from pathlib import Path

    from checker.facts.extract import Facts
    from checker.facts.values import Mention


class Row(NamedTuple):
    """One fact: where it stands, its kind and its normalised value."""

    source: str
    start: int
    end: int
    kind: str
    value: str
    text: str


def story_rows(path: Path) -> list[Row]:
    """Return the facts of a story, in order of sources and text."""
    from checker import bundle
    from checker.facts.extract import extract
    from checker.facts.publication import publications
    from checker.text.claims import claims

    story = bundle.read(path)
    found = [claim for source in story.sources for claim in claims(source)]
    facts = extract(story, found, publications(story))
    order = {source.id: number for number, source in enumerate(story.sources)}
    return sorted(_rows(facts), key=lambda row: (order[row.source], row.start, row.end, row.kind))


def text_rows(text: str, language: str | None, anchor: date | datetime | None) -> list[Row]:
    """Return the times in a text."""
    from checker.facts import times
    from checker.text.language import detect

    found = times.extract(text, language or detect(text), anchor)
    return [Row("", time.start, time.end, "time", str(time.value), time.text) for time in found]


def _rows(facts: Facts) -> Iterator[Row]:
    for time in facts.times:
        yield _row(time.mention, "time", str(time.time.value))
    for handle in facts.handles:
        yield _row(handle.mention, "handle", f"@{handle.handle}")
    for name in facts.names:
        yield _row(name.mention, "person", f"person {name.entity + 1}")
    for place in facts.places:
        yield _row(place.mention, "place", place.code)
    for role in facts.roles:
        yield _row(role.mention, "role", role.value)
    for event in facts.events:
        yield _row(event.mention, "event", f"{event.kind}, {event.status}")
    for topic in facts.topics:
        yield _row(topic.mention, "topic", topic.concept)
    for quote in facts.quotes:
        speaker = "unknown speaker" if quote.speaker is None else f"person {quote.speaker + 1}"
        yield _row(quote.mention, "quotation", f"{speaker}, by {quote.through}" if quote.through else speaker)


def _row(mention: Mention, kind: str, value: str) -> Row:
    return Row(mention.source, mention.start, mention.end, kind, value, mention.text)
