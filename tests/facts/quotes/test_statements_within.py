"""Statements that a text only quotes from: their passages, and nothing that someone else said."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.facts.quotes import statements_within

ARABIC = """\
أكد بلاغ للناطق باسم وزارة الصحة التونسية، أن الوزير اطلع على “مخزون اللقاحات في المستشفيات الجهوية”.
وأشار مدير المستشفى، في تدوينة على “فيسبوك”، إلى أن “المخزون لا يكفي سوى لأسبوع واحد”.
واوضح البلاغ ، أن “حملة التلقيح ستنطلق يوم الاثنين المقبل” في جميع الولايات.
وقال الناطق باسم الوزارة خلال ندوة صحفية إن “الوضع تحت السيطرة تماما”."""

ENGLISH = """\
In a statement on Friday, the Harbour Board said the old pier “must be closed before the winter storms”.
Its chairman, Peter Lowe, wrote on Twitter: “Nobody wants to see the pier fall into the sea.”
The statement added that repairs “would cost more than the whole harbour is worth”.
A letter from the fishermen's union said: “We were never asked about the pier.”
“We will fight this in court,” the union's lawyer told reporters."""

FRENCH = """\
Dans un communiqué, la Fédération des pêcheurs indique que le quota « doit être réduit de moitié ».
« Nous n'avons pas été consultés », a déclaré son président lors d'une conférence de presse.
Le communiqué précise que « les bateaux resteront à quai jusqu'en mai ».
Selon le ministère, la décision « sera prise avant la fin du mois »."""

TWO_ISSUERS = """\
Un communiqué du ministère de la Santé affirme que « le vaccin sera gratuit pour tous ».
Un communiqué du syndicat des médecins affirme que « les hôpitaux manquent de personnel »."""

EXPECTED = [
    (
        "ar",
        ARABIC,
        [
            (
                "statement",
                "الناطق باسم وزارة الصحة التونسية",
                ["مخزون اللقاحات في المستشفيات الجهوية", "حملة التلقيح ستنطلق يوم الاثنين المقبل"],
            )
        ],
    ),
    (
        "en",
        ENGLISH,
        [
            (
                "statement",
                "the Harbour Board",
                [
                    "must be closed before the winter storms",
                    "would cost more than the whole harbour is worth",
                ],
            ),
            ("letter", "the fishermen's union", ["We were never asked about the pier."]),
        ],
    ),
    (
        "fr",
        FRENCH,
        [
            (
                "statement",
                "la Fédération des pêcheurs",
                ["doit être réduit de moitié", "les bateaux resteront à quai jusqu'en mai"],
            )
        ],
    ),
    (
        "fr",
        TWO_ISSUERS,
        [
            ("statement", "ministère de la Santé", ["le vaccin sera gratuit pour tous"]),
            ("statement-2", "syndicat des médecins", ["les hôpitaux manquent de personnel"]),
        ],
    ),
]

WITHOUT = [
    ("en", "The minister said: “The road will be closed for a month.”"),
    ("en", "A statement from the palace said that the king would travel."),
    ("en", "In a statement, the palace named the “Blue Room” as the place."),
    ("fr", "Elle a écrit sur Twitter : « Ce vote est une honte pour notre ville. »"),
    ("ar", "وقال الوزير في مقابلة تلفزيونية إن “الطريق ستفتح قريبا جدا”."),
    ("ar", "صدر بيان عن الوزارة. وقال رئيس النقابة إن “العمال لن يقبلوا بهذا القرار”."),
    ("de", "In einer Erklärung heißt es: „Die Straße wird für einen Monat gesperrt.“"),
]

SEED = Path(__file__).parents[3] / "seeds" / "000_d70429863f0ac442.txt"


@pytest.mark.parametrize(("language", "text", "expected"), EXPECTED, ids=lambda value: str(value)[:40])
def test_gathers_what_a_document_is_quoted_with(
    language: str, text: str, expected: list[tuple[str, str, list[str]]]
) -> None:
    found = statements_within(text, language)
    assert [
        (item.id, item.issuer, [text[start:end] for start, end in item.passages]) for item in found
    ] == expected


@pytest.mark.parametrize(("language", "text"), WITHOUT)
def test_makes_no_statement_of_anything_else(language: str, text: str) -> None:
    assert statements_within(text, language) == ()


def test_the_story_that_ships_with_the_project_has_one_statement() -> None:
    text = SEED.read_text("utf-8")
    (statement,) = statements_within(text, "ar")
    assert statement.id == "statement"
    assert text[slice(*statement.noun)] == "بيان"
    assert statement.issuer == "المتحدث باسم وزارة الخارجية الأمريكية"
    assert [text[start:end].split()[0] for start, end in statement.passages] == ["الأولويات", "زياراته"]
