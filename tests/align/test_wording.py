"""Word for word: where a quotation departs from its original in the same language."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.align.word_forms import same_word
from checker.align.wording import Span, alike, departures

if TYPE_CHECKING:
    from collections.abc import Sequence

ORIGINAL = {
    "en": "The council met. We organised three markets in the old town, and nobody paid a fee. More follows.",
    "fr": "Le conseil s'est réuni. Nous avons organisé trois marchés dans la vieille ville, sans frais.",
    "ar": "اجتمع المجلس. نظمنا ثلاث أسواق في المدينة القديمة، ولم يدفع أحد رسوما. والمزيد قريبا.",
}


class Case(NamedTuple):
    """A quotation, and of each departure the words put in and left out; None when it is not verbatim."""

    language: str
    quoted: str
    expected: list[tuple[str, str]] | None


CASES = [
    Case("en", "We organised three markets in the old town, and nobody paid a fee.", []),
    Case("en", "we organized three market in the old town", []),
    Case("en", "three markets in the old town and nobody paid", []),
    Case("en", "We organised … and nobody paid a fee", []),
    Case("en", "We organised [last year] three markets in the old town", []),
    Case("en", "We organised four markets in the old town", [("four", "three")]),
    Case("en", "We organised three large markets in the old town", [("large", "")]),
    Case("en", "We organised three markets, and nobody paid a fee", [("", "old town")]),
    Case("en", "three markets in the new harbour, and nobody paid a fee", [("harbour", "old town")]),
    Case("en", "There were stalls everywhere and it cost nothing to take part", None),
    Case("fr", "Nous avons organisé trois marchés dans la vieille ville", []),
    Case("fr", "trois marché dans la vieille ville, sans frais", []),
    Case("fr", "Nous avons organisé treize marchés dans la vieille ville", [("treize", "trois")]),
    Case("fr", "Nous n'avons pas organisé trois marchés dans la vieille ville", [("n", ""), ("pas", "")]),
    Case("ar", "نظمنا ثلاث اسواق في المدينه القديمة", []),
    Case("ar", "نظمنا ثلاث أسواق في القرية القديمة", [("القرية", "المدينة")]),
    Case("ar", "في المدينة القديمة ودفع أحد رسوما", [("ودفع", "ولم يدفع")]),
]


def _words(text: str, places: Sequence[Span]) -> str:
    return " ".join(text[start:end] for start, end in places)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.quoted)
def test_departures(case: Case) -> None:
    original = ORIGINAL[case.language]
    found = departures(case.quoted, original, case.language)
    seen = (
        None
        if found is None
        else [(_words(case.quoted, it.words), _words(original, it.instead)) for it in found]
    )
    assert seen == case.expected


def test_words_that_are_not_the_speakers_are_ignored() -> None:
    quoted = "We organised three markets, explained the mayor, in the old town"
    start = quoted.index("explained")
    ignored = [Span(start, start + len("explained the mayor"))]
    assert departures(quoted, ORIGINAL["en"], "en", ignored) == []


@given(st.integers(0, 20), st.integers(1, 20))
def test_any_stretch_of_the_original_is_faithful(first: int, size: int) -> None:
    words = ORIGINAL["en"].split()
    stretch = " ".join(words[first : first + size])
    assert not (stretch and departures(stretch, ORIGINAL["en"], "en"))


@pytest.mark.parametrize(
    ("one", "other", "language", "expected"),
    [
        ("organised", "organize", "en", True),
        ("close", "closing", "en", True),
        ("million", "billion", "en", False),
        ("north", "south", "en", False),
        ("12", "13", "en", False),
        ("fermons", "fermera", "fr", True),
        ("vendre", "prendre", "fr", False),
        ("المدينه", "مدينه", "ar", True),
    ],
)
def test_forms_of_one_word(one: str, other: str, language: str, *, expected: bool) -> None:
    assert same_word(one, other, language) is expected
    assert same_word(other, one, language) is expected


@pytest.mark.parametrize(
    ("least", "expected"),
    [
        pytest.param(1.0, [(0, 4)], id="whole: a part of the other, whichever comes first"),
        pytest.param(0.85, [(0, 4)], id="most: not what has other words"),
        pytest.param(0.3, [(0, 1), (0, 4)], id="a third: two words that tell nothing are in nothing"),
    ],
)
def test_alike_is_what_has_most_of_the_shorter(least: float, expected: list[tuple[int, int]]) -> None:
    part, other = "three markets in the old town", "the markets of a new town"
    assert list(alike([part, other, "in the", "in the", ORIGINAL["en"]], "en", least)) == expected
