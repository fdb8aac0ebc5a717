"""One story in several forms: the same findings, spans and fingerprints, at places that lead to the words."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Checker

ARTICLE = "افتتح وزير النقل جسر العرائش 😀 يوم الاثنين 13 ماي 2024."
# Behind the post, and wrong by itself: that day was a Wednesday.
GOES_ON = "وزار الوزير ميناء طنجة يوم الثلاثاء 15 ماي 2024."
POST = "The Minister of Transport opened the bridge of Larache 😀 on Sunday, May 12, 2024."
RAW = f"{ARTICLE}\n\n{POST}\n— Ministry of Works (@MinWorks) May 14, 2024\n\n{GOES_ON}\n"


def as_one_file(here: Path, checker: Checker) -> str:
    del checker
    (here / "story.txt").write_bytes(RAW.encode())
    return "story.txt"


def as_a_split_folder(here: Path, checker: Checker) -> str:
    as_one_file(here, checker)
    assert checker("split", "story.txt", "--output", "split").code == 0
    return "split"


def as_a_manifest_alone(here: Path, checker: Checker) -> str:
    folder = here / as_a_split_folder(here, checker)
    manifest = (folder / "story.toml").read_text("utf-8")
    for name in ("article", "minworks"):
        # A JSON string is a string of TOML; its escapes are not the words themselves.
        text = json.dumps((folder / f"{name}.txt").read_text("utf-8").removesuffix("\n"), ensure_ascii=False)
        assert f'file = "{name}.txt"' in manifest
        manifest = manifest.replace(f'file = "{name}.txt"', f"text = {text}")
        (folder / f"{name}.txt").unlink()
    (folder / "story.toml").write_bytes(manifest.replace("\n", "\r\n").encode())
    return "split"


@dataclass(frozen=True)
class Told:
    """What a check says, without and with the places in the files."""

    findings: frozenset[tuple[str, str, tuple[tuple[str, int, int, str], ...]]]
    passages: tuple[dict[str, Any], ...]


def told(story: str, checker: Checker, *more: str) -> Told:
    records = map(json.loads, checker("check", story, *more, "--format", "jsonl").out.splitlines())
    findings = [record for record in records if record["record"] == "finding"]
    passages = [item for finding in findings for item in finding["evidence"]]
    return Told(
        frozenset(
            (
                finding["code"],
                finding["fingerprint"],
                tuple((it["source"], it["start"], it["end"], it["quote"]) for it in finding["evidence"]),
            )
            for finding in findings
        ),
        tuple(passages),
    )


@pytest.mark.parametrize("form", [as_a_split_folder, as_a_manifest_alone])
def test_the_same_findings(form: Callable[[Path, Checker], str], here: Path, checker: Checker) -> None:
    wanted = told(as_one_file(here, checker), checker).findings
    assert {"D101", "D102"} <= {code for code, _, _ in wanted}
    assert told(form(here, checker), checker).findings == wanted


@pytest.mark.parametrize("form", [as_one_file, as_a_split_folder, as_a_manifest_alone])
def test_the_places_lead_to_the_words(
    form: Callable[[Path, Checker], str], here: Path, checker: Checker
) -> None:
    passages = told(form(here, checker), checker).passages
    assert len(passages) > 2
    for item in passages:
        lines = (here / item["path"]).read_bytes().decode().split("\n")
        found = "\n".join(lines[item["line"] - 1 : item["end_line"]])
        cut = len(lines[item["end_line"] - 1]) - item["end_column"] + 1
        words = found[item["column"] - 1 : len(found) - cut]
        assert words.replace("\\n", "\n") == item["quote"]
