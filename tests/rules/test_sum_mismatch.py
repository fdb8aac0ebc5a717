"""N204: parts that do not add up to their total."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.stories import assert_found, cases, one, row, told

if TYPE_CHECKING:
    from checker.embed import Encoder
    from tests.rules.stories import Row

MISMATCHES = (
    row(
        "English, a colon",
        told("en", "The landslide left 12 dead: 7 women and 4 men."),
        found=one(
            "warning",
            ("article", "12 dead", "12 killed"),
            ("article", "7 women", "7 woman"),
            ("article", "4 men", "4 man"),
        ),
    ),
    row(
        "French, a colon and words",
        told("fr", "Le bilan est de douze morts : sept femmes et quatre hommes."),
        found=one(
            "warning",
            ("article", "douze morts", "12 killed"),
            ("article", "sept femmes", "7 woman"),
            ("article", "quatre hommes", "4 man"),
        ),
    ),
    row(
        "Arabic, a bracket",
        told("ar", "خلف الحادث 12 قتيلا (7 نساء و4 رجال)."),
        found=one(
            "warning",
            ("article", "12 قتيلا", "12 killed"),
            ("article", "7 نساء", "7 woman"),
            ("article", "4 رجال", "4 man"),
        ),
    ),
    row(
        "an incomplete list that is more than the whole",
        told("en", "The crash killed 5 people, including 4 women and 3 children."),
        found=one(
            "warning",
            ("article", "5 people", "5 killed"),
            ("article", "4 women", "4 woman"),
            ("article", "3 children", "3 child"),
        ),
    ),
    row(
        "victims, killed and wounded",
        told("fr", "L'attaque a fait 42 victimes : 12 morts et 20 blessés."),
        found=one(
            "warning",
            ("article", "42 victimes", "42 victim"),
            ("article", "12 morts", "12 killed"),
            ("article", "20 blessés", "20 wounded"),
        ),
    ),
    row(
        "English, a number of something else behind the parts",
        told("en", "The fire left 12 killed: 7 women and 4 men, and burned 30 homes."),
        found=one(
            "warning",
            ("article", "12 killed", "12 killed"),
            ("article", "7 women", "7 woman"),
            ("article", "4 men", "4 man"),
        ),
    ),
    row(
        "French, some of the last part behind it",
        told("fr", "L'incendie a fait 12 morts : sept femmes et quatre hommes, dont deux enseignants."),
        found=one(
            "warning",
            ("article", "12 morts", "12 killed"),
            ("article", "sept femmes", "7 woman"),
            ("article", "quatre hommes", "4 man"),
        ),
    ),
    row(
        "Arabic, a number of something else behind the bracket",
        told("ar", "خلف الحريق 12 قتيلا (7 نساء و4 رجال) ودمر 30 منزلا."),
        found=one(
            "warning",
            ("article", "12 قتيلا", "12 killed"),
            ("article", "7 نساء", "7 woman"),
            ("article", "4 رجال", "4 man"),
        ),
    ),
)

ADD_UP = (
    row("English", told("en", "The landslide left 12 dead: 7 women and 5 men.")),
    row("French", told("fr", "Le bilan est de douze morts : sept femmes et cinq hommes.")),
    row("Arabic", told("ar", "خلف الحادث 12 قتيلا (سبع نساء وخمسة رجال).")),
    row("an incomplete list", told("en", "The crash killed 12 people, including 4 women and 3 children.")),
    row("an incomplete list, French", told("fr", "12 morts, dont sept femmes et trois enfants.")),
    row("an incomplete list, Arabic", told("ar", "12 قتيلا بينهم 7 نساء و3 أطفال.")),
    row("no list", told("en", "The blast killed 12 people, and 7 women and 4 men sued the company.")),
    row("one part", told("fr", "Le bilan : 12 morts (7 femmes).")),
    row("an approximate total", told("ar", "عشرات القتلى: 7 نساء و4 رجال.")),
    row("an approximate total, English", told("en", "The landslide left about 12 dead: 7 women and 4 men.")),
    row("a lower bound, French", told("fr", "Au moins 12 morts : sept femmes et quatre hommes.")),
    row("things of another kind", told("en", "It killed 12 people: 7 houses and 4 cars burned.")),
    row("the next sentence", told("fr", "Il y a eu 12 morts. 7 femmes et 4 hommes ont été entendus.")),
    row("a nested part", told("en", "It left 12 dead: 7 women and 5 men, 3 of them soldiers.")),
)


@pytest.mark.parametrize("item", cases(MISMATCHES))
def test_mismatches_are_found(item: Row, encoder: Encoder) -> None:
    assert_found("N204", item, encoder)


@pytest.mark.parametrize("item", cases(ADD_UP))
def test_sums_that_are_right_or_open_are_not_reported(item: Row, encoder: Encoder) -> None:
    assert_found("N204", item, encoder)
