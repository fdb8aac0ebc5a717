"""Which passage of its alleged source a quotation renders, and how nearly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from checker.align.correspond import nearness
from checker.align.vectors import embed
from checker.model.source import SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from checker.align.vectors import Text, Vectors
    from checker.embed import Encoder
    from checker.facts.extract import Facts
    from checker.facts.values import QuoteFact
    from checker.model.claim import Claim
    from checker.model.source import Source, Story

FEWEST_WORDS = 3
"""Shorter words in marks are names or single terms, no quotations."""

_CLAIMS_TRIED = 1
_PLAIN = 0.9
"""A whole claim this near is what is quoted: its parts need not be tried."""

_STEP = 2
"""Windows of a claim start at every half of their length, and one ends with it."""


@dataclass(frozen=True, slots=True)
class QuoteMatch:
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


def match_quotes(
    story: Story, claims: Sequence[Claim], facts: Facts, vectors: Vectors, encoder: Encoder
) -> tuple[QuoteMatch, ...]:
    """Find each quotation in the sources of the story that it is attributed to."""
    found = []
    for quote in facts.quotes:
        if quote.word_count < FEWEST_WORDS:
            continue
        language = story.source(quote.mention.source).language
        others = [claim for claim in claims if _is_other(claim, quote)]
        for source in alleged_sources(story, facts, quote):
            own = [claim for claim in claims if claim.source == source.id]
            if own:
                found.append(_best(_Quoted(quote, language, others), own, vectors, encoder))
    return tuple(found)


class _Quoted(NamedTuple):
    """A quotation, its language, and the claims of its source that do not hold it."""

    quote: QuoteFact
    language: str
    others: Sequence[Claim]


def _is_other(claim: Claim, quote: QuoteFact) -> bool:
    mention = quote.mention
    apart = claim.end <= mention.start or mention.end <= claim.start
    # A claim that repeats the quotation is no rival to it.
    return claim.source == mention.source and apart and mention.text not in claim.text


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


def _best(quoted: _Quoted, claims: Sequence[Claim], vectors: Vectors, encoder: Encoder) -> QuoteMatch:
    """Try whole claims first, then parts of the likeliest: a quotation is seldom a whole sentence."""
    row = vectors.of([(quoted.quote.mention.text, quoted.language)])
    texts = [(claim.text, claim.language) for claim in claims]
    rows = vectors.of(texts)
    near = _nearness(row, rows, [quoted.language], texts, encoder)[0]
    likely = [claims[index] for index in np.argsort(-near, kind="stable")[:_CLAIMS_TRIED]]
    tried = likely if near.max() < _PLAIN else []
    windows = [(claim, *span) for claim in tried for span in _windows(claim, quoted.quote.word_count)]
    spans = [(claim, claim.start, claim.end) for claim in claims] + windows
    if windows:
        parts = [
            (claim.text[start - claim.start : end - claim.start], claim.language)
            for claim, start, end in windows
        ]
        texts += parts
        rows = np.concatenate([rows, embed(parts, encoder).of(parts)])
        near = _nearness(row, rows, [quoted.language], texts, encoder)[0]
    best = int(np.argmax(near))
    claim, start, end = spans[best]
    whole = [(claim.text, claim.language)]
    rival = _rival(quoted, vectors.of(whole), whole, vectors, encoder)
    return QuoteMatch(quoted.quote, claim.source, claim.id, start, end, float(near[best]), rival)


def _part(claim: Claim, start: int, end: int) -> Text:
    return claim.text[start - claim.start : end - claim.start], claim.language


def _rival(
    quoted: _Quoted, row: NDArray[np.float32], text: Sequence[Text], vectors: Vectors, encoder: Encoder
) -> float:
    if not quoted.others:
        return 0.0
    texts = [(claim.text, claim.language) for claim in quoted.others]
    return float(_nearness(vectors.of(texts), row, [tag for _, tag in texts], text, encoder).max())


def _nearness(
    left: NDArray[np.float32],
    right: NDArray[np.float32],
    tags: Sequence[str],
    texts: Sequence[Text],
    encoder: Encoder,
) -> NDArray[np.float32]:
    return nearness(left, right, (tags, [tag for _, tag in texts]), encoder)


def _windows(claim: Claim, word_count: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of a claim about as long as the quotation; a translation may be half as long again."""
    places = _word_places(claim.text)
    sizes = {size for size in (word_count, word_count + word_count // 2) if size < len(places)}
    for size in sorted(sizes):
        last = len(places) - size
        for first in sorted({*range(0, last, max(size // _STEP, 1)), last}):
            yield claim.start + places[first][0], claim.start + places[first + size - 1][1]


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
