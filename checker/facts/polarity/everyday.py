"""Everyday words that have an opposite: good and bad, first and last, war and peace."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from checker.facts.lexicon import build
from checker.facts.polarity.opposites import Opposed
from checker.facts.tables import toml_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.facts.lexicon import Lexicon
    from checker.text.words import Word


def everyday(words: Sequence[Word], language: str) -> tuple[Opposed, ...]:
    """Return the everyday words of a text that have an opposite, in order. None without a table.

    A word of two concepts ('poor': neither good nor rich) is returned once for each.
    """
    found = []
    for lexicon in _lexicons(language):
        for match in lexicon.find(words):
            concept, side = match.concept.split(".")
            found.append(Opposed(concept, side, match.first, match.last))
    return tuple(sorted(found, key=lambda it: it.first))


@cache
def _lexicons(language: str) -> tuple[Lexicon, ...]:
    """Return one lexicon a concept: a text's word belongs to one concept of a lexicon only."""
    table = toml_table("polarity/data", f"everyday-{language}")
    return tuple(
        build(
            ((phrase, f"{concept}.{side}") for side, phrases in sides.items() for phrase in phrases), language
        )
        for concept, sides in table.items()
    )
