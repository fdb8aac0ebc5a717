"""S701: a claim that no other source has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.stories import assert_found, cases, one, row, told

if TYPE_CHECKING:
    from checker.embed import Encoder
    from tests.rules.stories import Row

CALL_EN = "Foreign Minister Karim Tazi spoke by phone with Laura MacLean about trade on Monday."
CALL_AR = "أجرى وزير الخارجية كريم التازي يوم الاثنين اتصالا هاتفيا مع لورا ماكلين حول التجارة."
CALL_FR = (
    "Le ministre des Affaires étrangères Karim Tazi s'est entretenu lundi par téléphone avec Laura MacLean."
)
ALONE = "one source"

ALONE_ROWS = (
    row(
        "English: a date that only the article has",
        told("en", f"{CALL_EN} The ferry line to Genoa was closed in March 2021."),
        told("ar", CALL_AR, kind="post"),
        found=one("info", ("article", "The ferry line to Genoa was closed in March 2021.", ALONE)),
    ),
    row(
        "Arabic: an institution that only the article has",
        told("ar", f"{CALL_AR} وتعقد لجنة الصيد البحري دورتها في أكادير."),
        told("en", CALL_EN, kind="post"),
        found=one("info", ("article", "وتعقد لجنة الصيد البحري دورتها في أكادير.", ALONE)),
    ),
    row(
        "French: a quotation that only the post has",
        told("ar", CALL_AR),
        told("fr", f"{CALL_FR} Le maire d'Oujda craint « une pénurie de blé pour l'hiver ».", kind="post"),
        found=one("info", ("post", "Le maire d'Oujda craint « une pénurie de blé pour l'hiver ».", ALONE)),
    ),
    row(
        "both sides have something of their own",
        told("en", "A fire broke out in the old tannery of Fez at dawn."),
        told("fr", "Le budget du théâtre municipal a été voté en juin 2022.", kind="post"),
        found=(
            *one("info", ("article", "A fire broke out in the old tannery of Fez at dawn.", ALONE)),
            *one("info", ("post", "Le budget du théâtre municipal a été voté en juin 2022.", ALONE)),
        ),
    ),
    row(
        "of three sources one",
        told("en", CALL_EN),
        told("ar", CALL_AR, kind="post"),
        told("fr", f"{CALL_FR} Le prix du gaz a baissé en janvier 2023.", kind="statement"),
        found=one("info", ("statement", "Le prix du gaz a baissé en janvier 2023.", ALONE)),
    ),
    row(
        "a persons' name is a fact",
        told("ar", f"{CALL_AR} وغابت الوزيرة نادية بنعلي عن مجلس الحكومة هذه المرة."),
        told("en", CALL_EN, kind="post"),
        found=one("info", ("article", "وغابت الوزيرة نادية بنعلي عن مجلس الحكومة هذه المرة.", ALONE)),
    ),
    row(
        "French in both sources",
        told("fr", "Karim Tazi a inauguré lundi le port de Nador. Une éclipse sera visible à Dakar en juin."),
        told("fr", "Le ministre Karim Tazi a ouvert lundi le nouveau port de Nador.", kind="post"),
        found=one("info", ("article", "Une éclipse sera visible à Dakar en juin.", ALONE)),
    ),
)

SHARED_ROWS = (
    row("a translation", told("en", CALL_EN), told("ar", CALL_AR, kind="post")),
    row("French and Arabic", told("fr", CALL_FR), told("ar", CALL_AR, kind="post")),
    row(
        "a freer account of the same call",
        told("ar", "تحادث كريم التازي هاتفيا مع نظيرته لورا ماكلين بشأن المبادلات التجارية."),
        told("en", "Good call with Laura MacLean. We spoke about trade.", kind="post", speaker="Karim Tazi"),
    ),
    row(
        "another day for the same call is no claim of its own",
        told("en", CALL_EN.replace("Monday", "Tuesday")),
        told("ar", CALL_AR, kind="post"),
    ),
    row(
        "a claim without any fact",
        told("en", f"{CALL_EN} Everybody there was rather glad and hopeful."),
        told("ar", CALL_AR, kind="post"),
    ),
    row("a few words", told("en", f"{CALL_EN} See you in 2025."), told("ar", CALL_AR, kind="post")),
    row("one source", told("en", "A fire broke out in the old tannery of Fez at dawn.")),
    row(
        "one source with a nested statement",
        told("en", "The mayor wrote: “A fire broke out in the old tannery at dawn on Friday”."),
        told(
            "en", "A fire broke out in the old tannery at dawn on Friday", kind="statement", within="article"
        ),
    ),
    row(
        "an idiom and its plain translation",
        told("fr", "Le président Omar Slaoui a jeté l'éponge et quitte la course à l'élection de juin."),
        told("en", "President Omar Slaoui has withdrawn from the race for the June election.", kind="post"),
    ),
    row(
        "one source less detailed, in Arabic",
        told(
            "ar",
            "اندلع حريق مساء الاثنين في سوق المدينة القديمة بفاس وأتى على عشرين متجرا دون خسائر في الأرواح.",
        ),
        told("ar", "حريق في سوق فاس القديم يوم الاثنين أتى على متاجر.", kind="post"),
    ),
    row(
        "one denial in two languages",
        told("en", "The ministry denied that the port of Nador had been closed in March 2021."),
        told("ar", "نفت الوزارة أن يكون ميناء الناظور قد أغلق في مارس 2021.", kind="post"),
    ),
)


@pytest.mark.parametrize("case", cases([*ALONE_ROWS, *SHARED_ROWS]))
def test_claims_alone(case: Row, encoder: Encoder) -> None:
    assert_found("S701", case, encoder)
