"""The contradiction model that ships, on the encoder's own weights: nothing to download, no torch."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from checker.embed.batches import spread_apart
from checker.embed.bundled import BATCH_TOKENS, E5Engine, e5_engine
from checker.embed.clean import VERSION as CLEANING
from checker.embed.clean import clean
from checker.embed.encoder import MANY, CentredEncoder
from checker.model.errors import ModelError
from checker.nli.calibration import probabilities
from checker.nli.joint import VERSION, Joint, arabic_share
from checker.nli.learnt import WITHOUT, learnt
from checker.nli.loading import BUNDLED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from checker.embed import Encoder
    from checker.embed.cache import VectorCache
    from checker.nli.joint import Read
    from checker.nli.learnt import Learnt

    Array = NDArray[np.float32]
    Reader = Callable[[list[list[int]]], Array]
    """Ids of texts' tokens in, what the layers below make of them out, laid end to end."""

LABELS, CONTRADICTION = 3, 0

LAYERS = 8
"""How many layers of the encoder read a text alone; what was learnt begins above them."""

MOST_TOKENS = 160
"""Of a longer text only the head is read."""


@dataclass(frozen=True, eq=False)
class BundledJudge:
    """Reads each text alone with the lower layers of the encoder, and judges pairs by what it has learnt.

    Few texts go through numpy, in single precision, where what the encoder has read is remembered; many go
    through ONNX Runtime, on 8-bit integers, as for the encoder. ``many`` is from how many on; with 1, all do,
    so that a judgement depends on its pair alone. Whoever is contradicted contradicts: one reading of a pair
    says of contradiction what two would.
    """

    engine: E5Engine
    learnt: Learnt
    cache: VectorCache | None = None
    many: int = MANY
    name: str = BUNDLED
    mutual: bool = field(default=True, init=False)

    @property
    def fingerprint(self) -> str:
        """Identifies weights, what was learnt, temperature, cleaning and reading."""
        parts = f"{self.engine.weights}\0{self.learnt.digest}\0{CLEANING}\0{VERSION}"
        if self.many == 1:
            parts += self.engine.way(bulk=True)
        return hashlib.sha256(parts.encode()).hexdigest()[:16]

    def judge(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """Return probabilities of shape (pairs, 3): contradiction, entailment, neither.

        Equal pairs are judged once, and those of earlier runs are known from the cache.
        """
        if not pairs:
            return np.zeros((0, LABELS))
        logits = self.logits(pairs).astype(np.float64)
        # The prior shifts by the odds (Saerens et al. 2002, doi:10.1162/089976602753284446).
        logits[:, CONTRADICTION] += self.learnt.temperature * np.log(self.learnt.odds)
        return probabilities(logits, self.learnt.temperature)

    def logits(self, pairs: Sequence[tuple[str, str]]) -> Array:
        """Return what the learnt part gives for at least one pair, shape (pairs, 3)."""
        texts = {text: clean(text) or "." for pair in pairs for text in pair}
        many = len(set(texts.values())) >= self.many
        # No cleaned text has the mark that stands between the two.
        names = ["\0".join((texts[one], texts[other])) for one, other in pairs]
        model = f"{self.fingerprint} {self.engine.way(bulk=many)}"
        known = self.cache.get(model, names) if self.cache else {}
        new = [name for name in dict.fromkeys(names) if name not in known]
        if new:
            rows = self._computed(new, many=many)
            if self.cache:
                self.cache.put(model, rows)
            known |= rows
        return np.stack([known[name] for name in names])

    def _computed(self, names: Sequence[str], *, many: bool) -> dict[str, Array]:
        pairs = [name.split("\0") for name in names]
        read = self._read(list(dict.fromkeys(text for pair in pairs for text in pair)), many=many)
        return {
            name: self._joint.logits(read[one], read[other])
            for name, (one, other) in zip(names, pairs, strict=True)
        }

    def _read(self, texts: Sequence[str], *, many: bool) -> dict[str, Read]:
        """Return each cleaned text as it is read alone, without the prefix, which says nothing of a pair."""
        ids = [_short(it) for it in self.engine.ids(texts)]
        prefix = len(self.engine.pieces.encode([self.engine.prefix.strip()])[0])
        read: dict[str, Read] = {}
        for index, rows in spread_apart(self._for_many if many else self._for_few, ids, BATCH_TOKENS):
            text = texts[index]
            own = np.delete(rows, range(1, 1 + prefix), axis=0)
            read[text] = self._joint.read(own, arabic_share(text))
        return read

    @cached_property
    def _joint(self) -> Joint:
        return Joint(self.learnt.arrays)

    def _for_few(self, ids: Sequence[Sequence[int]]) -> Array:
        return self.engine.network.again(ids, LAYERS)

    @cached_property
    def _for_many(self) -> Reader:
        integers = self.engine.integers(LAYERS)
        return integers.tokens if integers else self._for_few


def _short(ids: list[int]) -> list[int]:
    return ids if len(ids) <= MOST_TOKENS else [*ids[: MOST_TOKENS - 1], ids[-1]]


def bundled(
    encoder: Encoder | None = None, cache: VectorCache | None = None, many: int = MANY
) -> BundledJudge:
    """Return the model that ships.

    Args:
        encoder: if it works with the same weights, they are loaded once.
        cache: where judgements, and what computes them, are kept between runs; None: nowhere.
        many: from how many texts at once on they go the way for many.

    Raises:
        ModelError: it is not there or damaged, or the weights are not those that it was made with.
    """
    own = encoder.engine if isinstance(encoder, CentredEncoder) else None
    engine = own if isinstance(own, E5Engine) else e5_engine(cache.folder if cache else None)
    ours = learnt()
    if ours.weights != engine.weights:
        raise ModelError(f"{BUNDLED} was made with other weights than those installed", hint=WITHOUT)
    engine.remember(LAYERS)
    return BundledJudge(engine, ours, cache, many)
