"""The corpus of hostile texts through every writer, in every position at once, and read back."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from lxml import etree
from msgspec.structs import replace

from checker.model.claim import Claim, Correspondence
from checker.model.finding import Acceptance, Evidence, Finding, Severity, Verdict
from checker.model.result import Coverage, Result, Unchecked
from checker.model.review import AcceptedDifference, StaleAcceptance, Staleness
from checker.model.source import Source, SourceKind, Story
from checker.model.timeline import PlacedEvent, ZoneReading
from checker.report import FORMATS
from checker.report.escape import logged, visible
from checker.report.reading import parse
from tests.hostile import BY_KIND, CORPUS

from .read_back import LEAVE_OUT_ACCEPTED, READERS, commands
from .rendered import rendered, taken_apart
from .test_github import REGISTERED
from .test_html import check_whole_and_inert
from .test_markdown import check_inert

if TYPE_CHECKING:
    from collections.abc import Callable

_DAY = datetime(2023, 6, 5, tzinfo=UTC)
# What a terminal, an editor or a CI server acts upon, wherever it stands; isolates are the writers' own.
_ACTIVE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\ufeff\ud800-\udfff]")


def everywhere(text: str, ids: str | None = None) -> Result:
    """Return a result that has a text in each place that a text can have; but kinds and codes are ours.

    ``ids``: the beginning of the sources' ids, for a format that relies on what readers let pass as one.
    """
    ids = text if ids is None else ids
    sources = tuple(
        Source(
            id=f"{ids}{number}",
            kind=kind,
            text=f"{text} and {text}",
            language=text,
            primary=number == 1,
            publisher=text,
            speaker=text,
            handle=text,
            timezone=text,
            file=text,
        )
        for number, kind in ((1, SourceKind.ARTICLE), (2, SourceKind.TWEET))
    )
    claims = tuple(Claim(f"{it.id}:1", it.id, 0, len(it.text), it.text, it.language, 0) for it in sources)
    proofs = tuple(Evidence(it.id, f"{it.id}:1", 0, len(text), text, text) for it in sources)
    opened = Finding("date-conflict", "D101", Severity.ERROR, 0.5, text, proofs, text)
    accepted = replace(opened, code="Q501", rule="quote-altered", accepted=Acceptance(text, None, text))
    hours = (_DAY, _DAY + timedelta(days=1))
    return Result(
        Story(text, text, sources, text),
        claims,
        (Correspondence((claims[0].id, claims[1].id), 0.5),),
        (opened, accepted),
        Coverage((text,), (Unchecked(text, text),)),
        Verdict.FAIL,
        tuple(PlacedEvent(1, text, proof, (ZoneReading(text, *hours, shifted=True),)) for proof in proofs),
        (
            StaleAcceptance(
                AcceptedDifference("0" * 16, text, text, Acceptance(text, None, text)), Staleness.EXPIRED
            ),
        ),
    )


def shape(document: object) -> object:
    """Return a JSON document with every text in it left out: what it is made of."""
    match document:
        case dict():
            return {key: shape(value) for key, value in document.items()}
        case list():
            return [shape(value) for value in document]
        case str():
            return "text"
        case _:
            return type(document).__name__


def tame_as(name: str) -> str:
    """Return the report, in a format, of what is no attack."""
    return FORMATS[name].render(everywhere("tame"))


def _json(report: str, text: str) -> None:
    read = parse(report)
    assert read.story.title == text
    assert {read.story.sources[0].speaker, read.story.sources[0].handle} == {text}
    assert {read.findings[0].message, read.findings[0].evidence[0].quote} == {text}


def _jsonl(report: str, text: str) -> None:
    records, tame = (
        [json.loads(line) for line in it.removesuffix("\n").split("\n")] for it in (report, tame_as("jsonl"))
    )
    assert [record["record"] for record in records] == [record["record"] for record in tame]
    assert text in {record.get("message") for record in records}


def _sarif(report: str, text: str) -> None:
    [run] = json.loads(report)["runs"]
    [tame] = json.loads(tame_as("sarif"))["runs"]
    uris = [place.pop("artifactLocation")["uri"] for place in _places(run["results"])]
    assert {urlsplit(uri).scheme for uri in uris} <= {"", "file"}, uris
    assert len(uris) == len([place.pop("artifactLocation") for place in _places(tame["results"])])
    assert shape(run["results"]) == shape(tame["results"]), text


def _places(results: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [place["physicalLocation"] for it in results for place in it["locations"] + it["relatedLocations"]]


def _gitlab(report: str, text: str) -> None:
    assert shape(json.loads(report)) == shape(json.loads(tame_as("gitlab"))), text


def _junit(report: str, text: str) -> None:
    elements = [element.tag for element in etree.fromstring(report.encode()).iter()]
    tame = etree.fromstring(tame_as("junit").encode())
    assert elements == [element.tag for element in tame.iter()], text


def _github(report: str, text: str) -> None:
    tame = list(commands(tame_as("github")))
    assert [it.name for it in commands(report)] == [it.name for it in tame], text
    assert len(report.splitlines()) == len(tame)


def _lines(report: str, text: str) -> None:
    assert len(report.splitlines()) == len(tame_as("lines").splitlines()), text


def _text(report: str, text: str) -> None:
    shown = report.translate({ord(isolate): None for isolate in "\u2066\u2067\u2069"})
    assert "".join(logged(text).split()) in "".join(shown.split())


def _markdown(report: str, text: str) -> None:
    page = rendered(report)
    check_inert(page)
    assert visible(text).strip() in page.text


def _html(report: str, text: str) -> None:
    page = taken_apart(report)
    check_whole_and_inert(page)
    assert visible(text).strip() in page.text


HOLDS: dict[str, Callable[[str, str], None]] = {
    "json": _json,
    "jsonl": _jsonl,
    "sarif": _sarif,
    "gitlab": _gitlab,
    "junit": _junit,
    "github": _github,
    "lines": _lines,
    "text": _text,
    "markdown": _markdown,
    "html": _html,
}


def test_every_format_is_tried() -> None:
    assert set(HOLDS) == set(FORMATS)
    assert len(CORPUS) == len(set(CORPUS)) > 80
    assert all(BY_KIND.values())


@pytest.mark.parametrize("name", FORMATS)
def test_no_text_becomes_more_than_text(name: str) -> None:
    for text in CORPUS:
        result = everywhere(text, "source-" if name == "html" else None)
        report = FORMATS[name].render(result)
        assert not _ACTIVE.search(report), (text, _ACTIVE.search(report))
        HOLDS[name](report, text)
        if name != "github":
            assert not list(commands(report, REGISTERED)), text
        if name in READERS:
            told = {it.fingerprint for it in READERS[name](report)}
            wanted = [it for it in result.findings if it.is_open or name not in LEAVE_OUT_ACCEPTED]
            assert told == {it.fingerprint for it in wanted}, text
