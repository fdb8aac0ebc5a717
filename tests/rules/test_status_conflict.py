"""W603: an event under way here, over or still to come there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.stories import assert_found, cases, one, row, told

if TYPE_CHECKING:
    from checker.embed import Encoder
    from tests.rules.stories import Row

CONFLICTS = (
    row(
        "Arabic visit under way, English recent trip",
        told(
            "ar",
            "أجرى وزير الخارجية الأمريكي أنتوني بلينكن، الذي يقوم بزيارة إلى الشرق الأوسط، اتصالا هاتفيا.",
        ),
        told(
            "en",
            "We also discussed my recent trip.",
            kind="tweet",
            published="2023-02-01",
            speaker="Secretary Antony Blinken",
        ),
        found=one("warning", ("article", "يقوم بزيارة", "under way"), ("tweet", "recent trip", "over")),
    ),
    row(
        "two Arabic wordings",
        told(
            "ar",
            "قال الوزير كريم التازي خلال زيارته الحالية إلى تونس إن الاتفاق قريب.",
            published="2024-03-05",
        ),
        told(
            "ar", "تحدث الوزير كريم التازي عن زيارته الأخيرة إلى تونس.", published="2024-03-05", kind="post"
        ),
        found=one("warning", ("article", "زيارته الحالية", "under way"), ("post", "زيارته الأخيرة", "over")),
    ),
    row(
        "French under way, English over",
        told(
            "fr",
            "Le ministre Karim Tazi, qui effectue une visite à Tunis, a signé l'accord.",
            published="2024-03-05",
        ),
        told("en", "Minister Karim Tazi concluded his visit to Tunis.", published="2024-03-04"),
        found=one(
            "warning",
            ("article", "effectue une visite", "under way"),
            ("article-2", "concluded his visit", "over"),
        ),
    ),
    row(
        "English under way, Arabic planned, in the later source",
        told("en", "Minister Karim Tazi is on a visit to Tunis.", published="2024-03-05"),
        told(
            "ar",
            "يعتزم الوزير كريم التازي القيام بزيارة إلى تونس، وستكون زيارة كريم التازي المرتقبة الأولى.",
            published="2024-03-06",
        ),
        found=one(
            "warning",
            ("article", "is on a visit", "under way"),
            ("article-2", "زيارة كريم التازي المرتقبة", "planned"),
        ),
    ),
    row(
        "without days of publication time explains nothing",
        told("en", "Minister Karim Tazi is on a visit to Tunis."),
        told("fr", "Le ministre Karim Tazi a terminé sa visite à Tunis."),
        found=one(
            "warning", ("article", "is on a visit", "under way"), ("article-2", "a terminé sa visite", "over")
        ),
    ),
    row(
        "the writer's own tour, in French",
        told("ar", "يواصل الوزير كريم التازي جولته في الساحل.", published="2024-03-05"),
        told(
            "fr",
            "De retour de ma récente tournée au Sahel.",
            published="2024-03-05",
            kind="post",
            speaker="Karim Tazi",
        ),
        found=one(
            "warning",
            ("article", "يواصل الوزير كريم التازي جولته", "under way"),
            ("post", "récente tournée", "over"),
        ),
    ),
)

CANCELLED = (
    row(
        "a third source, in French, besides a nested one and the text around it",
        told(
            "en",
            "Minister Karim Tazi is on a visit to Tunis. He wrote: “My recent visit to Tunis was good”.",
            published="2024-03-05",
        ),
        told(
            "en",
            "My recent visit to Tunis was good",
            kind="statement",
            speaker="Karim Tazi",
            within="article",
            published="2024-03-05",
        ),
        told("fr", "Le ministre Karim Tazi a conclu sa visite à Tunis.", kind="post", published="2024-03-05"),
        found=one(
            "warning",
            ("article", "is on a visit", "under way"),
            ("post", "a conclu sa visite", "over"),
        ),
    ),
    row(
        "a third source, in Arabic, besides a nested one and the text around it",
        told(
            "en",
            "Minister Karim Tazi is on a visit to Tunis. He wrote: “My recent visit to Tunis was good”.",
            published="2024-03-05",
        ),
        told(
            "en",
            "My recent visit to Tunis was good",
            kind="statement",
            speaker="Karim Tazi",
            within="article",
            published="2024-03-05",
        ),
        told("ar", "اختتم الوزير كريم التازي زيارته إلى تونس.", kind="post", published="2024-03-05"),
        found=one(
            "warning",
            ("article", "is on a visit", "under way"),
            ("post", "اختتم الوزير كريم التازي زيارته", "over"),
        ),
    ),
    row(
        "cancelled in Arabic, over in English",
        told("ar", "ألغى الوزير كريم التازي زيارته إلى تونس.", published="2024-03-05"),
        told("en", "Minister Karim Tazi concluded his visit to Tunis.", published="2024-03-05", kind="post"),
        found=one(
            "warning",
            ("article", "ألغى الوزير كريم التازي زيارته", "cancelled"),
            ("post", "concluded his visit", "over"),
        ),
    ),
    row(
        "postponed in French, cancelled in English",
        told("fr", "Le ministre Karim Tazi a reporté sa visite à Tunis.", published="2024-03-05"),
        told("en", "Minister Karim Tazi cancelled his visit to Tunis.", published="2024-03-05", kind="post"),
        found=one(
            "warning",
            ("article", "a reporté sa visite", "postponed"),
            ("post", "cancelled his visit", "cancelled"),
        ),
    ),
    row(
        "postponed, so planned still",
        told("fr", "Le ministre Karim Tazi a reporté sa visite à Tunis.", published="2024-03-05"),
        told("en", "Minister Karim Tazi prepared the upcoming visit to Tunis.", published="2024-03-05"),
    ),
    row(
        "planned, and cancelled in a later source",
        told("ar", "يعتزم الوزير كريم التازي القيام بزيارة إلى تونس.", published="2024-03-03"),
        told("en", "Minister Karim Tazi cancelled his visit to Tunis.", published="2024-03-05"),
    ),
)

EXPLAINED = (
    row(
        "under way, and over in a later source",
        told("en", "Minister Karim Tazi is on a visit to Tunis.", published="2024-03-05"),
        told("fr", "Le ministre Karim Tazi a terminé sa visite à Tunis.", published="2024-03-07"),
    ),
    row(
        "planned, and under way in a later source",
        told("ar", "يعتزم الوزير كريم التازي القيام بزيارة إلى تونس.", published="2024-03-03"),
        told("en", "Minister Karim Tazi is on a visit to Tunis.", published="2024-03-05"),
    ),
    row(
        "planned, and over in a later source",
        told("en", "Ahead of the visit of Minister Karim Tazi, the road was paved.", published="2024-03-03"),
        told("fr", "Le ministre Karim Tazi a terminé sa visite à Tunis.", published="2024-03-07"),
    ),
    row(
        "visits of two persons",
        told("en", "Minister Karim Tazi is on a visit to Tunis.", published="2024-03-05"),
        told("en", "Minister Laura MacLean concluded her visit to Tunis.", published="2024-03-05"),
    ),
    row(
        "two kinds of event",
        told("en", "Minister Karim Tazi is on a visit to Tunis.", published="2024-03-05"),
        told("en", "Minister Karim Tazi concluded his meeting in Tunis.", published="2024-03-05"),
    ),
    row(
        "under way in both",
        told("ar", "يقوم الوزير كريم التازي بزيارة إلى تونس.", published="2024-03-05"),
        told("fr", "Le ministre Karim Tazi est en visite à Tunis.", published="2024-03-05"),
    ),
    row(
        "no word of its status",
        told("en", "Minister Karim Tazi is on a visit to Tunis.", published="2024-03-05"),
        told("fr", "La visite du ministre Karim Tazi à Tunis porte sur l'eau.", published="2024-03-05"),
    ),
    row(
        "persons who share a last name",
        told("en", "Minister Karim Alaoui is on a visit to Tunis.", published="2024-03-05"),
        told("en", "Minister Youssef Alaoui concluded his visit to Tunis.", published="2024-03-05"),
    ),
    row(
        "two visits in either source",
        told(
            "en",
            "Minister Karim Tazi, who is on a visit to Tunis, recalled his recent trip to Cairo.",
            published="2024-03-05",
        ),
        told(
            "ar",
            "يقوم الوزير كريم التازي بزيارة إلى تونس، بعد زيارته الأخيرة إلى القاهرة.",
            published="2024-03-05",
        ),
    ),
    row(
        "visits to two countries",
        told("en", "Minister Karim Tazi is on a visit to Tunisia.", published="2024-03-05"),
        told(
            "fr",
            "Le ministre Karim Tazi, après sa visite en Égypte, a gagné Tunis.",
            published="2024-03-05",
        ),
    ),
    row(
        "a nested source and the text around it",
        told(
            "en", "Minister Karim Tazi is on a visit to Tunis. He wrote: “My recent visit to Tunis was good”."
        ),
        told(
            "en",
            "My recent visit to Tunis was good",
            kind="statement",
            speaker="Karim Tazi",
            within="article",
        ),
    ),
    row(
        "somebody denies that it is over",
        told("en", "Minister Karim Tazi is on a visit to Tunis.", published="2024-03-05"),
        told(
            "fr",
            "Le ministère dément que le ministre Karim Tazi ait terminé sa visite à Tunis.",
            published="2024-03-05",
        ),
    ),
    row(
        "its end is still to come",
        told("ar", "يقوم الوزير كريم التازي بزيارة إلى تونس.", published="2024-03-05"),
        told("en", "Minister Karim Tazi will conclude his visit to Tunis on Friday.", published="2024-03-05"),
    ),
    row(
        "the next visit, elsewhere",
        told("fr", "Le ministre Karim Tazi est en visite à Tunis.", published="2024-03-05"),
        told("ar", "يستعد الوزير كريم التازي لزيارته المقبلة إلى القاهرة.", published="2024-03-05"),
    ),
)


@pytest.mark.parametrize("case", cases([*CONFLICTS, *CANCELLED, *EXPLAINED]))
def test_status(case: Row, encoder: Encoder) -> None:
    assert_found("W603", case, encoder)
