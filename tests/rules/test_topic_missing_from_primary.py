"""T402: a topic that the other accounts share and the text to be published lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.stories import assert_found, cases, one, row, told

if TYPE_CHECKING:
    from checker.embed import Encoder
    from checker.model.source import Source
    from tests.rules.stories import Row

PLAIN = {
    "en": "Minister Karim Tazi met the ambassador in Rabat.",
    "fr": "Le ministre Karim Tazi a reçu l'ambassadeur à Rabat.",
    "ar": "استقبل الوزير كريم التازي السفير في الرباط.",
}
FORUM = {
    "en": "They spoke of the Negev Forum and of the weather.",
    "fr": "Ils ont parlé du forum du Néguev et de la météo.",
    "ar": "تحدثا عن منتدى النقب وعن الطقس.",
}


def article(language: str, text: str) -> Source:
    return told(language, text, primary=True)


MISSING = (
    row(
        "two English posts have the forum, the article has not",
        article("ar", PLAIN["ar"]),
        told("en", FORUM["en"], kind="post"),
        told("en", "The Negev Forum was discussed.", kind="tweet"),
        found=one("warning", ("post", "Negev Forum", "forum"), ("tweet", "Negev Forum", "forum")),
    ),
    row(
        "an Arabic statement and an English post",
        article("fr", PLAIN["fr"]),
        told("ar", FORUM["ar"], kind="statement"),
        told("en", FORUM["en"], kind="post"),
        found=one("warning", ("statement", "منتدى النقب", "forum"), ("post", "Negev Forum", "forum")),
    ),
    row(
        "an Arabic statement and a French post",
        article("en", PLAIN["en"]),
        told("ar", FORUM["ar"], kind="statement"),
        told("fr", FORUM["fr"], kind="post"),
        found=one("warning", ("statement", "منتدى النقب", "forum"), ("post", "forum du Néguev", "forum")),
    ),
    row(
        "two Arabic accounts",
        article("en", PLAIN["en"]),
        told("ar", FORUM["ar"], kind="statement"),
        told("ar", "ناقش الطرفان منتدى النقب.", kind="post"),
        found=one("warning", ("statement", "منتدى النقب", "forum"), ("post", "منتدى النقب", "forum")),
    ),
    row(
        "three of four accounts",
        article("en", PLAIN["en"]),
        told("fr", FORUM["fr"], kind="statement"),
        told("fr", "Le forum du Néguev a été évoqué.", kind="post"),
        told("en", FORUM["en"], kind="tweet"),
        found=one(
            "warning",
            ("statement", "forum du Néguev", "forum"),
            ("post", "forum du Néguev", "forum"),
            ("tweet", "Negev Forum", "forum"),
        ),
    ),
    row(
        "two of three other accounts",
        article("ar", PLAIN["ar"]),
        told("en", PLAIN["en"], kind="statement"),
        told("en", FORUM["en"], kind="post"),
        told("en", "The Negev Forum was discussed.", kind="tweet"),
        found=one("warning", ("post", "Negev Forum", "forum"), ("tweet", "Negev Forum", "forum")),
    ),
)

NOT_MISSING = (
    row(
        "the article has it, in its own language",
        article("ar", PLAIN["ar"] + " " + FORUM["ar"]),
        told("en", FORUM["en"], kind="post"),
        told("en", "The Negev Forum was discussed.", kind="tweet"),
    ),
    row(
        "the article has it under the same head in other words",
        article("en", PLAIN["en"] + " They spoke of the regional forum."),
        told("en", FORUM["en"], kind="post"),
        told("en", "The Negev Forum was discussed.", kind="tweet"),
    ),
    row(
        "the article has the head alone, of something else perhaps, in English",
        article("en", PLAIN["en"] + " The old hall of the forum was sold to a bank in March."),
        told("en", FORUM["en"], kind="post"),
        told("en", "The Negev Forum was discussed.", kind="tweet"),
    ),
    row(
        "the article has the head alone, of something else perhaps, in French",
        article("fr", PLAIN["fr"] + " La vieille salle du forum a été vendue à une banque en mars."),
        told("en", FORUM["en"], kind="post"),
        told("en", "The Negev Forum was discussed.", kind="tweet"),
    ),
    row(
        "the article has the head alone, of something else perhaps, in Arabic",
        article("ar", PLAIN["ar"] + " وبيعت قاعة المنتدى القديمة لأحد البنوك في مارس."),
        told("en", FORUM["en"], kind="post"),
        told("en", "The Negev Forum was discussed.", kind="tweet"),
    ),
    row(
        "only one other account has it",
        article("en", PLAIN["en"]),
        told("en", FORUM["en"], kind="post"),
        told("fr", PLAIN["fr"], kind="statement"),
    ),
    row(
        "no text is marked as the one to be published",
        told("en", PLAIN["en"]),
        told("en", FORUM["en"], kind="post"),
        told("en", "The Negev Forum was discussed.", kind="tweet"),
    ),
    row(
        "one other account, and a statement quoted in it",
        article("en", PLAIN["en"]),
        told("en", "He wrote: “The Negev Forum was discussed today”.", kind="post"),
        told("en", "The Negev Forum was discussed today", kind="statement", within="post"),
    ),
    row(
        "two accounts only",
        article("en", PLAIN["en"]),
        told("en", FORUM["en"], kind="post"),
    ),
    row(
        "the others speak of two different forums",
        article("en", PLAIN["en"]),
        told("en", "They spoke of the Negev Forum.", kind="post"),
        told("en", "They spoke of the youth forum.", kind="tweet"),
    ),
)


@pytest.mark.parametrize("case", cases((*MISSING, *NOT_MISSING)))
def test_topics_of_the_others(case: Row, encoder: Encoder) -> None:
    assert_found("T402", case, encoder)
