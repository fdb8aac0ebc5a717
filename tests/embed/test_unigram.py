"""Tokens: the most probable pieces, of the vocabulary as it is in the file."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.embed.bundled import e5_path
from checker.embed.clean import clean
from checker.embed.q4 import read
from checker.embed.unigram import SPACE, Unigram

if TYPE_CHECKING:
    from checker.embed.q4 import Vocabulary

TEXTS = (
    "قتل ٣٥ شخصا وأصيب 42 آخرون بجروح، حسب وكالة «أ.ف.ب».",
    "The U.S. said: “We’ll cut 12.5 % (about $3,000,000) by 2024–25…”",
    "L’œuvre n° 5 a coûté 1 234,50 € à l’État, dit-il : « c’est l’été ».",
    "Mixed نص مختلط texte mélangé 漢字 кириллица ελληνικά 🎉",
)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return read(e5_path()).vocabulary


@pytest.fixture(scope="module")
def scores(vocabulary: Vocabulary) -> dict[str, float]:
    """Every piece with its log probability, as a table: what the tokeniser does without."""
    pieces = (vocabulary.piece(index).decode() for index in range(len(vocabulary.scores)))
    return dict(zip(pieces, vocabulary.scores.tolist(), strict=True))


@pytest.mark.parametrize("text", TEXTS)
def test_pieces_joined_are_the_text(text: str, vocabulary: Vocabulary) -> None:
    text = clean(text)
    (ids,) = Unigram(vocabulary).encode([text])
    joined = b"".join(vocabulary.piece(piece) for piece in ids).decode()
    assert vocabulary.unknown not in ids
    assert joined == SPACE + text.replace(" ", SPACE)


@pytest.mark.parametrize("word", ["Rabat", "لمغرب", "étés", "12.5", "x𓀀y", "𓀁𓀁"])
def test_no_other_split_is_more_probable(word: str, vocabulary: Vocabulary, scores: dict[str, float]) -> None:
    unknown = min(scores.values()) - 10

    def worth(pieces: list[str]) -> float:
        return sum(scores.get(piece, unknown if len(piece) == 1 else -1e9) for piece in pieces)

    (ids,) = Unigram(vocabulary).encode([word])
    found = sum(unknown if piece == vocabulary.unknown else float(vocabulary.scores[piece]) for piece in ids)
    assert found == pytest.approx(max(worth(split) for split in _splits(SPACE + word)), abs=1e-3)


def _splits(word: str) -> list[list[str]]:
    """Return every way to cut a word into pieces."""
    ways = []
    for cuts in product((False, True), repeat=len(word) - 1):
        pieces = [word[0]]
        for char, cut in zip(word[1:], cuts, strict=True):
            if cut:
                pieces.append(char)
            else:
                pieces[-1] += char
        ways.append(pieces)
    return ways


def test_what_was_met_before_changes_nothing(vocabulary: Vocabulary) -> None:
    used = Unigram(vocabulary)
    used.encode(TEXTS[::-1])
    assert used.encode(TEXTS) == Unigram(vocabulary).encode(TEXTS)
    assert [Unigram(vocabulary).encode([text])[0] for text in TEXTS] == used.encode(TEXTS)


_SHARED = Unigram(read(e5_path()).vocabulary)


@given(st.text(st.characters(), max_size=60))
def test_any_text_is_covered_from_end_to_end(text: str) -> None:
    cleaned = clean(text) or "."
    (ids,) = _SHARED.encode([cleaned])
    unknown = _SHARED.vocabulary.unknown
    lengths = [1 if piece == unknown else len(_SHARED.vocabulary.piece(piece).decode()) for piece in ids]
    assert sum(lengths) == len(SPACE + cleaned)
