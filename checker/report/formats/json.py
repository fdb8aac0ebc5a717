"""JSON: the whole result but the sources' texts, by the schema ``checker/report/schema/report-1.json``.

Keys stand in the schema's order and numbers are rounded to three decimals, so that equal results give equal
reports on every machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.report.fields import (
    VERSION,
    evidence_fields,
    finding_fields,
    iso,
    rounded,
    stale_fields,
    unchecked_fields,
)
from checker.report.json_text import json_text
from checker.report.wording import IN_ENGLISH

if TYPE_CHECKING:
    from checker.model.claim import Claim, Correspondence
    from checker.model.result import Coverage, Result
    from checker.model.source import Source, Story
    from checker.model.timeline import PlacedEvent
    from checker.report.wording import Wording


def render(result: Result, _words: Wording = IN_ENGLISH) -> str:
    """Return the result as indented JSON."""
    story = result.story
    document = {
        "version": VERSION,
        "story": _story(story),
        "sources": [_source(source) for source in story.sources],
        "claims": [_claim(claim) for claim in result.claims],
        "correspondences": [_correspondence(row) for row in result.correspondences],
        "findings": [finding_fields(finding) for finding in result.findings],
        "coverage": _coverage(result.coverage),
        "verdict": str(result.verdict),
        "timeline": [_placed(item) for item in result.timeline],
        "stale_acceptances": [stale_fields(item) for item in result.stale],
    }
    return json_text(document)


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
        "published": iso(source.published),
        "timezone": source.timezone,
        "within": source.within,
        "file": source.file,
        "trust": source.trust,
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
    return {"claims": list(row.claims), "score": rounded(row.score)}


def _placed(item: PlacedEvent) -> dict[str, object]:
    return {
        "event": item.event,
        "named": item.named,
        "when": evidence_fields(item.when),
        "readings": [
            {
                "zone": reading.zone,
                "start": iso(reading.start),
                "end": iso(reading.end),
                "shifted": reading.shifted,
            }
            for reading in item.readings
        ],
    }


def _coverage(coverage: Coverage) -> dict[str, object]:
    return {
        "checked": list(coverage.checked),
        "unchecked": [unchecked_fields(item) for item in coverage.unchecked],
    }
