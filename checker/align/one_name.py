"""Whether two names of two accounts may be one, by how their parts sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.facts.names.given import FIRST_ALIKE, are_two
from checker.facts.names.similarity import ALIKE, similarity
from checker.text.words import words

if TYPE_CHECKING:
    from checker.facts.values import Mention

_LONG = 4
"""Letters of a last name that are enough to tell two of them apart."""


def have_one_first_name(one: Mention, other: Mention) -> bool:
    """Whether a word before the last of each name is the same: 'Liverpool's Lina Haddad' begins with none."""
    return any(
        similarity(left, right) >= ALIKE and not are_two(left, right)
        for left in _parts(one)[:-1]
        for right in _parts(other)[:-1]
    )


def _parts(name: Mention) -> list[str]:
    return [word.text for word in words(name.text) if word.is_word]


def is_one_sound(one: Mention, other: Mention) -> bool:
    """Whether two names are alike as a whole: short parts alone are too short to tell."""
    left, right = _parts(one), _parts(other)
    if are_two(left[0], right[0]):
        return False
    if have_one_first_name(one, other) and min(len(left[-1]), len(right[-1])) >= _LONG:
        return similarity(left[-1], right[-1]) >= FIRST_ALIKE
    return similarity("".join(left), "".join(right)) >= FIRST_ALIKE
