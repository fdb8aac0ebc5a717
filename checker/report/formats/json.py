"""JSON: the whole result but the sources' texts, by the schema ``checker/report/schema/report-1.json``.

Keys stand in the schema's order and numbers are rounded to three decimals, so that equal results give equal
reports on every machine.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from checker.report.reading import DECIMALS, VERSION

if TYPE_CHECKING:
    from datetime import date

    from checker.model.claim import Claim, Correspondence
    from checker.model.finding import Evidence, Finding
    from checker.model.result import Coverage, Result
    from checker.model.source import Source, Story

# Everything that does something to a terminal or an editor instead of being drawn; inside a JSON string it
# can be written as an escape, and is the same text when read.
_UNDRAWN = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)


def render(result: Result) -> str:
    """Return the result as indented JSON."""
    story = result.story
    document = {
        "version": VERSION,
        "story": _story(story),
        "sources": [_source(source) for source in story.sources],
        "claims": [_claim(claim) for claim in result.claims],
        "correspondences": [_correspondence(row) for row in result.correspondences],
        "findings": [_finding(finding) for finding in result.findings],
        "coverage": _coverage(result.coverage),
        "verdict": str(result.verdict),
    }
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2)
    return _UNDRAWN.sub(_escaped, text) + "\n"


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match.group())[1:-1]


def _story(story: Story) -> dict[str, object]:
    return {"id": story.id, "title": story.title, "timezone": story.timezone}


def _source(source: Source) -> dict[str, object]:
    return {
        "id": source.id,
        "kind": str(source.kind),
        "language": source.language,
        "primary": source.primary,
        "publisher": source.publisher,
        "speaker": source.speaker,
        "handle": source.handle,
        "published": _day(source.published),
        "timezone": source.timezone,
        "within": source.within,
        "file": source.file,
        "passages": [
            {
                "start": passage.start,
                "end": passage.end,
                "outer_start": passage.outer_start,
                "outer_end": passage.outer_end,
            }
            for passage in source.passages
        ],
    }


def _claim(claim: Claim) -> dict[str, object]:
    return {
        "id": claim.id,
        "source": claim.source,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "language": claim.language,
    }


def _correspondence(row: Correspondence) -> dict[str, object]:
    return {"claims": list(row.claims), "score": round(float(row.score), DECIMALS)}


def _finding(finding: Finding) -> dict[str, object]:
    accepted = finding.accepted
    return {
        "rule": finding.rule,
        "code": finding.code,
        "severity": str(finding.severity),
        "confidence": round(float(finding.confidence), DECIMALS),
        "message": finding.message,
        "fingerprint": finding.fingerprint,
        "accepted": accepted
        and {"reason": accepted.reason, "until": _day(accepted.until), "by": accepted.by},
        "evidence": [_evidence(item) for item in finding.evidence],
        "note": finding.note,
    }


def _evidence(item: Evidence) -> dict[str, object]:
    return {
        "source": item.source,
        "claim": item.claim,
        "start": item.start,
        "end": item.end,
        "quote": item.quote,
        "value": item.value,
    }


def _coverage(coverage: Coverage) -> dict[str, object]:
    return {
        "checked": list(coverage.checked),
        "unchecked": [{"what": item.what, "why": item.why} for item in coverage.unchecked],
    }


def _day(value: date | None) -> str | None:
    """Return a day, or an instant with its offset, in ISO 8601."""
    return value.isoformat() if value else None
