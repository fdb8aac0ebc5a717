"""Whom a pronoun, a short phrase or a missing speaker stands for, and through what medium the words came."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from checker.facts.quotes import attributions


class Case(NamedTuple):
    """A text, and in order of its cues: whom the speaker stands for, and the kind of the medium if any."""

    language: str
    text: str
    expected: list[tuple[str, str | None]]


MINISTER = "The transport minister, Omar Fassi"
MINISTRE = "Le ministre des Transports, Omar Fassi"
WAZIR = "وزير النقل، عمر الفاسي"

CASES = [
    Case(
        "en",
        f"{MINISTER}, said the road was closed. He added that ships were waiting. “A pity,” he told us.",
        [(MINISTER, None)] * 3,
    ),
    Case(
        "fr",
        f"{MINISTRE}, a déclaré que la route était fermée. Il a ajouté que les navires attendaient."
        " « C'est dommage », a-t-il regretté.",
        [(MINISTRE, None)] * 3,
    ),
    Case(
        "ar",
        f"قال {WAZIR}، إن الطريق مغلقة. وأضاف أن السفن تنتظر. وتابع: “هذا مؤسف للجميع”.",
        [(WAZIR, None)] * 3,
    ),
    # A short phrase for a fuller one; a new speaker comes between.
    Case(
        "en",
        f"{MINISTER}, said the road was closed. Salma Naciri, a driver, said she was tired."
        " The minister said it would open soon.",
        [(MINISTER, None), ("Salma Naciri, a driver", None), (MINISTER, None)],
    ),
    Case(
        "ar",
        f"قال {WAZIR}، إن الطريق مغلقة. وقالت رئيسة الجمعية سلمى الناصري إنها متعبة."
        " وأكد الوزير أن الطريق ستفتح قريبا.",
        [(WAZIR, None), ("رئيسة الجمعية سلمى الناصري", None), (WAZIR, None)],
    ),
    # A participle speaks for the sentence it is in.
    Case(
        "en",
        f"{MINISTER}, said the road was closed, adding that ships were waiting.",
        [(MINISTER, None)] * 2,
    ),
    Case("fr", f"{MINISTRE}, a fermé la route, ajoutant qu'elle rouvrirait mardi.", [(MINISTRE, None)]),
    Case("ar", f"وأغلق {WAZIR}، الطريق أمس الثلاثاء، مؤكدا أنها ستفتح قريبا.", [(WAZIR, None)]),
    # The medium is kept by whoever goes on speaking, and not by the next speaker.
    Case(
        "en",
        "In a statement on Friday, the Fish Council said the quota must fall. It added that boats would wait."
        " Salma Naciri said she was tired.",
        [("the Fish Council", "document"), ("the Fish Council", "document"), ("Salma Naciri", None)],
    ),
    Case(
        "fr",
        "Dans un communiqué, le ministère a indiqué que la route était fermée. Il a ajouté qu'il pleuvait."
        " Selon le syndicat, les navires attendent.",
        [("le ministère", "document"), ("le ministère", "document"), ("le syndicat", None)],
    ),
    Case(
        "ar",
        "أشار مدير الميناء، في تغريدة على “تويتر”، إلى أنه سيغادر. وأضاف أن السفن تنتظر."
        " وقال رئيس النقابة، خلال ندوة صحفية، إن الجميع متعب.",
        [("مدير الميناء", "post"), ("مدير الميناء", "post"), ("رئيس النقابة", "speech")],
    ),
    # 'The statement' is the one spoken of.
    Case(
        "ar",
        "أفاد بلاغ للديوان الملكي أن الملك سيسافر. وأوضح البلاغ أن الزيارة رسمية.",
        [("بلاغ للديوان الملكي", "document")] * 2,
    ),
    Case(
        "fr",
        "Un communiqué du palais royal annonce que le roi voyagera. Le communiqué ajoute qu'il pleut.",
        [("Un communiqué du palais royal", "document")] * 2,
    ),
    # The first person inside a quotation is whoever is quoted.
    Case(
        "en",
        "“I told them that I would not sign,” said Omar Fassi.",
        [("Omar Fassi", None), ("Omar Fassi", None)],
    ),
    # Split quotations, and quotations that go on without a cue.
    Case(
        "en",
        "“The road is closed,” said Omar Fassi, “and it will stay closed.” “Nobody will pass it.”",
        [("Omar Fassi", None)] * 3,
    ),
    Case(
        "fr",
        "« La route est fermée », a déclaré Omar Fassi. « Personne ne passera par là. »",
        [("Omar Fassi", None)] * 2,
    ),
    Case("ar", "“الطريق مغلقة تماما”، يقول مدير الميناء. “لن يمر أحد من هنا”.", [("مدير الميناء", None)] * 2),
    Case(
        "en",
        "Omar Fassi said the road was closed. “Nobody will pass it.” The rain went on. “It never stops.”",
        [("Omar Fassi", None)] * 2,
    ),
    # Reported speech inside reported speech has its own speaker.
    Case(
        "en",
        "Reuters reported that the minister had denied that he resigned.",
        [("Reuters", None), ("the minister", None)],
    ),
    Case("ar", "وذكرت وكالة الأنباء أن الوزير نفى أنه استقال.", [("وكالة الأنباء", None), ("الوزير", None)]),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:60])
def test_knows_who_speaks(case: Case) -> None:
    found = attributions(case.text, case.language)
    assert [
        (item.referent.text if item.referent else "", item.medium.kind if item.medium else None)
        for item in found
    ] == case.expected


def test_a_pronoun_without_anyone_before_it_stands_for_no_one() -> None:
    (item,) = attributions("He said that the road was closed.", "en")
    assert (item.speaker_text, item.referent) == ("He", None)


def test_who_issued_a_document_is_a_span_of_the_text() -> None:
    text = "أفاد بيان للناطق باسم الحكومة التونسية أن الطريق مغلقة."
    (item,) = attributions(text, "ar")
    assert item.speaker is not None
    assert item.speaker.issuer is not None
    assert text[slice(*item.speaker.issuer)] == "للناطق باسم الحكومة التونسية"


def test_clauses_side_by_side_are_parted() -> None:
    text = "Police said that two men were held, while the union said that five were held."
    assert [text[item.start : item.end] for item in attributions(text, "en")] == [
        "two men were held",
        "five were held",
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "A ministry official said it rained. The same source added that ships waited.",
            "A ministry official",
        ),
        (
            "fr",
            "Une source du palais a dit qu'il pleuvait. La même source ajoute qu'il vente.",
            "Une source du palais",
        ),
        ("fr", f"{MINISTRE}, a dit qu'il pleuvait. Ce dernier a ajouté qu'il ventait.", MINISTRE),
        ("ar", "قال مصدر حكومي إن الطريق مغلقة. وأضاف المصدر نفسه أن السفن تنتظر.", "مصدر حكومي"),
        ("ar", f"قال {WAZIR}، إن الطريق مغلقة. وأكد ذات المصدر أن السفن تنتظر.", WAZIR),
        # A man is not his lawyer.
        ("ar", "قال محامي عمر الفاسي إن موكله بريء. ونفى عمر الفاسي أنه سيغادر.", "عمر الفاسي"),
    ],
)
def test_the_same_source_is_whoever_was_last_reported(language: str, text: str, expected: str) -> None:
    last = attributions(text, language)[-1]
    assert last.referent is not None
    assert last.referent.text == expected
