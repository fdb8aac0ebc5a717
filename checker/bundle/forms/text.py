"""Plain text: an article, with posts in it or without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.bundle.posts import split_text
from checker.bundle.text_file import decode_utf8, require_text, source_text

if TYPE_CHECKING:
    from checker.bundle.document import Document
    from checker.bundle.split_story import SplitStory


def split(document: Document) -> SplitStory:
    """Return what was understood of a text.

    Raises:
        BundleError: it is no text, or has no words.
        TooManySourcesError: more sources than a story can have.
        TooManyPassagesError: more passages of a quoted statement than a nested source can have.
    """
    text = source_text(decode_utf8(document.content, document.where))
    require_text(text, document.where)
    return split_text(text, document.name)
