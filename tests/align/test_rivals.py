"""Facts that stand for each other in claims that say the same, and do not agree."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pytest

from checker.align.candidates import Candidates
from checker.align.local_rivals import local_rivals
from checker.align.rivals import counterparts
from checker.align.scores import Scores
from checker.facts.values import Mention
from checker.model.claim import Claim
from tests.rules.stories import story, told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.align.rivals import Compared, Rival


@dataclass(frozen=True)
class Letter:
    """A fact for these tests: a capital is of another kind than a small letter."""

    mention: Mention
    letter: str


def _agree(one: Letter, other: Letter) -> bool:
    return one.letter == other.letter


def _comparable(one: Letter, other: Letter) -> bool:
    return one.letter.isupper() == other.letter.isupper()


def _compared(near: Mapping[tuple[int, int], float]) -> Compared:
    """Return two accounts of three claims each; ``near`` gives the nearness and score of pairs of numbers."""
    accounts = story(told("en", "x"), told("en", "x", kind="tweet"))
    claims = {
        f"{source}:{number}": Claim(f"{source}:{number}", source, 0, 1, "x", "en", number)
        for source in ("article", "tweet")
        for number in range(3)
    }
    pairs = sorted((one, 3 + other, score) for (one, other), score in near.items())
    left, right = (np.array([pair[side] for pair in pairs], np.int64) for side in (0, 1))
    values = np.array([score for *_, score in pairs], np.float32)
    nearest = np.array(
        [
            [values[place] == values[side == side[place]].max() for place in range(len(pairs))]
            for side in (left, right)
        ]
    )
    index = {claim: number for number, claim in enumerate(claims)}
    scored = Scores(index, Candidates(left, right, values), values, nearest, np.ones(len(pairs), np.bool_))
    return cast("Compared", SimpleNamespace(story=accounts, claims=claims, scores=scored))


def _letters(**by_claim: str) -> list[Letter]:
    """Return facts: ``a0="xy"`` puts the letters x and y into the article's claim 0, ``t0`` the tweet's."""
    found = []
    for place, letters in by_claim.items():
        source = {"a": "article", "t": "tweet"}[place[0]]
        found += [Letter(Mention(source, f"{source}:{place[1]}", 0, 1, "x"), letter) for letter in letters]
    return found


def _rivals(facts: list[Letter]) -> list[Rival[Letter]]:
    found = local_rivals(
        _compared(ALIGNED), cast("Any", facts), cast("Any", _agree), cast("Any", _comparable)
    )
    return cast("list[Rival[Letter]]", list(found))


ALIGNED = {(0, 0): 0.9, (1, 1): 0.8, (2, 2): 0.7}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(_letters(a0="x", t0="y"), ["xy"], id="one each, and they differ"),
        pytest.param(_letters(a0="xz", t0="zy"), ["xy"], id="what agrees is set aside"),
        pytest.param(_letters(a0="xA", t0="By"), ["xy", "AB"], id="each kind for itself"),
        pytest.param(_letters(a0="x", t0="x"), [], id="they agree"),
        pytest.param(_letters(a0="x", t0=""), [], id="one says less"),
        pytest.param(_letters(a0="x", t0="A"), [], id="not to be compared"),
        pytest.param(_letters(a0="xw", t0="y"), [], id="which of two it would be is not known"),
        pytest.param(_letters(a0="x", t0="y", t1="x"), [], id="said beside the counterpart"),
        pytest.param(_letters(a0="x", t1="y"), [], id="in claims that do not correspond"),
    ],
)
def test_rivals(facts: list[Letter], expected: list[str]) -> None:
    found = _rivals(facts)
    assert [rival.one.letter + rival.other.letter for rival in found] == expected


def test_the_order_of_the_facts_is_of_no_weight() -> None:
    facts = _letters(a0="xz", t0="zy")
    found = _rivals(facts[::-1])
    assert [(rival.one.letter, rival.other.letter) for rival in found] == [("x", "y")]
    assert found[0].score == pytest.approx(0.9)


def test_claims_that_are_not_each_others_nearest_are_no_counterparts() -> None:
    case = _compared({(0, 0): 0.9, (1, 0): 0.8, (2, 2): 0.2})
    assert [(one, other) for one, other, _ in counterparts(case)] == [("article:0", "tweet:0")]
