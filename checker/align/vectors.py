"""Vectors of texts, each distinct text embedded once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from checker.embed import Encoder

_BLOCK = 64

Text = tuple[str, str]
"""A text and its language (BCP 47)."""


class Vectors(Struct, frozen=True):
    """Unit vectors by text and language."""

    rows: Mapping[Text, int]
    matrix: NDArray[np.float32]

    def of(self, texts: Sequence[Text]) -> NDArray[np.float32]:
        """Return the vectors of texts that were embedded, shape (texts, dimension)."""
        return self.matrix[[self.rows[text] for text in texts]]

    def joined(self, other: Vectors) -> Vectors:
        """Return the vectors of both."""
        offset = len(self.matrix)
        rows = {**{text: row + offset for text, row in other.rows.items()}, **self.rows}
        return Vectors(rows, np.concatenate([self.matrix, other.matrix]))


def embed(
    texts: Iterable[Text],
    encoder: Encoder,
    progress: Callable[[int, int], None] | None = None,
    at_once: int = _BLOCK,
) -> Vectors:
    """Embed every distinct text once, so many ``at_once``.

    ``progress`` is told how many of how many are done.
    """
    distinct = list(dict.fromkeys(texts))
    blocks = [np.zeros((0, encoder.dimension), np.float32)]
    for start in range(0, len(distinct), at_once):
        block = distinct[start : start + at_once]
        blocks.append(encoder.encode([text for text, _ in block], [language for _, language in block]))
        if progress is not None:
            progress(start + len(block), len(distinct))
    return Vectors({text: row for row, text in enumerate(distinct)}, np.concatenate(blocks))
