"""What a page or a record says, and the story that it makes: the same as a text file with the same words."""

from __future__ import annotations

import unicodedata
from pathlib import PurePath
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.bundle.doubles import each_post_once
from checker.bundle.posts import ARTICLE, declared_language, require_few, split_text
from checker.bundle.split_story import SplitStory
from checker.bundle.statements import free_id, statements_apart
from checker.bundle.text_file import has_text
from checker.bundle.values import names_from
from checker.model.errors import BundleError
from checker.model.source import Story

if TYPE_CHECKING:
    from datetime import date, datetime

    from checker.bundle.document import Document
    from checker.bundle.statements import Quotation
    from checker.model.source import Source

_BETWEEN = "\n\n"  # paragraphs


class Account(Struct, frozen=True):
    """One account as it was extracted, with what is known of it.

    ``text`` has its paragraphs apart by a blank line, and may be empty where the posts are all there is.
    ``language`` is what the record itself claims. ``posts`` stand by themselves; of their ids some may be
    the same.
    """

    text: str = ""
    title: str | None = None
    language: str | None = None
    publisher: str | None = None
    speaker: str | None = None
    published: date | datetime | None = None
    posts: tuple[Source, ...] = ()
    quotations: tuple[Quotation, ...] = ()


def require_words(account: Account, where: str, message: str, hint: str) -> None:
    """Raise BundleError with the ``message`` when there is nothing to read in an account."""
    if not account.posts and not has_text(account.text):
        raise BundleError(message, where=where, hint=hint)


def understood(account: Account, document: Document, text: str) -> SplitStory:
    """Return the story that an account makes.

    Its text is read as a text file is: posts whose attribution stands in it are found, and statements that
    it quotes from. What it sets apart as a quotation is a statement, too, nested in it.

    Args:
        account: the account, which has words.
        document: where it comes from.
        text: the characters of the document.

    Raises:
        TooManySourcesError: more sources than a story can have.
        TooManyPassagesError: more passages of a quoted statement than a nested source can have.
    """
    require_few(len(account.posts) + len(account.quotations))
    found = split_text(account.text, document.name).story.sources if has_text(account.text) else ()
    outer = [_with_knowledge(source, account) for source in found if source.within is None]
    nested = [source for source in found if source.within is not None]
    taken = {source.id for source in found}
    for post in account.posts:
        outer.append(replace(post, id=free_id(post.id, taken)))
        taken.add(outer[-1].id)
    if outer and not outer[0].is_post:
        nested += statements_apart(outer[0], account.quotations, [*outer, *nested])
    outer = each_post_once(outer)
    name, title = names_from(PurePath(document.name).stem)
    story = Story(name, account.title or title, (*outer, *nested))
    return SplitStory(story, document.name, text, {})


def with_headline(headline: str | None, body: str) -> str:
    """Return the text of an account: its headline as the first paragraph, unless the body has it already."""
    known = map(wording, body.splitlines())
    return f"{headline}{_BETWEEN}{body}" if headline and wording(headline) not in known else body


def wording(line: str) -> str:
    """Return the letters and figures of a line: what stays the same, however it is laid out."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", line)))


def _with_knowledge(source: Source, account: Account) -> Source:
    """Return the article with what is known of it; a post in its text is somebody else's."""
    if source.id != ARTICLE or source.is_post:
        return source
    return replace(
        source,
        language=declared_language(source.text, account.language),
        publisher=account.publisher,
        speaker=account.speaker,
        published=account.published,
    )
