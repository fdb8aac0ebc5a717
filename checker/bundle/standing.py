"""Where the words of a text stand in a file that has more than its words: markup, entities, escapes.

The file is read once as a row of characters that a reader sees, each with its place. It is not parsed: a line
of the text has a place only where the same characters stand in that row, so that a misreading finds nothing.
"""

from __future__ import annotations

import html
import json
import re
from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from checker.model.source import Passage
from checker.text.lines import LINE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# What stands for no character, or for one: HTML (tags, comments, references), JSON (escapes), line breaks.
_TOKEN = re.compile(
    r"""(?P<raw><(?:[sS][cC][rR][iI][pP][tT]|[sS][tT][yY][lL][eE]|!--))
      | (?P<tag><[/a-zA-Z][^<>]{0,4000}>)
      | (?P<reference>&(?:\#[0-9a-zA-Z]{1,8}|[0-9a-zA-Z]{2,31});)
      | (?P<escape>\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\["\\/bfnrt])
      | (?P<space>[\t\r\n\f]|[ \t\r\n\f]{2,})""",
    re.VERBOSE,
)
_ENDS = {
    "<script": re.compile("</script", re.IGNORECASE),
    "<style": re.compile("</style", re.IGNORECASE),
    "<!--": re.compile("-->"),
}
_BODY = re.compile(r"<body\b[^<>]{0,4000}>")
_MISSES = 200  # lines that are looked for in vain; each costs a look at the rest of the file


class Visible(NamedTuple):
    """The characters that a reader sees, and which stretches of them stand where in the file.

    A piece of one character may be longer in the file; where a break in the file is a space here, there is
    none.
    """

    text: str
    pieces: Sequence[Passage]


def visible(content: str) -> Visible:
    """Return what a reader sees of a file: of a page, what stands in its body."""
    body = _BODY.search(content)
    shown: list[str] = []
    pieces: list[Passage] = []
    length = 0
    for words, start, end in _shown(content, body.end() if body else 0):
        if words != " " and len(words) in {1, end - start}:
            pieces.append(Passage(length, length + len(words), start, end))
        shown.append(words)
        length += len(words)
    return Visible("".join(shown), pieces)


def lines_in(text: str, file: Visible) -> tuple[Passage, ...]:
    """Return which lines of ``text`` stand in a file, piece by piece, in the order of both.

    A line that stands there only before the others has no place: it may be a part of what no reader sees.
    """
    found: list[Passage] = []
    place = missed = 0
    for line in LINE.finditer(text):
        words = line.group().strip()
        at = file.text.find(words, place) if words and missed < _MISSES else -1
        if at < 0:
            missed += bool(words)
            continue
        shift = line.start() + line.group().index(words) - at
        found += _within(file.pieces, at, at + len(words), shift)
        place = at + len(words)
    return tuple(found)


def _shown(content: str, place: int) -> Iterator[tuple[str, int, int]]:
    """Yield the characters that are seen, and the stretch of the file that they are written as."""
    while token := _TOKEN.search(content, place):
        if place < token.start():
            yield content[place : token.start()], place, token.start()
        place = token.end()
        kind, written = token.lastgroup, token.group()
        if kind == "raw":
            end = _ENDS[written.lower()].search(content, place)
            place = end.start() if end else len(content)
        elif kind == "space":
            yield " ", token.start(), place
        elif kind == "reference":
            yield html.unescape(written), token.start(), place
        elif kind == "escape":
            yield _unescaped(written), token.start(), place
    if place < len(content):
        yield content[place:], place, len(content)


def _unescaped(written: str) -> str:
    char: str = json.loads(f'"{written}"')
    return " " if char.isspace() and char != "\u00a0" else char


def _within(pieces: Sequence[Passage], start: int, end: int, shift: int) -> Iterator[Passage]:
    """Yield what lies in ``[start, end)`` of the pieces, their inner offsets moved by ``shift``."""
    first = max(bisect_right(pieces, start, key=attrgetter("start")) - 1, 0)
    for number in range(first, len(pieces)):
        piece = pieces[number]
        if piece.start >= end:
            return
        left, right = max(piece.start, start), min(piece.end, end)
        if left < right:
            outer = piece.outer_start + left - piece.start
            plain = piece.end - piece.start == piece.outer_end - piece.outer_start
            yield Passage(
                left + shift, right + shift, outer, outer + right - left if plain else piece.outer_end
            )
