"""Quotations of different sources that render the same words, in whatever languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from checker.align.nearness import nearness

if TYPE_CHECKING:
    from checker.align.vectors import Vectors
    from checker.embed import Encoder
    from checker.facts.extract import Facts
    from checker.facts.values import QuoteFact
    from checker.model.source import Story

FEWEST_WORDS = 5
_SAME_WORDS = 0.6


class QuotePair(Struct, frozen=True):
    """Two quotations, of different sources, that render the same words.

    ``mutual``: no quotation of the other's source is nearer to either.
    """

    one: QuoteFact
    other: QuoteFact
    nearness: float
    mutual: bool

    @property
    def by_two(self) -> bool:
        """Whether two different persons are said to have said them."""
        return None not in {self.one.speaker, self.other.speaker} and self.one.speaker != self.other.speaker


def quotes_to_pair(facts: Facts) -> tuple[QuoteFact, ...]:
    """Return the longer quotations, if several sources have any."""
    quotes = tuple(quote for quote in facts.quotes if quote.word_count >= FEWEST_WORDS)
    return quotes if len({quote.mention.source for quote in quotes}) > 1 else ()


def pair_quotes(story: Story, facts: Facts, vectors: Vectors, encoder: Encoder) -> tuple[QuotePair, ...]:
    """Pair the longer quotations of different sources that are near in meaning, whoever said them."""
    quotes = quotes_to_pair(facts)
    if not quotes:
        return ()
    tags = [story.source(quote.mention.source).language for quote in quotes]
    rows = vectors.of([(quote.mention.text, tag) for quote, tag in zip(quotes, tags, strict=True)])
    near = nearness(rows, rows, (tags, tags), encoder)
    sources = np.asarray([quote.mention.source for quote in quotes])
    near = np.where(sources[:, None] == sources[None, :], -np.inf, near)
    best_in = {source: near[:, sources == source].max(axis=1) for source in dict.fromkeys(sources.tolist())}
    best = np.stack([best_in[source] for source in sources.tolist()], axis=1)
    mutual = (near >= best) & (near >= best.T)
    found = zip(*(places.tolist() for places in np.nonzero(np.triu(near >= _SAME_WORDS, 1))), strict=True)
    return tuple(
        QuotePair(quotes[one], quotes[other], float(near[one, other]), bool(mutual[one, other]))
        for one, other in found
    )
