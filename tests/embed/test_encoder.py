"""What every encoder promises, on the two bundled ones."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pytest

from checker.embed import load
from checker.embed.background import shipped
from checker.embed.bundled import e5_engine
from checker.embed.encoder import CentredEncoder, _unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from checker.embed import Encoder

ODD_TEXTS = {
    "empty": "",
    "only spaces": " \t\n ",
    "NUL": "before\x00after",
    "lone surrogate": "x\ud800y",
    "bidi override": "\u202eabc\u202c",
    "ligatures of 18 letters": "ﷺ" * 500,
    "emoji": "🎉👍🏽👨‍👩‍👧‍👦",
    "hieroglyphs": "𓀀𓀁𓀂",
    "control words": "<s></s><mask><pad><unk>",
    "one letter for ever": "a" * 50_000,
    "noncharacter": "\uffff\U0010ffff",
    "all of ASCII": "".join(map(chr, range(128))),
}


@dataclass
class CountingEngine:
    """Gives every text the same vector, and remembers what it was asked for."""

    seen: list[str] = field(default_factory=list)
    bulk: list[bool] = field(default_factory=list)
    name: str = "counting"
    weights: str = "none"
    prefix: str = ""
    dimension: int = 2

    def way(self, *, bulk: bool) -> str:
        return "many" if bulk else "few"

    def embed(self, texts: Sequence[str], *, bulk: bool = False) -> NDArray[np.float32]:
        self.bulk.append(bulk)
        self.seen += texts
        return np.array([[3, 4]] * len(texts), dtype=np.float32)


def test_rows_are_unit_vectors_of_the_stated_dimension(
    encoder: Encoder, texts: list[str], languages: list[str]
) -> None:
    vectors = encoder.encode(texts, languages)
    assert vectors.shape == (len(texts), encoder.dimension)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_texts_give_no_rows(encoder: Encoder) -> None:
    assert encoder.encode([], []).shape == (0, encoder.dimension)
    assert encoder.raw([]).shape == (0, encoder.dimension)


def test_languages_must_match_texts(encoder: Encoder) -> None:
    with pytest.raises(ValueError, match="2 texts, 1 languages"):
        encoder.encode(["a", "b"], ["en"])


@pytest.mark.parametrize("odd", ODD_TEXTS.values(), ids=ODD_TEXTS.keys())
def test_any_text_has_a_vector(encoder: Encoder, odd: str) -> None:
    vectors = encoder.encode([odd, "An ordinary sentence."], ["xx", "en"])
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


@pytest.mark.parametrize(
    ("plain", "typed"),
    [
        ("الرئيس محمد", "الرَّئِيسُ مُحَمَّدٌ"),  # vowel signs
        ("السلام", "الســـــلام"),  # tatweel
        ("قال الوزير", "\u202bقال\u200f الوزير\u202c"),  # bidi controls
        ("cooperation", "co\u00adoperation"),  # soft hyphen
        ("ﬁnal report", "final report"),  # ligature
        ("l'été", "l'e\u0301te\u0301"),  # combining accents
        ("two words", " two\r\n\twords "),  # line breaks
    ],
)
def test_typing_does_not_change_the_vector(encoder: Encoder, plain: str, typed: str) -> None:
    left, right = encoder.raw([plain, typed])
    np.testing.assert_array_equal(left, right)


def test_translations_are_the_nearest(encoder: Encoder, texts: list[str], languages: list[str]) -> None:
    vectors = encoder.encode(texts, languages)
    scores = vectors @ vectors.T
    statement, language = np.arange(len(texts)) // 3, np.array(languages)
    for row, own in enumerate(language):
        for other in set(languages) - {own}:
            columns = np.flatnonzero(language == other)
            assert statement[columns[scores[row, columns].argmax()]] == statement[row]


def test_a_text_is_embedded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.embed.encoder.REMEMBERED", 3)
    engine = CountingEngine()
    encoder = CentredEncoder(engine)
    first = encoder.raw(["aa", "b", "aa"])
    np.testing.assert_allclose(encoder.raw(["b", " b\n", "ccc"]), [[0.6, 0.8]] * 3, rtol=1e-6)
    np.testing.assert_array_equal(first, encoder.raw(["aa", "b", "aa"]))
    assert engine.seen == ["aa", "b", "ccc"]
    encoder.raw(["dddd", "b"])  # one too many: all but the newest are forgotten
    encoder.raw(["dddd", "b"])
    assert engine.seen == ["aa", "b", "ccc", "dddd", "b"]


def test_many_texts_go_the_way_for_many(texts: list[str]) -> None:
    engine = CountingEngine()
    encoder = CentredEncoder(engine)
    encoder.raw(["a", "b"])
    encoder.raw([f"text {number}" for number in range(60)])
    assert engine.bulk == [False, True]
    bundled = e5_engine()
    few, many = (_unit(bundled.embed(texts, bulk=bulk)) for bulk in (False, True))
    assert (few * many).sum(axis=1).min() > 0.998


def test_vectors_do_not_depend_on_company_or_order(
    encoder: Encoder, texts: list[str], languages: list[str]
) -> None:
    together = encoder.encode(texts, languages)
    other, third = load(encoder.name), load(encoder.name)  # which remember nothing yet
    backwards = other.encode(texts[::-1], languages[::-1])[::-1]
    rows = [third.encode([text], [language]) for text, language in zip(texts, languages, strict=True)]
    alone = np.concatenate(rows)
    np.testing.assert_allclose(backwards, together, atol=2e-6)
    np.testing.assert_allclose(alone, together, atol=2e-6)


@pytest.mark.parametrize("name", ["e5-small", "use-m"])
def test_vectors_are_the_same_on_one_thread_and_two(name: str) -> None:
    program = (
        "import sys; from checker.embed import load\n"
        f"rows = load({name!r}).encode(['The talks resumed.', 'خسر المنتخب المباراة'], ['en', 'ar'])\n"
        "sys.stdout.write(rows.tobytes().hex())"
    )
    one, two = (np.frombuffer(bytes.fromhex(_output(program, threads)), np.float32) for threads in ("1", "2"))
    # Libraries split a product in other places on two threads: the sums differ in the last digits.
    np.testing.assert_allclose(one, two, atol=2e-6)


def _output(program: str, threads: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads},
        capture_output=True,
        check=True,
        text=True,
    ).stdout


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_the_mean_of_the_language_is_taken_away(encoder: Encoder, language: str) -> None:
    text = "Le train est parti à l'heure."
    expected = encoder.raw([text])[0] - shipped(encoder.name).means[language]
    np.testing.assert_allclose(
        encoder.encode([text], [language])[0], expected / np.linalg.norm(expected), atol=1e-6
    )


def test_an_unknown_language_gets_the_mean_of_all(encoder: Encoder) -> None:
    text = "De trein vertrok op tijd."
    means = shipped(encoder.name).means
    expected = encoder.raw([text])[0] - np.mean(list(means.values()), axis=0)
    np.testing.assert_allclose(
        encoder.encode([text], ["nl"])[0], expected / np.linalg.norm(expected), atol=1e-6
    )


def test_a_regional_tag_is_its_language(encoder: Encoder) -> None:
    rows = encoder.encode(["نص"] * 4, ["ar", "ar-MA", "AR", "ar_EG"])
    np.testing.assert_array_equal(rows, rows[[0, 0, 0, 0]])


def test_a_long_text_is_read_by_its_head(encoder: Encoder) -> None:
    text = "The committee met again and took no decision. "
    long, longer = encoder.raw([text * 200, text * 100_000])
    np.testing.assert_array_equal(long, longer)


def test_fingerprints_tell_encoders_apart(encoder: Encoder) -> None:
    assert len(encoder.fingerprint) == 16
    other = "use-m" if encoder.name == "e5-small" else "e5-small"
    assert load(encoder.name).fingerprint == encoder.fingerprint
    assert load(other).fingerprint != encoder.fingerprint


def test_calibration_separates_true_pairs_from_near_ones(encoder: Encoder) -> None:
    assert encoder.calibration is not None
    for left, right in (("ar", "en"), ("en-GB", "fr"), ("fr", "ar-MA")):
        pair = encoder.calibration.pair(left, right)
        assert pair is encoder.calibration.pair(right, left)
        assert pair is not encoder.calibration.pooled
        assert pair.random.quantile(0.99) < pair.true.quantile(0.05)
        assert pair.near.quantile(0.95) < pair.true.quantile(0.25)
        assert pair.random.mean < pair.near.mean < pair.true.mean
    assert encoder.calibration.pair("nl", "en") is encoder.calibration.pooled
