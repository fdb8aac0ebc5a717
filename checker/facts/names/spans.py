"""Where persons' names stand in a text: by capitals, or by titles in scripts without them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from checker.facts.lexicon import lexicon, variants
from checker.facts.tables import toml_table
from checker.text.fold import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.facts.lexicon import Match
    from checker.facts.reading import Reading
    from checker.text.words import Word

_LONGEST = 5
_JOINERS = frozenset("-'.")
_COMMAS = frozenset(",،")


class NameSpan(NamedTuple):
    """The words ``[first, last)`` of a text that name a person; ``parts`` are they, folded.

    ``anchored``: a title or a word of courtesy stands before the name.
    """

    first: int
    last: int
    parts: tuple[str, ...]
    anchored: bool


class Blocked(NamedTuple):
    """Words that are no part of a name: of a title, a country, an institution; and those names follow."""

    words: frozenset[int]
    anchors: frozenset[int]


@cache
def stopwords(language: str) -> frozenset[str]:
    """Return the folded words of a language that carry no topic and are in no name."""
    return frozenset(fold_word(word) for word in toml_table("data", f"stopwords-{language}").get("words", ()))


@cache
def particles() -> frozenset[str]:
    """Return the small words inside names ('ben', 'van', 'عبد'), folded, of all scripts."""
    table = toml_table("data", "particles")
    return frozenset(fold_word(word) for words in table.values() for word in words)


def blocked(reading: Reading, titles: Sequence[Match]) -> Blocked:
    """Return what cannot be a name in this text. ``titles`` are the matches of roles and honorifics."""
    # Only plain forms: with its ending off, many a first name is some other word (سلمى, سلم).
    heads = [match for match in lexicon("heads", reading.language).find(reading.words) if not match.suffix]
    ranges = [(match.first, match.last) for match in (*titles, *heads)]
    ranges += [(territory.first, territory.last) for territory in reading.territories]
    ranges += [_institution(reading, head) for head in heads if reading.words[head.first].capital]
    inside = {index for first, last in ranges for index in range(first, last)}
    return Blocked(frozenset(inside), frozenset(match.last for match in titles))


def _institution(reading: Reading, head: Match) -> tuple[int, int]:
    """Return the words of an institution around its head: 'Tangier Commercial Court of Appeal'."""
    grammar = toml_table("data", "phrases").get(reading.language, {})
    words, first, last = reading.words, head.first, head.last
    while grammar.get("side") == "left" and first > 0 and words[first - 1].capital:
        first -= 1
    after = last
    while after < len(words) and words[after].text in (
        *grammar.get("links", ()),
        *grammar.get("determiners", ()),
    ):
        after += 1
    if after > last:
        last = after
        while last < len(words) and words[last].capital:
            last += 1
    return first, last


def name_spans(reading: Reading, titles: Sequence[Match]) -> tuple[NameSpan, ...]:
    """Return the names in a text, in order, none overlapping another."""
    closed = blocked(reading, titles)
    found = [*_capitalised(reading, closed), *_after_titles(reading, closed, titles)]
    return tuple(_disjoint(sorted(found)))


def _disjoint(spans: Sequence[NameSpan]) -> Iterator[NameSpan]:
    end = 0
    for span in spans:
        if span.first >= end:
            yield span
            end = span.last


def _capitalised(reading: Reading, closed: Blocked) -> Iterator[NameSpan]:
    index = 0
    while index < len(reading.words):
        last = _capital_run(reading, index, closed)
        span = _trimmed(reading, index, last, closed)
        if span is not None:
            yield span
        index = max(last, index + 1)


def _capital_run(reading: Reading, first: int, closed: Blocked) -> int:
    """Return the end of the run of capitalised words that starts at ``first``; ``first`` when none does."""
    words, index = reading.words, first
    while index < len(words) and index - first < 2 * _LONGEST:
        word = words[index]
        starts = word.capital and word.text.isalpha() and index not in closed.words
        if (starts and word.text not in stopwords(reading.language)) or (
            index > first and _joins(words, index, closed)
        ):
            index += 1
        else:
            break
    return index


def _joins(words: Sequence[Word], index: int, closed: Blocked) -> bool:
    """Whether a small word or mark stands between two parts of one name."""
    if index + 1 >= len(words) or index + 1 in closed.words:
        return False
    word, after = words[index], words[index + 1]
    tight = words[index - 1].end == word.start and after.start - word.end <= 1
    mark = word.text in _JOINERS and tight and (word.text != "." or word.start - words[index - 1].start == 1)
    followed = after.capital or (after.text in particles() and not mark)
    return followed and (mark or word.text in particles())


def _trimmed(reading: Reading, first: int, last: int, closed: Blocked) -> NameSpan | None:
    parts = tuple(word.text for word in reading.words[first:last] if word.is_word)
    anchored = _anchored(reading, first, closed)
    full = [part for part in parts if part not in particles()]
    if len(parts) > _LONGEST or not full or (len(full) < 2 and not anchored):  # noqa: PLR2004 - first and last
        return None
    return NameSpan(first, last, parts, anchored)


def _anchored(reading: Reading, first: int, closed: Blocked) -> bool:
    """Whether a title ends just before ``first``; a full stop after it is its own ('Mr.')."""
    if first in closed.anchors:
        return True
    return first > 0 and reading.words[first - 1].text == "." and first - 1 in closed.anchors


def _after_titles(reading: Reading, closed: Blocked, titles: Sequence[Match]) -> Iterator[NameSpan]:
    """Names in a script without capitals, behind a title: 'وزير الخارجية الأمريكي، أنتوني بلينكن'."""
    for title in titles:
        first = _name_start(reading, title.last, closed)
        last = _name_end(reading, first, closed)
        if last > first:
            parts = tuple(word.text for word in reading.words[first:last])
            yield NameSpan(first, last, parts, anchored=True)


def _name_start(reading: Reading, index: int, closed: Blocked) -> int:
    """Skip the country and a comma behind a title."""
    countries = {place for item in reading.territories for place in range(item.first, item.last)}
    while index < len(reading.words) and index in countries:
        index += 1
    if index < len(reading.words) and reading.words[index].text in _COMMAS and index - 1 in closed.words:
        index += 1
    return index


def _name_end(reading: Reading, first: int, closed: Blocked) -> int:
    index, full = first, 0
    while index < len(reading.words) and full < 2:  # noqa: PLR2004 - first and last name
        if index in closed.words or not _may_be_name(reading.words[index], reading.language):
            break
        full += reading.words[index].text not in particles()
        index += 1
    return index if full else first


def _may_be_name(word: Word, language: str) -> bool:
    caseless = word.text.isalpha() and word.text.upper() == word.text.lower()
    if not caseless or len(word.text) < 2:  # noqa: PLR2004 - a letter is no name
        return False
    # A stopword may carry a conjunction; other affixes would make stopwords of names ('س' + 'لم' + 'ى').
    plain = (reading.stem for reading in variants(word.text, language) if not reading.suffix)
    return word.text not in _never(language) and not any(
        stem in _never(language) and len(word.text) - len(stem) == 1 for stem in plain
    )


@cache
def _never(language: str) -> frozenset[str]:
    return stopwords(language) - particles()
