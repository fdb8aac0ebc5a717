"""Countries named in a text, by name, by what comes from them (Egyptian, المصري, égyptien), or by flag."""

from __future__ import annotations

import itertools
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from checker.facts.places.finding import places
from checker.facts.tables import tsv_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.facts.places.finding import Place
    from checker.text.words import Word

_REGIONAL_A = 0x1F1E6
"""The regional indicator symbol A; two of these letters are a flag (Unicode, emoji flag sequences)."""


class Territory(NamedTuple):
    """A country named by the words ``[first, last)`` of a text; ``code`` is ISO 3166-1 alpha-2."""

    code: str
    first: int
    last: int
    adjective: bool


def territories(text_words: Sequence[Word], language: str) -> tuple[Territory, ...]:
    """Return the countries named in a text, in order. None for a language without tables."""
    return of_places(places(text_words, language))


def of_places(found: Iterable[Place]) -> tuple[Territory, ...]:
    """Return the countries among places, and those of regions that lend a title ('Scottish minister')."""
    return tuple(
        Territory(place.code, place.first, place.last, place.adjective)
        for place in found
        if place.kind == "country" or place.adjective
    )


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
