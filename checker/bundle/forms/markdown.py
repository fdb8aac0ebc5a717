"""Markdown: read as the page that it becomes, so that the words stay and the markup goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.bundle.account import require_words, understood, with_headline
from checker.bundle.pages.front_matter import front_matter
from checker.bundle.text_file import decode_utf8

if TYPE_CHECKING:
    from checker.bundle.document import Document
    from checker.bundle.split_story import SplitStory


def split(document: Document) -> SplitStory:
    """Return what was understood of a text in CommonMark, with tables; HTML in it is read as such.

    Its front matter gives what metadata give of a page: headline, author, language, day.

    Raises:
        BundleError: it is no text, or has no words.
        TooManySourcesError: more sources than a story can have.
        TooManyPassagesError: more passages of a quoted statement than a nested source can have.
    """
    from markdown_it import MarkdownIt

    from checker.bundle.pages.fragment import account_of

    text = decode_utf8(document.content, document.where)
    known = front_matter(text)
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(known.text)
    account = account_of(page, document.where, known.language or "")
    require_words(account, document.where, "the text is empty", "give the account's words")
    account = replace(
        account,
        text=with_headline(known.title, account.text) if account.text else "",
        title=known.title,
        language=known.language,
        speaker=known.author,
        published=known.published,
    )
    return understood(account, document, text)
