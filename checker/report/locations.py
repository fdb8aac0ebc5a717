"""Where a passage is found by who opens the files: path, line and column, from a span of a source.

One module for all formats, so that they point to the same places. Lines and columns count from 1, columns in
Unicode code points; a line ends with a line feed, alone or after a carriage return, as for git and SARIF.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from msgspec import Struct

from checker.model.origin import Origin, TextFile
from checker.model.source import Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model.finding import Evidence
    from checker.model.source import Source

_LINE_END = re.compile("\n")
_DRIVE = re.compile(r"[A-Za-z]:/")


class Region(Struct, frozen=True):
    """A stretch ``[start, end)`` of a file, in code points, and where it begins and ends on its lines.

    ``end_line`` is the line of the last character, and ``end_column`` the column after it. ``text`` holds the
    characters of the file.
    """

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class Place(Struct, frozen=True):
    """A file, and a region of it; None where it is not known how the source stands in the file.

    ``path`` is relative to the working folder, with ``/`` between folders, or absolute.
    """

    path: str
    region: Region | None

    @property
    def line(self) -> int:
        """The line that it begins on; the first, where that is not known."""
        return self.region.line if self.region else 1

    @property
    def column(self) -> int:
        """The column that it begins in; the first, where that is not known."""
        return self.region.column if self.region else 1


@dataclass(frozen=True)  # no slots: the look-ups below are made once and kept
class Locations:
    """The places of the sources of a story."""

    sources: Sequence[Source]

    def of(self, evidence: Evidence) -> Place:
        """Return where a passage stands. Raises KeyError when its source is none of these."""
        origin = self._origins[evidence.source]
        span = origin.span(evidence.start, evidence.end)
        return Place(origin.file.path, self._region(origin.file, *span) if span else None)

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The files of the sources, each once, in order."""
        return tuple(dict.fromkeys(origin.file.path for origin in self._origins.values()))

    @cached_property
    def _origins(self) -> dict[str, Origin]:
        return {source.id: source.origin or _own_text(source) for source in self.sources}

    @cached_property
    def _starts(self) -> dict[TextFile, list[int]]:
        """Where the lines of each file begin."""
        files = {origin.file for origin in self._origins.values()}
        return {file: [0, *(match.end() for match in _LINE_END.finditer(file.text))] for file in files}

    def _region(self, file: TextFile, start: int, end: int) -> Region:
        starts = self._starts[file]
        line = bisect_right(starts, start)
        end_line = bisect_right(starts, max(end - 1, start))
        return Region(
            start=start,
            end=end,
            line=line,
            column=start - starts[line - 1] + 1,
            end_line=end_line,
            end_column=end - starts[end_line - 1] + 1,
            text=file.text[start:end],
        )


def _own_text(source: Source) -> Origin:
    """Return the origin of a source that was not read from a file: its text under its name."""
    file = TextFile(source.file or source.id, source.text)
    return Origin(file, (Passage(0, len(source.text), 0, len(source.text)),))


def uri(path: str) -> str:
    """Return a path as a URI reference (RFC 3986): in UTF-8, with all but plain letters escaped."""
    drive = _DRIVE.match(path)
    # A file's name need not be UTF-8: Python keeps such bytes as lone surrogates.
    escaped = quote(path.encode("utf-8", "surrogatepass"), safe="/:" if drive else "/")
    if drive:
        return f"file:///{escaped}"
    return f"file://{escaped}" if path.startswith("/") else escaped
