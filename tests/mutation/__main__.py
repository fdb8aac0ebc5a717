"""Mutation testing by mutmut: a module at a time, each with its own tests, in a copy of the project.

    python -m tests.mutation                               # all modules, all mutants: days of processor time
    python -m tests.mutation --sample 30                   # thirty mutants a module, always the same ones
    python -m tests.mutation --sample 30 date_conflict     # of this one

Needs ``pip install -e '.[mutation]'``. Prints a line a module; writes these, and the changes that survived,
to ``--into``.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from tests.mutation.targets import ROOT, TARGETS, chosen

_LEFT_OUT = shutil.ignore_patterns(
    ".git", ".*_cache", ".ci-venv", ".hypothesis", "__pycache__", "site", "dist"
)
_CAUGHT = {"killed", "timeout", "segfault"}
# One thread for the engines of the encoder: others would not be there after a fork.
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "HYPOTHESIS_STORAGE_DIRECTORY": ".hypothesis"}


class Outcome(NamedTuple):
    """What came of a module: how many mutants there are, how many were tried, and how each of these ended."""

    module: str
    mutants: int
    ended: dict[str, str]

    @property
    def caught(self) -> int:
        """How many of those tried the tests saw."""
        return sum(end in _CAUGHT for end in self.ended.values())

    @property
    def row(self) -> str:
        """The row of a Markdown table."""
        tried = len(self.ended)
        share = f"{self.caught / tried:.0%}" if tried else "-"
        return f"| {self.module} | {self.mutants:,} | {tried} | {self.caught} | {share} |"


def settings(module: str, tests: tuple[str, ...], base: Path) -> str:
    """Return the table of pyproject.toml that mutmut reads."""
    plugin = ["-p", "tests.mutation.plugin"] if module.startswith("checker/rules/") else []
    table: dict[str, object] = {
        "source_paths": ["checker"],
        "only_mutate": [module],
        "also_copy": [
            path.name for path in ROOT.iterdir() if path.name not in {"checker", "tests", "mutants"}
        ],
        "pytest_add_cli_args": ["-p", "no:cacheprovider", f"--basetemp={base}", *plugin],
        "pytest_add_cli_args_test_selection": list(tests),
        "use_git_change_detection": False,
    }
    # Arrays of strings and booleans are written in JSON as in TOML.
    return "\n[tool.mutmut]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in table.items())


def mutants_of(folder: Path, module: str) -> list[str]:
    """Return the names of all mutants of a module."""
    from mutmut.mutation.file_mutation import mutate_file_contents
    from mutmut.utils.format_utils import get_mutant_name

    before = Path.cwd()
    os.chdir(folder)  # mutmut reads its settings there
    try:
        code = Path(module).read_text(encoding="utf-8")
        return [
            get_mutant_name(Path(module), name) for name in mutate_file_contents(module, code).mutant_names
        ]
    finally:
        os.chdir(before)


def tried(folder: Path, module: str, sample: int | None) -> Outcome:
    """Run a module's tests against its mutants, or against a sample of them."""
    from mutmut.stats import status_by_exit_code

    clean = (folder / "pyproject.toml").read_text(encoding="utf-8").partition("\n[tool.mutmut]")[0]
    (folder / "pyproject.toml").write_text(
        clean + settings(module, TARGETS[module], folder / "base"), encoding="utf-8"
    )
    shutil.rmtree(folder / "mutants", ignore_errors=True)
    names = mutants_of(folder, module)
    picked = names if sample is None or sample >= len(names) else random.Random(8).sample(names, sample)  # noqa: S311
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", "1", *picked]
    ran = subprocess.run(
        command, cwd=folder, env={**os.environ, **_ONE_THREAD}, capture_output=True, text=True, check=False
    )
    meta = folder / "mutants" / f"{module}.meta"
    if ran.returncode or not meta.exists():
        sys.stderr.write(f"{module}: {ran.stdout[-3000:]}{ran.stderr[-3000:]}\n")
        return Outcome(module, len(names), {})
    codes = json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"]
    return Outcome(module, len(names), {name: status_by_exit_code[codes[name]] for name in picked})


def change(folder: Path, name: str) -> str:
    """Return what a mutant changes, as a difference."""
    command = [sys.executable, "-m", "mutmut", "show", name]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout


def main() -> None:
    """Try the modules that are asked for, or all."""
    parser = argparse.ArgumentParser(description="Put faults into the program, and see whether its tests do.")
    parser.add_argument("--sample", type=int, help="how many mutants of each module; all when not given")
    parser.add_argument("--into", type=Path, help="a folder for the table and the changes that survived")
    parser.add_argument("modules", nargs="*", help="words of their paths")
    asked = parser.parse_args()
    into = asked.into or Path(tempfile.mkdtemp(prefix="mutation-"))
    into.mkdir(parents=True, exist_ok=True)
    ends: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "checker")
        shutil.copytree(ROOT, folder, ignore=_LEFT_OUT)
        for module in chosen(asked.modules):
            outcome = tried(folder, module, asked.sample)
            ends.update(outcome.ended.values())
            left = [name for name, end in outcome.ended.items() if end not in _CAUGHT]
            with (into / "survivors.txt").open("a", encoding="utf-8") as file:
                file.writelines(f"{outcome.ended[name]}: {change(folder, name)}\n" for name in left)
            with (into / "table.md").open("a", encoding="utf-8") as file:
                file.write(f"{outcome.row}\n")
            print(outcome.row, flush=True)  # noqa: T201 - what the command is for
    print(f"{dict(ends)}; the changes that survived: {into / 'survivors.txt'}")  # noqa: T201


if __name__ == "__main__":
    main()
