"""Reading a JSON report back into the result it was made from."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from checker.model.claim import Claim, Correspondence
from checker.model.errors import CheckerError
from checker.model.finding import Acceptance, Evidence, Finding, Severity, Verdict
from checker.model.result import Coverage, Result, Unchecked
from checker.model.review import AcceptedDifference, StaleAcceptance, Staleness
from checker.model.source import Passage, Source, SourceKind, Story
from checker.model.timeline import PlacedEvent, ZoneReading
from checker.report.fields import VERSION, rounded

if TYPE_CHECKING:
    from enum import StrEnum

_DAY_LENGTH = len("2023-02-01")

_Choice = TypeVar("_Choice", bound="StrEnum")


class ReportError(CheckerError):
    """A report cannot be read: not JSON, or not by the schema; ``where`` is the path in the document."""


def carried(result: Result) -> Result:
    """Return what a JSON report carries of a result: reading the report of ``x`` gives ``carried(x)``.

    Left out are the sources' texts (the claims' stay) and origins, the story's settings, and the sentence
    numbers of claims; confidences and scores are rounded.
    """
    sources = tuple(replace(source, text="", origin=None) for source in result.story.sources)
    story = replace(result.story, settings={}, sources=sources)
    return replace(
        result,
        story=story,
        claims=tuple(replace(claim, sentence=0) for claim in result.claims),
        correspondences=tuple(replace(row, score=rounded(row.score)) for row in result.correspondences),
        findings=tuple(replace(item, confidence=rounded(item.confidence)) for item in result.findings),
    )


def parse(json_text: str) -> Result:
    """Return the result that a JSON report was made from, as far as the report carries it (see ``carried``).

    Raises:
        ReportError: the text is not JSON, of another version, lacks something that the schema asks for,
            or names a source or a claim that it does not hold.
    """
    try:
        root = _Node(json.loads(json_text), "$")
    except (ValueError, RecursionError) as fault:
        raise ReportError("not a report: not valid JSON") from fault
    if (version := root["version"].text()) != VERSION:
        raise ReportError(f"version {version!r} is not known", where="$.version", hint=f"known: {VERSION}")
    _check_references(root)
    return Result(
        story=_story(root["story"], tuple(_source(node) for node in root["sources"].items())),
        claims=tuple(_claim(node) for node in root["claims"].items()),
        correspondences=tuple(_correspondence(node) for node in root["correspondences"].items()),
        findings=tuple(_finding(node) for node in root["findings"].items()),
        coverage=_coverage(root["coverage"]),
        verdict=root["verdict"].choice(Verdict),
        timeline=tuple(_placed(node) for node in root.items_if_any("timeline")),
        stale=tuple(_stale(node) for node in root.items_if_any("stale_acceptances")),
    )


class _Node(Struct, frozen=True):
    """A value of the document and where it stands; every reading checks the type."""

    value: object
    path: str

    def __getitem__(self, key: str) -> _Node:
        if not isinstance(self.value, dict):
            raise self.fault("an object")
        if key not in self.value:
            raise ReportError(f"key {key!r} is missing", where=self.path)
        return _Node(self.value[key], f"{self.path}.{key}")

    def __contains__(self, key: str) -> bool:
        return isinstance(self.value, dict) and key in self.value

    def items(self) -> list[_Node]:
        if not isinstance(self.value, list):
            raise self.fault("a list")
        return [_Node(item, f"{self.path}[{number}]") for number, item in enumerate(self.value)]

    def items_if_any(self, key: str) -> list[_Node]:
        """Return the items of a list that reports of older releases do not have."""
        return self[key].items() if isinstance(self.value, dict) and key in self.value else []

    def text(self) -> str:
        if not isinstance(self.value, str):
            raise self.fault("a string")
        return self.value

    def text_or_none(self) -> str | None:
        return None if self.value is None else self.text()

    def flag(self) -> bool:
        if not isinstance(self.value, bool):
            raise self.fault("true or false")
        return self.value

    def offset(self) -> int:
        if not isinstance(self.value, int) or isinstance(self.value, bool) or self.value < 0:
            raise self.fault("a whole number from 0")
        return self.value

    def share(self) -> float:
        if (
            not isinstance(self.value, int | float)
            or isinstance(self.value, bool)
            or not 0 <= self.value <= 1
        ):
            raise self.fault("a number from 0 to 1")
        return float(self.value)

    def choice(self, choices: type[_Choice]) -> _Choice:
        try:
            return choices(self.text())
        except ValueError:
            raise self.fault("one of " + ", ".join(choices)) from None

    def day(self) -> date:
        try:
            return date.fromisoformat(self.text())
        except ValueError:
            raise self.fault("a day, as in 2023-02-01") from None

    def day_or_instant(self) -> date | datetime:
        if len(self.text()) == _DAY_LENGTH:
            return self.day()
        try:
            return datetime.fromisoformat(self.text())
        except ValueError:
            raise self.fault("a day or a date-time of ISO 8601") from None

    def instant(self) -> datetime:
        moment = self.day_or_instant()
        if not isinstance(moment, datetime) or moment.tzinfo is None:
            raise self.fault("an instant with its offset, as in 2023-02-01T09:30:00+00:00")
        return moment

    def fault(self, wanted: str) -> ReportError:
        return ReportError(f"must be {wanted}", where=self.path)


def _check_references(root: _Node) -> None:
    """Raise ReportError where the document names a source or a claim that is not in it."""
    sources = {node["id"].text() for node in root["sources"].items()}
    claims = {node["id"].text() for node in root["claims"].items()}
    rows = (row["claims"].items() for row in root["correspondences"].items())
    evidence = (finding["evidence"].items() for finding in root["findings"].items())
    names = [
        *((node["source"], sources) for node in root["claims"].items()),
        *((node["source"], sources) for items in evidence for node in items),
        *((node["when"]["source"], sources) for node in root.items_if_any("timeline")),
        *((node, claims) for items in rows for node in items),
    ]
    for node, known in names:
        if node.text() not in known:
            raise ReportError(f"{node.text()!r} is not in this report", where=node.path)


def _story(node: _Node, sources: tuple[Source, ...]) -> Story:
    return Story(node["id"].text(), node["title"].text(), sources, node["timezone"].text_or_none())


def _source(node: _Node) -> Source:
    published = node["published"]
    return Source(
        id=node["id"].text(),
        kind=node["kind"].choice(SourceKind),
        text="",
        language=node["language"].text(),
        primary=node["primary"].flag(),
        publisher=node["publisher"].text_or_none(),
        speaker=node["speaker"].text_or_none(),
        handle=node["handle"].text_or_none(),
        published=None if published.value is None else published.day_or_instant(),
        timezone=node["timezone"].text_or_none(),
        within=node["within"].text_or_none(),
        file=node["file"].text_or_none(),
        passages=tuple(_passage(item) for item in node["passages"].items()),
        trust=_trust(node),
    )


def _trust(node: _Node) -> int | None:
    return node["trust"].offset() if "trust" in node and node["trust"].value is not None else None


def _passage(node: _Node) -> Passage:
    return Passage(*(node[key].offset() for key in ("start", "end", "outer_start", "outer_end")))


def _claim(node: _Node) -> Claim:
    start, end = node["start"].offset(), node["end"].offset()
    text, language = node["text"].text(), node["language"].text()
    return Claim(node["id"].text(), node["source"].text(), start, end, text, language, sentence=0)


def _correspondence(node: _Node) -> Correspondence:
    return Correspondence(tuple(item.text() for item in node["claims"].items()), node["score"].share())


def _finding(node: _Node) -> Finding:
    accepted = node["accepted"]
    return Finding(
        rule=node["rule"].text(),
        code=node["code"].text(),
        severity=node["severity"].choice(Severity),
        confidence=node["confidence"].share(),
        message=node["message"].text(),
        evidence=tuple(_evidence(item) for item in node["evidence"].items()),
        note=node["note"].text(),
        accepted=None if accepted.value is None else _acceptance(accepted),
        known="known" in node and node["known"].flag(),
    )


def _stale(node: _Node) -> StaleAcceptance:
    entry = AcceptedDifference(
        node["fingerprint"].text(),
        node["rule"].text_or_none(),
        node["message"].text_or_none(),
        _acceptance(node),
    )
    return StaleAcceptance(entry, node["why"].choice(Staleness))


def _acceptance(node: _Node) -> Acceptance:
    until = node["until"]
    return Acceptance(
        node["reason"].text(), None if until.value is None else until.day(), node["by"].text_or_none()
    )


def _evidence(node: _Node) -> Evidence:
    return Evidence(
        source=node["source"].text(),
        claim=node["claim"].text(),
        start=node["start"].offset(),
        end=node["end"].offset(),
        quote=node["quote"].text(),
        value=node["value"].text(),
    )


def _placed(node: _Node) -> PlacedEvent:
    return PlacedEvent(
        event=node["event"].offset(),
        named=node["named"].text(),
        when=_evidence(node["when"]),
        readings=tuple(
            ZoneReading(
                item["zone"].text_or_none(),
                item["start"].instant(),
                item["end"].instant(),
                item["shifted"].flag(),
            )
            for item in node["readings"].items()
        ),
    )


def _coverage(node: _Node) -> Coverage:
    return Coverage(
        checked=tuple(item.text() for item in node["checked"].items()),
        unchecked=tuple(
            Unchecked(item["what"].text(), item["why"].text()) for item in node["unchecked"].items()
        ),
    )
