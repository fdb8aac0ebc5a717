"""Which quantities can be true of one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.quantities import Answer, compare, extract
from checker.facts.quantities.comparison import same_kind, same_unit, states_same
from tests.facts.quantities.corpora import ROWS

if TYPE_CHECKING:
    from checker.facts.quantities import Quantity

VALUES = [mention.value for row in ROWS for mention in extract(row.text, row.language)]


def value(text: str, language: str = "en") -> Quantity:
    """Return the one quantity of a text."""
    (found,) = extract(text, language)
    return found.value


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("42 people", "42 people", Answer.EQUAL),
        ("42 people", "about 40 people", Answer.COMPATIBLE),
        ("1,234 people", "1,200 people", Answer.COMPATIBLE),
        ("36 people", "dozens of people", Answer.COMPATIBLE),
        ("42 people", "more than 40 people", Answer.COMPATIBLE),
        ("47 people", "nearly 50 people", Answer.COMPATIBLE),
        ("3.47 percent", "3.5 percent", Answer.COMPATIBLE),
        ("12 people", "10 to 15 people", Answer.COMPATIBLE),
        ("at least 40 people", "more than 45 people", Answer.COMPATIBLE),
        ("8 jobs", "up to 10 jobs", Answer.COMPATIBLE),
        ("50 miles", "80 kilometres", Answer.COMPATIBLE),
        ("650 lbs", "295 kg", Answer.COMPATIBLE),
        ("2 to 4 inches", "5 to 10 cm", Answer.COMPATIBLE),
        ("100 degrees Fahrenheit", "38 degrees Celsius", Answer.COMPATIBLE),
        ("two weeks", "14 days", Answer.COMPATIBLE),
        ("a third of the crop", "33 percent", Answer.COMPATIBLE),
        ("3 percent", "3.5 percent", Answer.COMPATIBLE),
        ("1,250 people", "1,200 people", Answer.COMPATIBLE),
        ("more than 1,000 people", "more than 1,200 people", Answer.COMPATIBLE),
        ("more than 60 percent", "more than 65 percent", Answer.COMPATIBLE),
        ("more than 18 months", "more than 19 months", Answer.DIFFERENT),
        ("less than six months", "less than seven months", Answer.DIFFERENT),
        ("up to 6 inches", "up to 5 inches", Answer.DIFFERENT),
        ("more than 8 billion pounds", "more than 9 billion pounds", Answer.DIFFERENT),
        ("nearly six people", "seven people", Answer.DIFFERENT),
        ("about 20 people", "21 people", Answer.COMPATIBLE),
        ("up to 100 people", "70 people", Answer.COMPATIBLE),
        ("up to 100 people", "40 people", Answer.DIFFERENT),
        ("12 people", "21 people", Answer.DIFFERENT),
        ("three people", "four people", Answer.DIFFERENT),
        ("12 people", "13 people", Answer.DIFFERENT),
        ("3 percent", "4 percent", Answer.DIFFERENT),
        ("1,200 people", "1,300 people", Answer.DIFFERENT),
        ("40 people", "42 people", Answer.DIFFERENT),
        ("1,234 people", "1,300 people", Answer.DIFFERENT),
        ("400 people", "more than 40 people", Answer.DIFFERENT),
        ("300 people", "dozens of people", Answer.DIFFERENT),
        ("more than 100 people", "more than 200 people", Answer.DIFFERENT),
        ("10 to 15 people", "10 to 25 people", Answer.DIFFERENT),
        ("won 3-1", "won 3-2", Answer.DIFFERENT),
        ("$1.2 billion", "$1.2 million", Answer.DIFFERENT),
        ("50 miles", "50 kilometres", Answer.DIFFERENT),
        ("3.5 percent", "5.3 percent", Answer.DIFFERENT),
    ],
)
def test_answers(one: str, other: str, answer: Answer) -> None:
    assert compare(value(one), value(other)) is answer
    assert compare(value(other), value(one)) is answer


def test_billions_of_two_languages() -> None:
    english, french = value("2 billion dollars"), value("2 milliards de dollars", "fr")
    assert compare(english, french) is Answer.EQUAL
    assert compare(english, value("2 billions de dollars", "fr")) is Answer.DIFFERENT


def test_a_figure_that_may_be_either_agrees_with_both_readings() -> None:
    assert compare(value("1,234 tonnes"), value("1,234 tonne", "fr")) is not Answer.DIFFERENT


@given(st.sampled_from(VALUES), st.sampled_from(VALUES))
def test_comparing_is_symmetric(one: Quantity, other: Quantity) -> None:
    assert compare(one, other) is compare(other, one)
    assert same_unit(one, other) == same_unit(other, one)
    assert same_kind(one.of, other.of) == same_kind(other.of, one.of)
    assert states_same(one, other) == states_same(other, one)


@given(st.sampled_from(VALUES))
def test_everything_agrees_with_itself(one: Quantity) -> None:
    assert compare(one, one) is Answer.EQUAL
    assert same_unit(one, one)
    assert states_same(one, one)


def test_units_that_measure_the_same() -> None:
    assert same_unit(value("5 km"), value("3 miles"))
    assert same_unit(value("5 dollars"), value("5 Canadian dollars"))
    assert not same_unit(value("5 US dollars"), value("5 Canadian dollars"))
    assert not same_unit(value("5 dollars"), value("5 euros"))
    assert not same_unit(value("5 percent"), value("5 percentage points"))
    assert not same_unit(value("5 km"), value("5 kg"))
    assert same_unit(value("the 25th minute"), value("الدقيقة 25", "ar"))


def test_what_is_counted_may_be_said_more_generally() -> None:
    assert same_kind("killed", "person")
    assert not same_kind("killed", "wounded")
    assert not same_kind("home", "person")
