"""Limits: each is one line and exit 2, and the project's settings move it; a story's cannot."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest

from checker.cli.deadline import TooLongError, at_most
from checker.model.limits import LIMIT_NAMES, USUAL, Limits, in_force, limits

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Checker

TEXT = "They met on Tuesday. They talked for an hour. They left.\n"
NESTED = {"uri": "u", "version": "1", "type": "text", "body_text": TEXT, "x": [[[[[1]]]]]}
CASES = [
    ("file-bytes", "40", "a.txt", TEXT, "too large: 57 bytes, the limit is 40"),
    ("claims", "2", "a.txt", TEXT, "3 claims, the limit is 2"),
    ("json-depth", "4", "a.json", json.dumps(NESTED), "nested more than 4 deep"),
]


@pytest.mark.parametrize(("name", "most", "file", "content", "message"), CASES)
def test_a_limit_is_one_line(  # noqa: PLR0913, PLR0917 - the cells of a row
    checker: Checker, here: Path, name: str, most: str, file: str, content: str, message: str
) -> None:
    (here / file).write_text(content, encoding="utf-8")
    (here / "checker.toml").write_text(f"[limits]\n{name} = {most}\n", encoding="utf-8")
    ran = checker("check", file)
    assert ran.code == 2
    assert message in ran.err
    assert f"limits.{name}" in ran.err
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize(("name", "most", "file", "content", "message"), CASES)
def test_without_it_all_is_read(  # noqa: PLR0913, PLR0917 - the cells of a row
    checker: Checker, here: Path, name: str, most: str, file: str, content: str, message: str
) -> None:
    del name, most
    (here / file).write_text(content, encoding="utf-8")
    assert message not in checker("check", file).err


def test_a_story_cannot_lift_them(checker: Checker, here: Path) -> None:
    folder = here / "story"
    folder.mkdir()
    source = '[[source]]\nid = "a"\nkind = "article"\ntext = "They met."\n'
    (folder / "story.toml").write_text(f"{source}[check.limits]\nclaims = 9\n", encoding="utf-8")
    ran = checker("check", "story")
    assert ran.code == 2
    assert "limits are set by the project, not by a story" in ran.err


def test_config_show_names_all(checker: Checker, here: Path) -> None:
    (here / "checker.toml").write_text("[limits]\nseconds = 7\n", encoding="utf-8")
    shown = {row["key"]: row["value"] for row in json.loads(checker("config", "show", "--json").out)}
    assert {name: shown[f"limits.{name}"] for name in LIMIT_NAMES} == {
        name: str(most) for name, most in Limits.of({"seconds": 7}).named().items()
    }


@pytest.mark.parametrize("written", ["claims = 0", "claims = true", "claim = 5", 'seconds = "1"'])
def test_wrong_limits(checker: Checker, here: Path, written: str) -> None:
    (here / "checker.toml").write_text(f"[limits]\n{written}\n", encoding="utf-8")
    (here / "a.txt").write_text(TEXT, encoding="utf-8")
    assert checker("check", "a.txt").code == 2


def test_what_takes_too_long_is_stopped() -> None:
    begun = time.monotonic()
    with pytest.raises(TooLongError, match="takes longer than 1 s"), at_most(1, "story"):
        time.sleep(20)
    assert time.monotonic() < begun + 15


def test_limits_hold_only_inside() -> None:
    with in_force(Limits(claims=1)):
        assert limits().claims == 1
    assert limits() == USUAL
