"""A saved web page: its main text, the posts embedded in it, and what its metadata say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.bundle.account import Account, require_words, understood, with_headline
from checker.bundle.loose import line_of
from checker.bundle.pages.charset import decode_page
from checker.bundle.pages.embeds import take_posts
from checker.bundle.pages.main_text import main_text
from checker.bundle.pages.markup import parse
from checker.bundle.pages.metadata import headline_of, metadata_of
from checker.bundle.pages.quotations import quotations_of
from checker.model.errors import BundleError

if TYPE_CHECKING:
    from checker.bundle.document import Document
    from checker.bundle.split_story import SplitStory

_HINT = "save the page when all of it is shown, or give its text in a .txt file"


def split(document: Document) -> SplitStory:
    """Return what was understood of a page. No script runs, and nothing is fetched.

    Raises:
        BundleError: it cannot be decoded, is nested too deeply, or no text is found in it.
        TooManySourcesError: more sources than a story can have.
        TooManyPassagesError: more passages of a quoted statement than a nested source can have.
    """
    text = decode_page(document.content, document.where)
    page = parse(text, document.where)
    if page is None:
        raise BundleError("no text was found in this page", where=document.where, hint=_HINT)
    known = metadata_of(page)
    posts = take_posts(page, known.language or "")
    headline = headline_of(page, known)
    quotations = quotations_of(page)
    body = main_text(page, document.where)
    account = Account(
        text=with_headline(headline, body) if body else "",
        title=line_of(headline) or known.title,
        language=known.language,
        publisher=known.publisher,
        speaker=known.author,
        published=known.published,
        posts=posts,
        quotations=quotations,
    )
    require_words(account, document.where, "no text was found in this page", _HINT)
    return understood(account, document, text)
