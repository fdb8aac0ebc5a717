"""What an editor has accepted, and what an earlier check had found, held against what is found now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.model.review import StaleAcceptance, Staleness

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from checker.model.finding import Acceptance, Finding
    from checker.model.review import AcceptedDifference, Review


def reviewed(findings: Sequence[Finding], review: Review) -> tuple[Finding, ...]:
    """Return the findings with what is known of each: an acceptance that holds, an earlier check."""
    if not (review.accepted or review.known):
        return tuple(findings)
    holding: Mapping[str, Acceptance] = {
        entry.fingerprint: entry.acceptance
        for entry in review.accepted
        if not _has_expired(entry.acceptance, review.today)
    }
    return tuple(
        replace(
            finding,
            accepted=holding.get(finding.fingerprint),
            known=finding.fingerprint in review.known,
        )
        for finding in findings
    )


def stale(
    findings: Iterable[Finding], review: Review, unasked: Collection[str]
) -> tuple[StaleAcceptance, ...]:
    """Return the acceptances that have expired, and those that match nothing, in the order of their file.

    ``unasked`` are the rules that are switched off: nothing is known of their findings, so nothing is said.
    """
    found = {finding.fingerprint for finding in findings} if review.accepted else set()
    return tuple(
        StaleAcceptance(entry, why)
        for entry in review.accepted
        if entry.rule not in unasked and (why := _staleness(entry, found, review.today))
    )


def _staleness(entry: AcceptedDifference, found: Collection[str], today: date | None) -> Staleness | None:
    if entry.fingerprint not in found:
        return Staleness.UNMATCHED
    return Staleness.EXPIRED if _has_expired(entry.acceptance, today) else None


def _has_expired(acceptance: Acceptance, today: date | None) -> bool:
    """Whether the last day of an acceptance is over."""
    return acceptance.until is not None and today is not None and acceptance.until < today
