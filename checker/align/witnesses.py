"""Witnesses: what speaks for it that two claims correspond, as columns of numbers for a logistic model.

Vectors that are near say little by themselves: every two sentences of one story are near. What says more is
how much nearer a pair is than whatever else the two could be paired with (a margin: Artetxe and Schwenk 2019,
arXiv:1811.01136), that the claims around the two are paired as well, and what both name. A difference in
number or date is no evidence against: that pair must be found, it is what is sought.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from checker.align.candidates import FLOOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from checker.align.candidates import Candidates

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float32]

_AROUND = 3
"""So many claims before and behind two claims, in both sources, pairs are looked for that support them."""

_MOST_SHARED = 8.0
"""More than this in common says no more: about two names that only these two claims have."""


class Sides(Struct, frozen=True, eq=False):
    """Each candidate seen from one of its claims: arrays with one number a candidate.

    ``best`` is how near the claim's nearest in the other's source is, ``rival`` the nearest but for the pair
    itself; neither is less than ``FLOOR``.
    """

    best: Floats
    rival: Floats


def sides(pairs: Candidates, sources: Ints) -> tuple[Sides, Sides]:
    """Return the candidates seen from their left and from their right claims."""
    return _side(pairs.left, sources[pairs.right], pairs.near), _side(
        pairs.right, sources[pairs.left], pairs.near
    )


def _side(claims: Ints, others: Ints, near: Floats) -> Sides:
    """Look at candidates by claim and source of the other: ``others`` numbers that source."""
    order = np.lexsort((-near, others, claims))
    claims, others, ranked = claims[order], others[order], near[order]
    first = np.ones(len(order), bool)
    first[1:] = (claims[1:] != claims[:-1]) | (others[1:] != others[:-1])
    starts = np.flatnonzero(first)
    group = np.cumsum(first) - 1
    rank = np.arange(len(order)) - starts[group]
    best, second = ranked[starts], np.full(len(starts), FLOOR, np.float32)
    second[group[rank == 1]] = ranked[rank == 1]
    found = Sides(np.empty_like(near), np.empty_like(near))
    found.best[order] = best[group]
    found.rival[order] = np.where(ranked >= best[group], second[group], best[group])
    return found


def supports(pairs: Candidates, seen: tuple[Sides, Sides], sources: Ints) -> dict[str, Floats]:
    """Return what the pairs around each candidate say whose claims are each other's nearest.

    ``next`` is how near the nearest pair of the claims just before or just behind is, ``around`` the sum, of
    both sides, of the nearest pair up to three claims away. Accounts that tell things in one order support
    each other's pairs; others simply give no support.
    """
    mutual = (pairs.near >= seen[0].best) & (pairs.near >= seen[1].best)
    values = np.asarray(np.clip(pairs.near, 0, 1) * mutual, np.float32)
    away = range(1, _AROUND + 1)
    sides_of = {
        side: {
            step: _beside(pairs, values, sources, (side * step[0], side * step[1]))
            for step in product(away, away)
        }
        for side in (-1, 1)
    }
    around = [np.maximum.reduce(list(steps.values())) for steps in sides_of.values()]
    return {
        "next": np.maximum(*(steps[1, 1] for steps in sides_of.values())),
        "around": around[0] + around[1],
    }


def _beside(pairs: Candidates, values: Floats, sources: Ints, step: tuple[int, int]) -> Floats:
    """Return the value of the pair so many claims away from each candidate in the same sources, else 0."""
    count = len(sources)
    left, right = pairs.left + step[0], pairs.right + step[1]
    inside = (left >= 0) & (right >= 0) & (left < count) & (right < count)
    left, right = np.where(inside, left, 0), np.where(inside, right, 0)
    inside &= (sources[left] == sources[pairs.left]) & (sources[right] == sources[pairs.right])
    keys, sought = pairs.left * count + pairs.right, left * count + right
    place = np.minimum(np.searchsorted(keys, sought), max(0, len(keys) - 1))
    return np.where(inside & (keys[place] == sought), values[place], np.float32(0))


def shared(pairs: Candidates, items: Sequence[Iterable[str]]) -> Floats:
    """Return how much two claims have in common of what only few claims have.

    Args:
        pairs: the candidates.
        items: what each claim holds, in order of the claims.

    Each item counts by the logarithm of how few claims hold it (inverse document frequency).
    """
    numbers: dict[str, int] = {}
    held = sorted(
        {(claim, numbers.setdefault(it, len(numbers))) for claim, own in enumerate(items) for it in own}
    )
    if not held:
        return np.zeros_like(pairs.near)
    claims, columns = np.array(held, np.int64).T
    worth = np.log((len(items) + 1) / np.bincount(columns))
    keys = claims * len(numbers) + columns
    starts = np.searchsorted(claims, np.arange(len(items) + 1))
    counts = np.diff(starts)[pairs.left]
    pair = np.repeat(np.arange(len(pairs.left)), counts)
    nth = np.arange(len(pair)) - np.repeat(np.cumsum(counts) - counts, counts)
    column = columns[starts[pairs.left][pair] + nth]
    sought = pairs.right[pair] * len(numbers) + column
    place = np.minimum(np.searchsorted(keys, sought), len(keys) - 1)
    worths = np.where(keys[place] == sought, worth[column], 0)
    total = np.bincount(pair, worths, minlength=len(pairs.left))
    return np.asarray(np.minimum(total, _MOST_SHARED), np.float32)


def witnesses(
    pairs: Candidates,
    seen: tuple[Sides, Sides],
    sources: Ints,
    items: Mapping[str, Sequence[Iterable[str]]],
) -> dict[str, Floats]:
    """Return the columns of the logistic model by name, one number a candidate each.

    ``items`` has, for each kind of thing that claims name, what each claim holds.
    """
    margins = pairs.near - np.stack([side.rival for side in seen])
    columns = {
        "nearness": np.clip(pairs.near, 0, 1.2),
        "margin": np.clip(margins.min(axis=0), -1, 1),
        "looser_margin": np.clip(margins.max(axis=0), -1, 1),
    }
    columns |= supports(pairs, seen, sources)
    return columns | {name: shared(pairs, own) for name, own in items.items()}
