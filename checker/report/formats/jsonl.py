"""JSON Lines: one record a line, each complete in itself, for ``jq``, ``grep`` and data bases.

``record`` says what a line is: a ``finding`` (one line each, the accepted ones too), something ``unchecked``,
a ``stale_acceptance``, or the ``verdict``, which is always the last. A finding has the fields of the JSON
report; its passages also have the file, line and column where they stand (null where that is not known).
https://jsonlines.org/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.report.fields import evidence_fields, finding_fields, stale_fields, unchecked_fields
from checker.report.json_text import json_text
from checker.report.overview import Overview
from checker.report.wording import IN_ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.model.finding import Evidence, Finding
    from checker.model.result import Result
    from checker.report.locations import Locations
    from checker.report.wording import Wording


def render(result: Result, _words: Wording = IN_ENGLISH) -> str:
    """Return the records of a result, each on its line."""
    return "".join(json_text(record, indent=None) for record in _records(result))


def _records(result: Result) -> Iterator[Mapping[str, object]]:
    story = {"id": result.story.id, "title": result.story.title}
    overview = Overview(result)
    for finding in overview.findings:
        yield {"record": "finding", "story": story, **_finding(overview.locations, finding)}
    for item in result.coverage.unchecked:
        yield {"record": "unchecked", "story": story, **unchecked_fields(item)}
    for acceptance in result.stale:
        yield {"record": "stale_acceptance", "story": story, **stale_fields(acceptance)}
    yield {"record": "verdict", "story": story, "verdict": str(result.verdict)}


def _finding(locations: Locations, finding: Finding) -> dict[str, object]:
    passages = [{**evidence_fields(item), **_place(locations, item)} for item in finding.evidence]
    return finding_fields(finding) | {"evidence": passages}


def _place(locations: Locations, item: Evidence) -> dict[str, object]:
    place = locations.of(item)
    region = place.region
    return {
        "path": place.path,
        "line": region and region.line,
        "column": region and region.column,
        "end_line": region and region.end_line,
        "end_column": region and region.end_column,
    }
