"""Words of a quotation that were exchanged: opposites, and words that nothing bears out."""

from __future__ import annotations

import pytest

from checker.align.exchanged import EXCHANGED, OPPOSITE, exchanged
from checker.align.parts import Passage
from checker.align.words import WordAligner
from checker.embed import load


@pytest.fixture(scope="module")
def aligner() -> WordAligner:
    return WordAligner(load("e5-small"))


SCHOOL_EN = ("We will rebuild every school that the flood destroyed.", "en")
SCHOOL_FR = ("Nous reconstruirons chaque école que l'inondation a détruite.", "fr")
SCHOOL_AR = ("سنعيد بناء كل مدرسة دمرها الفيضان.", "ar")


def found(
    one: tuple[str, str], other: tuple[str, str], aligner: WordAligner | None
) -> list[tuple[str, str, str]]:
    passages = [Passage(tag, 10, 10 + len(text), text, tag) for text, tag in (one, other)]
    clashes = list(exchanged(passages[0], passages[1], aligner, least=63))
    for clash in clashes:
        for passage, (start, end), value in zip(
            passages, (clash.one, clash.other), clash.values, strict=True
        ):
            assert passage.text[start - 10 : end - 10] == value
    return [(clash.part, *clash.values) for clash in clashes]


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (("We want peace with our neighbours.", "en"), ("نريد الحرب مع جيراننا.", "ar"), ("peace", "الحرب")),
        (
            ("It was the best night of my life.", "en"),
            ("C'était la pire nuit de ma vie.", "fr"),
            ("best", "pire"),
        ),
        (
            ("كان قرارا صعبا بالنسبة لنا جميعا", "ar"),
            ("C'était une décision facile pour nous tous", "fr"),
            ("صعبا", "facile"),
        ),
        (
            ("Nos amis ne viendront que demain", "fr"),
            ("Our enemies will only come tomorrow", "en"),
            ("amis", "enemies"),
        ),
    ],
)
def test_opposites(
    aligner: WordAligner, one: tuple[str, str], other: tuple[str, str], words: tuple[str, str]
) -> None:
    assert found(one, other, aligner) == [(OPPOSITE, *words)]
    assert found(other, one, aligner) == [(OPPOSITE, *words[::-1])]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Denied: not easy is difficult.
        (("This was not an easy decision.", "en"), ("كان هذا قرارا صعبا.", "ar")),
        (("Ce n'est pas une mauvaise idée.", "fr"), ("That is a good idea.", "en")),
        # Both words in both texts: each has its like.
        (
            ("More than one and less than ten of us will come.", "en"),
            ("Moins de dix et plus d'un d'entre nous viendront.", "fr"),
        ),
        (("الحرب سهلة والسلام صعب", "ar"), ("War is easy and peace is difficult", "en")),
    ],
)
def test_no_opposites(aligner: WordAligner, one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not [it for it in found(one, other, aligner) if it[0] == OPPOSITE]


@pytest.mark.parametrize(
    ("one", "other", "word"),
    [
        (SCHOOL_EN, ("Nous reconstruirons chaque camion que l'inondation a détruit.", "fr"), "camion"),
        (SCHOOL_EN, ("سنعيد بناء كل شاحنة دمرها الفيضان.", "ar"), "شاحنة"),
        (SCHOOL_AR, ("Nous reconstruirons chaque orchestre que l'inondation a détruit.", "fr"), "orchestre"),
    ],
)
def test_nothing_bears_a_word_out(
    aligner: WordAligner, one: tuple[str, str], other: tuple[str, str], word: str
) -> None:
    ((part, _, there),) = found(one, other, aligner)
    assert (part, there) == (EXCHANGED, word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Faithful.
        (SCHOOL_EN, SCHOOL_FR),
        (SCHOOL_EN, SCHOOL_AR),
        # Another order of words.
        (
            ("Yesterday the minister visited the families of the victims.", "en"),
            ("زار الوزير عائلات الضحايا أمس.", "ar"),
        ),
        (
            ("Jeudi, devant le parlement, le ministre a présenté sa démission.", "fr"),
            ("قدم الوزير استقالته أمام البرلمان يوم الخميس.", "ar"),
        ),
        # Free, and idioms.
        (
            ("It is raining cats and dogs and we are staying at home.", "en"),
            ("Il pleut des cordes et nous restons à la maison.", "fr"),
        ),
        (("We did it, against all odds.", "en"), ("لقد نجحنا رغم كل الصعاب.", "ar")),
    ],
)
def test_translations(aligner: WordAligner, one: tuple[str, str], other: tuple[str, str]) -> None:
    assert found(one, other, aligner) == []


def test_nothing_to_align_by() -> None:
    assert found(("We want peace.", "en"), ("نريد الحرب.", "ar"), None) == []
    assert found(("We want peace.", "en"), ("نريد الحرب.", "ar"), WordAligner(load("use-m"))) == []
