"""One line of a document beside its translation, and one edit of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Span = tuple[int, int]
"""[start, end) in code points of a line."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in a document; ``given`` is empty where only a title stands before the last name."""

    given: str
    last: str


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence in the language that is edited, and the same sentence in the language that stays.

    ``persons`` are those of the whole document; ``strangers`` are words of other documents by the frame
    that they stand in.
    """

    document: str
    number: int
    language: str
    beside: str
    text: str
    other: str
    persons: tuple[Person, ...] = ()
    strangers: Mapping[str, Sequence[str]] | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """A line as it is after an edit.

    ``spans`` are the places of what was changed in the new text, ``cuts`` the same places in the old.
    """

    kind: str
    line: Line
    text: str
    spans: tuple[Span, ...]
    cuts: tuple[Span, ...]
    was: str
    now: str

    def before(self, offset: int) -> int:
        """Return where a place of the new text was in the old; within a change, where the change begins."""
        moved = 0
        for (start, end), (_, cut) in zip(self.spans, self.cuts, strict=True):
            if offset < start:
                break
            if offset < end:
                return start + moved
            moved = cut - end
        return offset + moved


def replaced(kind: str, line: Line, places: Sequence[tuple[Span, str]]) -> Edit:
    """Return the edit that puts other words at some places of a line; places are in order and apart."""
    pieces: list[str] = []
    spans: list[Span] = []
    done = length = 0
    for (start, end), word in places:
        put = word[:1].upper() + word[1:] if line.text[start : start + 1].isupper() else word
        length += start - done
        spans.append((length, length + len(put)))
        pieces += [line.text[done:start], put]
        length += len(put)
        done = end
    text = "".join([*pieces, line.text[done:]])
    was = " … ".join(line.text[start:end] for (start, end), _ in places)
    now = " … ".join(text[start:end] for start, end in spans)
    return Edit(kind, line, text, tuple(spans), tuple(place for place, _ in places), was, now)
