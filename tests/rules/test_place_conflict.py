"""P305: the same event, another place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.stories import assert_found, cases, one, row, told

if TYPE_CHECKING:
    from checker.embed import Encoder
    from tests.rules.stories import Row

FOUND = (
    row(
        "initials with full stops",
        told("en", "The delegation left for the U.S. on Monday."),
        told("fr", "La délégation est partie lundi pour le Canada."),
        found=one("warning", ("article", "U.S.", "US"), ("article-2", "Canada", "CA")),
    ),
    row(
        "another city",
        told("en", "The two ministers signed the fishing agreement in Geneva on Monday."),
        told("ar", "وقع الوزيران اتفاق الصيد في فيينا يوم الاثنين."),
        found=one("error", ("article", "Geneva", "Geneva, CH"), ("article-2", "فيينا", "Vienna, AT")),
    ),
    row(
        "another country",
        told("fr", "Un séisme a frappé le nord de la Libye dans la nuit, selon l'institut de géophysique."),
        told("en", "An earthquake struck northern Algeria overnight, according to the geophysics institute."),
        found=one("error", ("article", "Libye", "LY"), ("article-2", "Algeria", "DZ")),
    ),
    row(
        "what comes from another country",
        told("ar", "استقبل رئيس البرلمان الوفد التونسي في مكتبه."),
        told("en", "The speaker of parliament received the Jordanian delegation in his office."),
        found=one("warning", ("article", "التونسي", "TN"), ("article-2", "Jordanian", "JO")),
    ),
    row(
        "another region",
        told("en", "The wildfire in California destroyed forty houses, firefighters said."),
        told("fr", "L'incendie en Floride a détruit quarante maisons, selon les pompiers."),
        found=one(
            "error", ("article", "California", "California, US"), ("article-2", "Floride", "Florida, US")
        ),
    ),
    row(
        "another city in one language",
        told("ar", "افتتح الوزير المستشفى الجديد في مراكش أمس."),
        told("ar", "افتتح الوزير المستشفى الجديد في طنجة أمس."),
        found=one("error", ("article", "مراكش", "Marrakech, MA"), ("article-2", "طنجة", "Tangiers, MA")),
    ),
    row(
        "another continent",
        told("en", "The company closed its last factory in Europe on Friday."),
        told("ar", "أغلقت الشركة آخر مصنع لها في أفريقيا يوم الجمعة."),
        found=one("error", ("article", "Europe", "Europe"), ("article-2", "أفريقيا", "Africa")),
    ),
    row(
        "a continent, and a country elsewhere",
        told("fr", "Le ministre a achevé vendredi sa tournée en Amérique latine."),
        told("en", "The minister ended his tour of Japan on Friday."),
        found=one("error", ("article", "Amérique latine", "Latin America"), ("article-2", "Japan", "JP")),
    ),
)

NONE = (
    row(
        "a country of the continent",
        told("en", "The company closed its last factory in Africa on Friday."),
        told("fr", "L'entreprise a fermé vendredi sa dernière usine au Maroc."),
    ),
    row(
        "a part of a part of the world",
        told("ar", "اختتم الوزير جولته في المغرب العربي يوم الجمعة."),
        told("fr", "Le ministre a achevé vendredi sa tournée en Afrique du Nord."),
    ),
    row(
        "a continent is no country, though its name has one's in it",
        told("en", "She is one of Latin America's best known writers."),
        told("ar", "وهي من أشهر كتاب البرازيل."),
    ),
    row(
        "the city here, what comes from its country there",
        told("en", "AMSTERDAM, Monday - The company opened a plant in Tunisia."),
        told("ar", "افتتحت الشركة الهولندية مصنعا يوم الاثنين."),
    ),
    row(
        "the initials and the whole name",
        told("fr", "La délégation est partie lundi pour les États-Unis."),
        told("en", "The delegation left for the U.S. on Monday."),
    ),
    row(
        "a city and the country around it",
        told("en", "The two ministers signed the fishing agreement in Rabat on Monday."),
        told("ar", "وقع الوزيران اتفاق الصيد في المغرب يوم الاثنين."),
    ),
    row(
        "one city in two languages",
        told("fr", "Les deux ministres ont signé l'accord de pêche à Londres lundi."),
        told("ar", "وقع الوزيران اتفاق الصيد في لندن يوم الاثنين."),
    ),
    row(
        "the country and what comes from it",
        told("en", "The speaker of parliament received the delegation from Egypt in his office."),
        told("ar", "استقبل رئيس البرلمان الوفد المصري في مكتبه."),
    ),
    row(
        "one source says less",
        told("en", "The two ministers signed the fishing agreement in Geneva on Monday."),
        told("fr", "Les deux ministres ont signé l'accord de pêche lundi."),
    ),
    row(
        "two events in two places",
        told("en", "The minister visited Tunis on Monday. He opened a school in Cairo on Thursday."),
        told("fr", "Le ministre a visité Tunis lundi. Il a inauguré une école au Caire jeudi."),
    ),
    row(
        "a place that sources put in two countries",
        told("en", "Israel said that the consulate would open in Jerusalem."),
        told("ar", "قالت إسرائيل إن القنصلية ستفتح في القدس."),
    ),
    row(
        "a name beside it in the next sentence",
        told("en", "The delegation arrived from Jordan. The talks in Amman lasted two days."),
        told("fr", "La délégation est arrivée d'Amman. Les entretiens en Jordanie ont duré deux jours."),
    ),
    row(
        "names that are words",
        told("en", "It was a nice reading of the mobile data."),
        told("fr", "C'était une belle lecture des données mobiles."),
    ),
)


BY_WORDS = (
    row(
        "two cities on each side, French and English",
        told("en", "The minister flew from Rabat to Geneva on Monday to sign the fishing agreement."),
        told("fr", "Le ministre s'est rendu lundi de Tunis à Vienne pour signer l'accord de pêche."),
        found=(
            *one("warning", ("article", "Rabat", "Rabat, MA"), ("article-2", "Tunis", "Tunis, TN")),
            *one("warning", ("article", "Geneva", "Geneva, CH"), ("article-2", "Vienne", "Vienna, AT")),
        ),
    ),
    row(
        "two cities on each side, Arabic and English",
        told("ar", "سافر الوزير من الرباط إلى جنيف يوم الاثنين لتوقيع اتفاق الصيد."),
        told("en", "The minister flew from Tunis to Vienna on Monday to sign the fishing agreement."),
        found=(
            *one("error", ("article", "الرباط", "Rabat, MA"), ("article-2", "Tunis", "Tunis, TN")),
            *one("error", ("article", "جنيف", "Geneva, CH"), ("article-2", "Vienna", "Vienna, AT")),
        ),
    ),
    row(
        "a name that the tables have in another country in Arabic",
        told("en", "The library in Harlem was opened by the mayor on Monday."),
        told("ar", "افتتح العمدة يوم الاثنين المكتبة في هارلم."),
    ),
    row(
        "half of a name that is another place's",
        told("fr", "Le sénateur a parlé lundi à Wheeling, en Virginie-Occidentale."),
        told("ar", "تحدث عضو مجلس الشيوخ يوم الاثنين في ويلينغ بولاية فرجينيا الغربية."),
    ),
    row(
        "two cities in another order",
        told("en", "The minister flew from Rabat to Geneva on Monday."),
        told("ar", "وصل الوزير يوم الاثنين إلى جنيف قادما من الرباط."),
    ),
)
"""Of several places, the words that render each other tell which two are about one thing."""


@pytest.mark.parametrize("item", cases((*FOUND, *NONE, *BY_WORDS)))
def test_place_conflict(item: Row, encoder: Encoder) -> None:
    assert_found("P305", item, encoder)
