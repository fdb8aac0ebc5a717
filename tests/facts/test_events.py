"""Events: their kind, what the text says of their status, and by which words."""

from __future__ import annotations

import pytest

from checker.facts.events import events
from tests.facts.readings import covered, reading

Row = tuple[str, str, list[tuple[str, str, str, str | None]]]

# Each event: the words, the kind, the status, the words that tell the status.
ROWS: list[Row] = [
    ("ar", "الذي يقوم بزيارة إلى تونس", [("بزيارة", "visit", "under way", "يقوم")]),
    ("ar", "ناقشنا زيارتي الأخيرة", [("زيارتي", "visit", "over", "الأخيرة")]),
    ("ar", "على هامش الزيارة المرتقبة", [("الزيارة", "visit", "planned", "المرتقبة")]),
    ("ar", "سيزور الوزير المدينة", [("سيزور", "visit", "planned", None)]),
    ("ar", "أجرى اتصالا هاتفيا مع نظيره", [("اتصالا هاتفيا", "contact-call", "unknown", None)]),
    ("ar", "التقى الوزير السفير", [("التقى", "contact-meeting", "over", None)]),
    ("ar", "خرج القطار عن السكة", []),
    ("ar", "خرج عن السكة", [("خرج عن السكة", "accident", "over", None)]),
    ("ar", "تم إلغاء زيارة الوزير", [("زيارة", "visit", "cancelled", "تم إلغاء")]),
    ("ar", "القمة المؤجلة", [("القمة", "contact-meeting", "postponed", "المؤجلة")]),
    ("en", "The minister cancelled his visit", [("visit", "visit", "cancelled", "cancelled")]),
    ("en", "the summit was postponed", [("summit", "contact-meeting", "postponed", "was postponed")]),
    ("fr", "Le ministre a annulé sa visite", [("visite", "visit", "cancelled", "a annulé")]),
    ("fr", "la visite reportée", [("visite", "visit", "postponed", "reportée")]),
    ("ar", "وزارة الخارجية", []),
    ("ar", "قال الوزير إن الجو جميل", []),
    ("en", "Minister Tazi is on a visit to Tunis", [("visit", "visit", "under way", "is on")]),
    ("en", "my recent trip", [("trip", "visit", "over", "recent")]),
    ("en", "ahead of the summit", [("summit", "contact-meeting", "planned", "ahead of")]),
    ("en", "They spoke by phone", [("spoke by phone", "contact-call", "over", None)]),
    ("en", "Spoke with the minister", [("Spoke with", "contact-talk", "over", None)]),
    ("en", "the cease-fire holds", [("cease-fire", "ceasefire", "unknown", None)]),
    ("en", "a sit-in at the ministry", [("sit-in", "protest", "unknown", None)]),
    ("en", "after lunch, the visit", [("visit", "visit", "unknown", None)]),
    ("en", "a striking result", []),
    ("fr", "qui effectue une visite à Tunis", [("visite", "visit", "under way", "effectue")]),
    ("fr", "la récente tournée", [("tournée", "visit", "over", "récente")]),
    ("fr", "la visite prévue en mai", [("visite", "visit", "planned", "prévue")]),
    (
        "fr",
        "il s'est entretenu par téléphone",
        [("s'est entretenu par téléphone", "contact-call", "over", None)],
    ),
    ("fr", "un cessez-le-feu", [("cessez-le-feu", "ceasefire", "unknown", None)]),
    ("fr", "le visiteur du soir", []),
    ("de", "Der Besuch endete", []),
    ("en", "", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), ROWS)
def test_events(language: str, text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    item = reading(text, language)
    found = [
        (
            covered(item, event.first, event.last),
            event.kind,
            str(event.status),
            covered(item, event.cue.first, event.cue.last) if event.cue else None,
        )
        for event in events(item)
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("language", "text", "own"),
    [
        ("ar", "ناقشنا زيارتي", True),
        ("ar", "بعد زيارتنا", True),
        ("ar", "بعد زيارته", False),
        ("en", "about my trip", True),
        ("en", "about his trip", False),
        ("en", "We also had our meeting", True),
        ("fr", "lors de notre rencontre", True),
        ("fr", "lors de leur rencontre", False),
    ],
)
def test_whose_event(language: str, text: str, own: bool) -> None:  # noqa: FBT001 - a column of the table
    assert [event.own for event in events(reading(text, language))] == [own]
