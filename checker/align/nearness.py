"""Nearness: the similarity of two vectors on the scale of the encoder's background."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from checker.embed import Encoder

_BEYOND = 0.75
"""How much of the way from an ordinary pair to an equal one a translation goes, where nothing is known."""


def nearness(
    left: NDArray[np.float32],
    right: NDArray[np.float32],
    languages: tuple[Sequence[str], Sequence[str]],
    encoder: Encoder,
) -> NDArray[np.float32]:
    """Return the similarities of two sets of vectors on the background's scale, shape (left, right).

    0 is the mean of different sentences of one document, 1 the mean of translations.
    """
    similarity = left @ right.T
    scale = background_scale(encoder, similarity)
    near = np.empty_like(similarity)
    rows, columns = (np.asarray(tags) for tags in languages)
    for tag in sorted(set(languages[0])):
        for other in sorted(set(languages[1])):
            block = np.ix_(rows == tag, columns == other)
            near[block] = scale.near(similarity[block], tag, other)
    return near


class Scale(Struct, frozen=True):
    """What similarities count as 0 and 1, by languages; ``middle`` counts as 0 where nothing is known."""

    encoder: Encoder
    middle: float

    def near(self, similarity: NDArray[np.float32], tag: str, other: str) -> NDArray[np.float32]:
        """Return the nearness of similarities between two languages (BCP 47 tags), same shape."""
        zero, one = self._ends(tag, other)
        return np.asarray((similarity - np.float32(zero)) / np.float32(one - zero), np.float32)

    def similarity(self, near: float, tag: str, other: str) -> np.float32:
        """Return the similarity that is so near between two languages (BCP 47 tags)."""
        zero, one = self._ends(tag, other)
        return np.float32(zero + near * (one - zero))

    def _ends(self, tag: str, other: str) -> tuple[float, float]:
        """Return the similarities that count as 0 and 1."""
        if self.encoder.calibration is not None:
            pair = self.encoder.calibration.pair(tag, other)
            return pair.near.mean, pair.true.mean
        return self.middle, self.middle + _BEYOND * (1 - self.middle)


def background_scale(encoder: Encoder, similarity: NDArray[np.float32]) -> Scale:
    """Return the encoder's scale. An unknown model's is told from the ``similarity`` of ordinary pairs."""
    unknown = encoder.calibration is None and similarity.size
    return Scale(encoder, float(np.median(similarity)) if unknown else 0.0)
