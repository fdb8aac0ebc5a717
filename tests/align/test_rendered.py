"""Facts left over of corresponding claims, of which word alignment tells which stand for each other."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pytest

from checker.align.candidates import Candidates
from checker.align.rendered import may_render, rendered
from checker.align.scores import Scores
from checker.align.words import WordAlignment
from checker.facts.values import Mention
from checker.model.claim import Claim
from checker.text.words import words
from tests.rules.stories import story, told

if TYPE_CHECKING:
    from checker.align.rendered import Alignable
    from checker.align.vectors import Text

TEXTS = ("a b c", "p q r")
"""Of each account one claim; a letter is a word."""


@dataclass(frozen=True)
class Value:
    """A fact for these tests: a word, and the number that it says."""

    mention: Mention
    number: int


@dataclass(frozen=True)
class Dictionary:
    """Aligns by pairs of words, with their cosines; notes that it was asked."""

    bonds: dict[str, float]
    asked: list[tuple[str, str]]

    def align(self, one: Text, other: Text) -> WordAlignment:
        """Link the words that stand in the dictionary together."""
        self.asked.append((one[0], other[0]))
        sides = words(one[0]), words(other[0])
        near = np.array(
            [[self.bonds.get(left.text + right.text, 0.0) for right in sides[1]] for left in sides[0]],
            np.float32,
        )
        return WordAlignment(tuple(sides[0]), tuple(sides[1]), near > 0, near)


def _case(aligner: Dictionary | None, score: float = 0.9) -> Alignable:
    accounts = story(told("en", TEXTS[0]), told("fr", TEXTS[1], kind="tweet"))
    claims = {
        source.id: Claim(source.id, source.id, 0, len(source.text), source.text, source.language, 0)
        for source in accounts.sources
    }
    values, index = np.array([score], np.float32), {name: place for place, name in enumerate(claims)}
    pair = Candidates(np.array([0]), np.array([1]), values)
    scores = Scores(index, pair, values, np.ones((2, 1), np.bool_), np.ones(1, np.bool_))
    return cast("Alignable", SimpleNamespace(story=accounts, claims=claims, scores=scores, aligner=aligner))


def _values(**numbers: int) -> list[Value]:
    """Return facts: ``a=3`` is the word a of the article, or p, q, r of the tweet, saying 3."""
    found = []
    for word, number in numbers.items():
        source, text = ("article", TEXTS[0]) if word in TEXTS[0] else ("tweet", TEXTS[1])
        start = text.index(word)
        found.append(Value(Mention(source, source, start, start + 1, word), number))
    return found


def _agree(one: Value, other: Value) -> bool:
    return one.number == other.number


def _comparable(one: Value, other: Value) -> bool:
    return one.number != other.number and (one.number < 100) == (other.number < 100)


def _found(facts: list[Value], case: Alignable) -> list[str]:
    rivals = rendered(case, cast("Any", facts), cast("Any", _agree), cast("Any", _comparable))
    return [rival.one.mention.text + rival.other.mention.text for rival in rivals]


@pytest.mark.parametrize(
    ("facts", "bonds", "expected"),
    [
        pytest.param(_values(a=1, b=2, p=3, q=4), {"ap": 0.5, "bq": 0.4}, ["ap", "bq"], id="each its own"),
        pytest.param(_values(a=1, b=2, p=3, q=4), {"aq": 0.5, "bp": 0.4}, ["aq", "bp"], id="crosswise"),
        pytest.param(_values(a=1, p=3, q=4), {"aq": 0.5}, ["aq"], id="one of two"),
        pytest.param(_values(a=1, p=3, q=4), {"aq": 0.5, "ap": 0.6}, ["ap"], id="the firmer bond"),
        pytest.param(_values(a=1, b=2, p=3), {"ap": 0.4, "bp": 0.6}, ["bp"], id="the firmer bond back"),
        pytest.param(_values(a=1, b=1, p=1, q=4), {"bq": 0.5, "ap": 0.5}, ["bq"], id="said twice, once here"),
        pytest.param(_values(a=1, p=3), {"aq": 0.5, "bp": 0.5}, [], id="rendered by something else"),
        pytest.param(_values(a=1, p=300), {"ap": 0.5}, [], id="of another kind"),
        pytest.param(_values(a=1, b=3, p=3, q=1), {"ap": 0.5, "bq": 0.5}, [], id="both are in both"),
    ],
)
def test_rendered(facts: list[Value], bonds: dict[str, float], expected: list[str]) -> None:
    assert _found(facts, _case(Dictionary(bonds, []))) == expected


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param(_values(a=1, p=1), id="they agree"),
        pytest.param(_values(a=1), id="one says nothing"),
        pytest.param(_values(a=1, p=300), id="nothing to be compared"),
    ],
)
def test_words_are_aligned_only_where_something_is_left_over(facts: list[Value]) -> None:
    aligner = Dictionary({"ap": 0.5}, [])
    assert _found(facts, _case(aligner)) == []
    assert aligner.asked == []


def test_without_alignment_nothing_is_told() -> None:
    assert _found(_values(a=1, p=3), _case(None)) == []


def test_claims_that_hardly_correspond_are_not_aligned() -> None:
    assert _found(_values(a=1, p=3), _case(Dictionary({"ap": 0.5}, []), score=0.2)) == []


@pytest.mark.parametrize(("bonds", "expected"), [({"ap": 0.3}, True), ({"aq": 0.3}, False)])
def test_whether_one_mention_may_render_another(bonds: dict[str, float], *, expected: bool) -> None:
    one, other = (it.mention for it in _values(a=1, p=1))
    assert may_render(_case(Dictionary(bonds, [])), one, other) is expected


def test_a_mention_may_render_any_where_nothing_can_tell() -> None:
    one, other = (it.mention for it in _values(a=1, p=1))
    assert may_render(_case(None), one, other)
