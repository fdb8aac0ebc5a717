"""Facts as rows, for ``checker facts``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from checker.facts.extract import Facts
    from checker.facts.values import Mention, QuoteFact
    from checker.model.source import Story


class Row(NamedTuple):
    """One fact: where it stands, its kind and its normalised value."""

    source: str
    start: int
    end: int
    kind: str
    value: str
    text: str


def story_rows(story: Story) -> list[Row]:
    """Return the facts of a story, in order of sources and text."""
    from checker.facts.extract import extract
    from checker.facts.publication import publications
    from checker.text.claims import claims

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
    yield from (_row(it.mention, "time", str(it.time.value)) for it in facts.times)
    yield from (_row(it.mention, "quantity", str(it.quantity.value)) for it in facts.quantities)
    yield from (_row(it.mention, "handle", f"@{it.handle}") for it in facts.handles)
    yield from (_row(it.mention, "person", f"person {it.entity + 1}") for it in facts.names)
    yield from (_row(it.mention, "place", it.value) for it in facts.places)
    yield from (_row(it.mention, "role", it.value) for it in facts.roles)
    yield from (_row(it.mention, "event", f"{it.kind}, {it.status}") for it in facts.events)
    yield from (_row(it.mention, "topic", it.concept) for it in facts.topics)
    yield from (_row(it.mention, f"denial ({it.kind})", it.value) for it in facts.polarities)
    yield from (_row(it.mention, "strength", it.value) for it in facts.graded)
    yield from (_row(it.mention, "quotation", _said(it)) for it in facts.quotes)


def _said(quote: QuoteFact) -> str:
    speaker = "unknown speaker" if quote.speaker is None else f"person {quote.speaker + 1}"
    return f"{speaker}, by {quote.through}" if quote.through else speaker


def _row(mention: Mention, kind: str, value: str) -> Row:
    return Row(mention.source, mention.start, mention.end, kind, value, mention.text)
