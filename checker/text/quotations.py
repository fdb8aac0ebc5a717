"""Quotation marks: where a text quotes, whatever marks its writer used, nested or not.

The same mark opens here and closes there: Arabic sites print ``”text”`` and ``“text“``, wire copy uses
straight marks, a German text ``„text“``. A mark is therefore read by what stands around it, and by its own
direction only where that decides nothing.

A quotation never runs over a line end. One that is not closed on its line is taken to run to the end of the
line if it opens the line or follows a colon: a quotation of several paragraphs repeats its opening mark and
closes the last one only. Where it does not repeat it, and a closing mark is the first to come within a few
lines, the lines between are quotations too, one a line. Any other unclosed mark is a slip, and ignored.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

from checker.text.lines import LINE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# The marks that close one another.
_FAMILIES = {
    "double": (*'“”„‟"＂〝〞', "''", "``"),
    "guillemet": ("«", "»"),
    "single": ("‘", "’", "‚", "‛", "'"),
    "angle": ("‹", "›"),
    "parenthesis": ("((", "))"),
}
_FAMILY = {mark: family for family, marks in _FAMILIES.items() for mark in marks}
_OPENING = frozenset("“„‟«‘‚‛‹〝") | {"((", "``"}
_CLOSING = frozenset("”»’›〞") | {"))"}
_MARK = re.compile(r"''|``|\(\(|\)\)|[“”„‟\"＂〝〞«»‘’‚‛'‹›]")
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_BEFORE = frozenset("([{<-–—―/=:،,;؛.…¿¡")  # what may stand right before an opening mark
_AFTER = frozenset(")]}>-–—―/.,;:!?،؛؟…%")  # what may stand right after a closing mark
_PARAGRAPH_FAMILIES = frozenset({"double", "guillemet"})
_MOST_PARAGRAPHS = 6
_REMEMBERED = 64  # texts: the sources of a story, and the quotations inside one of them
_LABEL_WORDS = 2
_SHORTEST_SINGLE = 2


class Quotation(Struct, frozen=True):
    """A quoted passage: ``[start, end)`` with its marks, ``[inner_start, inner_end)`` without.

    ``depth`` is 1 for a quotation in the running text, 2 for one inside it, and so on. ``style`` is the
    opening mark as written. ``words`` counts the words between the marks. Without a closing mark
    (``closed`` is false) ``end == inner_end``.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int
    style: str
    words: int

    @property
    def closed(self) -> bool:
        """Whether a mark ends it, rather than the end of the paragraph."""
        return self.end > self.inner_end

    @property
    def is_label(self) -> bool:
        """Whether it is too short to be speech: a title, a name, a word held at a distance."""
        return self.words <= _LABEL_WORDS


# A quotation as (start, -end, inner_start, inner_end, style): sorted, an outer one comes before those inside.
_Pair = tuple[int, int, int, int, str]


class _Mark(NamedTuple):
    """A mark in its line: what may stand on either side decides which way it faces."""

    text: str
    start: int
    end: int
    family: str
    faces_right: bool
    faces_left: bool


class _Open(Struct):
    """The marks still open on a line, all together and by family; each is taken off once."""

    stack: list[_Mark] = field(default_factory=list)
    families: dict[str, list[_Mark]] = field(default_factory=lambda: {family: [] for family in _FAMILIES})

    def push(self, mark: _Mark) -> None:
        self.stack.append(mark)
        self.families[mark.family].append(mark)

    def close(self, family: str) -> _Mark:
        """Take off the innermost open mark of a family, and the unclosed ones within it."""
        while True:
            mark = self.stack.pop()
            self.families[mark.family].pop()
            if mark.family == family:
                return mark

    def innermost(self, family: str) -> _Mark | None:
        return self.families[family][-1] if self.families[family] else None


@lru_cache(maxsize=_REMEMBERED)
def find(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of ``text`` in order of their start, an outer one before those inside it.

    Any two are disjoint or one lies within the other. Linear in the length of the text; the last texts are
    remembered.
    """
    lines: list[list[_Pair]] = []
    carried: _Mark | None = None
    between: list[tuple[int, int, list[_Pair]]] = []
    for line in LINE.finditer(text):
        start, end = line.span()
        pairs: list[_Pair] = []
        lines.append(pairs)
        mark = _first_mark(text, start, end) if carried is not None else None
        if carried is not None and mark is not None and _ends_paragraphs(mark, carried):
            for first, last, held in between:
                held.extend(_whole(text, first, last, last, carried.text))
            pairs.extend(_whole(text, start, mark.start, mark.end, carried.text))
            start, carried = mark.end, None
        elif mark is not None or len(between) == _MOST_PARAGRAPHS:
            carried = None
        elif carried is not None:
            between.append((start, end, pairs))
        closed, unclosed = _pairs(text, start, end)
        pairs.extend(closed)
        if unclosed is not None:
            carried, between = unclosed, []
    return tuple(item for pairs in lines for item in _with_depth(text, sorted(pairs)))


def _first_mark(text: str, start: int, end: int) -> _Mark | None:
    """Return the first mark of a line that is no apostrophe."""
    return next((mark for mark in _marks(text, start, end) if mark.family in _PARAGRAPH_FAMILIES), None)


def _ends_paragraphs(mark: _Mark, carried: _Mark) -> bool:
    if mark.family != carried.family:
        return False
    return mark.text in _CLOSING or (mark.text not in _OPENING and mark.faces_left and not mark.faces_right)


def _whole(text: str, start: int, inner_end: int, end: int, style: str) -> Iterator[_Pair]:
    """Yield the quotation that a line is from its beginning, if it says anything."""
    while start < inner_end and text[start].isspace():
        start += 1
    if inner_end == end:
        while end > start and text[end - 1].isspace():
            end -= 1
        inner_end = end
    if start < inner_end:
        yield start, -end, start, inner_end, style


def _pairs(text: str, start: int, end: int) -> tuple[list[_Pair], _Mark | None]:
    """Return the quotations of one line, and the mark of the one that is not closed on it."""
    found: list[_Pair] = []
    opened = _Open()
    marks = _marks(text, start, end)
    for index, mark in enumerate(marks):
        if mark.family == "single" and not _single_counts(text, marks, index, opened):
            continue
        if _closes(mark, opened):
            opening = opened.close(mark.family)
            if mark.family != "single" or mark.start - opening.end >= _SHORTEST_SINGLE:  # no rock 'n' roll
                found.append((opening.start, -mark.end, opening.end, mark.start, opening.text))
        elif _opens(text, mark):
            opened.push(mark)
    for opening in opened.stack:
        if opening.family in _PARAGRAPH_FAMILIES and _introduced(text, opening, start):
            rest = list(_whole(text, opening.end, end, end, opening.text))
            found.extend(
                (opening.start, last, opening.end, inner_end, style) for _, last, _, inner_end, style in rest
            )
            return found, opening if rest else None
    return found, None


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    marks = []
    for match in _MARK.finditer(text, start, end):
        mark, first, last = match.group(), match.start(), match.end()
        before = text[first - 1] if first > start else " "
        after = text[last] if last < end else " "
        marks.append(
            _Mark(
                mark, first, last, _FAMILY[mark],
                before.isspace() or before in _BEFORE or before in _FAMILY,
                after.isspace() or after in _AFTER or after in _FAMILY,
            )
        )  # fmt: skip
    return marks


def _closes(mark: _Mark, opened: _Open) -> bool:
    """Whether a mark ends an open quotation rather than opening one."""
    opening = opened.innermost(mark.family)
    if opening is None or mark.text in {"„", "‚", "(("}:
        return False
    if opening.text in _OPENING and mark.text in _CLOSING:
        return True
    if mark.faces_right != mark.faces_left:
        return mark.faces_left
    if mark.text not in _OPENING:
        return True
    return opening.text == mark.text and not mark.faces_left  # stuck between two words


def _opens(text: str, mark: _Mark) -> bool:
    """Whether a mark that closes nothing opens a quotation: no stray closing mark, no inches or seconds."""
    if mark.text in _OPENING:
        return True
    if mark.start and text[mark.start - 1].isdigit():
        return False
    return mark.faces_right or not mark.faces_left


def _single_counts(text: str, marks: Sequence[_Mark], index: int, opened: _Open) -> bool:
    """Whether a single mark is a quotation mark and no apostrophe."""
    mark = marks[index]
    before = text[mark.start - 1] if mark.start else " "
    after = text[mark.end] if mark.end < len(text) else " "
    if before.isalnum() and after.isalnum():
        return False
    if opened.families["single"] and mark.faces_left and not before.isspace():
        return not (before in "sS" and after.isspace() and _closed_later(text, marks, index))
    if mark.text == "’" and not opened.families["single"]:
        return False
    if before.isalnum() or after.isspace() or after.isdigit():
        return False
    return mark.faces_right


def _closed_later(text: str, marks: Sequence[_Mark], index: int) -> bool:
    """Whether the next single mark closes a quotation, so that this one (dogs') is an apostrophe."""
    for mark in marks[index + 1 : index + 3]:
        if mark.family != "single":
            continue
        before = text[mark.start - 1]
        return mark.faces_left and not before.isspace()
    return False


def _introduced(text: str, mark: _Mark, start: int) -> bool:
    """Whether an unclosed mark opens its line or follows a colon."""
    position = mark.start
    while position > start and text[position - 1].isspace():
        position -= 1
    return position == start or text[position - 1] == ":"


def _with_depth(text: str, pairs: Sequence[_Pair]) -> Iterator[Quotation]:
    if not pairs:
        return
    limit = max(-pair[1] for pair in pairs)
    starts = [match.start() for match in _WORD.finditer(text, pairs[0][0], limit)]
    enclosing: list[int] = []
    for start, negative_end, inner_start, inner_end, style in pairs:
        while enclosing and enclosing[-1] <= start:
            enclosing.pop()
        enclosing.append(-negative_end)
        count = bisect_left(starts, inner_end) - bisect_left(starts, inner_start)
        yield Quotation(start, -negative_end, inner_start, inner_end, len(enclosing), style, count)
