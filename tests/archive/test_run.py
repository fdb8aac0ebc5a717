"""A run does what is not done yet, once, and nothing else; whatever becomes of it, what is there is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.archive.errors import RunError
from checker.archive.jobs import CHUNK, asked, chunks
from checker.archive.parts import Archive
from checker.archive.schema import TABLES
from checker.model.errors import BundleError, OutputError
from checker.model.finding import Acceptance
from checker.model.review import AcceptedDifference
from checker.pipeline import Policy
from tests.archive.stories import SETUP, Scripted, archived, items, record, records, stories_of, usual

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from checker.archive.jobs import Asked
    from checker.archive.records import Item
    from checker.model.source import Story

ROWS = records(2 * CHUNK + 10)
IDS = [f"council-{number}" for number in range(len(ROWS))]


def names(archive: Archive) -> list[object]:
    return [row["story"] for row in stories_of(archive)]


def files(archive: Archive) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in archive.folder.rglob("*.parquet")}


def given(engine: Scripted) -> list[str]:
    return [name for chunk in engine.given for name in chunk]


def test_every_story_once_in_order(tmp_path: Path) -> None:
    archive = archived(tmp_path, ROWS, engine := Scripted())
    assert names(archive) == given(engine) == IDS
    assert [row["number"] for row in stories_of(archive)] == list(range(len(ROWS)))
    assert [len(chunk) for chunk in engine.given] == [CHUNK, CHUNK, 10]


def test_a_second_run_does_nothing(tmp_path: Path) -> None:
    before = files(archived(tmp_path, ROWS, Scripted()))
    archive = archived(tmp_path, ROWS, engine := Scripted())
    assert not engine.given
    assert files(archive) == before


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("damage", ["gone", "empty", "cut"])
def test_a_part_that_is_not_whole_is_made_again(tmp_path: Path, table: str, damage: str) -> None:
    archive = archived(tmp_path, ROWS, Scripted())
    before = files(archive)
    path = tmp_path / table / f"{archive.names()[1]}.parquet"
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-20] if damage == "cut" else b"")
    archived(tmp_path, ROWS, engine := Scripted())
    assert [len(chunk) for chunk in engine.given] == [CHUNK]
    assert files(archive) == before


def test_what_a_killed_run_left_half_written_is_removed(tmp_path: Path) -> None:
    archive = archived(tmp_path, ROWS, Scripted())
    (tmp_path / "stories" / ".0123.tmp").write_bytes(b"half")
    archive.prepare()
    assert not list((tmp_path / "stories").glob(".*"))


def test_a_story_put_first_is_the_only_one_that_is_checked(tmp_path: Path) -> None:
    archived(tmp_path, ROWS, Scripted())
    archive = archived(tmp_path, [record(999), *ROWS], engine := Scripted())
    assert given(engine) == ["council-999"]
    assert names(archive) == ["council-999", *IDS]
    assert [row["number"] for row in stories_of(archive)] == list(range(len(ROWS) + 1))


def test_stories_that_are_gone_are_dropped(tmp_path: Path) -> None:
    archived(tmp_path, ROWS, Scripted())
    archive = archived(tmp_path, ROWS[5:9], engine := Scripted())
    assert not engine.given
    assert names(archive) == IDS[5:9]


def test_the_same_story_twice_is_two_rows(tmp_path: Path) -> None:
    archive = archived(tmp_path, [ROWS[0], ROWS[1], ROWS[0]], Scripted())
    assert names(archive) == [IDS[0], IDS[1], IDS[0]]


def test_a_story_that_cannot_be_read_is_a_row(tmp_path: Path) -> None:
    rows: list[Mapping[str, object]] = [*ROWS[:2], {"story": {"id": "bad"}}, *ROWS[2:4]]
    archive = archived(tmp_path, rows, Scripted())
    found = stories_of(archive)
    assert [row["verdict"] for row in found] == ["pass", "pass", "error", "pass", "pass"]
    assert "no sources" in str(found[2]["error"])


def test_more_failures_than_allowed_end_the_run_and_keep_what_is_done(tmp_path: Path) -> None:
    bad: list[Mapping[str, object]] = [{"story": {"id": f"bad-{number}"}} for number in range(3)]
    rows = [*ROWS[:CHUNK], *bad, *ROWS[CHUNK:]]
    with pytest.raises(RunError, match="3 stories could not be checked"):
        archived(tmp_path, rows, Scripted(), max_failures=2)
    assert names(Archive(tmp_path))[:CHUNK] == IDS[:CHUNK]
    archive = archived(tmp_path, rows, engine := Scripted(), max_failures=3)
    assert len(names(archive)) == len(rows)
    assert IDS[0] not in given(engine)


def test_a_story_that_workers_die_over_is_a_row_and_takes_no_other_along(tmp_path: Path) -> None:
    engine = Scripted(deadly=frozenset({IDS[3]}))
    archive = archived(tmp_path, ROWS, engine)
    found = stories_of(archive)
    assert names(archive) == IDS
    assert [row["story"] for row in found if row["error"]] == [IDS[3]]
    assert "died" in str(found[3]["error"])
    assert [len(chunk) for chunk in engine.given] == [CHUNK, CHUNK, 10, *[1] * CHUNK]


def test_only_those_that_failed_are_checked_again_if_asked_for(tmp_path: Path) -> None:
    archived(tmp_path, ROWS, Scripted(deadly=frozenset({IDS[3]})))
    archived(tmp_path, ROWS, engine := Scripted())
    assert not engine.given
    archive = archived(tmp_path, ROWS, engine := Scripted(), again=True)
    assert given(engine) == [IDS[3]]
    assert not any(row["error"] for row in stories_of(archive))


def test_workers_that_die_over_everything_end_the_run(tmp_path: Path) -> None:
    rows = records(CHUNK * 18)
    deadly = frozenset(f"council-{number}" for number in range(0, len(rows), CHUNK))
    with pytest.raises(RunError, match="whatever they are given"):
        archived(tmp_path, rows, Scripted(deadly=deadly))


def test_two_runs_do_not_write_to_one_archive(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    with archive.alone(), pytest.raises(OutputError, match="another run writes here"), archive.alone():
        pass


# What decides whether a story is checked again.


def key(row: dict[str, object], judged: Asked | None = None) -> str:
    def resolve(story: Story, item: Item) -> Asked:
        return judged or usual(story, item)

    (chunk,) = chunks(items([row]), resolve, SETUP)
    return chunk.jobs[0].key


ACCEPTED = AcceptedDifference("0" * 16, None, None, Acceptance("wanted", None, None))


@pytest.mark.parametrize(
    "judged",
    [
        asked(Policy(fail_on="warning")),
        asked(Policy(levels={"date-conflict": "off"})),
        asked(Policy(options={"date-conflict": {"days": 2}})),
        asked(Policy(), [ACCEPTED]),
    ],
)
def test_settings_and_acceptances_count(judged: Asked) -> None:
    assert key(record(1), judged) != key(record(1))


def test_every_word_counts_and_nothing_else() -> None:
    same, other = record(1), record(1)
    source = other["source"]
    assert isinstance(source, list)
    source[0]["text"] += " And more."
    assert key(record(1)) == key(same)
    assert key(other) != key(record(1))


def test_the_order_of_settings_does_not_count() -> None:
    levels = {"date-conflict": "off", "number-conflict": "info"}
    turned = dict(reversed(levels.items()))
    assert key(record(1), asked(Policy(levels=levels))) == key(record(1), asked(Policy(levels=turned)))


def test_settings_that_are_at_fault_are_a_row() -> None:
    def resolve(story: Story, item: Item) -> Asked:
        del story, item
        raise BundleError("no such rule", where="story.toml")

    (chunk,) = chunks(items([record(1)]), resolve, SETUP)
    assert chunk.jobs[0].fault == "story.toml: no such rule"
    assert chunk.jobs[0].story is None


def test_a_part_damaged_within_is_named(tmp_path: Path) -> None:
    archive = archived(tmp_path, ROWS, Scripted())
    name = archive.names()[0]
    path = tmp_path / "stories" / f"{name}.parquet"
    content = bytearray(path.read_bytes())
    content[200] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(OutputError, match=f"{name}.parquet: a part that cannot be read"):
        archive.read("stories", name)
