"""Small stories for the tests of rules: a source a line, and what a rule finds in them, as plain values."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from checker.bundle.nested import locate_passages
from checker.model.source import Source, SourceKind, Story
from checker.pipeline import check

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.embed import Encoder
    from checker.model.claim import Claim
    from checker.model.finding import Evidence, Finding


def told(  # noqa: PLR0913 - the parts of a source, all by name
    language: str,
    text: str,
    *,
    kind: str = "article",
    published: str = "",
    timezone: str | None = None,
    speaker: str | None = None,
    publisher: str | None = None,
    handle: str | None = None,
    within: str | None = None,
    primary: bool = False,
) -> Source:
    """Return a source, named for its kind. ``published`` is written as in a story: a day, or an instant."""
    return Source(
        id=kind,
        kind=SourceKind(kind),
        text=text,
        language=language,
        primary=primary,
        publisher=publisher,
        speaker=speaker,
        handle=handle,
        published=_moment(published),
        timezone=timezone,
        within=within,
    )


def _moment(written: str) -> date | datetime | None:
    if not written:
        return None
    return datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)


def story(*sources: Source, timezone: str | None = None) -> Story:
    """Return a story of sources; the second of a kind is called ``<kind>-2``, and so on."""
    met: Counter[str] = Counter()
    named = []
    for source in sources:
        met[source.kind] += 1
        number = met[source.kind]
        named.append(replace(source, id=f"{source.kind}-{number}") if number > 1 else source)
    texts = {source.id: source.text for source in named}
    placed = tuple(
        replace(source, passages=locate_passages(source.text, texts[source.within]))
        if source.within
        else source
        for source in named
    )
    return Story("story", "A story", placed, timezone)


@dataclass(frozen=True)
class Seen:
    """What a finding shows: its severity, and for each passage the source, the words and the value."""

    severity: str
    evidence: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Row:
    """One case: a story, and what is found in it; ``note`` lists what the finding's note must say."""

    name: str
    story: Story
    found: tuple[Seen, ...] = ()
    note: tuple[str, ...] = ()


def row(name: str, *sources: Source, found: Iterable[Seen] = (), note: Iterable[str] = ()) -> Row:
    """Return a case; nothing is to be found when ``found`` is not given."""
    return Row(name, story(*sources), tuple(found), tuple(note))


def one(severity: str, *evidence: tuple[str, str, str]) -> tuple[Seen, ...]:
    """Return the expectation of exactly one finding."""
    return (Seen(severity, evidence),)


def cases(rows: Iterable[Row]) -> list[object]:
    """Return rows as parameters, named."""
    return [pytest.param(item, id=item.name) for item in rows]


FOUND: list[Finding] = []
"""What the rules found in the test that runs; conftest.py holds the words against those of earlier runs."""


def findings(code: str, checked: Story, encoder: Encoder) -> list[Finding]:
    """Return what the rule with that code finds in a story; each passage stands where it says it does."""
    result = check(checked, encoder)
    found = [found for found in result.findings if found.code == code]
    for finding in found:
        assert isinstance(finding.note, str)
        for passage in finding.evidence:
            assert_stands_there(passage, checked, result.claims)
    FOUND.extend(found)
    return found


def assert_stands_there(passage: Evidence, checked: Story, claims: Iterable[Claim]) -> None:
    """Assert that a passage has the words of its place, and names the claim in which it begins."""
    text = checked.source(passage.source).text
    assert 0 <= passage.start < passage.end <= len(text)
    assert text[passage.start : passage.end] == passage.quote
    own = [it for it in claims if it.source == passage.source and it.start <= passage.start < it.end]
    assert passage.claim in {it.id for it in own} or not (own or passage.claim)


def assert_found(code: str, item: Row, encoder: Encoder) -> None:
    """Assert that a rule finds in a story what the case says, and nothing else."""
    found = findings(code, item.story, encoder)
    assert [seen(finding) for finding in found] == list(item.found)
    for words in item.note:
        assert words in " ".join(finding.note for finding in found)


def seen(finding: Finding) -> Seen:
    """Return what a finding shows."""
    shown = tuple((passage.source, passage.quote, passage.value) for passage in finding.evidence)
    return Seen(finding.severity, shown)
