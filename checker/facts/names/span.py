"""Words of a text that name a person, and words that cannot."""

from __future__ import annotations

from typing import NamedTuple

LONGEST = 5
"""Words of a name, at most."""


class NameSpan(NamedTuple):
    """The words ``[first, last)`` of a text that name a person; ``parts`` are they, folded.

    ``anchored``: a title or a word of courtesy stands before it; ``loose``: only its letters look like one.
    """

    first: int
    last: int
    parts: tuple[str, ...]
    anchored: bool
    loose: bool = False


class Blocked(NamedTuple):
    """Words that are no part of a name: of a title, a country, an institution; and those names follow."""

    words: frozenset[int]
    anchors: frozenset[int]
