"""Every phrase of the corpus tables has the values and the spans that the table gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.facts.quantities import extract
from tests.facts.quantities.corpora import LANGUAGES, ROWS, rows

if TYPE_CHECKING:
    from tests.facts.quantities.corpora import Row

IDS = [f"{row.language}: {row.text}" for row in ROWS]


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_values_and_mentions(row: Row) -> None:
    found = extract(row.text, row.language)
    assert tuple(str(mention.value) for mention in found) == row.values
    assert tuple(mention.text for mention in found) == row.mentions


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_spans_point_at_the_words(row: Row) -> None:
    text = f"–\n{row.text}\n–"
    last = 0
    for mention in extract(text, row.language):
        assert text[mention.start : mention.end] == mention.text
        assert last <= mention.start <= mention.number[0] < mention.number[1] <= mention.end
        last = mention.end


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_are_full_and_have_negatives(language: str) -> None:
    table = rows(language)
    assert len(table) >= 150
    assert sum(not row.values for row in table) >= 40
    assert len({row.text for row in table}) == len(table)
