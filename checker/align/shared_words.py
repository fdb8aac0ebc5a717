"""Which of many passages have enough words in common, without comparing every two."""

from __future__ import annotations

from collections import defaultdict
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet


class SharedWords:
    """Passages by their words: a passage that shares most of some words has one of the rarest of them."""

    def __init__(self, passages: Sequence[AbstractSet[str]]) -> None:
        """Index the words of each passage."""
        self._passages = passages
        self._holding: dict[str, list[int]] = defaultdict(list)
        for number, passage in enumerate(passages):
            for word in passage:
                self._holding[word].append(number)

    def with_most(self, wanted: AbstractSet[str], least: float) -> list[int]:
        """Return the numbers of the passages that have ``least`` or more of the words wanted, in order."""
        if least <= 0:
            return list(range(len(self._passages)))
        rarest = sorted(wanted, key=lambda word: (len(self._holding.get(word, ())), word))
        # Of so many words at least one must be there: the others are too few.
        enough = rarest[: max(0, len(rarest) - ceil(least) + 1)]
        found = {number for word in enough for number in self._holding.get(word, ())}
        return sorted(number for number in found if len(wanted & self._passages[number]) >= least)
