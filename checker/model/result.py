"""The outcome of one check: the object that every report is made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.model.claim import Claim, Correspondence
    from checker.model.finding import Finding, Verdict
    from checker.model.review import StaleAcceptance
    from checker.model.source import Story
    from checker.model.timeline import PlacedEvent


@dataclass(frozen=True, slots=True)
class Unchecked:
    """Something that was not checked, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was checked and what was not; 'nothing found' and 'not checked' are never the same."""

    checked: tuple[str, ...]
    unchecked: tuple[Unchecked, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A story, how its claims correspond, what was found, and what was not looked at.

    ``timeline`` has, event by event, when each source places it. ``stale`` are the acceptances that somebody
    should look at again.
    """

    story: Story
    claims: tuple[Claim, ...]
    correspondences: tuple[Correspondence, ...]
    findings: tuple[Finding, ...]
    coverage: Coverage
    verdict: Verdict
    timeline: tuple[PlacedEvent, ...] = ()
    stale: tuple[StaleAcceptance, ...] = ()
