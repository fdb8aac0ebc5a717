"""Which pairs of claims are weighed at all: those of different sources that are near enough, each once."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, cast

import numpy as np
import pytest

from checker.align.candidates import FLOOR, candidates, is_in
from checker.align.nearness import nearness
from checker.align.scores import Scores
from checker.embed.background import Calibration, Distribution, Pair

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from checker.embed import Encoder

LANGUAGES = ("ar", "en", "fr")


def _distribution(mean: float) -> Distribution:
    return Distribution(mean, 0.1, (0.0, 1.0), (-1.0, 1.0))


class _Known:
    """An encoder of which it is known what similarities are usual: other ones for Arabic."""

    calibration = Calibration(
        Pair(_distribution(0.0), _distribution(0.1), _distribution(0.6)),
        {("ar", "en"): Pair(_distribution(0.0), _distribution(0.0), _distribution(0.5))},
    )


class _Unknown:
    calibration = None


def _vectors(count: int, seed: int) -> NDArray[np.float32]:
    rows = np.random.default_rng(seed).normal(size=(count, 8)).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


@pytest.mark.parametrize("encoder", [_Known(), _Unknown()], ids=["known", "unknown"])
@pytest.mark.parametrize("count", [0, 1, 2, 7, 40])
def test_every_pair_of_two_sources_that_is_near_enough(encoder: object, count: int) -> None:
    vectors = _vectors(count, seed=count)
    tags = [LANGUAGES[index % 3] for index in range(count)]
    sources = np.array([index * 4 // max(1, count) for index in range(count)], np.int64)
    found = candidates(vectors, tags, sources, np.zeros(0, np.int64), cast("Encoder", encoder))
    near = nearness(vectors, vectors, (tags, tags), cast("Encoder", encoder))
    expected = [
        (one, other)
        for one, other in combinations(range(count), 2)
        if sources[one] != sources[other] and near[one, other] >= FLOOR
    ]
    assert list(zip(found.left.tolist(), found.right.tolist(), strict=True)) == expected
    assert found.near == pytest.approx([near[pair] for pair in expected], abs=1e-5)


def test_barred_pairs_are_left_out() -> None:
    vectors = np.ones((4, 1), np.float32)
    sources = np.array([0, 0, 1, 1], np.int64)
    barred = np.array([0 * 4 + 2, 1 * 4 + 3], np.int64)
    found = candidates(vectors, ["en"] * 4, sources, barred, cast("Encoder", _Known()))
    assert list(zip(found.left.tolist(), found.right.tolist(), strict=True)) == [(0, 3), (1, 2)]


def test_is_in() -> None:
    assert is_in(np.array([2, 5, 9]), np.array([9, 1, 5, 10])).tolist() == [True, False, True, False]
    assert is_in(np.zeros(0, np.int64), np.array([1])).tolist() == [False]


def test_what_is_no_candidate_is_not_near() -> None:
    vectors = np.eye(3, dtype=np.float32)
    found = candidates(vectors, ["en"] * 3, np.arange(3), np.zeros(0, np.int64), cast("Encoder", _Known()))
    scores = Scores(
        {"a": 0, "b": 1, "c": 2},
        found,
        np.zeros(0, np.float32),
        np.zeros((2, 0), np.bool_),
        np.zeros(0, np.bool_),
    )
    assert scores.score("a", "c") == scores.near("c", "b") == 0
    assert not scores.mutual("a", "b")
    assert not scores.nearest_of("a", "b")
    assert list(scores.mutual_pairs(score=0)) == []
