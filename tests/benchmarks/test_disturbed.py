"""Parallel documents made less parallel: which lines still have a sentence in common."""

from __future__ import annotations

from random import Random

import pytest
from accounts import understood
from disturbed import Disturbance, disturbed

LANGUAGES = ("ar", "en", "fr")
COUNT = 12


def _random(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - chance, no secret


def _document(name: str) -> dict[str, object]:
    """Return a document whose sentences say their number."""
    return {
        "doc": name,
        **{tag: [f"{name} {tag}, sentence {number}." for number in range(COUNT)] for tag in LANGUAGES},
    }


@pytest.mark.parametrize(
    "how",
    [
        Disturbance(),
        Disturbance(joined=0.5, short=0.5, foreign=3),
        Disturbance(joined=1, foreign=0),
        Disturbance(window=4, foreign=1),
    ],
)
def test_lines_tell_their_sentences(how: Disturbance) -> None:
    others = [_document("b"), _document("c")]
    made = disturbed(_document("a"), ("en", "fr"), others, how, _random(5))
    for source in made.story.sources:
        lines = source.text.split("\n")
        assert len(lines) == len(made.lines[source.id])
        for line, sentences in zip(lines, made.lines[source.id], strict=True):
            named = {
                (name, number)
                for name, number in sentences
                if f"{name} {source.id}, sentence {number}" in line
            }
            # What was cut short may have lost its number; nothing else is lost, and nothing is added.
            assert named == set(sentences) or (how.short and len(sentences) == 1)
        assert all(line.endswith(".") for line in lines)


def test_a_third_is_taken_out_and_foreign_sentences_are_on_one_side_only() -> None:
    made = disturbed(
        _document("a"), ("ar", "en"), [_document("b"), _document("c")], Disturbance(), _random(1)
    )
    held = [frozenset[tuple[str, int]]().union(*made.lines[tag]) for tag in ("ar", "en")]
    assert [sum(name == "a" for name, _ in side) for side in held] == [8, 8]
    assert [sum(name != "a" for name, _ in side) for side in held] == [10, 10]
    assert not {it for it in held[0] & held[1] if it[0] != "a"}


def test_lines_are_parallel_that_share_a_sentence() -> None:
    made = disturbed(_document("a"), ("ar", "en"), [], Disturbance(kept=1, joined=1, foreign=0), _random(1))
    for one, left in enumerate(made.lines["ar"]):
        for other, right in enumerate(made.lines["en"]):
            assert made.are_parallel(("ar", one), ("en", other)) == bool(left & right)
    claims, _ = understood(made.story)
    assert {made.line(claim) for claim in claims if claim.source == "en"} == set(range(COUNT // 2))
