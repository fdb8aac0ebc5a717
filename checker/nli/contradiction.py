"""What is asked of a contradiction model, and how its answers for one pair become one judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray


class Contradiction(Protocol):
    """Judges pairs of texts, premise and hypothesis, of any languages."""

    @property
    def name(self) -> str:
        """What a report calls it."""

    @property
    def fingerprint(self) -> str:
        """Identifies weights, labels and calibration: equal fingerprints give equal judgements."""

    @property
    def mutual(self) -> bool:
        """Whether what it says of a pair is said of both directions, so that one reading is enough."""

    def judge(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """Return probabilities of shape (pairs, 3): contradiction, entailment, neither. A row adds to 1."""


class Judgement(Struct, frozen=True):
    """What a model says of two texts, whichever is read first; both are probabilities.

    They come from two readings and do not add up to anything.
    """

    contradiction: float
    entailment: float


def both_ways(model: Contradiction, pairs: Sequence[tuple[str, str]]) -> list[Judgement]:
    """Return one judgement a pair, of reading it in both directions, unless one reading is enough.

    Who contradicts is contradicted: the smaller of the two probabilities counts. Entailment is one-sided, the
    longer text entails the shorter: the larger counts.
    """
    if not pairs:
        return []
    turned = () if model.mutual else ((other, one) for one, other in pairs)
    answers = model.judge([*pairs, *turned]).reshape(-1, len(pairs), 3)
    return [
        Judgement(float(contradiction), float(entailment))
        for contradiction, entailment in zip(
            answers[:, :, 0].min(axis=0), answers[:, :, 1].max(axis=0), strict=True
        )
    ]
