"""Everyday words and their opposites: the tables, and words found by them."""

from __future__ import annotations

import pytest

from checker.facts.polarity.everyday import everyday
from checker.facts.tables import LANGUAGES, toml_table
from checker.text.words import words


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("It was a good day", "en", [("good-bad", "one"), ("day-night", "one")]),
        ("They were poor", "en", [("good-bad", "other"), ("rich-poor", "other")]),
        ("كانت الحرب طويلة", "ar", [("war-peace", "one"), ("long-short", "one")]),
        ("هاد القرار خايب", "ar", [("good-bad", "other")]),
        ("C'est la pire idée", "fr", [("better-worse", "other"), ("best-worst", "other")]),
        ("The goodness of it", "en", []),
        ("محاربون", "ar", []),
        ("Un parisien", "fr", []),
    ],
)
def test_found(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    found = everyday(words(text), language)
    assert [(it.concept, it.side) for it in found] == expected


def test_tables_have_the_same_concepts() -> None:
    tables = [toml_table("polarity/data", f"everyday-{language}") for language in LANGUAGES]
    assert set(tables[0]) == set(tables[1]) == set(tables[2])
    for table in tables:
        for concept, sides in table.items():
            assert set(sides) == {"one", "other"}, concept
            assert not set(sides["one"]) & set(sides["other"]), concept


def test_a_language_without_a_table() -> None:
    assert everyday(words("ein guter Tag"), "de") == ()
