"""Text tricks: dates, numbers and places made to look like something else than is stored, in three languages.

A row is a name, a language, the text as it is stored, the value that a reader sees, and whether what is
stored differs so from what is seen that B901 has to say so. The checker must find the value the reader sees.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import pytest

from checker.pipeline import check, understand
from tests.rules.stories import story, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.embed import Encoder

PUBLISHED = "2023-02-10"
LEAST_FOUND = 0.95
DAY, TOLL, CLOCK, RABAT = "2023-02-15", "42 killed", "2023-02-10T12:30", "Rabat, MA"
EN, FR, AR = (
    "The talks took place on {} in the city.",
    "Les pourparlers ont eu lieu le {} dans la ville.",
    "جرت المباحثات يوم {} في المدينة.",
)
DEAD_EN, DEAD_FR, DEAD_AR = (
    "The blast killed {} people.",
    "Le bilan est de {} morts.",
    "قتل {} شخصا في الهجوم.",
)
SIGNS = "\u064e\u0651\u064f" * 9
FLOOD = "\u0301\u0308\u0327\u0323\u0302" * 8


class Trick(NamedTuple):
    """One attack."""

    name: str
    language: str
    text: str
    value: str
    told: bool


def _nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _tagged(text: str) -> str:
    return "".join(chr(0xE0000 + ord(char)) for char in text)


TRICKS = (
    # Overrides and embeddings of direction: what is shown is in another order.
    Trick("an override turns the toll round", "en", DEAD_EN.format("\u202e24\u202c"), TOLL, True),
    Trick("an override turns the toll round", "fr", DEAD_FR.format("\u202e24\u202c"), TOLL, True),
    Trick("an override turns the toll round", "ar", DEAD_AR.format("\u202e24\u202c"), TOLL, True),
    Trick("an override turns Arabic digits round", "ar", DEAD_AR.format("\u202e٢٤\u202c"), TOLL, True),
    Trick("an override turns a day round", "en", EN.format("February \u202e51\u202c, 2023"), DAY, True),
    Trick("an override turns a date round", "en", EN.format("\u202e3202 ,51 yraurbeF\u202c"), DAY, True),
    Trick("an override turns a date round", "fr", FR.format("\u202e3202 reirvéf 51\u202c"), DAY, True),
    Trick("an override turns a year round", "ar", AR.format("15 فبراير \u202e3202\u202c"), DAY, True),
    Trick("an override turns Arabic letters round", "ar", AR.format("15 \u202dرياربف\u202c 2023"), DAY, True),
    Trick("an override that never ends", "en", "It starts at \u202e03:21", CLOCK, True),
    Trick("an embedding round a number", "fr", DEAD_FR.format("\u202b42\u202c"), TOLL, True),
    Trick("an isolate that is never closed", "en", DEAD_EN.format("\u206742"), TOLL, True),
    Trick("isolates round a number, closed", "ar", DEAD_AR.format("\u206642\u2069"), TOLL, False),
    Trick("an isolate inside a number", "en", DEAD_EN.format("4\u2066\u20692"), TOLL, True),
    Trick("marks of direction in a date", "ar", AR.format("\u200f15\u200f فبراير \u200e2023"), DAY, False),
    # Characters of no width inside words and numbers.
    Trick("a zero-width space in a number", "en", DEAD_EN.format("4\u200b2"), TOLL, True),
    Trick("a zero-width space in a number", "ar", DEAD_AR.format("٤\u200b٢"), TOLL, True),
    Trick("zero-width spaces in a month", "en", EN.format("Feb\u200b\u200bruary 15, 2023"), DAY, True),
    Trick("a zero-width non-joiner in a month", "ar", AR.format("15 فبر\u200cاير 2023"), DAY, True),
    Trick("a zero-width joiner in a year", "fr", FR.format("15 février 20\u200d23"), DAY, True),
    Trick("a word joiner in a number", "fr", DEAD_FR.format("4\u20602"), TOLL, True),
    Trick("a byte order mark in a month", "fr", FR.format("15 fév\ufeffrier 2023"), DAY, True),
    Trick("a zero-width space beside a separator", "en", "It cost 1,\u200b234 dollars.", "1234 USD", True),
    Trick("a zero-width space in a clock time", "en", "It starts at 12:\u200b30.", CLOCK, True),
    Trick("a zero-width space in a date of figures", "en", EN.format("15/\u200b02/2023"), DAY, True),
    Trick("soft hyphens in a month", "fr", FR.format("15 fé\u00advri\u00ader 2023"), DAY, True),
    Trick("a soft hyphen in a number", "en", DEAD_EN.format("4\u00ad2"), TOLL, True),
    Trick("a soft hyphen in a place", "en", "The talks were held in Ra\u00adbat.", RABAT, True),
    Trick("a zero-width space in a place", "ar", "جرت المباحثات في الر\u200bباط.", RABAT, True),
    Trick("a Mongolian vowel separator in a number", "en", DEAD_EN.format("4\u180e2"), TOLL, True),
    Trick("a grapheme joiner in a number", "fr", DEAD_FR.format("4\u034f2"), TOLL, True),
    Trick("an invisible plus in a number", "en", DEAD_EN.format("4\u20642"), TOLL, True),
    Trick("a Hangul filler in a month", "en", EN.format("Febr\u3164uary 15, 2023"), DAY, True),
    Trick("a control character in a number", "en", DEAD_EN.format("4\x082"), TOLL, True),
    Trick("a delete character in a month", "fr", FR.format("15 fév\x7frier 2023"), DAY, True),
    # Variation selectors, tag characters, interlinear annotation.
    Trick("a variation selector in a number", "en", DEAD_EN.format("4\ufe0f2"), TOLL, True),
    Trick("a variation selector in a month", "ar", AR.format("15 فبر\ufe0eاير 2023"), DAY, True),
    Trick("a variation selector of the supplement", "fr", DEAD_FR.format("4\U000e01002"), TOLL, True),
    Trick("a number in keycaps", "en", DEAD_EN.format("4\ufe0f\u20e32\ufe0f\u20e3"), TOLL, False),
    Trick("tag characters in a number", "en", DEAD_EN.format("4" + _tagged("99") + "2"), TOLL, True),
    Trick("tag characters behind a month", "fr", FR.format(f"15 février{_tagged('mars')} 2023"), DAY, True),
    Trick("tag characters in a year", "ar", AR.format("15 فبراير 20" + _tagged("19") + "23"), DAY, True),
    Trick("marks of annotation in a number", "en", DEAD_EN.format("4\ufff92"), TOLL, True),
    Trick("marks of annotation round a month", "fr", FR.format("15 \ufff9février\ufffb 2023"), DAY, True),
    # Letters that pass for others.
    Trick("a Cyrillic letter in a month", "en", EN.format("Fеbruary 15, 2023"), DAY, True),
    Trick("Cyrillic letters in a month", "fr", FR.format("15 févriеr 2023"), DAY, True),
    Trick("a Greek letter in a month", "en", EN.format("Februαry 15, 2023"), DAY, True),
    Trick("Armenian letters in a month", "en", EN.format("Febrսarу 15, 2023"), DAY, True),
    Trick("a month all in Cyrillic letters", "en", EN.format("Мау 15, 2022"), "2022-05-15", True),
    Trick("a weekday with Cyrillic letters", "en", "They met on Wеdnеsdаy.", "2023-02-08", True),
    Trick("a Cyrillic letter in a place", "en", "The talks were held in Rаbat.", RABAT, True),
    Trick("a Greek letter in a place", "fr", "La réunion s'est tenue à Rαbat.", RABAT, True),
    Trick("a letter O in a year", "en", EN.format("February 15, 2O23"), DAY, True),
    Trick("a Cyrillic letter O in a year", "ar", AR.format("15 فبراير 2О23"), DAY, True),
    Trick("a letter O in a number", "fr", "Le bilan est de 1O4 morts.", "104 killed", True),
    Trick("a letter l for a one", "en", EN.format("l5 February 2023"), DAY, True),
    Trick("a letter l for a one", "fr", FR.format("l5 février 2023"), DAY, True),
    Trick("a Persian letter in an Arabic month", "ar", AR.format("15 فبرایر 2023"), DAY, False),
    Trick("a Persian kaf in a month", "ar", AR.format("15 أڪتوبر 2022"), "2022-10-15", False),
    # Arabic presentation forms and tatweel.
    Trick("a month in presentation forms", "ar", AR.format("15 ﻓﺒﺮﺍﻳﺮ 2023"), DAY, False),
    Trick("a ligature of lam and alef", "ar", "جرت المباحثات يوم الثﻼثاء.", "2023-02-07", False),
    Trick("a place in presentation forms", "ar", "جرت المباحثات في ﺍﻟﺮﺑﺎﻁ.", RABAT, False),
    Trick("tatweel in a month", "ar", AR.format("15 فبـــراير 2023"), DAY, False),
    Trick("tatweel in a place", "ar", "جرت المباحثات في الربـــاط.", RABAT, False),
    Trick("tatweel and vowel signs", "ar", AR.format("15 فِبْرَايِــر 2023"), DAY, False),
    # Digits.
    Trick("Arabic-Indic digits", "ar", AR.format("١٥ فبراير ٢٠٢٣"), DAY, False),
    Trick("Persian digits", "ar", DEAD_AR.format("۴۲"), TOLL, False),
    Trick("Arabic-Indic digits in English", "en", EN.format("February ١٥, ٢٠٢٣"), DAY, False),
    Trick("fullwidth digits", "en", DEAD_EN.format("４２"), TOLL, False),
    Trick("bold digits", "fr", FR.format("𝟏𝟓 février 𝟐𝟎𝟐𝟑"), DAY, False),
    Trick("double-struck digits", "ar", DEAD_AR.format("𝟜𝟚"), TOLL, False),
    Trick("Devanagari digits", "en", DEAD_EN.format("४२"), TOLL, False),
    Trick("two scripts in one number", "en", DEAD_EN.format("4٢"), TOLL, True),
    Trick("two scripts in one year", "ar", AR.format("15 فبراير 20٢٣"), DAY, True),
    Trick("Persian among Arabic-Indic digits", "ar", DEAD_AR.format("٤۲"), TOLL, True),
    Trick("a fullwidth digit in a number", "fr", DEAD_FR.format("4２"), TOLL, True),
    Trick("a mathematical digit in a year", "fr", FR.format("15 février 202𝟑"), DAY, True),
    Trick("a fullwidth colon", "en", "It starts at 12：30.", CLOCK, False),
    Trick("a ratio sign for a colon", "en", "It starts at 12∶30.", CLOCK, False),
    Trick("a division slash in a date", "en", EN.format("15∕02∕2023"), DAY, False),
    # Letters of styles, and marks.
    Trick("a month in mathematical letters", "en", EN.format("𝐅𝐞𝐛𝐫𝐮𝐚𝐫𝐲 15, 2023"), DAY, False),
    Trick("a month in fullwidth letters", "fr", FR.format("15 ｆｅｖｒｉｅｒ 2023"), DAY, False),
    Trick("a flood of marks in a month", "en", EN.format(f"Feb{FLOOD}ruary 15, 2023"), DAY, True),
    Trick("a flood of marks in a number", "fr", DEAD_FR.format(f"4{FLOOD}2"), TOLL, True),
    Trick("a flood of vowel signs", "ar", AR.format(f"15 فب{SIGNS}راير 2023"), DAY, True),
    Trick("enclosed digits", "ar", DEAD_AR.format("4\u20dd2\u20dd"), TOLL, False),
    # Forms of normalisation.
    Trick("a month decomposed", "fr", FR.format(_nfd("15 février 2023")), DAY, False),
    Trick("a month in Arabic, decomposed", "ar", AR.format(_nfd("15 أكتوبر 2022")), "2022-10-15", False),
    Trick("a singleton beside a number", "en", "At 3 \u212b, 42 people were killed.", TOLL, False),
)  # fmt: skip


def found(trick: Trick) -> Iterator[tuple[int, int, str]]:
    """Yield the times, quantities and places of a text, each with its span and value."""
    read = story(told(trick.language, trick.text, published=PUBLISHED))
    facts = understand(read).facts
    for time in facts.times:
        yield time.mention.start, time.mention.end, str(time.time.value)
    for quantity in facts.quantities:
        yield quantity.mention.start, quantity.mention.end, str(quantity.quantity.value)
    for place in facts.places:
        yield place.mention.start, place.mention.end, place.value


def _sees(trick: Trick) -> bool:
    return any(value == trick.value for _, _, value in found(trick))


def test_what_a_reader_sees_is_found() -> None:
    missed = [trick for trick in TRICKS if not _sees(trick)]
    assert len(TRICKS) >= 60
    assert len(TRICKS) - len(missed) >= LEAST_FOUND * len(TRICKS), missed


def _cases() -> list[object]:
    return [pytest.param(trick, id=f"{trick.language}: {trick.name}") for trick in TRICKS]


@pytest.mark.parametrize("trick", _cases())
def test_spans_hold_the_characters_of_the_text(trick: Trick) -> None:
    for start, end, _ in found(trick):
        assert 0 <= start < end <= len(trick.text)


@pytest.mark.parametrize("trick", _cases())
def test_a_difference_of_stored_and_seen_is_told(trick: Trick, encoder: Encoder) -> None:
    result = check(story(told(trick.language, trick.text, published=PUBLISHED)), encoder)
    assert any(finding.code == "B901" for finding in result.findings) is trick.told


def test_the_dates_of_the_table_are_dates() -> None:
    assert date.fromisoformat(DAY) > date.fromisoformat(PUBLISHED)
