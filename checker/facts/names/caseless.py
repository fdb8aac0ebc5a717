"""Names in a script without capitals: behind titles, or by what their letters look like."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from checker.facts.lexicon import variants
from checker.facts.names.arabic_letters import name_likeness
from checker.facts.names.similarity import is_latin
from checker.facts.names.small_words import (
    articles,
    before_endings,
    endings,
    kinship,
    particles,
    servants,
    stopwords,
)
from checker.facts.names.span import LONGEST, NameSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.facts.lexicon import Match
    from checker.facts.names.span import Blocked
    from checker.facts.reading import Reading

_FIRST_AND_LAST = 2
_MAY_BE = -2.5
"""What the letters of a word behind a title must say for it to be a name: most names lie above."""

ALONE = -1.5
"""The same for a word that is the whole name."""

_LOOKS = 0.5
"""What the letters of each of two words side by side must say for them to be a name without a title."""

_COMMAS = frozenset(",،")
_INDEFINITE = frozenset("\u064b\u064c\u064d")  # Unicode: Arabic fathatan, dammatan, kasratan


def after_titles(reading: Reading, closed: Blocked, titles: Sequence[Match]) -> Iterator[NameSpan]:
    """Names in a script without capitals, behind a title: 'وزير الخارجية الأمريكي، أنتوني بلينكن'."""
    for title in titles:
        first = _name_start(reading, title.last, closed)
        last = _name_end(reading, first, closed)
        if last > first:
            parts = tuple(word.text for word in reading.words[first:last])
            yield NameSpan(first, last, parts, anchored=True)


def _name_start(reading: Reading, index: int, closed: Blocked) -> int:
    """Skip the country, an adjective and a comma behind a title."""
    countries = {place for item in reading.territories for place in range(item.first, item.last)}
    while index < len(reading.words) and (index in countries or _describes(reading, index)):
        index += 1
    if index < len(reading.words) and reading.words[index].text in _COMMAS and index - 1 in closed.words:
        index += 1
    return index


def _describes(reading: Reading, index: int) -> bool:
    """Whether a word behind a title has the article and does not look like a name: 'the new'."""
    word = reading.words[index]
    return any(
        word.text.startswith(article) and name_likeness(word.text) < _MAY_BE
        for article in articles(reading.language)
    )


def _name_end(reading: Reading, first: int, closed: Blocked) -> int:
    """Return the end of the name that begins at ``first``: a first and a last name at most."""
    index, full = first, 0
    while index < len(reading.words) and (full < _FIRST_AND_LAST or _is_linked(reading, index)):
        word = reading.words[index]
        written = reading.source.text[word.start : word.end]
        open_word = index not in closed.words and not has_case_ending(written)
        opens = full == 0 and not (index and reading.words[index - 1].text in servants())
        if not open_word or not may_be_name(word.text, reading.language, opens=opens):
            break
        full += word.text not in particles()
        index += 1
    while index > first and reading.words[index - 1].text in kinship() | servants():
        index -= 1  # 'ولد' at the end is a boy
    alone = full == 1 and name_likeness(reading.words[index - 1].text) < ALONE
    return index if full and not alone else first


def _is_linked(reading: Reading, index: int) -> bool:
    """Whether a word goes on with a name, being of kinship or behind such a word: 'ولد مرزوك', 'بن زايد'."""
    around = [word.text for word in reading.words[index - 1 : index + 1]]
    return around[0] in servants() or not kinship().isdisjoint(around) or around[-1] in endings()


def may_be_name(word: str, language: str, *, opens: bool) -> bool:
    """Whether a word behind a title may be of a name; last names with an article may be any word."""
    if not _is_caseless(word):
        return False
    if word in particles():
        return True
    # A stopword may carry a conjunction; other affixes would make stopwords of names ('س' + 'لم' + 'ى').
    plain = (reading.stem for reading in variants(word, language) if not reading.suffix)
    ordinary = word in stopwords(language) or any(
        stem in stopwords(language) and len(word) - len(stem) == 1 for stem in plain
    )
    if not word.startswith(articles(language)):
        return not ordinary and name_likeness(word) >= _MAY_BE
    return not ordinary and (not opens or name_likeness(word) >= 0)


def has_case_ending(written: str) -> bool:
    """Whether a word as it is written bears the sign of an indefinite noun: names do not."""
    return not _INDEFINITE.isdisjoint(written[-2:])


def _is_caseless(word: str) -> bool:
    """Whether a word is of letters of a script without capitals; a single letter is no name."""
    return len(word) > 1 and word.isalpha() and word.upper() == word.lower()


def by_letters(reading: Reading, closed: Blocked, taken: set[int]) -> Iterator[NameSpan]:
    """Names in a script without capitals and without a title: words side by side that look like names."""
    caseless = [index for index, word in enumerate(reading.words) if not is_latin(word.text)]
    done = 0
    for index in caseless:
        if index < done:
            continue
        last = compound = _past_compound(reading, index, closed, taken)
        full = int(last > index)
        while last < len(reading.words) and last - index < LONGEST:
            word = reading.words[last]
            small = full > 0 and word.text in particles()
            follows = last == compound > index and _follows_first_name(word.text, reading.language)
            if (
                last in closed.words
                or last in taken
                or not (small or _looks_like_name(word.text, reading.language) or follows)
            ):
                break
            full += not small
            last += 1
        while last > index and reading.words[last - 1].text in particles():
            last -= 1
        if full > 1:
            parts = tuple(word.text for word in reading.words[index:last])
            yield NameSpan(index, last, parts, anchored=False, loose=True)
        done = last


def _past_compound(reading: Reading, index: int, closed: Blocked, taken: set[int]) -> int:
    """Return the end of a first name of two words, which needs no look at its letters: 'عبد المجيد'."""
    words, first = reading.words, reading.words[index].text
    serves, may_end = first in servants(), first in before_endings()
    if not (serves or may_end) or index + 1 >= len(words):
        return index
    second = words[index + 1].text
    one = (serves and second.startswith(articles(reading.language))) or (may_end and second in endings())
    free = closed.words.isdisjoint((index, index + 1)) and taken.isdisjoint((index, index + 1))
    return index + 2 if one and free else index


def _follows_first_name(word: str, language: str) -> bool:
    """Whether a word behind what is surely a first name may be the last."""
    return may_be_name(word, language, opens=False) and name_likeness(word) >= ALONE


@lru_cache(maxsize=65536)
def _looks_like_name(word: str, language: str) -> bool:
    return not is_latin(word) and name_likeness(word) >= _LOOKS and may_be_name(word, language, opens=True)
