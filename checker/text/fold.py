"""Folding: one spelling for the many ways a word is typed, with every offset kept.

Tables are written in ordinary spelling and folded with the same function, so that a table word and a word of
a text meet whatever their case, accents, vowel signs, hamza seats, digits or presentation forms.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Spelling variants that writers do not keep apart, all of one character each.
_VARIANTS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا",  # the seats of hamza on alef are often left out
    "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و",  # final ya and alef maqsura are typed for each other
    "ة": "ه", "ہ": "ه", "ک": "ك", "ڭ": "ك", "گ": "ك", "ڤ": "ف", "پ": "ب",
    "’": "'", "‘": "'", "ʼ": "'", "‛": "'", "`": "'", "´": "'",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    "٫": ".", "٬": ",", "٪": "%", "؍": "/",
}  # fmt: skip
_KEPT = "،؛؟«»“”„…"  # punctuation that carries structure is left as it stands
_TATWEEL = "ـ"


def _folded_character(char: str) -> str:
    """Return what one character becomes: nothing, one character, or several (ligatures)."""
    if char in _VARIANTS:
        return _VARIANTS[char]
    if char in _KEPT:
        return char
    category = unicodedata.category(char)
    if char == _TATWEEL or category in {"Mn", "Cf"}:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category == "Zs":
        return " "
    pieces = unicodedata.normalize("NFKD", char).casefold()
    kept = (piece for piece in pieces if unicodedata.category(piece) not in {"Mn", "Cf"})
    return "".join(_VARIANTS.get(piece, piece) for piece in kept if piece != _TATWEEL)


class _Table(dict[int, str]):
    """What each character becomes, found out when it is first met.

    ``uneven`` finds the characters met so far that do not become one character.
    """

    def __init__(self) -> None:
        super().__init__()
        self._uneven: set[str] = set()
        self.uneven = re.compile("(?!)")  # none so far

    def __missing__(self, point: int) -> str:
        folded = self[point] = _folded_character(chr(point))
        if len(folded) != 1:
            self._uneven.add(chr(point))
            self.uneven = re.compile("[" + re.escape("".join(sorted(self._uneven))) + "]")
        return folded


_TABLE = _Table()


def _is_mark(char: str) -> bool:
    return char == _TATWEEL or unicodedata.category(char) == "Mn"


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in folded spelling; ``span`` leads back to the original.

    ``origins`` holds, for each folded character, the index of the original it came from; None when the
    two texts run side by side.
    """

    text: str
    original: str
    origins: Sequence[int] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original span of the folded span ``[start, end)``, which must not be empty.

        Marks that follow the last letter (vowel signs, tatweel) belong to it.
        """
        if self.origins is None:
            return start, end
        last = self.origins[end - 1] + 1
        limit = self.origins[end] if end < len(self.origins) else len(self.original)
        while last < limit and _is_mark(self.original[last]):
            last += 1
        return self.origins[start], last

    def position(self, offset: int) -> int:
        """Return the first folded index at or after the original ``offset``."""
        if self.origins is None:
            return offset
        low, high = 0, len(self.origins)
        while low < high:
            middle = (low + high) // 2
            if self.origins[middle] < offset:
                low = middle + 1
            else:
                high = middle
        return low


def fold(text: str) -> Folded:
    """Fold a text: case, accents, vowel signs, hamza seats, tatweel, digits, invisible characters.

    Linear in the length of the text.
    """
    folded_text = text.translate(_TABLE)
    uneven = _TABLE.uneven
    if not uneven.search(text):
        return Folded(folded_text, text, None)
    pieces: list[str] = []
    origins: list[int] = []
    done = 0
    for match in uneven.finditer(text):
        start, end = match.span()
        pieces.append(text[done:start].translate(_TABLE))
        origins.extend(range(done, start))
        folded = _TABLE[ord(match.group())]
        pieces.append(folded)
        origins.extend([start] * len(folded))
        done = end
    pieces.append(text[done:].translate(_TABLE))
    origins.extend(range(done, len(text)))
    return Folded("".join(pieces), text, origins)


def folded(text: str) -> str:
    """Return a text folded, without the places of its characters."""
    return text.translate(_TABLE)


def fold_word(word: str) -> str:
    """Fold a word or phrase of a table. Equal words are one object, to spare memory."""
    return sys.intern(word.translate(_TABLE))
