"""Every phrase of the corpus tables has the value, the span and the readings that the table gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.facts.times import extract, resolve
from tests.facts.times.corpora import CLOCK, LANGUAGES, ROWS, rows

if TYPE_CHECKING:
    from tests.facts.times.corpora import Row

IDS = [f"{row.language}: {row.text}" for row in ROWS]


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_values_and_mentions(row: Row) -> None:
    found = extract(row.text, row.language, CLOCK)
    assert tuple(" ! ".join(map(str, mention.readings)) for mention in found) == row.values
    assert tuple(mention.text for mention in found) == row.mentions


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_spans_point_at_the_words(row: Row) -> None:
    text = f"« {row.text} »"
    last = 0
    for mention in extract(text, row.language, CLOCK):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= last
        last = mention.end
        for part in mention.parts:
            assert text[part.start : part.end] == part.text
            assert mention.start <= part.start < part.end <= mention.end


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_what_stays_symbolic_resolves_to_the_same(row: Row) -> None:
    placed = extract(row.text, row.language, CLOCK)
    symbolic = extract(row.text, row.language)
    assert [mention.text for mention in symbolic] == [mention.text for mention in placed]
    for later, at_once in zip(symbolic, placed, strict=True):
        assert resolve(later.value, CLOCK) == at_once.value


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_are_full_and_have_negatives(language: str) -> None:
    table = rows(language)
    assert len(table) >= 250
    assert sum(not row.values for row in table) >= 40
    assert len({row.text for row in table}) == len(table)
