"""Surroundings: the claims where the counterpart of a fact may stand, if a translation moved or cut it."""

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
        self._of_sentence: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._place: dict[str, int] = {}
        for claim in case.claims.values():
            self._place[claim.id] = len(self._of_source[claim.source])
            self._of_source[claim.source].append(claim.id)
            self._of_sentence[claim.source, claim.sentence].append(claim.id)

    def of(self, claim: str, counterpart: str) -> list[str]:
        """Return a claim's counterpart, its neighbours, and what else corresponds to the claim."""
        account = self._case.claims[counterpart].source
        source = self._of_source[account]
        place = self._place[counterpart]
        near = source[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1]
        likely = self._case.scores.corresponding(claim)
        return [*near, *(it for it in likely if self._case.claims[it].source == account)]

    def stretch(self, claim: str, counterpart: str) -> list[str]:
        """Return a claim, and the rest of its sentence if only this claim has a counterpart in the account.

        One account says in a clause of its own what the other says within the clause.
        """
        own, account = self._case.claims[claim], self._case.claims[counterpart].source
        others = [it for it in self._of_sentence[own.source, own.sentence] if it != claim]
        if any(self._corresponds(it, account) for it in others):
            return [claim]
        return [claim, *others]

    def _corresponds(self, claim: str, account: str) -> bool:
        return any(self._case.claims[it].source == account for it in self._case.scores.corresponding(claim))
