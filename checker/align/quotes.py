"""Which passage of its alleged source a quotation renders, and how nearly."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from msgspec import Struct

from checker.align.nearness import nearness
from checker.align.vectors import embed
from checker.model.source import SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from checker.align.vectors import Text, Vectors
    from checker.embed import Encoder
    from checker.facts.extract import Facts
    from checker.facts.values import QuoteFact, TopicFact
    from checker.model.claim import Claim
    from checker.model.source import Source, Story

FEWEST_WORDS = 3
"""Shorter words in marks are names or single terms, no quotations."""

_CLAIMS_TRIED = 2

ABSENT = 0.4
"""Below this nearness no passage can be what is quoted, however freely translated."""

PRESENT = 0.7
"""From this nearness on the passage is what is quoted. Between the two, a passage that another claim of the
quoting text renders better is taken to be that claim's, not the quotation's."""

_CLEARLY = 0.1

_AS_LONG = 2
"""A topic may have so many times the words of the quotation that it renders, or the other way round."""

_STEP = 2
"""Windows of a claim start at every half of their length, and one ends with it."""


class QuoteMatch(Struct, frozen=True):
    """The passage ``[start, end)`` of ``source`` that is nearest to a quotation said to be from there.

    ``nearness`` is 0 for any two passages of a story, 1 for a faithful translation; ``rival`` is the
    most that any claim of the quoting source, other than the one with the quotation, is near to ``claim``.
    """

    quote: QuoteFact
    source: str
    claim: str
    start: int
    end: int
    nearness: float
    rival: float

    @property
    def supports(self) -> bool:
        """Whether the passage is what is quoted, if freely translated."""
        return _is_rendered(self.nearness, self.rival)


def match_quotes(
    story: Story, claims: Sequence[Claim], facts: Facts, vectors: Vectors, encoder: Encoder
) -> tuple[QuoteMatch, ...]:
    """Find each quotation in the sources of the story that it is attributed to."""
    found = []
    of_source: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        of_source[claim.source].append(claim)
    for quote in facts.quotes:
        if quote.word_count < FEWEST_WORDS:
            continue
        language = story.source(quote.mention.source).language
        others = [claim for claim in of_source[quote.mention.source] if _is_other(claim, quote)]
        for source in alleged_sources(story, facts, quote):
            own = of_source[source.id]
            if own:
                quoted = _Quoted(quote, language, vectors.of([(quote.mention.text, language)]), others)
                found.append(_best(quoted, own, facts.topics, vectors, encoder))
    return tuple(found)


class _Quoted(NamedTuple):
    """A quotation, its language, its vector of shape (1, dimension), its source's claims that lack it."""

    quote: QuoteFact
    language: str
    row: NDArray[np.float32]
    others: Sequence[Claim]


def _is_other(claim: Claim, quote: QuoteFact) -> bool:
    mention = quote.mention
    apart = claim.end <= mention.start or mention.end <= claim.start
    # A claim that repeats the quotation is no rival to it.
    return apart and mention.text not in claim.text


def quotes_to_embed(story: Story, facts: Facts) -> tuple[QuoteFact, ...]:
    """Return the quotations that are looked for in a source of the story."""
    return tuple(
        quote
        for quote in facts.quotes
        if quote.word_count >= FEWEST_WORDS and any(alleged_sources(story, facts, quote))
    )


def alleged_sources(story: Story, facts: Facts, quote: QuoteFact) -> Iterator[Source]:
    """Yield the sources whose words a quotation claims to be: by the same speaker, of the kind named."""
    for source in story.sources:
        if quote.mention.source in {source.id, source.within} or source.within is not None:
            continue
        if _is_speaker(facts, source, quote) or _is_document(source, quote):
            yield source


def _is_speaker(facts: Facts, source: Source, quote: QuoteFact) -> bool:
    if quote.speaker is None or facts.speakers[source.id].entity != quote.speaker:
        return False
    return (quote.through == "post") == source.is_post


def _is_document(source: Source, quote: QuoteFact) -> bool:
    """Whether the words are said to be from a statement, by nobody in particular, and the source is one."""
    return quote.through == "document" and quote.speaker is None and source.kind is SourceKind.STATEMENT


def _best(
    quoted: _Quoted, claims: Sequence[Claim], topics: Sequence[TopicFact], vectors: Vectors, encoder: Encoder
) -> QuoteMatch:
    """Try whole claims, then parts of the likeliest: a quotation is seldom a whole sentence.

    Topics, whose vectors are mostly there already, are tried before parts that are cut out by length. Of
    several places the nearest that no other claim of the quoting text renders better is taken.
    """
    texts = [(claim.text, claim.language) for claim in claims]
    rivals = _rivals(quoted, texts, vectors, encoder)
    near = _nearness(quoted.row, vectors.of(texts), [quoted.language], texts, encoder)[0]
    places = [
        _Place(claim, claim.start, claim.end, float(score)) for claim, score in zip(claims, near, strict=True)
    ]
    rival = {claim.id: float(score) for claim, score in zip(claims, rivals, strict=True)}
    likeliest = [claims[index] for index in np.argsort(-near, kind="stable")[:_CLAIMS_TRIED]]
    for claim, parts in product(likeliest, _WAYS):
        if any(_is_rendered(place.nearness, rival[place.claim.id]) for place in places):
            break
        spans = list(parts(claim, quoted.quote.word_count, topics))
        places += _tried(quoted, claim, spans, encoder)
    place = max(
        places, key=lambda it: (_is_rendered(it.nearness, rival[it.claim.id]), it.nearness, -it.start)
    )
    claim = place.claim
    return QuoteMatch(
        quoted.quote, claim.source, claim.id, place.start, place.end, place.nearness, rival[claim.id]
    )


class _Place(NamedTuple):
    """A stretch of a claim, and how near it is to the quotation."""

    claim: Claim
    start: int
    end: int
    nearness: float


def _tried(quoted: _Quoted, claim: Claim, spans: Sequence[tuple[int, int]], encoder: Encoder) -> list[_Place]:
    """Return stretches of a claim with their nearness to the quotation."""
    if not spans:
        return []
    texts = [(claim.text[start - claim.start : end - claim.start], claim.language) for start, end in spans]
    near = _nearness(quoted.row, embed(texts, encoder).of(texts), [quoted.language], texts, encoder)[0]
    return [_Place(claim, *span, float(score)) for span, score in zip(spans, near, strict=True)]


def _is_rendered(near: float, rival: float) -> bool:
    if near >= PRESENT:
        return True
    return near >= ABSENT and rival < near + _CLEARLY


def _rivals(
    quoted: _Quoted, texts: Sequence[Text], vectors: Vectors, encoder: Encoder
) -> NDArray[np.float32]:
    """Return how near each claim is to the nearest of the quoting text's other claims."""
    if not quoted.others:
        return np.zeros(len(texts), np.float32)
    others = [(claim.text, claim.language) for claim in quoted.others]
    tags = [tag for _, tag in others]
    return np.asarray(_nearness(vectors.of(others), vectors.of(texts), tags, texts, encoder).max(axis=0))


def _nearness(
    left: NDArray[np.float32],
    right: NDArray[np.float32],
    tags: Sequence[str],
    texts: Sequence[Text],
    encoder: Encoder,
) -> NDArray[np.float32]:
    return nearness(left, right, (tags, [tag for _, tag in texts]), encoder)


def _topics(claim: Claim, word_count: int, topics: Sequence[TopicFact]) -> Iterator[tuple[int, int]]:
    """Yield the spans of a claim's topics that may be as much as the quotation says, in other words."""
    for topic in topics:
        words = len(topic.mention.text.split())
        if topic.mention.claim == claim.id and max(words, word_count) <= _AS_LONG * min(words, word_count):
            yield topic.mention.start, topic.mention.end


def _windows(claim: Claim, word_count: int, _: Sequence[TopicFact]) -> Iterator[tuple[int, int]]:
    """Yield the spans of a claim about as long as the quotation; a translation may be half as long again."""
    places = _word_places(claim.text)
    sizes = {size for size in (word_count, word_count + word_count // 2) if size < len(places)}
    for size in sorted(sizes):
        last = len(places) - size
        for first in sorted({*range(0, last, max(size // _STEP, 1)), last}):
            yield claim.start + places[first][0], claim.start + places[first + size - 1][1]


_WAYS = (_topics, _windows)
"""How parts of a claim are cut out, in the order in which they are tried."""


def _word_places(text: str) -> list[tuple[int, int]]:
    places: list[tuple[int, int]] = []
    start: int | None = None
    for index, char in enumerate(text + " "):
        if char.isspace():
            if start is not None:
                places.append((start, index))
            start = None
        elif start is None:
            start = index
    return places
