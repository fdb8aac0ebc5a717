"""What a shell is told when the user presses the tabulator key."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from checker.cli.app import COMMANDS
from checker.report import FORMATS
from tests.cli.running import command, environment

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Checker
    from tests.cli.running import Ran


def _complete(here: Path, line: str) -> Ran:
    """Ask as the script for bash does; ``line`` ends where the cursor is."""
    asked = {
        "_CHECKER_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(f"{line}.".split()) - 1),
    }
    return command(cwd=here, env=asked)


# What was typed -> what could come next.
@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("checker ", list(COMMANDS)),
        ("checker e", ["explain"]),
        ("checker model ", ["list", "check", "export"]),
        ("checker config ", ["show"]),
        ("checker check --st", ["--strict"]),
        ("checker check --format ", list(FORMATS)),
        ("checker check --format json", ["json", "jsonl"]),
        ("checker check a --fail-on w", ["warning"]),
        ("checker facts --language ", ["ar", "en", "fr"]),
        ("checker facts --format jsno --language f", ["fr"]),
        ("checker check ", []),  # the shell then completes names of files
        ("checker check --output ", []),
    ],
)
def test_what_could_come_next(line: str, words: list[str], here: Path) -> None:
    ran = _complete(here, line)
    assert (ran.code, ran.out.split(), ran.err) == (0, words, "")


def test_an_unknown_command_is_no_noise(here: Path) -> None:
    ran = _complete(here, "checker chek --f")
    assert (ran.code, ran.err) == (0, "")


def test_the_script_for_the_shell(here: Path) -> None:
    """Run by bash, it asks the command, whose answers bash then has."""
    script = command(cwd=here, env={"_CHECKER_COMPLETE": "source_bash"}).out
    (here / "checker").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m checker "$@"\n', encoding="utf-8")
    (here / "checker").chmod(0o755)
    ask = 'COMP_WORDS=(./checker fac); COMP_CWORD=1; _checker_completion ./checker; echo "${COMPREPLY[@]}"'
    done = subprocess.run(
        ["bash", "--norc", "-c", f"{script}\n{ask}"],
        cwd=here,
        env=environment(),
        capture_output=True,
        check=True,
    )
    assert (done.stdout.decode(), done.stderr.decode()) == ("facts\n", "")


def test_a_variable_that_is_set_but_empty_asks_nothing(here: Path) -> None:
    assert command("rules", cwd=here, env={"_CHECKER_COMPLETE": ""}).out.startswith("code")


@pytest.mark.parametrize("option", ["--show-completion", "--install-completion"])
def test_a_shell_that_is_not_known_is_no_verdict(
    option: str, checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 1 would say that the accounts disagree."""
    monkeypatch.setattr("shellingham.detect_shell", lambda: ("tcsh", "/bin/tcsh"))
    ran = checker(option)
    assert ran.code == 2
    assert "Shell tcsh" in ran.out + ran.err
