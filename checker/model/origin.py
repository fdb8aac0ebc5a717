"""Where the text of a source stands in the file that it was read from."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model.source import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable


class TextFile(Struct, frozen=True):
    """A file as it was read.

    ``path`` is relative to the working folder, with ``/`` between folders, or absolute where the file is
    outside of it. ``text`` holds the file's characters, line ends as they are, without a byte order mark; the
    line end at its very end may be missing.
    """

    path: str
    text: str


class Origin(Struct, frozen=True):
    """A file, and which stretches of a source's text stand where in it.

    ``pieces`` are in order of the source's text; outer offsets count the characters of the file. A piece that
    is as long in the file as in the source has the same characters there; one that is not was written in
    another way, such as an escape in a string of story.toml, and counts as one. There are none where it is
    not known how the text stands in the file.
    """

    file: TextFile
    pieces: tuple[Passage, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where ``[start, end)`` of the source stands in the file; None where that is not known.

        Between two pieces the file may hold something else, such as a post embedded in an article; the span
        then takes it in. An empty span stands before the character at ``start``.
        """
        first, last = self._character(start), self._character(max(end - 1, start))
        if first is None or last is None:
            return None
        return first[0], max(first[0], last[1] if start < end else 0)

    def _character(self, at: int) -> tuple[int, int] | None:
        """Return where the character at ``at`` stands in the file."""
        number = bisect_right(self.pieces, at, key=attrgetter("start")) - 1
        if number < 0 or at >= self.pieces[number].end:
            return None
        piece = self.pieces[number]
        if piece.outer_end - piece.outer_start != piece.end - piece.start:
            return piece.outer_start, piece.outer_end
        outer = piece.outer_start + at - piece.start
        return outer, outer + 1

    def of_nested(self, passages: Iterable[Passage]) -> Origin:
        """Return the origin of a source that is nested in this one, with these passages."""
        spans = [(item, self.span(item.outer_start, item.outer_end)) for item in passages]
        return Origin(self.file, tuple(Passage(item.start, item.end, *span) for item, span in spans if span))
