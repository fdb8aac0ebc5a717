"""Surroundings: the claims where the counterpart of a fact may stand, if a translation moved it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.align.rivals import Compared

_NEIGHBOURS = 1
"""Claims before and after the counterpart where a translation may have moved something."""


class Surroundings:
    """The claims of a story in the order of their sources."""

    def __init__(self, case: Compared) -> None:
        """Note the place of every claim in its source."""
        self._case = case
        self._of_source: dict[str, list[str]] = defaultdict(list)
        self._place: dict[str, int] = {}
        for claim in case.claims.values():
            self._place[claim.id] = len(self._of_source[claim.source])
            self._of_source[claim.source].append(claim.id)

    def of(self, claim: str, counterpart: str) -> list[str]:
        """Return a claim's counterpart, its neighbours, and what else corresponds to the claim."""
        account = self._case.claims[counterpart].source
        source = self._of_source[account]
        place = self._place[counterpart]
        near = source[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1]
        likely = self._case.scores.corresponding(claim)
        return [*near, *(it for it in likely if self._case.claims[it].source == account)]
