"""Words of a text in folded spelling, each with its exact place."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from checker.text.fold import LONGEST_REMEMBERED, fold, folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from checker.text.fold import Folded

# A word, or one mark. An apostrophe ends the word before it: "l'accord" and "Rabat's" are two words each.
_WORD = re.compile(r"[^\W_]+|_+|[^\w\s]")
_LINE_END = re.compile(r"\n")
Phrase = tuple[str, ...]
"""The folded words and marks of a phrase."""
_Value = TypeVar("_Value")


class Word(Struct, frozen=True, gc=False):
    """A word or a punctuation mark: its folded spelling, and its span in the text as given.

    ``capital``: the text has a capital letter there, which the folded spelling no longer shows.
    """

    text: str
    start: int
    end: int
    capital: bool

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters or digits."""
        return self.text[0].isalnum()


def words(text: str) -> tuple[Word, ...]:
    """Return the words and marks of ``text`` in order. Linear in its length.

    Texts of usual length are cut once: several readers ask for the words of each source.
    """
    return _remembered(text) if len(text) <= LONGEST_REMEMBERED else _words(fold(text))


@lru_cache(maxsize=16)
def _remembered(text: str) -> tuple[Word, ...]:
    return _words(fold(text))


def parts_of(text: str) -> Callable[[int, int], Sequence[Word]]:
    """Return what gives the words of any part ``[start, end)`` of ``text``, which cuts no word in two."""
    text_words, seen = words(text), fold(text)
    if seen.turned:  # of words that are shown in the other order, a part may hold some letters
        return lambda start, end: _words(seen, seen.position(start), seen.position(end))
    starts = [word.start for word in text_words]
    return lambda start, end: text_words[bisect_left(starts, start) : bisect_left(starts, end)]


def line_starts(text_words: Sequence[Word], text: str) -> frozenset[int]:
    """Return which words of ``text`` begin a new line, by number; the first word of all does not."""
    starts = [word.start for word in text_words]
    found = {bisect_left(starts, match.start()) for match in _LINE_END.finditer(text)}
    return frozenset(found - {0, len(starts)})


def phrase_words(phrases: Sequence[str]) -> list[Phrase]:
    """Return the folded words and marks of each phrase of a table, which has no line breaks.

    Equal words are one object, to spare memory.
    """
    lines = folded("\n".join(phrases)).split("\n") if phrases else []
    return [tuple(map(sys.intern, _WORD.findall(line))) for line in lines]


def by_first_word(entries: Iterable[tuple[Phrase, _Value]]) -> dict[str, tuple[tuple[Phrase, _Value], ...]]:
    """Group phrases, each with a value, by their first word: the longest first, of one length in order."""
    found: dict[str, list[tuple[Phrase, _Value]]] = {}
    for entry in entries:
        found.setdefault(entry[0][0], []).append(entry)
    for several in found.values():
        if len(several) > 1:
            several.sort(key=lambda entry: -len(entry[0]))
    return {first: tuple(several) for first, several in found.items()}


def _words(seen: Folded, first: int = 0, last: int = sys.maxsize) -> tuple[Word, ...]:
    """Return the words of a text between two places of its folded spelling."""
    found: list[Word] = []
    text, even = seen.original, seen.origins is None
    for match in _WORD.finditer(seen.text, first, last):
        start, end = match.span() if even else seen.span(*match.span())
        found.append(Word(match[0], start, end, text[start].isupper()))
    return tuple(found)
