"""Which lines of a text belong to an embedded post, given its attribution.

A text that keeps its paragraphs apart by blank lines is read by blocks, any other by lines. The block (line)
right before the attribution, on whose line it may also end, is the post's: no other account can stand between
a post and its attribution. What stands above it is the post's only where that is clear:

- it carries a link of the kind that posts carry, or nothing but links, handles, hashtags and signs, or ends
  in a hashtag; or
- it is in the post's language, or script, and the article around is in another.

Where an article and a post of several lines share one language and the text has no blank lines, only the
last line is known to be the post's: the rest stays with the article, from where an editor can move it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.bundle.text_file import has_text
from checker.text.language import UNDETERMINED, detect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.bundle.attribution import Attribution

_POST_LINK = re.compile(r"\b(?:pic\.twitter\.com|pic\.x\.com|t\.co)/\w")
_LINKS_AND_TAGS = re.compile(r"(?:https?://|www\.|pic\.)\S*|[@#＠＃]\w+")
_ENDING_TAG = re.compile(r"[#＃]\w+\s*\Z")
_LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"  # as str.splitlines has them
_SCRIPT_SAMPLE = 400
_LONGEST_TAIL = 300
_MAX_UNITS = 40  # lines or blocks of one post


class Line(Struct, frozen=True):
    """A line ``[start, end)`` of a text; its line end lies between ``end`` and ``stop``."""

    start: int
    end: int
    stop: int
    blank: bool


class Placed(Struct, frozen=True):
    """An attribution that begins on the line ``first`` and ends on the line ``last``, by index."""

    first: int
    last: int
    attribution: Attribution


class Owned(Struct, frozen=True):
    """The lines ``[first, last]`` of a post, by index, its attribution's among them."""

    first: int
    last: int
    attribution: Attribution


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the lines of ``text``; together they are all of it."""
    lines = []
    start = 0
    for raw in text.splitlines(keepends=True):
        lines.append(Line(start, start + len(raw.rstrip(_LINE_ENDS)), start + len(raw), not raw.strip()))
        start += len(raw)
    return tuple(lines)


def next_line(lines: Sequence[Line], index: int) -> int | None:
    """Return the index of the next line that is not blank, one blank line further at most."""
    near = range(index + 1, min(index + 3, len(lines)))
    return next((number for number in near if not lines[number].blank), None)


def assign(text: str, lines: Sequence[Line], found: Sequence[Placed]) -> tuple[Owned, ...]:
    """Return the lines of each post. An attribution with no text to attribute is none.

    Args:
        text: the whole text.
        lines: its lines.
        found: the attributions, in order.
    """
    page = _Page(text, lines, by_blocks=_uses_blank_lines(lines, {placed.first for placed in found}))
    nearest: list[Owned] = []
    for placed in found:
        first = page.nearest(placed.first, placed.attribution, floor=nearest[-1].last + 1 if nearest else 0)
        if first is not None:
            nearest.append(Owned(first, placed.last, placed.attribution))
    taken = {index for owned in nearest for index in range(owned.first, owned.last + 1)}
    around = "".join(text[line.start : line.stop] for index, line in enumerate(lines) if index not in taken)
    article = _Voice.of(around)
    floors = [0, *(owned.last + 1 for owned in nearest)]
    return tuple(page.extended(owned, floor, article) for owned, floor in zip(nearest, floors, strict=False))


def _uses_blank_lines(lines: Sequence[Line], attributions: set[int]) -> bool:
    """Whether most paragraphs are followed by a blank line; the breaks before attributions do not count."""
    blank = plain = 0
    previous_blank = True  # before the first line there is no break
    for index, line in enumerate(lines):
        if line.blank:
            previous_blank = True
            continue
        if index and index not in attributions:
            blank += previous_blank
            plain += not previous_blank
        previous_blank = False
    return blank > 0 and blank >= plain


class _Page(Struct, frozen=True):
    """A text in lines, read by blocks of them or one by one. A ``floor`` is the first line that is free."""

    text: str
    lines: Sequence[Line]
    by_blocks: bool

    def nearest(self, index: int, attribution: Attribution, floor: int) -> int | None:
        """Return the first line of the unit before an attribution, with one of words before one of links.

        None when there is nothing between the floor and the attribution on line ``index``.
        """
        shares_line = self.text[self.lines[index].start : attribution.start].strip()
        first = self._block_start(index, floor) if shares_line and self.by_blocks else index
        for _ in range(_MAX_UNITS):
            if _has_words(self._before(first, attribution)):
                break
            above = self._unit_above(first, floor)
            if above is None:
                break
            first = above
        return first if has_text(self._before(first, attribution)) else None

    def extended(self, owned: Owned, floor: int, article: _Voice) -> Owned:
        """Return the post with the units above it that are clearly its own."""
        first = owned.first
        voice = _Voice.of(self._before(first, owned.attribution))
        for _ in range(_MAX_UNITS):
            above = self._unit_above(first, floor)
            if above is None:
                break
            unit = self.text[self.lines[above].start : self.lines[first].start].strip()
            if not (_is_marked(unit) or voice.claims(unit, article)):
                break
            first = above
        return Owned(first, owned.last, owned.attribution)

    def _before(self, first: int, attribution: Attribution) -> str:
        return self.text[self.lines[first].start : attribution.start]

    def _unit_above(self, first: int, floor: int) -> int | None:
        """Return the first line of the block or line above ``first``; None at the floor."""
        index = first - 1
        while index >= floor and self.lines[index].blank:
            index -= 1
        if index < floor:
            return None
        return self._block_start(index, floor) if self.by_blocks else index

    def _block_start(self, index: int, floor: int) -> int:
        while index > floor and not self.lines[index - 1].blank:
            index -= 1
        return index


def _is_marked(unit: str) -> bool:
    """Whether a line or block shows by itself that it is of a post."""
    if _POST_LINK.search(unit) or _ENDING_TAG.search(unit[-_LONGEST_TAIL:]):
        return True
    return not _has_words(unit) and bool(_LINKS_AND_TAGS.search(unit) or any(map(_is_sign, unit)))


def _is_sign(char: str) -> bool:
    return unicodedata.category(char) == "So"  # emoji are


def _has_words(text: str) -> bool:
    """Whether there are letters beside links, handles and hashtags."""
    return any(char.isalpha() for char in _LINKS_AND_TAGS.sub(" ", text))


class _Voice(Struct, frozen=True):
    """The language and script of a text, as far as they can be told."""

    language: str
    script: str

    @classmethod
    def of(cls, text: str) -> _Voice:
        return cls(detect(text), _script(text))

    def claims(self, unit: str, article: _Voice) -> bool:
        """Whether ``unit`` is of this voice and not of the article's."""
        other = _Voice.of(unit)
        if article.script and other.script != article.script:
            return other.script == self.script
        known = UNDETERMINED not in {other.language, article.language}
        return known and other.language == self.language != article.language


def _letters(text: str) -> Iterator[str]:
    return (char for char in _LINKS_AND_TAGS.sub(" ", text[: 4 * _SCRIPT_SAMPLE]) if char.isalpha())


def _script(text: str) -> str:
    """Return the script of most letters, by the first word of their Unicode names; empty without letters."""
    counts: dict[str, int] = {}
    for _, char in zip(range(_SCRIPT_SAMPLE), _letters(text), strict=False):
        name = unicodedata.name(char, "?").split(" ", 1)[0]
        counts[name] = counts.get(name, 0) + 1
    return max(counts, key=lambda name: counts[name], default="")
