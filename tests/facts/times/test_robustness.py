"""Any text is read, in time that grows with its length, always to the same result."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.facts.tables import LANGUAGES
from checker.facts.times import extract, extraction, parse, render
from checker.facts.times import runs as times_runs
from checker.facts.times.chart import fill
from checker.facts.times.grammar import rules
from checker.facts.times.lexicon import load
from checker.facts.times.runs import runs
from checker.text.fold import fold
from tests.facts.times.corpora import CLOCK, ROWS

if TYPE_CHECKING:
    from datetime import datetime

WORDS = {language: sorted(load(language).words) for language in LANGUAGES}


@st.composite
def jumbles(draw: st.DrawFn) -> tuple[str, str]:
    """Words of the tables, figures and marks, in any order."""
    language = draw(st.sampled_from(LANGUAGES))
    figures = st.integers(0, 2100).map(str) | st.sampled_from(["13-15", "31/01", "9:30", "2014-15", "1/2/23"])
    piece = st.sampled_from(WORDS[language]) | figures | st.sampled_from(list(",.()-/':"))
    return language, " ".join(draw(st.lists(piece, max_size=25)))


@settings(max_examples=300, deadline=None)
@given(jumbles(), st.none() | st.dates(date(1000, 1, 1), date(3000, 1, 1)))
def test_any_order_of_known_words_is_read(jumble: tuple[str, str], anchor: date | None) -> None:
    language, text = jumble
    last = 0
    for mention in extract(text, language, anchor):
        assert text[mention.start : mention.end] == mention.text
        assert last <= mention.start < mention.end
        last = mention.end
        assert all(parse(render(value)) == value for value in mention.readings)
        first, final = mention.value.first_day, mention.value.last_day
        assert first is None or final is None or first <= final


@settings(deadline=None)
@given(st.text(), st.sampled_from(LANGUAGES), st.none() | st.datetimes())
def test_any_text_is_read(text: str, language: str, anchor: datetime | None) -> None:
    for mention in extract(text, language, anchor):
        assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize("anchor", [date.min, date(1, 1, 2), date.max, date(9999, 12, 30)])
def test_the_ends_of_the_calendar_are_survived(anchor: date) -> None:
    for row in ROWS:
        extract(row.text, row.language, anchor)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_of_the_grammar_makes_rules(language: str) -> None:
    """Rows are read when a text first has a symbol that they begin with: here, all are."""
    productions = rules(language).productions
    assert [symbol for symbol in productions.symbols() if not productions[symbol]] == []
    assert productions["no such symbol"] is None


LINKED = [
    ("en", "3-5 May 2023 to 7-9 June 2023 "),
    ("en", "May 1 - 2 - 3 - 4 "),
    ("en", "Monday to Tuesday and "),
    ("en", "the day before the 31st of January 2023 "),
    ("fr", "du 3 au 5 mai "),
    ("fr", "le 5 mai 2022 au matin "),
    ("fr", "la veille de Noël "),
    ("ar", "من 3 إلى 5 ماي "),
    ("ar", "يوم الثلاثاء 31 يناير 2023 "),
]


@pytest.mark.parametrize(("language", "phrase"), LINKED)
def test_the_readings_of_a_chain_are_few(language: str, phrase: str) -> None:
    """Intervals are not made of intervals, so that a word in a chain of them has few readings."""
    run = next(runs(fold(phrase * 40), load(language)))[:200]
    sizes = [
        sum(len(cell) for cells in fill(words, load(language), rules(language)) for cell in cells.values())
        for words in (run[:50], run[:100], run)
    ]
    assert sizes[2] <= 5 * sizes[0]
    assert sizes[2] <= 20 * len(run)


UNKNOWN = " qqqq" * 15
"""No words of any table: a text with them is no field that holds a time and nothing else."""


@settings(max_examples=300, deadline=None)
@given(jumbles())
def test_what_is_left_out_holds_no_time(jumble: tuple[str, str]) -> None:
    language, words = jumble
    found = extract(words + UNKNOWN, language, CLOCK)
    with patch.object(times_runs, "_may_be_time", return_value=True):
        assert extract(words + UNKNOWN, language, CLOCK) == found


@pytest.mark.parametrize(
    ("language", "small_words", "time"),
    [
        ("ar", "في هذا من قبل", "في هذا اليوم"),
        ("en", "on the back of this, at last", "on the back of this day"),
        ("fr", "de la part du chef, dans le", "de la part du chef, dans la nuit"),
    ],
)
def test_small_words_alone_are_left_out(language: str, small_words: str, time: str) -> None:
    lexicon = load(language)
    assert list(runs(fold(small_words + UNKNOWN), lexicon)) == []
    assert list(runs(fold(time + UNKNOWN), lexicon))


@pytest.mark.parametrize(("language", "phrase"), LINKED)
def test_windows_change_no_reading(language: str, phrase: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = phrase * 30
    windowed = extract(text, language, CLOCK)
    monkeypatch.setattr(extraction, "_WINDOW", 10_000)
    monkeypatch.setattr(extraction, "_SAFE", 10_000)
    assert windowed
    assert extract(text, language, CLOCK) == windowed


def test_other_languages_have_no_times() -> None:
    assert extract("am Dienstag, 31. Januar 2023", "de") == []
    assert extract("", "en") == []
    assert [mention.text for mention in extract("hier mardi", "fr-MA")] == ["hier mardi"]


def test_the_result_does_not_hang_on_the_hash_seed() -> None:
    script = (
        "from tests.facts.times.corpora import CLOCK, ROWS\n"
        "from checker.facts.times import extract\n"
        "print([[(m.text, str(m.value)) for m in extract(r.text, r.language, CLOCK)] for r in ROWS])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script], env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."}, check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(outputs) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "نص10 ذي الحجة 1443 هجرية"),
        ("ar", "قبل نهاية الشهر صيف 2019"),
        ("en", "quarter 3 of 2022for two weeks"),
        ("fr", "February 1, 2023au second semestre 2022"),
        ("fr", "les trois jours après le 3 mai 42 12:30"),
        ("en", "the three days after May 3, 2022 at 12:30:15"),
        ("ar", "ثلاثة أيام بعد 3 مايو 2022 الساعة 12:30"),
    ],
)
def test_what_fuzzing_found_is_written_as_it_is(language: str, text: str) -> None:
    found = [value for mention in extract(text, language) for value in mention.readings]
    assert [parse(render(value)) for value in found] == found


@pytest.mark.parametrize(("language", "text"), [("en", "december½A 24-year-old"), ("fr", "décembre½h")])
def test_two_times_do_not_share_a_character(language: str, text: str) -> None:
    found = extract(text, language)
    assert found
    assert all(one.end <= other.start for one, other in pairwise(found))
