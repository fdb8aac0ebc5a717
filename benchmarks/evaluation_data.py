"""Where the data to measure on stands; never part of the project."""

from __future__ import annotations

import csv
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


def ans(part: str) -> list[tuple[str, str, bool]]:
    """Return pairs of Arabic news titles of ANS, ``train`` or ``dev``, and whether they disagree."""
    path = folder() / "ans" / f"stance-{part}.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["stance"] in {"agree", "disagree"}]
    return [(row["s1"], row["s2"], row["stance"] == "disagree") for row in rows]


def tatoeba(language: str) -> list[tuple[str, str]]:
    """Return Tatoeba's pairs of a sentence in ``ar`` or ``fr`` and in English. Exits plainly without them."""
    name = {"ar": "ara-eng", "fr": "fra-eng"}[language]
    sides = [folder() / "tatoeba" / f"tatoeba.{name}.{side}" for side in name.split("-")]
    for path in sides:
        if not path.is_file():
            sys.exit(f"there are no sentences at {path}")
    ours, english = (path.read_text("utf-8").splitlines() for path in sides)
    return list(zip(ours, english, strict=True))
