"""What an archive is made of: every form of input, in order, with each fault in its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from checker.archive import inputs
from checker.model.errors import BundleError, CheckerError
from tests.archive.stories import BROKEN, record, write_bundle, write_lines

if TYPE_CHECKING:
    from pathlib import Path

    from checker.model.source import Story


def read(given: Path | str) -> list[Story | str]:
    """Return the stories of an input, and the faults of those that have one."""
    found: list[Story | str] = []
    for item in inputs.items(str(given), ()):
        try:
            found.append(item.read())
        except CheckerError as fault:
            found.append(str(fault))
    assert inputs.count(str(given)) == len(found)
    return found


def ids(given: Path | str) -> list[str]:
    return [found if isinstance(found, str) else found.id for found in read(given)]


def test_a_folder_of_bundles_however_deep_by_name(tmp_path: Path) -> None:
    for name in ("b/two", "a", "b/one", "c"):
        write_bundle(tmp_path / name)
    (tmp_path / "notes.txt").write_text("no story", "utf-8")
    assert ids(tmp_path) == ["a", "one", "two", "c"]


def test_what_stands_in_a_bundle_is_no_story_of_its_own(tmp_path: Path) -> None:
    write_bundle(tmp_path / "a")
    write_bundle(tmp_path / "a" / "inner")
    assert ids(tmp_path) == ["a"]


def test_one_bundle_by_its_folder_or_its_manifest(tmp_path: Path) -> None:
    folder = write_bundle(tmp_path / "a")
    assert ids(folder) == ids(folder / "story.toml") == ["a"]


def test_a_glob_of_folders_and_files_of_one_and_of_many(tmp_path: Path) -> None:
    write_bundle(tmp_path / "x1")
    write_lines(tmp_path / "x2.jsonl", [record(1), record(2)])
    (tmp_path / "x3.txt").write_text("The council met on Monday.\n", "utf-8")
    assert ids(f"{tmp_path}/x*") == ["x1", "council-1", "council-2", "x3"]


def test_rows_of_json_lines_and_of_parquet_are_the_same_stories(tmp_path: Path) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    rows = [record(number) for number in range(70)]  # more than are read at once
    lines = write_lines(tmp_path / "in.jsonl", rows)
    parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "in.parquet")
    assert read(lines) == read(tmp_path / "in.parquet")
    assert len(read(lines)) == 70


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "line 2: not valid JSON"),
        ("[1]", "line 2: not a JSON object"),
        ('{"story": {"title": "x"}, "source": []}', "$.story.id: has no id"),
        ('{"story": {"id": "x"}, "source": []}', "no sources"),
        ('{"story": {"id": "x"}, "sauce": []}', 'did you mean "source"?'),
        (
            '{"story": {"id": "x"}, "source": [{"id": "a", "kind": "article", "file": "/etc/passwd"}]}',
            "no files",
        ),
        (
            '{"story": {"id": "x"}, "source": [{"id": "a", "kind": "essay", "text": "x"}]}',
            '"essay" is not one of',
        ),
        ('{"story": {"id": "x"}, "check": {"fail-on": "never", "typo": 1}}', "unknown key"),
        ("[" * 100_000, "line 2: not valid JSON"),
        ('{"story": "' + "x" * 5_000_000 + '"}', "line 2: not valid JSON: more than the limit"),
        ("\x00\x01", "line 2: not valid JSON"),
    ],
    ids=lambda value: value[:24],
)
def test_a_row_that_cannot_be_read_is_a_fault_in_its_place(tmp_path: Path, line: str, fault: str) -> None:
    before, found, after = read(write_lines(tmp_path / "in.jsonl", [record(1), line, record(2)]))
    assert not isinstance(before, str)
    assert not isinstance(after, str)
    assert isinstance(found, str)
    assert fault in found


def test_half_characters_and_nulls_can_be_kept(tmp_path: Path) -> None:
    row = record(1)
    row["story"] = {"id": "x", "title": None, "timezone": None}
    text = json.dumps(row).replace("Valletta", "\\ud800\\u0000")
    (found,) = read(write_lines(tmp_path / "in.jsonl", [text]))
    assert not isinstance(found, str)
    assert found.sources[0].text.startswith("The council of \ufffd\ufffd met")


def test_a_file_that_is_no_parquet_is_one_fault(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 but no more")
    write_lines(tmp_path / "b.jsonl", [record(1)])
    first, second = read(f"{tmp_path}/*")
    assert isinstance(first, str)
    assert "a.parquet: breaks off here: no Parquet" in first
    assert not isinstance(second, str)


def test_a_bundle_that_cannot_be_read_is_a_fault_in_its_place(tmp_path: Path) -> None:
    write_bundle(tmp_path / "a")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "story.toml").write_text(BROKEN, "utf-8")
    write_bundle(tmp_path / "c")
    first, second, third = ids(tmp_path)
    assert (first, third) == ("a", "c")
    assert "not valid TOML" in second


@pytest.mark.parametrize(
    ("given", "fault"),
    [("nothing", "no such file"), ("nothing*.jsonl", "nothing has such a name"), ("", "there is no story")],
)
def test_an_input_without_stories_is_a_fault(tmp_path: Path, given: str, fault: str) -> None:
    with pytest.raises(BundleError, match=fault):
        list(inputs.items(f"{tmp_path}/{given}", ()))


def test_rows_are_read_only_as_they_are_drawn(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "in.jsonl", [record(1), record(2)])
    drawn = inputs.items(str(path), ())
    assert next(drawn).where.endswith("line 1")
    write_lines(path, [record(1), BROKEN])
    assert next(drawn).where.endswith("line 2")
