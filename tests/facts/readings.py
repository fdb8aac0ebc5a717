"""A text read for the tests of facts: words, claims and countries, as the extractors get them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.facts.reading import read
from checker.model.source import Source, SourceKind
from checker.text.claims import claims

if TYPE_CHECKING:
    from checker.facts.reading import Reading


def reading(text: str, language: str) -> Reading:
    """Return a text as a source that is read."""
    source = Source("text", SourceKind.ARTICLE, text, language)
    return read(source, claims(source))


def covered(item: Reading, first: int, last: int) -> str:
    """Return the characters of the words ``[first, last)``."""
    start, end = item.span(first, last)
    return item.source.text[start:end]
