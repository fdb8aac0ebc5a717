"""The evidence that two claims in one language cannot both be true."""

from __future__ import annotations

import pytest

from checker.align.contradiction import evidence, passage, residue, shared
from checker.facts.polarity.opposites import opposed, opposition
from checker.facts.tables import LANGUAGES, toml_table
from checker.text.words import words

LIKELY = 0.8

APART = (
    ("ar", "ارتفاع أسعار القمح في الأسواق العالمية", "انخفاض أسعار القمح في الأسواق العالمية"),
    ("ar", "النادي يفوز على ضيفه في الرباط", "النادي يخسر أمام ضيفه في الرباط"),
    ("en", "The court acquitted the mayor of Larache", "The court convicted the mayor of Larache"),
    ("fr", "Le musée de Fès ouvre ses portes", "Le musée de Fès ferme ses portes"),
)
TOGETHER = (
    ("ar", "ارتفاع أسعار القمح في الأسواق العالمية", "أسعار القمح ترتفع في الأسواق العالمية"),
    ("en", "The mayor of Larache opened the museum", "The museum was opened by the mayor of Larache"),
    ("fr", "Le musée de Fès ouvre ses portes", "Ouverture du musée de Fès"),
)


@pytest.mark.parametrize(("language", "one", "other"), APART)
def test_opposed_words_in_the_same_words_are_evidence(language: str, one: str, other: str) -> None:
    assert evidence(passage(one, language), passage(other, language)) >= LIKELY


@pytest.mark.parametrize(("language", "one", "other"), TOGETHER)
def test_the_same_in_other_words_is_none(language: str, one: str, other: str) -> None:
    assert evidence(passage(one, language), passage(other, language)) < LIKELY


@pytest.mark.parametrize(("language", "one", "other"), [*APART, *TOGETHER])
def test_evidence_is_symmetric(language: str, one: str, other: str) -> None:
    left, right = passage(one, language), passage(other, language)
    assert evidence(left, right) == pytest.approx(evidence(right, left))


def test_what_is_left_over_and_what_is_shared() -> None:
    one, other = passage("The old bridge reopened", "en"), passage("The bridge reopened early", "en")
    left = residue(one, other)
    assert [one.words[place].text for place in left.one] == ["old"]
    assert [other.words[place].text for place in left.other] == ["early"]
    assert shared(one, other, left) == pytest.approx(2 / 3)


def test_a_text_with_both_sides_opposes_nothing() -> None:
    one, other = (opposed(words(text), "en") for text in ("It rose, then fell", "It fell"))
    assert opposition(one, other) is None
    assert opposition(other, one) is None


def test_every_language_has_the_same_concepts_where_it_has_them() -> None:
    tables = {language: toml_table("polarity/data", f"opposites-{language}") for language in LANGUAGES}
    assert set(tables["en"]) == set(tables["fr"])
    assert set(tables["en"]) <= set(tables["ar"])
    assert all(set(sides) == {"one", "other"} for table in tables.values() for sides in table.values())
