"""D103: times of day that differ beyond their time zones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.stories import assert_found, cases, one, row, told

if TYPE_CHECKING:
    from checker.embed import Encoder
    from tests.rules.stories import Row

RABAT, ALGIERS = "Africa/Casablanca", "Africa/Algiers"
PARIS, NEW_YORK = "Europe/Paris", "America/New_York"

CONFLICTS = (
    row(
        "French and English, one zone",
        told("fr", "Le train a déraillé lundi 6 mai 2024 à 15 heures près de Kénitra.", timezone=RABAT),
        told(
            "en",
            "The train derailed near Kenitra on Monday, May 6, 2024 at 9 p.m.",
            kind="tweet",
            timezone=RABAT,
        ),
        found=one(
            "warning",
            ("article", "lundi 6 mai 2024 à 15 heures", "2024-05-06T15"),
            ("tweet", "Monday, May 6, 2024 at 9 p.m.", "2024-05-06T21"),
        ),
    ),
    row(
        "Arabic and English, a zone that the text names",
        told("ar", "اصطدم القطار بشاحنة يوم 6 ماي 2024 على الساعة الثالثة زوالا.", timezone=RABAT),
        told("en", "The train collided with a lorry on 6 May 2024 at 21:00 GMT.", kind="tweet"),
        found=one(
            "warning",
            ("article", "يوم 6 ماي 2024 على الساعة الثالثة زوالا", "2024-05-06T15"),
            ("tweet", "6 May 2024 at 21:00 GMT", "2024-05-06T21:00Z"),
        ),
    ),
    row(
        "a part of the day against an hour",
        told("en", "The bus crashed on Monday morning, 6 May 2024, near Fez.", timezone=RABAT),
        told(
            "fr",
            "Le bus s'est renversé près de Fès lundi 6 mai 2024 à 20 h 30.",
            kind="tweet",
            timezone=RABAT,
        ),
        found=one(
            "warning",
            ("article", "Monday morning, 6 May 2024", "2024-05-06T04/2024-05-06T12"),
            ("tweet", "lundi 6 mai 2024 à 20 h 30", "2024-05-06T20:30"),
        ),
    ),
    row(
        "Arabic and French",
        told("ar", "خرج القطار عن السكة يوم 6 ماي 2024 على الساعة الثامنة صباحا.", timezone=RABAT),
        told("fr", "Le train a déraillé le 6 mai 2024 à 17 heures.", kind="tweet", timezone=RABAT),
        found=one(
            "warning",
            ("article", "يوم 6 ماي 2024 على الساعة الثامنة صباحا", "2024-05-06T08"),
            ("tweet", "6 mai 2024 à 17 heures", "2024-05-06T17"),
        ),
    ),
    row(
        "one language, morning and afternoon",
        told("en", "The bus crashed near Fez on May 6, 2024 at 7 a.m.", timezone=RABAT),
        told("en", "The bus crashed near Fez on 6 May 2024 at 5 p.m.", kind="tweet", timezone=RABAT),
        found=one(
            "warning",
            ("article", "May 6, 2024 at 7 a.m.", "2024-05-06T07"),
            ("tweet", "6 May 2024 at 5 p.m.", "2024-05-06T17"),
        ),
    ),
    row(
        "French, an hour and a minute",
        told("fr", "L'incendie s'est déclaré le 6 mai 2024 à 8 heures à Oran.", timezone=ALGIERS),
        told(
            "fr", "Un incendie s'est déclaré à Oran le 6 mai 2024 à 14 h 20.", kind="tweet", timezone=ALGIERS
        ),
        found=one(
            "warning",
            ("article", "6 mai 2024 à 8 heures", "2024-05-06T08"),
            ("tweet", "6 mai 2024 à 14 h 20", "2024-05-06T14:20"),
        ),
    ),
    row(
        "French and English, another day in the sentence",
        told(
            "fr",
            "Le train a déraillé le 6 mai 2024 à 8 heures et la ligne a rouvert le 9 mai 2024.",
            timezone=RABAT,
        ),
        told("en", "The train derailed on May 6, 2024 at 3 p.m.", kind="tweet", timezone=RABAT),
        found=one(
            "warning",
            ("article", "6 mai 2024 à 8 heures", "2024-05-06T08"),
            ("tweet", "May 6, 2024 at 3 p.m.", "2024-05-06T15"),
        ),
    ),
    row(
        "Arabic and English, another day in the sentence",
        told(
            "ar",
            "خرج القطار عن السكة يوم 6 ماي 2024 على الساعة الثامنة صباحا وعاد إلى السير يوم 9 ماي 2024.",
            timezone=RABAT,
        ),
        told("en", "The train derailed on May 6, 2024 at 3 p.m.", kind="tweet", timezone=RABAT),
        found=one(
            "warning",
            ("article", "يوم 6 ماي 2024 على الساعة الثامنة صباحا", "2024-05-06T08"),
            ("tweet", "May 6, 2024 at 3 p.m.", "2024-05-06T15"),
        ),
    ),
)

AGREE = (
    row(
        "the same hour in two zones",
        told("fr", "Le train a déraillé le 6 mai 2024 à 15 heures près de Lyon.", timezone=PARIS),
        told("en", "The train derailed near Lyon on May 6, 2024 at 9 a.m.", kind="tweet", timezone=NEW_YORK),
    ),
    row(
        "the same hour, one zone named",
        told("ar", "اصطدم القطار بشاحنة يوم 6 ماي 2024 على الساعة الثالثة زوالا.", timezone=RABAT),
        told("en", "The train collided with a lorry on 6 May 2024 at 14:00 GMT.", kind="tweet"),
    ),
    row(
        "an hour within its part of the day",
        told("en", "The bus crashed on Monday evening, 6 May 2024, near Fez.", timezone=RABAT),
        told(
            "fr",
            "Le bus s'est renversé près de Fès lundi 6 mai 2024 à 20 h 30.",
            kind="tweet",
            timezone=RABAT,
        ),
    ),
    row(
        "less than an hour apart",
        told("en", "The train derailed on May 6, 2024 at 9:10 p.m.", timezone=RABAT),
        told("fr", "Le train a déraillé le 6 mai 2024 à 21 h 45.", kind="tweet", timezone=RABAT),
    ),
    row(
        "another day is date-conflict's",
        told("en", "The train derailed on May 5, 2024 at 9 p.m.", timezone=RABAT),
        told("fr", "Le train a déraillé le 6 mai 2024 à 15 heures.", kind="tweet", timezone=RABAT),
    ),
    row(
        "unknown zones may explain it",
        told("en", "The train derailed on May 6, 2024 at 9 p.m."),
        told("fr", "Le train a déraillé le 6 mai 2024 à 15 heures.", kind="tweet"),
    ),
    row(
        "two hours in one sentence, French and English",
        told(
            "fr",
            "Le train a déraillé le 6 mai 2024 à 8 heures et la ligne a rouvert le 6 mai 2024 à 21 heures.",
            timezone=RABAT,
        ),
        told("en", "The train derailed on May 6, 2024 at 3 p.m.", kind="tweet", timezone=RABAT),
    ),
    row(
        "two hours in one sentence, Arabic and English",
        told(
            "ar",
            "خرج القطار عن السكة يوم 6 ماي 2024 على الساعة الثامنة صباحا وعاد إلى السير يوم 6 ماي 2024 على "
            "الساعة التاسعة ليلا.",
            timezone=RABAT,
        ),
        told("en", "The train derailed on May 6, 2024 at 3 p.m.", kind="tweet", timezone=RABAT),
    ),
    row(
        "one says no hour",
        told("ar", "اصطدم القطار بشاحنة يوم 6 ماي 2024.", timezone=RABAT),
        told("en", "The train collided with a lorry on 6 May 2024 at 9 p.m.", kind="tweet", timezone=RABAT),
    ),
    row(
        "a night has no hour",
        told("fr", "La tempête a frappé la côte dans la nuit du 6 au 7 mai 2024.", timezone=RABAT),
        told("en", "The storm struck the coast on Monday evening, 6 May 2024.", kind="tweet", timezone=RABAT),
    ),
    row(
        "two different events",
        told("en", "The two ministers met on 6 May 2024 at 10 a.m. in Tunis.", timezone=RABAT),
        told(
            "fr", "L'accident s'est produit le 6 mai 2024 à 18 heures à Sfax.", kind="tweet", timezone=RABAT
        ),
    ),
)


@pytest.mark.parametrize("item", cases((*CONFLICTS, *AGREE)))
def test_hours(item: Row, encoder: Encoder) -> None:
    assert_found("D103", item, encoder)
