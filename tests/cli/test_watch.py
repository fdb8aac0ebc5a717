"""--watch: again on every save, until the user ends it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from checker.cli.watch import watch
from tests.cli import stories
from tests.cli.running import environment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Checker


def once_each(actions: list[Callable[[], object]]) -> Callable[[float], None]:
    """Return a pause that does one thing after the other, and ends as the user does."""

    def pause(seconds: float) -> None:
        assert 0 < seconds < 1
        if not actions:
            raise KeyboardInterrupt
        actions.pop(0)()

    return pause


@pytest.mark.parametrize("code", [0, 1, 2])
def test_the_last_exit_code(code: int, tmp_path: Path) -> None:
    assert watch(lambda: (code, [tmp_path / "a"]), once_each([])) == code


def test_what_is_interrupted_before_its_end(tmp_path: Path) -> None:
    def run() -> tuple[int, list[Path]]:
        raise KeyboardInterrupt

    assert watch(run, once_each([])) == 130
    assert tmp_path.exists()


def test_every_change_is_a_round(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file is saved, replaced, comes, goes; a look at unchanged files is no round."""
    file, new = tmp_path / "a.txt", tmp_path / "accepted.toml"
    file.write_text("one")
    other = tmp_path / "other"
    other.write_text("ONE")
    codes = iter([0, 1, 0, 1, 2])
    actions: list[Callable[[], object]] = [
        lambda: None,
        lambda: file.write_text("longer"),
        lambda: os.replace(other, file),  # noqa: PTH105 - as editors save
        lambda: None,
        lambda: new.write_text("x"),
        new.unlink,
    ]
    assert watch(lambda: (next(codes), [file, new]), once_each(actions)) == 2
    assert next(codes, None) is None
    heads = [line for line in capsys.readouterr().err.splitlines() if line.startswith("-----")]
    assert [line.split()[2] for line in heads] == ["a.txt", "a.txt", "accepted.toml", "accepted.toml"]


def test_what_is_saved_during_a_round_is_not_lost(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("one")
    rounds: list[str] = []

    def run() -> tuple[int, list[Path]]:
        rounds.append(file.read_text())
        if len(rounds) == 2:
            file.write_text("three, saved while the second is read")
        return 0, [file]

    watch(run, once_each([lambda: file.write_text("two, which is longer")]))
    assert rounds == ["one", "two, which is longer", "three, saved while the second is read"]


def test_standard_input_cannot_be_watched(checker: Checker) -> None:
    ran = checker("check", "-", "--watch")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("checker: standard input: cannot be watched")


def _wait(file: Path, words: str) -> str:
    for _ in range(600):
        if words in (found := file.read_text("utf-8")):
            return found
        time.sleep(0.1)
    raise AssertionError(file.read_text("utf-8"))


def test_a_story_is_mended_while_it_is_watched(here: Path) -> None:
    """An error, a story that cannot be read, a clean one; then Ctrl-C, quietly, with the last exit code."""
    story = stories.write(here, "error", name="bridge")
    out, err = here / "out.txt", here / "err.txt"
    manifest, text = story / "story.toml", story / "source-1.txt"
    whole = manifest.read_text("utf-8")
    with out.open("wb") as out_stream, err.open("wb") as err_stream:
        run = subprocess.Popen(
            [sys.executable, "-m", "checker", "check", "bridge", "--watch", "--format", "text"],
            cwd=here,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=out_stream,
            stderr=err_stream,
        )
    try:
        first = _wait(out, "checks made")
        assert first.startswith("Fail: 1 error\n")
        manifest.write_text("[story\n", "utf-8")
        _wait(err, "checker: bridge/story.toml: not valid TOML")
        text.write_text(text.read_text("utf-8").replace("Sunday", "Monday"), "utf-8")
        manifest.write_text(whole, "utf-8")
        _wait(out, "Pass: nothing found")
        assert run.poll() is None
        run.send_signal(signal.SIGINT)
        assert run.wait(timeout=30) == 0
    finally:
        run.kill()
    assert "Traceback" not in err.read_text("utf-8")
    assert "----" not in out.read_text("utf-8")
