"""How well the words of two texts find each other: token vectors, for putting near candidates in order.

A sentence vector is one opinion of what a sentence means. Its tokens are another: each looks for its nearest
in the other text, and the mean of what they find tells translations from sentences that are merely about the
same (late interaction: Khattab, Zaharia 2020, arXiv:2004.12832; Zhang et al. 2020, arXiv:1904.09675). Tokens
of a middle layer align across languages better than those of the last, which was trained to be averaged.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Protocol

import numpy as np
from msgspec import Struct

from checker.embed.bundled import E5Engine
from checker.embed.located import Piece
from checker.model.language import primary_language
from checker.text.tables import required_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from checker.embed.encoder import Engine

    Rows = NDArray[np.float32]

LAYER = 9
"""Of twelve; chosen among 6, 8, 9, 10 and 12 on the even half of Tatoeba (benchmarks/retrieval.py)."""

STATISTICS = "e5-small-tokens.json"

WEIGHT = 2.0
"""What the overlap of tokens counts beside a cosine of 1 when both are added."""


class TokenVectors(Struct, frozen=True, eq=False):
    """The tokens of several texts, laid end to end.

    ``rows`` are unit vectors, shape (tokens, dimension), ``pieces`` where each stands in its text; text ``i``
    has ``rows[starts[i] : starts[i + 1]]``, at least one: a text without any token has one of zeros.
    """

    pieces: tuple[Piece, ...]
    rows: Rows
    starts: NDArray[np.int64]

    def of(self, text: int) -> Rows:
        """Return the token vectors of one text."""
        return self.rows[self.starts[text] : self.starts[text + 1]]

    def pieces_of(self, text: int) -> tuple[Piece, ...]:
        """Return where the tokens of one text stand in it."""
        return self.pieces[self.starts[text] : self.starts[text + 1]]

    def part(self, first: int, end: int) -> TokenVectors:
        """Return the tokens of some of the texts, from ``first`` to before ``end``."""
        starts = self.starts[first : end + 1]
        inside = slice(int(starts[0]), int(starts[-1]))
        return TokenVectors(self.pieces[inside], self.rows[inside], starts - starts[0])


class TokenEncoder(Protocol):
    """Turns texts of any language into the vectors of their tokens, which are compared by dot product."""

    def tokens(self, texts: Sequence[str], languages: Sequence[str]) -> TokenVectors:
        """Return the tokens of each text; ``languages`` are BCP 47 tags, one a text."""


_NOTHING = (Piece(0, 0, 0),)


class E5Tokens(Struct, frozen=True, eq=False):
    """Token vectors of the bundled multilingual-e5-small, relative to the mean token of their language."""

    engine: E5Engine
    means: Mapping[str, Rows]

    def tokens(self, texts: Sequence[str], languages: Sequence[str]) -> TokenVectors:
        """Return the tokens of each text without those of the prefix and the marks of begin and end.

        Raises:
            ValueError: not as many languages as texts.
        """
        if len(texts) != len(languages):
            raise ValueError(f"{len(texts)} texts, {len(languages)} languages")
        dimension = self.engine.dimension
        pieces: list[Piece] = []
        rows = [np.zeros((0, dimension), np.float32)]
        for language, (found, block) in zip(languages, self.engine.token_vectors(texts, LAYER), strict=True):
            pieces += found or _NOTHING
            rows.append(block - self._mean(language) if found else np.zeros((1, dimension), np.float32))
        starts = np.cumsum([len(block) for block in rows], dtype=np.int64)
        joined = np.concatenate(rows)
        lengths = np.linalg.norm(joined, axis=1, keepdims=True)
        return TokenVectors(tuple(pieces), np.asarray(joined / np.maximum(lengths, 1e-9), np.float32), starts)

    def _mean(self, language: str) -> Rows:
        known = self.means.get(primary_language(language))
        return np.asarray(np.mean(list(self.means.values()), axis=0) if known is None else known, np.float32)


def token_encoder(engine: Engine) -> TokenEncoder | None:
    """Return the token vectors that go with an engine; None where there are none, or none measured."""
    weights, means = _shipped()
    if not isinstance(engine, E5Engine) or engine.weights != weights:
        return None
    return E5Tokens(engine, means)


def overlaps(left: TokenVectors, right: TokenVectors, pairs: NDArray[np.int64]) -> Rows:
    """Return how well the tokens of pairs of texts find each other, shape (pairs,), in [-1, 1].

    ``pairs`` has a row (text of ``left``, text of ``right``) a pair. Symmetric: the mean of both directions,
    each the mean, over the tokens of one text, of the best cosine with a token of the other.
    """
    values = np.zeros(len(pairs), np.float32)
    order = np.argsort(pairs[:, 0], kind="stable")
    bounds = np.flatnonzero(np.diff(pairs[order, 0])) + 1
    for group in np.split(order, bounds) if len(order) else ():
        blocks = [right.of(other) for other in pairs[group, 1]]
        starts = np.concatenate(([0], np.cumsum([len(block) for block in blocks])[:-1]))
        cosines = left.of(pairs[group[0], 0]) @ np.concatenate(blocks).T
        there = np.maximum.reduceat(cosines, starts, axis=1).mean(axis=0)
        back = np.add.reduceat(cosines.max(axis=0), starts) / [len(block) for block in blocks]
        values[group] = (there + back) / 2
    return values


@cache
def _shipped() -> tuple[str, Mapping[str, Rows]]:
    """Return the weights that the shipped means were measured on, and the means by language."""
    record = json.loads(required_text("checker.embed", f"data/{STATISTICS}"))
    return record["weights"], {tag: np.array(mean, np.float32) for tag, mean in record["means"].items()}
