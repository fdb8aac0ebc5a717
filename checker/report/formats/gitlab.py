"""GitLab Code Quality: what a merge request's widget and diff show, in Code Climate's form.

One issue a finding, at its first passage, the others under ``other_locations``; what is known or has been
accepted is left out. What was not checked is one issue more, as there is no other place for it.
https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model.finding import Severity, fingerprint
from checker.model.message import clauses
from checker.report.escape import visible
from checker.report.json_text import json_text
from checker.report.overview import Overview, rule_label
from checker.report.passages import told
from checker.report.wording import IN_ENGLISH

if TYPE_CHECKING:
    from checker.model.finding import Finding
    from checker.model.result import Result
    from checker.report.locations import Locations, Place
    from checker.report.wording import Wording

_LEVELS = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}
_UNCHECKED = "not-checked"


def render(result: Result, words: Wording = IN_ENGLISH) -> str:
    """Return the open findings as a list of issues, heaviest first, then what was not checked."""
    overview = Overview(result, words)
    issues = [_issue(overview.locations, finding) for finding in overview.open]
    if result.coverage.unchecked and overview.locations.paths:
        issues.append(_unchecked(overview))
    return json_text(issues)


def _issue(locations: Locations, finding: Finding) -> dict[str, object]:
    first, *others = (_location(locations.of(item)) for item in finding.evidence)
    passages = "; ".join(map(told, finding.evidence))
    return {
        "type": "issue",
        "check_name": visible(rule_label(finding)),
        "description": visible(f"{finding.message} ({passages})"),
        "categories": ["Bug Risk"],
        "severity": _LEVELS[finding.severity],
        "fingerprint": finding.fingerprint,
        "location": first,
        "other_locations": others,
    }


def _unchecked(overview: Overview) -> dict[str, object]:
    result, words, path = overview.result, overview.words, overview.locations.paths[0]
    told_of = words.said(clauses(words.headed(item.what, item.why) for item in result.coverage.unchecked))
    return {
        "type": "issue",
        "check_name": _UNCHECKED,
        "description": visible(words.headed(words.phrase("heading", "unchecked"), told_of)),
        "categories": ["Bug Risk"],
        "severity": _LEVELS[Severity.INFO],
        "fingerprint": fingerprint(_UNCHECKED, (result.story.id,)),
        "location": {"path": path, "lines": {"begin": 1}},
        "other_locations": [],
    }


def _location(place: Place) -> dict[str, object]:
    region = place.region
    if region is None:
        return {"path": place.path, "lines": {"begin": 1}}
    return {
        "path": place.path,
        "positions": {
            "begin": {"line": region.line, "column": region.column},
            "end": {"line": region.end_line, "column": region.end_column},
        },
    }
