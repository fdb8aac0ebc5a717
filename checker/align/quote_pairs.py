"""Quotations of different sources that render the same words, in whatever languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from checker.align.correspond import nearness

if TYPE_CHECKING:
    from checker.align.vectors import Vectors
    from checker.embed import Encoder
    from checker.facts.extract import Facts
    from checker.facts.values import QuoteFact
    from checker.model.source import Story

FEWEST_WORDS = 5
_SAME_WORDS = 0.6


@dataclass(frozen=True, slots=True)
class QuotePair:
    """Two quotations, of different sources, that render the same words."""

    one: QuoteFact
    other: QuoteFact
    nearness: float


def quotes_to_pair(facts: Facts) -> tuple[QuoteFact, ...]:
    """Return the longer quotations, if several sources have any."""
    quotes = tuple(quote for quote in facts.quotes if quote.word_count >= FEWEST_WORDS)
    return quotes if len({quote.mention.source for quote in quotes}) > 1 else ()


def pair_quotes(story: Story, facts: Facts, vectors: Vectors, encoder: Encoder) -> tuple[QuotePair, ...]:
    """Pair the longer quotations of different sources that are near in meaning and of no two speakers."""
    quotes = quotes_to_pair(facts)
    if not quotes:
        return ()
    tags = [story.source(quote.mention.source).language for quote in quotes]
    rows = vectors.of([(quote.mention.text, tag) for quote, tag in zip(quotes, tags, strict=True)])
    near = nearness(rows, rows, (tags, tags), encoder)
    found = zip(*(places.tolist() for places in np.nonzero(np.triu(near >= _SAME_WORDS, 1))), strict=True)
    return tuple(
        QuotePair(quotes[one], quotes[other], float(near[one, other]))
        for one, other in found
        if quotes[one].mention.source != quotes[other].mention.source
        and len({quotes[one].speaker, quotes[other].speaker} - {None}) < 2  # noqa: PLR2004 - two speakers
    )
