"""Q503: a quotation attributed to a source of the story that is not in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.stories import assert_found, cases, one, row, told

if TYPE_CHECKING:
    from checker.embed import Encoder
    from tests.rules.stories import Row

POST_EN = "Spoke with my Moroccan counterpart about our strong cooperation on border security."
STATEMENT_FR = (
    "La compagnie présente ses excuses aux voyageurs. Le trafic reprendra normalement lundi matin. "
    "Une enquête interne a été ouverte."
)
STATEMENT_AR = "تؤكد الوزارة أن المخزون كاف إلى نهاية السنة. وستنشر الأرقام كل أسبوع."

UNSUPPORTED = (
    row(
        "Arabic article, English post",
        told(
            "ar", "وكتب وزير الخارجية الإسباني بيدرو ألفاريز في تغريدة: «سنفرض عقوبات على المصارف الأجنبية»."
        ),
        told("en", POST_EN, kind="tweet", speaker="Pedro Alvarez, Foreign Minister of Spain"),
        found=one(
            "warning",
            ("article", "سنفرض عقوبات على المصارف الأجنبية", "quoted"),
            ("tweet", "about our strong cooperation on border security.", "nearest passage"),
        ),
    ),
    row(
        "Arabic article, two posts of the speaker: the nearer is shown",
        told(
            "ar", "وكتب وزير الخارجية الإسباني بيدرو ألفاريز في تغريدة: «سنفرض عقوبات على المصارف الأجنبية»."
        ),
        told(
            "fr",
            "Bonne fête à tous les enfants.",
            kind="tweet",
            speaker="Pedro Alvarez, Foreign Minister of Spain",
        ),
        told("en", POST_EN, kind="tweet", speaker="Pedro Alvarez, Foreign Minister of Spain"),
        found=one(
            "warning",
            ("article", "سنفرض عقوبات على المصارف الأجنبية", "quoted"),
            ("tweet-2", "about our strong cooperation on border security.", "nearest passage"),
        ),
    ),
    row(
        "English article, English post",
        told(
            "en",
            "“We will never pay for the damage to the old harbour,” Foreign Minister Pedro Alvarez wrote "
            "in a post.",
        ),
        told("en", POST_EN, kind="post", speaker="Pedro Alvarez"),
        found=one(
            "warning",
            ("article", "We will never pay for the damage to the old harbour,", "quoted"),
            ("post", POST_EN.removesuffix(" security."), "nearest passage"),
        ),
    ),
    row(
        "French article, its company's statement",
        told(
            "fr",
            "Dans son communiqué, la compagnie évoque « une rupture du rail due à la vétusté de la voie ».",
        ),
        told("fr", STATEMENT_FR, kind="statement"),
        found=one(
            "warning",
            ("article", "une rupture du rail due à la vétusté de la voie", "quoted"),
            ("statement", "La compagnie présente ses excuses aux voyageurs.", "nearest passage"),
        ),
    ),
    row(
        "French article, Arabic statement",
        told(
            "fr",
            "Le ministère affirme dans un communiqué que « les frontières resteront fermées aux camions ».",
        ),
        told("ar", STATEMENT_AR, kind="statement"),
        found=one(
            "warning",
            ("article", "les frontières resteront fermées aux camions", "quoted"),
            ("statement", "أن المخزون كاف إلى نهاية السنة.", "nearest passage"),
        ),
    ),
    row(
        "Arabic statement, Maghrebi newspaper",
        told("ar", "وجاء في بلاغ للوزارة أن «الموسم الفلاحي تضرر كثيرا من الجفاف والحرارة»."),
        told("ar", STATEMENT_AR, kind="statement"),
        found=one(
            "warning",
            ("article", "الموسم الفلاحي تضرر كثيرا من الجفاف والحرارة", "quoted"),
            ("statement", "الوزارة أن المخزون كاف إلى نهاية السنة.", "nearest passage"),
        ),
    ),
)

SUPPORTED_OR_ELSEWHERE = (
    row(
        "word for word",
        told(
            "fr",
            "Dans son communiqué, la compagnie affirme que « le trafic reprendra normalement lundi matin ».",
        ),
        told("fr", STATEMENT_FR, kind="statement"),
    ),
    row(
        "a faithful translation of the post",
        told(
            "ar", "وكتب وزير الخارجية الإسباني بيدرو ألفاريز في تغريدة: «تعاوننا المتين في مجال أمن الحدود»."
        ),
        told("en", POST_EN, kind="tweet", speaker="Pedro Alvarez, Foreign Minister of Spain"),
    ),
    row(
        "a free but faithful translation",
        told(
            "en", "In a statement the ministry said that “there is enough in stock to last until December”."
        ),
        told("ar", STATEMENT_AR, kind="statement"),
    ),
    row(
        "a very free translation, which only its meaning ties to the source",
        told(
            "en",
            "In a statement the ministry said that "
            "“people will find all they need in the shops until the year is out”.",
        ),
        told("ar", STATEMENT_AR, kind="statement"),
    ),
    row(
        "a free translation into Arabic",
        told("ar", "وجاء في بلاغ للوزارة أن «طريق الجبل مقطوعة بسبب الثلوج إلى إشعار آخر»."),
        told(
            "fr",
            "La route du col restera fermée jusqu'à nouvel ordre en raison de la neige. "
            "Les équipes travaillent jour et nuit.",
            kind="statement",
        ),
    ),
    row(
        "a translation of a part of the sentence",
        told(
            "fr", "Le ministère assure dans un communiqué que « le stock suffit jusqu'à la fin de l'année »."
        ),
        told("ar", STATEMENT_AR, kind="statement"),
    ),
    row(
        "a speaker who has no source in the story",
        told("en", "“The harbour is lost for good,” said Mayor Laura MacLean."),
        told("en", POST_EN, kind="post", speaker="Pedro Alvarez"),
    ),
    row(
        "said at a press conference, not in the post",
        told(
            "en",
            "“We will never pay for the damage,” Foreign Minister Pedro Alvarez told reporters in Madrid.",
        ),
        told("en", POST_EN, kind="post", speaker="Pedro Alvarez"),
    ),
    row(
        "another person with the same last name",
        told("en", "“We will never pay for the damage,” Mayor Ana Alvarez wrote in a post."),
        told("en", POST_EN, kind="post", speaker="Pedro Alvarez"),
    ),
    row(
        "a name in quotation marks",
        told("fr", "Dans son communiqué, la compagnie cite le train « Étoile »."),
        told("fr", STATEMENT_FR, kind="statement"),
    ),
    row(
        "nobody is said to have said it",
        told("en", "A banner read “no more tolls on the bridge”."),
        told("en", POST_EN, kind="post", speaker="Pedro Alvarez"),
    ),
    row(
        "a statement that is only quoted in the article",
        told("en", "In a statement the ministry said: “The dam is safe and will be inspected again”."),
        told("en", "The dam is safe and will be inspected again", kind="statement", within="article"),
    ),
)


@pytest.mark.parametrize("case", cases([*UNSUPPORTED, *SUPPORTED_OR_ELSEWHERE]))
def test_quotations(case: Row, encoder: Encoder) -> None:
    assert_found("Q503", case, encoder)
