"""Words and phrases of a table in a text, with clitics and endings."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.facts.lexicon import Variant, build, stems, variants
from checker.text.words import words

PROPERTY = settings(deadline=None, derandomize=True)
TABLE = [
    ("زيارة", "visit"),
    ("وقف إطلاق النار", "ceasefire"),
    ("إطلاق", "launch"),
    ("visit", "visit"),
    ("cease fire", "ceasefire"),
    ("fire", "fire"),
    ("visite", "visit"),
    ("cessez le feu", "ceasefire"),
    ("journal", "paper"),
]


def found(text: str, language: str) -> list[tuple[str, str]]:
    """Return what is found, as (concept, the words it covers)."""
    text_words = words(text)
    return [
        (match.concept, text[text_words[match.first].start : text_words[match.last - 1].end])
        for match in build(TABLE, language).find(text_words)
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "قام بزيارة قصيرة", [("visit", "بزيارة")]),
        ("ar", "وزيارته إلى تونس", [("visit", "وزيارته")]),
        ("ar", "للزيارة", [("visit", "للزيارة")]),
        ("ar", "الزيارات", [("visit", "الزيارات")]),
        ("ar", "زيارتي وزيارتها", [("visit", "زيارتي"), ("visit", "وزيارتها")]),
        ("ar", "زِيَارَة", [("visit", "زِيَارَة")]),
        ("ar-MA", "وقف اطلاق النار", [("ceasefire", "وقف اطلاق النار")]),
        ("ar", "وقف لإطلاق الصواريخ", [("launch", "لإطلاق")]),
        ("ar", "الزائر يزورها", []),
        ("en", "Visits to the fire", [("visit", "Visits"), ("fire", "fire")]),
        ("en", "A cease-fire", [("ceasefire", "cease-fire")]),
        ("en", "a cease fire", [("ceasefire", "cease fire")]),
        ("en", "visiting the revisited", []),
        ("fr", "Les visites", [("visit", "visites")]),
        ("fr", "un cessez-le-feu", [("ceasefire", "cessez-le-feu")]),
        ("fr", "journaux, journaux", [("paper", "journaux"), ("paper", "journaux")]),
        ("fr", "visiteur", []),
        ("de", "visit visits", [("visit", "visit")]),
        ("en", "", []),
    ],
)
def test_found(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, language) == expected


@pytest.mark.parametrize(
    ("word", "language", "stem"),
    [
        ("وبالزيارات", "ar", "زياره"),
        ("زيارته", "ar", "زياره"),
        ("وزارتنا", "ar", "وزاره"),
        ("policies", "en", "policy"),
        ("nationaux", "fr", "national"),
        ("marocaines", "fr", "marocain"),
        ("straßen", "de", "straßen"),
    ],
)
def test_a_stem_among_those_a_word_may_have(word: str, language: str, stem: str) -> None:
    assert stem in stems(word, language)


@PROPERTY
@given(
    st.text(alphabet="ابتجدهويلكسمنزةr s", min_size=1, max_size=12), st.sampled_from(["ar", "en", "fr", "de"])
)
def test_variants_put_together_again_give_the_word(word: str, language: str) -> None:
    readings = variants(word, language)
    assert readings[0] == Variant(word, "", "")
    for variant in readings:
        assert word.startswith(variant.prefix)
        assert word.endswith(variant.suffix)
        assert len(variant.stem) >= min(len(word), 2)


@PROPERTY
@given(st.text(max_size=80), st.sampled_from(["ar", "en", "fr", "und"]))
def test_matches_are_in_order_and_apart(text: str, language: str) -> None:
    text_words = words(text + " زيارة visits visite " + text)
    matches = build(TABLE, language).find(text_words)
    assert all(before.last <= after.first for before, after in itertools.pairwise(matches))
    assert all(0 <= match.first < match.last <= len(text_words) for match in matches)
