"""Graded words: their degree on a scale, and when two texts differ in it."""

from __future__ import annotations

import pytest

from checker.facts.scales import degrees, disagreement
from checker.text.words import words

ENDING, STOPPING, BLAME, CERTAINTY = "ending", "stopping", "blame", "certainty"


def graded(text: str, language: str) -> list[tuple[str, str, int]]:
    found = words(text)
    return [
        (text[found[it.first].start : found[it.last - 1].end], it.scale, it.degree)
        for it in degrees(found, language)
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ar",
            "دعا إلى تخفيف التصعيد ووضع حد للعنف",
            [("دعا", "asking", 1), ("تخفيف", ENDING, 1), ("ووضع حد", ENDING, 2)],
        ),
        ("ar", "سنلغي الرسوم", [("سنلغي", STOPPING, 3), ("سنلغي", CERTAINTY, 2)]),
        ("ar", "نندد بالهجوم", [("نندد", BLAME, 3)]),
        ("ar", "إعادة النظر في القرار", [("إعادة النظر", STOPPING, 1)]),
        ("ar", "الطقس جميل", []),
        ("ar", "سيزور الوزير فاس", [("سيزور", CERTAINTY, 2)]),
        ("ar", "وستعلن اللجنة النتائج", [("وستعلن", CERTAINTY, 2)]),
        ("ar", "قد يزور الوزير فاس", [("قد يزور", CERTAINTY, 1)]),
        ("ar", "وقد تعلق الشركة الرحلات", [("وقد تعلق", CERTAINTY, 1)]),
        ("ar", "قد لا يحضر", [("قد لا", CERTAINTY, 1)]),
        (
            "ar",
            "وقد تم اللقاء، وقد زار فاس، وقد تحققت الوعود، ولقد تمكن الفريق",
            [],
        ),  # with a past it only stresses
        ("ar", "سلامة الطيران فوق البحر الميت", []),
        ("ar", "سياسة البلاد وسيارة الوزير", []),  # nouns that look like a future
        ("ar", "قرب سيناء وستوكهولم", []),
        ("en", "We will stop", [("will", CERTAINTY, 2), ("stop", ENDING, 2)]),
        ("en", "de-escalation", [("de-escalation", ENDING, 1)]),
        ("en", "put an end to it", [("put an end", ENDING, 2)]),
        ("en", "they condemned it", [("condemned", BLAME, 3)]),
        ("en", "a fine day", []),
        ("en", "the death penalty, near the Dead Sea", []),
        ("en", "is expected on Tuesday", [("is expected", "likelihood", 2)]),
        ("en", "it is going to rain", [("is going to", CERTAINTY, 2)]),
        ("fr", "Ils réexamineront la licence", [("réexamineront", CERTAINTY, 2)]),
        ("fr", "Nous réexaminerons la licence", [("réexaminerons", STOPPING, 1)]),
        ("fr", "nous condamnons", [("condamnons", BLAME, 3)]),
        ("fr", "mettre fin au conflit", [("mettre fin", ENDING, 2)]),
        ("fr", "peut-être", [("peut-être", CERTAINTY, 1)]),
        ("fr", "un beau jour", []),
        ("fr", "sur la table, à la peine de mort", []),  # sur and sûr are one folded word
        ("fr", "à coup sûr", [("à coup sûr", "likelihood", 3)]),
        ("fr", "l'accord prit fin", [("prit fin", ENDING, 2)]),
        ("fr", "le ministre se rendra à Fès", [("rendra", CERTAINTY, 2)]),
        ("fr", "les prix vont baisser", [("vont baisser", CERTAINTY, 2), ("baisser", ENDING, 1)]),
        ("fr", "il pourrait partir", [("pourrait", CERTAINTY, 1)]),
        ("fr", "une caméra à l'opéra, chez Laura", []),  # nouns and names that look like a future
        ("fr", "il va bien", []),
        ("fr", "il se retira, et libéra la place", []),  # told in the past
        ("de", "beenden", []),
    ],
)
def test_degrees(language: str, text: str, expected: list[tuple[str, str, int]]) -> None:
    assert graded(text, language) == expected


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (("en", "reduce tension"), ("en", "stop the fighting"), True),
        (("en", "reduce tension"), ("ar", "وقف التصعيد"), True),
        (("fr", "révoquerons la licence"), ("en", "review the licence"), True),
        (("en", "reduce tension"), ("fr", "réduire la tension"), False),
        (("en", "reduce tension"), ("ar", "تخفيف التصعيد"), False),
        (("en", "reduce, then stop"), ("en", "stop"), False),
        (("en", "reduce tension"), ("en", "condemn the attack"), False),
        (("en", "a fine day"), ("en", "stop"), False),
    ],
)
def test_disagreement(one: tuple[str, str], other: tuple[str, str], differ: bool) -> None:  # noqa: FBT001 - a column
    left, right = (degrees(words(text), language) for language, text in (one, other))
    assert (disagreement(left, right) is not None) is differ
    assert (disagreement(right, left) is not None) is differ
