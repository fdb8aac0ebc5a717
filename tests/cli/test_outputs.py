"""Where reports go, and what the terminal, a pipe and a file get to see."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.report.reading import parse
from tests.cli import stories
from tests.cli.running import command, contents, environment
from tests.report.read_back import READERS

if TYPE_CHECKING:
    from tests.cli.conftest import Checker

ESCAPE = "\x1b"
ARABIC = "افتتح الوزير جسر العرائش يوم الاثنين."


def test_without_options_a_summary_and_a_report(here: Path, checker: Checker) -> None:
    stories.write(here, "error")
    ran = checker("check", "error")
    assert ran.out.startswith("Fail: 1 error")
    assert ran.out.endswith("\nFull report: reports/error.md\n")
    assert (here / "reports" / "error.md").read_text("utf-8").startswith("# Fail: 1 error")


@pytest.mark.parametrize("arguments", [("--output", "-"), ("--format", "markdown"), ("-o", "markdown:-")])
def test_a_report_is_printed_instead(arguments: tuple[str, ...], here: Path, checker: Checker) -> None:
    stories.write(here, "error")
    before = contents(here)
    ran = checker("check", "error", *arguments)
    assert ran.out.startswith("# Fail: 1 error")
    assert "Full report" not in ran.out
    assert contents(here) == before


def test_json_is_printed_for_programs(here: Path, checker: Checker) -> None:
    stories.write(here, "error")
    ran = checker("check", "error", "--format", "json")
    assert parse(ran.out).findings[0].code == "D101"


def test_the_format_of_the_settings(here: Path, checker: Checker) -> None:
    stories.write(here, "clean")
    (here / "checker.toml").write_text('format = "json"\n', encoding="utf-8")
    assert json.loads(checker("check", "clean").out)["verdict"] == "pass"
    assert checker("check", "clean", "--format", "markdown").out.startswith("# Pass")
    assert checker("check", "clean", "-o", "a.md").out.startswith("Pass")


# What is asked for -> how the file begins.
@pytest.mark.parametrize(
    ("output", "file", "begins"),
    [
        ("a.md", "a.md", "# Fail"),
        ("a", "a", "# Fail"),
        ("a.JSON", "a.JSON", "{"),
        ("a.txt", "a.txt", "Fail"),
        ("json:a.txt", "a.txt", "{"),
        ("markdown:a.json", "a.json", "# Fail"),
        ("json:b:a", "b:a", "{"),
        ("./x:a.md", "x:a.md", "# Fail"),
        ("a.sarif", "a.sarif", '{\n  "$schema"'),
        ("a.SARIF.json", "a.SARIF.json", '{\n  "$schema"'),
        ("a.xml", "a.xml", "<?xml"),
        ("a.jsonl", "a.jsonl", '{"record": "finding"'),
        ("a.ndjson", "a.ndjson", '{"record": "finding"'),
        ("a.lines", "a.lines", "error/source-"),
        ("gitlab:a.json", "a.json", "[\n"),
        ("github:a.txt", "a.txt", "::error file=error/source-"),
    ],
)
def test_the_format_of_a_file(output: str, file: str, begins: str, here: Path, checker: Checker) -> None:
    stories.write(here, "error")
    (here / ".").joinpath("x").mkdir()
    ran = checker("check", "error", "--output", output)
    assert ran.code == 1
    named = re.sub(r"^(?:json|markdown|gitlab|github):", "", output)
    assert ran.out.endswith(f"Full report: {Path(named)}\n")
    assert (here / file).read_text("utf-8").startswith(begins)
    assert not (here / "reports").exists()


def test_several_at_once(here: Path, checker: Checker) -> None:
    stories.write(here, "error")
    ran = checker("check", "error", "-o", "a.md", "-o", "json:b", "-o", "text:-", "-o", "a.md")
    assert (here / "a.md").read_text("utf-8").startswith("# Fail")
    assert parse((here / "b").read_text("utf-8")).story.id == "error"
    assert ran.out.startswith("Fail")
    assert "Full report" not in ran.out


def test_every_format_at_once_tells_of_the_same_findings(here: Path, checker: Checker) -> None:
    stories.write(here, "error")
    asked = [word for name in READERS for word in ("-o", f"{name}:report.{name}")]
    assert checker("check", "error", *asked).code == 1
    told = {
        name: {(item.code, item.fingerprint) for item in read((here / f"report.{name}").read_text("utf-8"))}
        for name, read in READERS.items()
    }
    assert told["json"]
    assert all(findings == told["json"] for findings in told.values()), told


def test_what_is_printed_of_several_stories_stays_readable_for_programs(here: Path, checker: Checker) -> None:
    for heaviest in ("error", "clean"):
        stories.write(here, heaviest)
    lines = checker("check", "error", "clean", "--format", "jsonl").out.splitlines()
    verdicts = [json.loads(line).get("verdict") for line in lines]
    assert [verdict for verdict in verdicts if verdict] == ["fail", "pass"]
    assert "\n\n" in checker("check", "error", "clean").out


def test_an_older_report_is_replaced(here: Path, checker: Checker) -> None:
    stories.write(here, "clean")
    (here / "a.md").write_text("former " * 10_000, encoding="utf-8")
    checker("check", "clean", "-o", "a.md")
    assert (here / "a.md").read_text("utf-8").startswith("# Pass")
    assert "former" not in (here / "a.md").read_text("utf-8")


@pytest.mark.parametrize("fault", [KeyboardInterrupt, MemoryError])
@pytest.mark.parametrize("stage", ["checker.coverage.coverage", "os.fsync"])
def test_an_interrupted_run_leaves_the_old_report(
    stage: str, fault: type[BaseException], here: Path, checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories.write(here, "error")
    (here / "reports").mkdir()
    (here / "reports" / "error.md").write_text("old", encoding="utf-8")
    before = contents(here)

    def stop(*_: object) -> None:
        raise fault

    monkeypatch.setattr(stage, stop)
    ran = checker("check", "error")
    assert ran.code == (130 if fault is KeyboardInterrupt else 2)
    assert ran.out == ""
    assert contents(here) == before


@pytest.mark.slow
def test_an_interrupt_from_the_keyboard(here: Path) -> None:
    """A long story, so that the signal comes while it is checked."""
    bundle = stories.write(here, "error")
    sentences = (
        f"In the year {year} the council of Larache repaired bridge {year}.\n" for year in range(1500, 2000)
    )
    (bundle / "source-1.txt").write_text("".join(sentences), encoding="utf-8")
    (here / "a.md").write_text("old", encoding="utf-8")
    before = contents(here)
    process = subprocess.Popen(
        [sys.executable, "-m", "checker", "check", "error", "-o", "a.md"],
        cwd=here,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(timeout=1)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"checker: stopped\n")
    assert contents(here) == before


# --- terminals and pipes


def test_a_pipe_gets_neither_colour_nor_progress(here: Path) -> None:
    stories.write(here, "error")
    ran = command("check", "error", cwd=here)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.startswith("Fail: 1 error")
    assert ESCAPE not in ran.out


def on_a_terminal(here: Path, *arguments: str, **env: str) -> str:
    """Return what the command shows on a terminal of 80 columns."""
    outer, inner = pty.openpty()
    with os.fdopen(outer, "rb", buffering=0) as screen:
        process = subprocess.Popen(
            [sys.executable, "-m", "checker", *arguments],
            cwd=here,
            env=environment(env),
            stdin=inner,
            stdout=inner,
            stderr=inner,
        )
        os.close(inner)
        shown = b""
        try:
            while block := screen.read(4096):
                shown += block
        except OSError:  # Linux says so when the last writer is gone
            pass
        process.wait(timeout=60)
    return shown.decode()


def test_a_terminal_gets_colours(here: Path) -> None:
    stories.write(here, "error")
    assert f"{ESCAPE}[1;31mFail: 1 error" in on_a_terminal(here, "check", "error")


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_unless_it_wants_none(env: dict[str, str], here: Path) -> None:
    stories.write(here, "error")
    assert ESCAPE not in on_a_terminal(here, "check", "error", **env)


def test_the_progress_bar_is_gone_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    from io import StringIO

    from checker.cli import terminal

    class Screen(StringIO):
        def isatty(self) -> bool:
            return True

    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with terminal.progress() as draw:
        assert draw is not None
        draw(64, 128)
    assert screen.getvalue() == ""  # short work is done before a bar would be read

    def interrupted() -> None:
        with terminal.progress() as draw:
            assert draw is not None
            draw(100, 400)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert screen.getvalue() == f"\rembedding [{'#' * 7}{'.' * 23}] 100/400\r{ESCAPE}[K"


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "error"),
        ("rules",),
        ("facts", "error"),
        ("check", "--help"),
        ("facts", "--help"),
        ("--help",),
    ],
)
def test_a_narrow_terminal(arguments: tuple[str, ...], columns: int, here: Path) -> None:
    stories.write(here, "error")
    ran = command(*arguments, cwd=here, env={"COLUMNS": str(columns)})
    assert ran.err == ""
    longest = max(ran.out.splitlines(), key=len)
    # Names of options are not broken: where one is long, so is its line.
    assert len(longest) <= columns or longest.lstrip().startswith("-"), longest


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "latin-1"},
    ],
)
def test_any_locale(locale: dict[str, str], here: Path) -> None:
    bundle = stories.write(here, "error")
    manifest = (bundle / "story.toml").read_text("utf-8")
    (bundle / "story.toml").write_text(manifest.replace("The bridge of Larache", ARABIC), encoding="utf-8")
    assert ARABIC in command("check", "error", cwd=here, env=locale).out
    assert ARABIC in (here / "reports" / "error.md").read_text("utf-8")
    facts = command("facts", "--text", ARABIC, "--anchor", "2024-05-14", cwd=here, env=locale)
    assert "2024-05-13" in facts.out
    assert "الاثنين" in facts.out
    fault = command("check", ARABIC, cwd=here, env=locale)
    assert fault.code == 2
    assert re.fullmatch(r"checker: .+: no such file or folder\n", fault.err)


def test_a_locale_that_cannot_name_a_file(here: Path) -> None:
    bundle = stories.write(here, "clean")
    (bundle / "source-1.txt").rename(bundle / "مصدر.txt")
    manifest = (bundle / "story.toml").read_text("utf-8")
    text = manifest.replace('file = "source-1.txt"', 'id = "second"\nfile = "مصدر.txt"')
    (bundle / "story.toml").write_text(text, encoding="utf-8")
    assert command("check", "clean", cwd=here).code == 0
    ran = command(
        "check", "clean", cwd=here, env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    )
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert "PYTHONUTF8=1" in ran.err


def _in_a_shell(here: Path, line: str) -> tuple[int, str, str]:
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line.replace("checker ", f"{sys.executable} -m checker ")],
        cwd=here,
        env=environment(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("checker check error | true", 1),  # the verdict stands, whoever reads it
        ("checker check error --output - | true", 1),
        ("checker check clean --output - | true", 0),
        ("checker facts error | true", 0),
        ("checker rules | true", 0),
        ("checker --help | true", 0),
        ("checker check clean --output - >/dev/null", 0),
    ],
)
def test_a_reader_that_goes_away(line: str, code: int, here: Path) -> None:
    for heaviest in ("error", "clean"):
        stories.write(here, heaviest)
    assert _in_a_shell(here, line) == (code, "", "")


def test_the_first_line_alone(here: Path) -> None:
    stories.write(here, "error")
    code, out, err = _in_a_shell(here, "checker check error --output - | head -1")
    assert (code, err) == (1, "")
    assert out.startswith("# Fail")


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        (
            "checker check clean --output - >&-",
            2,
            "checker: standard output: is closed (name a file with --output)\n",
        ),
        (
            "checker check clean --output - >/dev/full",
            2,
            "checker: standard output: no space left on device\n",
        ),
        ("checker check error --output a.md 2>&-", 1, ""),
        ("checker check nowhere 2>&-", 2, ""),
    ],
)
def test_closed_and_full_outputs(line: str, code: int, said: str, here: Path) -> None:
    for heaviest in ("error", "clean"):
        stories.write(here, heaviest)
    ended, _, err = _in_a_shell(here, line)
    assert (ended, err) == (code, said)


def test_the_installed_command(here: Path) -> None:
    script = Path(sysconfig.get_path("scripts")) / "checker"
    if not script.exists():
        pytest.skip("the project is not installed here")
    stories.write(here, "error")
    done = subprocess.run(
        [script, "check", "error"], cwd=here, env=environment(), capture_output=True, check=False
    )
    ran = command("check", "error", cwd=here)
    assert (done.returncode, done.stdout.decode(), done.stderr.decode()) == (ran.code, ran.out, ran.err)
