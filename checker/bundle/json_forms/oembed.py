"""oEmbed: what a network answers when asked how to embed one of its posts. Source: oembed.com."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.bundle.account import Account
from checker.bundle.loose import text_of
from checker.bundle.pages.fragment import account_of as fragment

if TYPE_CHECKING:
    from checker.bundle.json_forms import Record

TITLE = "oEmbed of a post (html, provider_name)"


def fits(record: Record) -> bool:
    """Whether a record is markup that a provider gives for embedding."""
    return "html" in record and any(key in record for key in ("provider_name", "provider_url", "author_name"))


def account_of(record: Record, where: str) -> Account:
    """Return the post; other embedded things, such as players, have no words of their own.

    Raises:
        BundleError: markup that is nested too deeply.
    """
    return Account(posts=fragment(text_of(record.get("html")), where).posts)
