"""Scores: how probably claims of different sources speak of the same thing, and how near they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from checker.align.candidates import Candidates

THRESHOLD = 0.5
"""Pairs at least this probable correspond."""

SURE = 0.9
"""Pairs this probable correspond as surely as translations."""

ALIKE = 0.5
"""How near such a pair is at least."""

FEWEST = 3
"""Claims of a source from which to be the likeliest of them says something."""

TRANSLATED = 0.9
"""Claims at least this near are as good as translations, of however few they were chosen."""

RELATED = 0.3
"""Pairs this probable are compared: what differs in two claims makes them less alike."""


class Scores(Struct, frozen=True, eq=False):
    """What is known of the candidates, and of no other pair.

    Attributes:
        index: the number of each claim, by id, in order of the story.
        pairs: the candidates.
        values: how probably each corresponds, in [0, 1].
        nearest: whether each claim of a candidate, the left and the right one, has none in the other's
            source that is clearly nearer; shape (2, candidates).
        chosen: whether each candidate was preferred to others: both sources have ``FEWEST`` claims or more.
    """

    index: Mapping[str, int]
    pairs: Candidates
    values: NDArray[np.float32]
    nearest: NDArray[np.bool_]
    chosen: NDArray[np.bool_]
    _likely: dict[str, list[str]] = field(default_factory=dict)

    def score(self, one: str, other: str) -> float:
        """Return how probably two claims, by id, correspond: 0 for what is no candidate."""
        place = self._place(one, other)
        return 0.0 if place is None else float(self.values[place])

    def near(self, one: str, other: str) -> float:
        """Return how near two claims are: 0 as any two of a story or less, 1 like translations."""
        place = self._place(one, other)
        return 0.0 if place is None else float(self.pairs.near[place])

    def nearest_of(self, one: str, other: str) -> bool:
        """Whether either of two claims is the nearest to the other in its source."""
        place = self._place(one, other)
        return place is not None and bool(self.nearest[:, place].any())

    def mutual(self, one: str, other: str) -> bool:
        """Whether each of two claims is the nearest to the other in its source."""
        place = self._place(one, other)
        return place is not None and bool(self.nearest[:, place].all())

    def surely(self, one: str, other: str) -> bool:
        """Whether two claims so surely say the same that what fills one part of both is the same thing."""
        place = self._place(one, other)
        if place is None:
            return False
        near = self.pairs.near[place]
        chosen = self.chosen[place] and self.values[place] >= SURE and near >= ALIKE
        return bool(near >= TRANSLATED or chosen)

    def corresponding(self, claim: str) -> Sequence[str]:
        """Return the claims, by id, that correspond to one, in order of the story."""
        if not self._likely:
            ids = tuple(self.index)
            # The candidates are sorted by the left claim, then the right one: each list comes out in order.
            for side, other in ((self.pairs.right, self.pairs.left), (self.pairs.left, self.pairs.right)):
                for place in np.flatnonzero(self.values >= THRESHOLD).tolist():
                    self._likely.setdefault(ids[side[place]], []).append(ids[other[place]])
        return self._likely.get(claim, ())

    def mutual_pairs(self, *, score: float, near: float | None = None) -> Iterator[tuple[str, str, float]]:
        """Yield claims that are each other's nearest, by id, and their score, in order of the story.

        ``score`` is the least they have; or they are at least ``near``.
        """
        wanted = self.values >= score
        if near is not None:
            wanted |= self.pairs.near >= near
        ids = tuple(self.index)
        for place in np.flatnonzero(wanted & self.nearest.all(axis=0)).tolist():
            yield ids[self.pairs.left[place]], ids[self.pairs.right[place]], float(self.values[place])

    def among(self, claims: Container[str]) -> Iterator[tuple[str, str]]:
        """Yield the candidates of which both claims are among some, by id, in order of the story."""
        ids = tuple(self.index)
        held = np.fromiter((claim in claims for claim in ids), bool, len(ids))
        for place in np.flatnonzero(held[self.pairs.left] & held[self.pairs.right]).tolist():
            yield ids[self.pairs.left[place]], ids[self.pairs.right[place]]

    def _place(self, one: str, other: str) -> int | None:
        left, right = sorted((self.index[one], self.index[other]))
        start, end = np.searchsorted(self.pairs.left, (left, left + 1))
        place = start + np.searchsorted(self.pairs.right[start:end], right)
        return int(place) if place < end and self.pairs.right[place] == right else None
