"""Text on a terminal: how many columns it takes, and breaking it into lines that fit."""

from __future__ import annotations

import unicodedata

_ZERO = frozenset({"Mn", "Me", "Cf"})
_WIDE = frozenset({"W", "F"})


def columns(text: str) -> int:
    """Return the terminal columns that ``text`` takes (Unicode Standard Annex 11; marks take none)."""
    if text.isascii():
        return len(text)
    return sum(_columns_of(char) for char in text)


def _columns_of(char: str) -> int:
    if unicodedata.category(char) in _ZERO:
        return 0
    return 2 if unicodedata.east_asian_width(char) in _WIDE else 1


def wrap(text: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    """Break ``text`` between words into lines of at most ``width`` columns.

    ``first`` opens the first line and ``rest`` the others; a word that fits on no line is broken. At least
    one column is left for words, however narrow the terminal.
    """
    lines: list[str] = []
    line, empty = first, True
    for word in text.split(" "):
        gap = "" if empty else " "
        if columns(line) + columns(gap + word) <= width:
            line, empty = line + gap + word, False
            continue
        if not empty or columns(line) > columns(rest):
            # The word goes to a line of its own; an opening that leaves it no room stays alone on its line.
            lines.append(line.rstrip() if empty else line)
            line = rest
        *full, tail = _broken(word, width - columns(line), width - columns(rest))
        for piece in full:
            lines.append(line + piece)
            line = rest
        line, empty = line + tail, False
    return [*lines, line]


def _broken(word: str, room: int, later: int) -> list[str]:
    """Break a word into a piece that fits ``room`` and others that fit ``later`` columns."""
    pieces, piece, used = [], "", 0
    for char in word:
        taken = _columns_of(char)
        if piece and used + taken > max(room, 1):
            pieces.append(piece)
            piece, used, room = "", 0, later
        piece += char
        used += taken
    return [*pieces, piece]
