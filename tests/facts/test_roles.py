"""Titles: which words, which office, of which country, held by whom."""

from __future__ import annotations

import pytest

from checker.facts.extract import extract
from checker.facts.publication import publications
from checker.facts.roles import canonical, exclude, is_vague, titles
from checker.text.claims import claims
from tests.facts.readings import covered, reading
from tests.rules.stories import story, told


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "وزير الخارجية الأمريكي، أنتوني", [("وزير الخارجية الأمريكي", "foreign-minister", "US")]),
        ("ar", "كاتب الدولة الأمريكي، السيد", [("كاتب الدولة الأمريكي", "secretary-of-state", "US")]),
        ("ar", "مع وزير خارجية المغرب", [("وزير خارجية المغرب", "foreign-minister", "MA")]),
        ("ar", "ووزيرة الصحة التونسية", [("ووزيرة الصحة التونسية", "minister-health", "TN")]),
        ("ar", "رئيس الحكومة", [("رئيس الحكومة", "prime-minister", None)]),
        ("ar", "الوزير الأول", [("الوزير الأول", "prime-minister", None)]),
        ("ar", "وكيل الملك لدى المحكمة", [("وكيل الملك", "public-prosecutor", None)]),
        ("en", "Moroccan Foreign Minister Nasser", [("Moroccan Foreign Minister", "foreign-minister", "MA")]),
        ("en", "Morocco's foreign minister", [("Morocco's foreign minister", "foreign-minister", "MA")]),
        ("en", "the foreign minister of Jordan", [("foreign minister of Jordan", "foreign-minister", "JO")]),
        ("en", "US secretary of state", [("US secretary of state", "secretary-of-state", "US")]),
        ("en", "the prime minister's office", [("prime minister", "prime-minister", None)]),
        (
            "fr",
            "le ministre marocain des Affaires étrangères",
            [("ministre marocain des Affaires étrangères", "foreign-minister", "MA")],
        ),
        (
            "fr",
            "la ministre tunisienne de la Santé",
            [("ministre tunisienne de la Santé", "minister-health", "TN")],
        ),
        ("fr", "secrétaire d'État américain", [("secrétaire d'État américain", "secretary-of-state", "US")]),
        ("fr", "la garde des Sceaux", [("garde des Sceaux", "minister-justice", None)]),
        ("ar", "وزارة الخارجية الأمريكية", []),
        ("en", "The ministry of health and the presidency", []),
        ("fr", "le ministère de la Santé", []),
        ("de", "Der Außenminister", []),
    ],
)
def test_titles(language: str, text: str, expected: list[tuple[str, str, str | None]]) -> None:
    item = reading(text, language)
    found = [(covered(item, it.first, it.last), it.office, it.country) for it in titles(item).titles]
    assert found == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "وزير الخارجية السابق"),
        ("ar", "رئيس الحكومة الأسبق"),
        ("en", "former foreign minister"),
        ("en", "then prime minister"),
        ("en", "ex-foreign minister"),
        ("fr", "l'ancien ministre de la Santé"),
        ("fr", "l'ex-ministre de la Santé"),
    ],
)
def test_former_titles(language: str, text: str) -> None:
    assert [title.former for title in titles(reading(text, language)).titles] == [True]


@pytest.mark.parametrize(
    ("language", "text", "holders"),
    [
        ("ar", "قال وزير الخارجية المغربي ناصر بوريطة إن الأمر واضح.", ["ناصر بوريطة"]),
        ("ar", "وزير الخارجية، السيد ناصر بوريطة، هنا.", ["ناصر بوريطة"]),
        ("en", "Karim Tazi, the foreign minister of Morocco, spoke.", ["Karim Tazi"]),
        ("en", "Foreign Minister Karim Tazi spoke.", ["Karim Tazi"]),
        ("en", "The foreign minister met Karim Tazi.", [None]),
        ("en", "The foreign minister left. Karim Tazi stayed.", [None]),
        ("fr", "Karim Tazi, ministre de la Santé, a parlé.", ["Karim Tazi"]),
        ("fr", "Le ministre de la Santé a salué Karim Tazi.", [None]),
        (
            "ar",
            "قال وزير الصحة خالد الفهري. وأضاف وزير الصحة أن اللقاح متوفر.",
            ["خالد الفهري", "خالد الفهري"],
        ),
    ],
)
def test_holders(language: str, text: str, holders: list[str | None]) -> None:
    checked = story(told(language, text))
    facts = extract(checked, claims(checked.sources[0]), publications(checked))
    named = {fact.entity: fact.mention.text for fact in facts.names}
    assert [named.get(role.entity) if role.entity is not None else None for role in facts.roles] == holders


def test_what_is_known_of_offices() -> None:
    assert canonical("secretary-of-state", "US") == canonical("foreign-minister", "US") == "foreign-minister"
    assert canonical("secretary-of-state", "MA") == "secretary-of-state"
    assert exclude("foreign-minister", "ambassador")
    assert exclude("ambassador", "foreign-minister")
    assert not exclude("minister-trade", "minister-energy")
    assert not exclude("foreign-minister", "foreign-minister")
    assert is_vague("minister")
    assert not is_vague("minister-health")
