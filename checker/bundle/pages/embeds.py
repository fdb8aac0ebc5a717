"""Posts embedded in a page: each taken out of it, as a source of its own.

A network's code for embedding is a ``blockquote`` with the post's paragraphs, and behind them its attribution
with a link to it. That line is read as the same line in a text file is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.bundle.attribution import find_attribution
from checker.bundle.loose import tag_of, text_of
from checker.bundle.pages.markup import inline_text, paragraphs
from checker.bundle.post_date import status_instant
from checker.bundle.posts import post_source
from checker.bundle.text_file import has_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from checker.model.source import Source

_CLASSES = frozenset({"twitter-tweet", "twitter-video", "bluesky-embed"})
_BY_LINK = re.compile(r"//(?:www\.|mobile\.)?(?:twitter|x)\.com/([A-Za-z0-9_]{1,15})/status(?:es)?/")
_BETWEEN = "\n\n"


def take_posts(tree: HtmlElement, language: str) -> tuple[Source, ...]:
    """Take the embedded posts out of a page and return them, in order; ids may be the same.

    ``language`` is that of the page; it decides only how a date in figures is read.
    """
    embedded = [item for item in tree.iter("blockquote") if not _CLASSES.isdisjoint(_classes(item))]
    posts = []
    for item in reversed(embedded):  # one that lies in another comes out of it first
        posts.append(_post(item, language))
        item.drop_tree()
    return tuple(post for post in reversed(posts) if post is not None)


def _classes(item: HtmlElement) -> list[str]:
    return str(item.get("class", "")).split()


def _post(item: HtmlElement, language: str) -> Source | None:
    """Return the post in a ``blockquote``; None where it is a picture alone, or empty."""
    own = item.findall(".//p")
    words = text_of(_BETWEEN.join(block for part in own for block in paragraphs(part)))
    if not has_text(words):
        return None
    declared = next((tag for part in own if (tag := tag_of(part.get("lang")))), None)
    for part in own:
        part.drop_tree()
    links = " ".join(text_of(link.get("href")) for link in item.iter("a"))
    line = text_of(f"{inline_text(item)} {links}".replace("\n", " "))
    attribution = find_attribution(line, 0, len(line), language)
    by_link = _BY_LINK.search(links)
    return post_source(
        words,
        handle=attribution.handle if attribution else by_link[1] if by_link else None,
        speaker=attribution.name if attribution else None,
        published=(attribution.published if attribution else None) or status_instant(links),
        language=declared,
    )
