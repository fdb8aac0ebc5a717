"""Lines: one a passage, which editors can jump to, and nothing that moves a cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from checker.report import FORMATS
from checker.report.escape import logged, visible

from .samples import tram, unchecked
from .strategies import PROPERTY, results

if TYPE_CHECKING:
    from checker.model.result import Result


def test_a_line_a_passage() -> None:
    lines = FORMATS["lines"].render(tram()).splitlines()
    finding = tram().findings[2]
    assert [line for line in lines if "N201" in line] == [
        f"{place}: error N201 number-conflict: {finding.message} [{finding.fingerprint}]"
        for place in ("article:1:112", "communique:1:135")
    ]


def test_what_was_not_checked_and_the_verdict_come_last() -> None:
    assert FORMATS["lines"].render(tram()).splitlines()[-2:] == [
        "tram-oujda: Not checked: D104 undated-relative, article: its day of publication is not given",
        "tram-oujda: Fail: 2 errors, 1 warning, 1 info, 1 accepted, 1 thing not checked",
    ]
    assert FORMATS["lines"].render(unchecked()).splitlines()[-1].split(": ")[1] == "Unchecked"


@PROPERTY
@given(results())
def test_there_are_as_many_lines_as_passages(result: Result) -> None:
    lines = FORMATS["lines"].render(result).split("\n")
    passages = sum(len(item.evidence) for item in result.findings if item.is_open)
    assert len(lines) == passages + len(result.coverage.unchecked) + len(result.stale) + 2
    assert all(line == visible(line) == logged(line) for line in lines)
