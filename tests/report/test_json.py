"""The JSON report: by its schema, and read back as what it was made from."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import given
from msgspec.structs import replace

from checker.report import FORMATS
from checker.report.reading import ReportError, carried, parse
from tests.hostile import CORPUS

from .samples import SAMPLES, tram
from .strategies import PROPERTY, results

if TYPE_CHECKING:
    from checker.model.result import Result

SCHEMA = json.loads((resources.files("checker.report") / "schema" / "report-1.json").read_text("utf-8"))
render = FORMATS["json"].render


def _objects(schema: object) -> list[dict[str, Any]]:
    children = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    found = [item for child in children for item in _objects(child)]
    return [*found, schema] if isinstance(schema, dict) and schema.get("type") == "object" else found


LATER = {"timeline", "stale_acceptances", "known", "trust"}
"""What older reports of this version do not have."""


def test_the_schema_is_valid_and_strict() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    objects = _objects(SCHEMA)
    assert len(objects) > 9
    for item in objects:
        assert item["additionalProperties"] is False
        assert sorted(item["required"]) == sorted(set(item["properties"]) - LATER)


@pytest.mark.parametrize("sample", SAMPLES)
def test_samples_are_valid(sample: str) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(render(SAMPLES[sample]())))


def test_a_report_without_a_timeline_is_read() -> None:
    report = json.loads(render(tram()))
    del report["timeline"]
    jsonschema.Draft202012Validator(SCHEMA).validate(report)
    assert parse(json.dumps(report)) == replace(carried(tram()), timeline=())


@PROPERTY
@given(results())
def test_every_report_is_valid_and_read_back(result: Result) -> None:
    report = render(result)
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(report))
    assert parse(report) == carried(result)
    assert carried(carried(result)) == carried(result)


def test_the_keys_of_the_contract() -> None:
    report = json.loads(render(tram()))
    assert list(report) == [
        "version", "story", "sources", "claims", "correspondences", "findings", "coverage", "verdict",
        "timeline", "stale_acceptances",
    ]  # fmt: skip
    finding = report["findings"][1]
    assert finding["evidence"][0] == {
        "source": "article", "claim": "article:1", "start": 31, "end": 42, "quote": "أمس الاثنين",
        "value": "2023-06-05",
    }  # fmt: skip
    assert list(finding) == [
        "rule", "code", "severity", "confidence", "message", "fingerprint", "accepted", "evidence", "note",
        "known",
    ]  # fmt: skip
    assert report["findings"][4]["accepted"] == {
        "reason": "The desk rounds ridership figures", "until": "2023-12-31", "by": "N. Idrissi",
    }  # fmt: skip
    assert report["correspondences"][1] == {
        "claims": ["article:1", "communique:1", "mayor:1"],
        "score": 0.934,
    }
    assert report["coverage"]["unchecked"] == [
        {"what": "D104 undated-relative, article", "why": "its day of publication is not given"}
    ]


def test_spans_hold_in_the_sources() -> None:
    result = tram()
    report = json.loads(render(result))
    texts = {source.id: source.text for source in result.story.sources}
    for claim in report["claims"]:
        assert texts[claim["source"]][claim["start"] : claim["end"]] == claim["text"]
    for finding in report["findings"]:
        for item in finding["evidence"]:
            assert texts[item["source"]][item["start"] : item["end"]] == item["quote"]


def test_what_is_not_drawn_is_escaped_and_stays_the_same_text() -> None:
    story = replace(tram().story, title="".join(CORPUS) + "\ud800 é 漢")
    report = render(replace(tram(), story=story))
    # A private code point and those that never are characters are drawn as boxes, and do nothing.
    assert {char for char in report if not char.isprintable()} == {
        "\n",
        "\ue000",
        "\ufdd0",
        "\ufffe",
        "\uffff",
    }
    assert "عربي" in report
    assert parse(report).story.title == story.title


def _broken(path: str, value: object) -> str:
    """Return a report with one value changed; ``path`` is dotted, numbers are places in lists."""
    document = json.loads(render(tram()))
    *way, last = path.split(".")
    place = document
    for key in way:
        place = place[int(key)] if key.isdigit() else place[key]
    if value is _broken:
        del place[last]
    else:
        place[int(last) if last.isdigit() else last] = value
    return json.dumps(document)


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        ("version", "2", "$.version"),
        ("version", 1, "$.version"),
        ("verdict", "perhaps", "$.verdict"),
        ("story", [], "$.story"),
        ("claims", {}, "$.claims"),
        ("story.title", _broken, "$.story"),
        ("claims.0.start", -1, "$.claims[0].start"),
        ("claims.0.start", True, "$.claims[0].start"),
        ("claims.0.start", 1.5, "$.claims[0].start"),
        ("sources.0.primary", "yes", "$.sources[0].primary"),
        ("sources.1.published", "6 juin", "$.sources[1].published"),
        ("sources.1.kind", "rumour", "$.sources[1].kind"),
        ("findings.0.confidence", 1.2, "$.findings[0].confidence"),
        ("findings.4.accepted.until", "soon", "$.findings[4].accepted.until"),
        ("findings.0.evidence.0.quote", None, "$.findings[0].evidence[0].quote"),
    ],
)
def test_a_broken_report_is_refused_with_its_place(path: str, value: object, where: str) -> None:
    with pytest.raises(ReportError) as caught:
        parse(_broken(path, value))
    assert caught.value.where == where
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(_broken(path, value)))


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("claims.0.source", "$.claims[0].source"),
        ("findings.1.evidence.2.source", "$.findings[1].evidence[2].source"),
        ("correspondences.2.claims.1", "$.correspondences[2].claims[1]"),
    ],
)
def test_a_name_that_leads_nowhere_is_refused(path: str, where: str) -> None:
    with pytest.raises(ReportError, match="'elsewhere' is not in this report") as caught:
        parse(_broken(path, "elsewhere"))
    assert caught.value.where == where


def test_a_day_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ReportError, match=r"\$\.sources\[1\]\.published"):
        parse(_broken("sources.1.published", "2023-02-30"))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "[" * 100_000, '"a"', "\ud800"])
def test_what_is_no_report_is_refused(text: str) -> None:
    with pytest.raises(ReportError):
        parse(text)
