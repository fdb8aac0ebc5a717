"""Claims. A case is a text with its claims parted by ``|``; what parts them otherwise is left out of both."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.source import Source, SourceKind
from checker.text.claims import claims

CASES = [
    # A discourse marker parts a long sentence.
    (
        "ar",
        "استقبل الوزير نظيره أمس في الرباط،| حيث ناقش الجانبان ملف الهجرة،| فيما تظاهر العمال أمام الوزارة.",
    ),
    (
        "en",
        "The minister met the envoy in Rabat,| while hundreds marched outside,| and said he would stay.",
    ),
    (
        "fr",
        "Le ministre a reçu son homologue,| tandis que la foule criait,| ajoutant qu'il reviendrait en mai.",
    ),
    # A participle, a stop, a conjunction with a verb on it.
    ("ar", "أعلنت الوزارة عن إغلاق الميناء لمدة ثلاثة أيام،| مضيفة أن السفن ستحول إلى طنجة."),
    ("ar", "وصل الوفد إلى العاصمة صباح اليوم في زيارة رسمية؛| ومن المقرر أن يلتقي رئيس الحكومة غدا."),
    ("ar", "وقع الطرفان اتفاقا جديدا حول الصيد البحري في المحيط،| واتفقا على عقد لقاء ثان قريبا."),
    ("ar", "وقع الطرفان اتفاقا جديدا حول الصيد البحري في المحيط ،| ورحبت النقابات بهذه الخطوة المهمة ."),
    ("en", "The port will be closed for three days from Monday;| ships will be sent to Tangier instead."),
    ("fr", "Le port sera fermé pendant trois jours à partir de lundi ;| les navires iront à Tanger."),
    # Nouns after a comma, relative clauses and appositions stay with their sentence.
    ("ar", "بحث الوزيران قضايا الأمن، والهجرة، والطاقة، ودعم التنمية في دول الساحل والصحراء خلال اللقاء."),
    ("ar", "قال الوزير، أحمد المنصوري، والذي يزور تونس هذا الأسبوع، إن الاتفاق سيوقع في شهر مارس."),
    ("en", "The minister, Ahmed Mansouri, who is on a visit to Tunis, will sign the agreement in March."),
    ("fr", "Le ministre, Ahmed Mansouri, qui est en visite à Tunis, doit signer l'accord au mois de mars."),
    # What names the source stays with what it says; an opening participle with its main verb.
    (
        "en",
        "The bridge over the river will stay closed to traffic until May, according to the city council.",
    ),
    (
        "en",
        "Speaking on the radio early on Monday from his office in Rabat, he said the road was closed.",
    ),
    (
        "fr",
        "Le pont sur la rivière restera fermé à toute circulation jusqu'en mai, selon le conseil municipal.",
    ),
    ("ar", "عقد الوفد لقاءات مع المسؤولين في الرباط صباح الخميس، وظهر الجمعة، ومساء السبت من الأسبوع نفسه."),
    # Short sentences are never cut; no piece becomes too short.
    ("ar", "غادر الوفد، فيما بقي الوزير."),
    ("en", "They left, while he stayed."),
    ("en", "The old bridge over the river was closed to all traffic on Sunday night, but quickly reopened."),
    # Never inside a quotation or brackets.
    (
        "ar",
        "قال الوزير في ندوة صحفية بالرباط “إن الاتفاق جاهز، فيما ينتظر الجميع موعد التوقيع عليه قريبا جدا”.",
    ),
    (
        "en",
        "The union said in a long letter “that the port is closed, while the ships wait outside for days”.",
    ),
    (
        "fr",
        "Le syndicat a écrit (le port est fermé, tandis que les navires attendent) une lettre au ministre.",
    ),
    # Lines and posts.
    ("en", "Rabat and Madrid talk|\nThe two ministers met today 🇲🇦🇪🇸 pic.example.org/abc"),
    ("ar", "الرباط ومدريد|\n— الوزارة (@ministry) 1 فبراير 2023"),
]

ALPHABET = '، حيث وقال ,;؛“”"()\n.-while but 🎉أكدa'


def source(text: str, language: str) -> Source:
    return Source("story", SourceKind.ARTICLE, text, language)


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_parts_claims(language: str, marked: str) -> None:
    expected = [piece.strip().strip("،,;؛").strip() for piece in marked.split("|")]
    assert [claim.text for claim in claims(source(marked.replace("|", ""), language))] == expected


def test_ids_languages_and_sentences() -> None:
    text = "وصل الوفد إلى العاصمة صباح اليوم في زيارة، فيما تظاهر العمال أمام الوزارة.\nانتهت الزيارة."
    found = claims(source(text, "ar-MA"))
    assert [(claim.id, claim.language, claim.sentence) for claim in found] == [
        ("story:1", "ar", 0),
        ("story:2", "ar", 0),
        ("story:3", "ar", 1),
    ]


def test_a_language_that_is_not_given_is_detected() -> None:
    (claim,) = claims(source("The minister has left the country.", "und"))
    assert claim.language == "en"


def test_rules_and_stars_make_no_claim() -> None:
    assert [claim.text for claim in claims(source("One day.\n* * *\n—\nAnother day.", "en"))] == [
        "One day.",
        "Another day.",
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "غادر الوزير الرباط صباح اليوم؛ـ وعاد الوفد إلى باريس مساء أمس"),
        ("fr", "Le ministre a quitté Rabat ce matin ;ـ la délégation est rentrée à Paris hier soir"),
        (
            "en",
            "The minister left Rabat early today; \u202ethe deal, but not\u202c signed; it was put off again",
        ),
    ],
)
def test_nothing_said_is_lost_between_claims(language: str, text: str) -> None:
    """A tatweel behind a separator, and a separator within a stretch that is shown in the other order."""
    source = Source("a", SourceKind.ARTICLE, text, language)
    kept = "".join(claim.text for claim in claims(source))
    assert [char for char in kept if char.isalnum()] == [char for char in text if char.isalnum()]


def test_a_language_without_tables_has_sentences_for_claims() -> None:
    text = (
        "Der Minister traf gestern seinen Kollegen in der Hauptstadt, während draußen viele demonstrierten."
    )
    assert [claim.text for claim in claims(source(text, "de"))] == [text]


@given(st.text(alphabet=ALPHABET, max_size=300) | st.text(), st.sampled_from(["ar", "en", "fr", "und"]))
def test_claims_are_exact_apart_in_order_and_leave_only_punctuation(text: str, language: str) -> None:
    at = 0
    left = ""
    for claim in claims(source(text, language)):
        assert text[claim.start : claim.end] == claim.text == claim.text.strip()
        assert at <= claim.start < claim.end
        left += text[at : claim.start]
        at = claim.end
    left += text[at:]
    assert all(char.isspace() or unicodedata.category(char)[0] in "PC" for char in left)
