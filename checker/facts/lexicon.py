"""Finding the words and phrases of a table in a text, whatever clitics and endings they carry.

A table lists phrases under concepts (``visit: زيارة, جولة``). The affixes that may come before or after a
word are a table of their own for each language; the matching below knows no language.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

from checker.facts.tables import toml_table
from checker.model.language import primary_language
from checker.text.fold import fold_word
from checker.text.words import by_first_word, phrase_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checker.text.words import Phrase, Word

_SHORTEST_STEM = 2
_MOST_REMEMBERED = 20_000  # words a lexicon
_HYPHEN = "-"  # 'cease-fire' and 'cease fire' are one phrase


class Variant(Struct, frozen=True, gc=False):
    """One way to read a word: a stem with what stands before and after it."""

    stem: str
    prefix: str
    suffix: str


class Affixes(NamedTuple):
    """What may be attached to a word of a language: strings to take off, and what to put back.

    ``endings`` are the suffixes without what is put back.
    """

    prefixes: tuple[str, ...]
    suffixes: tuple[tuple[str, str], ...]
    endings: tuple[str, ...]
    persons: Mapping[str, str]


@cache
def affixes(language: str) -> Affixes:
    """Return the affixes of a language; none when it has no table."""
    table = toml_table("data", f"affixes-{primary_language(language)}")
    prefixes = tuple(fold_word(prefix) for prefix in table.get("prefixes", ()))
    suffixes = tuple((fold_word(cut), fold_word(put)) for cut, put in table.get("suffixes", ()))
    persons = {fold_word(suffix): person for suffix, person in table.get("persons", {}).items()}
    return Affixes(prefixes, suffixes, tuple(cut for cut, _ in suffixes), persons)


@lru_cache(maxsize=65536)
def variants(word: str, language: str) -> tuple[Variant, ...]:
    """Return the readings of a folded word, the whole word first."""
    known = affixes(language)
    heads = [("", word)]
    if word.startswith(known.prefixes):
        heads += [
            (prefix, word[len(prefix) :])
            for prefix in known.prefixes
            if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_STEM
        ]
    found = {Variant(stem, prefix, ""): None for prefix, stem in heads}
    if not word.endswith(known.endings):
        return tuple(found)
    endings = [(cut, put) for cut, put in known.suffixes if word.endswith(cut)]
    for prefix, rest in heads:
        for cut, put in endings:
            stem = rest[: len(rest) - len(cut)] + put
            if len(cut) <= len(rest) and len(stem) >= _SHORTEST_STEM:
                found.setdefault(Variant(stem, prefix, cut))
    return tuple(found)


@lru_cache(maxsize=65536)
def stems(word: str, language: str) -> frozenset[str]:
    """Return every stem that a folded word may have."""
    return frozenset(variant.stem for variant in variants(word, language))


class Match(NamedTuple):
    """A phrase of a table found at the words ``[first, last)``, with the affixes of the first word."""

    concept: str
    first: int
    last: int
    prefix: str
    suffix: str
    phrase: tuple[str, ...]


class Lexicon(Struct, frozen=True, eq=False):
    """Phrases by the stem of their first word; each maps to a concept.

    ``openings`` remembers of words met before whether one of their stems begins a phrase: most begin none.
    """

    language: str
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    openings: dict[str, bool] = field(default_factory=dict)

    def find(self, text_words: Sequence[Word]) -> tuple[Match, ...]:
        """Return the longest phrases found, in order, none overlapping another."""
        return tuple(self._find(text_words))

    def _find(self, text_words: Sequence[Word]) -> Iterator[Match]:
        done, openings = 0, self.openings
        for index, word in enumerate(text_words):
            begins = openings.get(word.text)
            if begins is None:
                begins = self._begins(word.text)
            if begins and index >= done:
                match = self._at(text_words, index)
                if match is not None:
                    yield match
                    done = match.last

    def _begins(self, word: str) -> bool:
        """Whether one of the stems of a word begins a phrase."""
        begins = not self.phrases.keys().isdisjoint(stems(word, self.language))
        if len(self.openings) < _MOST_REMEMBERED:
            self.openings[word] = begins
        return begins

    def _at(self, text_words: Sequence[Word], index: int) -> Match | None:
        best: Match | None = None
        for variant in variants(text_words[index].text, self.language):
            for phrase, concept in self.phrases.get(variant.stem, ()):
                last = self._end(text_words, index, phrase)
                if last is not None and (best is None or last > best.last):
                    best = Match(concept, index, last, variant.prefix, variant.suffix, phrase)
        return best

    def _end(self, text_words: Sequence[Word], index: int, phrase: tuple[str, ...]) -> int | None:
        """Return the end of a phrase that begins at ``index``, hyphenated or not; None if none does."""
        place = index + 1
        for stem in phrase[1:]:
            if place < len(text_words) and text_words[place].text == _HYPHEN:
                place += 1
            if place >= len(text_words) or stem not in stems(text_words[place].text, self.language):
                return None
            place += 1
        return place


def build(entries: Iterable[tuple[str, str]], language: str) -> Lexicon:
    """Make a lexicon of (phrase, concept) pairs written in ordinary spelling."""
    listed = list(entries)
    phrases = map(_unhyphenated, phrase_words([phrase for phrase, _ in listed]))
    concepts = [concept for _, concept in listed]
    return Lexicon(primary_language(language), by_first_word(zip(phrases, concepts, strict=True)))


def _unhyphenated(phrase: Phrase) -> Phrase:
    return tuple(word for word in phrase if word != _HYPHEN) if _HYPHEN in phrase else phrase


@cache
def lexicon(name: str, language: str) -> Lexicon:
    """Return the lexicon ``data/<name>-<language>.toml``: ``concept = [phrases]``, nested or not."""
    table = toml_table("data", f"{name}-{primary_language(language)}")
    return build(_entries(table), language)


def _entries(table: Mapping[str, object], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        concept = f"{above}.{key}" if above else key
        if isinstance(value, list):
            yield from ((phrase, concept) for phrase in value)
        elif isinstance(value, dict):
            yield from _entries(value, concept)
