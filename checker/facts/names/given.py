"""First names: how alike two are, and which are known to be two names however alike they sound."""

from __future__ import annotations

from functools import cache

from checker.facts.names.similarity import similarity
from checker.facts.tables import toml_table
from checker.text.fold import fold_word

FIRST_ALIKE = 0.72
"""First names at least this alike are one where the last names are."""


@cache
def _known() -> dict[str, int]:
    """Return the number of the name that a folded spelling is of."""
    rows = toml_table("data", "given-names")["names"]
    return {fold_word(spelling): number for number, row in enumerate(rows) for spelling in row}


def are_two(one: str, other: str) -> bool:
    """Whether two folded spellings are known to be of two first names: 'Ahmed' and 'Mohamed'."""
    first, second = _known().get(one), _known().get(other)
    return first is not None and second is not None and first != second


def are_one(one: str, other: str) -> bool:
    """Whether two folded first names may be one."""
    return not are_two(one, other) and similarity(one, other) >= FIRST_ALIKE
