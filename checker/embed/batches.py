"""How many texts are divided into pieces of work, and the work over the cores."""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np

from checker.model.cores import cores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray


_EVEN = 4
"""Groups are made in multiples of this, so that two or four cores end together ..."""

_FEWEST = 64
"""... unless they came to less than so many tokens, which costs more than it gains."""


def batches(lengths: Sequence[int], most: int) -> Iterator[list[int]]:
    """Yield the indices of texts in groups of like length, none of more than ``most`` tokens if it can be.

    The groups depend on nothing but the lengths, so that the same texts give the same sums on any machine.
    """
    order = sorted(range(len(lengths)), key=lambda index: (lengths[index], index))
    total = sum(lengths)
    share = total / max(1, min(_EVEN * math.ceil(total / most / _EVEN), total // _FEWEST))
    group: list[int] = []
    size = done = 0
    for index in order:
        group.append(index)
        size += lengths[index]
        if done + size >= share * (1 + done // share):
            yield group
            done += size
            group, size = [], 0
    if group:
        yield group


def spread(
    compute: Callable[[list[list[int]]], NDArray[np.float32]], ids: Sequence[list[int]], most: int
) -> Iterator[tuple[list[int], NDArray[np.float32]]]:
    """Yield groups of texts, as indices, with what is computed of them, one group a core at a time."""
    groups = list(batches([len(item) for item in ids], most))
    with ThreadPoolExecutor(min(len(groups), cores())) as pool:
        yield from zip(
            groups, pool.map(lambda group: compute([ids[it] for it in group]), groups), strict=True
        )


def spread_apart(
    compute: Callable[[list[list[int]]], NDArray[np.float32]], ids: Sequence[list[int]], most: int
) -> Iterator[tuple[int, NDArray[np.float32]]]:
    """Yield each text, as its index, with the rows of its own tokens; ``compute`` lays them end to end."""
    for group, rows in spread(compute, ids, most):
        ends = np.cumsum([len(ids[index]) for index in group])
        yield from zip(group, np.split(rows, ends[:-1]), strict=True)
