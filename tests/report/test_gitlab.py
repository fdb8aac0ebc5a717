"""GitLab Code Quality: the keys that GitLab asks for, and places as Code Climate's specification has them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import given
from msgspec.structs import replace

from checker.model.result import Coverage
from checker.report import FORMATS

from .samples import SAMPLES, tram
from .strategies import PROPERTY, results

if TYPE_CHECKING:
    from checker.model.result import Result

_POINT = {
    "type": "object",
    "required": ["line", "column"],
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
}
_LOCATION = {
    "type": "object",
    "required": ["path"],
    "properties": {
        "path": {"type": "string"},
        "lines": {"properties": {"begin": {"type": "integer", "minimum": 1}}, "required": ["begin"]},
        "positions": {"properties": {"begin": _POINT, "end": _POINT}, "required": ["begin", "end"]},
    },
    "oneOf": [{"required": ["lines"]}, {"required": ["positions"]}],
    "additionalProperties": False,
}
# After https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
VALIDATOR = jsonschema.Draft202012Validator(
    {
        "type": "array",
        "items": {
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": {"type": "string"},
                "check_name": {"type": "string"},
                "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": _LOCATION,
                "other_locations": {"type": "array", "items": _LOCATION},
            },
        },
    }
)


def issues(result: Result) -> list[dict[str, Any]]:
    told = json.loads(FORMATS["gitlab"].render(result))
    VALIDATOR.validate(told)
    assert isinstance(told, list)
    return told


@pytest.mark.parametrize("sample", SAMPLES)
def test_samples_are_valid(sample: str) -> None:
    result = SAMPLES[sample]()
    told = issues(result)
    assert len(told) == sum(item.is_open for item in result.findings) + bool(result.coverage.unchecked)


@PROPERTY
@given(results())
def test_every_report_is_valid(result: Result) -> None:
    fingerprints = {issue["fingerprint"] for issue in issues(result)}
    assert {item.fingerprint for item in result.findings if item.is_open} <= fingerprints


def test_an_issue() -> None:
    issue = issues(tram())[1]
    assert issue == {
        "type": "issue",
        "check_name": "N201 number-conflict",
        "description": "The cost of the project is 240000000 MAD here and 420000000 MAD there (article: "
        "240000000 MAD ← 240 مليون درهم; communique: 420000000 MAD ← 420 millions de dirhams)",
        "categories": ["Bug Risk"],
        "severity": "critical",
        "fingerprint": tram().findings[2].fingerprint,
        "location": {
            "path": "article",
            "positions": {"begin": {"line": 1, "column": 112}, "end": {"line": 1, "column": 126}},
        },
        "other_locations": [
            {
                "path": "communique",
                "positions": {"begin": {"line": 1, "column": 135}, "end": {"line": 1, "column": 158}},
            }
        ],
    }


def test_what_was_not_checked_is_an_issue_of_its_own() -> None:
    last = issues(tram())[-1]
    assert (last["check_name"], last["severity"]) == ("not-checked", "info")
    assert last["description"] == (
        "What was not checked: D104 undated-relative, article: its day of publication is not given"
    )
    other = replace(tram(), story=replace(tram().story, id="other"))
    assert issues(other)[-1]["fingerprint"] != last["fingerprint"]
    assert "not-checked" not in {
        it["check_name"] for it in issues(replace(tram(), coverage=Coverage((), ())))
    }
