"""The work on a chunk: what the archive says of a story is what a check says, whatever stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from checker.archive import work
from checker.archive.jobs import Setup, chunks
from checker.archive.models import models_of
from checker.archive.parts import Archive
from checker.archive.rows import Rows
from checker.archive.schema import TABLES, schemas
from checker.bundle.manifest import read_record
from checker.embed import load_for_many
from checker.embed.bundled import E5Engine
from checker.model.errors import ModelError
from checker.nli import NONE
from checker.pipeline import check, conclude
from tests.archive.stories import items, record, records, usual

if TYPE_CHECKING:
    from pathlib import Path

    from checker.archive.jobs import Job
    from checker.embed import Encoder

ROWS = records(5)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_for_many()


@pytest.fixture(scope="module")
def setup(encoder: Encoder) -> Setup:
    return Setup(None, NONE, None, encoder.fingerprint)


def jobs(setup: Setup, rows: list[dict[str, object]] = ROWS) -> tuple[Job, ...]:
    (chunk,) = chunks(items(rows), usual, setup)
    return chunk.jobs


@pytest.fixture(scope="module")
def rows(setup: Setup) -> Rows:
    return work.check_jobs(jobs(setup), setup)


def test_the_findings_are_those_of_a_check(rows: Rows, encoder: Encoder) -> None:
    found = [
        (number, it.code, it.fingerprint, it.message, it.confidence)
        for number, row in enumerate(ROWS)
        for it in check(read_record(row, "row"), encoder).findings
    ]
    keys = ("number", "code", "fingerprint", "message", "confidence")
    assert [tuple(row[key] for key in keys) for row in rows.findings] == found
    assert [row["verdict"] for row in rows.stories] == ["fail", "pass", "pass", "fail", "pass"]


def test_a_passage_says_who_published_it(rows: Rows) -> None:
    evidence = rows.findings[0]["evidence"]
    assert isinstance(evidence, list)
    assert [item["from"] for item in evidence] == [None, "@valette"]
    assert [item["quote"] for item in evidence] == ["1 March 2024", "2 mars 2024"]


def test_a_story_has_the_same_rows_alone_and_among_others(rows: Rows, setup: Setup) -> None:
    alone = work.check_jobs(jobs(setup)[3:4], setup)
    for table in ("stories", "findings", "coverage", "vectors"):
        of_it = [row for row in getattr(rows, table) if row["number"] == 3]
        assert repr(getattr(alone, table)) == repr(of_it)


def test_what_is_written_is_read_back(rows: Rows, tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.prepare()
    archive.write("0000000-x", rows)
    for table in TABLES:
        back = archive.read(table, "0000000-x")
        assert len(back) == len(getattr(rows, table)) > 0
        assert list(back[0]) == schemas()[table].names
    assert archive.read("findings", "0000000-x") == rows.findings
    archive.write("0000001-y", Rows(*(archive.read(table, "0000000-x") for table in Rows.__struct_fields__)))
    for table in TABLES:
        one, other = (tmp_path / table / f"{name}.parquet" for name in ("0000000-x", "0000001-y"))
        assert one.read_bytes() == other.read_bytes()


def test_a_fault_in_one_story_is_its_row(setup: Setup, monkeypatch: pytest.MonkeyPatch) -> None:
    real = conclude

    def faulty(understood: object, *others: object, **more: object) -> object:
        if getattr(understood, "story").id == "council-2":  # noqa: B009 - any understood story
            raise ZeroDivisionError("in a rule")
        return real(understood, *others, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(work, "conclude", faulty)
    found = work.check_jobs(jobs(setup), setup)
    assert [row["verdict"] for row in found.stories] == ["fail", "pass", "error", "fail", "pass"]
    assert found.stories[2]["error"] == "a fault of checker itself: ZeroDivisionError: in a rule"
    assert len(found.coverage) == 4


def test_one_account_alone_is_unchecked(setup: Setup) -> None:
    row = record(1)
    sources = row["source"]
    assert isinstance(sources, list)
    found = work.check_jobs(jobs(setup, [{**row, "source": sources[:1]}]), setup)
    assert [story["verdict"] for story in found.stories] == ["unchecked"]


def test_kept_vectors_change_nothing_and_are_not_computed_again(
    rows: Rows, setup: Setup, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping = replace(setup, vectors=tmp_path)
    first = work.check_jobs(jobs(setup), keeping)
    models_of.cache_clear()
    monkeypatch.setattr(E5Engine, "embed", None)  # whoever calls it fails
    second = work.check_jobs(jobs(setup), keeping)
    for table in ("stories", "findings", "coverage", "vectors"):
        assert repr(getattr(first, table)) == repr(getattr(second, table)) == repr(getattr(rows, table))
    models_of.cache_clear()


def test_another_encoder_than_that_of_the_run_is_refused(setup: Setup) -> None:
    with pytest.raises(ModelError, match="is another than that of the run"):
        work.check_jobs(jobs(setup), replace(setup, encoder="0" * 16))
