"""Who is who: the names of all sources grouped into persons, across spellings and scripts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from checker.facts.lexicon import variants
from checker.facts.names.similarity import ALIKE, bare, similarity, sounds
from checker.facts.names.spans import particles, stopwords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checker.facts.names.spans import NameSpan
    from checker.facts.reading import Reading

_FIRST_ALIKE = 0.72
_MENTION_ALIKE = 0.88
_SHORTEST_SKELETON = 3
Name = tuple[str, ...]


class NameMention(NamedTuple):
    """The words ``[first, last)`` of a text name the person ``entity``."""

    first: int
    last: int
    entity: int


@dataclass(frozen=True, slots=True)
class Entities:
    """The persons of a story; each has the folded names it goes by, the fullest first."""

    names: tuple[tuple[Name, ...], ...]

    def find(self, name: Name) -> int | None:
        """Return the person that goes by this name or one like it; None when none or several do."""
        found = [
            index for index, known in enumerate(self.names) if any(same_person(name, it) for it in known)
        ]
        return found[0] if len(found) == 1 else None


def full_parts(name: Iterable[str]) -> Name:
    """Return a name without its particles, unless nothing else is in it."""
    parts = tuple(part for part in name if part not in particles())
    return parts or tuple(name)


def same_person(one: Name, other: Name) -> bool:
    """Whether two names can be one person's: alike in a last name, and in the first where both have one.

    A source may leave out one of several last names.
    """
    one, other = full_parts(one), full_parts(other)
    if len(one) == 1 or len(other) == 1:
        return similarity(one[-1], other[-1]) >= ALIKE
    if _is_tail(*sorted((one, other), key=len)):
        return True
    if similarity(one[0], other[0]) < _FIRST_ALIKE and not _initial(one[0], other[0]):
        return False
    return any(similarity(left, right) >= ALIKE for left in one[1:] for right in other[1:])


def _is_tail(shorter: Name, longer: Name) -> bool:
    """Whether one name is the other without its first: 'Benjelloun Saadi' for 'Lamia Benjelloun Saadi'."""
    tail = longer[len(longer) - len(shorter) :]
    return len(shorter) < len(longer) and all(
        similarity(left, right) >= ALIKE for left, right in zip(shorter, tail, strict=True)
    )


def _initial(one: str, other: str) -> bool:
    return min(len(one), len(other)) == 1 and one[0] == other[0]


def entities(names: Iterable[Name]) -> Entities:
    """Group names into persons. Full names make the persons; single names join the only one they fit."""
    distinct = sorted(set(names), key=lambda name: (-len(full_parts(name)), name))
    groups: list[list[Name]] = []
    for name in distinct:
        fitting = [group for group in groups if any(same_person(name, known) for known in group)]
        if not fitting:
            groups.append([name])
        elif len(fitting) == 1 or len(full_parts(name)) > 1:
            fitting[0].append(name)
    return Entities(tuple(tuple(group) for group in groups))


def mentions(reading: Reading, spans: Sequence[NameSpan], known: Entities) -> tuple[NameMention, ...]:
    """Return every place where a text names one of the persons, also without title or capital, in order."""
    found = [
        NameMention(span.first, span.last, entity)
        for span in spans
        if (entity := known.find(span.parts)) is not None
    ]
    taken = {index for span in spans for index in range(span.first, span.last)}
    found.extend(_others(reading, taken, known))
    return tuple(sorted(found))


def _others(reading: Reading, taken: set[int], known: Entities) -> Iterator[NameMention]:
    by_skeleton = _last_names(known)
    for index, word in enumerate(reading.words):
        if index in taken or not word.is_word or word.text in stopwords(reading.language):
            continue
        cased = word.text.upper() != word.text
        if cased and not word.capital:
            continue
        entity = _entity_of(word.text, reading.language, by_skeleton)
        if entity is not None:
            yield NameMention(_with_first_name(reading, index, taken, known.names[entity]), index + 1, entity)


def _last_names(known: Entities) -> Mapping[str, list[tuple[str, int]]]:
    table: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for entity, names in enumerate(known.names):
        for last in {full_parts(name)[-1] for name in names}:
            skeleton = sounds(bare(last))[0]
            if len(skeleton) >= _SHORTEST_SKELETON:
                table[skeleton].append((last, entity))
    return table


def _entity_of(word: str, language: str, table: Mapping[str, list[tuple[str, int]]]) -> int | None:
    found = set()
    for variant in variants(word, language):
        if variant.suffix:
            continue
        for last, entity in table.get(sounds(bare(variant.stem))[0], ()):
            if similarity(variant.stem, last) >= _MENTION_ALIKE:
                found.add(entity)
    return found.pop() if len(found) == 1 else None


def _with_first_name(reading: Reading, index: int, taken: set[int], names: Sequence[Name]) -> int:
    if index == 0 or index - 1 in taken or not reading.words[index - 1].is_word:
        return index
    before = reading.words[index - 1].text
    firsts = {full_parts(name)[0] for name in names if len(full_parts(name)) > 1}
    return index - 1 if any(similarity(before, first) >= ALIKE for first in firsts) else index
