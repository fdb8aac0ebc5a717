"""Faults, for real: processes are killed, disks are full, schedulers go. What is left is whole, and goes on.

Every run is the command in a process of its own; what it must come to is what an undisturbed run came to.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import psutil
import pytest

from checker.archive.jobs import CHUNK
from checker.archive.parts import Archive
from tests.archive.deadly import TITLE
from tests.archive.stories import record, records, stories_of, write_lines
from tests.cli.running import environment
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

STORIES = 4 * CHUNK
_LONGEST = 300  # seconds; a run takes a few, on a machine that has nothing else to do
_DEADLY = (
    "import sys; from checker.archive.engines import processes; from tests.archive import deadly; "
    "processes.check_jobs = deadly.check_jobs; from checker import cli; sys.exit(cli.run(sys.argv[1:]))"
)


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An input of a few chunks, one of its rows broken."""
    rows: list[object] = [*records(STORIES)]
    rows[7] = '{"story": '
    return written(tmp_path_factory.mktemp("in"), rows)


def written(folder: Path, rows: list[object]) -> Path:
    """Write an input, and settings beside it: a model that judges contradiction takes seconds to load."""
    (folder / "checker.toml").write_text('nli = "none"\n', "utf-8")
    return write_lines(folder / "stories.jsonl", rows)


@pytest.fixture(scope="module")
def undisturbed(stories: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a run comes to that nothing happens to."""
    folder = tmp_path_factory.mktemp("archive")
    code, said = ended(started(stories, folder))
    assert (code, said) == (2, "")  # one row is broken
    found = stories_of(Archive(folder))
    assert [row["number"] for row in found] == list(range(STORIES))
    assert [row["number"] for row in found if row["error"]] == [7]
    return contents(folder)


def started(
    given: Path, archive: Path, *options: str, script: str = "", limit: str = ""
) -> subprocess.Popen[bytes]:
    """Start a run. ``script`` stands for the command's own; ``limit`` is what the shell sets before it."""
    code = ["-c", script] if script else ["-m", "checker"]
    words = [sys.executable, *code, "archive", "run", str(given), "--output", str(archive), *options]
    command = ["sh", "-c", f'{limit}; exec "$@"', "sh", *words] if limit else words
    env = environment({"PYTHONPATH": str(ROOT)})
    return subprocess.Popen(
        command, cwd=given.parent, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )


def ended(run: subprocess.Popen[bytes]) -> tuple[int, str]:
    """Return the exit code of a run, and what it complained of."""
    _, said = run.communicate(timeout=_LONGEST)
    return run.returncode, said.decode()


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of an archive, but for what times them."""
    tables = ("stories", "findings", "coverage", "vectors")
    found = {
        f"{table}/{path.name}": path.read_bytes() for table in tables for path in (folder / table).iterdir()
    }
    summary = (folder / "summary.json").read_bytes() if (folder / "summary.json").exists() else b""
    return {**found, "summary.json": summary}


def wait_for(condition: Callable[[], object]) -> None:
    end = time.monotonic() + _LONGEST
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def parts(folder: Path) -> list[Path]:
    return sorted((folder / "stories").glob("*.parquet"))


def workers(run: subprocess.Popen[bytes]) -> list[psutil.Process]:
    """Return the processes that do a run's work."""
    found = []
    for child in psutil.Process(run.pid).children(recursive=True):
        with suppress(psutil.Error):
            if "spawn_main" in " ".join(child.cmdline()):
                found.append(child)
    return found


def test_two_runs_at_once_say_nothing_of_each_other(stories: Path, tmp_path: Path) -> None:
    """Dask asks for one port of the machine, and warns on stderr where another program has it."""
    with socket.socket() as other:
        with suppress(OSError):  # another program has it already
            other.bind(("127.0.0.1", 8787))
            other.listen()
        run = started(stories, tmp_path, "--engine", "dask", "--workers", "1")
        assert ended(run) == (2, "")


@pytest.mark.parametrize("engine", ["processes", "dask"])
def test_a_worker_that_is_killed_loses_nothing_in_either_engine(
    engine: str, stories: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    run = started(stories, tmp_path, "--engine", engine, "--workers", "2")
    wait_for(lambda: parts(tmp_path))
    workers(run)[0].kill()
    assert ended(run) == (2, "")
    assert contents(tmp_path) == undisturbed


def test_a_run_that_is_killed_is_continued(
    stories: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    run = started(stories, tmp_path)
    wait_for(lambda: parts(tmp_path))
    orphans = workers(run)
    run.kill()
    ended(run)
    psutil.wait_procs(orphans, timeout=30)
    assert not any(orphan.is_running() for orphan in orphans)
    done = {path: path.stat().st_mtime_ns for path in parts(tmp_path)}
    assert 0 < len(done) < STORIES // CHUNK
    assert ended(started(stories, tmp_path)) == (2, "")
    assert contents(tmp_path) == undisturbed
    assert {path: path.stat().st_mtime_ns for path in done} == done


def test_an_interrupt_is_one_line(stories: Path, tmp_path: Path) -> None:
    run = started(stories, tmp_path)
    wait_for(lambda: workers(run))
    run.send_signal(signal.SIGINT)
    assert ended(run) == (130, "checker: stopped\n")


def test_a_story_that_kills_its_worker_is_a_row(tmp_path: Path) -> None:
    deadly = record(3)
    deadly["story"] = {"id": "deadly", "title": TITLE}
    given = written(tmp_path, [*records(3), deadly, record(4)])
    code, said = ended(started(given, tmp_path / "out", "--workers", "1", script=_DEADLY))
    assert (code, said) == (2, "")
    found = stories_of(Archive(tmp_path / "out"))
    assert [row["verdict"] for row in found] == ["fail", "pass", "pass", "error", "pass"]
    assert "the worker that checked it died" in str(found[3]["error"])


def test_a_disk_that_takes_no_more_is_one_line_and_the_run_goes_on_when_there_is_room(
    stories: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    code, said = ended(started(stories, tmp_path, limit="ulimit -f 60"))  # blocks of 512 bytes
    assert code == 2
    assert said.count("\n") == 1
    assert "vectors/" in said
    assert "cannot be written: File too large" in said
    assert not [path for path in tmp_path.rglob(".*") if path.name != ".lock"]
    assert ended(started(stories, tmp_path)) == (2, "")
    assert contents(tmp_path) == undisturbed


def test_a_full_disk_is_the_same(stories: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    """On a file system of its own, which holds one part and not two, until it is made larger."""
    disk, kept = tmp_path / "disk", tmp_path / "kept"
    disk.mkdir()
    script = """
        mount -t tmpfs -o size=300k none "$1" || exit 77
        "$3" -m checker archive run "$4" --output "$1"; echo "code $?" >&2
        mount -o remount,size=100m none "$1"
        "$3" -m checker archive run "$4" --output "$1"; echo "code $?" >&2
        cp -r "$1" "$2"
    """
    words = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"]
    env = environment({"PYTHONPATH": str(ROOT)})
    try:
        run = subprocess.run(
            [*words, disk, kept, sys.executable, stories],
            cwd=stories.parent, env=env, capture_output=True, timeout=_LONGEST, check=False,
        )  # fmt: skip
    except FileNotFoundError:
        pytest.skip("this system has no namespaces")
    if run.returncode == 77 or b"unshare failed" in run.stderr:
        pytest.skip("this user may not mount a file system")
    fault, *codes = run.stderr.decode().splitlines()
    assert "cannot be written: No space left on device" in fault
    assert codes == ["code 2", "code 2"]
    assert contents(kept) == undisturbed


def test_a_damaged_cache_is_made_anew(
    stories: Path, undisturbed: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    before = os.environ["XDG_CACHE_HOME"]
    subprocess.run(["cp", "-r", before, cache], check=True)
    kept = [path for path in cache.rglob("*") if path.is_file()]
    assert kept
    for path in kept:
        path.write_bytes(path.read_bytes()[:1000][::-1])
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    assert ended(started(stories, tmp_path / "out")) == (2, "")
    assert contents(tmp_path / "out") == undisturbed


@contextmanager
def scheduler(folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Give a Dask scheduler with one worker, each a process of its own; both end with the context."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    env = environment({"PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"})
    dask = [sys.executable, "-m", "dask"]
    served = subprocess.Popen(
        [*dask, "scheduler", "--host", address, "--no-dashboard"],
        cwd=folder, env=env, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    worker = subprocess.Popen(
        [*dask, "worker", address, "--nthreads", "1", "--no-dashboard", "--no-nanny"],
        cwd=folder, env=env, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield address, served
    finally:
        for process in (worker, served):
            process.kill()
            process.wait()


def test_a_scheduler_that_is_gone_is_one_line_and_another_engine_goes_on(
    stories: Path, undisturbed: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    monkeypatch.setenv("DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT", "3s")
    with scheduler(tmp_path) as (address, served):
        dask = ("--engine", "dask", "--scheduler", address)
        run = started(stories, out, *dask)
        wait_for(lambda: parts(out))
        served.kill()
        code, said = ended(run)
    assert code == 2
    assert said.count("\n") == 1
    assert "the scheduler is gone (start it, and run the same command again" in said
    assert ended(started(stories, out)) == (2, "")
    assert contents(out) == undisturbed


def test_no_scheduler_at_the_address_is_one_line(
    stories: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dask = ("--engine", "dask", "--scheduler", "tcp://127.0.0.1:9")
    monkeypatch.setenv("DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT", "1s")
    code, said = ended(started(stories, tmp_path / "out", *dask))
    assert code == 2
    assert said.count("\n") == 1
    assert "there is no scheduler" in said
