"""Whole runs with something in the way: another run, a file system that is read-only, a sudden end."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from checker.embed import load
from checker.embed.cache import VectorCache
from tests.cli import stories
from tests.cli.running import contents, environment, run

if TYPE_CHECKING:
    from tests.cli.conftest import Checker
    from tests.cli.running import Ran

CHECK = (sys.executable, "-m", "checker", "check")


# --- one cache, several runs


def _start(*words: str, here: Path, cache: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*CHECK, *words],
        cwd=here,
        env=environment({"XDG_CACHE_HOME": str(cache)}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.slow
def test_two_checks_at_once_share_a_cache(here: Path, checker: Checker, tmp_path: Path) -> None:
    """Each tells what a run alone tells, and afterwards the cache holds what the model gives."""
    cache = tmp_path / "cache"
    names = ("error", "info")
    for name in names:
        stories.write(here, name)
    alone = {name: checker("check", name, "--format", "json", "--no-cache") for name in names}
    running = [(name, _start(name, "--format", "json", here=here, cache=cache)) for name in names]
    for name, process in running:
        out, err = process.communicate(timeout=120)
        assert (process.returncode, out.decode(), err) == (alone[name].code, alone[name].out, b"")

    (file,) = cache.rglob("*.sqlite")
    with contextlib.closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        (kept,) = connection.execute("SELECT COUNT(*) FROM vectors").fetchone()
    assert kept > 0
    text = "The minister opened the bridge of Larache on Monday."
    known = load(cache=VectorCache(file.parent)).encode([text], ["en"])
    np.testing.assert_allclose(known, load().encode([text], ["en"]), atol=1e-5)


# --- a file system that is read-only


def _read_only(folder: Path, *words: str, cwd: Path, env: dict[str, str] | None = None) -> Ran:
    """Run the command where a folder is mounted read-only, in a name space of mounts of its own."""
    mount = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && cd "$1" && shift && exec "$@"'
    return run(
        "unshare", "-m", "sh", "-c", mount, folder, cwd, *CHECK, *words, cwd=cwd.parent, env=environment(env)
    )


@pytest.fixture
def mounts(tmp_path: Path) -> None:
    """A system where the test may mount; skips the test elsewhere."""
    if shutil.which("unshare") is None:
        pytest.skip("no unshare: nothing can be mounted read-only")
    folder = tmp_path / "probe"
    folder.mkdir()
    script = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && ! touch "$0/file"'
    done = subprocess.run(["unshare", "-m", "sh", "-c", script, folder], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("this user may not mount: nothing can be mounted read-only")


@pytest.mark.slow
@pytest.mark.usefixtures("mounts")
def test_all_is_read_only(here: Path, checker: Checker) -> None:
    """What is printed needs no place to write; what is written says in one line that there is none."""
    stories.write(here, "error")
    before = contents(here)
    cache = {"XDG_CACHE_HOME": str(here / "cache")}
    printed = _read_only(here, "error", "--format", "json", cwd=here, env=cache)
    assert (printed.code, printed.err) == (1, "")
    assert printed.out == checker("check", "error", "--format", "json", "--no-cache").out
    written = _read_only(here, "error", "--output", "a.md", cwd=here, env=cache)
    assert (written.code, written.out) == (2, "")
    assert written.err == "checker: a.md: cannot be written: Read-only file system\n"
    assert contents(here) == before


@pytest.mark.slow
def test_no_file_can_be_opened_for_writing(
    here: Path, checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same where the test may not mount: whatever opens a file to write it, fails as it does there."""
    stories.write(here, "error")
    before = contents(here)
    expected = checker("check", "error", "--format", "json", "--no-cache")
    opened, connected = os.open, sqlite3.connect

    def read_only(path: str, flags: int, *more: int, **others: int) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), path)
        return opened(path, flags, *more, **others)

    def no_folder(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    def no_database(path: Path, timeout: float) -> sqlite3.Connection:
        return connected(f"file:{path}?mode=ro", uri=True, timeout=timeout)

    monkeypatch.setenv("XDG_CACHE_HOME", str(here / "cache"))
    monkeypatch.setattr(os, "open", read_only)
    monkeypatch.setattr(Path, "mkdir", no_folder)
    monkeypatch.setattr(sqlite3, "connect", no_database)
    assert checker("check", "error", "--format", "json") == expected
    written = checker("check", "error", "--output", "a.md")
    assert (written.code, written.out) == (2, "")
    assert "Read-only file system" in written.err
    assert contents(here) == before


# --- a sudden end

STOPS_WHILE_WRITING = """
import os, sys, time

def never(descriptor):
    print("writing", file=sys.stderr, flush=True)
    time.sleep(60)

os.fsync = never
from checker.cli import main
main()
"""


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda it: it.name)
def test_a_signal_while_a_report_is_written_leaves_the_old_one(number: signal.Signals, here: Path) -> None:
    stories.write(here, "error")
    (here / "a.md").write_text("old", encoding="utf-8")
    before = contents(here)
    process = subprocess.Popen(
        [sys.executable, "-c", STOPS_WHILE_WRITING, "check", "error", "--no-cache", "-o", "a.md"],
        cwd=here,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    assert process.stderr.readline() == b"writing\n"
    process.send_signal(number)
    process.communicate(timeout=60)
    assert process.returncode == (130 if number is signal.SIGINT else -number)
    after = contents(here)
    half_written = {name for name in after if name not in before}
    # Only an interrupt lets the process clear up; what is left otherwise never has the name of a report.
    assert all(name.startswith(".") and name.endswith(".tmp") for name in half_written)
    assert number is not signal.SIGINT or not half_written
    assert {name: after[name] for name in before} == before


@pytest.mark.slow
def test_the_cache_of_a_run_that_was_killed_is_usable(here: Path, checker: Checker, tmp_path: Path) -> None:
    """Killed between the begin and the end of a transaction: the next run reads and fills it as usual."""
    stories.write(here, "error")
    cache = tmp_path / "cache"
    expected = checker("check", "error", "--format", "json", "--no-cache")
    program = (
        "import os, signal, sys\n"
        "from checker.embed import cache\n"
        "cache._drop_oldest = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "from checker.cli import main\n"
        "main()\n"
    )
    env = environment({"XDG_CACHE_HOME": str(cache)})
    words = ("check", "error", "--format", "json")
    assert run(sys.executable, "-c", program, *words, cwd=here, env=env).code == -signal.SIGKILL
    for _ in range(2):
        ran = run(sys.executable, "-m", "checker", *words, cwd=here, env=env)
        assert (ran.code, ran.out, ran.err) == (expected.code, expected.out, "")
    (file,) = cache.rglob("*.sqlite")
    with contextlib.closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
