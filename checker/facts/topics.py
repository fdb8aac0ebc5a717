"""Topics: noun phrases around a head word of the tables: 'منتدى النقب', 'security cooperation'."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from checker.facts.lexicon import stems
from checker.facts.names.small_words import stopwords
from checker.facts.tables import toml_table
from checker.text.fold import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.facts.lexicon import Match
    from checker.facts.reading import Reading
    from checker.text.words import Word

_LONGEST = 4
_SHORTEST = 2


class Topic(NamedTuple):
    """The words ``[first, last)`` name a topic; ``concept`` is the meaning of its head.

    ``clitic`` counts the characters of a conjunction or preposition written onto the first word.
    """

    concept: str
    first: int
    last: int
    key: frozenset[str]
    clitic: int


class _Grammar(NamedTuple):
    """How a phrase is built: see ``data/phrases.toml``."""

    left: bool
    links: tuple[tuple[str, ...], ...]
    article: str
    conjunctions: tuple[str, ...]
    coordinators: frozenset[str]
    determiners: frozenset[str]


@cache
def _grammar(language: str) -> _Grammar:
    table = toml_table("data", "phrases")[language]
    return _Grammar(
        left=table["side"] == "left",
        links=tuple(tuple(fold_word(word) for word in link.split()) for link in table["links"]),
        article=fold_word(table.get("article", "")),
        conjunctions=tuple(fold_word(word) for word in table.get("conjunctions", ())),
        coordinators=frozenset(fold_word(word) for word in table.get("coordinators", ())),
        determiners=frozenset(fold_word(word) for word in table.get("determiners", ())),
    )


def topics(reading: Reading) -> tuple[Topic, ...]:
    """Return the topics named in a text, in order; one word alone says too little and is left out."""
    found = (_phrase(reading, head) for head in _heads(reading))
    return tuple(_disjoint(topic for topic in found if topic.last - topic.first >= _SHORTEST))


def _heads(reading: Reading) -> tuple[Match, ...]:
    """Return the heads of phrases. Where specifiers stand before it, the last noun of a row is the head."""
    heads = reading.heads
    if not heads or not _grammar(reading.language).left:
        return heads
    starts = {head.first for head in heads}
    return tuple(head for head in heads if head.last not in starts)


def _disjoint(found: Iterator[Topic]) -> Iterator[Topic]:
    """Leave out a phrase that an earlier one already covers."""
    end = -1
    for topic in found:
        if topic.first >= end:
            yield topic
            end = topic.last


def _phrase(reading: Reading, head: Match) -> Topic:
    grammar = _grammar(reading.language)
    first, last = head.first, head.last
    if grammar.left:
        first = _leftwards(reading, first)
    else:
        last = _rightwards(reading, head, grammar)
    last = _linked(reading, last, grammar)
    key = frozenset(
        min(stems(word.text, reading.language), key=lambda stem: (len(stem), stem))
        for word in reading.words[first:last]
        if word.is_word and word.text not in stopwords(reading.language)
    )
    return Topic(
        head.concept, first, last, key, _clitic(reading, head, grammar) if first == head.first else 0
    )


def _clitic(reading: Reading, head: Match, grammar: _Grammar) -> int:
    """Return how many characters stand before the head itself, its article kept: 'بحل' is one too long."""
    word = reading.words[head.first]
    written_plainly = word.end - word.start == len(word.text)
    return len(head.prefix.removesuffix(grammar.article)) if written_plainly else 0


def _specifies(word: Word, language: str) -> bool:
    return word.is_word and word.text not in stopwords(language) and not word.text.isdigit()


def _leftwards(reading: Reading, first: int) -> int:
    index = first
    while (
        index > 0 and first - index < _LONGEST - 1 and _specifies(reading.words[index - 1], reading.language)
    ):
        index -= 1
    return index


def _rightwards(reading: Reading, head: Match, grammar: _Grammar) -> int:
    """Take the words that specify the head; behind one with an article, each must have it too."""
    definite = bool(grammar.article) and grammar.article in head.prefix
    index = head.last
    while index < len(reading.words) and index - head.last < _LONGEST - 1:
        word = reading.words[index]
        if not _specifies(word, reading.language) or _coordinated(word, grammar):
            break
        if (definite or index > head.last) and not word.text.startswith(grammar.article):
            break
        index += 1
    return index


def _coordinated(word: Word, grammar: _Grammar) -> bool:
    """Whether a conjunction is written onto the word ('والدفع'): a new phrase begins."""
    return any(word.text.startswith(letter + grammar.article) for letter in grammar.conjunctions)


def _linked(reading: Reading, last: int, grammar: _Grammar) -> int:
    """Carry the phrase over one link word to the noun behind it: 'cooperation on regional security'."""
    for link in grammar.links:
        after = last + len(link)
        if tuple(word.text for word in reading.words[last:after]) == link:
            end = _noun_end(reading, after)
            if end > after:
                return _coordinate_end(reading, end, grammar)
    return last


def _coordinate_end(reading: Reading, end: int, grammar: _Grammar) -> int:
    """Take in a second noun: 'regional security and defence'; Arabic writes the conjunction onto it."""
    words = reading.words
    if end < len(words) and words[end].text in grammar.coordinators:
        after = _noun_end(reading, end + 1)
        return after if after > end + 1 else end
    if end < len(words) and _coordinated(words[end], grammar):
        return end + 1
    return end


def _noun_end(reading: Reading, first: int) -> int:
    words: Sequence[Word] = reading.words
    grammar = _grammar(reading.language)
    index = first
    while index < len(words) and words[index].text in grammar.determiners:
        index += 1
    start = index
    while index < len(words) and index - start < _LONGEST - 1 and _specifies(words[index], reading.language):
        if index > start and _coordinated(words[index], grammar):
            break
        index += 1
    return index if index > start else first
