"""Quotations with their speakers: the phrase that names who speaks, led back to a person of the story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.facts.quotes import attributions
from checker.facts.values import QuoteFact
from checker.text.quotations import find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from checker.facts.names.entities import NameMention
    from checker.facts.quotes import Attribution
    from checker.facts.reading import Reading
    from checker.facts.values import Mention, RoleFact
    from checker.text.quotations import Quotation


def quote_facts(
    reading: Reading,
    names: Sequence[NameMention],
    held: Sequence[RoleFact],
    place: Callable[[Reading, int, int], Mention | None],
) -> Iterator[QuoteFact]:
    """Yield the outermost quotations of a text. ``held`` are the titles of the whole story."""
    text = reading.source.text
    quotations = find(text)
    said = attributions(text, reading.language)
    for number, quotation in enumerate(quotations):
        mention = place(reading, *_said(text, quotation))
        if quotation.depth > 1 or mention is None:
            continue
        attribution = _attribution(said, number, quotation)
        person = _person(attribution, reading, names, held) if attribution else None
        medium = attribution.medium if attribution else None
        yield QuoteFact(mention, person, medium.kind if medium else None, quotation.words)


def _said(text: str, quotation: Quotation) -> tuple[int, int]:
    """Return the span of what the marks hold, without the spaces that French sets inside them."""
    held = text[quotation.inner_start : quotation.inner_end]
    start = quotation.inner_start + len(held) - len(held.lstrip())
    return start, max(start, quotation.inner_start + len(held.rstrip()))


def _attribution(said: Sequence[Attribution], number: int, quotation: Quotation) -> Attribution | None:
    """Return the attribution of a quotation itself, else the narrowest whose content holds it."""
    own = next((item for item in said if item.quotation == number), None)
    holding = [item for item in said if number in item.quotations and item.start <= quotation.inner_start]
    return own or min(holding, key=lambda item: item.end - item.start, default=None)


def _person(
    attribution: Attribution, reading: Reading, names: Sequence[NameMention], held: Sequence[RoleFact]
) -> int | None:
    for phrase in (attribution.speaker, attribution.referent):
        if phrase is None:
            continue
        for name in names:
            start, end = reading.span(name.first, name.last)
            if phrase.start <= start and end <= phrase.end:
                return name.entity
        bearer = _bearer(reading, phrase.start, phrase.end, held)
        if bearer is not None:
            return bearer
    return None


def _bearer(reading: Reading, start: int, end: int, held: Sequence[RoleFact]) -> int | None:
    """Return who bears the title that stands in a phrase."""
    for title in held:
        mention = title.mention
        if mention.source == reading.source.id and start <= mention.start < end:
            return title.entity
    return None
