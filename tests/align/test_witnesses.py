"""What speaks for a pair of claims: margins, support from beside, what both name."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from checker.align.candidates import FLOOR, Candidates
from checker.align.witnesses import shared, sides, supports, witnesses

if TYPE_CHECKING:
    from numpy.typing import NDArray

SOURCES = np.array([0, 0, 0, 1, 1, 1], np.int64)
"""Two sources of three claims."""


def _pairs(near: NDArray[np.float32]) -> Candidates:
    """Return the candidates of two sources of three claims, with the nearness that a table gives."""
    left, right = np.nonzero(near >= FLOOR)
    return Candidates(left.astype(np.int64), right.astype(np.int64) + 3, near[left, right])


def _table(**cells: float) -> NDArray[np.float32]:
    """Return a table of nearness: ``a12=0.5`` is that of claim 1 of one source and claim 2 of the other."""
    near = np.zeros((3, 3), np.float32)
    for name, value in cells.items():
        near[int(name[1]), int(name[2])] = value
    return near


def test_a_margin_is_measured_from_the_nearest_rival() -> None:
    pairs = _pairs(_table(a00=0.9, a01=0.5, a11=0.8))
    found = witnesses(pairs, sides(pairs, SOURCES), SOURCES, {})
    # The rival of the pair 0-0 is 0-1 on one side and nothing on the other.
    assert found["margin"] == pytest.approx([0.4, -0.4, 0.3])
    assert found["looser_margin"] == pytest.approx([0.9 - FLOOR, -0.3, 0.8 - FLOOR])


def test_of_equals_each_is_the_rival_of_the_other() -> None:
    pairs = _pairs(_table(a00=0.7, a01=0.7))
    left, _ = sides(pairs, SOURCES)
    assert left.best == pytest.approx([0.7, 0.7])
    assert left.rival == pytest.approx([0.7, 0.7])


@pytest.mark.parametrize(
    ("cells", "following", "around"),
    [
        pytest.param({"a00": 0.9, "a11": 0.5, "a22": 0.8}, 0.9, 1.7, id="told in one order, both sides"),
        pytest.param({"a00": 0.9, "a11": 0.5}, 0.9, 0.9, id="one side"),
        pytest.param({"a11": 0.5, "a20": 0.8}, 0.0, 0.0, id="told in another order"),
        pytest.param({"a00": 0.9, "a01": 0.95, "a12": 0.5}, 0.95, 0.95, id="only the nearest supports"),
    ],
)
def test_pairs_beside_support(cells: dict[str, float], following: float, around: float) -> None:
    pairs = _pairs(_table(**cells))
    found = supports(pairs, sides(pairs, SOURCES), SOURCES)
    place = next(
        index
        for index in range(len(pairs.left))
        if pairs.left[index] == 1 and pairs.near[index] == np.float32(0.5)
    )
    assert found["next"][place] == pytest.approx(following)
    assert found["around"][place] == pytest.approx(around)


def test_support_does_not_cross_sources() -> None:
    # The last claim of the first source stands just before the first of the second.
    sources = np.array([0, 1, 2], np.int64)
    pairs = Candidates(np.array([0, 1]), np.array([1, 2]), np.array([0.9, 0.9], np.float32))
    found = supports(pairs, sides(pairs, sources), sources)
    assert not found["next"].any()
    assert not found["around"].any()


def test_what_few_claims_name_counts_more() -> None:
    pairs = _pairs(_table(a00=0.5, a11=0.5, a22=0.5))
    everywhere, rare = "the minister", "the witness"
    items = [{everywhere}, {everywhere, rare}, {everywhere}, {everywhere}, {everywhere, rare}, set()]
    often, seldom = log(7 / 5), log(7 / 2)
    assert shared(pairs, items) == pytest.approx([often, often + seldom, 0.0], abs=1e-6)


def test_nothing_named_is_nothing_shared() -> None:
    pairs = _pairs(_table(a00=0.5))
    assert shared(pairs, [()] * 6).tolist() == [0.0]


@given(arrays.arrays(np.float32, (3, 3), elements=st.floats(0, 1, width=32)))
def test_witnesses_do_not_depend_on_which_source_comes_first(near: NDArray[np.float32]) -> None:
    pairs, turned = _pairs(near), _pairs(near.T.copy())
    items = [{"a"}, {"b"}, {"a", "b"}, {"a"}, {"b"}, {"c"}]
    found = witnesses(pairs, sides(pairs, SOURCES), SOURCES, {"names": items})
    other = witnesses(turned, sides(turned, SOURCES), SOURCES, {"names": items[3:] + items[:3]})
    places = {
        (right - 3, left + 3): place
        for place, (left, right) in enumerate(zip(pairs.left, pairs.right, strict=True))
    }
    order = [places[left, right] for left, right in zip(turned.left, turned.right, strict=True)]
    for name, column in found.items():
        assert column[order] == pytest.approx(other[name], abs=1e-5)
