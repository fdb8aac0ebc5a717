"""T401: a topic that not every source has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.stories import Seen, assert_found, cases, one, row, told

if TYPE_CHECKING:
    from checker.embed import Encoder
    from tests.rules.stories import Row

ONLY_IN = (
    row(
        "a forum, in the Arabic article alone",
        told("ar", "تحدث الوزيران عن منتدى النقب."),
        told("en", "The ministers spoke by phone.", kind="post"),
        found=one("info", ("article", "منتدى النقب", "forum")),
    ),
    row(
        "a committee, in English",
        told("en", "They thanked the Jerusalem committee for its work."),
        told("ar", "شكر الوزيران الحاضرين.", kind="post"),
        found=one("info", ("article", "Jerusalem committee", "committee")),
    ),
    row(
        "a solution, in French",
        told("fr", "Il soutient la solution à deux États."),
        told("en", "He called for calm.", kind="post"),
        found=one("info", ("article", "solution à deux États", "solution")),
    ),
    row(
        "in two of three sources, across languages",
        told("ar", "ناقش الوزيران التعاون الأمني بين البلدين."),
        told("en", "We spoke about security cooperation.", kind="post"),
        told("fr", "Les ministres se sont parlé.", kind="statement"),
        found=one(
            "info",
            ("article", "التعاون الأمني بين البلدين", "cooperation"),
            ("post", "security cooperation", "cooperation"),
        ),
    ),
    row(
        "an event of its own",
        told("en", "Port workers walked out on a strike at dawn."),
        told("fr", "Les navires attendent au large.", kind="post"),
        found=one("info", ("article", "walked out", "strike"), ("article", "strike", "strike")),
    ),
    row(
        "at most four passages",
        told(
            "en",
            "The water agency met. The water agency slept. The water agency rested. The water agency left. "
            "The water agency slept.",
        ),
        told("ar", "لا خبر.", kind="post"),
        found=one("info", *[("article", "water agency", "agency")] * 4),
    ),
    row(
        "two topics of one kind are two",
        told("ar", "عقدت لجنة القدس ولجنة المالية اجتماعا."),
        told("en", "Nothing new today.", kind="post"),
        found=(
            Seen("info", (("article", "لجنة القدس", "committee"),)),
            Seen("info", (("article", "لجنة المالية", "committee"),)),
        ),
    ),
)

SHARED = (
    row(
        "the same phrase in all",
        told("ar", "بحث الوزيران مشروع الميناء."),
        told("ar", "وتناول اللقاء مشروع الميناء.", kind="post"),
    ),
    row(
        "a shorter name for it",
        told("ar", "بحث الوزيران ملف لجنة القدس الدائمة."),
        told("ar", "تجتمع لجنة القدس غدا.", kind="post"),
    ),
    row(
        "its translation",
        told("ar", "ناقشا التعاون الأمني."),
        told("en", "They discussed security cooperation.", kind="post"),
    ),
    row(
        "French and English",
        told("fr", "Ils ont signé un accord de pêche."),
        told("en", "They signed a fisheries agreement.", kind="post"),
    ),
    row(
        "a head word alone says too little",
        told("en", "The agreement was welcomed."),
        told("fr", "Tout le monde est content.", kind="post"),
    ),
    row(
        "one source alone has nothing to lack",
        told("en", "They thanked the Jerusalem committee."),
    ),
    row(
        "a statement nested in the article is part of it",
        told("en", "The ministry wrote: “we support the water project”. The water project is dear."),
        told("en", "we support the water project", kind="statement", within="article"),
    ),
    row(
        "words that are no topic",
        told("ar", "قال الوزير إن الجو جميل."),
        told("en", "The minister was glad.", kind="post"),
    ),
    row(
        "talks and visits are what accounts are about",
        told("en", "They held a meeting during the visit."),
        told("ar", "تكلما طويلا.", kind="post"),
    ),
    row(
        "Arabic and French words for one process",
        told("ar", "دعا الوزيران إلى عملية السلام."),
        told("fr", "Ils ont défendu le processus de paix.", kind="post"),
    ),
    row(
        "French and English word order",
        told("fr", "Ils ont parlé de la coopération militaire."),
        told("en", "They spoke of military cooperation.", kind="post"),
    ),
    row(
        "what both say was not discussed is a topic of both",
        told("en", "They did not discuss the fisheries agreement."),
        told("ar", "لم يناقشا اتفاق الصيد البحري.", kind="post"),
    ),
)


@pytest.mark.parametrize("case", cases([*ONLY_IN, *SHARED]))
def test_topics(case: Row, encoder: Encoder) -> None:
    assert_found("T401", case, encoder)
