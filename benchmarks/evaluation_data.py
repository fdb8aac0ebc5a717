"""Where the data to measure on stands; never part of the project."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent


def folder() -> Path:
    """Return the folder of evaluation data: $CHECKER_EVAL, else ../shared/eval. Exits plainly without one."""
    path = Path(os.environ.get("CHECKER_EVAL") or PROJECT.parent / "shared" / "eval")
    if not path.is_dir():
        sys.exit(f"there is no evaluation data at {path}: set CHECKER_EVAL to its folder")
    return path


def ntrex() -> list[dict[str, Any]]:
    """Return the NTREX development documents: ``doc``, and lists of sentences ``en``, ``ar``, ``fr``."""
    path = folder() / "ntrex-dev" / "ntrex-dev.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
