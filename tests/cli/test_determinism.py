"""The same story gives the same bytes, whatever the machine, the place and the day."""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.cli import stories
from tests.cli.running import command
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Checker

MACHINES = {
    "one thread": {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0"},
    "two threads": {"OPENBLAS_NUM_THREADS": "2", "OMP_NUM_THREADS": "2", "PYTHONHASHSEED": "7"},
    "another zone and locale": {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONUTF8": "0"},
    "another language": {"TZ": "America/Caracas", "LANG": "ar_MA.UTF-8", "LANGUAGE": "ar:fr"},
}


@pytest.mark.slow
def test_the_report_is_the_same_to_the_byte(here: Path, seed: Path) -> None:
    """Without the cache, so that each computes what it says."""
    stories.write(here, "error")
    for story in (here / "error", seed):
        outputs = {
            name: command("check", story, "--format", "json", "--no-cache", cwd=here, env=env).out
            for name, env in MACHINES.items()
        }
        assert len(set(outputs.values())) == 1
        assert outputs["one thread"].startswith("{")


@pytest.mark.parametrize("form", ["json", "sarif", "jsonl", "html"])
def test_it_depends_neither_on_the_folder_nor_on_where_one_stands(
    form: str, here: Path, checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The story is named as from its own folder's parent, as in a checkout; where that stands is not told."""
    reports = []
    for place in ("a", "b/مجلد/deeper"):
        (here / place).mkdir(parents=True)
        stories.write(here / place, "error")
        monkeypatch.chdir(here / place)
        reports.append(checker("check", "error", "--format", form).out)
    assert reports[0] == reports[1] != ""
    assert str(here) not in reports[0]


def test_it_is_json_of_the_same_findings_from_wherever_it_is_named(
    here: Path, checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories.write(here, "error")
    from_beside = checker("check", "error", "--format", "json").out
    monkeypatch.chdir(here / "error")
    assert checker("check", ".", "--format", "json").out == from_beside
    monkeypatch.chdir("/")
    assert checker("check", here / "error", "--format", "json").out == from_beside


@pytest.mark.parametrize("today", ["1999-12-31", "2024-02-29", "2077-01-01"])
def test_the_day_changes_nothing(today: str, here: Path, checker: Checker) -> None:
    stories.write(here, "error")
    first = checker("check", "error", "--format", "json", "--today", "2024-05-14")
    assert checker("check", "error", "--format", "json", "--today", today) == first
    assert checker("check", "error", "--format", "json") == first


def test_one_module_alone_asks_what_day_it_is() -> None:
    """That of acceptances, which expire; ``time.perf_counter`` and its like tell no day."""
    asks = re.compile(r"\b(?:today|now|utcnow|time\.time|localtime|gmtime|ctime)\(\)")
    found = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "checker").rglob("*.py")
        if asks.search(path.read_text("utf-8"))
    }
    assert found == {"checker/cli/review.py"}


def test_a_copy_of_the_story_with_other_times_of_its_files(here: Path, checker: Checker) -> None:
    story = stories.write(here, "error")
    first = checker("check", "error", "--format", "json").out
    shutil.copytree(story, here / "copy" / "error")
    for path in (here / "copy" / "error").iterdir():
        os.utime(path, (0, 0))
    assert checker("check", here / "copy" / "error", "--format", "json").out == first
