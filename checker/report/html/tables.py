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
from checker.report.wording import counted, phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.model.claim import Claim, Correspondence
    from checker.model.result import Coverage
    from checker.model.review import StaleAcceptance
    from checker.report.html.elements import Content, Html
    from checker.report.html.references import References
    from checker.rules.base import RuleModule

_CELL = 280  # characters of a claim
_MOST_ROWS = 12  # of the matrix before it is folded away


def block(name: str, *content: Content) -> Html:
    """Return a section of the page under its heading, which is also its id."""
    heading = element("h2", phrase("heading", name), id=f"{name}-heading")
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
        return block("matrix", element("p", phrase("sentence", "no_correspondence")))
    sources = [source.id for source in references.overview.result.story.sources]
    columns = [phrase("column", "number"), *sources, phrase("column", "score")]
    cells = [_row(references, number, row, sources) for number, row in enumerate(rows, 1)]
    claims = table(phrase("heading", "matrix"), columns, cells)
    if len(rows) > _MOST_ROWS:
        claims = element("details", element("summary", counted("row", len(rows))), claims, class_="fold")
    return block("matrix", claims)


def _row(references: References, number: int, row: Correspondence, sources: Sequence[str]) -> list[Content]:
    cells: defaultdict[str, list[Html]] = defaultdict(list)
    for claim in (references.overview.claims[name] for name in row.claims):
        cells[claim.source].append(_claim(references, claim))
    return [str(number), *(joined(cells[name]) for name in sources), f"{row.score:.2f}"]


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
            aria_label=phrase("label", "to_finding", number=number),
            data_findings=number,
        )
        for number in numbers
    ]
    return element("p", joined(links, " "), class_="refs") if links else None


def unchecked(coverage: Coverage) -> Html:
    """Return what was not checked, and why."""
    if not coverage.unchecked:
        sentence = phrase("sentence", "all_checked" if coverage.checked else "nothing_checked")
        return block("unchecked", element("p", sentence))
    rows = [[isolated(item.what), isolated(item.why)] for item in coverage.unchecked]
    columns = [phrase("column", "what"), phrase("column", "why")]
    return block("unchecked", table(phrase("heading", "unchecked"), columns, rows))


def stale(acceptances: Sequence[StaleAcceptance]) -> Html | None:
    """Return the acceptances that somebody should look at again; None when there are none."""
    told = [element("li", isolated(stale_line(item))) for item in acceptances]
    return block("stale", element("ul", *told)) if told else None


def checked(coverage: Coverage) -> Html:
    """Return what was checked, folded away."""
    if not coverage.checked:
        return block("checked", element("p", phrase("sentence", "nothing_checked")))
    items_ = element("ul", *(element("li", isolated(what)) for what in coverage.checked))
    summary = element("summary", counted("checked", len(coverage.checked)))
    return block("checked", element("details", summary, items_, class_="fold"))


def rules(references: References) -> Html | None:
    """Return the documentation of the rules that found something; None when there is none."""
    documented = [_documentation(references, rule) for rule in references.rules]
    return block("rules", *documented) if documented else None


def _documentation(references: References, rule: RuleModule) -> Html:
    page = page_of(rule)
    return element(
        "details",
        element("summary", f"{rule.RULE.code} {rule.RULE.name}: {page.summary}"),
        *(part for heading, body in page.sections for part in _part(heading, body)),
        id=references.rule_anchor(rule.RULE.code),
        class_="fold",
    )


def _part(heading: str, body: str) -> Iterator[Html]:
    yield element("h3", heading)
    told = items(body)
    if len(told) > 1:
        yield element("ul", *(element("li", isolated(item)) for item in told))
    else:
        yield element("p", isolated(body))
