"""Similar stories: nearest first, earlier ones only, from an index that follows the parts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest

from checker.archive import similar as module
from checker.archive.parts import Archive
from checker.archive.rows import Rows
from checker.archive.similar import Question, index, similar

if TYPE_CHECKING:
    from pathlib import Path

AXES = np.eye(4, dtype=np.float32)


def row(number: int, vector: list[float], day: int | None = 1, source: str = "article") -> dict[str, object]:
    unit = np.asarray(vector, np.float32) / np.linalg.norm(vector)
    name = f"story-{number}"
    published = date(2024, 3, day) if day else None
    place = {"number": number, "story": name, "where": f"in/{name}", "title": name.title()}
    return {**place, "source": source, "published": published, "vector": np.asarray(unit, np.float16)}


def archive(folder: Path, *parts: list[dict[str, object]]) -> Archive:
    made = Archive(folder)
    made.prepare()
    for number, rows in enumerate(parts):
        made.write(f"{number:07d}-part", Rows(vectors=rows))
    return made


NEAR = [row(0, [1, 0, 0, 0]), row(1, [1, 0.5, 0, 0]), row(2, [0, 1, 0, 0])]
FAR = [row(3, [1, 0.2, 0, 0], day=9), row(4, [0.9, 0, 0.1, 0], day=None), row(5, [-1, 0, 0, 0])]


def found(made: Archive, *, until: date | None = None, most: int = 9, story: str = "new") -> list[str]:
    question = Question(story, np.asarray(AXES[:1], np.float16), until)
    return [it.story for it in similar(made, question, most)]


def test_the_nearest_first_over_all_parts(tmp_path: Path) -> None:
    assert found(archive(tmp_path, NEAR, FAR)) == ["story-0", "story-4", "story-3", "story-1"]


def test_no_more_than_asked_for(tmp_path: Path) -> None:
    assert found(archive(tmp_path, NEAR, FAR), most=2) == ["story-0", "story-4"]


def test_later_stories_are_left_out(tmp_path: Path) -> None:
    assert found(archive(tmp_path, NEAR, FAR), until=date(2024, 3, 8)) == ["story-0", "story-4", "story-1"]


def test_the_story_itself_is_no_answer(tmp_path: Path) -> None:
    assert found(archive(tmp_path, NEAR), story="story-0") == ["story-1"]


def test_a_story_counts_by_its_nearest_source_and_once(tmp_path: Path) -> None:
    made = archive(tmp_path, [row(0, [0.6, 0.8, 0, 0]), row(0, [1, 0.1, 0, 0], source="post")])
    (only,) = similar(made, Question("new", np.asarray(AXES[:1], np.float16)), 5)
    assert only.source == "post"
    assert only.similarity == pytest.approx(0.995, abs=0.001)


def test_any_source_asked_about_may_be_the_near_one(tmp_path: Path) -> None:
    question = Question("new", np.asarray(AXES[2:0:-1], np.float16))
    assert [it.story for it in similar(archive(tmp_path, NEAR), question, 5)] == ["story-2"]


def test_an_archive_without_vectors_has_no_answer(tmp_path: Path) -> None:
    assert found(archive(tmp_path, [])) == []
    assert found(archive(tmp_path / "none")) == []


def test_the_index_is_exact_enough_among_many(tmp_path: Path) -> None:
    random = np.random.default_rng(7)
    vectors = random.normal(size=(2000, 32)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    made = archive(tmp_path, [row(number, list(vector)) for number, vector in enumerate(vectors)])
    asked = vectors[:1] + vectors[1:2]
    question = Question("new", np.asarray(asked / np.linalg.norm(asked), np.float16))
    wanted = np.argsort(-(vectors @ question.vectors[0].astype(np.float32)))[:10]
    assert {it.story for it in similar(made, question, 10, -1)} == {f"story-{it}" for it in wanted}


def test_only_shards_whose_parts_changed_are_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SHARD", 1)
    made = archive(tmp_path, NEAR, FAR)
    before = {path: path.stat().st_mtime_ns for path, _ in index(made)}
    made.write("0000002-new", Rows(vectors=[row(6, [0.95, 0, 0.1, 0])]))
    made.drop_others({"0000000-part", "0000002-new"})
    after = {path: path.stat().st_mtime_ns for path, _ in index(made)}
    assert len(before) == len(after) == 2
    assert len(before.items() & after.items()) == 1
    assert {path.name for path in (tmp_path / "similar").iterdir()} == {path.name for path in after}
    assert found(made) == ["story-0", "story-6", "story-1"]
