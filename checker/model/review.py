"""Review: what an editor has looked at, and what an earlier check had found already."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from datetime import date

    from checker.model.finding import Acceptance


class AcceptedDifference(Struct, frozen=True):
    """An entry of accepted.toml: a finding that somebody wants to be as it is.

    ``fingerprint`` is the finding's; ``rule`` its rule's name, and ``message`` what it said, if written down.
    """

    fingerprint: str
    rule: str | None
    message: str | None
    acceptance: Acceptance


class Staleness(StrEnum):
    """Why an acceptance does nothing."""

    EXPIRED = "expired"
    UNMATCHED = "unmatched"


class StaleAcceptance(Struct, frozen=True):
    """An acceptance that has expired while its finding is still there, or that matches no finding."""

    entry: AcceptedDifference
    why: Staleness


class Review(Struct, frozen=True):
    """What is known of a story's findings before it is checked.

    ``known`` are fingerprints that an earlier check had found. ``today`` is the day on which acceptances are
    to hold; None lets none of them expire. It never changes what is found.
    """

    accepted: tuple[AcceptedDifference, ...] = ()
    known: frozenset[str] = frozenset()
    today: date | None = None
