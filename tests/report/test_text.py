"""The summary on the terminal: short, harmless, and sound on narrow screens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from checker.report.columns import columns
from checker.report.formats.text import render

from .samples import SAMPLES, hostile, long, tram, unchecked
from .strategies import PROPERTY, results

if TYPE_CHECKING:
    from checker.model.result import Result

SGR = re.compile(r"\x1b\[[0-9;]*m")
DRAWN = {"\u200c", "\u200d"}  # joiners, where spelling needs them
ISOLATES = {"\u2067", "\u2069"}


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_lines_fit(sample: str, width: int) -> None:
    for line in render(SAMPLES[sample](), width=width, full_report="reports/story.md").splitlines():
        assert columns(line) <= width, line


@PROPERTY
@given(results(), st.integers(1, 90))
def test_nothing_of_a_source_steers_the_terminal(result: Result, width: int) -> None:
    report = render(result, colour=True, width=width, full_report="a\x1b[2Jb")
    plain = SGR.sub("", report)
    assert plain == render(result, width=width, full_report="a\x1b[2Jb")
    for line in plain.split("\n"):
        assert columns(line) <= max(width, 20)
        assert all(char.isprintable() or char.isspace() or char in ISOLATES | DRAWN for char in line), line
        assert line.count("\u2067") == line.count("\u2069")


def test_colours_are_closed_on_their_line() -> None:
    for line in render(tram(), colour=True, width=40).splitlines():
        codes = SGR.findall(line)
        assert codes[1::2] == ["\x1b[0m"] * (len(codes) // 2)
        assert len(codes) % 2 == 0


def test_no_colour_unless_asked_for() -> None:
    assert "\x1b" not in render(tram())
    assert "\x1b[1;31merror\x1b[0m D101 date-conflict:" in render(tram(), colour=True)


def test_a_passage_is_source_value_quote() -> None:
    lines = render(tram()).splitlines()
    assert "    article: 2023-06-05 ← أمس الاثنين" in lines
    assert "    communique: 2023-06-06 ← mardi 6 juin" in lines


def test_right_to_left_words_are_isolated_only_where_order_would_change() -> None:
    report = render(tram(), width=200)
    assert "(«\u2067أمس الاثنين\u2069»), on 2023-06-06" in report
    assert "← أمس الاثنين\n" in report
    assert "240000000 MAD ← \u2067240 مليون درهم\u2069\n" in report  # the figure is read first
    value = replace(tram().findings[0].evidence[0], value="محمد")
    finding = replace(tram().findings[1], evidence=(value,))
    assert "article: \u2067محمد\u2069 ← محمد القاسمي\n" in render(replace(tram(), findings=(finding,)))


def test_infos_are_one_sentence() -> None:
    report = render(tram())
    assert "info P302 name-variant: One name, two spellings:" in report
    assert "Mohamed El Kasmi ←" not in report


def test_what_was_not_checked_is_told() -> None:
    report = render(unchecked())
    assert report.splitlines()[0] == "Unchecked: nothing was checked"
    assert "  - every rule: there is no second source that is not nested in the first" in report


def test_the_full_report_is_named() -> None:
    assert render(tram(), full_report="reports/tram.md").endswith("\nFull report: reports/tram.md\n")
    assert "Full report" not in render(tram())


def test_escape_sequences_are_shown() -> None:
    assert "␛[31mred␛[0m ␛]8;;" in render(hostile(), width=200)


def test_a_long_story_has_a_few_lines_a_finding() -> None:
    assert len(render(long()).splitlines()) <= 24 * 7 + 6
