"""D102: a weekday that does not fit its date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.stories import assert_found, cases, one, row, told

if TYPE_CHECKING:
    from checker.embed import Encoder
    from tests.rules.stories import Row

MISMATCHES = (
    row(
        "English",
        told("en", "The council met on Tuesday, 1 February 2023, in Valletta."),
        found=one("error", ("article", "Tuesday, 1 February 2023", "2023-02-01")),
        note=("2023-02-01",),
    ),
    row(
        "English, the month first",
        told("en", "It was signed on Friday, October 12, 2023."),
        found=one("error", ("article", "Friday, October 12, 2023", "2023-10-12")),
    ),
    row(
        "French",
        told("fr", "La cérémonie a eu lieu le mercredi 14 juillet 2022 à Lyon."),
        found=one("error", ("article", "mercredi 14 juillet 2022", "2022-07-14")),
    ),
    row(
        "Arabic",
        told("ar", "انعقد الاجتماع الثلاثاء 1 فبراير 2023 بالرباط."),
        found=one("error", ("article", "الثلاثاء 1 فبراير 2023", "2023-02-01")),
    ),
    row(
        "Arabic, with Maghrebi month and Arabic-Indic digits",
        told("ar", "وقع الحادث يوم الخميس ٨ غشت ٢٠٢٣ قرب وجدة."),
        found=one("error", ("article", "يوم الخميس ٨ غشت ٢٠٢٣", "2023-08-08")),
    ),
    row(
        "'yesterday, Tuesday' in a text of a Thursday",
        told("ar", "جرى اللقاء أمس الثلاثاء في تونس.", published="2023-02-02"),
        told("en", "The meeting took place in Tunis.", published="2023-02-02"),
        found=one("error", ("article", "أمس الثلاثاء", "2023-02-01")),
    ),
    row(
        "the words of a nested source are its container's, reported once",
        told("fr", "Le ministère écrit : « Réunion le mercredi 14 juillet 2022 »."),
        told("fr", "Réunion le mercredi 14 juillet 2022", kind="statement", within="article"),
        found=one("error", ("article", "mercredi 14 juillet 2022", "2022-07-14")),
    ),
    row(
        "'today, Tuesday' in a post of a Wednesday",
        told("fr", "Réunion aujourd'hui mardi à Tunis.", kind="post", published="2023-02-01"),
        found=one("error", ("post", "aujourd'hui mardi", "2023-02-01")),
    ),
    row(
        "Arabic, with Levantine month",
        told("ar", "انعقد المجلس يوم الخميس 1 شباط 2023 في بيروت."),
        found=one("error", ("article", "يوم الخميس 1 شباط 2023", "2023-02-01")),
    ),
    row(
        "a part of the day between weekday and date",
        told("en", "The talks opened on Tuesday evening, 1 February 2023, in Oslo."),
        found=one("error", ("article", "Tuesday evening, 1 February 2023", "2023-02-01T18/2023-02-02T00")),
    ),
)

FITTING = (
    row("English, fitting", told("en", "The council met on Wednesday, 1 February 2023, in Valletta.")),
    row("French, fitting", told("fr", "La cérémonie a eu lieu le jeudi 14 juillet 2022 à Lyon.")),
    row("Arabic, fitting", told("ar", "انعقد الاجتماع الأربعاء 1 فبراير 2023 بالرباط.")),
    row("Maghrebi, fitting", told("ar", "وقع الحادث يوم الثلاثاء 8 غشت 2023 قرب وجدة.")),
    row(
        "'yesterday, Tuesday' on a Wednesday", told("ar", "جرى اللقاء أمس الثلاثاء.", published="2023-02-01")
    ),
    row("no publication: 'yesterday, Tuesday' fits some day", told("ar", "جرى اللقاء أمس الثلاثاء في تونس.")),
    row("no year and no publication", told("fr", "Le scrutin se tiendra dimanche 9 juin.")),
    row(
        "a weekday and a date of two things",
        told(
            "en", "On Tuesday the council will vote on the plan of 1 February 2023.", published="2023-03-02"
        ),
    ),
    row(
        "a newspaper named for a day",
        told("en", "The Sunday Times of 1 February 2023 had the story."),
    ),
    row(
        "two fitting dates in one French sentence",
        told("fr", "Ils se sont réunis mardi 31 janvier 2023, puis mercredi 1er février 2023."),
    ),
    row(
        "an Arabic range, both ends fitting",
        told("ar", "يمتد المعرض من الثلاثاء 31 يناير 2023 إلى الخميس 2 فبراير 2023."),
    ),
    row(
        "a vote of one weekday and an accord of another",
        told(
            "en",
            "Wednesday's vote follows the accord signed on Tuesday, 31 January 2023.",
            published="2023-02-02",
        ),
    ),
    row("a feast named for its weekday", told("en", "Good Friday fell on 7 April 2023.")),
    row(
        "a French newspaper and a date",
        told("fr", "Selon Le Journal du dimanche, l'accord date du 1er février 2023."),
    ),
    row(
        "an Arabic newspaper and a date",
        told("ar", "ذكرت جريدة «السبت» في 1 فبراير 2023 أن الميناء أغلق."),
    ),
    row(
        "said on a Thursday of an accord of another day",
        told("ar", "قال الوزير يوم الخميس إن اتفاق 1 فبراير 2023 ما زال ساريا.", published="2023-03-03"),
    ),
    row("'both' is spelt as Monday is", told("ar", "وقع الطرفان الاثنان في 1 فبراير 2023 على الاتفاق.")),
)


@pytest.mark.parametrize("case", cases([*MISMATCHES, *FITTING]))
def test_weekday_and_date(case: Row, encoder: Encoder) -> None:
    assert_found("D102", case, encoder)
