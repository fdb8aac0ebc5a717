"""Vectors: every distinct text once, whatever the number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from checker.align.vectors import embed

if TYPE_CHECKING:
    from checker.embed import Encoder


def test_each_text_is_embedded_once_and_found_again(encoder: Encoder) -> None:
    told: list[tuple[int, int]] = []
    texts = [(f"Train {number} was late.", "en") for number in range(70)]
    vectors = embed([*texts, *texts], encoder, lambda done, total: told.append((done, total)))
    assert vectors.matrix.shape == (70, encoder.dimension)
    assert told == [(64, 70), (70, 70)]
    assert np.array_equal(vectors.of(texts[::-1]), vectors.of(texts)[::-1])
    assert np.allclose(np.linalg.norm(vectors.matrix, axis=1), 1, atol=1e-3)


def test_a_language_is_part_of_a_text(encoder: Encoder) -> None:
    assert len(embed([("Rabat", "en"), ("Rabat", "fr"), ("Rabat", "en")], encoder).rows) == 2


def test_nothing_to_embed(encoder: Encoder) -> None:
    assert embed([], encoder).of([]).shape == (0, encoder.dimension)
