"""N202: one number, told more and less exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.stories import assert_found, cases, one, row, told

if TYPE_CHECKING:
    from checker.embed import Encoder
    from tests.rules.stories import Row

LESS_EXACT = (
    row(
        "about",
        told("en", "Police arrested about 40 protesters outside parliament."),
        told("ar", "اعتقلت الشرطة 42 متظاهرا أمام البرلمان.", kind="tweet"),
        found=one(
            "info",
            ("article", "about 40 protesters", "~40 protester"),
            ("tweet", "42 متظاهرا", "42 protester"),
        ),
    ),
    row(
        "dozens",
        told("fr", "Des dizaines de maisons ont brûlé dans le village."),
        told("en", "36 houses burned down in the village.", kind="tweet"),
        found=one(
            "info",
            ("article", "dizaines de maisons", "~15..150 house"),
            ("tweet", "36 houses", "36 house"),
        ),
    ),
    row(
        "rounded",
        told("en", "The flood destroyed 1,234 homes in the valley."),
        told("fr", "Les inondations ont détruit 1 200 logements dans la vallée.", kind="tweet"),
        found=one("info", ("article", "1,234 homes", "1234 home"), ("tweet", "1 200 logements", "1200 home")),
    ),
    row(
        "a bound",
        told("ar", "شارك أكثر من 1200 طالب في المسيرة."),
        told("fr", "1 350 étudiants ont participé à la marche.", kind="tweet"),
        found=one(
            "info",
            ("article", "أكثر من 1200 طالب", ">1200 student"),
            ("tweet", "1 350 étudiants", "1350 student"),
        ),
    ),
    row(
        "decimals",
        told("fr", "L'inflation a atteint 3,47 %."),
        told("ar", "بلغ التضخم 3.5 في المئة.", kind="tweet"),
        found=one("info", ("article", "3,47 %", "3.47 %"), ("tweet", "3.5 في المئة", "3.5 %")),
    ),
    row(
        "behind a number that is in conflict, English and French",
        told(
            "en",
            "Police arrested twelve students on Monday. The storm destroyed about 40 homes in the valley.",
        ),
        told(
            "fr",
            "La police a arrêté trente étudiants lundi. La tempête a détruit 42 logements dans la vallée.",
            kind="tweet",
        ),
        found=one("info", ("article", "about 40 homes", "~40 home"), ("tweet", "42 logements", "42 home")),
    ),
    row(
        "behind a number that is in conflict, Arabic and French",
        told("ar", "اعتقلت الشرطة اثني عشر طالبا يوم الاثنين. دمرت العاصفة حوالي 40 منزلا في الوادي."),
        told(
            "fr",
            "La police a arrêté trente étudiants lundi. La tempête a détruit 42 logements dans la vallée.",
            kind="tweet",
        ),
        found=one("info", ("article", "حوالي 40 منزلا", "~40 home"), ("tweet", "42 logements", "42 home")),
    ),
)

NOTHING = (
    row(
        "equal",
        told("en", "Twelve students were arrested."),
        told("fr", "12 étudiants ont été interpellés.", kind="tweet"),
    ),
    row(
        "a point that may be of thousands, Arabic and English",
        told("ar", "أتلف الحريق 1.234 شجرة في الغابة."),
        told("en", "The fire destroyed 1234 trees in the forest.", kind="tweet"),
    ),
    row(
        "a point that may be of thousands, English and French",
        told("en", "The fire destroyed 1234 trees in the forest."),
        told("fr", "L'incendie a détruit 1.234 arbres dans la forêt.", kind="tweet"),
    ),
    row(
        "about, on both sides",
        told("en", "About 40 students were arrested."),
        told("fr", "Une quarantaine d'étudiants ont été interpellés.", kind="tweet"),
    ),
    row(
        "the same bound",
        told("ar", "قتل ما لا يقل عن 12 شخصا في الزلزال."),
        told("en", "At least 12 people were killed in the earthquake.", kind="tweet"),
    ),
    row(
        "a conflict",
        told("en", "Twelve students were arrested."),
        told("ar", "اعتقل ثلاثون طالبا.", kind="tweet"),
    ),
    row(
        "lengths of time",
        told("en", "The trial lasted about two weeks."),
        told("fr", "Le procès a duré deux semaines.", kind="tweet"),
    ),
    row(
        "converted figures",
        told("en", "The village lies 50 miles from the border."),
        told("ar", "تقع القرية على بعد 80 كيلومترا من الحدود.", kind="tweet"),
    ),
    row(
        "other counted things",
        told("en", "The storm destroyed about 40 homes."),
        told("fr", "La tempête a blessé 42 personnes.", kind="tweet"),
    ),
)


@pytest.mark.parametrize("item", cases(LESS_EXACT))
def test_less_exact_numbers_are_told(item: Row, encoder: Encoder) -> None:
    assert_found("N202", item, encoder)


@pytest.mark.parametrize("item", cases(NOTHING))
def test_nothing_is_said_of_equal_or_other_numbers(item: Row, encoder: Encoder) -> None:
    assert_found("N202", item, encoder)
