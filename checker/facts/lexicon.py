"""Finding the words and phrases of a table in a text, whatever clitics and endings they carry.

A table lists phrases under concepts (``visit: زيارة, جولة``). The affixes that may come before or after a
word are a table of their own for each language; the matching below knows no language.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import compress, repeat
from operator import not_
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

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

    Prefixes stand under their first letter, suffixes under their last; few words have any.
    """

    prefixes: Mapping[str, tuple[str, ...]]
    suffixes: Mapping[str, tuple[tuple[str, str], ...]]
    persons: Mapping[str, str]


@cache
def affixes(language: str) -> Affixes:
    """Return the affixes of a language; none when it has no table."""
    table = toml_table("data", f"affixes-{primary_language(language)}")
    prefixes: dict[str, tuple[str, ...]] = {}
    for prefix in map(fold_word, table.get("prefixes", ())):
        prefixes[prefix[0]] = (*prefixes.get(prefix[0], ()), prefix)
    suffixes: dict[str, tuple[tuple[str, str], ...]] = {}
    for cut, put in table.get("suffixes", ()):
        ending = fold_word(cut)
        suffixes[ending[-1]] = (*suffixes.get(ending[-1], ()), (ending, fold_word(put)))
    persons = {fold_word(suffix): person for suffix, person in table.get("persons", {}).items()}
    return Affixes(prefixes, suffixes, persons)


@lru_cache(maxsize=65536)
def variants(word: str, language: str) -> tuple[Variant, ...]:
    """Return the readings of a folded word, the whole word first."""
    known = affixes(language)
    heads = [("", word)]
    heads += [
        (prefix, word[len(prefix) :])
        for prefix in known.prefixes.get(word[:1], ())
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_STEM
    ]
    found = {Variant(stem, prefix, ""): None for prefix, stem in heads}
    endings = [(cut, put) for cut, put in known.suffixes.get(word[-1:], ()) if word.endswith(cut)]
    if not endings:
        return tuple(found)
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
    phrase: Phrase


class _Opening(NamedTuple):
    """What a word may begin: its readings, each with the phrases that have its stem first.

    ``seconds`` are the second words of these phrases, None where one of them is a single word.
    """

    readings: tuple[tuple[Variant, tuple[tuple[Phrase, str], ...]], ...]
    seconds: frozenset[str] | None


class Lexicon:
    """Phrases by the stem of their first word; each maps to a concept."""

    def __init__(self, language: str, phrases: Mapping[str, tuple[tuple[Phrase, str], ...]]) -> None:
        """Take what :func:`checker.text.words.by_first_word` makes of phrases and their concepts."""
        self.language = language
        self.phrases = phrases
        self._firsts = frozenset(phrases)
        self._met: dict[str, _Opening | None] = {}

    def find(self, text_words: Sequence[Word]) -> tuple[Match, ...]:
        """Return the longest phrases found, in order, none overlapping another."""
        texts = [word.text for word in text_words]
        openings = self._openings(texts)
        found: list[Match] = []
        done = 0
        # Nearly all words begin nothing: they are passed over without a step of this loop.
        for index in compress(range(len(texts)), map(openings.__getitem__, texts)):
            opening = openings[texts[index]]
            match = self._at(texts, index, opening) if opening is not None and index >= done else None
            if match is not None:
                found.append(match)
                done = match.last
        return tuple(found)

    def _openings(self, texts: Sequence[str]) -> Mapping[str, _Opening | None]:
        """Return what these words may begin, None of most; words that were met before are remembered."""
        if len(self._met) > _MOST_REMEMBERED:
            self._met = {}
        met = self._met
        if new := [*set(texts).difference(met)]:
            barren = map(self._firsts.isdisjoint, map(stems, new, repeat(self.language)))
            begin = compress(new, map(not_, barren))
            met.update(dict.fromkeys(new) | {word: self._opening(word) for word in begin})
        return met

    def _opening(self, word: str) -> _Opening:
        known = self.phrases
        readings = [(it, known[it.stem]) for it in variants(word, self.language) if it.stem in known]
        phrases = [phrase for _, several in readings for phrase, _ in several]
        alone = any(len(phrase) == 1 for phrase in phrases)
        return _Opening(tuple(readings), None if alone else frozenset(phrase[1] for phrase in phrases))

    def _at(self, texts: Sequence[str], index: int, opening: _Opening) -> Match | None:
        if not self._goes_on(texts, index + 1, opening.seconds):
            return None
        best: Match | None = None
        for variant, phrases in opening.readings:
            for phrase, concept in phrases:
                last = self._end(texts, index, phrase)
                if last is not None and (best is None or last > best.last):
                    best = Match(concept, index, last, variant.prefix, variant.suffix, phrase)
        return best

    def _goes_on(self, texts: Sequence[str], place: int, seconds: frozenset[str] | None) -> bool:
        """Whether one of some second words stands at a place, hyphenated or not; yes if none need to."""
        if seconds is None:
            return True
        if place < len(texts) and texts[place] == _HYPHEN:
            place += 1
        return place < len(texts) and not seconds.isdisjoint(stems(texts[place], self.language))

    def _end(self, texts: Sequence[str], index: int, phrase: Phrase) -> int | None:
        """Return the end of a phrase that begins at ``index``, hyphenated or not; None if none does."""
        place = index + 1
        for stem in phrase[1:]:
            if place < len(texts) and texts[place] == _HYPHEN:
                place += 1
            if place >= len(texts) or stem not in stems(texts[place], self.language):
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
