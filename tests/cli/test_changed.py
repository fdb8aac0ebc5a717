"""--changed: of the files that somebody changed, the bundles that they stand in are checked, each once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from checker.cli.inputs import bundles_around
from tests.cli import stories

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Checker


@pytest.mark.parametrize(
    "file",
    [
        "stories/error/source-1.txt",
        "stories/error/story.toml",
        "stories/error",
        "stories/error/accepted.toml",  # removed, or not there yet
        "stories/error/texts/notes.txt",
        "./stories/../stories/error/source-1.txt",
    ],
)
def test_a_file_of_a_bundle_leads_to_it(file: str, here: Path, checker: Checker) -> None:
    stories.write(here / "stories", "error")
    ran = checker("check", "--changed", file, "--format", "text")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.startswith("Fail: 1 error")


def test_each_bundle_is_checked_once(here: Path, checker: Checker) -> None:
    for heaviest in ("clean", "error"):
        stories.write(here, heaviest)
    ran = checker("check", "--changed", "clean/source-0.txt", "clean/source-1.txt", "clean/story.toml")
    assert ran.code == 0
    assert ran.out.count("Full report") == 1
    assert [path.name for path in (here / "reports").iterdir()] == ["clean.md"]


def test_files_outside_of_bundles_are_left_alone(here: Path, checker: Checker) -> None:
    stories.write(here, "clean")
    (here / "notes.txt").write_text("The port reopened on Monday.", encoding="utf-8")
    assert checker("check", "--changed", "notes.txt", "clean/source-0.txt").code == 0
    ran = checker("check", "--changed", "notes.txt", "gone.txt")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        "checker: nothing was checked: none of these files stands in a folder with a story.toml\n"
    )


def test_a_source_that_was_removed_is_missed(here: Path, checker: Checker) -> None:
    (stories.write(here, "clean") / "source-1.txt").unlink()
    ran = checker("check", "--changed", "clean/source-1.txt")
    assert ran.code == 2
    assert ran.err.startswith("checker: clean/story.toml: $.source[1].file: ")


def test_paths_in_reports_are_those_of_the_bundle_as_it_is_named(here: Path, checker: Checker) -> None:
    stories.write(here, "error")
    named = checker("check", "error", "--format", "lines").out
    assert named.startswith("error/source-")
    assert checker("check", "--changed", here / "error/source-1.txt", "--format", "lines").out == named


def test_the_bundle_may_lie_around_the_folder_one_works_in(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pathlib import Path

    bundle = stories.write(here, "error")
    monkeypatch.chdir(bundle)
    assert bundles_around([Path("source-1.txt")]) == (Path(),)
    (bundle / "texts").mkdir()
    monkeypatch.chdir(bundle / "texts")
    assert bundles_around([Path("more.txt")]) == (bundle,)


@pytest.mark.parametrize("other", [["--together"], ["--from", "text"]])
def test_it_goes_with_no_other_reading_of_files(other: list[str], here: Path, checker: Checker) -> None:
    stories.write(here, "clean")
    ran = checker("check", "--changed", "clean/source-0.txt", *other)
    assert (ran.code, ran.err) == (2, "checker: --changed: goes without --together and --from\n")


def test_standard_input_stands_in_no_bundle(here: Path, checker: Checker) -> None:
    stories.write(here, "clean")
    ran = checker("check", "--changed", "clean/source-0.txt", "-", "--format", "json")
    assert json.loads(ran.out)["story"]["id"] == "clean"
