"""What a Markdown file says of itself above its text: the front matter that site generators read.

Sources: jekyllrb.com/docs/front-matter, gohugo.io/content-management/front-matter (in YAML).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from checker.bundle.loose import date_of, line_of, tag_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

_FENCE = "---"
_ENDS = (_FENCE, "...")
_MOST_LINES = 500
_ENTRY = re.compile(r"([A-Za-z][\w.-]*)[ \t]*:(?:[ \t]+(.*))?")
_GOES_ON = re.compile(r"[ \t#-].*|")  # what belongs to the entry above, a comment, or nothing
_COMMENT = re.compile(r"[ \t]#.*")
_QUOTES = ('"', "'")
_DATES = ("date", "published", "publishdate", "pubdate", "datepublished")
_LANGUAGES = ("lang", "language", "locale")


class FrontMatter(NamedTuple):
    """What stands above a text; None for what is not said or not understood. ``text`` is all below it."""

    text: str
    title: str | None = None
    author: str | None = None
    language: str | None = None
    published: date | datetime | None = None


def front_matter(text: str) -> FrontMatter:
    """Take the front matter off a text; a text without any is returned whole.

    Only entries of one line are understood, of title, author, language and day; what else is said there is
    no part of the text, either. A line of three hyphens that opens a text of another form is a rule across
    the page.
    """
    first, *lines = text.split("\n", _MOST_LINES)
    ends = (number for number, line in enumerate(lines) if line.rstrip() in _ENDS)
    end = next(ends, None) if first.rstrip() == _FENCE else None
    if end is None or not _is_yaml(lines[:end]):
        return FrontMatter(text)
    said = _entries(lines[:end])
    return FrontMatter(
        text="\n".join(lines[end + 1 :]),
        title=line_of(said.get("title")),
        author=line_of(said.get("author")),
        language=next(filter(None, map(tag_of, map(said.get, _LANGUAGES))), None),
        published=next(filter(None, map(date_of, map(said.get, _DATES))), None),
    )


def _is_yaml(lines: Sequence[str]) -> bool:
    entries = [line for line in lines if _ENTRY.fullmatch(line.rstrip())]
    return bool(entries) and all(line in entries or _GOES_ON.fullmatch(line.rstrip()) for line in lines)


def _entries(lines: Iterable[str]) -> Mapping[str, str]:
    found = (_ENTRY.fullmatch(line.rstrip()) for line in lines)
    return {entry[1].lower(): _scalar(entry[2] or "") for entry in found if entry}


def _scalar(value: str) -> str:
    """Return a value without its quotation marks, or without the comment behind it."""
    if value.startswith(_QUOTES):
        return value[1:].partition(value[0])[0]
    return _COMMENT.sub("", value).strip()
