"""Where persons' names stand in a text: by capitals, or by titles in scripts without them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from checker.facts.names.arabic_letters import name_likeness
from checker.facts.names.caseless import ALONE, after_titles, by_letters, may_be_name
from checker.facts.names.similarity import is_latin
from checker.facts.names.small_words import no_persons, particles, stopwords
from checker.facts.names.span import LONGEST, Blocked, NameSpan
from checker.facts.names.speaking import speaking
from checker.facts.tables import toml_table
from checker.text.words import line_starts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.facts.lexicon import Match
    from checker.facts.places.finding import Place
    from checker.facts.reading import Reading
    from checker.text.words import Word

_ACRONYM = 4
_HEADLINE = 0.6
"""Share of the longer words of a line that have a capital where every word of a heading has one."""

_SHORT_WORD = 4
_FEWEST_WORDS = 5
_COURTESY = "honorific"
_JOINERS = frozenset("-'.")
_ENDS = frozenset(".!?؟…")


def blocked(reading: Reading, titles: Sequence[Match]) -> Blocked:
    """Return what cannot be a name in this text. ``titles`` are the matches of roles and honorifics."""
    # Only plain forms: with its ending off, many a first name is some other word (سلمى, سلم).
    heads = [match for match in reading.heads if not match.suffix]
    ranges = [(match.first, match.last) for match in (*titles, *heads)]
    ranges += [
        (it.first, it.last)
        for it in reading.places
        if it.whole and not _is_courtesy_before(reading, titles, it)
    ]
    ranges += [_institution(reading, head) for head in heads if reading.words[head.first].capital]
    inside = {index for first, last in ranges for index in range(first, last)}
    return Blocked(frozenset(inside), frozenset(match.last for match in titles))


def _is_courtesy_before(reading: Reading, titles: Sequence[Match], place: Place) -> bool:
    """Whether a word of courtesy makes a person of what is a city elsewhere: 'Mr. Paris'."""
    before = place.first - (reading.words[place.first - 1].text == "." if place.first else 0)
    return place.kind == "city" and any(it.last == before and it.concept == _COURTESY for it in titles)


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
    found = [*_capitalised(reading, closed), *after_titles(reading, closed, titles)]
    taken = {index for span in found for index in range(span.first, span.last)}
    found += _by_speaking(reading, closed, taken)
    found += by_letters(reading, closed, taken)
    return tuple(_disjoint(sorted(found)))


def _disjoint(spans: Sequence[NameSpan]) -> Iterator[NameSpan]:
    end = 0
    for span in spans:
        if span.first >= end:
            yield span
            end = span.last


def _capitalised(reading: Reading, closed: Blocked) -> Iterator[NameSpan]:
    headings = _headings(reading)
    done = 0
    for index, word in enumerate(reading.words):
        if index < done or not word.capital:
            continue
        done = _capital_run(reading, index, closed)
        if done > index and index not in headings:
            span = _trimmed(reading, index, done, closed)
            if span is not None:
                yield span


def _headings(reading: Reading) -> set[int]:
    """Return the words of lines in which nearly every word has a capital: there it tells no names."""
    words = reading.words
    found: set[int] = set()
    for first, last in pairwise([0, *sorted(line_starts(words, reading.source.text)), len(words)]):
        longer = [word.capital for word in words[first + 1 : last] if len(word.text) >= _SHORT_WORD]
        headed = len(longer) >= _FEWEST_WORDS and sum(longer) >= _HEADLINE * len(longer)
        if headed and words[last - 1].text not in _ENDS:
            found.update(range(first, last))
    return found


def _capital_run(reading: Reading, first: int, closed: Blocked) -> int:
    """Return the end of the run of capitalised words that starts at ``first``; ``first`` when none does."""
    words, index = reading.words, first
    while index < len(words) and index - first < 2 * LONGEST:
        word = words[index]
        starts = (
            word.capital
            and word.text.isalpha()
            and index not in closed.words
            and not _is_acronym(reading, word)
        )
        if index > first and "\n" in reading.source.text[words[index - 1].end : word.start]:
            break
        if (starts and word.text not in stopwords(reading.language)) or (
            index > first and _joins(words, index, closed)
        ):
            index += 1
        else:
            break
    return index


def _is_acronym(reading: Reading, word: Word) -> bool:
    """Whether a short word is in capitals altogether: 'EU', 'BBC'."""
    length = word.end - word.start
    return 1 < length <= _ACRONYM and reading.source.text[word.start : word.end].isupper()


def _joins(words: Sequence[Word], index: int, closed: Blocked) -> bool:
    """Whether a small word or mark stands between two parts of one name."""
    if index + 1 >= len(words) or index + 1 in closed.words:
        return False
    word, after = words[index], words[index + 1]
    tight = words[index - 1].end == word.start and after.start - word.end <= 1
    mark = word.text in _JOINERS and tight and (word.text != "." or word.start - words[index - 1].start == 1)
    hyphened = word.text in particles() and after.text == "-" and after.start == word.end
    if hyphened and index + 2 < len(words) and words[index + 2].start == after.end:
        return words[index + 2].capital  # 'Bashar al-Assad'
    followed = after.capital or (after.text in particles() and not mark)
    return followed and (mark or word.text in particles())


def _trimmed(reading: Reading, first: int, last: int, closed: Blocked) -> NameSpan | None:
    parts = tuple(word.text for word in reading.words[first:last] if word.is_word)
    anchored = _anchored(reading, first, closed)
    full = [part for part in parts if part not in particles()]
    if len(parts) > LONGEST or not full or (len(full) < 2 and not anchored):  # noqa: PLR2004 - first and last
        return None
    if not no_persons().isdisjoint(parts) or max(map(len, full)) == 1:
        return None
    return NameSpan(first, last, parts, anchored)


def _anchored(reading: Reading, first: int, closed: Blocked) -> bool:
    """Whether a title ends just before ``first``; a full stop after it is its own ('Mr.')."""
    if first in closed.anchors:
        return True
    return first > 0 and reading.words[first - 1].text == "." and first - 1 in closed.anchors


def _by_speaking(reading: Reading, closed: Blocked, taken: set[int]) -> Iterator[NameSpan]:
    """Names that stand alone, without a title, where a text says who speaks."""
    for index, opens in speaking(reading):
        word = reading.words[index]
        if index in closed.words or index in taken or word.text in no_persons() | stopwords(reading.language):
            continue
        if is_latin(word.text):
            # 'Advocates said': at the head of a sentence the capital tells nothing.
            is_name = word.capital and not opens and word.text.isalpha() and not _is_acronym(reading, word)
            is_name = is_name and len(word.text) >= _SHORT_WORD
        else:
            is_name = may_be_name(word.text, reading.language, opens=True)
            is_name = is_name and name_likeness(word.text) >= ALONE
        if is_name:
            yield NameSpan(index, index + 1, (word.text,), anchored=False, loose=not word.capital)
