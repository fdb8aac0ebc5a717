"""W602: one thing told in words of different strength."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.stories import assert_found, cases, one, row, told

if TYPE_CHECKING:
    from checker.embed import Encoder
    from tests.rules.stories import Row, Seen


def shift(left: tuple[str, str], right: tuple[str, str]) -> tuple[Seen, ...]:
    return one("warning", ("article", *left), ("post", *right))


SHIFTS = (
    row(
        "injured in English, killed in French, and a word of another scale beside it",
        told("en", "The driver was injured in the accident. The ministry regretted the delay."),
        told("fr", "Le chauffeur est mort dans l'accident.", kind="post"),
        found=one("warning", ("article", "injured", "harm 1"), ("post", "mort", "harm 2")),
    ),
    row(
        "killed in French, injured in Arabic, and a word of another scale beside it",
        told("fr", "Le chauffeur est mort dans l'accident."),
        told("ar", "أصيب السائق في الحادث. وأسفت الوزارة للتأخير.", kind="post"),
        found=one("warning", ("article", "mort", "harm 2"), ("post", "أصيب", "harm 1")),
    ),
    row(
        "may and will, in English",
        told("en", "The company may suspend its flights to the capital next month."),
        told("en", "The company will suspend its flights to the capital next month.", kind="post"),
        found=shift(("may", "certainty 1"), ("will", "certainty 2")),
    ),
    row(
        "may in English, a plain future in Arabic",
        told("en", "The company may suspend its flights to the capital next month."),
        told("ar", "ستعلق الشركة رحلاتها إلى العاصمة الشهر المقبل.", kind="post"),
        found=shift(("may", "certainty 1"), ("ستعلق", "certainty 2")),
    ),
    row(
        "a plain future in French, might in Arabic",
        told("fr", "La compagnie suspendra ses vols vers la capitale le mois prochain."),
        told("ar", "قد تعلق الشركة رحلاتها إلى العاصمة الشهر المقبل.", kind="post"),
        found=shift(("suspendra", "certainty 2"), ("قد تعلق", "certainty 1")),
    ),
    row(
        "regretted in English, condemned in French",
        told("en", "The ministry regretted the attack on the embassy."),
        told("fr", "Le ministère a condamné l'attaque contre l'ambassade.", kind="post"),
        found=shift(("regretted", "blame 1"), ("condamné", "blame 3")),
    ),
    row(
        "reduce in Arabic, stop in English",
        told("ar", "قررت الحكومة خفض صادرات القمح إلى الخارج."),
        told("en", "The government decided to stop wheat exports abroad.", kind="post"),
        found=shift(("خفض", "ending 1"), ("stop", "ending 2")),
    ),
    row(
        "called for in French, demanded in Arabic",
        told("fr", "Les syndicats ont demandé la libération des deux journalistes."),
        told("ar", "طالبت النقابات بالإفراج عن الصحفيين.", kind="post"),
        found=shift(("demandé", "asking 1"), ("طالبت", "asking 3")),
    ),
    row(
        "some in English, all in Arabic",
        told("en", "Some of the schools in the province were closed."),
        told("ar", "أغلقت جميع المدارس في الإقليم.", kind="post"),
        found=shift(("Some", "share 1"), ("جميع", "share 3")),
    ),
    row(
        "injured in French, killed in English",
        told("fr", "Le chauffeur du bus a été blessé dans l'accident."),
        told("en", "The driver of the bus was killed in the accident.", kind="post"),
        found=shift(("blessé", "harm 1"), ("killed", "harm 2")),
    ),
    row(
        "clashes in Arabic, war in Arabic",
        told("ar", "حذر المبعوث من اندلاع اشتباكات بين البلدين على الحدود."),
        told("ar", "حذر المبعوث من اندلاع حرب بين البلدين على الحدود.", kind="post"),
        found=shift(("اشتباكات", "fighting 1"), ("حرب", "fighting 3")),
    ),
    row(
        "the death penalty is no death: injured in French, killed in Arabic",
        told("fr", "Les procureurs requièrent la peine de mort pour l'homme qui a blessé huit passants."),
        told("ar", "يطالب الادعاء بعقوبة الإعدام للرجل الذي قتل ثمانية من المارة.", kind="post"),
        found=shift(("blessé", "harm 1"), ("قتل", "harm 2")),
    ),
)

SAME = (
    row(
        "the same strength in other words",
        told("en", "The ministry condemned the attack on the embassy."),
        told("fr", "Le ministère a dénoncé l'attaque contre l'ambassade.", kind="post"),
    ),
    row(
        "may and pourrait",
        told("en", "The company may suspend its flights to the capital."),
        told("fr", "La compagnie pourrait suspendre ses vols vers la capitale.", kind="post"),
    ),
    row(
        "a near future and a plain one",
        told("fr", "La compagnie va suspendre ses vols vers la capitale le mois prochain."),
        told("en", "The company will suspend its flights to the capital next month.", kind="post"),
    ),
    row(
        "an Arabic future without will",
        told("en", "The company will suspend its flights to the capital."),
        told("ar", "ستعلق الشركة رحلاتها إلى العاصمة.", kind="post"),
    ),
    row(
        "said and confirmed",
        told("en", "The minister said that the port of Larache is open."),
        told("fr", "Le ministre a confirmé que le port de Larache est ouvert.", kind="post"),
    ),
    row(
        "both degrees in one account",
        told("en", "The accident killed the driver and injured two passengers."),
        told("ar", "أسفر الحادث عن مقتل السائق وإصابة راكبين.", kind="post"),
    ),
    row(
        "the other degree in the next sentence",
        told("en", "The driver was injured in the accident. He died in hospital."),
        told("fr", "Le chauffeur est mort dans l'accident.", kind="post"),
    ),
    row(
        "the other degree in the next sentence of the second source",
        told("fr", "Le chauffeur est mort dans l'accident."),
        told("en", "The driver was injured in the accident. He died in hospital.", kind="post"),
    ),
    row(
        "the other degree in the sentence before",
        told("fr", "Le chauffeur est mort dans l'accident."),
        told("en", "He died in hospital on Sunday. The driver was injured in the accident.", kind="post"),
    ),
    row(
        "two different matters",
        told("en", "The ministry regretted the delay of the train to Fez."),
        told("en", "The union condemned the arrest of a singer in Tunis.", kind="post"),
    ),
    row(
        "sur is not sûr",
        told("fr", "Le ministre parlera mardi sur la visite du port de Larache."),
        told(
            "en",
            "The minister is expected to speak on Tuesday about the visit to the port of Larache.",
            kind="post",
        ),
    ),
    row(
        "قد with a verb of the past is not may",
        told("ar", "وقد تسلمت الوزارة كل المساعدات في ميناء العرائش يوم الاثنين."),
        told(
            "fr",
            "Le ministère, qui doit tout vérifier, a reçu lundi toutes les aides au port de Larache.",
            kind="post",
        ),
    ),
    row(
        "one source says less",
        told("en", "The government decided to reduce wheat exports abroad."),
        told("fr", "Le gouvernement a parlé des exportations de blé.", kind="post"),
    ),
)


@pytest.mark.parametrize("case", cases([*SHIFTS, *SAME]))
def test_strength(case: Row, encoder: Encoder) -> None:
    assert_found("W602", case, encoder)
