"""The overview: every count is that of the tables, in Markdown, as a page, and for programs."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from checker.archive import overview_html, overview_markdown
from checker.archive.parts import Archive
from checker.archive.rows import Rows
from checker.archive.summary import WORST, summed_up, write_summary

if TYPE_CHECKING:
    from pathlib import Path

    from checker.archive.summary import Summary

HOSTILE = "<script>alert(1)</script> | [x](javascript:y) \u202e"


def story(number: int, errors: int, verdict: str = "fail", month: int | None = 3) -> dict[str, object]:
    return {
        "number": number,
        "story": f"story-{number}",
        "title": HOSTILE,
        "where": f"in.jsonl: line {number + 1}",
        "published": date(2024, month, 1) if month else None,
        "errors": errors,
        "warnings": 1,
        "infos": 0,
        "verdict": verdict,
        "error": "cannot be read" if verdict == "error" else None,
    }


def finding(number: int, severity: str, *names: str, accepted: bool = False) -> dict[str, object]:
    return {
        "number": number,
        "code": "D101",
        "rule": "date-conflict",
        "severity": severity,
        "accepted": {"reason": "wanted"} if accepted else None,
        "evidence": [{"from": name or None} for name in names],
    }


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive(tmp_path)
    made.prepare()
    stories = [story(0, 2), story(1, 0, "pass"), story(2, 0, "error", None), story(3, 0, "unchecked", 4)]
    findings = [
        finding(0, "error", HOSTILE, ""),
        finding(0, "error", HOSTILE, HOSTILE),
        finding(0, "warning", "A"),
    ]
    coverage = [
        {"number": 0, "unchecked": [{"what": "times", "why": "none"}, {"what": "times", "why": "again"}]},
        {"number": 1, "unchecked": [{"what": "times", "why": "none"}]},
    ]
    made.write("0000000-a", Rows(stories=stories[:2], findings=findings, coverage=coverage))
    later = [finding(3, "error", "A", accepted=True)]
    made.write("0000001-b", Rows(stories=stories[2:], findings=later))
    return made


@pytest.fixture
def summary(archive: Archive) -> Summary:
    return summed_up(archive)


def test_what_is_counted(summary: Summary) -> None:
    record = summary.record()
    assert record["stories"] == 4
    assert record["verdicts"] == {"error": 1, "fail": 1, "pass": 1, "unchecked": 1}
    assert record["not_checked"] == 2
    assert record["accepted"] == 1
    assert record["rules"] == {"D101 date-conflict": {"error": 2, "warning": 1}}
    assert record["sources"] == {HOSTILE: {"error": 2}, "not named": {"error": 1}, "A": {"warning": 1}}
    assert record["months"] == {"2024-03": {"error": 2, "warning": 1}}
    assert record["stories_by_month"] == {"2024-03": 2, "2024-04": 1, "not dated": 1}
    assert record["unchecked"] == {"times": 2}
    assert record["failures"] == [{"where": "in.jsonl: line 3", "error": "cannot be read"}]


def test_the_worst_come_first_and_are_few(tmp_path: Path) -> None:
    made = Archive(tmp_path)
    made.prepare()
    made.write("0000000-a", Rows(stories=[story(number, number % 7) for number in range(60)]))
    worst = summed_up(made).worst
    assert len(worst) == WORST
    assert [it.weight[0] for it in worst] == sorted([number % 7 for number in range(60)], reverse=True)[
        :WORST
    ]
    assert worst[0].number == 6


def test_the_files_are_there(archive: Archive) -> None:
    write_summary(archive)
    assert json.loads((archive.folder / "summary.json").read_text("utf-8"))["stories"] == 4
    assert "4 stories" in (archive.folder / "overview.md").read_text("utf-8")
    assert "4 stories" in (archive.folder / "overview.html").read_text("utf-8")


def test_markdown_says_it_and_lets_nothing_act(summary: Summary) -> None:
    text = overview_markdown.render(summary)
    assert "| D101 date-conflict | 2 | 1 | 0 |" in text
    assert "| 2024-03 | 2 | 2 | 1 | 0 |" in text
    assert "<script>" not in text
    assert "\u202e" not in text
    rows = [line for line in text.splitlines() if line.startswith("| story-")]
    assert all(line.replace("\\|", "").count("|") == 6 for line in rows)


def test_the_page_plots_it_and_lets_nothing_act(summary: Summary) -> None:
    text = overview_html.render(summary)
    page = etree.HTML(text)
    assert [plot.get("aria-label") for plot in page.iter("svg")] == ["By rule", "By source", "By month"]
    bars = [title.text for title in page.xpath("//svg[@aria-label='By rule']//rect/title")]
    assert bars == ["D101 date-conflict: 2 error", "D101 date-conflict: 1 warning"]
    assert not list(page.iter("script"))
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_nothing_is_an_overview_too(tmp_path: Path) -> None:
    summary = summed_up(Archive(tmp_path))
    assert "no stories" in overview_markdown.render(summary)
    assert "no stories" in overview_html.render(summary)
