"""P306: the lists of those who take part do not match."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.stories import assert_found, cases, one, row, told

if TYPE_CHECKING:
    from checker.embed import Encoder
    from tests.rules.stories import Row

MISSING = (
    row(
        "a country is missing in Arabic",
        told("en", "Egypt, Jordan and Morocco signed the water agreement on Monday."),
        told("ar", "وقعت مصر والأردن اتفاق المياه يوم الاثنين."),
        found=one(
            "warning",
            ("article", "Morocco", "Egypt, Jordan and Morocco"),
            ("article-2", "مصر", "مصر"),
            ("article-2", "والأردن", "والأردن"),
        ),
    ),
    row(
        "a country is missing in French",
        told("fr", "La France et l'Espagne ont signé l'accord sur l'énergie lundi."),
        told("en", "France, Spain and Portugal signed the energy agreement on Monday."),
        found=one(
            "warning",
            ("article-2", "Portugal", "France, Spain and Portugal"),
            ("article", "France", "France"),
            ("article", "Espagne", "Espagne"),
        ),
    ),
    row(
        "a person is missing",
        told("en", "Karim Tazi, Lina Haddad and Omar Slaoui opened the exhibition on Friday."),
        told("fr", "Karim Tazi et Omar Slaoui ont inauguré l'exposition vendredi."),
        found=one(
            "warning",
            ("article", "Lina Haddad", "Karim Tazi, Lina Haddad and Omar Slaoui"),
            ("article-2", "Karim Tazi", "Karim Tazi"),
            ("article-2", "Omar Slaoui", "Omar Slaoui"),
        ),
    ),
    row(
        "a city is missing in one language",
        told("fr", "Le train reliera Rabat, Fès et Oujda dès l'an prochain."),
        told("fr", "Le train reliera Rabat et Oujda dès l'an prochain."),
        found=one(
            "warning",
            ("article", "Fès", "Rabat, Fès et Oujda"),
            ("article-2", "Rabat", "Rabat"),
            ("article-2", "Oujda", "Oujda"),
        ),
    ),
)

NONE = (
    row(
        "the same list in two scripts, in another order",
        told("en", "Egypt, Jordan and Morocco signed the water agreement on Monday."),
        told("ar", "وقعت المغرب ومصر والأردن اتفاق المياه يوم الاثنين."),
    ),
    row(
        "one source names no list",
        told("en", "Egypt, Jordan and Morocco signed the water agreement on Monday."),
        told("ar", "وقعت ثلاث دول اتفاق المياه يوم الاثنين."),
    ),
    row(
        "one source names one only",
        told("fr", "La France, l'Espagne et le Portugal ont signé l'accord sur l'énergie lundi."),
        told("en", "France signed the energy agreement on Monday."),
    ),
    row(
        "the third in the next sentence",
        told("en", "Karim Tazi, Lina Haddad and Omar Slaoui opened the exhibition on Friday."),
        told(
            "fr",
            "Karim Tazi et Omar Slaoui ont inauguré l'exposition vendredi. Lina Haddad les accompagnait.",
        ),
    ),
    row(
        "other lists of other events",
        told("en", "France and Spain signed the energy agreement. Italy and Malta opened a port."),
        told("fr", "La France et l'Espagne ont signé l'accord sur l'énergie. Le tribunal a jugé l'affaire."),
    ),
    row(
        "a city for its country",
        told("en", "Egypt, Jordan and Morocco signed the water agreement on Monday."),
        told("fr", "L'Égypte, la Jordanie et Rabat ont signé l'accord sur l'eau lundi."),
    ),
    row(
        "a name spelt in another way",
        told("ar", "افتتح كريم التازي وعمر السلاوي المعرض يوم الجمعة."),
        told("en", "Karim Tazi and Omar Slaoui opened the exhibition on Friday."),
    ),
    row(
        "two events in one sentence",
        told("en", "Egypt and Jordan signed the agreement, and Morocco praised it."),
        told("fr", "L'Égypte et la Jordanie ont signé l'accord, et le Maroc l'a salué."),
    ),
)


@pytest.mark.parametrize("item", cases((*MISSING, *NONE)))
def test_participants(item: Row, encoder: Encoder) -> None:
    assert_found("P306", item, encoder)
