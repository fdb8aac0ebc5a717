"""From a span of a source to path, line and column: one answer for all formats."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.finding import Evidence
from checker.model.origin import Origin, TextFile
from checker.model.source import Passage, Source, SourceKind
from checker.report.locations import Locations, Place, Region, uri

from .strategies import PROPERTY


def source(text: str, origin: Origin | None = None, file: str | None = None) -> Source:
    return Source("a", SourceKind.ARTICLE, text, "ar", file=file, origin=origin)


def place(it: Source, start: int, end: int) -> Place:
    return Locations([it]).of(Evidence("a", "", start, end, it.text[start:end], ""))


def region(it: Source, start: int, end: int) -> Region:
    found = place(it, start, end).region
    assert found is not None
    return found


# A text and words of it -> line, column, last line, and column behind the words.
@pytest.mark.parametrize(
    ("text", "words", "lines"),
    [
        ("one two", "one", (1, 1, 1, 4)),
        ("one two", "two", (1, 5, 1, 8)),
        ("one\ntwo", "two", (2, 1, 2, 4)),
        ("one\r\ntwo three", "three", (2, 5, 2, 10)),
        ("one\ntwo\nthree", "ne\ntwo\nth", (1, 2, 3, 3)),
        ("one\ntwo", "one\n", (1, 1, 1, 5)),
        ("one\n\n\ntwo", "two", (4, 1, 4, 4)),
        ("افتتح الوزير\nالجسر أمس", "أمس", (2, 7, 2, 10)),
        ("مُحَمَّد قال", "قال", (1, 10, 1, 13)),  # vowel signs are characters
        ("😀😀 on\n😀 Monday", "Monday", (2, 3, 2, 9)),  # one column each, though two in UTF-16
        ("👨‍👩‍👧 today", "today", (1, 7, 1, 12)),
        ("a\rb c", "c", (1, 5, 1, 6)),  # an old carriage return, and U+2028, end no line
        ("a\u2028b c", "c", (1, 5, 1, 6)),
        ("\n\nx", "\n\n", (1, 1, 2, 2)),
    ],
)
def test_lines_and_columns(text: str, words: str, lines: tuple[int, int, int, int]) -> None:
    start = text.index(words)
    it = region(source(text), start, start + len(words))
    assert (it.line, it.column, it.end_line, it.end_column) == lines
    assert (it.start, it.end, it.text) == (start, start + len(words), words)


TEXTS = st.text(st.one_of(st.sampled_from("\r\nab😀أ"), st.characters()), min_size=1, max_size=40)


@PROPERTY
@given(TEXTS, st.data())
def test_lines_and_columns_lead_back_to_the_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    it = region(source(text), start, end)
    lines = text.split("\n")
    begins = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    assert begins[it.line - 1] + it.column - 1 == start
    assert begins[it.end_line - 1] + it.end_column - 1 == end
    assert 1 <= it.column <= len(lines[it.line - 1]) + 1
    assert 2 <= it.end_column <= len(lines[it.end_line - 1]) + 2
    assert it.text == text[start:end]


def test_a_source_within_a_file() -> None:
    file = TextFile("dir/story.toml", "id = 1\ntext = 'قال أمس'\n")
    it = source("قال أمس", Origin(file, (Passage(0, 7, 15, 22),)), file="other.txt")
    assert place(it, 4, 7) == Place("dir/story.toml", Region(19, 22, 2, 13, 2, 16, "أمس"))


def test_a_source_whose_place_in_its_file_is_not_known() -> None:
    it = source("قال أمس", Origin(TextFile("page.html", "<p>قال&nbsp;أمس</p>")))
    assert place(it, 4, 7) == Place("page.html", None)
    assert (place(it, 4, 7).line, place(it, 4, 7).column) == (1, 1)


@pytest.mark.parametrize(("file", "path"), [("a.txt", "a.txt"), (None, "a")])
def test_a_source_that_was_not_read_from_a_file(file: str | None, path: str) -> None:
    it = source("one\ntwo", file=file)
    assert place(it, 4, 7) == Place(path, Region(4, 7, 2, 1, 2, 4, "two"))
    # As in a JSON report, which does not carry the texts.
    assert place(source("", file=file), 4, 7) == Place(path, None)


def test_sources_of_one_name_have_lines_of_their_own() -> None:
    first, second = source("\n\nx", file="f"), Source("b", SourceKind.POST, "x", "en", file="f")
    locations = Locations([first, second])
    assert locations.paths == ("f",)
    assert locations.of(Evidence("a", "", 2, 3, "x", "")).line == 3
    assert locations.of(Evidence("b", "", 0, 1, "x", "")).line == 1


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("stories/a.txt", "stories/a.txt"),
        ("مقال 1.txt", "%D9%85%D9%82%D8%A7%D9%84%201.txt"),
        ("a?b#c%20&d.txt", "a%3Fb%23c%2520%26d.txt"),
        ("x:y.txt", "x%3Ay.txt"),
        ("/texts/a b.txt", "file:///texts/a%20b.txt"),
        ("C:/texts/a.txt", "file:///C:/texts/a.txt"),
        ('a"\n<b>\x1b.txt', "a%22%0A%3Cb%3E%1B.txt"),
    ],
)
def test_uris(path: str, address: str) -> None:
    assert uri(path) == address


@PROPERTY
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_a_uri_leads_back_to_the_path(path: str) -> None:
    address = uri(f"d/{path}")
    assert address.isascii()
    assert unquote(address) == f"d/{path}"
    assert urlsplit(address)._replace(path="").geturl() == ""


def test_a_name_that_is_not_utf_8_can_be_written() -> None:
    assert uri("\udcff.txt").isascii()
