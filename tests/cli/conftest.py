"""A folder of one's own to run in, and the command within this process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from checker import cli
from tests.cli.running import Ran

if TYPE_CHECKING:
    from pathlib import Path


class Checker(Protocol):
    """Runs the command line in the test's folder."""

    def __call__(self, *arguments: str | Path) -> Ran: ...


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in ("COLUMNS", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def checker(here: Path, capsys: pytest.CaptureFixture[str]) -> Checker:
    """The command line, run within this process."""
    del here

    def run(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        code = cli.run([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return run
