"""IPTC ninjs, "news in JSON": an agency's article.

Versions 1.x have the words in ``headline``, ``body_text`` and ``body_xhtml``; 2.x in ``headlines`` and
``bodies``; 3.x spells its keys in another case. Source: iptc.org/std/ninjs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.bundle.account import Account, with_headline
from checker.bundle.loose import date_of, line_of, objects_of, tag_of, text_of
from checker.bundle.text_file import has_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.bundle.json_forms import Record

TITLE = "IPTC ninjs 1.x, 2.x or 3.x (headline, body_text, bodies)"
_KEYS = ("headline", "headlines", "bodies", "body_text", "body_xhtml", "body_html")
_MAIN = "main"
_MARKUP = ("html", "xhtml")  # what a key or a type of content ends in


def fits(record: Record) -> bool:
    """Whether a record has a headline or a body."""
    return any(key in record for key in _KEYS)


def account_of(record: Record, where: str) -> Account:
    """Return the article. Of several bodies the one with markup is read: it keeps paragraphs and posts.

    Raises:
        BundleError: markup that is nested too deeply.
    """
    language = tag_of(record.get("language"))
    headline = text_of(_headline(record)).strip()
    body = _body(record, where, language or "")
    return Account(
        text=with_headline(headline, body.text) if has_text(body.text) else headline,
        title=line_of(headline),
        language=language,
        publisher=line_of(_provider(record)),
        speaker=line_of(record.get("byline")) or line_of(record.get("by")),
        published=date_of(record.get("versioncreated") or record.get("versionCreated"))
        or date_of(record.get("firstcreated") or record.get("firstCreated")),
        posts=body.posts,
        quotations=body.quotations,
    )


def _headline(record: Record) -> object:
    """Return the main headline, else the first."""
    headlines = objects_of(record.get("headlines"))
    headlines.sort(key=lambda item: item.get("role") != _MAIN)
    return next((item.get("value") for item in headlines), record.get("headline"))


def _body(record: Record, where: str, language: str) -> Account:
    bodies = sorted(_bodies(record), key=lambda body: not body[1])
    words, has_markup = next(iter(bodies), ("", False))
    if not has_markup:
        return Account(words)
    from checker.bundle.pages.fragment import account_of as fragment

    return fragment(words, where, language)


def _bodies(record: Record) -> Iterator[tuple[str, bool]]:
    """Yield the bodies that have words, and whether each is HTML; a description stands in for a body."""
    for item in objects_of(record.get("bodies")):
        kind = str(item.get("contenttype") or item.get("contentType") or item.get("role") or "")
        yield from _with_words(item.get("value"), kind)
    for key in record:
        if key.startswith("body_"):
            yield from _with_words(record[key], key)
    for item in objects_of(record.get("descriptions")):
        yield from _with_words(item.get("value"), "")
    yield from _with_words(record.get("description_text"), "")


def _with_words(value: object, kind: str) -> Iterator[tuple[str, bool]]:
    words = text_of(value)
    if has_text(words):
        yield words, kind.partition(";")[0].strip().lower().endswith(_MARKUP)


def _provider(record: Record) -> object:
    """Return who gives the article out: by name, or as the holder of its rights."""
    provider = next(iter(objects_of(record.get("infosources") or record.get("infoSources"))), {})
    return provider.get("name") or record.get("copyrightholder") or record.get("copyrightHolder")
