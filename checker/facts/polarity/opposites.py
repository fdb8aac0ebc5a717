"""Opposed concepts: words of one side or the other of a pair such as rise and fall, accept and reject."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from checker.facts.lexicon import build
from checker.facts.tables import toml_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.facts.lexicon import Lexicon
    from checker.text.words import Word

_OTHER_SIDE = {"one": "other", "other": "one"}


class Opposed(NamedTuple):
    """The words ``[first, last)`` name one ``side`` of a concept."""

    concept: str
    side: str
    first: int
    last: int


def opposed(words: Sequence[Word], language: str) -> tuple[Opposed, ...]:
    """Return the words of a text that name a side of a concept, in order. None without a table."""
    found = []
    for match in _lexicon(language).find(words):
        concept, side = match.concept.split(".")
        found.append(Opposed(concept, side, match.first, match.last))
    return tuple(found)


def opposition(one: Iterable[Opposed], other: Iterable[Opposed]) -> tuple[Opposed, Opposed] | None:
    """Return words of two texts that are opposed, where neither text has the other side's word as well."""
    left, right = list(one), list(other)
    mine, theirs = {(it.concept, it.side) for it in left}, {(it.concept, it.side) for it in right}
    for item in left:
        turned = (item.concept, _OTHER_SIDE[item.side])
        if turned in theirs and turned not in mine and (item.concept, item.side) not in theirs:
            return item, next(it for it in right if (it.concept, it.side) == turned)
    return None


@cache
def across_languages() -> frozenset[str]:
    """Return the concepts whose sides a translation keeps: it does not tell them from the other side."""
    return frozenset(toml_table("polarity/data", "opposites")["across"])


@cache
def _lexicon(language: str) -> Lexicon:
    table = toml_table("polarity/data", f"opposites-{language}")
    entries = (
        (phrase, f"{concept}.{side}")
        for concept, sides in table.items()
        for side, phrases in sides.items()
        for phrase in phrases
    )
    return build(entries, language)
