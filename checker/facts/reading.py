"""One source read once: its words, claims, countries and heads of phrases, shared by all extractors."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.facts.lexicon import lexicon
from checker.facts.places.finding import places
from checker.facts.territories import of_places
from checker.model.language import primary_language
from checker.text.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.facts.lexicon import Match
    from checker.facts.places.finding import Place
    from checker.facts.territories import Territory
    from checker.model.claim import Claim
    from checker.model.source import Source
    from checker.text.words import Word


class Reading(Struct, frozen=True):
    """A source with its words and claims. ``heads`` are the words of the table ``heads``."""

    source: Source
    language: str
    words: tuple[Word, ...]
    territories: tuple[Territory, ...]
    claims: tuple[Claim, ...]
    claim_starts: tuple[int, ...]
    places: tuple[Place, ...] = ()
    heads: tuple[Match, ...] = ()

    def claim_at(self, offset: int) -> Claim | None:
        """Return the claim that covers the character at ``offset``, if any does."""
        index = bisect_right(self.claim_starts, offset) - 1
        if index >= 0 and offset < self.claims[index].end:
            return self.claims[index]
        return None

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the characters of the words ``[first, last)``."""
        return self.words[first].start, self.words[last - 1].end


def read(source: Source, claims: Sequence[Claim]) -> Reading:
    """Read a source. ``claims`` are the source's own, in order."""
    language = primary_language(source.language)
    text_words = words(source.text)
    found = places(text_words, language, source.text)
    return Reading(
        source=source,
        language=language,
        words=text_words,
        territories=of_places(found),
        claims=tuple(claims),
        claim_starts=tuple(claim.start for claim in claims),
        places=found,
        heads=lexicon("heads", language).find(text_words),
    )
