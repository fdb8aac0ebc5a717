"""Where a text names the persons of a story: by its own names, and by what sounds like others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.facts.lexicon import variants
from checker.facts.names.arabic_letters import name_likeness
from checker.facts.names.entities import full_parts
from checker.facts.names.given import FIRST_ALIKE, are_two
from checker.facts.names.similarity import ALIKE, is_latin, similarity
from checker.facts.names.small_words import no_persons, particles, stopwords
from checker.facts.names.sound_index import skeleton
from checker.facts.places.gazetteer import before_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.facts.names.entities import Entities
    from checker.facts.names.span import NameSpan
    from checker.facts.reading import Reading

_MAY_BE = -2.5
"""What the letters of a word that stands alone, without a title, must say for it to be a person's name."""

_ALIKE_IN_ONE_SCRIPT = 0.92
"""A last name that stands alone is at least this like the person's where both are in one script."""

_SHORTEST_SKELETON = 3
"""Consonants of a last name that is taken for the person's when it stands alone."""

_CERTAIN, _LONG = 0.9, 4
"""How like the person's, and how long, a last name with one consonant less is."""

_LONGEST = 6


class NameMention(NamedTuple):
    """The words ``[first, last)`` of a text name the person ``entity``."""

    first: int
    last: int
    entity: int


class _Part(NamedTuple):
    """A word that sounds like a part of a person's name; ``is_last``: it can stand for the whole name."""

    name: str
    stem: str
    alike: float
    is_last: bool


def mentions(reading: Reading, spans: Sequence[NameSpan], known: Entities) -> tuple[NameMention, ...]:
    """Return every place where a text names one of the persons, also without title or capital, in order."""
    found = [mention for span in spans if not span.loose and (mention := _of_span(span, known)) is not None]
    found.extend(_Runs(reading, found, known).mentions())
    taken = _covered(found)
    for span in spans:
        if span.loose and taken.isdisjoint(range(span.first, span.last)):
            mention = _of_span(span, known)
            found += [mention] if mention is not None else []
    return tuple(sorted(found))


def _of_span(span: NameSpan, known: Entities) -> NameMention | None:
    """Return the person of a name; without its last word where that is the next word of the sentence."""
    entity = known.find(span.parts)
    if entity is not None:
        return NameMention(span.first, span.last, entity)
    if is_latin(span.parts[0]) or len(span.parts) == 1:
        return None
    entity = known.find(span.parts[:-1])
    return NameMention(span.first, span.last - 1, entity) if entity is not None else None


def _covered(found: Sequence[NameMention]) -> set[int]:
    return {index for mention in found for index in range(mention.first, mention.last)}


class _Runs:
    """The runs of words of one text that sound like names of the persons of the story."""

    def __init__(self, reading: Reading, named: Sequence[NameMention], known: Entities) -> None:
        self._reading = reading
        self._named = tuple(named)
        self._before: list[int] = []
        self._taken = _covered(self._named)
        self._known = known
        self._lasts = [{full_parts(name)[-1] for name in names} for names in known.names]
        self._cased = is_latin(reading.words[0].text) if reading.words else True
        self._seen: dict[tuple[str, bool], Mapping[int, _Part]] = {}

    def mentions(self) -> Iterator[NameMention]:
        index = 0
        while index < len(self._reading.words):
            found = self._longest(index) if self._open(index) else None
            if found is not None:
                yield found
            index = found.last if found else index + 1

    def _longest(self, first: int) -> NameMention | None:
        """Return the person whose name most words from ``first`` on sound like, if it is one."""
        lengths: dict[int, list[int]] = {}
        for entity, part in self._parts(first, opens=True).items():
            last = self._end(first, entity, part)
            if last is not None:
                lengths.setdefault(last, []).append(entity)
        if not lengths:
            return None
        last = max(lengths)
        whose = lengths[last][0] if len(lengths[last]) == 1 else self._last_named(lengths[last])
        return None if whose is None else NameMention(first, last, whose)

    def _last_named(self, several: Sequence[int]) -> int | None:
        """Return, of persons of one last name, whom the text named last before; None where it named none."""
        return next((entity for entity in reversed(self._before) if entity in several), None)

    def _end(self, first: int, entity: int, start: _Part) -> int | None:
        """Return where a person's name that begins at ``first`` ends; None when it is not theirs."""
        parts, end, index = {start.name: start}, first + 1, first + 1
        words = self._reading.words
        while index < len(words) and index - first < _LONGEST:
            part = self._parts(index, opens=False).get(entity) if self._open(index) else None
            if part is not None and part.name not in parts:
                parts[part.name] = part
                end = index + 1
            elif words[index].text not in particles() and words[index].text not in "-'":
                break
            index += 1
        return end if self._is_name(tuple(parts.values())) else None

    def _is_name(self, parts: tuple[_Part, ...]) -> bool:
        if len(parts) > 1:
            return any(part.alike >= ALIKE for part in parts)
        part = parts[0]
        consonants = len(skeleton(part.name))
        certain = part.alike >= _CERTAIN and len(part.stem) >= _LONG and self._looks_sure(part.stem)
        enough = consonants >= _SHORTEST_SKELETON or (consonants == _SHORTEST_SKELETON - 1 and certain)
        looks = is_latin(part.stem) or name_likeness(part.stem) >= _MAY_BE
        least = ALIKE if is_latin(part.stem) != is_latin(part.name) else _ALIKE_IN_ONE_SCRIPT
        return part.is_last and enough and looks and part.alike >= least

    def _looks_sure(self, stem: str) -> bool:
        return is_latin(stem) or name_likeness(stem) >= 0

    def _open(self, index: int) -> bool:
        """Whether a word may be part of a name at all."""
        word = self._reading.words[index]
        if is_latin(word.text) and (not word.capital or word.text in no_persons()):
            return False
        return (
            index not in self._taken and word.is_word and word.text not in stopwords(self._reading.language)
        )

    def _parts(self, index: int, *, opens: bool) -> Mapping[int, _Part]:
        """Return the persons whose names a word sounds like in a part; only the first has clitics."""
        word = self._reading.words[index].text
        key = word, opens
        if key not in self._seen:
            self._seen[key] = self._heard(word, opens=opens)
        return self._seen[key]

    def _heard(self, word: str, *, opens: bool) -> Mapping[int, _Part]:
        best: dict[int, _Part] = {}
        for stem in self._stems(word, opens=opens):
            for name, entity in self._known.parts.like(stem):
                if entity >= self._known.firm:
                    continue
                # In one script, whoever means the same person writes the same letters, nearly always.
                across = is_latin(stem) != is_latin(name)
                alike = similarity(stem, name) if across or self._cased else float(stem == name)
                if alike < FIRST_ALIKE or are_two(stem, name):
                    continue
                if entity not in best or alike > best[entity].alike:
                    best[entity] = _Part(name, stem, alike, name in self._lasts[entity])
        return best

    def _stems(self, word: str, *, opens: bool) -> Iterator[str]:
        yield word
        if opens:
            for variant in variants(word, self._reading.language):
                if variant.prefix and not variant.suffix and variant.prefix in before_names():
                    yield variant.stem
