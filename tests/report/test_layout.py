"""Small pieces of layout: directions, shortening between words, context, wrapping."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.claim import Claim
from checker.model.finding import Evidence
from checker.report.bidi import direction, foreign_runs
from checker.report.columns import columns, wrap
from checker.report.passages import Passage, in_context, shorten, shorten_head

from .strategies import PROPERTY


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("قال الوزير", "ar", "rtl"),
        ("The minister said", "en", "ltr"),
        ("@SecretaryOfState شكرا", "ar", "rtl"),  # opens and mostly runs left to right, but is Arabic
        ("https://example.org 2023", "ar", "ltr"),  # no Arabic letter at all
        ("قال The minister", "en", "ltr"),
        ("قال الوزير أمس ok", "en", "rtl"),  # the language was misjudged
        ("می‌رود", "fa-IR", "rtl"),
        ("salam قال dostlar", "az-Arab", "rtl"),
        ("salam قال dostlar", "az-Latn", "ltr"),
        ("شكرا abc", "ar-Latn", "rtl"),
        ("שלום", "", "rtl"),
        ("", "ar", "ltr"),
        ("2023", "", "ltr"),
    ],
)
def test_direction(text: str, language: str, expected: str) -> None:
    assert direction(text, language) == expected


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("in وجدة today", ["وجدة"]),
        ("«أمس الاثنين» (2023-06-05)", ["أمس الاثنين"]),
        ("وزير, الخارجية and وزير", ["وزير, الخارجية", "وزير"]),
        ("مُحَمَّدٌ!", ["مُحَمَّدٌ"]),
        ("«240 مليون درهم» and 5", ["240 مليون درهم"]),  # a quote is a whole, with its figures
        ("“قال الوزير Blinken أمس.” he", ["قال الوزير Blinken أمس."]),
        ("«he said وجدة twice» 240 مليون", ["وجدة", "مليون"]),
        ('"x" أمس "y"', [" أمس "]),  # straight quotes do not say which way they face
        ("plain", []),
    ],
)
def test_right_to_left_runs(text: str, runs: list[str]) -> None:
    assert [text[start:end] for start, end in foreign_runs(text)] == runs


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("one two three", 13, "one two three"),
        ("one two three", 12, "one two…"),
        ("one two three", 8, "one two…"),
        ("قال الوزير أمس الثلاثاء", 16, "قال الوزير أمس…"),
        ("unbreakableword", 8, "unbreak…"),
        ("ab\u0301\u0301\u0301cd", 4, "a…"),  # a letter keeps its marks
        ("", 5, ""),
    ],
)
def test_shorten(text: str, limit: int, expected: str) -> None:
    assert shorten(text, limit) == expected


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("one two three", 13, "one two three"),
        ("one two three", 10, "…two three"),
        ("one two three", 9, "…three"),
        ("unbreakableword", 8, "…bleword"),
        ("aaaa\u0301\u0301bb", 5, "…bb"),
    ],
)
def test_shorten_head(text: str, limit: int, expected: str) -> None:
    assert shorten_head(text, limit) == expected


@PROPERTY
@given(st.text(), st.integers(1, 40))
def test_shortened_texts_fit(text: str, limit: int) -> None:
    assert len(shorten(text, limit)) <= limit
    assert len(shorten_head(text, limit)) <= limit
    assert text.startswith(shorten(text, limit).removesuffix("…")) or len(text) <= limit
    assert text.endswith(shorten_head(text, limit).removeprefix("…")) or len(text) <= limit


CLAIM = Claim("a:2", "a", 100, 133, "The call was on Tuesday, he said.", "en", 1)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (Evidence("a", "a:2", 116, 123, "Tuesday", ""), Passage("The call was on ", "Tuesday", ", he said.")),
        (Evidence("a", "a:2", 116, 123, "Monday!", ""), Passage("", "Monday!", "")),  # not what stands there
        (Evidence("a", "a:2", 90, 97, "Tuesday", ""), Passage("", "Tuesday", "")),  # outside of the claim
        (Evidence("b", "a:2", 116, 123, "Tuesday", ""), Passage("", "Tuesday", "")),  # of another source
    ],
)
def test_a_quote_stands_in_its_claim(item: Evidence, expected: Passage) -> None:
    assert in_context(item, CLAIM, around=40, longest=100) == expected


def test_context_and_quote_are_shortened() -> None:
    item = Evidence("a", "a:2", 116, 123, "Tuesday", "")
    assert in_context(item, CLAIM, around=8, longest=100) == Passage("…was on ", "Tuesday", ", he…")
    assert in_context(item, None, around=8, longest=100) == Passage("", "Tuesday", "")
    words = Evidence("a", "", 0, 1, "one two three four five six seven eight nine ten", "")
    assert in_context(words, None, around=8, longest=30).quote == "one two three four… …nine ten"


@pytest.mark.parametrize(
    ("text", "wide"),
    [("abc", 3), ("قال", 3), ("مُحَمَّد", 4), ("漢字", 4), ("e\u0301", 1), ("\u2068أ\u2069", 1), ("", 0)],
)
def test_columns(text: str, wide: int) -> None:
    assert columns(text) == wide


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 20, ["- one two three"]),
        ("one two three", 9, ["- one two", "  three"]),
        ("incomprehensible", 8, ["- incomp", "  rehens", "  ible"]),
        ("a incomprehensible", 8, ["- a", "  incomp", "  rehens", "  ible"]),
        ("漢字漢字", 6, ["- 漢字", "  漢字"]),
        ("", 10, ["- "]),
    ],
)
def test_wrap(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width, first="- ", rest="  ") == lines


def test_an_opening_that_leaves_no_room_stands_alone() -> None:
    assert wrap("three four", 10, first="one two: ", rest="  ") == ["one two:", "  three", "  four"]


@PROPERTY
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])), st.integers(6, 30))
def test_wrapping_loses_nothing(text: str, width: int) -> None:
    lines = wrap(text, width, first="> ", rest="> ")
    assert all(columns(line) <= width for line in lines)
    assert "".join(line[2:].replace(" ", "") for line in lines) == text.replace(" ", "")
