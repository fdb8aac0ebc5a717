"""A pair is read in both directions; the less sure of the two contradictions counts."""

from __future__ import annotations

import pytest

from checker.nli import Judgement, both_ways
from tests.nli.scripted import Scripted

ONE, OTHER, THIRD = "He came.", "He did not come.", "He came late."


@pytest.mark.parametrize(
    ("forth", "back", "judgement"),
    [
        ((0.95, 0.01), (0.92, 0.02), Judgement(0.92, 0.02)),
        ((0.95, 0.01), (0.20, 0.10), Judgement(0.20, 0.10)),
        ((0.10, 0.01), (0.99, 0.00), Judgement(0.10, 0.01)),
        ((0.00, 0.97), (0.03, 0.30), Judgement(0.00, 0.97)),  # the longer text entails the shorter
    ],
    ids=str,
)
def test_both_directions_must_say_so(
    forth: tuple[float, float], back: tuple[float, float], judgement: Judgement
) -> None:
    model = Scripted({(ONE, OTHER): forth, (OTHER, ONE): back})
    assert both_ways(model, [(ONE, OTHER)]) == both_ways(model, [(OTHER, ONE)]) == [judgement]


def test_each_pair_keeps_its_own_judgement() -> None:
    model = Scripted(
        {
            (ONE, OTHER): (0.9, 0.0),
            (OTHER, ONE): (0.8, 0.1),
            (ONE, THIRD): (0.1, 0.2),
            (THIRD, ONE): (0.2, 0.9),
        }
    )
    pairs = [(ONE, OTHER), (ONE, THIRD), (OTHER, THIRD)]
    assert both_ways(model, pairs) == [Judgement(0.8, 0.1), Judgement(0.1, 0.9), Judgement(0.0, 0.0)]


def test_of_no_pairs_the_model_is_not_asked() -> None:
    model = Scripted({})
    assert both_ways(model, []) == []
    assert model.asked == []
