"""Words of a text in folded spelling, each with its exact place."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from checker.text.fold import fold, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# A word, or one mark. An apostrophe ends the word before it: "l'accord" and "Rabat's" are two words each.
_WORD = re.compile(r"[^\W_]+|_+|[^\w\s]")
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
    """Return the words and marks of ``text`` in order. Linear in its length."""
    return tuple(_words(text))


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


def _words(text: str) -> Iterator[Word]:
    folded = fold(text)
    even = folded.origins is None
    for match in _WORD.finditer(folded.text):
        start, end = match.span() if even else folded.span(*match.span())
        yield Word(match.group(), start, end, text[start].isupper())
