"""How alike two names are when each may be written in another script."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Indel

from checker.facts.names.transliteration import likeness
from checker.facts.tables import toml_table

if TYPE_CHECKING:
    from collections.abc import Iterable

ALIKE = 0.82
"""Two single names at least this alike are taken for spellings of one name."""

_CONSONANTS_WEIGHT = 0.7
_DOUBLED = re.compile(r"(.)\1")
_ONCE = itemgetter(1)  # of a match; quicker than a template, which is read again for each name

# Across scripts the two measures are added; the line leads 1.2, where 95 % of the names of one list in both
# scripts lie above and 0.05 % of random pairs, to ALIKE, and 1.75, about the best there is, to 1.
_START, _SLOPE = 0.43, 0.325
_HOPELESS = 0.4
"""Names of two scripts with sounds less alike than this are not compared letter by letter."""


class _Letters(NamedTuple):
    """A pattern of all spellings, longer before shorter; the sound of each, and of consonants alone."""

    pattern: re.Pattern[str]
    sounds: dict[str, str]
    consonants: dict[str, str]


@cache
def _letters() -> _Letters:
    table = toml_table("data", "letters")
    sounds: dict[str, str] = {**table["consonants"], **table["weak"]}
    consonants = {
        spelling: "" if spelling in table["weak"] else sound.rstrip("y") for spelling, sound in sounds.items()
    }
    return _Letters(_any_of(sounds), sounds, consonants)


def _any_of(spellings: Iterable[str]) -> re.Pattern[str]:
    """Return what matches the longest of some spellings. Letters that begin no longer one are tried first."""
    longest_first = sorted(spellings, key=len, reverse=True)
    begun = {spelling[0] for spelling in longest_first if len(spelling) > 1}
    alone = "".join(letter for letter in longest_first if letter not in begun and len(letter) == 1)
    others = [re.escape(spelling) for spelling in longest_first if spelling not in alone]
    return re.compile("|".join([f"[{re.escape(alone)}]", *others]))


@lru_cache(maxsize=65536)
def sounds(name: str) -> tuple[str, str]:
    """Return the consonants of a folded name, and all its sounds; doubled letters count once."""
    pattern, table, consonants = _letters()
    spellings = pattern.findall(_DOUBLED.sub(_ONCE, name))
    return "".join([consonants[it] for it in spellings]), "".join([table[it] for it in spellings])


@lru_cache(maxsize=65536)
def bare(name: str) -> str:
    """Return a folded name without its article."""
    for prefix in toml_table("data", "letters")["articles"]["prefixes"]:
        rest = name.removeprefix(prefix)
        if rest != name and len(rest) > len(prefix):
            return rest.lstrip("-")
    return name


@lru_cache(maxsize=262144)
def similarity(first: str, second: str) -> float:
    """Return how alike two folded single names are, in [0, 1]; symmetric, 1 for equal ones."""
    if first == second:
        return 1.0
    if is_latin(first) != is_latin(second):
        return _across(first, second) if is_latin(second) else _across(second, first)
    return _by_sound(first, second)


def is_latin(name: str) -> bool:
    """Whether a folded name is in Latin letters."""
    return name < "\u0250"


def _across(arabic: str, latin: str) -> float:
    """Return how alike an Arabic and a Latin name are, by sounds and by learned letters."""
    best = 0.0
    for form in spoken(latin):
        sounded = _by_sound(arabic, form)
        best = max(
            best, _START + _SLOPE * (sounded + _learned(arabic, form)) if sounded >= _HOPELESS else 0.0
        )
    return min(best, 1.0)


def _learned(arabic: str, latin: str) -> float:
    whole = likeness(arabic, latin)
    parts = bare(arabic), bare(latin)
    return whole if parts == (arabic, latin) else max(whole, likeness(*parts))


@lru_cache(maxsize=65536)
def spoken(name: str) -> tuple[str, ...]:
    """Return a folded Latin name, and how it were written as its letters may also be read ('ch' as k)."""
    also = toml_table("data", "letters")["also"]
    return (name, *(name.replace(spelt, read) for spelt, read in also.items() if spelt in name))


def _by_sound(first: str, second: str) -> float:
    """Return how alike two names sound: 'al' may be their article, or their own first letters."""
    whole = _sounded(first, second)
    one, other = bare(first), bare(second)
    return whole if (one, other) == (first, second) else max(whole, _sounded(one, other))


def _sounded(one: str, other: str) -> float:
    consonants_one, sounds_one = sounds(one)
    consonants_other, sounds_other = sounds(other)
    if not consonants_one or not consonants_other:
        return Indel.normalized_similarity(sounds_one, sounds_other) if one[:1] == other[:1] else 0.0
    consonants = Indel.normalized_similarity(consonants_one, consonants_other)
    everything = Indel.normalized_similarity(sounds_one, sounds_other)
    return _CONSONANTS_WEIGHT * consonants + (1 - _CONSONANTS_WEIGHT) * everything
