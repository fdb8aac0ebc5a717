"""How alike two names are when each may be written in another script."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Indel

from checker.facts.tables import toml_table

ALIKE = 0.82
"""Two single names at least this alike are taken for spellings of one name."""

_CONSONANTS_WEIGHT = 0.7
_DOUBLED = re.compile(r"(.)\1")


class _Letters(NamedTuple):
    """A pattern of all spellings, longest first, and the sound of each."""

    pattern: re.Pattern[str]
    sounds: dict[str, str]
    weak: frozenset[str]


@cache
def _letters() -> _Letters:
    table = toml_table("data", "letters")
    sounds: dict[str, str] = {**table["consonants"], **table["weak"]}
    longest_first = sorted(sounds, key=len, reverse=True)
    return _Letters(re.compile("|".join(longest_first)), sounds, frozenset(table["weak"]))


@lru_cache(maxsize=65536)
def sounds(name: str) -> tuple[str, str]:
    """Return the consonants of a folded name, and all its sounds; doubled letters count once."""
    pattern, table, weak = _letters()
    consonants: list[str] = []
    everything: list[str] = []
    for match in pattern.finditer(_DOUBLED.sub(r"\1", name)):
        spelling = match.group()
        everything.append(table[spelling])
        if spelling not in weak:
            consonants.append(table[spelling].rstrip("y"))
    return "".join(consonants), "".join(everything)


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
    one, other = bare(first), bare(second)
    consonants_one, sounds_one = sounds(one)
    consonants_other, sounds_other = sounds(other)
    if not consonants_one or not consonants_other:
        return Indel.normalized_similarity(sounds_one, sounds_other) if one[:1] == other[:1] else 0.0
    consonants = Indel.normalized_similarity(consonants_one, consonants_other)
    everything = Indel.normalized_similarity(sounds_one, sounds_other)
    return _CONSONANTS_WEIGHT * consonants + (1 - _CONSONANTS_WEIGHT) * everything
