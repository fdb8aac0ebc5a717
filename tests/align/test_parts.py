"""Part by part: what two renderings of one passage cannot both mean."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from checker.align.parts import Passage, word_clashes


class Case(NamedTuple):
    """Two passages, each its language and text, and the parts that clash with what each side says."""

    one: tuple[str, str]
    other: tuple[str, str]
    expected: list[tuple[str, str, str]]


CASES = [
    Case(
        ("en", "We will revoke the licence"),
        ("fr", "Nous réexaminerons la licence"),
        [("strength", "revoke", "réexaminerons")],
    ),
    Case(("en", "We condemn the attack"), ("ar", "نأسف للهجوم"), [("strength", "condemn", "نأسف")]),
    Case(("en", "We condemn the attack"), ("ar", "ندين الهجوم"), []),
    Case(
        ("ar", "لن نغلق الميناء"), ("fr", "Nous fermerons le port"), [("negation", "لن نغلق", "not denied")]
    ),
    Case(("ar", "لن نغلق الميناء"), ("fr", "Nous ne fermerons pas le port"), []),
    Case(("en", "We refuse any delay"), ("fr", "Nous n'acceptons aucun retard"), []),
    Case(("en", "The northern road"), ("fr", "La route du sud"), [("sense", "northern", "sud")]),
    # What languages word in their own ways is no clash across them.
    Case(("en", "It may rain"), ("fr", "Il pleuvra"), []),
    # A longer passage may deny what the other leaves out.
    Case(("en", "the port"), ("fr", "Nous n'avons jamais dit que le port fermerait"), []),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.one[1]} - {case.other[1]}")
def test_words_that_clash(case: Case) -> None:
    sides = [Passage("a", 7, 7 + len(text), text, language) for language, text in (case.one, case.other)]
    found = list(word_clashes(*sides))
    assert [(it.part, *it.values) for it in found] == case.expected
    for clash in found:
        for side, span, value in zip(sides, (clash.one, clash.other), clash.values, strict=True):
            assert side.start <= span[0] < span[1] <= side.end
            assert side.text[span[0] - side.start : span[1] - side.start] in {value, side.text}
