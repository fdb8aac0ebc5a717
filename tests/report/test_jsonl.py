"""JSON Lines: every line is a record that needs no other."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING

import jsonschema
import pytest
from hypothesis import given

from checker.report import FORMATS
from checker.report.json_text import json_text
from tests.hostile import CORPUS

from .samples import SAMPLES, tram
from .strategies import PROPERTY, results

if TYPE_CHECKING:
    from checker.model.result import Result

REPORT = json.loads((resources.files("checker.report") / "schema" / "report-1.json").read_text("utf-8"))
PLACE = {"path", "line", "column", "end_line", "end_column"}


def records(result: Result) -> list[dict[str, object]]:
    report = FORMATS["jsonl"].render(result)
    assert report.endswith("\n")
    return [json.loads(line) for line in report[:-1].split("\n")]


@pytest.mark.parametrize("sample", SAMPLES)
def test_what_the_lines_are(sample: str) -> None:
    result = SAMPLES[sample]()
    kinds = [record["record"] for record in records(result)]
    unchecked = len(result.coverage.unchecked)
    stale = ["stale_acceptance"] * len(result.stale)
    assert kinds == ["finding"] * len(result.findings) + ["unchecked"] * unchecked + stale + ["verdict"]
    assert all(
        record["story"] == {"id": result.story.id, "title": result.story.title} for record in records(result)
    )


@PROPERTY
@given(results())
def test_a_finding_is_one_of_the_json_report_with_places(result: Result) -> None:
    of_report = json.loads(FORMATS["json"].render(result))["findings"]
    told = [record for record in records(result) if record["record"] == "finding"]
    for record in told:
        del record["record"], record["story"]
        assert isinstance(record["evidence"], list)
        for item in record["evidence"]:
            assert set(item) >= PLACE
            for key in PLACE:
                del item[key]
    assert sorted(map(json.dumps, told)) == sorted(map(json.dumps, of_report))


def test_a_passage_with_its_place() -> None:
    finding = records(tram())[1]
    assert isinstance(finding["evidence"], list)
    assert finding["evidence"][1] == {
        "source": "communique",
        "claim": "communique:2",
        "start": 134,
        "end": 157,
        "quote": "420 millions de dirhams",
        "value": "420000000 MAD",
        "path": "communique",
        "line": 1,
        "column": 135,
        "end_line": 1,
        "end_column": 158,
    }


@pytest.mark.parametrize("text", [*CORPUS, "##[group]x", "###[a", "#[#[", "\\##["])
@pytest.mark.parametrize("indent", [None, 2])
def test_what_acts_is_written_as_an_escape_and_is_the_same_text(text: str, indent: int | None) -> None:
    written = json_text({"text": text}, indent=indent)
    assert json.loads(written) == {"text": text}
    assert "##[" not in written
    undrawn = {char for char in written if not char.isprintable()} - {"\n"}
    assert undrawn <= {"\ue000", "\ufdd0", "\ufffe", "\uffff"}  # drawn as boxes


def test_the_schema_of_the_report_names_the_same_fields() -> None:
    finding = REPORT["properties"]["findings"]["items"]
    finding = REPORT["$defs"][finding["$ref"].rpartition("/")[2]] if "$ref" in finding else finding
    jsonschema.Draft202012Validator.check_schema(REPORT)
    assert set(records(tram())[0]) == {"record", "story", *finding["properties"]}
