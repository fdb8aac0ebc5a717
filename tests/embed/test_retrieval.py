"""CSLS and the share of translations found, on numbers that can be checked by hand."""

from __future__ import annotations

import numpy as np
import pytest

from checker.embed.retrieval import csls, found


def test_csls_takes_off_how_near_either_is_to_its_nearest() -> None:
    similarities = np.array([[0.8, 0.6, 0.1], [0.7, 0.65, 0.1], [0.2, 0.3, 0.4]], np.float32)
    scores = csls(similarities)
    # 2 * 0.8 less (0.8 + 0.6) / 2 of the row less (0.8 + 0.7) / 2 of the column.
    assert scores[0, 0] == pytest.approx(1.6 - 0.7 - 0.75)
    # The first column is near to everything: without it the second row finds its own.
    assert (similarities[1].argmax(), scores[1].argmax()) == (0, 1)


def test_a_single_pair_has_nothing_to_compare_with() -> None:
    assert csls(np.array([[0.4]], np.float32)).tolist() == [[0.0]]


def test_found_counts_both_directions_apart() -> None:
    scores = np.array([[0.9, 0.1, 0.0], [0.8, 0.7, 0.0], [0.0, 0.3, 0.2]], np.float32)
    assert found(scores) == pytest.approx((1 / 3, 1.0))
    assert found(scores, slice(0, None, 2)) == (0.5, 1.0)
