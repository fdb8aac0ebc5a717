"""Word for word: where a quotation in the language of its original departs from the original's words.

Cutting at either end is fair, and so are an ellipsis, an editor's words in brackets, another ending of a
word, another spelling, another order, and small words. What is left was put in, left out or exchanged.
"""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from checker.align.shared_words import SharedWords
from checker.align.word_forms import same_word
from checker.facts.lexicon import stems
from checker.facts.names.small_words import stopwords
from checker.facts.polarity import Kind, negations
from checker.facts.scales import degrees
from checker.model.language import primary_language
from checker.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.text.words import Word

VERBATIM = 0.6
"""The part of a quotation's words that its original must have, for the two to be compared word for word."""

_FEWEST = 4
"""Words of a piece of a quotation between two ellipses that are worth looking for."""

_SLACK = 3
_FEWEST_TELLING = 3
_LONGEST_RUN = 3
_NEARLY_ALL = 0.75
_OPEN, _CLOSED = frozenset("[("), frozenset("])")
_DOTS = frozenset({"…", "..."})
_LETTERS_KEPT = 3
_ACCOUNT = frozenset("@#")


class Span(NamedTuple):
    """Characters ``[start, end)`` of a text."""

    start: int
    end: int


class Departure(NamedTuple):
    """Where the words of a quotation and of its original differ.

    ``quoted`` and ``original`` are the stretches, with the word on either side; ``words`` are the words that
    only the quotation has, ``instead`` those that only the original has.
    """

    quoted: Span
    original: Span
    words: tuple[Span, ...]
    instead: tuple[Span, ...]


class _Text(NamedTuple):
    """The words of a stretch of a text, each under one stem, and which of them carry meaning."""

    words: tuple[Word, ...]
    keys: tuple[str, ...]
    telling: frozenset[int]
    language: str


def departures(
    quoted: str, original: str, language: str, ignored: Iterable[Span] = ()
) -> list[Departure] | None:
    """Return where a quotation departs from its original; None where it is no verbatim quotation of it.

    Args:
        quoted: the words between the marks.
        original: the text they are from; the likeliest stretch of it is looked for.
        language: of both.
        ignored: characters of ``quoted`` that are not the speaker's ('he said' between two halves).
    """
    language = primary_language(language)
    source = _read(original, language, ())
    found: list[Departure] = []
    pieces = list(_pieces(_read(quoted, language, ignored), quoted))
    compared = [piece for piece in pieces if len(piece.words) >= min(_FEWEST, max(map(_size, pieces)))]
    for piece in compared:
        departed = _departed(piece, source)
        if departed is None:
            return None
        found += departed
    return found if compared else None


def alike(texts: Sequence[str], language: str, least: float) -> Iterator[tuple[int, int]]:
    """Yield the pairs of texts of one language, by number, the longer of which has most of the shorter.

    ``least`` is the part of the shorter one's words that the other must have, word for word and in order.
    Texts of which fewer than three words carry meaning are in nothing.
    """
    read = [_read(text, primary_language(language), ()) for text in texts]
    index = SharedWords([set(text.keys) for text in read])
    places = set()
    for number, text in enumerate(read):
        distinct, left_out = set(text.keys), (1 - least) * len(text.keys)
        longer = (it for it in index.with_most(distinct, len(distinct) - left_out) if it != number)
        places |= {tuple(sorted((number, it))) for it in longer if _size(text) <= _size(read[it])}
    for one, other in sorted(places):
        if _share(read[one], read[other]) >= least:
            yield one, other


def _share(one: _Text, other: _Text) -> float:
    """Return how much of the shorter of two texts the other has; 0 where the shorter tells too little."""
    sides = sorted((one, other), key=_size)
    if len(sides[0].telling) < _FEWEST_TELLING:
        return 0.0
    matcher = SequenceMatcher(None, sides[0].keys, sides[1].keys, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / len(sides[0].keys)


def _size(piece: _Text) -> int:
    return len(piece.words)


def _read(text: str, language: str, ignored: Iterable[Span]) -> _Text:
    """Read the words of a text that count: none in brackets, no accounts, none of those ignored."""
    every = words(text)
    skipped = list(ignored)
    graded = {index for item in degrees(every, language) for index in range(item.first, item.last)}
    denying = {
        index
        for item in negations(every, language, text)
        if item.kind is Kind.CERTAIN and not item.cancelled
        for index in range(item.first, item.last)
    }
    kept: list[Word] = []
    telling: set[int] = set()
    depth = 0
    for index, word in enumerate(every):
        depth += (word.text in _OPEN) - (word.text in _CLOSED and depth > 0)
        account = index > 0 and every[index - 1].text in _ACCOUNT
        if not word.is_word or depth or account or any(it.start <= word.start < it.end for it in skipped):
            continue
        if index in graded or index in denying or _tells(word.text, language):
            telling.add(len(kept))
        kept.append(word)
    keys = tuple(_key(word.text, language) for word in kept)
    return _Text(tuple(kept), keys, frozenset(telling), language)


def _tells(word: str, language: str) -> bool:
    return word.isdigit() or (len(word) > 1 and word not in stopwords(language))


def _key(word: str, language: str) -> str:
    return min(stems(word, language), key=lambda stem: (len(stem), stem))


def _pieces(text: _Text, written: str) -> Iterator[_Text]:
    """Yield the parts of a quotation between ellipses."""
    first = 0
    for index in range(1, len(text.words) + 1):
        at_end = index == len(text.words)
        if at_end or _is_left_out(written[text.words[index - 1].end : text.words[index].start]):
            yield _slice(text, first, index)
            first = index


def _is_left_out(between: str) -> bool:
    return any(dots in between for dots in _DOTS)


def _slice(text: _Text, first: int, last: int) -> _Text:
    telling = frozenset(index - first for index in text.telling if first <= index < last)
    return _Text(text.words[first:last], text.keys[first:last], telling, text.language)


def _departed(quoted: _Text, source: _Text) -> list[Departure] | None:
    window = _likeliest(quoted, source)
    matcher = SequenceMatcher(None, quoted.keys, window.keys, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    shared = sum(block.size for block in blocks)
    longest = max((block.size for block in blocks), default=0)
    if shared < VERBATIM * len(quoted.keys):
        return None
    if longest < _LONGEST_RUN and shared < _NEARLY_ALL * len(quoted.keys):
        return None
    return list(_changes(quoted, window, matcher))


def _likeliest(quoted: _Text, source: _Text) -> _Text:
    """Return the stretch of the original, a little longer than the quotation, with most of its words."""
    size = len(quoted.keys) + 2 * _SLACK
    wanted = Counter(quoted.keys)
    held: Counter[str] = Counter()
    score = best = at = 0
    for index, key in enumerate(source.keys):
        held[key] += 1
        score += held[key] <= wanted[key]
        if index >= size:
            gone = source.keys[index - size]
            score -= held[gone] <= wanted[gone]
            held[gone] -= 1
        if score > best:
            best, at = score, index
    # Small words that are everywhere may fill the window early: half as much again is let in behind it.
    last = min(at + 1 + size // 2, len(source.keys))
    return _slice(source, max(at + 1 - size, 0), last)


class _Change(NamedTuple):
    """Word ranges that stand for each other, and the telling words in each that the other has not."""

    left: range
    right: range
    put_in: list[int]
    left_out: list[int]


def _changes(quoted: _Text, source: _Text, matcher: SequenceMatcher[str]) -> Iterator[Departure]:
    changes = [
        _change(quoted, source, range(one, two), range(three, four))
        for tag, one, two, three, four in matcher.get_opcodes()
        if tag != "equal"
    ]
    _cancel_moved(quoted, source, changes)
    for change in changes:
        if change.put_in or change.left_out:
            yield _departure(quoted, source, change)


def _change(quoted: _Text, source: _Text, left: range, right: range) -> _Change:
    at_start, at_end = left.start == 0, left.stop == len(quoted.words)
    if at_start:
        right = right[-len(left) :] if len(left) else right[:0]
    elif at_end:
        right = right[: len(left)]
    put_in = [index for index in left if index in quoted.telling]
    left_out = [index for index in right if index in source.telling]
    if (at_start or at_end) and not put_in:
        left_out = []
    return _Change(left, right, put_in, left_out)


def _cancel_moved(quoted: _Text, source: _Text, changes: Sequence[_Change]) -> None:
    """Take off the words that both have, if in another place or form."""
    for change in changes:
        for index in tuple(change.put_in):
            for other in (change, *changes):
                same = next(
                    (
                        it
                        for it in other.left_out
                        if same_word(quoted.words[index].text, source.words[it].text, quoted.language)
                    ),
                    None,
                )
                if same is not None:
                    change.put_in.remove(index)
                    other.left_out.remove(same)
                    break


def _departure(quoted: _Text, source: _Text, change: _Change) -> Departure:
    return Departure(
        _around(quoted, change.left),
        _around(source, change.right),
        tuple(_span(quoted, index) for index in change.put_in),
        tuple(_span(source, index) for index in change.left_out),
    )


def _span(text: _Text, index: int) -> Span:
    return Span(text.words[index].start, text.words[index].end)


def _around(text: _Text, place: range) -> Span:
    """Return the characters of a range of words with the word on either side."""
    first, last = max(place.start - 1, 0), min(place.stop + 1, len(text.words))
    return Span(text.words[first].start, text.words[last - 1].end)
