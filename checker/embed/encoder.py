"""What the pipeline asks of an encoder, and the one implementation over any engine."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Protocol

import numpy as np
from msgspec import Struct, field

from checker.embed.clean import VERSION, clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from checker.embed.background import Background, Calibration
    from checker.embed.cache import VectorCache
    from checker.embed.late import TokenEncoder


MANY = 48
"""From so many texts at once on, an engine's way for many is worth its start.

Reckoned for sentences of news and two cores: with its graph kept, it gains from 20 on; where the graph
is made first, from 50.
"""

REMEMBERED = 4096
"""How many vectors an encoder keeps, about 6 MB; on passing it, it begins anew."""


class Encoder(Protocol):
    """Turns texts of any language into vectors that are compared by dot product."""

    @property
    def name(self) -> str:
        """What a report calls it."""

    @property
    def fingerprint(self) -> str:
        """Identifies weights and settings: equal fingerprints give equal vectors."""

    @property
    def dimension(self) -> int:
        """The length of a vector."""

    @property
    def prefix(self) -> str:
        """What is put before each text."""

    @property
    def calibration(self) -> Calibration | None:
        """How similar pairs of background sentences are; None when nothing is known of these weights."""

    @property
    def notice(self) -> str | None:
        """What the user should be told about this choice of encoder, if anything."""

    @property
    def tokens(self) -> TokenEncoder | None:
        """Turns texts into the vectors of their tokens; None where there are none, or none measured."""

    def encode(self, texts: Sequence[str], languages: Sequence[str]) -> NDArray[np.float32]:
        """Return unit rows of shape (len(texts), dimension); ``languages`` are BCP 47 tags, one a text."""

    def raw(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the engine's own unit rows, before any centring."""


class Engine(Protocol):
    """An embedding model: cleaned texts in, vectors out, prefix and pooling applied."""

    @property
    def name(self) -> str:
        """The model's name."""

    @property
    def weights(self) -> str:
        """Identifies the weights."""

    @property
    def prefix(self) -> str:
        """What is put before each text."""

    @property
    def dimension(self) -> int:
        """The length of a vector."""

    def way(self, *, bulk: bool) -> str:
        """Identify the way for few texts, or for many; empty where there is one for all."""

    def embed(self, texts: Sequence[str], *, bulk: bool = False) -> NDArray[np.float32]:
        """Return vectors of shape (len(texts), dimension) for at least one cleaned text.

        ``bulk`` says that these are some of many texts: an engine may have another way for those.
        """


class CentredEncoder(Struct, frozen=True, eq=False):
    """An engine whose vectors are taken relative to the mean of their language, where that is known.

    Sentence vectors of one model share a large common part that differs by language; without it, pairs
    across languages and within one are comparable (Libovický et al. 2020, arXiv:2004.05160). Without
    background statistics the vectors stay as the engine gives them and ``calibration`` is None.

    From ``many`` texts at once on, the engine's way for many is used; with 1, always, so that a vector
    depends on nothing but its text.
    """

    engine: Engine
    background: Background | None = None
    notice: str | None = None
    cache: VectorCache | None = None
    many: int = MANY
    _remembered: tuple[dict[str, NDArray[np.float32]], dict[str, NDArray[np.float32]]] = field(
        default_factory=lambda: ({}, {})
    )

    @property
    def name(self) -> str:
        """What a report calls it."""
        return self.engine.name

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return self.engine.dimension

    @property
    def prefix(self) -> str:
        """What is put before each text."""
        return self.engine.prefix

    @property
    def calibration(self) -> Calibration | None:
        """How similar pairs of background sentences are, if known."""
        return self.background.calibration if self.background else None

    @property
    def fingerprint(self) -> str:
        """Identifies weights, prefix, cleaning and centring."""
        digest = hashlib.sha256(f"{self.engine.weights}\0{self.engine.prefix}\0{VERSION}".encode())
        if self.many == 1:
            digest.update(self.engine.way(bulk=True).encode())
        if self.background:
            for language in sorted(self.background.means):
                digest.update(language.encode() + self.background.means[language].tobytes())
        return digest.hexdigest()[:16]

    @property
    def tokens(self) -> TokenEncoder | None:
        """Turns texts into the vectors of their tokens, where these weights have any that were measured."""
        from checker.embed.late import token_encoder

        return token_encoder(self.engine)

    def raw(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the engine's own unit rows, shape (len(texts), dimension).

        Equal texts are embedded once, also over several calls: sources quote each other.
        """
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        # What is left of nothing is a full stop: engines disagree on what an empty text is.
        cleaned = [clean(text) or "." for text in texts]
        # By how many are asked for, not by how many are new: what is remembered must not change the way.
        bulk = len(cleaned) >= self.many
        known = self._remembered[bulk]
        rows = self._embedded([text for text in dict.fromkeys(cleaned) if text not in known], bulk=bulk)
        stacked = np.stack([known[text] if text in known else rows[text] for text in cleaned])
        if len(known) + len(rows) > REMEMBERED:
            known.clear()
        known.update(rows)
        return stacked

    def _embedded(self, texts: Sequence[str], *, bulk: bool) -> dict[str, NDArray[np.float32]]:
        """Return the engine's unit vectors of distinct cleaned texts, from the cache where it has them."""
        model = self._model(bulk=bulk)
        kept = self.cache.get(model, texts) if self.cache and texts else {}
        new = [text for text in texts if text not in kept]
        if not new:
            return kept
        rows = dict(zip(new, _unit(self.engine.embed(new, bulk=bulk)), strict=True))
        if self.cache:
            self.cache.put(model, rows)
        return kept | rows

    def _model(self, *, bulk: bool) -> str:
        """Identifies what decides the engine's vector of a cleaned text, to the last digit."""
        engine = self.engine
        way = engine.way(bulk=bulk)
        return f"{engine.weights}\0{engine.prefix}\0{engine.dimension}\0{VERSION}\0{way}"

    def encode(self, texts: Sequence[str], languages: Sequence[str]) -> NDArray[np.float32]:
        """Return centred unit rows, shape (len(texts), dimension).

        Raises:
            ValueError: not as many languages as texts.
        """
        if len(texts) != len(languages):
            raise ValueError(f"{len(texts)} texts, {len(languages)} languages")
        rows = self.raw(texts)
        if self.background is None or not len(rows):
            return rows
        means = {language: self.background.mean(language) for language in set(languages)}
        return _unit(rows - np.stack([means[language] for language in languages]))


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the rows at unit length; a row of zeros, which has no direction, becomes the first axis."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    flat = lengths[:, 0] < np.finfo(np.float32).tiny
    unit = np.asarray(rows / np.where(lengths > 0, lengths, 1), dtype=np.float32)
    unit[flat] = np.eye(1, rows.shape[1], dtype=np.float32)
    return unit
