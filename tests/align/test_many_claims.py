"""Large stories: only the nearest pairs are weighed, and those that render each other are among them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np
import pytest

from checker.align import candidates as module
from checker.align.candidates import EACH, FEW, FLOOR, candidates
from checker.embed.background import Calibration, Distribution, Pair

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from checker.align.candidates import Candidates
    from checker.embed import Encoder

LANGUAGES = ("ar", "en", "fr")
TOPICS, WIDTH = 12, 64
TOLD = 1000
"""Statements, each told by three sources, in three languages."""


def _distribution(mean: float) -> Distribution:
    return Distribution(mean, 0.1, (0.0, 1.0), (-1.0, 1.0))


class _Encoder:
    """Arabic is less near to the others than they are to each other, as with real weights."""

    calibration = Calibration(
        Pair(_distribution(0.0), _distribution(0.1), _distribution(0.9)),
        {
            (one, other): Pair(_distribution(0.0), _distribution(0.0), _distribution(0.7))
            for one, other in (("ar", "ar"), ("ar", "en"), ("ar", "fr"))
        },
    )


@dataclass(frozen=True, eq=False)
class _Story:
    """Claims about a dozen topics; ``renderings`` are the pairs that render each other, as keys."""

    vectors: NDArray[np.float32]
    languages: list[str]
    sources: NDArray[np.int64]
    renderings: set[int]

    def found(self) -> Candidates:
        none = np.zeros(0, np.int64)
        return candidates(self.vectors, self.languages, self.sources, none, cast("Encoder", _Encoder()))

    def keys(self) -> set[int]:
        found = self.found()
        return set((found.left * len(self.vectors) + found.right).tolist())


@pytest.fixture(scope="module")
def story() -> _Story:
    """Return a seeded story: ten statements a source, one in three of them near to others of its topic."""
    random = np.random.default_rng(7)
    topics = random.normal(size=(TOPICS, WIDTH))
    statements = topics[random.integers(TOPICS, size=TOLD)] + random.normal(size=(TOLD, WIDTH))
    rows = np.repeat(statements, 3, axis=0) + 0.35 * random.normal(size=(3 * TOLD, WIDTH))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    sources = np.array([3 * (told // 10) + language for told in range(TOLD) for language in range(3)])
    count = len(rows)
    renderings = {
        (3 * told + one) * count + 3 * told + other
        for told in range(TOLD)
        for one, other in ((0, 1), (0, 2), (1, 2))
    }
    return _Story(rows.astype(np.float32), [*LANGUAGES] * TOLD, sources, renderings)


@pytest.fixture
def in_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "EXACT", FEW)


def test_the_floor_is_raised_until_few_pairs_are_left(story: _Story) -> None:
    found = story.found()
    assert 0.8 * EACH < 2 * len(found.left) / len(story.vectors) < 1.2 * EACH
    assert found.near.min() > FLOOR + 0.1


def test_a_raised_floor_keeps_what_renders_each_other(story: _Story) -> None:
    assert len(story.renderings & story.keys()) >= 0.999 * len(story.renderings)


def test_what_is_kept_are_the_nearest_of_all(story: _Story, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = story.found()
    monkeypatch.setattr(module, "FEW", len(story.vectors))
    every = story.found()
    nearest = every.near >= kept.near.min()
    assert kept.left.tolist() == every.left[nearest].tolist()
    assert kept.right.tolist() == every.right[nearest].tolist()


@pytest.mark.usefixtures("in_cells")
def test_cells_find_what_renders_each_other(story: _Story) -> None:
    assert len(story.renderings & story.keys()) >= 0.99 * len(story.renderings)


def test_cells_find_nearly_all_pairs_and_no_others(story: _Story, monkeypatch: pytest.MonkeyPatch) -> None:
    exact = story.keys()
    monkeypatch.setattr(module, "EXACT", FEW)
    found = story.keys()
    assert len(found & exact) >= 0.9 * len(exact)
    # A pair is multiplied in blocks of other shapes: what is just at the floor may round to either side.
    assert len(found - exact) <= 0.001 * len(exact)


@pytest.mark.parametrize("exact", [FEW, 10 * FEW], ids=["cells", "every pair"])
def test_the_same_pairs_on_any_number_of_cores(
    story: _Story, monkeypatch: pytest.MonkeyPatch, exact: int
) -> None:
    monkeypatch.setattr(module, "EXACT", exact)
    results = []
    for cores in (1, 2, 5):
        monkeypatch.setattr("os.cpu_count", lambda cores=cores: cores)
        results.append(story.found())
    for other in results[1:]:
        assert results[0].left.tobytes() == other.left.tobytes()
        assert results[0].right.tobytes() == other.right.tobytes()
        assert results[0].near.tobytes() == other.near.tobytes()


def test_a_thousand_equal_claims_do_not_fill_the_memory() -> None:
    count = 2 * FEW
    vectors = np.tile(np.eye(1, 8, dtype=np.float32), (count, 1))
    encoder = cast("Encoder", _Encoder())
    found = candidates(vectors, ["en"] * count, np.arange(count), np.zeros(0, np.int64), encoder)
    assert 0 < len(found.left) <= 4 * EACH * count
