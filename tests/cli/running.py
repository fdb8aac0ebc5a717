"""Running the command: in a process of its own, as a user does, or within the test's, which is faster."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# What the test's own terminal and shell must not decide.
_UNSET = ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "PYTHONUTF8", "PYTHONIOENCODING", "LC_ALL", "LANG")


@dataclass(frozen=True)
class Ran:
    """How a run ended, and what it printed."""

    code: int
    out: str
    err: str


def command(*arguments: str | Path, cwd: Path, env: dict[str, str] | None = None) -> Ran:
    """Run ``python -m checker`` in a folder, with nothing on stdin and both outputs piped."""
    return run(sys.executable, "-m", "checker", *arguments, cwd=cwd, env=environment(env))


def run(*words: str | Path, cwd: Path, env: dict[str, str]) -> Ran:
    """Run a program in a folder, with nothing on stdin and both outputs piped."""
    done = subprocess.run(
        words, cwd=cwd, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=300, check=False
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def held_to(schema: str, file: Path) -> Ran:
    """Hold a file to a schema that check-jsonschema brings along, such as ``github-actions``."""
    words = ("--builtin-schema", f"vendor.{schema}", file)
    return run(sys.executable, "-m", "check_jsonschema", *words, cwd=file.parent, env=environment())


def environment(more: dict[str, str] | None = None) -> dict[str, str]:
    """Return this process's environment, but for what would decide how the command looks."""
    kept = {name: value for name, value in os.environ.items() if name not in _UNSET}
    return {**kept, "TERM": "xterm", **(more or {})}


def program(path: Path, script: str) -> Path:
    """Write a program of the shell, for a search path of the test's own; return where it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)
    return path


CHECKER = f'exec {sys.executable} -m checker "$@"'
"""The script of a program that is the command under test."""


def contents(folder: Path) -> dict[str, bytes | None]:
    """Return every file below a folder with its bytes, and every folder, and what is neither, as None."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }
