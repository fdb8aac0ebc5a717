"""Q504: the same words, or the same claim, given to different speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.rules.stories import findings, story, told

if TYPE_CHECKING:
    from checker.embed import Encoder


class Case(NamedTuple):
    """Two accounts, each its language and text, and whom the finding names on either side, if any."""

    name: str
    one: tuple[str, str]
    other: tuple[str, str]
    found: tuple[str, str] | None = None


APPEAL_EN = (
    "“We will appeal against the ruling of the court before Friday,” said Transport Minister Omar Slaoui."
)
APPEAL_FR = "« Nous ferons appel de la décision de la cour avant vendredi », a déclaré {}."
APPEAL_AR = "وقال {}: «سنطعن في قرار المحكمة قبل يوم الجمعة»."
TWO_FR = "Nous ferons appel de la décision de la cour. La route reste fermée jusqu'à vendredi"
TWO_AR = "سنطعن في قرار المحكمة. ستبقى الطريق مغلقة حتى يوم الجمعة"
ROAD_AR = "أعلن وزير النقل عمر السلاوي أن الطريق الساحلية ستفتح أمام الشاحنات يوم الجمعة."
ROAD_EN = "{} announced that the coastal road would open to lorries on Friday."

CONFLICTS = (
    Case(
        "English: the same words",
        ("en", APPEAL_EN),
        ("en", "Lawyer Leila Sebti said: “We will appeal against the ruling of the court before Friday”."),
        ("Transport Minister Omar Slaoui", "Lawyer Leila Sebti"),
    ),
    Case(
        "English: one quotation is shorter",
        ("en", APPEAL_EN),
        ("en", "“We will appeal against the ruling of the court,” Mayor Leila Sebti told reporters."),
        ("Transport Minister Omar Slaoui", "Mayor Leila Sebti"),
    ),
    Case(
        "Arabic: the same words",
        ("ar", APPEAL_AR.format("وزير النقل عمر السلاوي")),
        ("ar", APPEAL_AR.format("الوزيرة ليلى السبتي")),
        ("وزير النقل عمر السلاوي", "الوزيرة ليلى السبتي"),
    ),
    Case(
        "French: the same words",
        ("fr", APPEAL_FR.format("le ministre Omar Slaoui")),
        ("fr", APPEAL_FR.format("la ministre Leila Sebti")),
        ("le ministre Omar Slaoui", "la ministre Leila Sebti"),
    ),
    Case(
        "English and French",
        ("en", APPEAL_EN),
        ("fr", APPEAL_FR.format("la ministre Leila Sebti")),
        ("Transport Minister Omar Slaoui", "la ministre Leila Sebti"),
    ),
    Case(
        "Arabic and French",
        ("ar", APPEAL_AR.format("وزير النقل عمر السلاوي")),
        ("fr", APPEAL_FR.format("la ministre Leila Sebti")),
        ("وزير النقل عمر السلاوي", "la ministre Leila Sebti"),
    ),
    Case(
        "two sentences, French and Arabic",
        ("fr", f"« {TWO_FR} », a déclaré le ministre Omar Slaoui."),
        ("ar", f"«{TWO_AR}»، قالت الوزيرة ليلى السبتي."),
        ("le ministre Omar Slaoui", "الوزيرة ليلى السبتي"),
    ),
    Case(
        "a last name alone",
        ("en", APPEAL_EN),
        ("fr", APPEAL_FR.format("Mme Sebti")),
        ("Transport Minister Omar Slaoui", "Mme Sebti"),
    ),
    Case(
        "five words",
        ("en", "“We will never sell it,” said Transport Minister Omar Slaoui."),
        ("en", "“We will never sell it,” said Mayor Leila Sebti."),
        ("Transport Minister Omar Slaoui", "Mayor Leila Sebti"),
    ),
    Case(
        "a pronoun for the speaker",
        (
            "en",
            "Transport Minister Omar Slaoui spoke. “We will appeal against the court's ruling,” he said.",
        ),
        (
            "en",
            "Mayor Leila Sebti spoke. “We will appeal against the court's ruling,” the mayor said.",
        ),
        ("Omar Slaoui", "Leila Sebti"),
    ),
    Case(
        "Arabic and English: what is told without marks",
        ("ar", ROAD_AR),
        ("en", ROAD_EN.format("Mayor Leila Sebti")),
        ("وزير النقل عمر السلاوي", "Mayor Leila Sebti"),
    ),
    Case(
        "Arabic and French: what is told without marks",
        ("ar", ROAD_AR),
        ("fr", "La maire Leila Sebti a annoncé que la route côtière serait ouverte aux camions vendredi."),
        ("وزير النقل عمر السلاوي", "La maire Leila Sebti"),
    ),
)

NO_CONFLICT = (
    Case("the same person", ("en", APPEAL_EN), ("fr", APPEAL_FR.format("le ministre Omar Slaoui"))),
    Case(
        "the same person in another script", ("en", APPEAL_EN), ("ar", APPEAL_AR.format("الوزير عمر السلاوي"))
    ),
    Case("a misspelt name", ("en", APPEAL_EN), ("fr", APPEAL_FR.format("le ministre Imad Slawi"))),
    Case("a misspelt name, Arabic", ("en", APPEAL_EN), ("ar", APPEAL_AR.format("الوزير عماد السلوي"))),
    Case("the last name alone", ("en", APPEAL_EN), ("fr", APPEAL_FR.format("M. Slaoui"))),
    Case("the office", ("en", APPEAL_EN), ("fr", APPEAL_FR.format("le ministre des Transports"))),
    Case(
        "the ministry for its minister",
        ("en", APPEAL_EN),
        ("fr", APPEAL_FR.format("le ministère des Transports")),
    ),
    Case(
        "a spokesman for the institution",
        ("en", APPEAL_EN),
        ("fr", APPEAL_FR.format("le porte-parole du ministère, Karim Tazi")),
    ),
    Case("nobody by name", ("ar", ROAD_AR), ("en", ROAD_EN.format("Officials"))),
    Case(
        "a denial by somebody else",
        ("ar", ROAD_AR),
        ("en", ROAD_EN.format("Mayor Leila Sebti denied, as was")),
    ),
    Case(
        "reported denial",
        ("en", "Transport Minister Omar Slaoui said that the coastal road would open on Friday."),
        ("fr", "La maire Leila Sebti a démenti que la route côtière ouvre vendredi."),
    ),
    Case(
        "two speakers in one sentence",
        (
            "en",
            "Minister Omar Slaoui said the road would open soon, and Mayor Leila Sebti said it was ready.",
        ),
        (
            "fr",
            "Leila Sebti a dit que la route est prête, et le ministre Omar Slaoui qu'elle ouvrirait.",
        ),
    ),
    Case(
        "a quotation within a quotation",
        ("en", "“The minister told me ‘we will never appeal’ and I believe him,” said Mayor Leila Sebti."),
        ("en", "“We will never appeal,” said Transport Minister Omar Slaoui."),
    ),
    Case(
        "the other's speaker beside the speaker, English",
        ("ar", ROAD_AR),
        (
            "en",
            ROAD_EN.replace("announced", "announced with Minister Omar Slaoui").format("Leila Sebti"),
        ),
    ),
    Case(
        "the other's speaker beside the speaker, French",
        ("ar", ROAD_AR),
        (
            "fr",
            (
                "La maire Leila Sebti a annoncé, au côté du ministre Omar Slaoui, que la route côtière "
                "serait ouverte aux camions vendredi."
            ),
        ),
    ),
    Case(
        "two things said",
        ("en", APPEAL_EN),
        ("fr", "« Le port restera ouvert tout l'été », a déclaré la maire Leila Sebti."),
    ),
    Case(
        "the lawyer of the one is not the one",
        ("en", "Omar Slaoui's lawyer said that the coastal road would open to lorries on Friday."),
        ("en", ROAD_EN.format("Mayor Leila Sebti")),
    ),
)


@pytest.mark.parametrize("case", [*CONFLICTS, *NO_CONFLICT], ids=lambda case: case.name)
def test_speakers(case: Case, encoder: Encoder) -> None:
    found = findings("Q504", story(told(*case.one), told(*case.other)), encoder)
    assert [tuple(item.value for item in finding.evidence) for finding in found] == (
        [case.found] if case.found else []
    )
    assert all(finding.severity == "error" for finding in found)


def test_the_passage_has_the_words_and_who_said_them(encoder: Encoder) -> None:
    (found,) = findings("Q504", story(told(*CONFLICTS[0].one), told(*CONFLICTS[0].other)), encoder)
    assert [item.quote for item in found.evidence] == [
        APPEAL_EN.removeprefix("“").removesuffix("."),
        "Lawyer Leila Sebti said: “We will appeal against the ruling of the court before Friday",
    ]


def test_who_said_it_is_not_shown_where_another_sentence_has_it(encoder: Encoder) -> None:
    (case,) = (case for case in CONFLICTS if case.name == "two sentences, French and Arabic")
    (found,) = findings("Q504", story(told(*case.one), told(*case.other)), encoder)
    assert [item.quote for item in found.evidence] == [TWO_FR, TWO_AR]


def test_two_statements_that_both_go_to_others_are_two_findings(encoder: Encoder) -> None:
    judges = (
        " Lawyer Karim Tazi said: “The judges will decide before the end of March”.",
        " « Les juges trancheront avant la fin du mois de mars », a dit la procureure Salma Naciri.",
    )
    checked = story(
        told("en", APPEAL_EN + judges[0]),
        told("fr", APPEAL_FR.format("la ministre Leila Sebti") + judges[1]),
    )
    assert [[item.value for item in found.evidence] for found in findings("Q504", checked, encoder)] == [
        ["Transport Minister Omar Slaoui", "la ministre Leila Sebti"],
        ["Lawyer Karim Tazi", "la procureure Salma Naciri"],
    ]
