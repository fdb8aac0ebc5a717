"""Folding: one spelling for the many ways a word is typed, with every offset kept.

Tables are written in ordinary spelling and folded with the same function, so that a table word and a word of
a text meet whatever their case, accents, vowel signs, hamza seats, digits or presentation forms.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.text.seen import IGNORABLE, as_seen

if TYPE_CHECKING:
    from collections.abc import Sequence

# Spelling variants that writers do not keep apart, all of one character each.
_VARIANTS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا",  # the seats of hamza on alef are often left out
    "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و",  # final ya and alef maqsura are typed for each other
    "ة": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۀ": "ه", "ۃ": "ه",
    "ک": "ك", "ڪ": "ك", "ڭ": "ك", "گ": "ك", "ڤ": "ف", "پ": "ب",
    "’": "'", "‘": "'", "ʼ": "'", "‛": "'", "`": "'", "´": "'",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    "٫": ".", "٬": ",", "٪": "%", "؍": "/", "∕": "/", "∶": ":", "꞉": ":",
}  # fmt: skip
_KEPT = "،؛؟«»“”„…"  # punctuation that carries structure is left as it stands
_TATWEEL = "ـ"
LONGEST_REMEMBERED = 50_000  # characters; a long article
_NOTHING = frozenset({"Mn", "Me", "Cf"})  # categories of marks and of characters without width
_IGNORABLE = re.compile(f"[{IGNORABLE}]")
_BRAILLE_BLANK = "\u2800"
_LINE_ENDS = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85")  # controls that part words


def _folded_character(char: str) -> str:
    """Return what one character becomes: nothing, one character, or several (ligatures)."""
    if char in _VARIANTS:
        return _VARIANTS[char]
    if char in _KEPT:
        return char
    category = unicodedata.category(char)
    if _is_nothing(char, category):
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category == "Zs" or char == _BRAILLE_BLANK:
        return " "
    pieces = unicodedata.normalize("NFKD", char).casefold()
    kept = (piece for piece in pieces if unicodedata.category(piece) not in _NOTHING)
    return "".join(_VARIANTS.get(piece, piece) for piece in kept if piece != _TATWEEL)


def _is_nothing(char: str, category: str) -> bool:
    """Whether a character has no width of its own: a mark, a control, a character that is never shown."""
    if category == "Cc":
        return char not in _LINE_ENDS
    return char == _TATWEEL or category in _NOTHING or _IGNORABLE.match(char) is not None


class _Table(dict[int, str]):
    """What each character becomes, found out when it is first met.

    ``uneven`` finds the characters met so far that do not become one character.
    """

    def __init__(self) -> None:
        super().__init__()
        self._uneven: set[str] = set()
        self._finder: re.Pattern[str] | None = None

    def __missing__(self, point: int) -> str:
        folded = self[point] = _folded_character(chr(point))
        if len(folded) != 1:
            self._uneven.add(chr(point))
            self._finder = None
        return folded

    @property
    def uneven(self) -> re.Pattern[str]:
        """What finds them; compiled when it is asked for, as a text may bring thousands of them."""
        if self._finder is None:
            listed = re.escape("".join(sorted(self._uneven)))
            self._finder = re.compile(f"[{listed}]" if listed else "(?!)")
        return self._finder


_TABLE = _Table()


def _is_mark(char: str) -> bool:
    return char == _TATWEEL or unicodedata.category(char) in {"Mn", "Me"}


class Folded(Struct, frozen=True):
    """A text in folded spelling; ``span`` leads back to the original.

    ``origins`` holds, for each folded character, the index of the original it came from; None when the
    two texts run side by side. ``turned`` are stretches of the original that are shown in the other order.
    """

    text: str
    original: str
    origins: Sequence[int] | None
    turned: Sequence[tuple[int, int]] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original span of the folded span ``[start, end)``, which must not be empty.

        Marks that follow the last letter (vowel signs, tatweel) belong to it. Of a stretch that is shown in
        the other order, all is taken.
        """
        if self.origins is None:
            return start, end
        last = self.origins[end - 1] + 1
        limit = self.origins[end] if end < len(self.origins) else len(self.original)
        while last < limit and _is_mark(self.original[last]):
            last += 1
        if self.turned:
            return self._around(self.origins[start])[0], max(last, self._around(self.origins[end - 1])[1])
        return self.origins[start], last

    def _around(self, place: int) -> tuple[int, int]:
        """Return the turned stretch around a place of the original; the place alone where there is none."""
        at = bisect_right(self.turned, (place, len(self.original))) - 1
        if at >= 0 and place < self.turned[at][1]:
            return self.turned[at]
        return place, place + 1

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
    """Fold what is seen of a text: case, accents, vowel signs, hamza seats, tatweel, digits, the invisible.

    Linear in the length of the text. Texts of usual length are folded once: five readers ask for each source.
    """
    return _remembered(text) if len(text) <= LONGEST_REMEMBERED else _folded(text)


@lru_cache(maxsize=16)
def _remembered(text: str) -> Folded:
    return _folded(text)


def _folded(text: str) -> Folded:
    seen, turned = as_seen(text)
    folded_text = seen.translate(_TABLE)
    uneven = _TABLE.uneven
    if not uneven.search(seen):
        return Folded(folded_text, text, None)
    pieces: list[str] = []
    origins: list[int] = []
    done = 0
    for match in uneven.finditer(seen):
        start, end = match.span()
        pieces.append(seen[done:start].translate(_TABLE))
        origins.extend(range(done, start))
        folded = _TABLE[ord(match.group())]
        pieces.append(folded)
        origins.extend([start] * len(folded))
        done = end
    pieces.append(seen[done:].translate(_TABLE))
    origins.extend(range(done, len(seen)))
    return Folded("".join(pieces), text, origins, turned)


def folded(text: str) -> str:
    """Return a text folded, without the places of its characters."""
    return as_seen(text).text.translate(_TABLE)


def bare(text: str) -> str:
    """Return what is seen of a text, its own characters, without marks and without what has no width."""
    return "".join(char for char in as_seen(text).text if _TABLE[ord(char)])


def fold_word(word: str) -> str:
    """Fold a word or phrase of a table. Equal words are one object, to spare memory."""
    return sys.intern(word.translate(_TABLE))
