"""How far accounts are trusted, and what a finding says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from checker.model.finding import Evidence, Finding, Severity
from checker.model.source import Source, SourceKind, Story
from checker.pipeline import Policy, check
from checker.trust import Trust, weighed
from tests.test_pipeline import CONFLICTING

if TYPE_CHECKING:
    from checker.embed import Encoder

DOUBTFUL = "all its accounts are doubtful: trusted less than 2"
ONE_LESS = "less trusted: 'a' (trust 1; 3 for 'b')"


def account(name: str, kind: str, trust: int | None) -> Source:
    return Source(name, SourceKind(kind), "words", "en", trust=trust)


def finding(*sources: str, severity: Severity = Severity.ERROR, note: str = "") -> Finding:
    evidence = tuple(Evidence(name, f"{name}:1", 0, 1, "x", "y") for name in sources)
    return Finding("date-conflict", "D101", severity, 1.0, "", evidence, note)


# The trust of the accounts a, b, c (a statement); the settings; the severity and the note of a finding.
CASES = {
    "nothing is said": ((None, None, None), Trust(), "error", ""),
    "of one account nothing is said": ((1, None, 3), Trust(), "error", ""),
    "all are trusted alike": ((3, 3, 3), Trust(), "error", ""),
    "one is less trusted": ((1, 3, 3), Trust(), "error", "less trusted: 'a' (trust 1; 3 for 'b', 3 for 'c')"),
    "two are less trusted": ((0, 0, 3), Trust(), "error", "less trusted: 'a', 'b' (trust 0; 3 for 'c')"),
    "by kind": (
        (1, 2, None),
        Trust({"statement": 3}),
        "error",
        "less trusted: 'a' (trust 1; 2 for 'b', 3 for 'c')",
    ),
    "its own before its kind": ((3, 3, 3), Trust({"statement": 0}), "error", ""),
    "all are doubtful": ((1, 1, 0), Trust(doubtful_below=2), "warning", DOUBTFUL),
    "one is not doubtful": (
        (1, 1, 2),
        Trust(doubtful_below=2),
        "error",
        "less trusted: 'a', 'b' (trust 1; 2 for 'c')",
    ),
}


@pytest.mark.parametrize(("trusted", "trust", "severity", "note"), CASES.values(), ids=CASES)
def test_weighed(trusted: tuple[int | None, ...], trust: Trust, severity: str, note: str) -> None:
    kinds = zip("abc", ("article", "post", "statement"), trusted, strict=True)
    story = Story("story", "", tuple(account(*parts) for parts in kinds))
    found = weighed(finding("a", "b", "c"), story, trust)
    assert (found.severity, found.note) == (severity, note)


STORY = Story("story", "", (account("a", "article", 1), account("b", "post", 3)))


def test_a_finding_of_one_account_stays_as_it_is() -> None:
    alone = finding("a", "a")
    assert weighed(alone, STORY, Trust(doubtful_below=9)) == alone


def test_what_the_note_said_stays() -> None:
    assert weighed(finding("a", "b", note="no reading reconciles them"), STORY, Trust()).note == (
        f"no reading reconciles them; {ONE_LESS}"
    )


@pytest.mark.parametrize("severity", [Severity.WARNING, Severity.INFO])
def test_only_errors_are_lowered(severity: Severity) -> None:
    assert weighed(finding("a", "b", severity=severity), STORY, Trust(doubtful_below=9)).severity is severity


def test_the_fingerprint_stays() -> None:
    before = finding("a", "b")
    assert weighed(before, STORY, Trust(doubtful_below=9)).fingerprint == before.fingerprint


def test_in_a_check(encoder: Encoder) -> None:
    """The accounts of the story say it, or the settings; without either nothing is said."""
    article, post = CONFLICTING.sources
    said = replace(CONFLICTING, sources=(replace(article, trust=1), replace(post, trust=2)))
    note = "less trusted: 'article' (trust 1; 2 for 'post')"
    assert note in _note(check(said, encoder).findings)
    by_kind = Policy(trust=Trust({"article": 1, "post": 2}))
    assert note in _note(check(CONFLICTING, encoder, by_kind).findings)
    assert "trust" not in _note(check(CONFLICTING, encoder).findings)


def _note(findings: tuple[Finding, ...]) -> str:
    return next(found.note for found in findings if found.code == "D101")
