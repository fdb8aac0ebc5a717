"""SARIF: by the official schema, and by what the specification says beyond it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import given
from msgspec.structs import replace

from checker import __version__
from checker.model.finding import Verdict
from checker.report import FORMATS
from checker.rules import all_rules

from . import placed
from .samples import SAMPLES, tram, unchecked
from .strategies import PROPERTY, results

if TYPE_CHECKING:
    from checker.model.result import Result

_SCHEMA = Path(__file__).parent / "schemas" / "sarif-schema-2.1.0.json"
VALIDATOR = jsonschema.Draft7Validator(json.loads(_SCHEMA.read_text("utf-8")))


def run_of(result: Result) -> dict[str, Any]:
    log = json.loads(FORMATS["sarif"].render(result))
    VALIDATOR.validate(log)
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    assert isinstance(run, dict)
    return run


@pytest.mark.parametrize("sample", SAMPLES)
def test_samples_are_valid(sample: str) -> None:
    assert run_of(SAMPLES[sample]())["columnKind"] == "unicodeCodePoints"


@PROPERTY
@given(results())
def test_every_report_is_valid(result: Result) -> None:
    assert len(run_of(result)["results"]) == len(result.findings)


def test_the_schema_refuses_what_is_wrong() -> None:
    run = run_of(tram())
    run["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate({"version": "2.1.0", "runs": [run]})


def test_rules_bring_their_documentation() -> None:
    driver = run_of(tram())["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("checker", __version__)
    assert [rule["id"] for rule in driver["rules"]] == [module.RULE.code for module in all_rules()]
    rule = next(rule for rule in driver["rules"] if rule["id"] == "D101")
    assert rule["name"] == "date-conflict"
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["shortDescription"]["text"] == "The same event on days that cannot be the same."
    assert rule["fullDescription"]["text"].startswith("Two sources tell of one event and place it on days")
    assert "Why an editor cares" in rule["help"]["text"]
    assert "### Why an editor cares\n\n" in rule["help"]["markdown"]
    assert re.search(r"^- AR: «", rule["help"]["markdown"], re.MULTILINE)


def test_no_help_holds_html_or_placeholders() -> None:
    for rule in run_of(tram())["tool"]["driver"]["rules"]:
        assert not re.search(r"<[a-z/!]", rule["help"]["markdown"]), rule["id"]
        assert not re.search(r"(?<!\{)(?:\{\{)*\{(?!\{)", rule["help"]["text"]), rule["id"]


def test_results_point_to_their_rules() -> None:
    run = run_of(tram())
    for result in run["results"]:
        rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert (rule["id"], rule["name"]) == (result["ruleId"], result["properties"]["rule"])


def test_a_finding_of_a_rule_that_is_not_known() -> None:
    finding = replace(tram().findings[0], code="X999", rule="new-rule")
    [result] = run_of(replace(tram(), findings=(finding,)))["results"]
    assert result["ruleId"] == "X999"
    assert "ruleIndex" not in result


def test_the_first_passage_and_the_others() -> None:
    result = run_of(tram())["results"][0]
    assert result["level"] == "error"
    assert [it["properties"]["source"] for it in result["locations"]] == ["article"]
    assert [it["properties"]["source"] for it in result["relatedLocations"]] == ["communique", "mayor"]
    assert [it["id"] for it in result["relatedLocations"]] == [1, 2]
    assert [it["message"]["text"] for it in result["relatedLocations"]] == [
        "communique: 2023-06-06 ← mardi 6 juin",
        "mayor: 2023-06-06T00:00Z/2023-06-07T00:00Z ← today",
    ]
    assert "No admissible time zone" in result["message"]["text"]
    assert result["rank"] == 97


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_regions_are_those_of_the_files(
    line_end: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = placed.write(tmp_path, line_end)
    run = run_of(placed.checked(folder))
    files = [(folder / name).read_bytes().decode() for name in ("مقال 1, b:2.txt", "story.toml", "tweet.txt")]
    assert [artifact["location"]["uri"] for artifact in run["artifacts"]] == [
        "stories/bridge/%D9%85%D9%82%D8%A7%D9%84%201%2C%20b%3A2.txt",
        "stories/bridge/story.toml",
        "stories/bridge/tweet.txt",
    ]
    seen = 0
    for result in run["results"]:
        for location in result["locations"] + result["relatedLocations"]:
            artifact, region = location["physicalLocation"].values()
            assert artifact["uriBaseId"] in run["originalUriBaseIds"]
            text = files[artifact["index"]]
            start, length = region["charOffset"], region["charLength"]
            assert text[start : start + length] == region["snippet"]["text"]
            lines = text.split("\n")
            begins = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
            assert begins[region["startLine"] - 1] + region["startColumn"] - 1 == start
            assert begins[region["endLine"] - 1] + region["endColumn"] - 1 == start + length
            if artifact["index"] != 1:  # in the manifest, a quote may be written with escapes
                assert region["snippet"]["text"] == location["properties"]["quote"]
            seen += 1
    assert seen == 12


def test_accepted_findings_are_suppressed_and_only_they() -> None:
    shown = {result["ruleId"]: result["suppressions"] for result in run_of(tram())["results"]}
    assert shown.pop("N202") == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "The desk rounds ridership figures",
            "properties": {"by": "N. Idrissi", "until": "2023-12-31"},
        }
    ]
    assert set(map(str, shown.values())) == {"[]"}


def test_what_was_not_checked_is_told() -> None:
    [invocation] = run_of(tram())["invocations"]
    assert invocation["executionSuccessful"] is True
    assert [it["message"]["text"] for it in invocation["toolExecutionNotifications"]] == [
        "Not checked: D104 undated-relative, article: its day of publication is not given"
    ]


def test_a_story_that_could_not_be_compared_was_not_run_with_success() -> None:
    assert unchecked().verdict is Verdict.UNCHECKED
    [invocation] = run_of(unchecked())["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"]


def test_messages_hold_no_placeholder_and_no_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = run_of(placed.checked(placed.write(tmp_path)))
    texts = {result["message"]["text"] for result in run["results"]}
    assert "number-conflict of N201: 100 %, see {{0}} [here] (1)" in texts
    assert not any(re.search(r"\]\(|(?<!\{)(?:\{\{)*\{(?!\{)", text) for text in texts)
