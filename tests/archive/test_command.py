"""``checker archive``: what it says, how it ends, and that nobody else pays for it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.archive import engines
from checker.archive.parts import Archive
from tests.archive.stories import BROKEN, InThisProcess, record, records, write_bundle, write_lines

if TYPE_CHECKING:
    from checker.archive.engines import Workers
    from checker.archive.jobs import Setup
    from tests.cli.conftest import Checker


def _here(name: str, setup: Setup, workers: Workers) -> InThisProcess:
    assert name in engines.ENGINES
    assert workers.local >= 1
    return InThisProcess(setup)


@pytest.fixture(autouse=True)
def _no_processes(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work here, and without a model that judges contradiction, which takes seconds to load."""
    monkeypatch.setattr(engines, "engine", _here)
    (here / "checker.toml").write_text('nli = "none"\n', "utf-8")


def test_what_a_run_says_and_leaves(here: Path, checker: Checker) -> None:
    write_lines(here / "in.jsonl", records(4))
    ran = checker("archive", "run", "in.jsonl", "--output", "out")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out == (
        "4 stories: 2 pass, 2 fail, 0 could not be checked\nwritten to out; begin with out/overview.md\n"
    )
    summary = json.loads((here / "out" / "summary.json").read_text("utf-8"))
    assert summary["verdicts"] == {"fail": 2, "pass": 2}
    assert summary["rules"]["D101 date-conflict"] == {"error": 2}
    assert {path.name for path in (here / "out").iterdir()} == {
        *("stories", "findings", "coverage", "timings", "vectors", "similar"),
        *("archive.json", "summary.json", "overview.md", "overview.html", ".lock"),
    }


@pytest.mark.parametrize(
    ("rows", "options", "code"),
    [
        ([record(1)], (), 0),
        ([record(1, agrees=False)], (), 1),
        ([record(1, agrees=False)], ("--fail-on", "never"), 0),
        ([record(1), BROKEN], (), 2),
        ([record(1), BROKEN], ("--max-failures", "1"), 0),
        ([record(1, agrees=False), BROKEN], ("--max-failures", "1"), 1),
        ([record(1), BROKEN, BROKEN], ("--max-failures", "1"), 2),
    ],
)
def test_the_exit_code(
    here: Path,
    checker: Checker,
    rows: list[object],
    options: tuple[str, ...],
    code: int,
) -> None:
    write_lines(here / "in.jsonl", rows)
    assert checker("archive", "run", "in.jsonl", "--output", "out", *options).code == code


def test_settings_of_a_story_and_what_is_accepted_of_it_count(
    here: Path,
    checker: Checker,
) -> None:
    rows = [
        record(0, agrees=False),
        {**record(1, agrees=False), "check": {"rules": {"date-conflict": "off"}}},
    ]
    rows.append({**record(2, agrees=False), "check": {"model": "use-m"}})
    write_lines(here / "in.jsonl", rows)
    ran = checker("archive", "run", "in.jsonl", "--output", "out")
    assert ran.out.startswith("3 stories: 1 pass, 1 fail, 1 could not be checked")
    summary = json.loads((here / "out" / "summary.json").read_text("utf-8"))
    assert "the story asks for the model use-m" in summary["failures"][0]["error"]


def test_what_is_accepted_in_a_bundle_is_no_failure(here: Path, checker: Checker) -> None:
    folder = write_bundle(here / "in" / "a")
    manifest = (folder / "story.toml").read_text("utf-8")
    (folder / "story.toml").write_text(
        manifest.replace("Monday", "4 March 2024", 1).replace("Monday", "5 March 2024")
    )
    assert checker("archive", "run", "in", "--output", "out").code == 1
    archive = Archive(Path("out"))
    (found,) = (it for it in archive.read("findings", *archive.names()) if it["severity"] == "error")
    text = f'[[accepted]]\nfingerprint = "{found["fingerprint"]}"\nreason = "wanted"\n'
    (folder / "accepted.toml").write_text(text, "utf-8")
    assert checker("archive", "run", "in", "--output", "out").code == 0


def test_similar_stories_of_an_archive(here: Path, checker: Checker) -> None:
    write_lines(here / "in.jsonl", records(6))
    checker("archive", "run", "in.jsonl", "--output", "out")
    folder = write_bundle(here / "new", "The council of Valletta met on 3 March 2024.")
    ran = checker("archive", "similar", folder, "--archive", "out", "--most", "2", "--json")
    assert ran.code == 0
    first, second = json.loads(ran.out)
    assert (first["story"], first["where"]) == ("council-2", "in.jsonl: line 3")
    assert first["similarity"] > second["similarity"] > 0.5
    told = checker("archive", "similar", folder, "--archive", "out", "--most", "1")
    assert "council-2  in.jsonl: line 3  Council meeting 2" in told.out
    none = checker("archive", "similar", folder, "--archive", "out", "--later", "--least", "1")
    assert none.out.count("council-") == 1


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (("run", "nothing", "--output", "out"), "nothing: no such file or folder"),
        (("run", "in.jsonl", "--output", "in.jsonl"), "in.jsonl: the archive cannot be made"),
        (("run", "in.jsonl", "--output", "out", "--engine", "dusk"), "did you mean 'dask'?"),
        (("run", "in.jsonl", "--output", "out", "--scheduler", "tcp://x:1"), "goes with --engine dask only"),
        (("run", "in.jsonl", "--output", "out", "--worker-resource", "GPU"), "goes with --engine dask only"),
        (("run", "in.jsonl", "--output", "out", "--model", "no/such/model/x"), "no such model"),
        (("similar", "in.jsonl", "--archive", "nothing"), "nothing/archive.json: no such file"),
    ],
)
def test_a_fault_is_one_line(
    here: Path,
    checker: Checker,
    arguments: tuple[str, ...],
    fault: str,
) -> None:
    write_lines(here / "in.jsonl", [record(1)])
    ran = checker("archive", *arguments)
    assert ran.code == 2
    assert fault in ran.err
    assert ran.err.count("\n") == 1


def test_help_and_a_check_load_nothing_of_it() -> None:
    script = (
        "import sys; from checker import cli; cli.run(['--help']); cli.run(['archive', 'run', '--help'])\n"
        "from checker.archive import run, similar, work\n"
        "from checker.archive.engines import dask\n"
        "heavy = {'pyarrow', 'distributed', 'usearch', 'onnxruntime'}\n"
        "print(heavy & set(sys.modules), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stderr == "set()\n"
