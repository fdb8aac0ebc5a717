"""How often a sentence's translation is found among others: what tells encoders apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

NEIGHBOURS = 2
"""How many neighbours CSLS takes; of 1, 2, 3, 5 and 10 (its authors') chosen on the even half of Tatoeba."""


def csls(similarities: Scores) -> Scores:
    """Return twice the similarities, less the mean similarity of either sentence to its nearest.

    Cross-domain similarity local scaling (Conneau et al. 2018, arXiv:1710.04087), which takes off how near a
    sentence is to its neighbours in general. Same shape as given; any of at least one row and column.
    """
    across = np.sort(similarities, axis=1)[:, -NEIGHBOURS:].mean(axis=1, keepdims=True)
    down = np.sort(similarities, axis=0)[-NEIGHBOURS:].mean(axis=0, keepdims=True)
    return np.asarray(2 * similarities - across - down, np.float32)


def found(scores: Scores, asked: slice = slice(None)) -> tuple[float, float]:
    """Return the share of rows, and of columns, whose own number scores best, of the numbers ``asked`` for.

    ``scores`` is square: row and column of one number are translations of each other.
    """
    own = np.arange(len(scores))
    forward, backward = scores.argmax(axis=1) == own, scores.argmax(axis=0) == own
    return float(forward[asked].mean()), float(backward[asked].mean())
