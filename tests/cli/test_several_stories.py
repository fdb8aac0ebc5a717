"""Several stories in one run: each that can be read is checked, and one that cannot decides the exit code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.cli import stories

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.cli.conftest import Checker


def test_each_has_its_report_and_its_summary(here: Path, checker: Checker) -> None:
    for heaviest in ("clean", "error"):
        stories.write(here, heaviest)
    ran = checker("check", "clean", "error")
    assert sorted(path.name for path in (here / "reports").iterdir()) == ["clean.md", "error.md"]
    assert "Full report: reports/clean.md\n\nFail" in ran.out
    assert ran.out.endswith("Full report: reports/error.md\n")


def test_the_readable_are_checked_and_the_others_named(here: Path, checker: Checker) -> None:
    for heaviest in ("clean", "error", "info"):
        stories.write(here, heaviest)
    (here / "error" / "source-1.txt").unlink()
    ran = checker("check", "clean", "error", "nowhere", "info")
    assert ran.code == 2
    first, second = ran.err.splitlines()
    assert first.startswith("checker: error/story.toml: $.source[1].file: ")
    assert second == "checker: nowhere: no such file or folder"
    assert sorted(path.name for path in (here / "reports").iterdir()) == ["clean.md", "info.md"]


def test_one_that_cannot_be_written_does_not_stop_the_others(here: Path, checker: Checker) -> None:
    for heaviest in ("clean", "info"):
        stories.write(here, heaviest)
    (here / "reports" / "clean.md").mkdir(parents=True)
    ran = checker("check", "clean", "info")
    assert ran.code == 2
    assert ran.err == "checker: reports/clean.md: is a folder, not a file (add a file name to it)\n"
    assert (here / "reports" / "info.md").is_file()


def test_the_same_story_twice_is_checked_once(here: Path, checker: Checker) -> None:
    stories.write(here, "clean")
    assert checker("check", "clean", "clean").out.count("Full report") == 1


def test_json_of_several_is_one_document_after_the_other(here: Path, checker: Checker) -> None:
    for heaviest in ("clean", "error"):
        stories.write(here, heaviest)
    text = checker("check", "clean", "error", "--format", "json").out
    first, end = json.JSONDecoder().raw_decode(text)
    second = json.loads(text[end:])
    assert [first["verdict"], second["verdict"]] == ["pass", "fail"]


def test_the_model_is_loaded_once(here: Path, checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    from checker import embed

    loaded: list[str | None] = []
    load = embed.load

    def counting(name: str | None = None, **more: Any) -> embed.Encoder:  # noqa: ANN401 - passed on
        loaded.append(name)
        return load(name, **more)

    monkeypatch.setattr(embed, "load", counting)
    for heaviest in ("clean", "info"):
        stories.write(here, heaviest)
    assert checker("check", "clean", "info").code == 0
    assert loaded == [None]


def test_pages_of_one_name_are_split_into_stories_that_go_together(here: Path, checker: Checker) -> None:
    post = "Reopened today.\n— Port Authority (@port) June 3, 2024\n"
    (here / "page.txt").write_text(f"The port reopened on Monday.\n\n{post}", encoding="utf-8")
    for folder in ("stories/Port Visit", "stories/second", "stories/الميناء"):
        assert checker("split", "page.txt", "--output", folder).code == 0
    assert checker("check", "stories/Port Visit", "stories/second", "stories/الميناء").code in {0, 1}
    reports = sorted(path.name for path in (here / "reports").iterdir())
    assert reports == ["page.md", "port-visit.md", "second.md"]
