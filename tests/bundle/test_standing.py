"""Where the lines of a text stand in a file with markup, entities and escapes."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.bundle.standing import lines_in, visible
from checker.model.origin import Origin, TextFile

PAGE = """<html><head><title>The port is open</title></head><body class="a">
<script>var title = "The port is open";</script><!-- The port is open -->
<h1>The port is open</h1>
<p>Ships  may <a href="/x">enter
the port</a>&nbsp;again &amp; leave it &#x1F6A2;.</p>
"""
# Words of the text, and what stands for them in the file.
STANDING = [
    ("The port is open", "The port is open"),
    ("Ships may", "Ships  may"),
    ("may enter the", 'may <a href="/x">enter\nthe'),
    ("port\u00a0again", "port</a>&nbsp;again"),
    ("& leave", "&amp; leave"),
    ("🚢.", "&#x1F6A2;."),
]
TEXT = "The port is open\n\nShips may enter the port\u00a0again & leave it 🚢."


@pytest.mark.parametrize(("words", "written"), STANDING)
def test_in_a_page(words: str, written: str) -> None:
    origin = Origin(TextFile("a.html", PAGE), lines_in(TEXT, visible(PAGE)))
    start = TEXT.index(words)
    span = origin.span(start, start + len(words))
    assert span is not None
    assert PAGE[slice(*span)] == written


def test_neither_head_nor_script_nor_comment_is_seen() -> None:
    [piece] = lines_in("The port is open", visible(PAGE))
    assert PAGE[: piece.outer_start].endswith("<h1>")


def test_letters_that_grow_in_lower_case_move_nothing() -> None:
    page = "<p>İİİ</p><SCRIPT>let a</SCRIPT><p>Open"
    [piece] = lines_in("Open", visible(page))
    assert page[piece.outer_start :] == "Open"


def test_the_order_of_both_is_kept() -> None:
    first, second = lines_in("Open\nOpen", visible("<p>Open</p><p>Shut</p><p>Open</p>"))
    assert (first.outer_start, second.outer_start) == (3, 25)
    assert [piece.start for piece in lines_in("Shut\nOpen\nShut", visible("<p>Shut</p>Open"))] == [0, 5]


def test_what_does_not_stand_there_has_no_place() -> None:
    assert lines_in("The **port** is open", visible("<p>The port is open</p>")) == ()


@pytest.mark.parametrize("ascii_only", [True, False])
def test_in_json(ascii_only: bool) -> None:  # noqa: FBT001 - both ways to write JSON
    text = 'أعيد فتح الميناء 🚢\n"Open again", they said'
    content = json.dumps({"title": "x", "text": text}, ensure_ascii=ascii_only)
    origin = Origin(TextFile("a.json", content), lines_in(text, visible(content)))
    for words in ("الميناء", "🚢", '"Open again"'):
        start = text.index(words)
        span = origin.span(start, start + len(words))
        assert span is not None
        assert json.loads(f'"{content[slice(*span)]}"') == words


@settings(deadline=None, derandomize=True)
@given(st.text(st.sampled_from("ab <>&;\\n\n#x/")), st.text(st.sampled_from("ab <>&;\n")))
def test_a_piece_as_long_as_in_the_file_has_the_same_characters(content: str, text: str) -> None:
    before = 0
    for piece in lines_in(text, visible(content)):
        assert before <= piece.start < piece.end <= len(text)
        before = piece.end
        if piece.outer_end - piece.outer_start == piece.end - piece.start:
            assert content[piece.outer_start : piece.outer_end] == text[piece.start : piece.end]
        else:
            assert piece.end - piece.start == 1
