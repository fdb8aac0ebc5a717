"""W601 with a contradiction model: it seconds what was found in the text; alone it is a warning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from checker.cli import run
from checker.nli import Judgement, load
from checker.pipeline import check
from checker.rules import polarity_conflict
from tests.nli.scripted import Scripted, case_of, in_both_directions
from tests.nli.test_command import write_story
from tests.nli.tiny import sentence
from tests.rules.stories import story, told

if TYPE_CHECKING:
    from pathlib import Path

    from checker.embed import Encoder
    from checker.model.finding import Finding
    from checker.nli import Contradiction

OPENED = "The minister of transport opened the bridge of Larache on Monday."
NOT_OPENED = "The minister of transport did not open the bridge of Larache on Monday."
VISITED_FR = "Le ministre des Transports a visité lundi le pont de Larache."
TOO, ONLY = "The contradiction model says so too.", "Only the contradiction model says so."


def _found(encoder: Encoder, model: Contradiction | None, one: str, other: str, tag: str) -> list[Finding]:
    result = check(story(told("en", one), told(tag, other, kind="post")), encoder, contradiction=model)
    return [found for found in result.findings if found.code == "W601"]


def test_a_denial_that_the_model_seconds(encoder: Encoder) -> None:
    alone = _found(encoder, None, OPENED, NOT_OPENED, "en")
    seconded = _found(encoder, in_both_directions(OPENED, NOT_OPENED, 0.99), OPENED, NOT_OPENED, "en")
    assert [(it.severity, it.note) for it in alone] == [("error", "")]
    assert [(it.severity, it.note) for it in seconded] == [("error", TOO)]
    assert seconded[0].confidence >= max(alone[0].confidence, 0.99)
    assert seconded[0].evidence == alone[0].evidence
    assert seconded[0].fingerprint == alone[0].fingerprint


@pytest.mark.parametrize(
    ("denial", "alone", "seconded"),
    [
        (0.8, [("error", 0.8, "")], [("error", 0.97, TOO)]),
        (0.99, [("error", 0.99, "")], [("error", 0.99, TOO)]),
        (0.6, [], [("warning", 0.97, TOO)]),  # either alone would not do
        (0.3, [], [("warning", 0.97, ONLY)]),
    ],
)
def test_the_surer_of_the_two_counts(
    denial: float,
    alone: list[tuple[str, float, str]],
    seconded: list[tuple[str, float, str]],
    encoder: Encoder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = case_of(encoder, None, monkeypatch, told("en", OPENED), told("en", NOT_OPENED, kind="post"))
    case = replace(case, clashes=tuple(replace(clash, probability=denial) for clash in case.clashes))
    judged = replace(case, contradictions={("article:1", "post:1"): Judgement(0.97, 0.01)})
    assert [(it.severity, it.confidence, it.note) for it in polarity_conflict.check(case)] == alone
    assert [(it.severity, it.confidence, it.note) for it in polarity_conflict.check(judged)] == seconded


def test_opposed_words_that_the_model_seconds_are_surer(encoder: Encoder) -> None:
    rose, fell = (
        "Wheat prices rose sharply in Casablanca on Monday.",
        "Wheat prices fell sharply in Casablanca on Monday.",
    )
    alone = _found(encoder, None, rose, fell, "en")
    seconded = _found(encoder, in_both_directions(rose, fell, 1.0), rose, fell, "en")
    assert [(it.severity, it.note) for it in alone] == [("error", "")]
    assert [(it.severity, it.note, it.confidence) for it in seconded] == [("error", TOO, 1.0)]


def test_what_only_the_model_says_is_a_warning_that_says_so(encoder: Encoder) -> None:
    assert _found(encoder, None, OPENED, VISITED_FR, "fr") == []
    found = _found(encoder, in_both_directions(OPENED, VISITED_FR, 0.97, 0.01), OPENED, VISITED_FR, "fr")
    assert [(it.severity, it.note, it.confidence) for it in found] == [("warning", ONLY, 0.97)]
    shown = [(it.source, it.quote, it.value) for it in found[0].evidence]
    assert shown == [("article", OPENED, "contradiction 0.97"), ("post", VISITED_FR, "contradiction 0.97")]


@pytest.mark.parametrize(
    "model",
    [
        Scripted({}),
        in_both_directions(OPENED, VISITED_FR, 0.85),
        in_both_directions(OPENED, VISITED_FR, 0.93, 0.06),
        Scripted({(OPENED, VISITED_FR): (0.99, 0.0)}),
        Scripted({(VISITED_FR, OPENED): (0.99, 0.0)}),
    ],
    ids=["neither", "unsure", "of two minds", "forth only", "back only"],
)
def test_a_model_that_is_not_sure_finds_nothing(model: Scripted, encoder: Encoder) -> None:
    assert _found(encoder, model, OPENED, VISITED_FR, "fr") == []


def test_a_model_that_disagrees_takes_nothing_back(encoder: Encoder) -> None:
    """It is evidence for a conflict; against one it says nothing."""
    model = in_both_directions(OPENED, NOT_OPENED, 0.0, 0.9)
    assert _found(encoder, model, OPENED, NOT_OPENED, "en") == _found(encoder, None, OPENED, NOT_OPENED, "en")


@pytest.mark.slow
def test_a_real_model_sees_what_no_table_tells(trained: Path, encoder: Encoder) -> None:
    model = load(str(trained))
    visited, avoided = sentence("en", 0, 0), sentence("fr", 1, 0)
    assert _found(encoder, None, visited, avoided, "fr") == []
    (found,) = _found(encoder, model, visited, avoided, "fr")
    assert (found.severity, found.note) == ("warning", ONLY)
    assert found.confidence > 0.9
    assert _found(encoder, model, visited, sentence("fr", 0, 0), "fr") == []


@pytest.mark.slow
def test_alone_it_does_not_fail_a_story(
    trained: Path, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_story(here)
    asked = ["check", "bridge", "--nli", str(trained), "--output", "-"]
    assert run(asked) == 0
    assert ONLY in capsys.readouterr().out
    assert run([*asked, "--fail-on", "warning"]) == 1
