"""The tables of the page: claims by sources, what was checked and what was not, the rules in words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.report.bidi import direction
from checker.report.escape import language_tag
from checker.report.html.elements import element, isolated, joined
from checker.report.html.references import weight
from checker.report.overview import stale_line
from checker.report.passages import shorten
from checker.report.rule_pages import items, page_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.model.claim import Claim, Correspondence
    from checker.report.html.elements import Content, Html
    from checker.report.html.references import References
    from checker.report.wording import Wording
    from checker.rules.base import RuleModule

_CELL = 280  # characters of a claim
_MOST_ROWS = 12  # of the matrix before it is folded away


def block(words: Wording, name: str, *content: Content) -> Html:
    """Return a section of the page under its heading, which is also its id."""
    heading = element("h2", words.phrase("heading", name), id=f"{name}-heading")
    return element("section", heading, *content, id=name, aria_labelledby=f"{name}-heading")


def table(label: str, columns: Iterable[Content], rows: Iterable[Iterable[Content]]) -> Html:
    """Return a table that scrolls by itself where it is too wide; the first cell of a row heads it."""
    head = element("tr", *(element("th", name, scope="col") for name in columns))
    body = (
        element("tr", element("th", first, scope="row"), *(element("td", cell) for cell in others))
        for first, *others in rows
    )
    whole = element("table", element("thead", head), element("tbody", *body))
    return element("div", whole, class_="wide", role="region", tabindex=0, aria_label=label)


def matrix(references: References) -> Html:
    """Return the claims that correspond, a row each, a column for each source."""
    rows = references.overview.rows
    if not rows:
        return block(
            references.words, "matrix", element("p", references.words.phrase("sentence", "no_correspondence"))
        )
    sources = [source.id for source in references.overview.result.story.sources]
    columns = [
        references.words.phrase("column", "number"),
        *sources,
        references.words.phrase("column", "score"),
    ]
    cells = [_row(references, number, row, sources) for number, row in enumerate(rows, 1)]
    claims = table(references.words.phrase("heading", "matrix"), columns, cells)
    if len(rows) > _MOST_ROWS:
        claims = element(
            "details", element("summary", references.words.counted("row", len(rows))), claims, class_="fold"
        )
    return block(references.words, "matrix", claims)


def _row(references: References, number: int, row: Correspondence, sources: Sequence[str]) -> list[Content]:
    cells: defaultdict[str, list[Html]] = defaultdict(list)
    for claim in (references.overview.claims[name] for name in row.claims):
        cells[claim.source].append(_claim(references, claim))
    return [str(number), *(joined(cells[name]) for name in sources), references.words.share(row.score)]


def _claim(references: References, claim: Claim) -> Html:
    text = element(
        "div",
        shorten(claim.text, _CELL),
        dir=direction(claim.text, claim.language),
        lang=language_tag(claim.language),
    )
    return joined((text, finding_links(references, references.at(claim.source, claim.start, claim.end))))


def finding_links(references: References, numbers: Iterable[int]) -> Html | None:
    """Return links to findings by their numbers; None when there are none."""
    links = [
        element(
            "a",
            str(number),
            class_=f"ref {weight(references.findings[number])}",
            href=f"#f-{number}",
            aria_label=references.words.phrase("label", "to_finding", number=number),
            data_findings=number,
        )
        for number in numbers
    ]
    return element("p", joined(links, " "), class_="refs") if links else None


def unchecked(references: References) -> Html:
    """Return what was not checked, and why."""
    words, coverage = references.words, references.overview.result.coverage
    if not coverage.unchecked:
        sentence = words.phrase("sentence", "all_checked" if coverage.checked else "nothing_checked")
        return block(words, "unchecked", element("p", sentence))
    rows = [
        [isolated(cell, words.direction) for cell in (item.what, item.why)] for item in coverage.unchecked
    ]
    columns = [words.phrase("column", "what"), words.phrase("column", "why")]
    return block(words, "unchecked", table(words.phrase("heading", "unchecked"), columns, rows))


def stale(references: References) -> Html | None:
    """Return the acceptances that somebody should look at again; None when there are none."""
    words = references.words
    lines = (stale_line(item, words) for item in references.overview.result.stale)
    told = [element("li", isolated(line, words.direction)) for line in lines]
    return block(words, "stale", element("ul", *told)) if told else None


def checked(references: References) -> Html:
    """Return what was checked, folded away."""
    words, coverage = references.words, references.overview.result.coverage
    if not coverage.checked:
        return block(words, "checked", element("p", words.phrase("sentence", "nothing_checked")))
    items_ = element("ul", *(element("li", isolated(what, words.direction)) for what in coverage.checked))
    summary = element("summary", words.counted("checked", len(coverage.checked)))
    return block(words, "checked", element("details", summary, items_, class_="fold"))


def rules(references: References) -> Html | None:
    """Return the documentation of the rules that found something; None when there is none."""
    documented = [_documentation(references, rule) for rule in references.rules]
    return block(references.words, "rules", *documented) if documented else None


def _documentation(references: References, rule: RuleModule) -> Html:
    page = page_of(rule, references.words)
    return element(
        "details",
        element("summary", references.words.headed(f"{rule.RULE.code} {rule.RULE.name}", page.summary)),
        *(
            part
            for heading, body in page.sections
            for part in _part(heading, body, references.words.direction)
        ),
        id=references.rule_anchor(rule.RULE.code),
        class_="fold",
    )


def _part(heading: str, body: str, base: str) -> Iterator[Html]:
    yield element("h3", heading)
    told = items(body)
    if len(told) > 1:
        yield element("ul", *(element("li", isolated(item, base)) for item in told))
    else:
        yield element("p", isolated(body, base))
