"""Passages that share words are found as if every one had been looked at."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.align.shared_words import SharedWords

WORDS = st.frozensets(st.sampled_from("abcdefgh"))


@given(st.lists(WORDS, max_size=12), WORDS, st.floats(-1, 9))
def test_as_if_every_passage_were_looked_at(
    passages: list[frozenset[str]], wanted: frozenset[str], least: float
) -> None:
    expected = [number for number, passage in enumerate(passages) if len(passage & wanted) >= least]
    assert SharedWords(passages).with_most(wanted, least) == expected
