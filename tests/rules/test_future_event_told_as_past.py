"""D105: told as past, dated after the source's publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.stories import assert_found, cases, one, row, told

if TYPE_CHECKING:
    from checker.embed import Encoder
    from tests.rules.stories import Row

OTHER = told("en", "Nothing else is known.", kind="tweet", published="2024-03-01")

FOUND = (
    row(
        "English",
        told("en", "The two ministers met in Tunis on 12 March 2024.", published="2024-03-01"),
        OTHER,
        found=one("warning", ("article", "12 March 2024", "2024-03-12")),
    ),
    row(
        "Arabic, Maghrebi month",
        told("ar", "التقى الوزيران بتونس يوم 12 غشت 2024.", published="2024-08-01"),
        OTHER,
        found=one("warning", ("article", "يوم 12 غشت 2024", "2024-08-12")),
    ),
    row(
        "French",
        told("fr", "Les deux ministres ont signé l'accord le 12 mars 2024.", published="2024-03-01"),
        OTHER,
        found=one("warning", ("article", "12 mars 2024", "2024-03-12")),
    ),
    row(
        "a ruling",
        told("en", "The court ruled on 12 March 2024 that the port must close.", published="2024-03-01"),
        OTHER,
        found=one("warning", ("article", "12 March 2024", "2024-03-12")),
    ),
    row(
        "a signature, in Arabic",
        told("ar", "وقع البلدان الاتفاق يوم 12 مارس 2024 في الرباط.", published="2024-03-01"),
        OTHER,
        found=one("warning", ("article", "يوم 12 مارس 2024", "2024-03-12")),
    ),
    row(
        "a visit, in French",
        told("fr", "La ministre a visité l'usine le 12 mars 2024.", published="2024-03-01"),
        OTHER,
        found=one("warning", ("article", "12 mars 2024", "2024-03-12")),
    ),
    row(
        "two days ahead of an exact moment: no zone explains it",
        told("en", "The ministers met in Tokyo on 3 March 2024.", published="2024-03-01T23:30:00-05:00"),
        OTHER,
        found=one("warning", ("article", "3 March 2024", "2024-03-03")),
    ),
)

NOT_FOUND = (
    row(
        "English, planned",
        told("en", "The two ministers will meet in Tunis on 12 March 2024.", published="2024-03-01"),
        OTHER,
    ),
    row(
        "Arabic, planned",
        told("ar", "سيلتقي الوزيران بتونس يوم 12 مارس 2024.", published="2024-03-01"),
        OTHER,
    ),
    row(
        "French, planned",
        told("fr", "Les deux ministres signeront l'accord le 12 mars 2024.", published="2024-03-01"),
        OTHER,
    ),
    row(
        "it was past",
        told("en", "The two ministers met in Tunis on 12 February 2024.", published="2024-03-01"),
        OTHER,
    ),
    row(
        "on the day of publication",
        told("fr", "Les deux ministres ont signé l'accord le 1er mars 2024.", published="2024-03-01"),
        OTHER,
    ),
    row("no year: placed by the tense", told("en", "They met on 12 March.", published="2024-03-01"), OTHER),
    row("no day of publication", told("en", "The ministers met on 12 March 2024."), OTHER),
    row(
        "a noun says nothing of time",
        told("ar", "الاجتماع يوم 12 مارس 2024 بمقر الوزارة.", published="2024-03-01"),
        OTHER,
    ),
    row(
        "the date of another, planned event",
        told(
            "en",
            "The ministers met last week, and agreed on an upcoming summit on 12 March 2024.",
            published="2024-03-01",
        ),
        OTHER,
    ),
    row(
        "it was the next day already where they met",
        told("en", "The ministers met in Tokyo on 2 March 2024.", published="2024-03-01T23:30:00-05:00"),
        OTHER,
    ),
    row(
        "a plan told in the past, in English",
        told("en", "The two ministers were due to meet in Tunis on 12 March 2024.", published="2024-03-01"),
        OTHER,
    ),
    row(
        "a plan told in the past, in French",
        told("fr", "Les deux ministres devaient se réunir à Tunis le 12 mars 2024.", published="2024-03-01"),
        OTHER,
    ),
    row(
        "a plan told in the past, in Arabic",
        told("ar", "كان من المقرر أن يلتقي الوزيران بتونس يوم 12 مارس 2024.", published="2024-03-01"),
        OTHER,
    ),
    row(
        "what was agreed for a later day",
        told("ar", "اتفق الوزيران على عقد اجتماع ثان يوم 12 مارس 2024.", published="2024-03-01"),
        OTHER,
    ),
    row(
        "what was announced for a later day",
        told("fr", "Le ministre a annoncé que le sommet se tiendra le 12 mars 2024.", published="2024-03-01"),
        OTHER,
    ),
    row(
        "talks over, an agreement still to come",
        told("ar", "انتهت المفاوضات، ويدخل الاتفاق حيز التنفيذ يوم 12 مارس 2024.", published="2024-03-01"),
        OTHER,
    ),
)


@pytest.mark.parametrize("item", cases((*FOUND, *NOT_FOUND)))
def test_past_and_future(item: Row, encoder: Encoder) -> None:
    assert_found("D105", item, encoder)
