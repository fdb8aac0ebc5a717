"""Reads two texts together: their tokens look for each other, and what they find is compared.

Soft alignment, comparison and aggregation are those of decomposable attention (Parikh et al. 2016,
arXiv:1606.01933), over tokens that know their context: those of a middle layer of the encoder, which reads
each text alone. In numpy throughout; a pair takes a millisecond or two.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from checker.embed.bert import gelu

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Array = NDArray[np.float32]

VERSION = 2
"""Raised when the reading changes."""


_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff]")


def arabic_share(text: str) -> float:
    """Return which part of the letters of a text is Arabic."""
    return sum(map(str.isalpha, _ARABIC.findall(text))) / max(1, sum(map(str.isalpha, text)))


class Read(Struct, frozen=True, eq=False):
    """A text as it was read alone: rows of its tokens, shape (tokens, ...)."""

    unit: Array  # as the layers below give them, at unit length
    seen: Array
    query: Array


class Joint(Struct, frozen=True, eq=False):
    """The learnt part. ``arrays``: see :mod:`checker.nli.learnt`."""

    arrays: Mapping[str, Array]

    def read(self, rows: Array, arabic: float) -> Read:
        """Return a text of which the layers below give ``rows``, shape (tokens, hidden).

        ``arabic``: see :func:`arabic_share`. What texts in the same letters have in common is taken off, so
        that likeness across languages is measured as within one.
        """
        other_letters, arabic_letters = self.arrays["means"]
        rows = rows - (np.float32(1 - arabic) * other_letters + np.float32(arabic) * arabic_letters)
        unit = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        seen = gelu(self._linear("seen", rows))
        return Read(unit, seen, self._linear("query", seen))

    def logits(self, one: Read, other: Read) -> Array:
        """Return contradiction, entailment, neither, before any activation."""
        likeness = one.unit @ other.unit.T
        left = self._told(one, other, likeness)
        right = self._told(other, one, likeness.T)
        joined = np.concatenate([left, right, np.abs(left - right), left * right])
        return self._linear("outer", gelu(self._linear("inner", joined)))

    def _told(self, mine: Read, theirs: Read, likeness: Array) -> Array:
        """Return what the tokens of a text tell beside what they find in the other: mean and maximum."""
        nearness = mine.query @ theirs.seen.T / np.float32(np.sqrt(mine.seen.shape[1]))
        nearness += self.arrays["scale"] * likeness
        shares = np.exp(nearness - nearness.max(axis=1, keepdims=True))
        found = shares / shares.sum(axis=1, keepdims=True) @ theirs.seen
        best = likeness.max(axis=1, keepdims=True)
        joined = np.concatenate(
            [mine.seen, found, np.abs(mine.seen - found), mine.seen * found, best], axis=1
        )
        told = gelu(self._linear("told", gelu(self._linear("compared", joined))))
        return np.concatenate([told.mean(axis=0), told.max(axis=0)])

    def _linear(self, name: str, rows: Array) -> Array:
        return np.asarray(rows @ self.arrays[f"{name}.w"].T + self.arrays[f"{name}.b"], np.float32)
