"""SARIF 2.1.0, for GitHub code scanning, Azure DevOps, and the viewers of editors.

One run a story. A finding's first passage is its location, the others are related locations. Offsets and
columns count Unicode code points of the file. Findings have our own fingerprint, under
``checkerFingerprint/v1``; accepted ones are suppressed, and known ones are unchanged since the baseline. What
was not checked, and acceptances to look at again, are notifications.
https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from checker import __version__
from checker.model.finding import Severity, Verdict
from checker.report.escape import visible
from checker.report.fields import iso, rounded
from checker.report.json_text import json_text
from checker.report.locations import uri
from checker.report.overview import Overview, stale_line
from checker.report.passages import told
from checker.report.rule_pages import page_of
from checker.report.wording import IN_ENGLISH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model.finding import Acceptance, Evidence, Finding
    from checker.model.result import Result, Unchecked
    from checker.report.locations import Region
    from checker.report.wording import Wording
    from checker.rules.base import RuleModule

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_FINGERPRINT = "checkerFingerprint/v1"
_BASE = "%SRCROOT%"  # what relative paths are relative to: the folder that the check ran in
_UNCHECKED, _STALE = "not-checked", "stale-acceptance"


def render(result: Result, words: Wording = IN_ENGLISH) -> str:
    """Return the log of one run."""
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(Overview(result, words))]})


def _run(overview: Overview) -> dict[str, object]:
    result, words = overview.result, overview.words
    numbers = {rule["id"]: number for number, rule in enumerate(_rules(words))}
    return {
        **_language(words),
        # Two runs of one tool on one commit are told apart by this, as GitHub asks for.
        "automationDetails": {"id": f"checker/{visible(result.story.id)}/"},
        "tool": {"driver": _driver(words)},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_BASE: {"description": _message(words.phrase("sentence", "folder"))}},
        "invocations": [_invocation(result, words)],
        "artifacts": [
            {"location": _artifact(path), "roles": ["analysisTarget"], "encoding": "UTF-8"}
            for path in overview.locations.paths
        ],
        "results": [_result(overview, finding, numbers) for finding in overview.findings],
        "properties": {"story": result.story.id, "verdict": str(result.verdict)},
    }


def _language(words: Wording) -> dict[str, object]:
    """Return the language of the texts; none where it is what a reader takes it to be (3.14.7)."""
    return {} if words.language == IN_ENGLISH.language else {"language": words.language}


def _driver(words: Wording) -> dict[str, object]:
    return {
        **_language(words),
        "name": "checker",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": _rules(words),
        "notifications": [
            {"id": _UNCHECKED, "shortDescription": _message(words.phrase("heading", "unchecked"))},
            {"id": _STALE, "shortDescription": _message(words.phrase("heading", "stale"))},
        ],
    }


@cache
def _rules(words: Wording) -> tuple[dict[str, object], ...]:
    from checker.rules import all_rules

    return tuple(_rule(rule, words) for rule in all_rules())


def _rule(rule: RuleModule, words: Wording) -> dict[str, object]:
    page = page_of(rule, words)
    return {
        "id": rule.RULE.code,
        "name": rule.RULE.name,
        "shortDescription": _message(page.summary),
        "fullDescription": _message(" ".join(page.sections[0][1].split()) if page.sections else page.summary),
        "help": {"text": _braced(page.text), "markdown": _braced(page.markdown)},
        "defaultConfiguration": {"level": _LEVELS[rule.RULE.severity]},
    }


def _invocation(result: Result, words: Wording) -> dict[str, object]:
    return {
        "executionSuccessful": result.verdict is not Verdict.UNCHECKED,
        "toolExecutionNotifications": [
            *(
                _notification(_not_checked(item, words), _UNCHECKED, 0, "note")
                for item in result.coverage.unchecked
            ),
            *(_notification(stale_line(item, words), _STALE, 1, "warning") for item in result.stale),
        ],
    }


def _not_checked(item: Unchecked, words: Wording) -> str:
    return words.phrase("sentence", "not_checked", what=item.what, why=item.why)


def _notification(text: str, name: str, index: int, level: str) -> dict[str, object]:
    return {"descriptor": {"id": name, "index": index}, "level": level, "message": _message(text)}


def _result(overview: Overview, finding: Finding, numbers: Mapping[object, int]) -> dict[str, object]:
    first, *others = finding.evidence
    note = f" {overview.words.labelled('note', finding.note)}" if finding.note else ""
    number = {"ruleIndex": numbers[finding.code]} if finding.code in numbers else {}
    return {
        "ruleId": finding.code,
        **number,
        **_baseline_state(overview, finding),
        "level": _LEVELS[finding.severity],
        "rank": rounded(finding.confidence * 100),
        "message": _message(f"{finding.message}{note}"),
        "locations": [_location(overview, first)],
        "relatedLocations": [{"id": at, **_location(overview, item)} for at, item in enumerate(others, 1)],
        "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
        # Given for every result, or a reader could not know that the others are not suppressed.
        "suppressions": [_suppression(finding.accepted)] if finding.accepted else [],
        "properties": {"rule": finding.rule, "confidence": rounded(finding.confidence)},
    }


def _baseline_state(overview: Overview, finding: Finding) -> dict[str, object]:
    """Return whether a finding is new, for all or for none: SARIF 2.1.0, 3.27.24."""
    if not any(it.known for it in overview.findings):
        return {}
    return {"baselineState": "unchanged" if finding.known else "new"}


def _location(overview: Overview, item: Evidence) -> dict[str, object]:
    place = overview.locations.of(item)
    region = {"region": _region(place.region)} if place.region else {}
    story = overview.result.story
    index = overview.locations.paths.index(place.path)
    return {
        "physicalLocation": {"artifactLocation": {**_artifact(place.path), "index": index}, **region},
        "logicalLocations": [
            {
                "name": item.source,
                "fullyQualifiedName": f"{story.id}/{item.source}",
                "kind": str(story.source(item.source).kind),
            }
        ],
        "message": _message(told(item)),
        # The span in the source's own text, as all other formats have it.
        "properties": {
            "source": item.source,
            "start": item.start,
            "end": item.end,
            "quote": item.quote,
            "value": item.value,
        },
    }


def _artifact(path: str) -> dict[str, object]:
    address = uri(path)
    return {"uri": address} if address.startswith("file:") else {"uri": address, "uriBaseId": _BASE}


def _region(region: Region) -> dict[str, object]:
    return {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
        "charOffset": region.start,
        "charLength": region.end - region.start,
        "snippet": {"text": region.text},
    }


def _suppression(accepted: Acceptance) -> dict[str, object]:
    return {
        "kind": "external",
        "status": "accepted",
        "justification": visible(accepted.reason),
        "properties": {"by": accepted.by, "until": iso(accepted.until)},
    }


def _message(text: str) -> dict[str, object]:
    return {"text": _braced(visible(text))}


def _braced(text: str) -> str:
    """Return text that stands for itself: no placeholder, and no link that a source has put in.

    Braces are doubled (SARIF 2.1.0, 3.11.5); what would be a link (3.11.6) is taken apart by a space.
    """
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")
