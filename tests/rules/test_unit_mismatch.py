"""N203: the same figure in another unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.stories import assert_found, cases, one, row, told

if TYPE_CHECKING:
    from checker.embed import Encoder
    from tests.rules.stories import Row

MISMATCHES = (
    row(
        "dollars and euros, beside another number, English and French",
        told("en", "The bank lent 500 million dollars for 3 new bridges."),
        told("fr", "La banque a prêté 500 millions d'euros pour 3 nouveaux ponts."),
        found=one(
            "error",
            ("article", "500 million dollars", "500000000 USD"),
            ("article-2", "500 millions d'euros", "500000000 EUR"),
        ),
    ),
    row(
        "dollars and euros, beside another number, Arabic and English",
        told("ar", "أقرض البنك 500 مليون يورو لبناء 3 جسور جديدة."),
        told("en", "The bank lent 500 million dollars for 3 new bridges."),
        found=one(
            "error",
            ("article", "500 مليون يورو", "500000000 EUR"),
            ("article-2", "500 million dollars", "500000000 USD"),
        ),
    ),
    row(
        "dollars and euros",
        told("en", "The fund will lend Tunisia 500 million dollars."),
        told("fr", "Le fonds prêtera 500 millions d'euros à la Tunisie.", kind="tweet"),
        found=one(
            "error",
            ("article", "500 million dollars", "500000000 USD"),
            ("tweet", "500 millions d'euros", "500000000 EUR"),
        ),
    ),
    row(
        "percentage points and per cent",
        told("ar", "ارتفع معدل البطالة بثلاث نقاط مئوية."),
        told("en", "The unemployment rate rose by 3 per cent.", kind="tweet"),
        found=one(
            "error", ("article", "ثلاث نقاط مئوية", "3 percentage point"), ("tweet", "3 per cent", "3 %")
        ),
    ),
    row(
        "kilometres and miles",
        told("fr", "Le village se trouve à 80 kilomètres de la frontière."),
        told("en", "The village lies 80 miles from the border.", kind="tweet"),
        found=one("error", ("article", "80 kilomètres", "80 kilometre"), ("tweet", "80 miles", "80 mile")),
    ),
    row(
        "days and weeks",
        told("ar", "استمرت المفاوضات خمسة أيام في جنيف."),
        told("fr", "Les négociations ont duré cinq semaines à Genève.", kind="tweet"),
        found=one("error", ("article", "خمسة أيام", "5 day"), ("tweet", "cinq semaines", "5 week")),
    ),
    row(
        "dollars of two countries",
        told("en", "The company was fined 40 million US dollars."),
        told("fr", "L'entreprise a été condamnée à payer 40 millions de dollars canadiens.", kind="tweet"),
        found=one(
            "error",
            ("article", "40 million US dollars", "40000000 USD"),
            ("tweet", "40 millions de dollars canadiens", "40000000 CAD"),
        ),
    ),
)

AGREE = (
    row(
        "a currency whose country one side leaves out",
        told("en", "The company was fined 40 million dollars."),
        told("fr", "L'entreprise a été condamnée à payer 40 millions de dollars canadiens.", kind="tweet"),
    ),
    row(
        "a sign and a word",
        told("en", "The bank cut its rate to 3%."),
        told("ar", "خفض البنك سعر الفائدة إلى ثلاثة في المئة.", kind="tweet"),
    ),
    row(
        "a unit that one side leaves out",
        told("fr", "La route mesure 120 km."),
        told("en", "The length of the road is 120.", kind="tweet"),
    ),
    row(
        "another figure in another unit",
        told("en", "The village lies 50 miles from the border."),
        told("fr", "Le village se trouve à 80 kilomètres de la frontière.", kind="tweet"),
    ),
    row(
        "about as long in either unit",
        told("en", "The hole is about 30 yards wide."),
        told("fr", "Le trou mesure environ 30 mètres de large.", kind="tweet"),
    ),
    row(
        "one loan here, another of the same figure there, English and French",
        told("en", "The bank lent 40 million euros for the port and 40 million dollars for the plant."),
        told("fr", "La banque a prêté 40 millions d'euros pour le port."),
    ),
    row(
        "one loan here, another of the same figure there, Arabic and French",
        told("ar", "أقرض البنك 40 مليون يورو من أجل الميناء و40 مليون دولار من أجل المصنع."),
        told("fr", "La banque a prêté 40 millions d'euros pour le port."),
    ),
    row(
        "both units in both sources",
        told("en", "The loan of 300 million dollars runs for 300 days."),
        told("ar", "مدة القرض البالغ 300 مليون دولار 300 يوم.", kind="tweet"),
    ),
    row(
        "the same figure of two things",
        told("en", "The storm killed 40 people."),
        told("fr", "La tempête a duré 40 heures.", kind="tweet"),
    ),
    row(
        "an age said in two ways",
        told("en", "A 24-year-old man was arrested in Tangier."),
        told("ar", "اعتقل شاب يبلغ من العمر 24 سنة في طنجة.", kind="tweet"),
    ),
)


@pytest.mark.parametrize("item", cases(MISMATCHES))
def test_mismatches_are_found(item: Row, encoder: Encoder) -> None:
    assert_found("N203", item, encoder)


@pytest.mark.parametrize("item", cases(AGREE))
def test_one_unit_is_no_mismatch(item: Row, encoder: Encoder) -> None:
    assert_found("N203", item, encoder)
