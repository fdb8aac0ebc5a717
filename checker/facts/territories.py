"""Countries named in a text, by name, by what comes from them (Egyptian, المصري, égyptien), or by flag."""

from __future__ import annotations

import itertools
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from checker.facts.lexicon import build
from checker.facts.tables import LANGUAGES, tsv_rows
from checker.model.language import primary_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.facts.lexicon import Lexicon
    from checker.text.words import Word

_REGIONAL_A = 0x1F1E6
"""The regional indicator symbol A; two of these letters are a flag (Unicode, emoji flag sequences)."""


_FIRST_NAMES = 3
"""The column of ``territories.tsv`` with the first language's names; its adjectives stand in the next."""


class Territory(NamedTuple):
    """A country named by the words ``[first, last)`` of a text; ``code`` is ISO 3166-1 alpha-2."""

    code: str
    first: int
    last: int
    adjective: bool


@cache
def _lexicon(language: str) -> Lexicon:
    column = _FIRST_NAMES + 2 * LANGUAGES.index(language)
    return build(_entries(column), language)


def _entries(column: int) -> Iterator[tuple[str, str]]:
    for row in tsv_rows("data", "territories"):
        for form, names in (("noun", row[column]), ("adjective", row[column + 1])):
            yield from ((name, f"{row[0]} {form} {name[0].isupper()}") for name in names.split("|"))


def territories(text_words: Sequence[Word], language: str) -> tuple[Territory, ...]:
    """Return the countries named in a text, in order. None for a language without tables."""
    language = primary_language(language)
    if language not in LANGUAGES:
        return ()
    return tuple(_territories(text_words, language))


def _territories(text_words: Sequence[Word], language: str) -> Iterator[Territory]:
    for match in _lexicon(language).find(text_words):
        code, form, capital = match.concept.split()
        # 'us' is no country: what the table writes with a capital has one in the text too.
        if text_words[match.first].capital or capital == "False":
            yield Territory(code, match.first, match.last, adjective=form == "adjective")


def flag(text: str) -> str | None:
    """Return the country code of the first flag emoji in ``text``."""
    letters = [ord(char) - _REGIONAL_A for char in text]
    for one, other in itertools.pairwise(letters):
        if 0 <= one < 26 and 0 <= other < 26:  # noqa: PLR2004 - letters of the alphabet
            return chr(ord("A") + one) + chr(ord("A") + other)
    return None


@cache
def _capitals() -> dict[str, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) for row in tsv_rows("data", "territories")}


def capital(code: str) -> tuple[str, str] | None:
    """Return the IANA time zone of a country's capital and the city's English name, where known."""
    return _capitals().get(code)
