"""Any text is read, in time that grows with its length."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.facts.quantities import extract
from checker.facts.quantities.lexicon import load
from tests.facts.quantities.corpora import LANGUAGES, ROWS

WORDS = {
    language: sorted({row_word for row in ROWS if row.language == language for row_word in row.text.split()})
    for language in LANGUAGES
}


@st.composite
def jumbles(draw: st.DrawFn) -> tuple[str, str]:
    """Words of the corpus, figures and marks, in any order."""
    language = draw(st.sampled_from(LANGUAGES))
    marks = st.sampled_from(
        ["-", "$", "%", "€", "(", ")", ",", ".", "½", "«", "»", "1,234", "٣", "12", "0", "/"]
    )
    glue = draw(st.sampled_from(["", " ", "\n"]))
    return language, glue.join(draw(st.lists(st.sampled_from(WORDS[language]) | marks, max_size=25)))


@settings(max_examples=400, deadline=None)
@given(jumbles())
@example(("fr", "0,5 virgule 0"))
@example(("fr", "3 virgule 0,5"))
def test_any_order_of_known_words_is_read(jumble: tuple[str, str]) -> None:
    language, text = jumble
    last = 0
    for mention in extract(text, language):
        assert text[mention.start : mention.end] == mention.text
        assert last <= mention.start < mention.end
        assert mention.value.low <= mention.value.high
        last = mention.end


@settings(deadline=None)
@given(st.text(), st.sampled_from(LANGUAGES))
def test_any_text_is_read(text: str, language: str) -> None:
    for mention in extract(text, language):
        assert text[mention.start : mention.end] == mention.text


def test_other_languages_have_no_quantities() -> None:
    assert extract("zwölf Menschen, 12 Menschen", "de") == []
    assert extract("", "en") == []
    assert [mention.text for mention in extract("12 morts", "fr-MA")] == ["12 morts"]


@pytest.mark.parametrize(
    ("language", "unit"),
    [
        ("en", "one hundred and "),
        ("en", "2 "),
        ("fr", "vingt et "),
        ("ar", "ألف و"),
        ("ar", "مئات الآلاف من "),
    ],
)
def test_long_runs_are_linear(language: str, unit: str) -> None:
    load(language)
    extract(unit * 50, language, ())

    def seconds(times: int) -> float:
        best = 1e9
        for _ in range(3):
            start = time.process_time()
            extract(unit * times, language, ())
            best = min(best, time.process_time() - start)
        return best

    assert seconds(4000) < 12 * seconds(1000) + 0.05
