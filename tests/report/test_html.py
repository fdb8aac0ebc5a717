"""The HTML report: its structure, that no text acts in it, and that what is linked is there.

How a browser shows it is in test_html_in_a_browser.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from checker.model.claim import Claim
from checker.model.finding import Acceptance, Evidence, Finding, Severity, Verdict
from checker.model.result import Coverage, Result
from checker.model.review import AcceptedDifference, StaleAcceptance, Staleness
from checker.model.source import SourceKind, Story
from checker.report import FORMATS
from checker.report.escape import visible
from checker.report.html.elements import Html, element, lines, raw
from checker.report.html.marks import marked_text
from checker.report.html.references import References
from checker.report.overview import Overview
from checker.report.reading import parse
from checker.rules import all_rules

from .rendered import taken_apart
from .samples import SAMPLES, clean, hostile, long, source, tram, unchecked
from .strategies import PROPERTY, results

if TYPE_CHECKING:
    from .rendered import Page

ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "script", "header", "main", "nav", "section", "article",
    "h1", "h2", "h3", "h4", "p", "ul", "li", "dl", "dt", "dd", "div", "span", "a", "button", "code", "bdi",
    "mark", "strong", "blockquote", "details", "summary", "table", "thead", "tbody", "tr", "th", "td",
    "figure", "figcaption", "svg", "line", "rect", "text",
}  # fmt: skip
ATTRIBUTES = {
    "aria-label", "aria-labelledby", "aria-pressed", "charset", "class", "content", "dir", "direction",
    "height", "hidden", "href", "http-equiv", "id", "lang", "name", "role", "rx", "scope", "tabindex",
    "text-anchor", "title", "type", "viewbox", "width", "x", "x1", "x2", "y", "y1", "y2",
}  # fmt: skip

render = FORMATS["html"].render


def page_of(result: Result) -> Page:
    return taken_apart(render(result))


def attributes(page: Page, name: str) -> list[str]:
    return [given[name] or "" for _, given in page.elements if name in given]


def check_whole_and_inert(page: Page) -> None:
    assert not page.open
    assert not page.misnested
    assert not page.comments
    tags = Counter(tag for tag, _ in page.elements)
    assert set(tags) <= ALLOWED
    assert tags["script"] == tags["style"] == tags["h1"] == tags["main"] == 1
    names = {name for _, given in page.elements for name in given}
    assert {name for name in names if not name.startswith("data-")} <= ATTRIBUTES
    ids = attributes(page, "id")
    assert len(ids) == len(set(ids))
    assert set(attributes(page, "href")) <= {f"#{name}" for name in ids}
    assert set(" ".join(attributes(page, "aria-labelledby")).split()) <= set(ids)


@pytest.mark.parametrize("sample", SAMPLES)
def test_samples_are_whole_and_inert(sample: str) -> None:
    check_whole_and_inert(page_of(SAMPLES[sample]()))


@PROPERTY
@given(results())
def test_every_report_is_whole_and_inert(result: Result) -> None:
    page = page_of(result)
    check_whole_and_inert(page)
    cards = [given for tag, given in page.elements if tag == "li" and "data-fingerprint" in given]
    assert [card["data-fingerprint"] for card in cards] == [
        finding.fingerprint for finding in Overview(result).findings
    ]


def test_hostile_texts_are_shown_as_they_are() -> None:
    result = hostile()
    text = page_of(result).text
    for finding in result.findings:
        assert visible(finding.note) in text
    for item in result.coverage.unchecked:
        assert visible(item.why) in text


@PROPERTY
@given(st.text(), st.text())
def test_text_stays_text_in_elements_and_in_attributes(text: str, value: str) -> None:
    page = taken_apart(element("p", text, title=value))
    assert page.elements == [("p", {"title": visible(value)})]
    assert page.text.removesuffix("\n") == visible(text)


def test_markup_is_put_as_it_is_and_only_markup() -> None:
    assert element("b", Html("<i></i>"), "<i>") == "<b><i></i>&lt;i&gt;</b>"
    assert (
        element("a", None, href=None, hidden=False, id="x", aria_label="y") == '<a id="x" aria-label="y"></a>'
    )
    assert lines("a <\r\nb\rc\n") == "a &lt;\nb\nc\n"


def test_a_file_that_would_end_its_element_is_refused() -> None:
    with pytest.raises(ValueError, match="script"):
        raw("script", "a </script> b")


# The policy: this style, this script, nothing else.


def test_the_policy_allows_the_style_and_the_script_by_their_hashes() -> None:
    report = render(hostile())
    page = taken_apart(report)
    policy = next(given["content"] for _, given in page.elements if "http-equiv" in given) or ""
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    hashes = {}
    for name in ("style", "script"):
        [content] = re.findall(rf"<{name}>(.*?)</{name}>", report, re.DOTALL)
        hashes[name] = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
    assert directives == {
        "default-src": "'none'",
        "style-src": f"'sha256-{hashes['style']}'",
        "script-src": f"'sha256-{hashes['script']}'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_the_policy_stands_before_what_it_governs() -> None:
    tags = [(tag, "http-equiv" in given) for tag, given in page_of(tram()).elements]
    assert tags.index(("meta", True)) < min(tags.index(("style", False)), tags.index(("script", False)))


def test_the_script_makes_no_markup_and_asks_for_nothing() -> None:
    [script] = re.findall(r"<script>(.*?)</script>", render(tram()), re.DOTALL)
    for name in (
        "innerHTML",
        "outerHTML",
        "insertAdjacent",
        "document.write",
        "eval",
        "fetch",
        "XMLHttp",
        "import(",
    ):
        assert name not in script


# Marks.


def marked(text: str, *spans: tuple[int, int, Severity]) -> Html:
    """Mark spans of a text, one finding each."""
    sources = (source("a", SourceKind.PAGE, text, "en"),)
    findings = tuple(
        Finding(
            "r", f"X{number:03}", severity, 1.0, "", (Evidence("a", "", start, end, text[start:end], ""),)
        )
        for number, (start, end, severity) in enumerate(spans)
    )
    result = Result(Story("s", "", sources), (), (), findings, Coverage((), ()), Verdict.PASS)
    return marked_text(References(Overview(result)), "a")


ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


@pytest.mark.parametrize(
    ("spans", "texts"),
    [
        ([], ["abcdef"]),
        ([(0, 6, ERROR)], ["abcdef", "1"]),
        ([(1, 3, ERROR)], ["a", "bc", "1", "def"]),
        ([(1, 4, ERROR), (2, 5, WARNING)], ["a", "b", "cd", "1", "e", "2", "f"]),  # overlapping
        ([(0, 6, ERROR), (2, 4, INFO)], ["ab", "cd", "2", "ef", "1"]),  # one in the other
        ([(1, 3, ERROR), (1, 3, ERROR)], ["a", "bc", "1", "2", "def"]),  # the same
        ([(1, 3, ERROR), (3, 5, ERROR)], ["a", "bc", "1", "de", "2", "f"]),  # side by side
        ([(3, 3, ERROR)], ["abc", "1", "def"]),  # nothing between the ends
        ([(5, 9, ERROR)], ["abcdef"]),  # beyond the text
    ],
)
def test_texts_are_cut_where_passages_begin_and_end(
    spans: list[tuple[int, int, Severity]], texts: list[str]
) -> None:
    assert taken_apart(marked("abcdef", *spans)).texts == texts


def test_what_passages_share_is_marked_as_the_heaviest_and_belongs_to_all() -> None:
    page = taken_apart(marked("abcdef", (1, 4, ERROR), (2, 5, INFO)))
    marks = [given for tag, given in page.elements if tag == "mark"]
    assert [(mark["class"], mark["data-findings"]) for mark in marks] == [
        ("error", "1"), ("error", "1 2"), ("info", "2"),
    ]  # fmt: skip


@PROPERTY
@given(
    st.text(min_size=1, max_size=20),
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.sampled_from(Severity)), max_size=6),
)
def test_marks_lose_nothing_of_a_text(text: str, spans: list[tuple[int, int, Severity]]) -> None:
    found = marked(text, *((min(one, other), max(one, other), severity) for one, other, severity in spans))
    unmarked, links = re.subn(r'<span class="ref .*?</span>', "", found)
    assert links == sum(max(one, other) <= len(text) for one, other, _ in spans)
    # White space that two pieces of the text share is drawn twice, but is no other than white space.
    assert taken_apart(unmarked).text.split() == taken_apart(lines(text)).text.split()


def test_line_breaks_of_a_text_are_kept() -> None:
    assert taken_apart(marked("a\r\nb\n\nc", (0, 4, ERROR))).texts == ["a\nb", "1", "\n\nc"]


# Links.


def test_a_passage_leads_to_the_next_and_the_last_to_the_first() -> None:
    page = page_of(tram())
    links = {given["id"]: given["href"] for tag, given in page.elements if tag == "a" and "id" in given}
    assert [links[f"p-1-{number}"] for number in (1, 2, 3)] == ["#p-1-2", "#p-1-3", "#p-1-1"]
    assert [links[f"p-2-{number}"] for number in (1, 2)] == ["#p-2-2", "#p-2-1"]
    assert links["p-3-1"] == "#f-3"  # one passage alone leads to its finding


def test_links_say_where_they_lead_and_how_much_it_weighs() -> None:
    labels = attributes(page_of(tram()), "aria-label")
    assert "Finding 1: error, D101 date-conflict" in labels
    assert "Finding 1: to its passage in communique" in labels
    assert "Finding 5: accepted, N202 number-precision" in labels


def test_a_passage_that_is_not_in_the_text_is_told_without_a_link() -> None:
    finding = replace(tram().findings[1], evidence=(Evidence("mayor", "", 900, 905, "today", "x"),))
    page = page_of(replace(tram(), findings=(finding,)))
    check_whole_and_inert(page)
    assert "today" in page.texts
    assert "#p-1-1" not in attributes(page, "href")


def test_rules_are_explained_on_the_page() -> None:
    page = page_of(tram())
    assert {f"rule-{code}" for code in ("D101", "N201", "N202", "P302", "P304")} <= set(
        attributes(page, "id")
    )
    assert "Why an editor cares" in page.texts
    known = next(rule for rule in all_rules() if rule.RULE.code == "D101")
    assert f"D101 date-conflict: {(known.__doc__ or '').splitlines()[0]}" in page.texts


def test_a_rule_that_is_not_known_is_named_without_a_link() -> None:
    finding = replace(tram().findings[1], code="X999", rule="new-rule")
    page = page_of(replace(tram(), findings=(finding,)))
    check_whole_and_inert(page)
    assert "X999 new-rule" in page.texts


# What the page shows.


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_verdict_is_told(sample: str) -> None:
    result = SAMPLES[sample]()
    assert Overview(result).verdict_line() in page_of(result).texts


def test_sources_stand_in_their_own_direction_and_language() -> None:
    texts = [given for _, given in page_of(tram()).elements if given.get("class") == "text"]
    assert [(it["dir"], it["lang"]) for it in texts] == [("rtl", "ar"), ("ltr", "fr"), ("ltr", "en")]


def test_a_language_that_is_none_is_not_given_as_one() -> None:
    assert 'en" onload="x' in page_of(hostile()).texts  # told, as text
    assert set(attributes(page_of(hostile()), "lang")) == {"en", "ar"}


def test_the_matrix_has_a_column_a_source_and_the_findings_of_its_claims() -> None:
    report = render(tram())
    [matrix] = re.findall(r'<section id="matrix".*?</section>', report, re.DOTALL)
    page = taken_apart(matrix)
    assert [text for text in page.texts if text.strip()][1:6] == [
        "#",
        "article",
        "communique",
        "mayor",
        "Score",
    ]
    assert sum(tag == "tr" for tag, _ in page.elements) == 4
    assert attributes(page, "href") == [
        "#f-1", "#f-4", "#f-1", "#f-4", "#f-1", "#f-5", "#f-2", "#f-5", "#f-2",
    ]  # fmt: skip


def test_the_timeline_has_a_plot_an_event_and_says_the_same_as_a_table() -> None:
    report = render(tram())
    [timeline] = re.findall(r'<section id="timeline".*?</section>', report, re.DOTALL)
    page = taken_apart(timeline)
    bars = [given["class"] for tag, given in page.elements if tag == "rect"]
    assert bars == ["bar placed error", "bar anywhere error", "bar placed error", "bar shifted error"]
    assert "2023-06-05 · Casablanca" in page.texts
    assert "Washington, if published on another day there" in page.texts
    assert "1 time of an event that one source alone places" in page.texts
    assert sum(tag == "tr" for tag, _ in page.elements) == 1 + 4 + 1 + 1


def test_what_no_longer_counts_stands_last_and_apart() -> None:
    known = tuple(replace(it, known=it.code == "D101") for it in tram().findings)
    page = page_of(replace(tram(), findings=known))
    check_whole_and_inert(page)
    cards = [given for tag, given in page.elements if tag == "li" and "data-weight" in given]
    assert [(it["data-code"], it["data-weight"]) for it in cards] == [
        ("N201", "error"), ("P304", "warning"), ("P302", "info"), ("D101", "known"), ("N202", "accepted"),
    ]  # fmt: skip
    assert page.texts.index("Known from an earlier check") < page.texts.index("Accepted differences")


def test_acceptances_to_look_at_again_are_told() -> None:
    entry = AcceptedDifference(
        "0123456789abcdef", "date-conflict", None, Acceptance("<b>why</b>", None, None)
    )
    page = page_of(replace(tram(), stale=(StaleAcceptance(entry, Staleness.UNMATCHED),)))
    check_whole_and_inert(page)
    assert any("[0123456789abcdef]" in text and "<b>why</b>" in text for text in page.texts)


def test_filters_are_buttons_that_say_whether_they_are_pressed() -> None:
    buttons = [given for tag, given in page_of(tram()).elements if tag == "button" and "data-filter" in given]
    assert {it["aria-pressed"] for it in buttons} == {"true"}
    assert [it["data-value"] for it in buttons if it["data-filter"] == "weight"] == [
        "error", "warning", "info", "accepted",
    ]  # fmt: skip


def test_a_page_without_findings_has_no_filters() -> None:
    for result in (clean(), unchecked()):
        assert "data-filter" not in {name for _, given in page_of(result).elements for name in given}


def test_many_infos_and_a_long_matrix_are_folded_away() -> None:
    summaries = re.findall(r"<summary>(.*?)</summary>", render(long()))
    assert "24 correspondences" in summaries
    infos = replace(long(), findings=tuple(replace(it, severity=INFO) for it in long().findings))
    assert "24 infos" in re.findall(r"<summary>(.*?)</summary>", render(infos))


def test_of_a_result_without_texts_the_claims_are_shown() -> None:
    result = parse(FORMATS["json"].render(tram()))
    page = page_of(result)
    check_whole_and_inert(page)
    assert page.texts.count("This report was made without the whole text. Its sentences stand here.") == 3
    assert "#p-1-2" in attributes(page, "href")


def test_claims_that_overlap_are_shown_once() -> None:
    claims = (
        Claim("page:1", "page", 0, 9, "The first", "fr", 0),
        Claim("page:2", "page", 4, 12, "first one", "fr", 0),
    )
    sources = tuple(replace(it, text="") for it in clean().story.sources)
    result = replace(
        clean(), claims=claims, story=replace(clean().story, sources=sources), correspondences=()
    )
    assert References(Overview(result)).stretches["page"][0].text == "The first"
    assert len(References(Overview(result)).stretches["page"]) == 1
