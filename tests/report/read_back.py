"""Reading reports back, each as what it is made for reads it: findings with their fingerprints and places."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from junitparser import JUnitXml

from checker.model.finding import Severity
from checker.report.reading import parse

from .rendered import taken_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Place = tuple[str, int, int]
Span = tuple[str, int, int]


@dataclass(frozen=True)
class Told:
    """A finding as a format tells it; what the format does not carry is None."""

    code: str
    severity: str
    fingerprint: str
    places: tuple[Place, ...] | None  # path, line, column
    spans: tuple[Span, ...] | None = None  # source, start, end


def _spans(evidence: list[dict[str, Any]]) -> tuple[Span, ...]:
    return tuple((item["source"], item["start"], item["end"]) for item in evidence)


def from_json(report: str) -> Iterator[Told]:
    for item in parse(report).findings:
        spans = tuple((proof.source, proof.start, proof.end) for proof in item.evidence)
        yield Told(item.code, item.severity, item.fingerprint, None, spans)


def from_jsonl(report: str) -> Iterator[Told]:
    for record in map(json.loads, report.splitlines()):
        if record["record"] == "finding":
            places = tuple((item["path"], item["line"], item["column"]) for item in record["evidence"])
            spans = _spans(record["evidence"])
            yield Told(record["code"], record["severity"], record["fingerprint"], places, spans)


def from_sarif(report: str) -> Iterator[Told]:
    [run] = json.loads(report)["runs"]
    severity = {"error": "error", "warning": "warning", "note": "info"}
    for result in run["results"]:
        locations = result["locations"] + result["relatedLocations"]
        yield Told(
            result["ruleId"],
            severity[result["level"]],
            result["partialFingerprints"]["checkerFingerprint/v1"],
            tuple(map(_sarif_place, locations)),
            _spans([location["properties"] for location in locations]),
        )


def _sarif_place(location: dict[str, Any]) -> Place:
    physical = location["physicalLocation"]
    # No region: it is not known where in the file. Other formats then give the file's beginning.
    region = physical.get("region", {"startLine": 1, "startColumn": 1})
    return unquote(physical["artifactLocation"]["uri"]), region["startLine"], region["startColumn"]


_LINE = re.compile(
    r"(?P<path>.+?):(?P<line>\d+):(?P<column>\d+): (?P<severity>error|warning|info) (?P<code>\w+) [\w-]+: .*"
    r" \[(?P<fingerprint>[0-9a-f]{16})\]"
)


def from_lines(report: str) -> Iterator[Told]:
    found: dict[str, Told] = {}
    for match in filter(None, map(_LINE.fullmatch, report.split("\n"))):
        place = (match["path"], int(match["line"]), int(match["column"]))
        before = found.get(match["fingerprint"])
        places = (*(before.places or () if before else ()), place)
        found[match["fingerprint"]] = Told(match["code"], match["severity"], match["fingerprint"], places)
    yield from found.values()


def from_junit(report: str) -> Iterator[Told]:
    for suite in JUnitXml.fromstring(report.encode()):
        for case in suite:
            told = [item.text or "" for item in case.result] + [case.system_out or ""]
            yield from from_lines("\n".join(told))


@dataclass(frozen=True)
class Command:
    """A workflow command, taken apart as GitHub's runner does it."""

    name: str
    properties: dict[str, str]
    message: str


def commands(log: str, known: tuple[str, ...] = ()) -> Iterator[Command]:
    """Yield the commands that GitHub's runner finds in a log.

    After ``ActionCommand.TryParseV2`` and ``TryParse`` of actions/runner. With ``known``, only those commands
    count, as for the runner.
    """
    for line in re.split(r"\r\n|\r|\n", log):
        new, old = line.lstrip(), line.find("##[")
        if new.startswith("::") and "::" in new[2:]:
            head, _, message = new[2:].partition("::")
            name, _, rest = head.partition(" ")
            pairs = (pair.partition("=") for pair in rest.strip().split(",") if pair)
            properties = {key: _unescaped(value, {":": "%3A", ",": "%2C"}) for key, _, value in pairs}
        elif old >= 0 and "]" in line[old:]:
            head, _, message = line[old + 3 :].partition("]")
            name, properties = head.partition(" ")[0], {}
        else:
            continue
        if not known or name in known:
            yield Command(name, properties, _unescaped(message, {}))


def _unescaped(text: str, more: dict[str, str]) -> str:
    for sign, escape in {"\r": "%0D", "\n": "%0A", **more, "%": "%25"}.items():
        text = text.replace(escape, sign)
    return text


def from_github(report: str) -> Iterator[Told]:
    severity = {"error": "error", "warning": "warning", "notice": "info"}
    for command in commands(report):
        title = re.fullmatch(r"(\w+) [\w-]+ \[(\w+)\]", command.properties["title"])
        if title:
            told = re.findall(r"^(.+?):(\d+):(\d+): ", command.message, re.MULTILINE)
            places = tuple((path, int(line), int(column)) for path, line, column in told)
            yield Told(title[1], severity[command.name], title[2], places)


def from_gitlab(report: str) -> Iterator[Told]:
    severity = {"critical": "error", "major": "warning", "info": "info"}
    for issue in json.loads(report):
        if issue["check_name"] != "not-checked":
            locations = [issue["location"], *issue["other_locations"]]
            places = tuple(map(_gitlab_place, locations))
            code = issue["check_name"].partition(" ")[0]
            yield Told(code, severity[issue["severity"]], issue["fingerprint"], places)


def _gitlab_place(location: dict[str, Any]) -> Place:
    if "lines" in location:  # it is not known where in the file
        return location["path"], location["lines"]["begin"], 1
    begin = location["positions"]["begin"]
    return location["path"], begin["line"], begin["column"]


def from_markdown(report: str) -> Iterator[Told]:
    for part in re.split(r"^### ", report, flags=re.MULTILINE)[1:]:
        code = re.match(r"(?:\d+\. )?(\w+)", part)
        severity = re.search(r"^\*\*(\w+)\*\*", part, re.MULTILINE)
        print_ = re.search(r"Fingerprint `(\w+)`", part)
        assert code
        assert severity
        assert print_
        yield Told(code[1], Severity(severity[1]), print_[1], None)


def from_html(report: str) -> Iterator[Told]:
    cards: list[tuple[dict[str, str], list[dict[str, str]]]] = []
    for name, attributes in taken_apart(report).elements:
        given = {key: value or "" for key, value in attributes.items()}
        if name == "li" and "data-fingerprint" in given:
            cards.append((given, []))
        elif name == "li" and "data-start" in given:
            cards[-1][1].append(given)
    for card, passages in cards:
        yield Told(
            card["data-code"],
            card["data-severity"],
            card["data-fingerprint"],
            tuple((it["data-path"], int(it["data-line"]), int(it["data-column"])) for it in passages),
            tuple((it["data-source"], int(it["data-start"]), int(it["data-end"])) for it in passages),
        )


READERS: dict[str, Callable[[str], Iterator[Told]]] = {
    "json": from_json,
    "jsonl": from_jsonl,
    "sarif": from_sarif,
    "lines": from_lines,
    "junit": from_junit,
    "github": from_github,
    "gitlab": from_gitlab,
    "markdown": from_markdown,
    "html": from_html,
}
LEAVE_OUT_ACCEPTED = frozenset({"lines", "github", "gitlab"})
