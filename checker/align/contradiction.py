"""Two claims in one language: how probable it is that they cannot both be true, as one score.

The score is a logistic model over what the tables and the typed facts show, with no vectors: opposed words,
denials on one side only, numbers, countries, graded words that differ, and how much of the words is shared.
Its weights are fitted by ``training/contradiction_weights.py`` on pairs of Arabic news titles.
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from rapidfuzz.distance import Levenshtein

from checker.facts.lexicon import stems
from checker.facts.names.small_words import stopwords
from checker.facts.polarity import Kind, negations
from checker.facts.polarity.opposites import opposed, opposition
from checker.facts.scales import degrees, disagreement
from checker.facts.tables import toml_table
from checker.facts.territories import territories
from checker.text.words import words

if TYPE_CHECKING:
    from checker.facts.polarity import Negation
    from checker.facts.polarity.opposites import Opposed
    from checker.facts.scales import Degree
    from checker.text.words import Word

_FUZZY = 4
"""Stems at least this long are one word if one letter differs: a vowel letter, or another ending."""

_MOST = 4


class Passage(Struct, frozen=True):
    """A claim as it is compared: its words, those that carry meaning, and what the tables know of them."""

    language: str
    words: tuple[Word, ...]
    content: tuple[int, ...]
    denials: tuple[Negation, ...]
    opposed: tuple[Opposed, ...]
    graded: tuple[Degree, ...]
    countries: frozenset[str]
    figures: frozenset[str]


class Residue(NamedTuple):
    """The words of two passages that have no like in the other, as places."""

    one: tuple[int, ...]
    other: tuple[int, ...]


@lru_cache(maxsize=4096)
def passage(text: str, language: str) -> Passage:
    """Read a claim. ``language`` is a primary subtag with tables."""
    found = words(text)
    ignored = stopwords(language)
    return Passage(
        language=language,
        words=found,
        content=tuple(
            place
            for place, word in enumerate(found)
            if word.is_word and len(word.text) > 1 and word.text not in ignored
        ),
        denials=negations(found, language, text),
        opposed=opposed(found, language),
        graded=degrees(found, language),
        countries=frozenset(territory.code for territory in territories(found, language)),
        figures=frozenset(word.text for word in found if word.text.isdigit()),
    )


def residue(one: Passage, other: Passage) -> Residue:
    """Return the words of either passage that the other has not in any form."""
    keys = [
        [(stems(it.words[place].text, it.language), _shortest(it, place)) for place in it.content]
        for it in (one, other)
    ]
    return Residue(
        tuple(
            place
            for place, key in zip(one.content, keys[0], strict=True)
            if not any(_same(key, it) for it in keys[1])
        ),
        tuple(
            place
            for place, key in zip(other.content, keys[1], strict=True)
            if not any(_same(key, it) for it in keys[0])
        ),
    )


def shared(one: Passage, other: Passage, left: Residue) -> float:
    """Return the part of the words that the passage with the smaller part shares, in [0, 1]."""
    parts = [1 - len(rest) / max(len(it.content), 1) for it, rest in ((one, left.one), (other, left.other))]
    return min(parts)


def evidence(one: Passage, other: Passage) -> float:
    """Return how probable it is that two claims in one language cannot both be true, in [0, 1]; symmetric."""
    weights = _weights()
    total = weights["bias"] + sum(weights[name] * value for name, value in features(one, other).items())
    return 1 / (1 + exp(-total))


def features(one: Passage, other: Passage) -> dict[str, float]:
    """Return what the score weighs, by name."""
    left = residue(one, other)
    mine, theirs = ({(it.concept, it.side) for it in side.opposed} for side in (one, other))
    sure, unsure = ([_count(it, certain=certain) for it in (one, other)] for certain in (True, False))
    places = {place for it, rest in ((one, left.one), (other, left.other)) for place in _opposed_in(it, rest)}
    return {
        "opposed": float(opposition(one.opposed, other.opposed) is not None),
        "same_side": min(len(mine & theirs), 2),
        "denied": abs(sure[0] - sure[1]),
        "nearly_denied": min(abs(unsure[0] - unsure[1]), 2),
        "figures_differ": float(
            bool(one.figures and other.figures) and one.figures.isdisjoint(other.figures)
        ),
        "figures_missing": float(bool(one.figures) != bool(other.figures)),
        "countries_differ": float(bool(one.countries - other.countries and other.countries - one.countries)),
        "countries_shared": float(bool(one.countries & other.countries)),
        "graded": float(disagreement(one.graded, other.graded) is not None),
        "shared": shared(one, other, left),
        "left_over": min(len(left.one), len(left.other), _MOST),
        "uneven": abs(len(left.one) - len(left.other)) / 5,
        "both_left": float(bool(left.one) and bool(left.other)),
        "opposed_left": float(bool(places)),
        "length": min(len(one.content), len(other.content)) / 10,
    }


def _opposed_in(it: Passage, rest: tuple[int, ...]) -> list[int]:
    return [item.first for item in it.opposed if item.first in rest]


def _count(it: Passage, *, certain: bool) -> int:
    return sum((found.kind is Kind.CERTAIN) is certain and not found.cancelled for found in it.denials)


def _shortest(it: Passage, place: int) -> str:
    return min(stems(it.words[place].text, it.language), key=lambda stem: (len(stem), stem))


def _same(one: tuple[frozenset[str], str], other: tuple[frozenset[str], str]) -> bool:
    if not one[0].isdisjoint(other[0]):
        return True
    if min(len(one[1]), len(other[1])) < _FUZZY:
        return False
    return Levenshtein.distance(one[1], other[1], score_cutoff=1) <= 1


@cache
def _weights() -> dict[str, float]:
    return dict(toml_table("polarity/data", "weights")["contradiction"])
