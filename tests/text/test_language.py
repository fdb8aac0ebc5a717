"""Which language a text is in: of a line or an article, with whatever posts carry around."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.language import detect

LINES = [
    # Whole sentences.
    ("ar", "أعلنت الوزارة عن افتتاح مستشفى جديد في مدينة تطوان"),
    ("en", "The ministry has announced that a new hospital will open in Tetouan"),
    ("fr", "Le ministère a annoncé l'ouverture d'un nouvel hôpital à Tétouan"),
    # One short line, a headline, a word or two.
    ("ar", "محادثات"),
    ("ar", "الدار البيضاء: وصول الوفد"),
    ("en", "Talks resume"),
    ("en", "Three killed in bus crash"),
    ("en", "Minister's visit postponed"),
    ("fr", "Grève dans les ports"),
    ("fr", "L'accord est signé"),
    ("fr", "Séisme : trois morts à Agadir"),
    # What posts carry: handles, hashtags, addresses in another script.
    ("ar", "سعدت بلقاء @AmbassadorSmith اليوم #Morocco https://example.org/the/news/of/the/day"),
    ("en", "Glad to meet @MinisterOfTrade today #المغرب https://example.org/le/monde/des/livres"),
    ("fr", "Heureux d'avoir rencontré @TheMinister aujourd'hui #BreakingNews"),
    # Names in Latin letters inside Arabic, Arabic quoted inside French.
    ("ar", "قال Emmanuel Macron إن الزيارة كانت ناجحة"),
    ("fr", "Le mot « سلام » veut dire paix"),
    # Maghrebi letters are Arabic; capitals are no other language.
    ("ar", "ڭلميم: إطلاق مشروع في إقليم آسا الزاك"),
    ("en", "THE KING WILL NOT TRAVEL"),
    ("fr", "LE ROI NE VOYAGERA PAS"),
]

OTHERS = [
    ("es", "El presidente dijo que no habrá más reuniones con los sindicatos"),
    ("de", "Der Minister ist nicht nach Berlin gereist und wird auch nicht sprechen"),
    ("it", "Il presidente ha detto che non ci sono altre riunioni della commissione"),
    ("pt", "O presidente não disse mais nada sobre a reunião"),
    ("fa", "رئیس جمهور گفت که این توافق برای ایران است"),
    ("ur", "وزیر نے کہا کہ یہ خبر درست ہے"),
    ("he", "ראש הממשלה אמר כי לא יתפטר"),
    ("el", "Ο πρωθυπουργός δήλωσε"),
    ("ja", "首相は東京で会見した"),
]

NOTHING_TO_GO_BY = [
    "",
    "   ",
    "2023",
    "12:30 - 14:00",
    "@someone #tag",
    "https://example.org/the/of",
    "🇲🇦🇫🇷",
    "—",
]


@pytest.mark.parametrize(("language", "text"), LINES)
def test_names_the_language_of_a_line(language: str, text: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_does_not_take_other_languages_for_one_of_the_three(language: str, text: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize("text", NOTHING_TO_GO_BY)
def test_says_so_when_there_is_nothing_to_go_by(text: str) -> None:
    assert detect(text) == "und"


def test_a_language_that_is_not_certain_is_not_named() -> None:
    assert detect("Президент прибыл в Рабат") == "und"


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_an_article_is_in_the_language_of_its_lines(language: str) -> None:
    lines = [text for tag, text in LINES if tag == language]
    other = next(text for tag, text in LINES if tag != language)
    assert detect("\n".join([*lines, other, *lines])) == language


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert detect(text) == "und" or detect(text).isalpha()
