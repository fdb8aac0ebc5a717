"""Word alignment: which words of a claim render which of another, in whatever languages.

By the vectors of their tokens, without any training on parallel text (SimAlign: Jalili Sabet et al. 2020,
arXiv:2004.08728): words that are each other's nearest are linked, then, of what is left, those that are
nearest once what is linked counts less. It tells which words of a passage to show. It does not tell whether
they mean the same: a word exchanged for another of the same sentence keeps much of its vector.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from checker.align.wording import Span
from checker.text.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from checker.align.vectors import Text
    from checker.embed import Encoder
    from checker.embed.late import TokenEncoder, TokenVectors
    from checker.facts.values import Mention
    from checker.model.claim import Claim
    from checker.text.words import Word

    Rows = NDArray[np.float32]

_ROUNDS = 2
_LEFT_OVER = 0.6
"""What a similarity counts for where one of the two words is linked already; where both are, nothing.

0.9 in the paper; with less, a word left over rather goes with another left over (benchmarks/words.py)."""

_WIDEST = 3
"""A rendering that spreads over more than so many times the words it renders is cut to its best word."""


MEMORY = 1000
"""How many pairs of texts an aligner remembers, some 10 MB; on passing it, it begins anew."""


class WordAlignment(Struct, frozen=True, eq=False):
    """The words of two texts, marks apart, and their links.

    ``linked`` has shape (words of one, words of the other), ``near`` their cosines.
    """

    one: tuple[Word, ...]
    other: tuple[Word, ...]
    linked: NDArray[np.bool_]
    near: Rows

    def rendering(self, span: Span) -> Span | None:
        """Return the characters of the other text that render a span of the one; None where none do."""
        mine = _inside(self.one, span)
        if not mine:
            return None
        theirs = np.flatnonzero(self.linked[mine].any(axis=0))
        if not len(theirs):
            return None
        first, last = int(theirs[0]), int(theirs[-1])
        if last - first + 1 > _WIDEST * len(mine):
            first = last = int(theirs[self.near[np.ix_(np.array(mine), theirs)].max(axis=0).argmax()])
        return Span(self.other[first].start, self.other[last].end)

    def bond(self, one: Span, other: Span) -> float:
        """Return the cosine of the nearest two linked words of two spans; 0 where none are linked."""
        block = np.ix_(_inside(self.one, one), _inside(self.other, other))
        return float(np.where(self.linked[block], self.near[block], 0).max(initial=0))


@dataclass(frozen=True)
class WordAligner:
    """Aligns words by the token vectors of an encoder; loads them when first asked.

    Several rules ask about the same two claims: what was aligned is remembered.
    """

    encoder: Encoder
    _remembered: dict[tuple[Text, Text], WordAlignment] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def _tokens(self) -> TokenEncoder | None:
        return self.encoder.tokens

    def align(self, one: Text, other: Text) -> WordAlignment | None:
        """Align two texts, each given with its language; None where the encoder has no vectors of tokens."""
        if self._tokens is None:
            return None
        known = self._remembered.get((one, other))
        if known is None:
            if len(self._remembered) >= MEMORY:
                self._remembered.clear()
            known = self._remembered[one, other] = self._aligned(self._tokens, one, other)
        return known

    @staticmethod
    def _aligned(tokens: TokenEncoder, one: Text, other: Text) -> WordAlignment:
        found = tokens.tokens([one[0], other[0]], [one[1], other[1]])
        sides = [tuple(word for word in words(text) if word.is_word) for text, _ in (one, other)]
        left, right = (_word_rows(found, place, side) for place, side in enumerate(sides))
        near = left @ right.T
        return WordAlignment(sides[0], sides[1], links(near), near)

    def rendering(self, mention: Mention, whole: Claim, other: Claim) -> Span | None:
        """Return the characters of the source of ``other`` that render a mention of the claim ``whole``."""
        aligned = self.align((whole.text, whole.language), (other.text, other.language))
        found = aligned and aligned.rendering(Span(mention.start - whole.start, mention.end - whole.start))
        return Span(other.start + found.start, other.start + found.end) if found else None


def _inside(side: Sequence[Word], span: Span) -> list[int]:
    """Return which words share a character with a span."""
    return [at for at, word in enumerate(side) if word.start < span.end and span.start < word.end]


def _word_rows(tokens: TokenVectors, text: int, side: Sequence[Word]) -> Rows:
    """Return a unit row a word: the mean of the tokens that it shares a character with; zeros without any."""
    pieces, rows = tokens.pieces_of(text), tokens.of(text)
    found = np.zeros((len(side), rows.shape[1]), np.float32)
    first = 0
    for at, word in enumerate(side):
        while first < len(pieces) and pieces[first].end <= word.start:
            first += 1
        last = first
        while last < len(pieces) and pieces[last].start < word.end:
            last += 1
        if last > first:
            found[at] = rows[first:last].mean(axis=0)
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    return np.asarray(found / np.where(lengths > 0, lengths, 1), np.float32)


def links(near: Rows) -> NDArray[np.bool_]:
    """Return which words are linked, from the cosines of all pairs (SimAlign's Itermax)."""
    linked = np.zeros(near.shape, np.bool_)
    for _ in range(_ROUNDS):
        rows, columns = (np.any(linked, axis=axis, keepdims=True) for axis in (1, 0))
        weight = np.where(rows & columns, 0, np.where(rows | columns, _LEFT_OVER, 1))
        linked |= _mutual(near * weight)
    return linked


def _mutual(near: Rows) -> NDArray[np.bool_]:
    """Return the pairs with a positive value that is the greatest of its row and of its column."""
    if not near.size:
        return np.zeros(near.shape, np.bool_)
    best = (near == near.max(axis=1, keepdims=True)) & (near == near.max(axis=0))
    return np.asarray(best & (near > 0))
