"""Values are written in EDTF and TIMEX3, and read back as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from checker.facts.times import Kind, extract, parse, render, timex3
from checker.facts.times.expression import parse_expression
from tests.facts.times.corpora import CLOCK, ROWS
from tests.facts.times.strategies import PLACED, lengths

if TYPE_CHECKING:
    from checker.facts.times import TimeValue


@given(PLACED | lengths())
def test_parse_reads_what_render_writes(value: TimeValue) -> None:
    assert parse(render(value)) == value


def test_values_of_the_corpus_are_read_back() -> None:
    for row in ROWS:
        for anchor in (CLOCK, None):
            for mention in extract(row.text, row.language, anchor):
                assert parse(render(mention.value)) == mention.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31 January 2023", "2023-01-31"),
        ("January 2023", "2023-01"),
        ("in 2023", "2023"),
        ("the 1990s", "199X"),
        ("the 19th century", "18XX"),
        ("Q3 2022", "2022-35"),
        ("summer 2022", "2022-22"),
        ("H1 2022", "2022-40"),
        ("13-15 January 2023", "2023-01-13/2023-01-15"),
        ("since 2014", "2014/.."),
        ("until 2014", "../2014"),
        ("31 January 2023 at 20:00 GMT", "2023-01-31T20:00Z"),
        ("about January 15, 2023", "2023-01-15~"),
        ("three days", "P3D"),
        ("yesterday, Tuesday", "{and(rel(day,-1),weekday(2))}"),
    ],
)
def test_forms(text: str, expected: str) -> None:
    assert str(extract(text, "en")[0].value) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31 January 2023", ("DATE", "2023-01-31")),
        ("the 1990s", ("DATE", "199")),
        ("Q3 2022", ("DATE", "2022-Q3")),
        ("H1 2022", ("DATE", "2022-H1")),
        ("summer 2022", ("DATE", "2022-SU")),
        ("three days", ("DURATION", "P3D")),
        ("the evening of 31 January 2023", ("TIME", "2023-01-31TEV")),
        ("on Tuesday", ("DATE", "XXXX-WXX-2")),
        ("on March 3", ("DATE", "XXXX-03-03")),
        ("31 January 2023 at 20:00 GMT", ("TIME", "2023-01-31T20:00Z")),
    ],
)
def test_timex3(text: str, expected: tuple[str, str]) -> None:
    assert timex3(extract(text, "en")[0].value) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2023-13",
        "2023-02-30",
        "tomorrow",
        "../..",
        "P",
        "{",
        "{and(}",
        "{3}",
        "2023-W60",
        "4542/4454",
        "949X[+]",
        "6666/6665~",
        "2023-01-31T08Z/2023-01-31T09",
        "2023/2023-01-31T09",
        "2023-02-02/2023-01-31",
        "2023-02-02T10:00/2023-02-02T09:59",
    ],
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("666X/9192", "6660/9192"),
        ("2004-06/2006", "2004-06/2006-12"),
        ("2019-22/2020", "2019-06-21/2020-12-31"),
        ("2023-01-31T08/2023-01-31T12:30", "2023-01-31T08:00/2023-01-31T12:30"),
        ("2023~/2024", "2023~/2024~"),
    ],
)
def test_ends_of_two_units_are_written_in_one(text: str, expected: str) -> None:
    value = parse(text)
    assert render(value) == expected
    assert parse(expected) == value


@pytest.mark.parametrize("text", ["and(", "f(a", "", ")", "(" * 100, "f(" * 100])
def test_malformed_expressions_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a time expression"):
        parse_expression(text)


def test_kinds_are_told_apart() -> None:
    kinds = {text: extract(text, "en")[0].kind for text in ("in 2014", "from 2014 to 2016", "three days")}
    assert list(kinds.values()) == [Kind.POINT, Kind.RANGE, Kind.DURATION]
