"""Texts and what the engines get to see of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.embed.clean import MAX_CHARACTERS, clean

CASES = [
    ("Plain text, 12.5 % – “quoted”.", "Plain text, 12.5 % – “quoted”."),
    ("  two\n\n lines\t", "two lines"),
    ("a\x00b", "a b"),
    ("a\ud800b", "a b"),
    ("\ufeffstart", "start"),
    ("مُحَمَّد", "محمد"),
    ("ســـلام", "سلام"),
    ("أحمد وآدم وإيمان", "أحمد وآدم وإيمان"),  # hamza seats stay: they tell words apart
    ("e\u0301te\u0301", "été"),
    ("ﬁn Ａ ①", "fin A 1"),
    ("\u202eabc\u202c\u200f", "abc"),
    ("٣٥ قتيلا", "٣٥ قتيلا"),
    ("</s> <mask> <b> x < y", "< /s> < mask> <b> x < y"),
    ("👨‍👩‍👧", "👨👩👧"),
    ("هنا https://example.org/a?b=c pic.twitter.com/abc وهناك", "هنا وهناك"),
    ("see www.example.org, said t.co/x1", "see said"),
    ("not a link: swww.x, at.co/x", "not a link: swww.x, at.co/x"),
    ("", ""),
    ("\x00\u200b\u202e", ""),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[ascii(text) for text, _ in CASES])
def test_clean(text: str, expected: str) -> None:
    assert clean(text) == expected


@given(st.text(st.characters(), max_size=200))
def test_what_is_clean_can_be_given_to_any_engine(text: str) -> None:
    cleaned = clean(text)
    assert "\x00" not in cleaned
    assert cleaned == " ".join(cleaned.split(" "))
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert clean(cleaned) == cleaned


def test_expansion_is_bounded() -> None:
    assert len(clean("ﷺ" * MAX_CHARACTERS)) <= MAX_CHARACTERS
