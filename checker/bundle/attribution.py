"""Attribution lines of embedded posts: ``— Name (@handle) February 1, 2023``, in any language's rendering.

Pages that embed a post leave such a line behind when only their text is kept. It stands on a line of its own
after the post, or at the end of the post's last line. Its dash may be of any length, an entity that was not
decoded, or missing; direction marks may stand anywhere; the date may carry a time of day, or be a link to the
post.
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from checker.bundle.post_date import post_date, status_instant

if TYPE_CHECKING:
    from datetime import date

_MARKS = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff"  # of direction; a browser copies them
_GAP = rf"[ \t\u00a0{_MARKS}]{{0,6}}"
_DASH = r"(?:&mdash;|&ndash;|&#821[12];|&#x201[34];|[—–―‒−-]{1,3})"
_LEADING_DASH = re.compile(rf"\s{{0,20}}{_GAP}{_DASH}")
_INNER_DASH = re.compile(rf"(?<![^\s.!?…؟>\"”»]){_DASH}(?=[\s{_MARKS}])|[—―]|&mdash;|&#8212;")
_HANDLE = re.compile(
    rf"[(（]{_GAP}@([A-Za-z0-9_][A-Za-z0-9_.-]{{0,60}}(?:@[A-Za-z0-9.-]{{3,80}})?){_GAP}[)）]"
)
_TWITTER_NAME = re.compile(r"[A-Za-z0-9_]{1,15}")
_LONGEST_NAME = 90
_LONGEST_UNREAD_DATE = 40  # after a handle on a line that starts with a dash
_DATE_WINDOW = 120
_BEFORE_DATE = re.compile(rf"[\s,،:·|{_MARKS}-]{{0,8}}")
_LINK = re.compile(r"(?:https?://|pic\.twitter\.com/|pic\.x\.com/|t\.co/)\S*")


class Attribution(Struct, frozen=True):
    """Who posted, and when: ``text[start:end]``, from the dash to the end of the date or of its line.

    ``handle`` is without ``@``. ``alone`` tells that nothing stands before it on its line.
    """

    start: int
    end: int
    name: str | None
    handle: str
    published: date | None
    alone: bool


def is_twitter_name(handle: str) -> bool:
    """Whether a handle, without its ``@``, is one that Twitter could have given."""
    return bool(_TWITTER_NAME.fullmatch(handle))


def find_attribution(text: str, start: int, end: int, language: str = "") -> Attribution | None:
    """Return the attribution on the line ``[start, end)`` of ``text``, a span without its line end.

    ``language`` is that of the page; it decides only how a date in figures is read.
    """
    handles = list(_HANDLE.finditer(text, start, end))
    if not handles:
        return None
    line = _Line(text, start, end, language)
    return _alone(line, handles[0]) or _after_text(line, handles[-1])


def with_date_below(
    attribution: Attribution, text: str, start: int, end: int, language: str
) -> Attribution | None:
    """Return an attribution with the date that the line ``[start, end)`` below it holds, if it holds no more.

    Pages whose elements are put on a line each leave the date, which is a link, on a line of its own.
    """
    published, after = _date(_Line(text, start, end, language), start)
    if published is None or end - start > _DATE_WINDOW or _has_letters(_LINK.sub("", text[after:end])):
        return None
    return replace(attribution, end=end, published=published)


class _Line(NamedTuple):
    """A line ``[start, end)`` of a text on a page in ``language``."""

    text: str
    start: int
    end: int
    language: str


def _alone(line: _Line, handle: re.Match[str]) -> Attribution | None:
    """Read a line that has nothing before the attribution."""
    text, start, end, _ = line
    dash = _LEADING_DASH.match(text, start, handle.start())
    first = dash.end() if dash else start
    if handle.start() - first > _LONGEST_NAME:
        return None
    if _INNER_DASH.search(text, first, handle.start()) and not dash:
        return None
    published, after = _date(line, handle.end())
    rest = text[after:end]
    if published is None and (len(rest.strip()) > _LONGEST_UNREAD_DATE or not dash):
        return None
    if not dash and (_has_letters(rest) or not text[first : handle.start()].strip()):
        return None
    after = after if published and _has_letters(_LINK.sub("", rest)) else end
    return Attribution(start, after, _name(text[first : handle.start()]), handle[1], published, alone=True)


def _after_text(line: _Line, handle: re.Match[str]) -> Attribution | None:
    """Read a line that ends in an attribution; prose has dashes and handles too, so it must have a date."""
    text, start, end, _ = line
    window = max(start, handle.start() - _LONGEST_NAME)
    dashes = list(_INNER_DASH.finditer(text, window, handle.start()))
    if not dashes:
        return None
    published, after = _date(line, handle.end())
    if published is None or _has_letters(_LINK.sub("", text[after:end])):
        return None
    dash = dashes[-1]
    return Attribution(
        dash.start(), end, _name(text[dash.end() : handle.start()]), handle[1], published, alone=False
    )


def _date(line: _Line, start: int) -> tuple[date | None, int]:
    """Return the day, or the instant if a link to the post tells it, and where the date ends."""
    text, _, end, language = line
    start = _skip(text, start, end)
    window = text[start : min(end, start + _DATE_WINDOW)]
    instant = status_instant(window)
    found = post_date(_LINK.sub(lambda link: " " * len(link.group()), window), language)
    if found is None:
        return instant, start
    day, length = found
    return instant or day, start + length


def _skip(text: str, start: int, end: int) -> int:
    gap = _BEFORE_DATE.match(text, start, end)
    return gap.end() if gap else start


def _has_letters(text: str) -> bool:
    return any(char.isalpha() for char in text)


def _name(text: str) -> str | None:
    """Return the name without the signs and marks around it (flags, check marks, direction marks)."""
    name = html.unescape(text) if "&" in text else text
    first, last = 0, len(name)
    while first < last and _is_decoration(name[first]):
        first += 1
    while last > first and _is_decoration(name[last - 1]):
        last -= 1
    kept = "".join(char for char in name[first:last] if char.isprintable() or char.isspace())
    return " ".join(kept.split()) or None


def _is_decoration(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) in {"So", "Sk", "Cf", "Cc", "Mn", "Me", "Cn", "Co"}
