"""Sentences written for training, in three languages: whole, and apart from what is measured."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import contradiction
import pytest
import written
from example import ENTAILMENT, LANGUAGES

ROLES = ("said", *written.ROLES)


def _rows() -> list[list[str]]:
    return [line.split("\t") for line in written.TABLE.read_text("utf-8").splitlines()]


def test_groups_are_whole() -> None:
    rows = _rows()
    assert {len(row) for row in rows} == {4}
    assert [row[0] for row in rows] == list(ROLES) * (len(rows) // len(ROLES))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_stands_twice(language: str) -> None:
    column = written.COLUMNS.index(language)
    twice = [text for text, count in Counter(row[column] for row in _rows()).items() if count > 1 or not text]
    assert twice == []


def test_what_is_measured_is_not_learnt() -> None:
    path = Path(contradiction.__file__).with_name("everyday_pairs.tsv")
    with path.open(encoding="utf-8", newline="") as stream:
        measured = {text for row in csv.reader(stream, delimiter="\t") for text in row[1:]}
    assert not measured & {text for row in _rows() for text in row[1:]}


def test_groups_are_learnt_from_or_watched_never_both() -> None:
    learnt, watched = written.written()
    assert not {it.one for it in learnt} & {it.one for it in watched}
    assert len(watched) * (written.WATCHED_GROUPS - 1) == pytest.approx(len(learnt), rel=0.1)


def test_all_labels_stand_in_all_pairs_of_languages() -> None:
    learnt, _ = written.written()
    groups = Counter((it.languages, it.label) for it in learnt if it.source == "written")
    assert len(groups) == len(LANGUAGES) ** 2 * (len(ROLES) - 1)
    assert len(set(groups.values())) == 1


def test_who_repeats_a_sentence_does_not_contradict_it() -> None:
    learnt, watched = written.written()
    same = [it for it in (*learnt, *watched) if it.one == it.other or it.source == "same"]
    assert same
    assert all(it.label == ENTAILMENT for it in same)
