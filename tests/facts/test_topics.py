"""Topics: noun phrases around a head word."""

from __future__ import annotations

import pytest

from checker.facts.extract import extract
from checker.facts.publication import publications
from checker.text.claims import claims
from tests.rules.stories import story, told


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "مشاركة المغرب في منتدى النقب.", [("منتدى النقب", "forum")]),
        ("ar", "والدفع قدما بحل الدولتين والسلام", [("حل الدولتين", "solution")]),
        ("ar", "رئيس لجنة القدس، في دعم", [("لجنة القدس", "committee")]),
        (
            "ar",
            "التعاون الثنائي المتين في مجال الأمن والدفاع على",
            [("التعاون الثنائي المتين في مجال الأمن والدفاع", "cooperation")],
        ),
        (
            "ar",
            "عقدت لجنة القدس ولجنة المالية اجتماعا",
            [("لجنة القدس", "committee"), ("لجنة المالية", "committee")],
        ),
        ("ar", "المشروع كبير", []),
        ("ar", "قال الوزير", []),
        (
            "en",
            "cooperation on regional security and defense today",
            [("cooperation on regional security and defense", "cooperation")],
        ),
        ("en", "the Joint Committee", [("Joint Committee", "committee")]),
        ("en", "the Jerusalem committee for its work", [("Jerusalem committee", "committee")]),
        ("en", "the Tribunal of the Sea", [("Tribunal of the Sea", "court")]),
        ("en", "The committee left", []),
        (
            "en",
            "strong bilateral security cooperation",
            [("strong bilateral security cooperation", "cooperation")],
        ),
        ("en", "the brand new regional port security agency", [("regional port security agency", "agency")]),
        ("ar", "اللجنة الوطنية المشتركة الدائمة الكبيرة", [("اللجنة الوطنية المشتركة الدائمة", "committee")]),
        ("en", "many committees", []),
        ("fr", "un accord de pêche durable.", [("accord de pêche durable", "agreement")]),
        ("fr", "un projet d'eau potable.", [("projet d'eau potable", "project")]),
        ("fr", "le projet de l'eau", [("projet de l'eau", "project")]),
        ("fr", "la solution à deux États", [("solution à deux États", "solution")]),
        ("fr", "la commission européenne", [("commission européenne", "committee")]),
        ("fr", "l'accord est bon", []),
        ("de", "das Komitee der Stadt", []),
    ],
)
def test_topics(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    checked = story(told(language, text))
    facts = extract(checked, claims(checked.sources[0]), publications(checked))
    assert [(fact.mention.text, fact.concept) for fact in facts.topics] == expected
