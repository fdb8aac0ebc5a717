"""Unigram tokenisation (Kudo 2018, arXiv:1804.10959) over a vocabulary that is never loaded as a whole.

A tokeniser of 250,000 pieces usually begins by building a table of them, which takes longer than to embed a
story. Here the question is turned round: the substrings of the words at hand are marked in a bit table, and
one pass over the pieces' keys, eight bytes at a time, says which of them are pieces.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from checker.embed.q4 import Vocabulary

SPACE = "▁"
"""What a space becomes, as SentencePiece writes it; no piece has one but at its start."""

_WORD = 8
_BITS = 21
_MIXER = 0x9E3779B97F4A7C15  # odd, of the golden ratio (Knuth, TAOCP vol. 3, 6.4)
_UNKNOWN_PENALTY = 10.0
"""An unknown character counts as this much less probable than the least probable piece."""

_REMEMBERED = 50_000
"""How many words are remembered with their pieces."""


@dataclass(eq=False)
class Unigram:
    """Splits words into the most probable pieces. Not to be used by several threads at once."""

    vocabulary: Vocabulary
    _pieces: dict[bytes, tuple[int, float]] = field(default_factory=dict, repr=False)
    _asked: set[bytes] = field(default_factory=set, repr=False)
    _words: dict[str, tuple[int, ...]] = field(default_factory=dict, repr=False)

    def encode(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the ids of each text's pieces, without begin and end.

        ``texts`` are cleaned (:func:`checker.embed.clean.clean`): the characters left are those that the
        vocabulary's own normalisation leaves alone.
        """
        if len(self._words) > _REMEMBERED:
            for memory in (self._words, self._pieces, self._asked):
                memory.clear()
        split = [[SPACE + word for word in text.split(" ")] for text in texts]
        new = {word for words in split for word in words} - self._words.keys()
        self._look_up({bits for word in new for bits in self._substrings(word)})
        for word in new:
            self._words[word] = self._best(word)
        return [[piece for word in words for piece in self._words[word]] for words in split]

    def _substrings(self, word: str) -> Iterable[bytes]:
        longest = self._longest
        ends = _ends(word)
        content = word.encode()
        for index, start in enumerate(ends[:-1]):
            for end in ends[index + 1 :]:
                if end - start > longest:
                    break
                yield content[start:end]

    def _look_up(self, candidates: set[bytes]) -> None:
        """Find out which byte strings are pieces, and remember them."""
        new = sorted(candidates - self._asked)
        if not new:
            return
        self._asked.update(new)
        marked = np.zeros(1 << _BITS, np.bool_)
        width = -(-self._longest // _WORD) * _WORD
        padded = b"".join(item.ljust(width, b"\0") for item in new)
        words = np.frombuffer(padded, "<u8").reshape(len(new), -1)
        keys = np.zeros(len(new), np.uint64)
        for place in range(words.shape[1]):
            keys += _mixed(words[:, place], place)
        marked[_slots(keys)] = True
        wanted = set(new)
        for index in np.flatnonzero(marked[self._piece_slots]).tolist():
            piece = self.vocabulary.piece(index)
            if piece in wanted and index != self.vocabulary.unknown:
                self._pieces[piece] = (index, float(self.vocabulary.scores[index]))

    def _best(self, word: str) -> tuple[int, ...]:
        """Return the most probable pieces of a word (Viterbi 1967)."""
        content, ends = word.encode(), _ends(word)
        scores = [0.0] + [-np.inf] * (len(ends) - 1)
        back: list[tuple[int, int]] = [(0, 0)] * len(ends)
        for index, start in enumerate(ends[:-1]):
            unknown = scores[index] + self._unknown_score
            for last in range(index + 1, len(ends)):
                if ends[last] - start > self._longest:
                    break
                found = self._pieces.get(content[start : ends[last]])
                if found is not None and scores[index] + found[1] > scores[last]:
                    scores[last], back[last] = scores[index] + found[1], (index, found[0])
            if unknown > scores[index + 1]:
                scores[index + 1], back[index + 1] = unknown, (index, self.vocabulary.unknown)
        pieces, at = [], len(ends) - 1
        while at:
            at, piece = back[at]
            pieces.append(piece)
        return tuple(reversed(pieces))

    @cached_property
    def _longest(self) -> int:
        return int(np.diff(self.vocabulary.offsets).max())

    @cached_property
    def _unknown_score(self) -> float:
        return float(self.vocabulary.scores.min()) - _UNKNOWN_PENALTY

    @cached_property
    def _piece_slots(self) -> NDArray[np.uint32]:
        """The slot of each piece in the bit table."""
        starts = self.vocabulary.offsets[:-1].astype(np.int64)
        lengths = np.diff(self.vocabulary.offsets).astype(np.int64)
        # Every eight bytes of the file as a number, whatever the byte they start at.
        content = self.vocabulary.content
        shape = (len(content) - self.vocabulary.letters - _WORD + 1,)
        numbers = np.ndarray(shape, "<u8", content, self.vocabulary.letters, (1,))
        masks = np.array([(1 << 8 * kept) - 1 for kept in range(_WORD + 1)], np.uint64)
        keys = np.zeros(len(starts), np.uint64)
        for place in range(-(-self._longest // _WORD)):
            rows = np.flatnonzero(lengths > place * _WORD)
            kept = np.minimum(lengths[rows] - place * _WORD, _WORD)
            keys[rows] += _mixed(numbers[starts[rows] + place * _WORD] & masks[kept], place)
        return _slots(keys)


def _ends(word: str) -> list[int]:
    """Return where the characters of a word begin in its UTF-8, and its length."""
    ends = [0]
    for char in word:
        point = ord(char)
        ends.append(ends[-1] + 1 + (point > 0x7F) + (point > 0x7FF) + (point > 0xFFFF))  # noqa: PLR2004 - UTF-8
    return ends


def _mixed(numbers: NDArray[np.uint64], place: int) -> NDArray[np.uint64]:
    """Multiply by an odd factor of the place, so that the order of the eight bytes tells."""
    return numbers * np.uint64(_MIXER * (2 * place + 1) % (1 << 64))


def _slots(keys: NDArray[np.uint64]) -> NDArray[np.uint32]:
    mixed = (keys ^ (keys >> np.uint64(29))) * np.uint64(_MIXER)
    return (mixed >> np.uint64(64 - _BITS)).astype(np.uint32)
