"""Pieces with their places: each is a stretch of the text as it was given, whatever cleaning makes of it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.embed.bundled import E5_PREFIX, E5_WINDOW, e5_engine, e5_path
from checker.embed.clean import clean
from checker.embed.located import clean_with_origins, located
from checker.embed.q4 import read
from checker.embed.unigram import Unigram

if TYPE_CHECKING:
    from checker.embed.bundled import E5Engine

_UNIGRAM = Unigram(read(e5_path()).vocabulary)

# Letters that compose, marks that change places, jamo, ligatures, what cleaning drops or replaces.
_ALPHABET = (
    "ae\u0301\u0323\u0327oœ ﬁﷺﻻﻼلاـ\u064b\u0651\u064e\u0653\u0654ا\u200f\u00ad\u200b\x00\u1100\u1161\u11a8가"
    "\u09c7\u09be½℡<s>/\ud800www.\thttps://\u2028\U0001f389\uff9e\uff76\u0344\u0f73"
)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("The talks resumed.", ["The", "talk", "s", "resume", "d", "."]),
        ("L’État a signé", ["L", "’", "État", "a", "sig", "né"]),
        ("Le bureau e\u0301te\u0301 ferme", ["Le", "bureau", "e\u0301te\u0301", "ferme"]),
        ("قال الوزير", ["قال", "الوزير"]),
        ("قَالَ  الوزير\u200f", ["قَال", "الوزير"]),  # vowel signs inside, two spaces, a mark of direction
        ("الســـلام", ["الســـلام"]),  # tatweel
        ("ﻗﺎﻝ ﺍﻟﻮﺯﻳﺮ", ["ﻗﺎﻝ", "ﺍﻟﻮﺯﻳﺮ"]),  # presentation forms
        ("ﬁnal", ["ﬁnal"]),
        ("محمد ﷺ", ["محمد", "ﷺ", "ﷺ", "ﷺ", "ﷺ"]),  # one ligature, several pieces
        ("see https://example.org/x now", ["see", "now"]),
        ("𓀀", ["𓀀"]),  # not in the vocabulary
        ("", []),
        (" \u200f\n", []),
    ],
)
def test_pieces_are_stretches_of_the_text(text: str, pieces: list[str]) -> None:
    found = located(_UNIGRAM, text, E5_PREFIX, E5_WINDOW).pieces
    assert [text[piece.start : piece.end] for piece in found] == pieces


@given(st.one_of(st.text(max_size=40), st.text(st.sampled_from(_ALPHABET), max_size=40)))
def test_cleaning_with_origins_is_cleaning(text: str) -> None:
    cleaned, origins = clean_with_origins(text)
    assert cleaned == clean(text)
    assert len(origins) == len(cleaned)
    assert all(0 <= start < end <= len(text) for start, end in origins)
    assert all(left[0] <= right[0] and left[1] <= right[1] for left, right in pairwise(origins))


@given(st.one_of(st.text(max_size=40), st.text(st.sampled_from(_ALPHABET), max_size=40)))
def test_pieces_cover_all_that_is_not_blank(text: str) -> None:
    cleaned, origins = clean_with_origins(text)
    pieces = located(_UNIGRAM, text, E5_PREFIX, E5_WINDOW).pieces
    covered = {at for piece in pieces for at in range(piece.start, piece.end)}
    for char, (start, end) in zip(cleaned, origins, strict=True):
        assert char == " " or covered >= set(range(start, end))


@pytest.fixture(scope="module")
def engine() -> E5Engine:
    return e5_engine()


def test_ids_are_those_of_the_cleaned_text(engine: E5Engine, texts: list[str]) -> None:
    assert [located(engine.pieces, text, E5_PREFIX, E5_WINDOW).ids for text in texts] == engine.ids(texts)


def test_token_vectors(engine: E5Engine, texts: list[str]) -> None:
    found = engine.token_vectors([*texts, "", "x " * 3000])
    assert engine.token_vectors([]) == []
    for text, (pieces, rows) in zip(texts, found, strict=False):
        assert rows.shape == (len(pieces), engine.dimension)
        assert rows.dtype == np.float32
        ids = engine.ids([text])
        alone = engine.network.tokens(ids)[[piece.token for piece in pieces]]
        np.testing.assert_allclose(rows, alone, atol=1e-4)
    assert found[-2][1].shape == (0, engine.dimension)
    assert len(found[-1][0]) <= E5_WINDOW


def test_the_same_word_is_nearest_across_languages(engine: E5Engine) -> None:
    texts = ["The minister visited Rabat on Thursday.", "زار الوزير الرباط يوم الخميس."]
    (english, left), (arabic, right) = engine.token_vectors(texts)
    unit = [rows / np.linalg.norm(rows, axis=1, keepdims=True) for rows in (left, right)]
    nearest = (unit[0] @ unit[1].T).argmax(axis=1)
    pairs = {
        texts[0][piece.start : piece.end]: texts[1][arabic[at].start : arabic[at].end]
        for piece, at in zip(english, nearest, strict=True)
    }
    assert pairs["minister"] == "الوزير"
    assert pairs["Thursday"] == "الخميس"
