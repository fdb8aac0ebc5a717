"""Cells: the claims of a very large story by where their vectors point, so that only neighbours are compared.

The claims of each language are divided into cells about centres (k-means on the sphere); each claim is then
compared with those in the cells nearest to it, of every language: an inverted file (Jégou, Douze and Schmid
2011, doi:10.1109/TPAMI.2010.57). Taken cell by cell these are matrix products: all who look into a cell, with
all that are in it. A pair is found from either side.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from math import ceil, sqrt
from typing import TYPE_CHECKING

import numpy as np

from checker.align.candidates import Block
from checker.model.cores import cores

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from checker.align.candidates import Claims

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float32]

PROBES = 12
"""Cells that a claim looks into, of each language."""

_CELLS = 1.0
"""Cells for each root of the number of claims. More and smaller ones compare fewer pairs, and slower: matrix
products of a few dozen columns reach a third of the speed."""

_ROUNDS = 4
"""Rounds in which the centres are moved: further ones find hardly more."""

_TAUGHT = 32
"""Claims for each centre, evenly spaced, that it is moved by."""

_ROWS = 2048
"""Claims compared with all centres at once."""


def neighbourhoods(claims: Claims, piece: int) -> list[Block]:
    """Return who is compared with whom: who looks into a cell with what is in it, ``piece`` pairs at most."""
    of_tag = claims.of_languages()
    vectors = claims.vectors
    found = []
    for _, members in of_tag:
        centres = _centres(vectors[members])
        held = _members(_nearest(vectors[members], centres, 1), len(centres))
        for _, seekers in of_tag:
            probed = _nearest(vectors[seekers], centres, PROBES)
            for inside, looking in zip(held, _members(probed, len(centres)), strict=True):
                if len(inside):
                    step = max(1, piece // len(inside))
                    found += [
                        Block(seekers[looking[start : start + step]], members[inside])
                        for start in range(0, len(looking), step)
                    ]
    return found


def _centres(vectors: Floats) -> Floats:
    """Return the centres of the cells, unit rows."""
    count = max(1, ceil(_CELLS * sqrt(len(vectors))))
    if count >= len(vectors):
        return vectors
    taught = vectors[_spaced(len(vectors), _TAUGHT * count)]
    centres = taught[_spaced(len(taught), count)]
    for _ in range(_ROUNDS):
        nearest = _nearest(taught, centres, 1)[:, 0]
        order = np.argsort(nearest, kind="stable")
        filled, starts = _groups(nearest[order])
        centres = centres.copy()
        centres[filled] = np.add.reduceat(taught[order], starts, axis=0)
        centres /= np.maximum(np.linalg.norm(centres, axis=1, keepdims=True), 1e-9)
    return centres


def _spaced(count: int, wanted: int) -> Ints:
    """Return so many numbers below ``count``, evenly spaced; all, if there are no more."""
    return np.arange(min(count, wanted)) * count // max(1, min(count, wanted))


def _groups(ordered: Ints) -> tuple[Ints, Ints]:
    """Return the distinct values of a sorted array, and where each begins."""
    first = np.ones(len(ordered), bool)
    first[1:] = ordered[1:] != ordered[:-1]
    starts = np.flatnonzero(first)
    return ordered[starts], starts


def _nearest(vectors: Floats, centres: Floats, count: int) -> Ints:
    """Return the nearest centres of each vector, in no order, shape (vectors, count at most)."""
    count = min(count, len(centres))

    def of(start: int) -> Ints:
        similarity = vectors[start : start + _ROWS] @ centres.T
        if count == 1:
            return np.asarray(similarity.argmax(axis=1)[:, None])
        return np.asarray(np.argpartition(-similarity, count - 1, axis=1)[:, :count])

    with ThreadPoolExecutor(cores()) as pool:
        return np.concatenate([
            np.zeros((0, count), np.int64), *pool.map(of, range(0, len(vectors), _ROWS))
        ])  # fmt: skip


def _members(probed: Ints, count: int) -> list[Ints]:
    """Return for each of ``count`` cells the vectors that have it among theirs, in order."""
    cells, rows = probed.ravel(), np.repeat(np.arange(len(probed)), probed.shape[1])
    order = np.argsort(cells, kind="stable")
    bounds = np.searchsorted(cells[order], np.arange(count + 1))
    return [rows[order[start:end]] for start, end in pairwise(bounds.tolist())]
