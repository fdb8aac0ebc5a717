"""The Markdown report: a reader sees the passages, and nothing in them acts."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from msgspec.structs import replace

from checker.model.finding import Severity
from checker.model.result import Coverage
from checker.report import FORMATS
from checker.report.escape import visible

from .rendered import rendered
from .samples import SAMPLES, clean, hostile, long, tram, unchecked
from .strategies import PROPERTY, results
from .test_escape import LIVE

if TYPE_CHECKING:
    from checker.model.result import Result

    from .rendered import Page

# What GitHub's sanitizer lets through, of what a report uses (the allow-list of gjtorikian/html-pipeline).
ALLOWED = {
    "h1", "h2", "h3", "p", "strong", "ul", "li", "code", "a", "table", "thead", "tbody", "tr", "th", "td",
    "div", "span", "mark", "details", "summary",
}  # fmt: skip
ATTRIBUTES = {"dir", "lang", "href"}

render = FORMATS["markdown"].render


def check_inert(page: Page) -> None:
    assert {tag for tag, _ in page.elements} <= ALLOWED
    assert {name for _, attributes in page.elements for name in attributes} <= ATTRIBUTES
    assert not page.open
    assert not page.misnested
    assert set(page.comments) <= {" "}
    for tag, attributes in page.elements:
        assert tag != "a" or re.fullmatch(r"#[a-z0-9-]+", attributes["href"] or "")
    assert not any(LIVE.search(piece) for piece in page.prose)


@pytest.mark.parametrize("sample", SAMPLES)
def test_samples_are_inert(sample: str) -> None:
    check_inert(rendered(render(SAMPLES[sample]())))


@PROPERTY
@given(results())
def test_every_report_is_inert_and_whole(result: Result) -> None:
    page = rendered(render(result))
    check_inert(page)
    tags = Counter(tag for tag, _ in page.elements)
    opened = [item for item in result.findings if item.is_open]
    assert tags["h1"] == 1
    assert tags["a"] == len(opened)
    assert tags["h3"] == len(result.findings)
    assert tags["mark"] == sum(len(item.evidence) for item in result.findings)


def test_hostile_texts_are_shown_as_they_are() -> None:
    result = hostile()
    text = rendered(render(result)).text
    for finding in result.findings:
        assert visible(finding.note).strip() in text


def test_links_lead_to_the_headings() -> None:
    page_source = render(long())
    headings = re.findall(r"^### (.*)$", page_source, re.MULTILINE)
    slugs = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    links = re.findall(r"\]\(#([^)]*)\)", page_source)
    assert len(links) == 24
    assert set(links) == slugs


@pytest.mark.parametrize(
    ("result", "line"),
    [
        (tram(), "# Fail: 2 errors, 1 warning, 1 info, 1 accepted, 1 thing not checked"),
        (clean(), "# Pass: nothing found"),
        (unchecked(), "# Unchecked: nothing was checked"),
        (replace(clean(), coverage=Coverage((), ())), "# Pass: nothing was checked"),
    ],
)
def test_the_verdict_comes_first(result: Result, line: str) -> None:
    assert render(result).splitlines()[0] == line


def test_passages_stand_in_their_own_direction_with_the_evidence_marked() -> None:
    lines = render(tram()).splitlines()
    passages = next(line for line in lines if line.startswith("| Passage") and "أمس" in line)
    assert passages == (
        '| Passage | <div dir="rtl" lang="ar">افتتح وزير النقل محمد القاسمي، <mark>أمس الاثنين</mark>، خط '
        "الترامواي الجديد بمدينة وجدة.</div> "
        '| <div dir="ltr" lang="fr">Le ministre du Transport, Mohamed El Kasmi, a inauguré '
        "<mark>mardi 6 juin</mark> la nouvelle ligne de tramway d’Oujda.</div> "
        '| <div dir="ltr" lang="en">Proud to see the Oujda tram open <mark>today</mark>! 42,000 riders a day.'
        "</div> |"
    )
    assert "| Value | `2023-06-05` | `2023-06-06` | `2023-06-06T00:00Z/2023-06-07T00:00Z` |" in lines


def test_arabic_in_an_english_message_is_isolated() -> None:
    assert '(«<span dir="rtl">أمس الاثنين</span>»), on 2023-06-06' in render(tram())


def test_the_matrix_has_a_row_a_correspondence_and_a_column_a_source() -> None:
    lines = render(tram()).splitlines()
    head = lines.index("| # | `article` | `communique` | `mayor` | Score |")
    rows = [line.split(" | ") for line in lines[head + 2 : head + 5]]
    assert [row[0] for row in rows] == ["| 1", "| 2", "| 3"]
    assert [row[4] for row in rows] == ["0.93 |", "0.91 |", "0.87 |"]  # in the order of the article
    assert "tramway" in rows[0][2]
    assert rows[1][3] == ""


def test_accepted_findings_stand_apart() -> None:
    before, after = render(tram()).split("## Accepted differences")
    assert "N202" not in before
    assert "Reason: The desk rounds ridership figures · accepted by N. Idrissi · until 2023-12-31" in after


def test_heavier_findings_come_first() -> None:
    levels = re.findall(r"^\*\*(\w+)\*\*: ", render(long()), re.MULTILINE)
    assert levels == sorted(levels, key=lambda level: Severity(level).rank)


def test_a_long_matrix_is_folded_away() -> None:
    report = render(long())
    assert "<details><summary>24 correspondences</summary>\n\n| # |" in report
    assert "<details>" not in render(tram())
