"""English words put into Arabic and French, one by one."""

from __future__ import annotations

from random import Random

import pytest
from glosses import GLOSSED, glossed, table

CASES = (
    ("A woman is reading a book.", "fr", "une femme lit un livre ."),
    ("A woman is reading a book.", "ar", "امرأة تقرأ كتاب ."),
    ("The man is reading the book.", "ar", "الرجل يقرأ الكتاب ."),
    ("The old man sleeps.", "ar", "الرجل المسن ينام ."),
    ("An old man sleeps.", "fr", "un homme âgé dort ."),
    ("Two dogs are running in the snow", "fr", "deux chiens court dans la neige"),
    ("The girls play outside", "fr", "les filles joue dehors"),
    ("The zeppelin is red.", "fr", "the zeppelin est rouge ."),
    ("A zeppelin near the lake", "ar", "a zeppelin قرب البحيرة"),
)
TAGS = frozenset("navbdxfFp")


def _chance() -> Random:
    return Random(1)  # noqa: S311 - to repeat it, not to hide it


@pytest.mark.parametrize(("english", "language", "expected"), CASES)
def test_words_are_put_into_the_other_language(english: str, language: str, expected: str) -> None:
    assert glossed(english, language, _chance()) == expected


def test_no_word_is_put_into_another_language_where_none_is_to_be() -> None:
    assert glossed("The man sleeps.", "ar", _chance(), share=0) == "the man sleeps ."


def test_of_half_the_words_some_are_and_some_are_not() -> None:
    text = "The young woman and the old man walk along the street with two dogs and three children."
    mixed = glossed(text, "ar", _chance(), share=0.5)
    whole = glossed(text, "ar", _chance())
    kept = {word for word in mixed.split() if word.isascii()}
    assert kept & set(text.split())
    assert set(mixed.split()) & {word for word in whole.split() if not word.isascii()}


@pytest.mark.parametrize("language", GLOSSED)
def test_each_word_has_a_rendering(language: str) -> None:
    # Forms of "to be" may have none; all else is said.
    assert {word for word, gloss in table().items() if not gloss.of(language)} <= {
        "is",
        "are",
        "be",
        "been",
        "being",
    }


def test_each_word_has_a_part_of_speech() -> None:
    assert all(set(it.tags) <= TAGS and set(it.tags) & set("navbdx") for it in table().values())
