"""Persons: where names stand, which spellings are one name, which names are one person."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.facts import roles
from checker.facts.names.entities import entities, same_person
from checker.facts.names.mentions import mentions
from checker.facts.names.similarity import ALIKE, similarity
from checker.facts.names.spans import name_spans
from checker.text.fold import fold_word
from tests.facts.readings import covered, reading

PROPERTY = settings(deadline=None, derandomize=True)
NAMES = st.text(alphabet="ابتجحخدرسشعغفقكلمنهويabcdefghijklmnoprstuwyz'-", max_size=12)


def name(written: str) -> tuple[str, ...]:
    return tuple(fold_word(part) for part in written.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("بوريطة", "Bourita"),
        ("بلينكن", "Blinken"),
        ("ناصر", "Nasser"),
        ("الودغيري", "Oudghiri"),
        ("بنجلون", "Benjelloun"),
        ("شكري", "Choukri"),
        ("أردوغان", "Erdogan"),
        ("سانشيز", "Sanchez"),
        ("Mohammed", "محمد"),
        (["El", "Khattabi"][1], "الخطابي"),
        ("Tchekhov", "تشيخوف"),
        ("Macron", "ماكرون"),
    ],
)
def test_one_name_in_two_spellings(one: str, other: str) -> None:
    assert similarity(fold_word(one), fold_word(other)) >= ALIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("بوريطة", "Blinken"),
        ("Alaoui", "Slaoui"),
        ("التازي", "الفاسي"),
        ("Karim", "Omar"),
        ("سلمى", "Samir"),
        ("Dumont", "Durand"),
        ("Fall", "Diop"),
        ("بنعلي", "Benjelloun"),
    ],
)
def test_two_names(one: str, other: str) -> None:
    assert similarity(fold_word(one), fold_word(other)) < ALIKE


@PROPERTY
@given(NAMES, NAMES)
def test_similarity_is_symmetric_and_a_share(one: str, other: str) -> None:
    assert similarity(one, other) == similarity(other, one)
    assert 0 <= similarity(one, other) <= 1


@PROPERTY
@given(NAMES)
def test_a_name_is_wholly_like_itself(written: str) -> None:
    assert similarity(written, written) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Antony Blinken", "أنتوني بلينكن"),
        ("Abdelmadjid Tebboune", "عبد المجيد تبون"),
        ("Abdel Fattah al Sisi", "عبد الفتاح السيسي"),
        ("Abd el Kader Bensalah", "عبد القادر بنصالح"),
        ("Noureddine Taboubi", "نور الدين الطبوبي"),
        ("Nour Eddine Taboubi", "Noureddine Taboubi"),
        ("Abdullah", "عبد الله"),
        ("Mohamed Salem Ould Merzoug", "محمد سالم ولد مرزوك"),
        ("Blinken", "Antony Blinken"),
        ("A Blinken", "Antony Blinken"),
        ("Lamia Benjelloun Saadi", "Benjelloun Saadi"),
        ("Lamia Benjelloun Saadi", "Lamia Saadi"),
        ("المنصف بن يدر", "Moncef Ben Yedder"),
        ("Duarte Vasconcelos Lima", "دوارتي فاسكونسيلوس ليما"),
    ],
)
def test_one_person(one: str, other: str) -> None:
    assert same_person(name(one), name(other))
    assert same_person(name(other), name(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Karim Alaoui", "Youssef Alaoui"),
        ("Karim Alaoui", "Karim Tazi"),
        ("ناصر بوريطة", "ناصر الدين الشاه"),
        ("Ana Alvarez", "Pedro Alvarez"),
        ("M Alaoui", "Youssef Alaoui"),
        ("Ahmed Salem", "محمد سالم"),
        ("Hassan Tazi", "حسين التازي"),
        ("Ahmed Benali", "حميد بنعلي"),
        ("Karima Tazi", "Karim Tazi"),
        ("Blinken", "Bourita"),
    ],
)
def test_two_persons(one: str, other: str) -> None:
    assert not same_person(name(one), name(other))
    assert not same_person(name(other), name(one))


def test_a_last_name_that_two_persons_share_names_neither() -> None:
    known = entities([name("Karim Alaoui"), name("Youssef Alaoui"), name("Alaoui")])
    assert known.find(name("Karim Alaoui")) != known.find(name("Youssef Alaoui"))
    assert known.find(name("Alaoui")) is None


def test_the_grouping_does_not_hang_on_the_order() -> None:
    names = [
        name("Antony Blinken"),
        name("بلينكن"),
        name("أنتوني بلينكن"),
        name("Nasser Bourita"),
        name("بوريطة"),
    ]
    assert entities(names).names == entities(names[::-1]).names
    assert len(entities(names).names) == 2


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Secretary of State Antony Blinken spoke with Nasser Bourita.",
            ["Antony Blinken", "Nasser Bourita"],
        ),
        ("en", "Mr. Blinken called Ms. Dumont.", ["Blinken", "Dumont"]),
        (
            "en",
            "Moncef Ben Yedder and Ursula von der Leyen met.",
            ["Moncef Ben Yedder", "Ursula von der Leyen"],
        ),
        ("en", "Jean-Yves Le Drian left.", ["Jean-Yves Le Drian"]),
        (
            "en",
            "Then Abdel Fattah al-Sisi and Bashar al-Assad met.",
            ["Abdel Fattah al-Sisi", "Bashar al-Assad"],
        ),
        ("en", "They met Senator Nadia Slaoui.", ["Nadia Slaoui"]),
        ("fr", "Le sénateur Karim Tazi et le capitaine Dumont.", ["Karim Tazi", "Dumont"]),
        ("ar", "استقبل وزير الخارجية محمد سالم ولد مرزوك نظيره", ["محمد سالم ولد مرزوك"]),
        ("ar", "الشيخ محمد بن زايد آل نهيان", ["محمد بن زايد آل نهيان"]),
        ("ar", "وزير الداخلية عبد الوافي لفتيت", ["عبد الوافي لفتيت"]),
        ("ar", "زار عبد الفتاح السيسي الرباط", ["عبد الفتاح السيسي"]),
        ("ar", "الناشطة نادية بنعلي", ["نادية بنعلي"]),
        ("ar", "إن الفريق جاهز للمباراة", []),
        ("ar", "اجتمع رجال الدين أمس", []),
        ("en", "Blinken said so.", []),
        ("en", "The Ministry of Foreign Affairs met on Tuesday.", []),
        ("en", "The Tangier Commercial Court of Appeal ruled.", []),
        ("en", "The Arab League chief, Mr. Samir Haddad, left.", ["Samir Haddad"]),
        ("fr", "La Banque du Golfe Nouveau a fermé.", []),
        ("en", "Morocco and Tunisia signed.", []),
        ("fr", "Le ministre Karim Tazi et Mme Dumont.", ["Karim Tazi", "Dumont"]),
        ("fr", "L'ambassadeur Ousmane Fall a parlé.", ["Ousmane Fall"]),
        ("ar", "وزير الخارجية الأمريكي، أنتوني بلينكن، والذي", ["أنتوني بلينكن"]),
        ("ar", "نظيره المغربي ناصر بوريطة على نتائج", ["ناصر بوريطة"]),
        ("ar", "السيد ناصر بوريطة، اليوم", ["ناصر بوريطة"]),
        ("ar", "وزيرة الصحة نادية بنعلي", ["نادية بنعلي"]),
        ("ar", "قالت القاضية سلمى بن عمر إن", ["سلمى بن عمر"]),
        ("ar", "قال الوزير إن الأمر انتهى", []),
        ("ar", "وزير الخارجية الأمريكي في تونس", []),
        ("ar", "المديرة العامة الجديدة للوكالة", []),
    ],
)
def test_where_names_stand(language: str, text: str, expected: list[str]) -> None:
    item = reading(text, language)
    spans = name_spans(item, roles.titles(item).anchors)
    assert [covered(item, span.first, span.last) for span in spans] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "قال بلينكن إن بوريطة وافق", ["بلينكن", "بوريطة"]),
        ("ar", "مع السيد بوريطة", ["بوريطة"]),
        ("ar", "قال ناصر بوريطة", ["ناصر بوريطة"]),
        ("en", "Blinken thanked Bourita.", ["Blinken", "Bourita"]),
        ("fr", "Selon Bourita, Blinken viendra.", ["Bourita", "Blinken"]),
        ("en", "They were blinking.", []),
        ("ar", "بريطانيا بلا كهرباء", []),
    ],
)
def test_known_persons_named_anywhere(language: str, text: str, expected: list[str]) -> None:
    known = entities([name("Antony Blinken"), name("Nasser Bourita")])
    item = reading(text, language)
    spans = name_spans(item, roles.titles(item).anchors)
    found = mentions(item, spans, known)
    assert [covered(item, mention.first, mention.last) for mention in found] == expected
