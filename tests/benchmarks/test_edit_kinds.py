"""Typed edits: what may be changed in a line, and what may not since no translation would contradict it."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from edit_kinds import KINDS
from edit_kinds.names import persons_of
from edit_kinds.translit import same_name
from edit_kinds.values import Line, replaced

if TYPE_CHECKING:
    from edit_kinds.values import Edit

CHANCE = Random(1)  # noqa: S311 - chance, no secret
Row = tuple[str, str, str, str, str, list[str]]
PERSONS = persons_of(["Laura Whitcombe met Daniel Farouk.", "Mr. Renfield left."])

# (kind, edited language and its line, language beside and its line, what is changed)
ALLOWED: tuple[Row, ...] = (
    ("number", "en", "The fire destroyed 40 homes.", "ar", "دمر الحريق 40 منزلا.", ["40"]),
    ("number", "en", "It burnt 1,250.5 acres.", "fr", "Le feu a détruit 1 250,5 acres.", ["1,250.5"]),
    ("number", "en", "Three boats sank.", "fr", "Trois bateaux ont coulé.", ["Three"]),
    ("number", "ar", "غرقت ثلاثة قوارب.", "en", "Three boats sank.", ["ثلاثة"]),
    ("number", "fr", "Il a reçu 7 millions de voix.", "en", "He got 7 million votes.", ["7", "millions"]),
    ("neighbour", "en", "The fire killed 13 people.", "fr", "Le feu a tué 13 personnes.", ["13"]),
    ("neighbour", "ar", "غرقت ثلاثة قوارب.", "en", "Three boats sank.", ["ثلاثة"]),
    ("neighbour", "fr", "Il mesure 2,5 mètres.", "en", "It is 2.5 metres long.", []),
    ("number", "en", "It has 40 rooms.", "fr", "Elle a 38 chambres.", []),
    ("number", "en", "In 2015 it had 12 rooms and 12 halls.", "fr", "En 2015, 12 chambres et 12 salles.", []),
    ("number", "en", "It opens at 11:30 on May 3.", "fr", "Ouverture à 11:30 le 3 mai.", []),
    ("unit", "en", "It is 12 miles away.", "ar", "يبعد 12 ميلاً.", ["miles"]),
    ("unit", "en", "It cost $12 million.", "fr", "Il a coûté 12 millions de dollars.", ["$"]),
    ("unit", "ar", "ارتفع بنسبة 5 في المائة.", "en", "It rose by 5 percent.", ["في المائة"]),
    ("unit", "en", "It is 12 miles away.", "fr", "Il est à 19 kilomètres.", []),
    ("unit", "en", "A 34-year-old man was there.", "fr", "Un homme de 34 ans était là.", []),
    ("person", "en", "Whitcombe and her aide left.", "ar", "غادرت ويتكومب ومساعدها.", ["Whitcombe"]),
    ("person", "ar", "غادر دانيال فاروق القاعة.", "en", "Daniel Farouk left the hall.", ["فاروق"]),
    ("person", "fr", "Renfield est parti.", "en", "Mr. Renfield left.", ["Renfield"]),
    ("person", "en", "Whitcombe left.", "ar", "غادرت الوزيرة.", []),
    ("person", "en", "The Farouk Foundation paid.", "fr", "La fondation Farouk a payé.", []),
    ("place", "en", "He flew to Morocco.", "ar", "سافر إلى المغرب.", ["Morocco"]),
    ("place", "ar", "وصل إلى بيروت أمس.", "en", "He arrived in Beirut yesterday.", ["بيروت"]),
    ("place", "fr", "Il vit en Tunisie.", "en", "He lives in Tunisia.", ["Tunisie"]),
    ("place", "en", "The Bank of England raised rates.", "fr", "La Banque d’Angleterre a relevé.", []),
    ("place", "en", "He flew to Morocco.", "ar", "سافر إلى بلده.", []),
    ("weekday", "en", "They met on Friday.", "ar", "التقوا يوم الجمعة.", ["Friday"]),
    ("weekday", "ar", "التقوا يوم الأحد.", "en", "They met on Sunday.", ["الأحد"]),
    ("weekday", "fr", "Lundi, ils ont voté.", "en", "On Monday they voted.", ["Lundi"]),
    ("weekday", "en", "They met on Friday.", "fr", "Ils se sont vus hier.", []),
    ("weekday", "en", "The Sunday Herald wrote it.", "fr", "Le journal du dimanche l’a écrit.", []),
    ("date", "en", "It began in March.", "ar", "بدأ في مارس.", ["March"]),
    ("date", "en", "It began on 14 May 2016.", "fr", "Il a commencé le 14 mai 2016.", ["May", "14", "2016"]),
    ("date", "ar", "بدأ عام 2016.", "en", "It began in 2016.", ["2016"]),
    ("date", "en", "Theresa May and others march on.", "fr", "Theresa May et d’autres marchent.", []),
    ("date", "en", "It began in March.", "fr", "Il a commencé au printemps.", []),
    ("negation", "en", "She did not sign it.", "ar", "لم توقعه.", ["did not"]),
    ("negation", "en", "The road is open.", "fr", "La route est ouverte.", ["is"]),
    ("negation", "fr", "Elle n’est pas venue.", "en", "She did not come.", ["n’est pas"]),
    ("negation", "ar", "لن يقبل العرض.", "en", "He will not accept the offer.", ["لن"]),
    ("negation", "en", "She did not sign it.", "fr", "Elle a refusé, sans rien signer.", []),
    ("negation", "en", "Is the road open?", "fr", "La route est-elle ouverte ?", []),
    ("negation", "en", "The road is open.", "fr", "La route n’est plus fermée.", []),
    ("speaker", "en", "“Yes,” said Laura Whitcombe.", "ar", "قالت لورا ويتكومب نعم.", ["Laura Whitcombe"]),
    ("speaker", "fr", "« Oui », a déclaré Farouk.", "en", "“Yes,” said Farouk.", ["Farouk"]),
    ("speaker", "ar", "قال السيد رنفيلد إنه راض.", "en", "Mr. Renfield said he was glad.", ["رنفيلد"]),
    ("speaker", "en", "Laura Whitcombe came.", "fr", "Laura Whitcombe est venue.", []),
    ("quoted", "en", "He called it “a good plan”.", "fr", "Il parle d’« un bon plan ».", ["good"]),
    ("quoted", "fr", "C’est « une bonne idée ».", "en", "It is “a good idea”.", ["bonne"]),
    ("quoted", "ar", "وصفها بأنها «خطة جيدة».", "en", "He called it “a good plan”.", ["جيدة"]),
    ("quoted", "en", "It is a good plan, he said.", "fr", "C’est un bon plan, dit-il.", []),
    ("strength", "en", "The port will close.", "ar", "سوف يغلق الميناء.", ["will"]),
    ("strength", "en", "Two men were killed.", "fr", "Deux hommes ont été tués.", ["killed"]),
    ("strength", "fr", "Il doit partir.", "en", "He must leave.", ["doit"]),
    ("strength", "ar", "حضر جميع الوزراء.", "en", "All ministers came.", ["جميع"]),
    ("strength", "en", "Two men were killed.", "fr", "Deux hommes ont été blessés.", []),
    ("participant", "en", "Mali, Peru and Cuba ran.", "ar", "فاز مالي وبيرو وكوبا.", ["Mali, Peru and Cuba"]),
    ("participant", "fr", "Il voit Orvane et Farouk.", "en", "Orvane and Farouk ran.", ["Orvane et Farouk"]),
    ("participant", "en", "He toured Mali and Ghana.", "fr", "Il a visité le Mali.", []),
    ("participant", "en", "A match between Mali and Ghana.", "fr", "Un match entre le Mali et le Ghana.", []),
)  # fmt: skip


def edits(row: Row) -> list[Edit]:
    kind, language, text, beside, other, _ = row
    line = Line("document", 0, language, beside, text, other, PERSONS)
    return list(KINDS[kind](line, CHANCE))


@pytest.mark.parametrize("row", ALLOWED, ids=lambda row: f"{row[0]}: {row[2]}")
def test_what_is_changed(row: Row) -> None:
    assert [edit.was for edit in edits(row)] == row[-1]


@pytest.mark.parametrize("row", [row for row in ALLOWED if row[-1]], ids=lambda row: row[2])
def test_an_edit_changes_what_it_says_and_nothing_else(row: Row) -> None:
    for edit in edits(row):
        assert edit.was != edit.now
        assert " … ".join(edit.text[start:end] for start, end in edit.spans) == edit.now
        assert " … ".join(edit.line.text[start:end] for start, end in edit.cuts) == edit.was
        (start, end), (first, last) = edit.spans[0], edit.cuts[0]
        assert (edit.text[:start], edit.text[end:]) == (edit.line.text[:first], edit.line.text[last:])


def test_a_word_of_another_document_takes_a_place_of_its_kind() -> None:
    line = Line(
        "document",
        0,
        "en",
        "fr",
        "He said: “We saw the harbour.”",
        "Il dit : « Nous avons vu le port. »",
        strangers={"en the  False": ["kitchen"]},
    )
    assert [edit.text for edit in KINDS["quoted"](line, CHANCE)] == ["He said: “We saw the kitchen.”"]


def test_the_same_name_is_changed_everywhere_in_a_sentence() -> None:
    (edit,) = edits(("person", "en", "Farouk says Farouk won.", "fr", "Farouk dit que Farouk a gagné.", []))
    first, last = edit.now.split(" … ")
    assert edit.text == f"{first} says {last} won."
    assert first == last != "Farouk"


def test_places_in_the_new_text_lead_back_to_the_old() -> None:
    line = Line("document", 0, "en", "fr", "Ann met Bob and Ann", "")
    edit = replaced("person", line, [((0, 3), "Catherine"), ((16, 19), "Eve")])
    assert edit.text == "Catherine met Bob and Eve"
    found = {word: edit.before(edit.text.index(word)) for word in ("Catherine", "met", "Bob", "Eve")}
    assert found == {"Catherine": 0, "met": 4, "Bob": 8, "Eve": 16}
    assert edit.before(len(edit.text)) == len(line.text)


SAME = (
    ("Whitcombe", "ويتكومب"),
    ("Farouk", "فاروق"),
    ("Johnson", "جونسون"),
    ("Schroeder", "شرودر"),
    ("Pelley", "بيلي"),
)
OTHER = (("Whitcombe", "فاروق"), ("Lee", "علي"), ("Johnson", "جاكسونيان"), ("Farouk", "Farook"))


@pytest.mark.parametrize(
    ("latin", "other", "same"), [(*it, True) for it in SAME] + [(*it, False) for it in OTHER]
)
def test_names_across_scripts(latin: str, other: str, *, same: bool) -> None:
    assert same_name(latin, other) is same


def test_persons_have_a_known_given_name_or_a_title_and_a_name_of_their_own() -> None:
    lines = ["Mark Stone and Emma Hillcrest met Judge Orvane.", "A stone fell.", "Grand Vizier Jafar left."]
    assert [(it.given, it.last) for it in persons_of(lines)] == [("Emma", "Hillcrest"), ("", "Orvane")]
