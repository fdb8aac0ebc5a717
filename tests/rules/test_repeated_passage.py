"""S702: the same passage twice in one source."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.rules.repeated_passage import repeated
from checker.text.words import words
from tests.rules.stories import assert_found, cases, one, row, told

if TYPE_CHECKING:
    from checker.embed import Encoder
    from tests.rules.stories import Row

EN = "the road along the coast will stay closed until Friday"
FR = "la route du littoral restera fermée jusqu'à vendredi soir"
HARD_FR = FR.replace("'", "’").replace(" ", "\u00a0", 2)
POINTS_AR = "وقعت الأطراف في 12 مارس اتفاقا من عشر نقاط مهمة"
AR = "ناقشنا كذلك زيارتي الأخيرة ولقاءاتي مع القادة في تونس وطرابلس"

REPEATED = (
    row(
        "English, another sentence around it",
        told("en", f"Officials said {EN}. Later they wrote that {EN} at noon."),
        found=one("info", ("article", EN, "2 times"), ("article", EN, "2 times")),
    ),
    row(
        "French, over an apostrophe",
        told("fr", f"Selon la préfecture, {FR}.\nLe maire confirme que {FR}."),
        found=one("info", ("article", FR, "2 times"), ("article", FR, "2 times")),
    ),
    row(
        "Arabic, in quotation marks of two kinds",
        told("ar", f"وقال: “{AR}”.\nوأضاف: «{AR}»."),
        found=one("info", ("article", AR, "2 times"), ("article", AR, "2 times")),
    ),
    row(
        "three times",
        told("en", f"First, {EN}. Second, {EN}. Third, {EN}."),
        found=one("info", *[("article", EN, "3 times")] * 3),
    ),
    row(
        "hamza, vowel signs, tatweel and a comma do not hide it",
        told(
            "ar",
            "أكد أن اللجنة ستجتمع في الرباط الأسبوع المقبل لدراسة الملف. "
            "اكد ان اللجنة ستجتمع، في الرباط الأسبوعَ المقبـل لدراسة الملف.",
        ),
        found=one(
            "info",
            ("article", "أكد أن اللجنة ستجتمع في الرباط الأسبوع المقبل لدراسة الملف", "2 times"),
            ("article", "اكد ان اللجنة ستجتمع، في الرباط الأسبوعَ المقبـل لدراسة الملف", "2 times"),
        ),
    ),
    row(
        "exactly eight words",
        told("en", "One two three four five six seven eight. Now: one two three four five six seven eight!"),
        found=one(
            "info",
            ("article", "One two three four five six seven eight", "2 times"),
            ("article", "one two three four five six seven eight", "2 times"),
        ),
    ),
    row(
        "two passages, each twice",
        told("en", f"{EN}. Then this: {FR}. Again {EN}. And again {FR}."),
        found=(
            *one("info", ("article", EN, "2 times"), ("article", EN, "2 times")),
            *one("info", ("article", FR, "2 times"), ("article", FR, "2 times")),
        ),
    ),
    row(
        "a typographic apostrophe and hard spaces",
        told("fr", f"Il écrit : « {FR} ».\nPlus loin : {HARD_FR}."),
        found=one("info", ("article", FR, "2 times"), ("article", HARD_FR, "2 times")),
    ),
    row(
        "digits of two kinds",
        told("ar", f"{POINTS_AR}. ثم {POINTS_AR.replace('12', '١٢')}."),
        found=one(
            "info",
            ("article", POINTS_AR, "2 times"),
            ("article", POINTS_AR.replace("12", "١٢"), "2 times"),
        ),
    ),
)

NOT_REPEATED = (
    row(
        "seven words",
        told("en", "One two three four five six seven. Now: one two three four five six seven!"),
    ),
    row(
        "the same passage in two sources",
        told("en", f"They said {EN}."),
        told("en", f"We hear {EN}.", kind="post"),
    ),
    row(
        "a long name and title",
        told(
            "ar",
            "وزير الشؤون الخارجية والتعاون الإفريقي كريم التازي هنا. "
            "وزير الشؤون الخارجية والتعاون الإفريقي كريم التازي هناك.",
        ),
    ),
    row(
        "the same in other words",
        told("fr", f"Selon lui, {FR}. La voie littorale ne rouvrira que vendredi soir."),
    ),
    row(
        "a word changed in the middle",
        told("en", f"{EN}. the road along the bay will stay closed until Friday."),
    ),
    row(
        "a nested source repeats its container by nature",
        told("en", f"The prefect wrote: “{EN}”."),
        told("en", EN, kind="statement", within="article"),
    ),
    row("a short text", told("en", "No, no, no.")),
    row(
        "one phrase of two towns, with other numbers",
        told(
            "en",
            "In Fez the fire burnt 12 shops of the old market. In Taza the fire burnt 40 shops of the old "
            "market.",
        ),
    ),
    row(
        "the hours of two days",
        told(
            "fr",
            "Le lundi, la piscine ouvre de 8 heures à midi. Le mardi, la piscine ouvre de 9 heures à midi.",
        ),
    ),
    row(
        "the same said in another order",
        told(
            "ar",
            "أغلق الطريق الساحلي حتى مساء الجمعة بسبب الأمطار. وبسبب الأمطار يبقى الطريق الساحلي مغلقا "
            "حتى مساء الجمعة.",
        ),
    ),
)


@pytest.mark.parametrize("case", cases([*REPEATED, *NOT_REPEATED]))
def test_repetition(case: Row, encoder: Encoder) -> None:
    assert_found("S702", case, encoder)


@settings(deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(["a", "b", "c"]), max_size=60))
def test_what_is_called_repeated_is(letters: list[str]) -> None:
    text_words = words(" ".join(letters))
    for places, length in repeated(text_words):
        runs = {tuple(letters[place : place + length]) for place in places}
        assert len(runs) == 1
        assert len(places) > 1
        assert all(after - before >= length for before, after in itertools.pairwise(places))
