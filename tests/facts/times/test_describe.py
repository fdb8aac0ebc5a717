"""Symbolic times in words for people."""

from __future__ import annotations

from datetime import date

import pytest

from checker.facts.times import describe, extract, parse
from tests.facts.times.corpora import ROWS


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("yesterday", "en", "the day before publication"),
        ("أمس الثلاثاء", "ar", "the day before publication, a Tuesday"),
        ("اليوم الأربعاء", "ar", "the day of publication, a Wednesday"),
        ("hier soir", "fr", "the day before publication in the evening"),
        ("on Tuesday", "en", "a Tuesday near publication"),
        ("They met on Tuesday", "en", "the last Tuesday up to publication"),
        ("They will meet on Tuesday at 8 pm", "en", "the first Tuesday from publication on at 20:00"),
        (
            "They will meet on Tuesday around 8 pm",
            "en",
            "the first Tuesday from publication on about at 20:00",
        ),
        ("Ils se verront mardi vers 20 heures", "fr", "the first Tuesday from publication on about at 20:00"),
        (
            "سيجتمعون يوم الثلاثاء حوالي الساعة الثامنة مساء",
            "ar",
            "the first Tuesday from publication on about at 20:00",
        ),
        ("dimanche 9 juin", "fr", "Sunday, 9 June, in the year nearest to publication"),
        ("الجمعة الماضية", "ar", "the last Friday before publication"),
        ("two weeks ago", "en", "2 weeks before publication"),
        ("a few days ago", "en", "some days before publication"),
        ("le mois prochain", "fr", "the month after that of publication"),
        ("since Monday", "en", "since a Monday near publication"),
        ("two days before Easter", "en", "2 days before Easter, in the year nearest to publication"),
        ("early next week", "en", "the beginning of the week after that of publication"),
        ("the last three days", "en", "the 3 days before publication"),
    ],
)
def test_common_times_have_words(text: str, language: str, words: str) -> None:
    (mention,) = extract(text, language)
    assert describe(mention.value) == words


@pytest.mark.parametrize("notation", ["2023-01-31", "P3D", "{nthfrom(2,weekday(5),rel(day,0))}"])
def test_what_is_placed_or_has_no_words_is_given_in_the_notation(notation: str) -> None:
    assert describe(parse(notation)) == notation


def test_every_symbolic_time_of_the_tables_is_described_and_most_in_words() -> None:
    symbolic = [mention.value for row in ROWS for mention in extract(row.text, row.language)]
    told = [describe(value) for value in symbolic if value.is_symbolic]
    assert all(told)
    assert sum(words.startswith("{") for words in told) < len(told) * 0.05


def test_placed_times_are_described_as_they_are_rendered() -> None:
    (mention,) = extract("yesterday", "en", date(2023, 2, 1))
    assert describe(mention.value) == "2023-01-31"
