"""Word alignment: which words of a claim render which of another."""

from __future__ import annotations

import numpy as np
import pytest

from checker.align.wording import Span
from checker.align.words import WordAligner, links
from checker.embed import load


@pytest.fixture(scope="module")
def aligner() -> WordAligner:
    return WordAligner(load("e5-small"))


EN = "The minister visited the port of Larache on Thursday."
AR = "زار الوزير ميناء العرائش يوم الخميس."
FR = "Jeudi, la ministre a visité le port de Larache."


@pytest.mark.parametrize(
    ("one", "word", "other", "rendering"),
    [
        ((EN, "en"), "minister", (AR, "ar"), "الوزير"),
        ((EN, "en"), "Larache", (AR, "ar"), "العرائش"),
        ((EN, "en"), "Thursday", (AR, "ar"), "الخميس"),
        ((AR, "ar"), "زار", (EN, "en"), "visited"),
        ((FR, "fr"), "visité", (AR, "ar"), "زار"),
        ((FR, "fr"), "Jeudi", (EN, "en"), "on Thursday"),
        ((EN, "en"), "port of Larache", (FR, "fr"), "port de Larache"),
        ((AR, "ar"), "الخميس", (FR, "fr"), "Jeudi"),
    ],
)
def test_rendering(
    aligner: WordAligner, one: tuple[str, str], word: str, other: tuple[str, str], rendering: str
) -> None:
    aligned = aligner.align(one, other)
    assert aligned is not None
    start = one[0].index(word)
    found = aligned.rendering(Span(start, start + len(word)))
    assert found is not None
    assert other[0][found.start : found.end] == rendering


def test_what_is_no_word_has_no_rendering(aligner: WordAligner) -> None:
    aligned = aligner.align((EN, "en"), (AR, "ar"))
    assert aligned is not None
    assert aligned.rendering(Span(len(EN) - 1, len(EN))) is None  # the full stop


@pytest.mark.parametrize("texts", [("", "a word"), ("a word", ""), ("", ""), ("...", "!")])
def test_texts_without_words(aligner: WordAligner, texts: tuple[str, str]) -> None:
    aligned = aligner.align((texts[0], "en"), (texts[1], "fr"))
    assert aligned is not None
    assert not aligned.linked.any()
    assert aligned.rendering(Span(0, 1)) is None


def test_a_model_without_vectors_of_tokens_aligns_nothing() -> None:
    assert WordAligner(load("use-m")).align((EN, "en"), (FR, "fr")) is None


def test_links_are_mutual_first_and_then_what_is_left() -> None:
    near = np.array([[0.9, 0.8, 0.0], [0.7, 0.2, 0.1], [0.0, 0.0, -0.5]], np.float32)
    # (0, 0) is mutual. Then (0, 1) counts 0.48 and (1, 0) 0.42, each the best of its free word.
    assert links(near).tolist() == [[True, True, False], [True, False, False], [False, False, False]]


def test_one_renders_itself(aligner: WordAligner) -> None:
    aligned = aligner.align((FR, "fr"), (FR, "fr"))
    assert aligned is not None
    assert aligned.linked.diagonal().all()
