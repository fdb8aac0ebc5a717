"""The guide for editors, followed word by word."""

from __future__ import annotations

import shlex
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.cli.fenced import examples
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Checker

PAGE = "docs/editors.md"
COMMANDS = [line for block in examples(PAGE, "sh") for line in block.splitlines()]


@pytest.fixture
def project(here: Path) -> Path:
    """The folder of the project, as far as the guide uses it, with files for those of the reader."""
    shutil.copytree(ROOT / "seeds", here / "seeds")
    fixtures = ROOT / "tests" / "bundle" / "fixtures" / "one-story"
    shutil.copy(fixtures / "hospital.html", here / "article.html")
    shutil.copy(fixtures / "posts.json", here / "posts.json")
    (here / "statement.txt").write_text("The ministry confirmed the opening.\n", encoding="utf-8")
    return here


def test_its_commands_run_one_after_the_other(project: Path, checker: Checker) -> None:
    for line in COMMANDS:
        program, *arguments = shlex.split(line)
        assert program == "checker"
        ran = checker(*arguments)
        assert ran.code == (1 if arguments[0] == "check" else 0), (line, ran.err)
    assert (project / "report.html").is_file()
    assert "1 accepted" in checker("check", "mine", "--output", "report.html").out


def test_what_it_corrects_in_the_bundle(project: Path, checker: Checker) -> None:
    checker("split", "seeds/000_d70429863f0ac442.txt", "--output", "mine")
    manifest = project / "mine" / "story.toml"
    text = manifest.read_text("utf-8")
    shown = examples(PAGE, "toml")[0].splitlines()
    assert [line for line in text.splitlines() if line in shown][: len(shown)] == shown
    assert "D104" in checker("check", "mine").out
    manifest.write_text(text.replace(shown[2], f"{shown[2]}\npublished = 2023-02-01", 1), encoding="utf-8")
    after = checker("check", "mine").out
    assert "D104" not in after
    assert "inferred" not in after.partition("What was not checked")[0]
