"""Parts of one time are one mention, in every order, with every clitic and preposition."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING

import pytest

from checker.facts.times import extract
from tests.facts.times.corpora import CLOCK

if TYPE_CHECKING:
    from checker.facts.times import TimeMention

DAYS = {
    "ar": {
        "أمس": "2023-01-31",
        "الثلاثاء": "2023-01-31",
        "31 يناير 2023": "2023-01-31",
        "غدا": "2023-02-02",
        "الثلاثاء 31 يناير 2023": "2023-01-31",
        "أمس الثلاثاء": "2023-01-31",
        "الجمعة الماضية": "2023-01-27",
    },
    "en": {
        "yesterday": "2023-01-31",
        "Tuesday": "2023-01-31",
        "January 31, 2023": "2023-01-31",
        "Tuesday, January 31": "2023-01-31",
        "yesterday, Tuesday": "2023-01-31",
        "last Friday": "2023-01-27",
    },
    "fr": {
        "hier": "2023-01-31",
        "mardi": "2023-01-31",
        "le 31 janvier 2023": "2023-01-31",
        "mardi 31 janvier": "2023-01-31",
        "hier mardi": "2023-01-31",
        "vendredi dernier": "2023-01-27",
    },
}
# How a clock time joins a day: {day} and {clock} in either order.
CLOCKS = {
    "ar": (["{day} الساعة 20:00", "{day} في الساعة الثامنة مساء", "{day} على الساعة 8 مساء"], "T20"),
    "en": (["{day} at 8 pm", "{day} at 20:00", "8 pm {day}", "{day}, at 8 p.m."], "T20"),
    "fr": (["{day} à 20h", "{day} à 20 heures", "{day} à 20h00", "{day} dès 20 heures"], "T20"),
}
ZONES = {
    "ar": {"بتوقيت غرينتش": "Z", "بتوقيت المغرب": "[Africa/Casablanca]", "بالتوقيت المحلي": ""},
    "en": {"GMT": "Z", "UTC": "Z", "Washington time": "[America/New_York]", "local time": ""},
    "fr": {"GMT": "Z", "heure de Paris": "[Europe/Paris]", "heure locale": ""},
}


def one(text: str, language: str) -> TimeMention:
    """Return the only time of a text."""
    (mention,) = extract(text, language, CLOCK)
    return mention


@pytest.mark.parametrize(("language", "day"), [(lang, day) for lang, days in DAYS.items() for day in days])
def test_a_day_with_a_clock_time_and_a_zone_is_one_time(language: str, day: str) -> None:
    patterns, hour = CLOCKS[language]
    for pattern, (zone, suffix) in product(patterns, ZONES[language].items()):
        if not pattern.endswith("{day}"):
            mention = one(f"{pattern.format(day=day)} {zone}", language)
            assert str(mention.value).replace(":00", "") == DAYS[language][day] + hour + suffix


@pytest.mark.parametrize("clitic", ["و", "ف", "ب", "ل", "ك", "وب", "فب", "ول"])
@pytest.mark.parametrize("day", ["الأمس", "الثلاثاء", "الأسبوع الماضي", "يوم الثلاثاء", "يناير 2023"])
def test_arabic_clitics_are_taken_off(clitic: str, day: str) -> None:
    joined = "لل" + day[2:] if clitic.endswith("ل") and day.startswith("ال") else clitic[-1] + day
    bare, with_clitic = one(day, "ar"), one(clitic[:-1] + joined, "ar")
    assert with_clitic.value == bare.value
    assert with_clitic.text.endswith(day[2:])


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        ("Tuesday, 1 February 2023", "en", [("Tuesday", "2023-01-31"), ("1 February 2023", "2023-02-01")]),
        ("أمس الاثنين", "ar", [("أمس", "2023-01-31"), ("الاثنين", "2023-01-30")]),
        ("mardi 1er février 2023", "fr", [("mardi", "2023-01-31"), ("1er février 2023", "2023-02-01")]),
        ("yesterday, Tuesday", "en", [("yesterday", "2023-01-31"), ("Tuesday", "2023-01-31")]),
    ],
)
def test_parts_tell_what_each_says(text: str, language: str, parts: list[tuple[str, str]]) -> None:
    mention = one(text, language)
    assert [(part.text, str(part.value)) for part in mention.parts] == parts
    assert mention.disagrees == (len({value for _, value in parts}) > 1)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Tuesday, 31 January 2023", "en"),
        ("الثلاثاء 31 يناير 2023", "ar"),
        ("mardi 31 janvier 2023", "fr"),
        ("Tuesday and 1 February 2023", "en"),
        ("hier et lundi", "fr"),
        ("اليوم والاثنين", "ar"),
    ],
)
def test_agreeing_parts_and_separate_times_do_not_disagree(text: str, language: str) -> None:
    assert not any(mention.disagrees for mention in extract(text, language, CLOCK))


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("They met on Monday", "en", "2023-01-30"),
        ("They will meet on Monday", "en", "2023-02-06"),
        ("He said on Monday that they will meet", "en", "2023-01-30"),
        ("It is to be held on Monday", "en", "2023-01-30"),
        ("The talks scheduled for Monday", "en", "2023-02-06"),
        ("They meet on Wednesday", "en", "2023-02-01"),
        ("Ils se sont vus lundi", "fr", "2023-01-30"),
        ("Ils se verront lundi", "fr", "2023-02-06"),
        ("Il a déclaré lundi qu'il viendra", "fr", "2023-01-30"),
        ("La réunion prévue lundi", "fr", "2023-02-06"),
        ("التقى الوزيران الاثنين", "ar", "2023-01-30"),
        ("سيلتقي الوزيران الاثنين", "ar", "2023-02-06"),
        ("من المقرر أن يلتقيا الاثنين", "ar", "2023-02-06"),
        ("أعلن الاثنين أن الوزير سيزور", "ar", "2023-01-30"),
    ],
)
def test_a_bare_weekday_lies_where_the_verb_points(text: str, language: str, day: str) -> None:
    assert str(one(text, language).value) == day


@pytest.mark.parametrize(
    ("anchor", "future", "day"),
    [
        (date(2023, 2, 1), False, "2023-01-31"),
        (date(2023, 2, 1), True, "2023-02-07"),
        (date(2023, 1, 31), False, "2023-01-31"),
        (date(2023, 1, 31), True, "2023-02-07"),
    ],
)
def test_without_a_verb_news_looks_back(anchor: date, future: bool, day: str) -> None:  # noqa: FBT001  a column
    (mention,) = extract("on Tuesday", "en", anchor, prefer_future=future)
    assert str(mention.value) == day
