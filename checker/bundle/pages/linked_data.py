"""schema.org data in a page, as JSON-LD: the article that the page is about.

Read as plain JSON: an array, an object with ``@graph``, or the object itself; ``@id`` leads to another object
of the same page. No context is fetched.
"""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.bundle.loose import date_of, line_of, objects_of, tag_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date, datetime

    from lxml.html import HtmlElement

_TYPE = "application/ld+json"
_ARTICLE = "Article"  # NewsArticle, ReportageNewsArticle, OpinionNewsArticle, ...
_NEWS = "News"
_POSTINGS = frozenset({"BlogPosting", "LiveBlogPosting"})
_MOST = 1000  # objects of one page
_AUTHORS = ", "


class Article(Struct, frozen=True):
    """What the data say of the article; None where they say nothing that can be understood."""

    headline: str | None = None
    language: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | datetime | None = None


def article_of(page: HtmlElement) -> Article:
    """Return the article that the data of a page describe: the first news article, else the first article."""
    objects = list(islice(_objects(page), _MOST))
    articles = sorted((item for item in objects if _is_article(item)), key=lambda item: not _is_news(item))
    if not articles:
        return Article()
    by_id = {str(item["@id"]): item for item in objects if len(item) > 1 and isinstance(item.get("@id"), str)}
    article = articles[0]
    return Article(
        headline=line_of(article.get("headline")) or line_of(article.get("name")),
        language=_language(article.get("inLanguage")),
        publisher=next(iter(_names(article.get("publisher"), by_id)), None),
        author=_AUTHORS.join(_names(article.get("author"), by_id)) or None,
        published=date_of(article.get("datePublished")),
    )


def _objects(page: HtmlElement) -> Iterator[Mapping[str, object]]:
    for script in page.iter("script"):
        if str(script.get("type", "")).partition(";")[0].strip().lower() != _TYPE:
            continue
        try:
            found = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):  # other people's templates; the rest of the page can be read
            continue
        for item in objects_of(found):
            yield item
            yield from objects_of(item.get("@graph"))
            yield from objects_of(item.get("mainEntity"))


def _types(item: Mapping[str, object]) -> list[str]:
    given = item.get("@type")
    names = given if isinstance(given, list) else [given]
    return [name for name in names if isinstance(name, str)]


def _is_article(item: Mapping[str, object]) -> bool:
    return any(name.endswith(_ARTICLE) or name in _POSTINGS for name in _types(item))


def _is_news(item: Mapping[str, object]) -> bool:
    return any(_NEWS in name for name in _types(item))


def _names(value: object, by_id: Mapping[str, Mapping[str, object]]) -> Sequence[str]:
    """Return the names of persons or organisations: strings, objects with ``name``, or references to them."""
    found = []
    for item in value if isinstance(value, list) else [value]:
        known = by_id.get(str(item.get("@id")), item) if isinstance(item, dict) else {"name": item}
        name = line_of(known.get("name"))
        if name and name not in found:
            found.append(name)
    return found


def _language(value: object) -> str | None:
    """Return a language given as a tag, or as an object with the tag for its name or alternate name."""
    values = [value]
    if isinstance(value, list):
        values = value[:1]
    elif isinstance(value, dict):
        values = [value.get("alternateName"), value.get("name")]
    return next((tag for item in values if (tag := tag_of(item))), None)
