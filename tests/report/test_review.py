"""Findings that an earlier check knew, and acceptances to look at again, in every format."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from checker.model.finding import Acceptance
from checker.model.review import AcceptedDifference, StaleAcceptance, Staleness
from checker.report import FORMATS
from checker.report.overview import Overview

from .samples import tram

if TYPE_CHECKING:
    from checker.model.result import Result

KNOWN = 0
"""The finding that the earlier check had, too."""
UNMATCHED = "aaaaaaaaaaaaaaaa"
LEFT_OUT = {"github", "gitlab", "lines"}
"""Formats that show only what counts."""
NO_PLACE = {"gitlab"}
"""Formats that have no place for acceptances."""


@pytest.fixture
def result() -> Result:
    whole = tram()
    findings = [replace(it, known=number == KNOWN) for number, it in enumerate(whole.findings)]
    expired = Acceptance("حتى نهاية التحقيق", date(2023, 12, 31), "N. Idrissi")
    entries = (
        AcceptedDifference(whole.findings[1].fingerprint, whole.findings[1].rule, None, expired),
        AcceptedDifference(UNMATCHED, None, None, Acceptance("The mayor asked", None, None)),
    )
    return replace(
        whole,
        findings=tuple(findings),
        stale=tuple(map(StaleAcceptance, entries, (Staleness.EXPIRED, Staleness.UNMATCHED))),
    )


def render(name: str, result: Result) -> str:
    return FORMATS[name].render(result)


def test_each_finding_is_in_one_list(result: Result) -> None:
    overview = Overview(result)
    lists = (overview.open, overview.known, overview.accepted)
    assert [len(it) for it in lists] == [3, 1, 1]
    assert overview.findings == lists[0] + lists[1] + lists[2]
    assert overview.known == (result.findings[KNOWN],)
    assert ", 1 known, 1 accepted" in overview.verdict_line()


def test_who_accepts_what_was_known_is_heard() -> None:
    whole = tram()
    both = replace(whole, findings=tuple(replace(it, known=True) for it in whole.findings))
    overview = Overview(both)
    assert (overview.open, len(overview.known), len(overview.accepted)) == ((), 4, 1)


@pytest.mark.parametrize("name", FORMATS)
def test_known_findings(name: str, result: Result) -> None:
    """Those that do not count are shown apart, or not at all."""
    fingerprint = result.findings[KNOWN].fingerprint
    before, after = render(name, replace(result, findings=tram().findings)), render(name, result)
    assert before != after
    if name in LEFT_OUT:
        assert fingerprint in before
        assert fingerprint not in after


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in NO_PLACE])
def test_acceptances_to_look_at_again(name: str, result: Result) -> None:
    told = render(name, result)
    assert UNMATCHED in told
    assert "2023-12-31" in told
    assert UNMATCHED not in render(name, replace(result, stale=()))


def test_in_markdown(result: Result) -> None:
    blocks = render("markdown", result).split("\n\n")
    heads = [block for block in blocks if block.startswith("## ")]
    assert heads.index("## Known from an earlier check") + 1 == heads.index("## Accepted differences")
    assert "## Acceptances to look at again" in heads
    known = result.findings[KNOWN]
    assert blocks[blocks.index("## Known from an earlier check") + 1] == f"### {known.code} {known.rule}"


def test_in_sarif(result: Result) -> None:
    def states(of: Result) -> dict[str, str | None]:
        (run,) = json.loads(render("sarif", of))["runs"]
        found = run["results"]
        return {it["partialFingerprints"]["checkerFingerprint/v1"]: it.get("baselineState") for it in found}

    told = states(result)
    assert told.pop(result.findings[KNOWN].fingerprint) == "unchanged"
    assert set(told.values()) == {"new"}
    assert set(states(tram()).values()) == {None}
    (run,) = json.loads(render("sarif", result))["runs"]
    names = run["tool"]["driver"]["notifications"]
    (invocation,) = run["invocations"]
    told_names = [names[it["descriptor"]["index"]]["id"] for it in invocation["toolExecutionNotifications"]]
    assert told_names == ["not-checked"] * len(result.coverage.unchecked) + ["stale-acceptance"] * 2


def test_in_junit(result: Result) -> None:
    """What is known fails no case."""
    of_all_known = replace(result, findings=tuple(replace(it, known=True) for it in result.findings))
    assert "<failure" in render("junit", result)
    assert "<failure" not in render("junit", of_all_known)
