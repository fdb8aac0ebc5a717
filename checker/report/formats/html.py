"""HTML: the report that an editor reads in a browser, as one file that asks the network for nothing.

The page can be read without its script, which adds filters, the dark view by hand, and the highlighting of a
finding's passages. A Content Security Policy lets this very style and script act and nothing else, whatever a
source's text may hold.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import TYPE_CHECKING

from checker.report.html import cards, sources, tables, timeline
from checker.report.html.elements import element, joined, own, raw
from checker.report.html.references import References
from checker.report.overview import Overview
from checker.report.wording import IN_ENGLISH
from checker.text.tables import table_text

if TYPE_CHECKING:
    from checker.model.result import Result
    from checker.report.html.elements import Html
    from checker.report.wording import Wording

_SECTIONS = ("findings", "sources", "matrix", "timeline", "unchecked")


def render(result: Result, words: Wording = IN_ENGLISH) -> str:
    """Return the page."""
    references = References(Overview(result, words))
    page = element(
        "html",
        _head(references.overview),
        _body(references),
        lang=words.language,
        dir=words.direction,
    )
    return f"<!DOCTYPE html>\n{page}\n"


@cache
def _asset(name: str) -> str:
    """Return a file of this package, without what would keep the page from being one text."""
    text = table_text("checker.report.html", name)
    if text is None:
        raise FileNotFoundError(name)
    return text.strip()


def _policy() -> str:
    hashes = {name: _hash(_asset(file)) for name, file in (("style", "page.css"), ("script", "page.js"))}
    allowed = "; ".join(f"{name}-src '{found}'" for name, found in hashes.items())
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _hash(content: str) -> str:
    """Return the source expression that allows an inline element with this content (CSP level 3, 2.3.1)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


def _head(overview: Overview) -> Html:
    story = overview.result.story
    return element(
        "head",
        element("meta", charset="utf-8"),
        # Before anything that it governs.
        element("meta", http_equiv="Content-Security-Policy", content=_policy()),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", f"{overview.verdict_line()} – {story.title or story.id}"),
        raw("style", _asset("page.css")),
    )


def _body(references: References) -> Html:
    main = element(
        "main",
        element("div", cards.section(references), sources.section(references), class_="desk"),
        tables.matrix(references),
        timeline.section(references),
        tables.stale(references),
        tables.unchecked(references),
        tables.checked(references),
        tables.rules(references),
    )
    skip = element("a", references.words.phrase("control", "skip"), class_="skip", href="#findings")
    return element("body", skip, _header(references.overview), main, raw("script", _asset("page.js")))


def _header(overview: Overview) -> Html:
    result, words = overview.result, overview.words
    story = result.story
    theme = element(
        "button",
        words.phrase("control", "dark"),
        type="button",
        aria_pressed="false",
        class_="theme",
        hidden=True,  # the script shows what only works with it
    )
    links = (
        element("li", element("a", words.phrase("heading", name), href=f"#{name}")) for name in _SECTIONS
    )
    return element(
        "header",
        element("h1", own(story.title or story.id)),
        element("p", overview.verdict_line(), class_=f"verdict {result.verdict}"),
        element("p", joined((words.labelled("story", ""), element("code", own(story.id))))),
        element("nav", element("ul", *links, role="list"), aria_label=words.phrase("page", "contents")),
        theme,
        class_="top",
    )
