"""Numbers written in words or figures, in each language's way, are read back as they were."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.facts.quantities import extract, parse
from checker.facts.quantities.figures import read_figure
from checker.facts.quantities.value import grain_of, plain
from tests.facts.quantities.corpora import LANGUAGES
from tests.facts.quantities.spelling import NOUNS, SPELLERS

if TYPE_CHECKING:
    from collections.abc import Callable

ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
STYLES: dict[str, tuple[Callable[[int], str], ...]] = {
    "ar": (
        lambda number: f"{number:,}",
        lambda number: f"{number:,}".replace(",", "٬").translate(ARABIC_INDIC),
        lambda number: f"{number:,}".replace(",", "٬").translate(PERSIAN),
    ),
    "en": (lambda number: f"{number:,}",),
    "fr": (
        lambda number: f"{number:,}".replace(",", "\u00a0"),
        lambda number: f"{number:,}".replace(",", "\u202f"),
        lambda number: f"{number:,}".replace(",", " "),
        lambda number: f"{number:,}".replace(",", "."),
    ),
}
NUMBERS = st.integers(2, 999_999) | st.integers(2, 130)


def only_value(text: str, language: str) -> Decimal:
    """Return the one number in a text."""
    (found,) = extract(text, language, ())
    assert found.value.low == found.value.high
    return found.value.low


@settings(max_examples=400, deadline=None)
@given(NUMBERS, st.sampled_from(LANGUAGES))
@example(100_001, "fr")
def test_words_are_read_back(number: int, language: str) -> None:
    assert only_value(f"{SPELLERS[language](number)} {NOUNS[language]}", language) == number


@settings(max_examples=300, deadline=None)
@given(NUMBERS, st.sampled_from([(language, style) for language in LANGUAGES for style in STYLES[language]]))
def test_figures_are_read_back(number: int, way: tuple[str, Callable[[int], str]]) -> None:
    language, style = way
    assert only_value(f"{style(number)} {NOUNS[language]}", language) == number


@given(st.integers(2, 999), st.sampled_from(LANGUAGES))
def test_values_are_rendered_and_parsed(number: int, language: str) -> None:
    (found,) = extract(f"{number} {NOUNS[language]}", language, ())
    assert parse(str(found.value)) == (Decimal(number), Decimal(number), "", "tree")


@pytest.mark.parametrize(
    ("token", "comma", "point", "value"),
    [
        ("1,234", "group", "decimal", "1234"),
        ("1,234", "decimal", "group", "1.234"),
        ("1.234", "decimal", "group", "1234"),
        ("1,5", "group", "decimal", "1.5"),
        ("1.234,5", "group", "decimal", "1234.5"),
        ("1,234.5", "decimal", "group", "1234.5"),
        ("1,234,567", "decimal", "group", "1234567"),
        ("0,500", "group", "decimal", "0.500"),
        ("1234.567", "decimal", "group", "1234.567"),
    ],
)
def test_separators_are_told_by_form_and_language(token: str, comma: str, point: str, value: str) -> None:
    figure = read_figure(token, token, comma, point)
    assert figure is not None
    assert figure.value == Decimal(value)


@pytest.mark.parametrize("token", ["192.168.0.1", "2.0.1", "1,23,456", "007", "1.2.3", "12,34,56"])
def test_codes_are_no_figures(token: str) -> None:
    assert read_figure(token, token, "group", "decimal") is None


def test_a_figure_that_may_be_either_keeps_both_readings() -> None:
    figure = read_figure("1,234", "1,234", "decimal", "group")
    assert figure is not None
    assert (figure.value, figure.other) == (Decimal("1.234"), Decimal(1234))


@pytest.mark.parametrize(
    ("value", "grain"), [(42, 1), (40, 1), (100, 10), (350, 10), (1200, 100), (1000000, 100000)]
)
def test_trailing_zeros_are_rounding_but_two_digits_count(value: int, grain: int) -> None:
    assert grain_of(Decimal(value)) == grain


@given(st.decimals(0, 10**9, places=3))
def test_plain_numbers_keep_their_value(value: Decimal) -> None:
    assert Decimal(plain(value)) == value
