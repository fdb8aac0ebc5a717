"""The exit code: 0, 1 or 2, by the findings and the settings, and by nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from checker.report import FORMATS
from tests.cli import stories

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Checker

# The heaviest finding of a story -> the exit code by what is asked to fail.
CODES = {
    "error": {"error": 1, "warning": 1, "info": 1, "never": 0, None: 1},
    "warning": {"error": 0, "warning": 1, "info": 1, "never": 0, None: 0},
    "info": {"error": 0, "warning": 0, "info": 1, "never": 0, None: 0},
    "clean": {"error": 0, "warning": 0, "info": 0, "never": 0, None: 0},
}


@pytest.mark.parametrize("heaviest", stories.HEAVIEST)
def test_the_stories_are_what_their_names_say(heaviest: str, here: Path, checker: Checker) -> None:
    ran = checker("check", stories.write(here, heaviest), "--format", "json")
    severities = {found["severity"] for found in json.loads(ran.out)["findings"]}
    assert [level for level in ("error", "warning", "info") if level in severities][:1] == (
        [] if heaviest == "clean" else [heaviest]
    )


@pytest.mark.parametrize("level", ["error", "warning", "info", "never", None])
@pytest.mark.parametrize("heaviest", stories.HEAVIEST)
def test_every_level(heaviest: str, level: str | None, here: Path, checker: Checker) -> None:
    stories.write(here, heaviest)
    ran = checker("check", heaviest, *(("--fail-on", level) if level else ()))
    assert (ran.code, ran.err) == (CODES[heaviest][level], "")


@pytest.mark.parametrize("name", sorted(FORMATS))
@pytest.mark.parametrize("heaviest", ["error", "clean"])
def test_it_does_not_depend_on_the_format(heaviest: str, name: str, here: Path, checker: Checker) -> None:
    stories.write(here, heaviest)
    assert checker("check", heaviest, "--format", name).code == CODES[heaviest]["error"]


def test_strict_fails_what_was_not_wholly_checked(here: Path, checker: Checker) -> None:
    source = stories.write(here, "clean") / "source-0.txt"
    assert checker("check", "clean", "--strict").code == 0
    source.write_text(source.read_text("utf-8") + "https://example.org/more\n", encoding="utf-8")
    report = json.loads(checker("check", "clean", "--strict", "--format", "json").out)
    assert report["coverage"]["unchecked"] != []
    assert report["verdict"] == "fail"
    assert checker("check", "clean", "--strict").code == 1
    assert checker("check", "clean", "--no-strict").code == 0


def test_one_source_alone_is_unchecked(here: Path, checker: Checker) -> None:
    stories.write(here, "alone")
    ran = checker("check", "alone")
    assert ran.code == 2
    assert ran.err == (
        "checker: alone: one source alone: there is nothing to compare it with "
        "(add another account of the story)\n"
    )
    assert ran.out.startswith("Unchecked")
    assert (here / "reports" / "alone.md").read_text("utf-8").startswith("# Unchecked")


# Where a setting stands -> it wins over those before it.
def test_the_command_line_wins_over_the_story_over_the_project(here: Path, checker: Checker) -> None:
    stories.write(here, "warning", name="plain")
    stories.write(here, "warning", name="lenient", check='\n[check]\nfail-on = "error"\n')
    assert checker("check", "plain").code == 0
    (here / "checker.toml").write_text('fail-on = "warning"\n', encoding="utf-8")
    assert checker("check", "plain").code == 1
    assert checker("check", "lenient").code == 0
    assert checker("check", "lenient", "--fail-on", "info").code == 1


def test_settings_of_a_file_that_is_named(here: Path, checker: Checker) -> None:
    stories.write(here, "warning")
    (here / "checker.toml").write_text('fail-on = "warning"\n', encoding="utf-8")
    (here / "pyproject.toml").write_text('[tool.checker]\nfail-on = "never"\n', encoding="utf-8")
    assert checker("check", "warning", "--config", "pyproject.toml").code == 0
    assert checker("check", "warning").code == 1


def test_severities_are_the_users(here: Path, checker: Checker) -> None:
    stories.write(here, "error", check='\n[check.rules]\ndate-conflict = "warning"\n')
    assert checker("check", "error").code == 0
    assert checker("check", "error", "--fail-on", "warning").code == 1
    stories.write(here, "error", name="silent", check='\n[check.rules]\ndate-conflict = "off"\n')
    ran = checker("check", "silent", "--format", "json", "--fail-on", "info")
    assert ran.code == 0
    unchecked = json.loads(ran.out)["coverage"]["unchecked"]
    assert {"what": "D101 date-conflict", "why": "switched off in the settings"} in unchecked


def test_of_several_stories_the_worst_counts(here: Path, checker: Checker) -> None:
    for heaviest in ("clean", "error", "alone"):
        stories.write(here, heaviest)
    assert checker("check", "clean", "error").code == 1
    assert checker("check", "error", "clean").code == 1
    assert checker("check", "error", "clean", "alone").code == 2
