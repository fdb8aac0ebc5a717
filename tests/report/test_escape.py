"""No text of a source acts: not as markup, not as a link or mention, not as a control code."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from checker.report.escape import directed, markdown, markdown_code, markdown_passage, visible
from tests.hostile import MIXED

from .rendered import rendered
from .strategies import PROPERTY

# Characters that mean something to some renderer, thick in the air.
NASTY = st.text(
    st.one_of(
        st.sampled_from("\\`*_{}[]()<>#+-.!|~&$^:@=\"'/?;,% \n\t\r"),
        st.sampled_from("abwxGH0123456789"),
        st.sampled_from("ابمر\u0651\u200c\u200d\u200f\u202e\u2066\u2069\ufeff\x00\x1b\x7f\x9b\u2028"),
        st.characters(),
    ),
    max_size=60,
)
SNIPPETS = st.lists(
    st.one_of(
        NASTY, st.sampled_from(["https://", "www.", "a@b.cc", "@me", "#12", "GH-1", "<b>", "](", ":x:"])
    ),
    max_size=6,
).map("".join)
LIVE = re.compile(r"//|(?<![^\W_])www\.|@\w|#\d|\bGH-\d|!\d|(?i::(?!\d\d:)[a-z0-9_+-]+:)|\b[0-9a-f]{40}\b")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain – «نص» naïve 漢字", "plain – «نص» naïve 漢字"),
        ("two\r\nlines\u2028three\x85four\tfive", "two lines three four five"),
        ("\x1b[31mred\x07\x00\x7f", "␛[31mred␇␀␡"),
        ("\x9b31m", "[U+009B]31m"),
        ("a\u202eb\u2066c\u200e\u061c", "a[U+202E]b[U+2066]c[U+200E][U+061C]"),
        ("ze\u200bro \ufeffsoft\u00adhy\u2060", "ze[U+200B]ro [U+FEFF]soft[U+00AD]hy[U+2060]"),
        ("\U000e0041\ue000\ufdd0\ud800\u3164\ufe00", "[U+E0041][U+E000][U+FDD0][U+D800][U+3164][U+FE00]"),
        ("می\u200cخواهم", "می\u200cخواهم"),  # the joiner that Persian spelling needs
        ("a\u200cb a\u200db", "a[U+200C]b a[U+200D]b"),
        ("👨\u200d👩\u200d👧 ❤\ufe0f", "👨\u200d👩\u200d👧 ❤\ufe0f"),
        ("\u200dء", "\u200dء"),
        ("sum\u00a0: 5\u202f%", "sum\u00a0: 5\u202f%"),  # French spacing
        ("\u0600١٢", "\u0600١٢"),  # the number sign is drawn
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@PROPERTY
@given(st.text(st.characters(), max_size=40))
def test_visible_leaves_nothing_hidden(text: str) -> None:
    for char in visible(text):
        category = unicodedata.category(char)
        assert category not in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
        assert unicodedata.bidirectional(char) not in {
            "LRE",
            "RLE",
            "LRO",
            "RLO",
            "PDF",
            "LRI",
            "RLI",
            "FSI",
            "PDI",
        }


@PROPERTY
@given(st.text(st.characters(), max_size=40))
def test_visible_is_idempotent_when_nothing_was_hidden(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("**b** _i_ `c`", r"\*\*b\*\* \_i\_ \`c\`"),
        ("a | b", "a &#124; b"),
        ("@me and a@b.cc", r"@<!-- -->me and a@<!-- -->b\.cc"),
        ("#12 GH-3 !4", r"\#<!-- -->12 GH-<!-- -->3 !<!-- -->4"),
        ("$5", "<span>$</span>5"),
        ("https://x.example", r"https:/<!-- -->/x\.example"),
        ("at 17:30:00, U.S. 2.5", "at 17:30:00, U.S. 2.5"),
        ("12000000 deadbeef", "12000000 deadbe<!-- -->ef"),
        ("in وجدة today", 'in <span dir="rtl">وجدة</span> today'),
    ],
)
def test_markdown(text: str, source: str) -> None:
    assert markdown(text) == source


@PROPERTY
@example(MIXED[3])
@given(SNIPPETS)
def test_markdown_shows_exactly_the_text(text: str) -> None:
    page = rendered(f"x {markdown(text)} y")
    assert page.text == f"x {visible(text)} y\n"
    assert {tag for tag, _ in page.elements} <= {"p", "span"}
    assert set(page.comments) <= {" "}
    assert not any(LIVE.search(piece) for piece in page.texts), page.texts


@PROPERTY
@given(SNIPPETS, SNIPPETS)
def test_table_cells_hold(first: str, second: str) -> None:
    cells = [markdown_code(first), directed(markdown_passage(second), "rtl", "ar")]
    page = rendered("| a | b |\n| --- | --- |\n| " + " | ".join(cells) + " |\n| last | row |")
    tags = [tag for tag, _ in page.elements]
    assert tags.count("td") == 4
    assert tags.count("code") == (1 if visible(first).strip() else 0)
    assert set(tags) <= {"table", "thead", "tbody", "tr", "th", "td", "div", "span", "code"}
    assert not page.open
    assert not page.misnested
    assert not any(LIVE.search(piece) for piece in page.prose), page.prose
    shown = (visible(first).strip() or "—") + visible(second)
    assert "".join(page.text.split()) == "ab" + "".join(shown.split()) + "lastrow"


@pytest.mark.parametrize("language", ['en" onload="x', "", "ar><b>", "x" * 40, "en us"])
def test_only_language_tags_become_attributes(language: str) -> None:
    assert directed("t", "ltr", language) == '<div dir="ltr">t</div>'


@pytest.mark.parametrize(
    "piece", ["\\", "`", "[", "<", "@", ":", "#", "a.", "www.", "0f", "$", "ا ", "\u202e", "ا\u0651 "]
)
def test_escaping_is_linear(piece: str) -> None:
    # A quadratic pattern would take minutes on this; a linear one takes milliseconds.
    assert len(markdown(piece * 100_000)) >= 100_000
