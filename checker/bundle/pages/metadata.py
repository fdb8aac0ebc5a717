"""What a page says of itself: schema.org's NewsArticle first, then its ``meta`` elements, then ``time``.

Sources: schema.org (NewsArticle, JSON-LD 1.1 in pages), ogp.me (Open Graph).
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.bundle.account import wording
from checker.bundle.loose import date_of, line_of, tag_of, text_of
from checker.bundle.pages.linked_data import article_of
from checker.bundle.pages.markup import inline_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from lxml.html import HtmlElement

_DATES = ("article:published_time", "og:article:published_time", "datepublished", "date", "pubdate",
          "publish-date", "dc.date.issued", "dcterms.issued", "parsely-pub-date")  # fmt: skip

_MOST_HEADINGS = 50


class Metadata(Struct, frozen=True):
    """What a page says of its article; None where it says nothing that can be understood.

    ``headline`` is from the article's own data; ``title`` may name the site, too.
    """

    headline: str | None = None
    title: str | None = None
    language: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | datetime | None = None


def metadata_of(page: HtmlElement) -> Metadata:
    """Return what a page says of its article."""
    article = article_of(page)
    named = _meta(page)
    return Metadata(
        headline=article.headline,
        title=article.headline or line_of(named.get("og:title")) or line_of(page.findtext(".//title")),
        language=article.language or tag_of(page.get("lang")) or tag_of(named.get("og:locale")),
        publisher=article.publisher or line_of(named.get("og:site_name")),
        author=article.author or _author(named.get("author")),
        published=article.published or _first_date(map(named.get, _DATES)) or _time(page),
    )


def headline_of(page: HtmlElement, known: Metadata) -> str | None:
    """Return the headline as it stands in the page.

    Of several ``h1`` it is the one that the metadata name, or the first within the article; a page with
    one alone has it for its headline. Without any it is what the metadata say.
    """
    headings = [(inline_text(item), item) for item in islice(page.iter("h1"), _MOST_HEADINGS)]
    named = [text for text, _ in headings if known.title and wording(text) == wording(known.title)]
    within = [text for text, item in headings if any(True for _ in item.iterancestors("article", "main"))]
    alone = [text for text, _ in headings] if len(headings) == 1 else []
    found = next((text for text in (*named, *within, *alone) if wording(text)), None)
    return text_of(found) or known.headline


def _author(name: str | None) -> str | None:
    """Return the name of an author; some pages give a link instead."""
    return None if name and "://" in name else line_of(name)


def _meta(page: HtmlElement) -> dict[str, str]:
    """Return the ``meta`` elements by name, property or item property, in lower case; the first counts."""
    named: dict[str, str] = {}
    for item in page.iter("meta"):
        for key in ("name", "property", "itemprop"):
            if item.get(key) and item.get("content"):
                named.setdefault(str(item.get(key)).strip().lower(), str(item.get("content")))
    return named


def _time(page: HtmlElement) -> date | datetime | None:
    """Return the day of the ``time`` that is marked as publication, else of the first in the article.

    A page with one alone has it for its day.
    """
    times = [item for item in page.iter("time") if item.get("datetime")]
    marked = [item for item in times if item.get("itemprop") == "datePublished" or "pubdate" in item.attrib]
    within = [item for item in times if any(True for _ in item.iterancestors("article", "main"))]
    alone = times if len(times) == 1 else []
    return _first_date(item.get("datetime") for item in (*marked, *within, *alone))


def _first_date(values: Iterable[str | None]) -> date | datetime | None:
    return next((day for value in values if (day := date_of(value))), None)
