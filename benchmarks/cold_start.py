"""Whole-process cost of one check, from a cold start, beside a plain sentence-transformers script.

Runs ``checker check`` on a bundle, benchmarks/plain_script.py on the same texts and ``checker --help`` by
turns, and prints medians of wall time and peak memory, and the ratios. The check runs without its cache of
vectors, and once more with it (warm). Each command runs once unmeasured first, so that all find their files
in the page cache. Needs dateparser beside the package's own dependencies.

    python benchmarks/cold_start.py [--story DIR] [--model FOLDER] [--runs 5] [--limits]
"""

from __future__ import annotations

import argparse
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECK, WARM, PLAIN, HELP = "checker check", "the same, warm", "plain script", "checker --help"
SECONDS, MEGABYTES, HELP_SECONDS = 1.0, 200.0, 0.25
# A check exits with 0 or 1 by what it finds; anything else means that it did not run.
EXITS = {CHECK: {0, 1}, WARM: {0, 1}, PLAIN: {0}, HELP: {0}}


@dataclass(frozen=True, slots=True)
class Run:
    """One whole process: wall seconds and peak resident megabytes."""

    seconds: float
    megabytes: float


def measure(name: str, command: list[str]) -> Run:
    """Run a command. Raises SystemExit with its error output when it does not do its work."""
    with tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors, cwd=ROOT)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in EXITS[name]:
            errors.seek(0)
            raise SystemExit(
                f"{shlex.join(command)} exited with {process.returncode}: {errors.read().decode()}"
            )
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Run(seconds, usage.ru_maxrss / unit)


def texts(story: Path) -> list[str]:
    """Return the text files of a bundle's sources that are not nested in another."""
    sources = tomllib.loads((story / "story.toml").read_text(encoding="utf-8"))["source"]
    return [str(story / source["file"]) for source in sources if "file" in source and "within" not in source]


def alternate(commands: dict[str, list[str]], runs: int) -> dict[str, Run]:
    """Return the medians of ``runs`` rounds in which every command has its turn."""
    for name, command in commands.items():
        measure(name, command)
    rounds = [{name: measure(name, command) for name, command in commands.items()} for _ in range(runs)]
    return {
        name: Run(
            statistics.median(each[name].seconds for each in rounds),
            statistics.median(each[name].megabytes for each in rounds),
        )
        for name in commands
    }


def commands(story: Path, model: Path, check: str | None) -> dict[str, list[str]]:
    program = [sys.executable, "-m", "checker"]
    standard = [*program, "check", str(story), "--format", "markdown", "--output", "-"]
    return {
        CHECK: shlex.split(check) if check else [*standard, "--no-cache"],
        WARM: standard,
        PLAIN: [sys.executable, str(ROOT / "benchmarks" / "plain_script.py"), str(model), *texts(story)],
        HELP: [*program, "--help"],
    }


def report(medians: dict[str, Run], runs: int) -> None:
    print(f"median of {runs}, by turns, {os.cpu_count()} cores")
    for name, run in medians.items():
        print(f"{name:16} {run.seconds:7.2f} s {run.megabytes:7.0f} MB")
    ours, plain = medians[CHECK], medians[PLAIN]
    print(
        f"the plain script takes {plain.seconds / ours.seconds:.1f} times the time "
        f"and {plain.megabytes / ours.megabytes:.1f} times the memory of a check"
    )


def exceeded(medians: dict[str, Run]) -> list[str]:
    """Return what is above the limits that the project sets itself."""
    limits = (
        (CHECK, "s", medians[CHECK].seconds, SECONDS),
        (CHECK, "MB", medians[CHECK].megabytes, MEGABYTES),
        (HELP, "s", medians[HELP].seconds, HELP_SECONDS),
    )
    return [
        f"{name}: {value:.2f} {unit}, limit {limit}" for name, unit, value, limit in limits if value > limit
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description="Whole-process cost of one check, from a cold start.")
    parser.add_argument("--story", type=Path, default=ROOT / "seeds" / "blinken-bourita-call")
    parser.add_argument("--model", type=Path, help="folder of `checker model export`; made when not given")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--check", help="another command to measure in the place of `checker check`")
    parser.add_argument("--limits", action="store_true", help="exit with 1 when a limit is exceeded")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        model = options.model or Path(folder) / "model"
        if options.model is None:
            # In a process of its own: what this one has held is counted into the peak of those it starts.
            subprocess.run([sys.executable, "-m", "checker", "model", "export", str(model)], check=True)
        medians = alternate(commands(options.story.resolve(), model.resolve(), options.check), options.runs)
    report(medians, options.runs)
    beyond = exceeded(medians)
    for line in beyond:
        print(line, file=sys.stderr)
    if options.limits and beyond:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
