"""What an earlier check had found: --baseline counts only what is new, `checker diff` says what changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli import stories

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Checker


@pytest.fixture
def bridge(here: Path, checker: Checker) -> Path:
    """A story with an error, and the report of it as old.json."""
    folder = stories.write(here, "error", name="bridge")
    assert checker("check", "bridge", "--output", "old.json").code == 1
    return folder


def change(bridge: Path, before: str, after: str) -> None:
    path = bridge / "source-1.txt"
    path.write_text(path.read_text("utf-8").replace(before, after), "utf-8")


def test_what_was_found_before_does_not_count(checker: Checker, bridge: Path) -> None:
    del bridge
    ran = checker("check", "bridge", "--baseline", "old.json")
    assert ran.code == 0
    assert ran.out.startswith("Pass: nothing found, 1 known\n")
    assert "Known from an earlier check\n  D101 date-conflict: " in ran.out
    report = json.loads(checker("check", "bridge", "--baseline", "old.json", "--format", "json").out)
    assert [(it["known"], it["severity"], it["accepted"]) for it in report["findings"]] == [
        (True, "error", None)
    ]


def test_what_is_new_counts(checker: Checker, bridge: Path) -> None:
    change(bridge, "Sunday", "Saturday")
    ran = checker("check", "bridge", "--baseline", "old.json")
    assert ran.code == 1
    assert ran.out.startswith("Fail: 1 error\n")


def test_a_report_with_known_findings_is_a_baseline_too(checker: Checker, bridge: Path) -> None:
    del bridge
    checker("check", "bridge", "--baseline", "old.json", "--output", "next.json")
    assert checker("check", "bridge", "--baseline", "next.json").code == 0


def test_a_baseline_of_several_stories(checker: Checker, bridge: Path, here: Path) -> None:
    stories.write(here, "warning")
    ran = checker("check", "bridge", "warning", "--format", "json", "--fail-on", "warning")
    (here / "all.json").write_text(ran.out, "utf-8")
    baseline = ("--baseline", "all.json", "--fail-on", "warning")
    assert checker("check", "bridge", "warning", *baseline).code == 0
    stories.write(here, "error", name="later")  # a story that is new altogether
    assert checker("check", "bridge", "later", *baseline).code == 1
    assert bridge.exists()


# What the baseline is -> what the line says.
WRONG: dict[str, tuple[Callable[[Path], object], str]] = {
    "no file": (lambda _: None, "b.json: no such file"),
    "a folder": (lambda path: path.mkdir(), "b.json: is a directory"),
    "empty": (lambda path: path.touch(), "b.json: the file is empty (0 bytes)"),
    "no JSON": (lambda path: path.write_text("Fail: 1 error"), "b.json: is no JSON report (write one with"),
    "some other JSON": (lambda path: path.write_text('{"a": 1}'), "b.json: $: key 'version' is missing"),
    "a list": (lambda path: path.write_text("[]"), "b.json: $: must be an object"),
    "of another version": (
        lambda path: path.write_text('{"version": "9"}'),
        "b.json: $.version: version '9' is not known",
    ),
    "half a report": (
        lambda path: path.write_text((path.parent / "old.json").read_text("utf-8")[:200]),
        "b.json: is no JSON report",
    ),
    "two of one story": (
        lambda path: path.write_text((path.parent / "old.json").read_text("utf-8") * 2),
        "b.json: has two reports of the story 'bridge'",
    ),
    "no UTF-8": (lambda path: path.write_bytes(b'{"version": "\xe9"}'), "b.json: not UTF-8"),
}


@pytest.mark.parametrize(("arrange", "said"), WRONG.values(), ids=WRONG)
@pytest.mark.parametrize("command", [("check", "bridge", "--baseline"), ("diff", "old.json")])
def test_no_report(
    arrange: Callable[[Path], object], said: str, command: tuple[str, ...], checker: Checker, bridge: Path
) -> None:
    arrange(bridge.parent / "b.json")
    ran = checker(*command, "b.json")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith(f"checker: {said}")


def test_a_baseline_of_another_story(checker: Checker, bridge: Path, here: Path) -> None:
    del bridge
    stories.write(here, "clean")
    ran = checker("check", "clean", "--baseline", "old.json")
    assert ran.code == 2
    assert "--baseline old.json: has no report of clean, but of bridge" in ran.err


# --- diff


def test_nothing_changed(checker: Checker, bridge: Path) -> None:
    assert (bridge / "source-0.txt").exists()
    ran = checker("diff", "old.json", "old.json")
    assert (ran.code, ran.out, ran.err) == (0, "bridge: nothing changed\n", "")


def test_new_and_gone(checker: Checker, bridge: Path) -> None:
    change(bridge, "Sunday", "Saturday")
    checker("check", "bridge", "--output", "new.json")
    ran = checker("diff", "old.json", "new.json")
    head, new, gone = ran.out.splitlines()
    assert (ran.code, head) == (1, "bridge: 1 new, 1 gone, 0 changed")
    assert new.startswith("+ error D101 date-conflict: ")
    assert "Saturday" in new
    assert gone.startswith("- error D101 date-conflict: ")
    assert "Sunday" in gone


def test_another_severity_and_an_acceptance(checker: Checker, bridge: Path, here: Path) -> None:
    (here / "checker.toml").write_text('rules.date-conflict = "warning"\n', "utf-8")
    fingerprint = json.loads((here / "old.json").read_text("utf-8"))["findings"][0]["fingerprint"]
    checker("accept", fingerprint, "--reason", "أعيد الافتتاح", "--story", bridge)
    checker("check", "bridge", "--output", "new.json")
    ran = checker("diff", "old.json", "new.json")
    assert (ran.code, ran.out.splitlines()[0]) == (1, "bridge: 0 new, 0 gone, 1 changed")
    assert ran.out.splitlines()[2:] == [
        "    severity: error -> warning",
        "    accepted: none -> أعيد الافتتاح",
    ]
    (story,) = json.loads(checker("diff", "old.json", "new.json", "--format", "json").out)["stories"]
    assert (story["story"], story["new"], story["gone"]) == ("bridge", [], [])
    (changed,) = story["changed"]
    assert changed["finding"]["fingerprint"] == fingerprint
    assert changed["parts"]["severity"] == {"was": "error", "now": "warning"}


def test_another_value(checker: Checker, bridge: Path) -> None:
    """The words stay, and what they mean does not: a week later Monday is another day."""
    manifest = bridge / "story.toml"
    manifest.write_text(manifest.read_text("utf-8").replace("2024-05-14", "2024-05-21"), "utf-8")
    checker("check", "bridge", "--output", "new.json")
    ran = checker("diff", "old.json", "new.json")
    assert ran.out.splitlines()[0] == "bridge: 0 new, 0 gone, 1 changed"
    assert ran.out.splitlines()[2:] == [
        "    value in source-0: 2024-05-13 -> 2024-05-20",
        "    value in source-1: 2024-05-12 -> 2024-05-19",
    ]


def test_a_story_that_only_one_has(checker: Checker, bridge: Path, here: Path) -> None:
    assert bridge.exists()
    stories.write(here, "clean")
    checker("check", "clean", "--output", "clean.json")
    ran = checker("diff", "old.json", "clean.json")
    assert ran.code == 1
    assert ran.out.splitlines()[:2] == ["clean: nothing changed", "bridge: 0 new, 1 gone, 0 changed"]


# --- --exit-zero


@pytest.mark.parametrize(
    ("story", "code"), [("error", 0), ("clean", 0), ("alone", 2)], ids=["found", "nothing", "could not run"]
)
def test_exit_zero(story: str, code: int, checker: Checker, here: Path) -> None:
    stories.write(here, story)
    with_it, without = checker("check", story, "--exit-zero"), checker("check", story)
    assert (with_it.code, with_it.out) == (code, without.out)
