"""The outcome of one check: the object that every report is made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from checker.model.claim import Claim, Correspondence
    from checker.model.finding import Finding, Verdict
    from checker.model.review import StaleAcceptance
    from checker.model.source import Story
    from checker.model.timeline import PlacedEvent


class Unchecked(Struct, frozen=True):
    """Something that was not checked, and why."""

    what: str
    why: str


class Coverage(Struct, frozen=True):
    """What was checked and what was not; 'nothing found' and 'not checked' are never the same."""

    checked: tuple[str, ...]
    unchecked: tuple[Unchecked, ...]


class Result(Struct, frozen=True):
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
