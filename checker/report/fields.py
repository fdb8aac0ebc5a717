"""The fields of a finding and its passages, as the JSON report and JSON Lines carry them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from checker.model.finding import Evidence, Finding
    from checker.model.result import Unchecked
    from checker.model.review import StaleAcceptance

VERSION = "1"  # of the JSON report
DECIMALS = 3  # of confidences and scores


def finding_fields(finding: Finding) -> dict[str, object]:
    """Return a finding, by the schema ``checker/report/schema/report-1.json``."""
    accepted = finding.accepted
    return {
        "rule": finding.rule,
        "code": finding.code,
        "severity": str(finding.severity),
        "confidence": rounded(finding.confidence),
        "message": finding.message,
        "fingerprint": finding.fingerprint,
        "accepted": accepted and {"reason": accepted.reason, "until": iso(accepted.until), "by": accepted.by},
        "evidence": [evidence_fields(item) for item in finding.evidence],
        "note": finding.note,
        "known": finding.known,
    }


def stale_fields(item: StaleAcceptance) -> dict[str, object]:
    """Return an acceptance that somebody should look at again, by the same schema."""
    entry = item.entry
    return {
        "why": str(item.why),
        "fingerprint": entry.fingerprint,
        "rule": entry.rule,
        "message": entry.message,
        "reason": entry.acceptance.reason,
        "until": iso(entry.acceptance.until),
        "by": entry.acceptance.by,
    }


def evidence_fields(item: Evidence) -> dict[str, object]:
    """Return a passage, by the same schema."""
    return {
        "source": item.source,
        "claim": item.claim,
        "start": item.start,
        "end": item.end,
        "quote": item.quote,
        "value": item.value,
    }


def unchecked_fields(item: Unchecked) -> dict[str, object]:
    """Return what was not checked, by the same schema."""
    return {"what": item.what, "why": item.why}


def rounded(share: float) -> float:
    """Return a confidence or a score as reports give it, the same on every machine."""
    return round(float(share), DECIMALS)


def iso(value: date | None) -> str | None:
    """Return a day, or an instant with its offset, in ISO 8601."""
    return value.isoformat() if value else None
