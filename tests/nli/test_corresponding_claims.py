"""Which claims a contradiction model is asked about, what becomes of its answers, what the report says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.align import contradiction_model
from checker.align.contradiction_model import CONTRADICTED, ENTAILED, contradicted
from checker.nli import Judgement
from checker.pipeline import check
from tests.nli.scripted import Scripted, case_of, in_both_directions
from tests.rules.stories import story, told

if TYPE_CHECKING:
    from checker.embed import Encoder
    from checker.model.result import Result
    from checker.model.source import Source
    from checker.rules.base import Case

OPENED = "The minister of transport opened the bridge of Larache on Monday."
CLOSED_FR = "Le ministre des Transports a fermé lundi le pont de Larache."
NOT_OPENED_AR = "لم يفتتح وزير النقل جسر العرائش يوم الاثنين."
WHEAT = "Wheat prices rose after the drought that hit the country."
WHEAT_FR = "Les prix du blé ont augmenté après la sécheresse qui a frappé le pays."


def _checked(encoder: Encoder, model: Scripted | None, *sources: Source) -> Result:
    return check(story(*sources), encoder, contradiction=model)


def _asked(encoder: Encoder, *sources: Source) -> set[frozenset[str]]:
    model = Scripted({})
    _checked(encoder, model, *sources)
    # Each is asked once in either direction.
    assert len(model.asked) == len(set(model.asked))
    assert {(other, one) for one, other in model.asked} == set(model.asked)
    return {frozenset(pair) for pair in model.asked}


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", OPENED.replace("opened", "closed")), ("fr", CLOSED_FR), ("ar", NOT_OPENED_AR)],
)
def test_claims_that_correspond_are_asked_about(language: str, text: str, encoder: Encoder) -> None:
    asked = _asked(encoder, told("en", OPENED), told(language, text, kind="post"))
    assert asked == {frozenset({OPENED, text})}


def test_only_claims_that_correspond_are_asked_about(encoder: Encoder) -> None:
    asked = _asked(
        encoder, told("en", f"{OPENED} {WHEAT}"), told("fr", f"{WHEAT_FR} {CLOSED_FR}", kind="post")
    )
    assert asked == {frozenset({OPENED, CLOSED_FR}), frozenset({WHEAT, WHEAT_FR})}


def test_claims_on_different_things_are_not_asked_about(encoder: Encoder) -> None:
    assert _asked(encoder, told("en", OPENED), told("fr", WHEAT_FR, kind="post")) == set()


def test_the_same_words_are_not_asked_about(encoder: Encoder) -> None:
    assert _asked(encoder, told("en", OPENED), told("en", OPENED, kind="post")) == set()


def test_a_source_is_not_held_against_itself(encoder: Encoder) -> None:
    closed = OPENED.replace("opened", "closed")
    assert _asked(encoder, told("en", f"{OPENED} {closed}"), told("en", WHEAT, kind="post")) == set()


def test_what_is_quoted_in_a_source_is_no_other_account(encoder: Encoder) -> None:
    article = told("en", f'{OPENED} "I closed the bridge of Larache on Monday," the minister wrote.')
    nested = told("en", "I closed the bridge of Larache on Monday,", kind="tweet", within="article")
    assert _asked(encoder, article, nested) == set()


def test_every_two_accounts_are_compared(encoder: Encoder) -> None:
    asked = _asked(
        encoder,
        told("en", OPENED),
        told("fr", CLOSED_FR, kind="post"),
        told("ar", NOT_OPENED_AR, kind="tweet"),
    )
    assert asked == {
        frozenset({OPENED, CLOSED_FR}),
        frozenset({OPENED, NOT_OPENED_AR}),
        frozenset({CLOSED_FR, NOT_OPENED_AR}),
    }


# --- what the rules are given


def _case(encoder: Encoder, model: Scripted | None, monkeypatch: pytest.MonkeyPatch) -> Case:
    return case_of(encoder, model, monkeypatch, told("en", OPENED), told("fr", CLOSED_FR, kind="post"))


def test_the_rules_are_given_the_judgement_of_both_directions(
    encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = Scripted({(OPENED, CLOSED_FR): (0.97, 0.01), (CLOSED_FR, OPENED): (0.93, 0.02)})
    case = _case(encoder, model, monkeypatch)
    assert case.contradictions == {("article:1", "post:1"): Judgement(0.93, 0.02)}
    assert list(contradicted(case)) == [(("article:1", "post:1"), Judgement(0.93, 0.02))]
    assert list(contradicted(case, 0.95)) == []


def test_without_a_model_there_are_no_judgements(encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    case = _case(encoder, None, monkeypatch)
    assert case.contradictions == {}
    assert list(contradicted(case)) == []


@pytest.mark.parametrize(
    ("contradiction", "entailment", "counts"),
    [
        (0.99, 0.00, True),
        (CONTRADICTED, 0.04, True),
        (0.89, 0.00, False),
        (0.94, ENTAILED, False),
        (0.50, 0.50, False),
        (0.00, 0.99, False),
    ],
)
def test_what_counts_as_contradicted(
    contradiction: float,
    entailment: float,
    counts: bool,  # noqa: FBT001 - a column of the table
    encoder: Encoder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    model = in_both_directions(OPENED, CLOSED_FR, contradiction, entailment)
    assert bool(list(contradicted(_case(encoder, model, monkeypatch)))) is counts


# --- what the report says


def _about_the_model(result: Result) -> tuple[list[str], list[tuple[str, str]]]:
    checked = [line for line in result.coverage.checked if "contradiction model" in line]
    unchecked = [(it.what, it.why) for it in result.coverage.unchecked if "contradiction model" in it.why]
    return checked, unchecked


@pytest.mark.parametrize(
    ("other", "line"),
    [
        (CLOSED_FR, "contradiction model scripted: judged 1 pair of corresponding claims"),
        (f"{CLOSED_FR} {WHEAT_FR}", "contradiction model scripted: judged 2 pairs of corresponding claims"),
        (
            "L'équipe nationale a perdu la finale.",
            "contradiction model scripted: judged 0 pairs of corresponding claims",
        ),
    ],
)
def test_coverage_says_which_model_judged_how_many(other: str, line: str, encoder: Encoder) -> None:
    result = _checked(encoder, Scripted({}), told("en", f"{OPENED} {WHEAT}"), told("fr", other, kind="post"))
    assert _about_the_model(result) == ([line], [])


def test_without_a_model_coverage_says_nothing_of_one(encoder: Encoder) -> None:
    result = _checked(encoder, None, told("en", OPENED), told("fr", CLOSED_FR, kind="post"))
    assert _about_the_model(result) == ([], [])


def test_of_too_many_pairs_the_best_are_judged_and_coverage_says_so(
    encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contradiction_model, "MOST_PAIRS", 1)
    model = Scripted({})
    sources = told("en", f"{OPENED} {WHEAT}"), told("fr", f"{CLOSED_FR} {WHEAT_FR}", kind="post")
    result = _checked(encoder, model, *sources)
    best = max(result.correspondences, key=lambda pair: pair.score)
    texts = {claim.text for claim in result.claims if claim.id in best.claims}
    assert {frozenset(pair) for pair in model.asked} == {frozenset(texts)}
    assert _about_the_model(result) == (
        ["contradiction model scripted: judged 1 pair of corresponding claims"],
        [
            (
                "1 more pair of corresponding claims",
                "the contradiction model judges the 1 best pairs of a story",
            )
        ],
    )


def test_what_another_rule_tells_is_not_told_twice(encoder: Encoder) -> None:
    one = "The explosion in the port of Larache killed 12 people on Monday."
    other = "L'explosion dans le port de Larache a tué 45 personnes lundi."
    model = in_both_directions(one, other, 0.99)
    found = _checked(encoder, model, told("en", one), told("fr", other, kind="post")).findings
    codes = {it.code for it in found}
    assert "N201" in codes
    assert "W601" not in codes
