"""Whether two words are forms or spellings of one, as far as a verbatim quotation may change them."""

from __future__ import annotations

from functools import cache, lru_cache

from checker.facts.lexicon import stems
from checker.facts.tables import toml_table
from checker.text.fold import fold_word

_LETTERS_KEPT = 3


@lru_cache(maxsize=65536)
def same_word(one: str, other: str, language: str) -> bool:
    """Whether two folded words are forms or spellings of one word."""
    if one == other or stems(one, language) & stems(other, language):
        return True
    if one.isdigit() or other.isdigit():
        return False
    return any(
        _same_form(left, right, language)
        for left in _spelled(one, language)
        for right in _spelled(other, language)
    )


@cache
def _table(name: str, language: str) -> tuple[tuple[str, ...], ...]:
    listed = toml_table("quotes/data", "endings")[name].get(language, ())
    return tuple(tuple(map(fold_word, [item] if isinstance(item, str) else item)) for item in listed)


def _spelled(word: str, language: str) -> set[str]:
    return {word} | {word.replace(one, other) for one, other in _table("spellings", language)}


def _same_form(one: str, other: str, language: str) -> bool:
    """Whether two words are one but for endings of the table; three letters at least are the same."""
    if one == other:
        return True
    endings = {item[0] for item in _table("endings", language)}
    size = next(
        (index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    return any(
        one[cut:] in endings and other[cut:] in endings
        for cut in range(size, _LETTERS_KEPT - 1, -1)
        if size - cut <= 1
    )
