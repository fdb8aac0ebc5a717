"""A story brought as far as its alignment, for the tests of what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.align.correspond import correspondences, scores
from checker.align.quote_pairs import quotes_to_pair
from checker.align.quotes import quotes_to_embed
from checker.align.topics import topics_to_embed
from checker.align.vectors import embed
from checker.facts.extract import extract
from checker.facts.publication import publications
from checker.text.claims import claims as claims_of

if TYPE_CHECKING:
    from checker.align.scores import Scores
    from checker.align.vectors import Vectors
    from checker.embed import Encoder
    from checker.facts.extract import Facts
    from checker.model.claim import Claim
    from checker.model.source import Story


@dataclass(frozen=True)
class Aligned:
    """A story with its claims, facts, vectors and scores."""

    story: Story
    claims: tuple[Claim, ...]
    facts: Facts
    vectors: Vectors
    scores: Scores

    def groups(self) -> list[tuple[str, ...]]:
        """Return the claims that correspond, by id."""
        return [item.claims for item in correspondences(self.claims, self.scores)]


def align(story: Story, encoder: Encoder) -> Aligned:
    """Embed the claims of a story, and whatever else is compared by meaning."""
    claims = tuple(claim for source in story.sources for claim in claims_of(source))
    facts = extract(story, claims, publications(story))
    texts = [(claim.text, claim.language) for claim in claims]
    mentions = [topic.mention for topic in topics_to_embed(story, facts.topics)]
    mentions += [quote.mention for quote in (*quotes_to_embed(story, facts), *quotes_to_pair(facts))]
    vectors = embed([*texts, *((it.text, story.source(it.source).language) for it in mentions)], encoder)
    return Aligned(story, claims, facts, vectors, scores(story, claims, vectors.of(texts), facts, encoder))
