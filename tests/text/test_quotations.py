"""Quotation marks of every sort: a text, and the quotations that must be found in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.quotations import find

if TYPE_CHECKING:
    from checker.text.quotations import Quotation

FOUND = [
    # Each style, in its language.
    ("قال “نص أول” وسكت", ["“نص أول”"]),
    ("قال «نص ثان» وسكت", ["«نص ثان»"]),
    ('قال "نص ثالث" وسكت', ['"نص ثالث"']),
    ("قال ((نص رابع)) وسكت", ["((نص رابع))"]),
    ("He said “one thing” and left", ["“one thing”"]),
    ("He said 'one thing' and left", ["'one thing'"]),
    ("He said ‘one thing’ and left", ["‘one thing’"]),
    ("He said ''one thing'' and left", ["''one thing''"]),
    ("Il a dit « une chose » et il est parti", ["« une chose »"]),
    ("Il a dit ‹ une chose › et il est parti", ["‹ une chose ›"]),
    ("Er sagte „eine Sache“ und ging", ["„eine Sache“"]),
    # The marks of Arabic sites: one mark on both sides, or the two exchanged.
    ("على ”تويتر” وعلى ”فيسبوك”", ["”تويتر”", "”فيسبوك”"]),
    ("على “تويتر“ وعلى “فيسبوك“", ["“تويتر“", "“فيسبوك“"]),
    ("على ”تويتر“ وعلى ”فيسبوك“", ["”تويتر“", "”فيسبوك“"]),
    ("على »تويتر« وعلى »فيسبوك«", ["»تويتر«", "»فيسبوك«"]),
    # Without spaces, with too many, with a clitic before.
    ('قال:"نص"وأضاف', ['"نص"']),
    ('قال " نص طويل " وأضاف " آخر "', ['" نص طويل "', '" آخر "']),
    ("في صحيفة و“موقع” و”قناة“", ["“موقع”", "”قناة“"]),
    ('l’“autre” rive de l\'"île"', ["“autre”", '"île"']),
    # Nested, in the same or another style.
    ("« Il a dit “oui” hier »", ["« Il a dit “oui” hier »", "“oui”"]),
    ("“She said ‘no way’ twice”", ["“She said ‘no way’ twice”", "‘no way’"]),
    ('"He called it "rubbish" then"', ['"He called it "rubbish" then"', '"rubbish"']),
    ("‘He said “yes”’ and left", ["‘He said “yes”’", "“yes”"]),
    ("“One (“two”) three”", ["“One (“two”) three”", "“two”"]),
    # Beside punctuation and brackets.
    ("“Why?” he asked (“twice”).", ["“Why?”", "“twice”"]),
    ('"A," he said, "B."', ['"A,"', '"B."']),
    # Apostrophes are no quotation marks.
    ("It's the dogs' owner's dog, isn't it?", []),
    ("L’idée d’aujourd’hui n'est pas qu'un rêve", []),
    ("the rock 'n' roll of the '90s", []),
    ("He’s “in”, they’re ‘out’", ["“in”", "‘out’"]),
    ("‘I’m the dogs’ owner,’ he said", ["‘I’m the dogs’ owner,’"]),
    ("'the dogs' bowl' is empty", ["'the dogs' bowl'"]),
    # Inches, feet and seconds are none either.
    ('a 5" pipe, 6\'2" tall, and a "good" one', ['"good"']),
    ("at 33°35'45\" north", []),
    # A mark that is never closed: at the head of the line or after a colon it is a quotation, else a slip.
    ("“We go on\nas before", ["“We go on"]),
    ("He said: “We go on\nas before", ["“We go on"]),
    ("He said so “ twice\nand left", []),
    ("a stray ” here, a stray » there", []),
    # Several paragraphs: the mark repeated on each, or not.
    ("“One.\n“Two.\n“Three,” he said.", ["“One.", "“Two.", "“Three,”"]),
    ("He said: “One.\nTwo.\nThree,” and left.", ["“One.", "Two.", "Three,”"]),
    # Empty and lone marks.
    ('"', []),
    ("“”", ["“”"]),
]

SIZES = [("“تويتر”", 1, True), ("“a b”", 2, True), ("“we will not go”", 4, False), ("« l’idée »", 1, True)]

MARKS = st.text(alphabet="“”„«»‹›‘’'\"()\n .,:؟ab٣", max_size=60)


def written(text: str) -> list[str]:
    return [text[item.start : item.end] for item in find(text)]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_finds_what_is_quoted(text: str, expected: list[str]) -> None:
    assert written(text) == expected


@pytest.mark.parametrize(("text", "words", "label"), SIZES)
def test_tells_a_label_from_speech(text: str, words: int, *, label: bool) -> None:
    (item,) = find(text)
    assert (item.words, item.is_label) == (words, label)


def test_depth_counts_what_stands_around() -> None:
    assert [item.depth for item in find("«a “b ‘c d’ e” f» “g”")] == [1, 2, 3, 1]


def test_an_unclosed_quotation_says_so() -> None:
    assert [item.closed for item in find("“a b c\n“d e f” g")] == [False, True]


def nested_or_apart(first: Quotation, second: Quotation) -> bool:
    return first.end <= second.start or (first.inner_start <= second.start and second.end <= first.inner_end)


@given(MARKS | st.text())
def test_quotations_lie_in_order_apart_or_one_in_another(text: str) -> None:
    found = find(text)
    for number, item in enumerate(found):
        assert item.start <= item.inner_start <= item.inner_end <= item.end
        assert "\n" not in text[item.start : item.end]
        assert not item.closed or text[item.inner_end : item.end].strip() == text[item.inner_end : item.end]
        assert all(nested_or_apart(item, other) for other in found[number + 1 :])


@given(MARKS, MARKS)
def test_paragraphs_that_are_closed_do_not_see_one_another(first: str, second: str) -> None:
    closed = "\n“(a) b”\n"
    text = first + closed + second
    inside = [item for item in find(text) if item.start > len(first) + len(closed)]
    alone = [item for item in find(second) if item.start > 0]
    if all(item.closed for item in find(first)):
        assert [(i.start - len(first + closed), i.end - len(first + closed)) for i in inside] == [
            (i.start, i.end) for i in alone
        ]
