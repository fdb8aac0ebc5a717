"""Places: regions and cities in three languages, and names that are words or parts of longer names."""

from __future__ import annotations

import pytest

from checker.facts.names.arabic_letters import name_likeness
from checker.facts.names.sound_index import SoundIndex
from checker.facts.names.transliteration import likeness
from checker.facts.places.gazetteer import gazetteer, members
from checker.facts.tables import LANGUAGES
from checker.text.fold import fold_word
from tests.facts.readings import covered, reading


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "They met in Rabat and New York.", [("Rabat", "Rabat"), ("New York", "New York")]),
        ("fr", "De Londres au Caire", [("Londres", "London"), ("Caire", "Cairo")]),
        ("ar", "من الرباط إلى طنجة", [("الرباط", "Rabat"), ("طنجة", "Tangiers")]),
        ("ar", "وصل إلى القاهرة وبيروت", [("القاهرة", "Cairo"), ("وبيروت", "Beirut")]),
        ("en", "It was a nice reading.", []),
        ("en", "They live in Nice.", [("Nice", "Nice")]),
        ("en", "Nice people live here.", []),
        ("en", "Scottish and Welsh voters", [("Scottish", "Scotland"), ("Welsh", "Wales")]),
        ("fr", "en Californie", [("Californie", "California")]),
        ("ar", "كان في السيول", []),
        ("ar", "كبيرا جدا", []),
    ],
)
def test_regions_and_cities(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    item = reading(text, language)
    found = [(covered(item, it.first, it.last), it.inside) for it in item.places if it.inside and it.whole]
    assert found == expected


@pytest.mark.parametrize("text", ["London Bridge is closed.", "He met Jack London.", "Paris United won."])
def test_a_city_in_a_longer_name_is_no_place(text: str) -> None:
    assert not [it for it in reading(text, "en").places if it.whole]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_are_whole(language: str) -> None:
    known = gazetteer(language)
    assert len(known.rows) > 3000
    for name in list(known.rows)[::50]:
        assert name == fold_word(name)
        for place in known.named(name):
            assert len(place.code) == 2 or place.kind == "wider" or place.inside in members()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_part_of_the_world_has_a_name_in_each_language(language: str) -> None:
    named = {place.inside for name in gazetteer(language).rows for place in gazetteer(language).named(name)}
    assert set(members()) <= named


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "South America, South Africa", [("South America", "South America"), ("South Africa", "")]),
        ("en", "the Horn of Africa", [("Horn of Africa", "Horn of Africa")]),
        ("en", "Latin American films", []),
        ("fr", "du Maghreb au Moyen-Orient", [("Maghreb", "Maghreb"), ("Moyen-Orient", "Middle East")]),
        ("fr", "en Afrique du Sud", [("Afrique du Sud", "")]),
        ("ar", "في المغرب العربي", [("المغرب العربي", "Maghreb")]),
        ("ar", "إلى المغرب وأوروبا", [("المغرب", ""), ("أوروبا", "Europe")]),
        ("ar", "جنوب أفريقيا", [("جنوب أفريقيا", "")]),
    ],
)
def test_parts_of_the_world(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    item = reading(text, language)
    assert [(covered(item, it.first, it.last).lstrip("و"), it.inside) for it in item.places] == expected


def test_an_unknown_language_has_no_places() -> None:
    assert not gazetteer("de").rows


@pytest.mark.parametrize(
    ("arabic", "latin", "other"),
    [
        ("بوتفليقه", "bouteflika", "bensalah"),
        ("القذافي", "gaddafi", "khattabi"),
        ("شوقي", "chaouki", "sadki"),
    ],
)
def test_the_right_reading_costs_less(arabic: str, latin: str, other: str) -> None:
    assert likeness(arabic, latin) > 0.2
    assert likeness(arabic, latin) > likeness(arabic, other)


@pytest.mark.parametrize("name", ["كوفاتشيتش", "بلينكن", "ديلاكروا"])
def test_names_look_like_names(name: str) -> None:
    assert name_likeness(fold_word(name)) > 0


@pytest.mark.parametrize("word", ["الاجتماعات", "المتحدة", "يكتب", "للبلاد"])
def test_words_do_not(word: str) -> None:
    assert name_likeness(fold_word(word)) < -2


def test_what_sounds_alike_is_found_without_comparing_all() -> None:
    index = SoundIndex([("bourita", 1), ("blinken", 2), ("michael", 3)])
    assert {value for _, value in index.like("بوريطه")} == {1}
    assert {value for _, value in index.like("مايكل")} == {3}
