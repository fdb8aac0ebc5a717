"""Tokens of two texts that look for each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from checker.embed import load
from checker.embed.late import TokenVectors, overlaps
from checker.embed.located import Piece

if TYPE_CHECKING:
    from checker.embed.late import TokenEncoder

UP, ACROSS, SLANT = (1.0, 0.0), (0.0, 1.0), (0.6, 0.8)


def vectors(*texts: list[tuple[float, float]]) -> TokenVectors:
    starts = np.cumsum([0, *map(len, texts)])
    rows = [row for text in texts for row in text]
    pieces = tuple(Piece(at, at + 1, at + 1) for text in texts for at in range(len(text)))
    return TokenVectors(pieces, np.array(rows, np.float32), starts)


@pytest.fixture(scope="module")
def tokens() -> TokenEncoder:
    found = load("e5-small").tokens
    assert found is not None
    return found


def test_the_overlap_is_the_mean_of_both_directions() -> None:
    left, right = vectors([UP, ACROSS], [UP]), vectors([UP], [SLANT, UP])
    pairs = np.array([[0, 0], [1, 0], [0, 1], [1, 1]])
    # First pair: UP finds 1, ACROSS finds 0, back UP finds 1; third: 1 and 0.8, back 0.8 and 1.
    assert overlaps(left, right, pairs).tolist() == pytest.approx([0.75, 1.0, 0.9, 0.9])


def test_the_overlap_is_symmetric_and_keeps_the_order_of_pairs() -> None:
    left, right = vectors([UP, SLANT], [ACROSS], [SLANT]), vectors([SLANT], [UP, ACROSS, UP])
    pairs = np.array([[2, 1], [0, 0], [1, 1], [2, 0], [0, 1]])
    forward, backward = overlaps(left, right, pairs), overlaps(right, left, pairs[:, ::-1])
    assert forward == pytest.approx(backward)
    one_by_one = [overlaps(left, right, pairs[[row]])[0] for row in range(len(pairs))]
    assert forward.tolist() == pytest.approx(one_by_one)


def test_no_pairs() -> None:
    assert overlaps(vectors([UP]), vectors([UP]), np.zeros((0, 2), np.int64)).shape == (0,)


def test_tokens_are_unit_rows_without_the_prefix(tokens: TokenEncoder) -> None:
    found = tokens.tokens(["Rain.", "", "أمطار في الرباط."], ["en", "en", "ar"])
    assert len(found.starts) == 4
    assert np.linalg.norm(np.delete(found.rows, found.starts[1], axis=0), axis=1) == pytest.approx(
        1, abs=1e-5
    )
    assert not found.of(1).any()  # no token, and so no direction
    counts = np.diff(found.starts).tolist()
    assert counts[0] == 2  # the word and the full stop: prefix and marks have no row
    assert min(counts) >= 1
    assert found.of(2).shape == (counts[2], 384)
    assert [(piece.start, piece.end) for piece in found.pieces_of(0)] == [(0, 4), (4, 5)]


def test_no_texts(tokens: TokenEncoder) -> None:
    assert tokens.tokens([], []).rows.shape == (0, 384)


def test_a_language_a_text_is_needed(tokens: TokenEncoder) -> None:
    with pytest.raises(ValueError, match="1 texts, 0 languages"):
        tokens.tokens(["a"], [])


def test_a_translation_overlaps_most(tokens: TokenEncoder, texts: list[str], languages: list[str]) -> None:
    found = tokens.tokens(texts, languages)
    pairs = np.argwhere(np.ones((len(texts), len(texts)), bool))
    scores = overlaps(found, found, pairs).reshape(len(texts), -1)
    own = np.arange(len(texts)) // 3
    translations = (own[:, None] == own[None, :]) & ~np.eye(len(texts), dtype=bool)
    others = own[:, None] != own[None, :]
    for row in range(len(texts)):
        assert scores[row][translations[row]].max() > scores[row][others[row]].max()


def test_a_model_without_tokens_has_none() -> None:
    assert load("use-m").tokens is None
