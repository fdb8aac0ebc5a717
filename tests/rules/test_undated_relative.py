"""D104: 'yesterday' in a text whose day of publication is not given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.stories import assert_found, cases, one, row, told

if TYPE_CHECKING:
    from checker.embed import Encoder
    from tests.rules.stories import Row

UNDATED = (
    row(
        "nothing tells the day: the time is told as it counts from publication",
        told("ar", "وصل الوزير أمس إلى نواكشوط."),
        found=one("warning", ("article", "أمس", "the day before publication")),
        note=("Nothing in the text tells its day",),
    ),
    row(
        "inferred from a dated post that the primary text rests on",
        told("ar", "وصل الوزير أمس الثلاثاء إلى نواكشوط.", primary=True),
        told("fr", "Arrivée à Nouakchott ce jour.", kind="tweet", published="2024-01-30"),
        found=one("warning", ("article", "أمس الثلاثاء", "2024-01-30")),
        note=("Inferred", "not before 2024-01-30", "Wednesday, 2024-01-31"),
    ),
    row(
        "French evening",
        told("fr", "L'incendie s'est déclaré hier soir à Oran."),
        found=one("warning", ("article", "hier soir", "the day before publication in the evening")),
    ),
    row(
        "English weekday and weeks",
        told("en", "The court ruled on Thursday. The appeal was filed last week."),
        found=one(
            "warning",
            ("article", "Thursday", "the last Thursday up to publication"),
            ("article", "last week", "the week before that of publication"),
        ),
    ),
    row(
        "at most four passages are shown",
        told(
            "fr",
            "Hier, ils ont voté. Demain, ils partent. Mardi, ils parlent. Jeudi, ils signent. "
            "Après-demain, ils dînent.",
        ),
        found=one(
            "warning",
            ("article", "Hier", "the day before publication"),
            ("article", "Demain", "the day after publication"),
            ("article", "Mardi", "a Tuesday near publication"),
            ("article", "Jeudi", "a Thursday near publication"),
        ),
    ),
    row(
        "one finding a source",
        told("en", "They met yesterday."),
        told("ar", "التقيا أمس.", kind="post"),
        found=(
            *one("warning", ("article", "yesterday", "the day before publication")),
            *one("warning", ("post", "أمس", "the day before publication")),
        ),
    ),
    row(
        "Arabic week",
        told("ar", "أغلق الميناء الأسبوع الماضي بسبب العاصفة."),
        found=one("warning", ("article", "الأسبوع الماضي", "the week before that of publication")),
    ),
)

DATED = (
    row("a day of publication", told("ar", "وصل الوزير أمس إلى نواكشوط.", published="2024-01-31")),
    row(
        "a moment of publication", told("en", "Spoke today.", kind="tweet", published="2024-01-31T10:00:00Z")
    ),
    row("a dateline with a year", told("ar", "نواكشوط - 31 يناير 2024 - وصل الوزير أمس إلى العاصمة.")),
    row("an English dateline", told("en", "RABAT, Jan. 31, 2024 — The minister arrived yesterday.")),
    row("absolute times alone", told("fr", "La réunion s'est tenue le 31 janvier 2024 à Tunis.")),
    row("no times", told("ar", "دعا الوزير إلى الحوار.")),
    row("a length of time", told("en", "The talks lasted three hours.")),
    row("a month as a name and as a verb", told("en", "Theresa May met protesters who march on foot.")),
    row(
        "a nested source stands and falls with its container",
        told("en", "The ministry said: “We met yesterday in Doha”.", published="2024-01-31"),
        told("en", "We met yesterday in Doha", kind="statement", within="article"),
    ),
    row(
        "'today' for nowadays, in a dated text",
        told("fr", "Aujourd'hui, le pays compte deux ports.", published="2024-01-31"),
    ),
    row(
        "the day before another day, in English",
        told("en", "They met on 3 March 2024. The day before, the port had been closed."),
    ),
    row(
        "the day before another day, in French",
        told("fr", "Ils se sont vus le 3 mars 2024 ; la veille, le port avait fermé."),
    ),
    row("what recurs, in Arabic", told("ar", "يقام السوق كل يوم اثنين.")),
    row("today for nowadays, in Arabic", told("ar", "التعليم اليوم هو اقتصاد الغد.", published="2024-01-01")),
)


@pytest.mark.parametrize("case", cases([*UNDATED, *DATED]))
def test_relative_times(case: Row, encoder: Encoder) -> None:
    assert_found("D104", case, encoder)
