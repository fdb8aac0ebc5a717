"""Who is who: the names of all sources grouped into persons, across spellings and scripts."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct, field

from checker.facts.names.given import are_one
from checker.facts.names.similarity import ALIKE, is_latin, similarity
from checker.facts.names.small_words import endings, particles, servants
from checker.facts.names.sound_index import SoundIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Name = tuple[str, ...]


class Entities(Struct, frozen=True, eq=False):
    """The persons of a story; each has the folded names it goes by, the fullest first.

    The first ``firm`` of them have a name that capitals or a title tell to be one; the letters of the others'
    look like names.
    """

    names: tuple[tuple[Name, ...], ...]
    firm: int
    parts: SoundIndex[int] = field(default_factory=SoundIndex)

    def find(self, name: Name) -> int | None:
        """Return the person that goes by this name or one like it; None when none or several do."""
        near = {entity for part in full_parts(name) for _, entity in self.parts.like(part)}
        found = [entity for entity in near if any(same_person(name, it) for it in self.names[entity])]
        return found[0] if len(found) == 1 else None


@lru_cache(maxsize=65536)
def full_parts(name: Name) -> Name:
    """Return a name without its particles, unless nothing else is in it; what is one name as one part.

    'Abdel Majid', «عبد المجيد» and 'Abdelmajid' are one part each, and so is 'Nour Eddine'.
    """
    parts: list[str] = []
    begun = ""
    for part in name:
        if part in endings() and parts and not begun:
            parts[-1] += part
        elif begun or part in servants():
            begun += part
        elif part not in particles():
            parts.append(part)
        if begun and part not in particles() | servants():
            parts.append(begun)
            begun = ""
    return tuple(parts) or tuple(name)


def same_person(one: Name, other: Name) -> bool:
    """Whether two names can be one person's: alike in a last name, and in the first where both have one.

    A source may leave out one of several last names.
    """
    one, other = full_parts(one), full_parts(other)
    if len(one) == 1 or len(other) == 1:
        if similarity(one[-1], other[-1]) >= ALIKE:
            return True
        single, whole = (one, other) if len(one) == 1 else (other, one)
        # 'King Abdullah': such a name is a first name, and may stand alone.
        return single[0].startswith(_servants()) and similarity(single[0], whole[0]) >= ALIKE
    if _is_tail(*sorted((one, other), key=len)):
        return True
    if not are_one(one[0], other[0]) and not _initial(one[0], other[0]):
        return False
    return any(similarity(left, right) >= ALIKE for left in one[1:] for right in other[1:])


@cache
def _servants() -> tuple[str, ...]:
    return tuple(servants())


def _is_tail(shorter: Name, longer: Name) -> bool:
    """Whether one name is the other without its first: 'Benjelloun Saadi' for 'Lamia Benjelloun Saadi'."""
    tail = longer[len(longer) - len(shorter) :]
    return len(shorter) < len(longer) and all(
        similarity(left, right) >= ALIKE for left, right in zip(shorter, tail, strict=True)
    )


def _initial(one: str, other: str) -> bool:
    return min(len(one), len(other)) == 1 and one[0] == other[0]


def entities(
    names: Iterable[Name], loose: Iterable[Name] = (), preferred: Callable[[Name], Name] | None = None
) -> Entities:
    """Group names into persons. Full names make the persons; single names join the only one they fit.

    Args:
        names: what is surely a name, folded.
        loose: names that may be none: they join persons, and make further ones among themselves.
        preferred: gives the form of a name that a glossary prefers; names of one such form are one person's.
    """
    groups = _Groups(preferred)
    # Names with capitals first: they say better where a name ends.
    for name in sorted(set(names), key=lambda name: (not is_latin(name[0]), -len(full_parts(name)), name)):
        groups.add(name)
    firm = len(groups.names)
    for name in sorted(set(loose), key=lambda name: (-len(full_parts(name)), name)):
        groups.add(name)
    return Entities(tuple(tuple(group) for group in groups.names), firm, groups.parts)


class _Groups:
    """The persons told apart so far."""

    def __init__(self, preferred: Callable[[Name], Name] | None) -> None:
        self._preferred = preferred
        self.names: list[list[Name]] = []
        self.parts: SoundIndex[int] = SoundIndex()

    def add(self, name: Name) -> None:
        """Give a name to the person that it fits, by its preferred form if it has one."""
        known = self._preferred(name) if self._preferred else name
        number = self._person(known)
        if number is None:
            return
        for form in dict.fromkeys((known, name)):
            self.names[number].append(form)
            for part in full_parts(form):
                self.parts.add(part, number)

    def _person(self, name: Name) -> int | None:
        """Return the person that a name fits, or a new one; None where it says too little to tell."""
        fitting = list(self._fitting(name))
        if not fitting and not is_latin(name[0]) and len(name) > 1 and any(self._fitting(name[:-1])):
            return None  # A word behind a name was taken for a part of it.
        if not fitting:
            self.names.append([])
            return len(self.names) - 1
        return fitting[0] if len(fitting) == 1 or len(full_parts(name)) > 1 else None

    def _fitting(self, name: Name) -> Iterator[int]:
        """Yield the persons whom a name fits, in order."""
        near = {number for part in full_parts(name) for _, number in self.parts.like(part)}
        for number in sorted(near):
            if any(same_person(name, known) for known in self.names[number]):
                yield number
