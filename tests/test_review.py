"""Acceptances and a baseline: which findings count, and what the day changes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from checker.model.finding import Acceptance, Evidence, Finding, Severity, Verdict
from checker.model.review import AcceptedDifference, Review, Staleness
from checker.pipeline import Policy, check
from checker.review import reviewed, stale
from tests.test_pipeline import CONFLICTING

if TYPE_CHECKING:
    from checker.embed import Encoder

FINDING = Finding("date-conflict", "D101", Severity.ERROR, 1.0, "", (Evidence("a", "a:1", 0, 1, "x", "y"),))
OTHER = "0" * 16
EVE, LAST, AFTER = date(2024, 5, 31), date(2024, 6, 1), date(2024, 6, 2)


def accepted(
    fingerprint: str = FINDING.fingerprint, until: date | None = None, rule: str | None = None
) -> AcceptedDifference:
    return AcceptedDifference(fingerprint, rule, None, Acceptance("seen", until, None))


@pytest.mark.parametrize(
    ("until", "today", "holds"),
    [
        (None, None, True),
        (None, AFTER, True),
        (LAST, EVE, True),
        (LAST, LAST, True),  # to the end of its last day
        (LAST, AFTER, False),
        (LAST, None, True),
    ],
)
def test_how_long_an_acceptance_holds(until: date | None, today: date | None, *, holds: bool) -> None:
    review = Review((accepted(until=until),), today=today)
    (found,) = reviewed([FINDING], review)
    assert (found.accepted is not None) is holds
    assert found.is_open is not holds
    assert replace(found, accepted=None) == FINDING
    why = [item.why for item in stale([FINDING], review, ())]
    assert why == ([] if holds else [Staleness.EXPIRED])


def test_one_that_matches_nothing() -> None:
    entry = accepted(OTHER, until=LAST, rule="name-conflict")
    review = Review((entry, accepted()), today=AFTER)
    assert [(item.entry, item.why) for item in stale([FINDING], review, ())] == [(entry, Staleness.UNMATCHED)]
    assert stale([FINDING], review, ("name-conflict",)) == ()  # the rule is off: nothing is known of it


def test_known_findings_do_not_count() -> None:
    (found,) = reviewed([FINDING], Review(known=frozenset({FINDING.fingerprint})))
    assert (found.known, found.is_open) == (True, False)
    (found,) = reviewed([FINDING], Review(known=frozenset({OTHER})))
    assert (found.known, found.is_open) == (False, True)


def test_without_a_review_nothing_changes() -> None:
    assert reviewed([FINDING], Review()) == (FINDING,)
    assert stale([FINDING], Review(), ()) == ()


@pytest.fixture(scope="module")
def fingerprint(encoder: Encoder) -> str:
    (found,) = (it for it in check(CONFLICTING, encoder).findings if it.severity is Severity.ERROR)
    return found.fingerprint


@pytest.mark.parametrize(
    ("until", "policy", "verdict"),
    [
        (None, Policy(), Verdict.PASS),
        (LAST, Policy(), Verdict.FAIL),  # it has expired: the finding counts
        (LAST, Policy(fail_on="never"), Verdict.PASS),
        (LAST, Policy(fail_on="never", strict=True), Verdict.FAIL),
        (None, Policy(fail_on="never", strict=True), Verdict.PASS),
    ],
)
def test_the_verdict(
    until: date | None, policy: Policy, verdict: Verdict, fingerprint: str, encoder: Encoder
) -> None:
    review = Review((accepted(fingerprint, until),), today=AFTER)
    assert check(CONFLICTING, encoder, policy, review=review).verdict is verdict


def test_one_that_matches_nothing_is_no_failure(fingerprint: str, encoder: Encoder) -> None:
    review = Review((accepted(fingerprint), accepted(OTHER)))
    result = check(CONFLICTING, encoder, Policy(strict=True), review=review)
    assert (result.verdict, [item.why for item in result.stale]) == (Verdict.PASS, [Staleness.UNMATCHED])


def test_the_day_never_changes_what_is_found(fingerprint: str, encoder: Encoder) -> None:
    results = [
        check(CONFLICTING, encoder, review=Review((accepted(fingerprint, LAST),), today=today))
        for today in (EVE, AFTER)
    ]
    bare = [[replace(found, accepted=None) for found in result.findings] for result in results]
    assert bare[0] == bare[1] == list(check(CONFLICTING, encoder).findings)
