"""The overview of an archive as one page, with plots: it asks the network for nothing, and runs no script."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from checker.archive.overview import headline, sections
from checker.archive.plots import plot
from checker.report.html.elements import element, own, raw
from checker.text.tables import required_text

if TYPE_CHECKING:
    from checker.archive.overview import Section
    from checker.archive.summary import Summary
    from checker.report.html.elements import Html

_TITLE = "Overview of the archive"


def render(summary: Summary) -> str:
    """Return the page."""
    style = required_text("checker.archive", "overview.css").strip()
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(style)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", _TITLE),
        raw("style", style),
    )
    main = element(
        "main",
        element("h1", _TITLE),
        element("p", headline(summary), class_="headline"),
        *(_section(section) for section in sections(summary)),
    )
    return f"<!DOCTYPE html>\n{element('html', head, element('body', main), lang='en')}\n"


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _section(section: Section) -> Html:
    head = element("tr", *(element("th", name, scope="col") for name in section.heads))
    rows = (element("tr", *map(_cell, row)) for row in section.rows)
    more = f"And {section.more:,} more, which the tables hold."
    return element(
        "section",
        element("h2", section.heading),
        element("figure", plot(section.bars, section.heading)) if section.bars else None,
        element("div", element("table", head, *rows), class_="wide"),
        element("p", more) if section.more else None,
    )


def _cell(cell: str | int) -> Html:
    return element("td", f"{cell:,}", class_="number") if isinstance(cell, int) else element("td", own(cell))
