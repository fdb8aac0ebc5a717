"""Finding the names that sound like a word, without comparing it with every name."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from checker.facts.names.similarity import bare, sounds, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")

_LONG = 3
"""Consonants from which on one may be missing."""


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """Return the consonants of a folded single name without its article, as classes of sound."""
    return sounds(bare(name))[0]


@lru_cache(maxsize=65536)
def _keys(consonants: str) -> tuple[str, ...]:
    if len(consonants) < _LONG:
        return (consonants,)
    shorter = {consonants[:place] + consonants[place + 1 :] for place in range(len(consonants))}
    return (consonants, *shorter)


@lru_cache(maxsize=65536)
def _all_keys(name: str) -> tuple[str, ...]:
    """Return the keys of a name with and without what may be its article."""
    whole = sounds(name)[0]
    return tuple(dict.fromkeys((*_keys(skeleton(name)), *_keys(whole))))


class SoundIndex(Generic[T]):
    """Values under names; ``like`` yields those whose names differ from a word by a consonant at most."""

    def __init__(self, entries: Iterable[tuple[str, T]] = ()) -> None:
        """Index values by the names they stand under."""
        self._table: dict[str, dict[tuple[str, T], None]] = defaultdict(dict)
        for name, value in entries:
            self.add(name, value)

    def add(self, name: str, value: T) -> None:
        """Put a value under a name."""
        for form in spoken(name):
            for key in _all_keys(form):
                self._table[key][name, value] = None

    def like(self, word: str) -> Iterator[tuple[str, T]]:
        """Yield (name, value) for each name near to ``word``, each once."""
        table = self._table
        found: dict[tuple[str, T], None] = {}
        for key in _all_keys(word):
            if key in table:
                found.update(table[key])
        yield from found
