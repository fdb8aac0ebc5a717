"""The words of a text, of its parts and of its lines."""

from __future__ import annotations

import pytest

from checker.text.words import line_starts, parts_of, words


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("قال الوزير: «سنوقّع الاتفاق» غدا.", "سنوقّع الاتفاق"),
        ("The minister said: “We will sign it” tomorrow.", "We will sign it"),
        ("Le ministre a dit : « Nous le signerons » demain.", "Nous le signerons"),
        ("Of what is turned, \u202ehere and there\u202c, a part is cut.", "here an"),
    ],
)
def test_a_part_has_its_own_words(text: str, part: str) -> None:
    start = text.index(part)
    found = parts_of(text)(start, start + len(part))
    assert len(found) == len(words(part))
    assert parts_of(text)(0, len(text)) == words(text)


@pytest.mark.parametrize(
    "text",
    [
        "وصل الوزير.\nغادر\n\nأمس الرباط",
        "He came.\nHe left\n\nRabat yesterday",
        "Il est venu.\nParti\n\nhier de Rabat",
    ],
)
def test_words_that_begin_lines(text: str) -> None:
    found = words(text)
    lines = [line for line in text.split("\n") if line]
    places = [sum(len(words(line)) for line in lines[:number]) for number in range(1, len(lines))]
    assert line_starts(found, text) == frozenset(places)
    assert line_starts(found, "\n" + text.replace("\n", " ")) == frozenset()
