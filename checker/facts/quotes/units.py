"""A sentence as reported speech sees it: words, marks, and each quotation as one unit."""

from __future__ import annotations

from bisect import bisect_left
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from checker.text.segment import sentences
from checker.text.words import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.text.quotations import Quotation
    from checker.text.words import Word

_COMMAS = frozenset(",،")
_BREAKS = frozenset(";؛()[]!?؟…|")
_ENDS_SPEECH = frozenset(",.!?؟…،")
_DASH = "-"
_LONGEST_SENTENCE = 400  # units; more than this is no sentence, and is read in pieces
MARKS = frozenset('“”„«»"‹›')  # marks of labels, and stray ones


class Kind(IntEnum):
    """What a unit is. A joint is a mark inside a word or name (``porte-parole``, ``M.``, ``@who``)."""

    WORD = 1
    JOINT = 2
    COMMA = 3
    COLON = 4
    BREAK = 5
    QUOTE = 6


class Unit(Struct, frozen=True, gc=False):
    """A unit ``[start, end)``: its folded spelling, and for a quotation its index."""

    text: str
    start: int
    end: int
    kind: Kind
    quotation: int
    capital: bool


class Region(NamedTuple):
    """A sentence, or a sentence inside a quotation, whose index is ``inside`` (-1 for the running text)."""

    units: tuple[Unit, ...]
    inside: int
    paragraph: int


def regions(text: str, language: str, quotations: Sequence[Quotation]) -> Iterator[Region]:
    """Yield the sentences of a text in units, then those inside its quotations, each once."""
    part = parts_of(text)
    speech = {index for index, item in enumerate(quotations) if is_speech(text, item)}
    children: dict[int, list[int]] = {}
    enclosing: list[int] = []
    for index, item in enumerate(quotations):
        while enclosing and quotations[enclosing[-1]].end <= item.start:
            enclosing.pop()
        if index in speech:
            children.setdefault(enclosing[-1] if enclosing else -1, []).append(index)
            enclosing.append(index)

    def build(start: int, end: int, inside: int, paragraph: int) -> Iterator[Region]:
        own = children.get(inside, [])
        first = bisect_left(own, start, key=lambda child: quotations[child].start)
        last = bisect_left(own, end, key=lambda child: quotations[child].start)
        inner = [(child, quotations[child]) for child in own[first:last]]
        units: list[Unit] = []
        at = start
        for index, item in inner:
            units += _units(text, part(at, item.start), item.start, last=False)
            units.append(Unit("", item.start, item.end, Kind.QUOTE, index, capital=False))
            at = item.end
        units += _units(text, part(at, end), end, last=True)
        for at in range(0, len(units), _LONGEST_SENTENCE):
            yield Region(tuple(units[at : at + _LONGEST_SENTENCE]), inside, paragraph)

    for sentence in sentences(text, language, whole_quotations=True):
        yield from build(sentence.start, sentence.end, -1, sentence.paragraph)
    for index in sorted(speech):
        item = quotations[index]
        inner = text[item.inner_start : item.inner_end]
        for sentence in sentences(inner, language, whole_quotations=True):
            start, end = sentence.start + item.inner_start, sentence.end + item.inner_start
            yield from build(start, end, index, -1)


def is_speech(text: str, item: Quotation) -> bool:
    """Whether a quotation may be speech: longer than a label, or punctuated as a sentence."""
    return not item.is_label or (item.words > 0 and text[item.inner_end - 1] in _ENDS_SPEECH)


def inner_words(text: str, item: Quotation) -> tuple[int, int]:
    """Return the span between the marks of a quotation, without the white space and comma at its ends."""
    start, end = item.inner_start, item.inner_end
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _COMMAS):
        end -= 1
    return start, end


def _units(text: str, text_words: Sequence[Word], end: int, *, last: bool) -> Iterator[Unit]:
    """Yield the units of a stretch without quotations up to ``end``; ``last``: the sentence ends there."""
    for word in text_words:
        if word.text[0].isalnum():
            yield Unit(word.text, word.start, word.end, Kind.WORD, -1, word.capital)
        elif word.text not in MARKS:
            kind = Kind.BREAK if last and word.end >= end else _mark(text, word, end)
            yield Unit(word.text, word.start, word.end, kind, -1, capital=False)


def _mark(text: str, word: Word, end: int) -> Kind:
    """Return the kind of a mark: what it parts, or a joint inside a word or name."""
    mark, start, stop = word.text, word.start, word.end
    if mark in _COMMAS:
        return Kind.COMMA
    if mark == ":":
        return Kind.COLON
    glued = start > 0 and not text[start - 1].isspace() and stop < end and not text[stop].isspace()
    return Kind.BREAK if mark in _BREAKS or (mark == _DASH and not glued) else Kind.JOINT
