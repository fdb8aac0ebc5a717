"""The loop of a review: a check fails, somebody accepts, it passes, the text changes, it fails again."""

from __future__ import annotations

import json
import os
import tomllib
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from checker.report import FORMATS
from tests.cli import stories

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Checker

REASON = "The port opened twice"
TODAY = ("--today", "2024-06-01")


def report(checker: Checker, *arguments: str | Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(checker("check", *arguments, "--format", "json").out)
    return found


def fingerprints(checker: Checker, *arguments: str | Path) -> list[str]:
    return [found["fingerprint"] for found in report(checker, *arguments)["findings"]]


def entries(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))["accepted"]
    return found


@pytest.fixture
def bridge(here: Path) -> Path:
    return stories.write(here, "error", name="bridge")


def test_the_loop(checker: Checker, bridge: Path) -> None:
    (fingerprint,) = fingerprints(checker, "bridge")
    assert checker("check", "bridge").code == 1

    ran = checker("accept", fingerprint[:5], "--reason", REASON, "--story", "bridge", "--by", "N. Idrissi")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"accepted: D101 date-conflict [{fingerprint}] in bridge/accepted.toml\n"
    (entry,) = entries(bridge / "accepted.toml")
    assert entry.pop("message").startswith("one event on different days")
    assert entry == {
        "fingerprint": fingerprint, "rule": "date-conflict", "reason": REASON, "by": "N. Idrissi"
    }  # fmt: skip

    ran = checker("check", "bridge")
    assert ran.code == 0
    assert ran.out.startswith("Pass: nothing found, 1 accepted\n")
    assert REASON in " ".join(ran.out.split())

    other = bridge / "source-1.txt"
    other.write_text(other.read_text().replace("Sunday", "Saturday"))
    ran = checker("check", "bridge")
    assert ran.code == 1
    assert f"date-conflict [{fingerprint}] matches no finding any more: take it out" in ran.out
    stale = report(checker, "bridge")["stale_acceptances"]
    assert [(item["fingerprint"], item["why"], item["reason"]) for item in stale] == [
        (fingerprint, "unmatched", REASON)
    ]


@pytest.mark.parametrize("reason", ["نُشر الخبر مرتين", "Le port a ouvert deux fois", 'a "quoted" \\ reason'])
def test_a_reason_in_any_language(reason: str, checker: Checker, bridge: Path) -> None:
    (fingerprint,) = fingerprints(checker, "bridge")
    assert checker("accept", fingerprint, "--reason", reason, "--story", bridge).code == 0
    assert entries(bridge / "accepted.toml")[0]["reason"] == reason
    (found,) = report(checker, "bridge")["findings"]
    assert found["accepted"] == {"reason": reason, "until": None, "by": None}


def test_an_acceptance_expires_and_is_renewed(checker: Checker, bridge: Path) -> None:
    (fingerprint,) = fingerprints(checker, "bridge")
    accept = ("accept", fingerprint, "--reason", REASON, "--story", "bridge", *TODAY)
    assert checker(*accept, "--until", "2024-06-30").code == 0
    assert checker("check", "bridge", "--today", "2024-06-30").code == 0
    ran = checker("check", "bridge", "--today", "2024-07-01")
    assert ran.code == 1
    assert "has expired: it held until 2024-06-30" in ran.out
    assert checker("check", "bridge", "--fail-on", "never", "--today", "2024-07-01").code == 0
    assert checker("check", "bridge", "--fail-on", "never", "--strict", "--today", "2024-07-01").code == 1

    path = bridge / "accepted.toml"
    path.write_text(
        path.read_text("utf-8").replace("[[accepted]]", "# The desk asked.\n[[accepted]]"), "utf-8"
    )
    assert checker(*accept, "--until", "2024-12-31").out.startswith("accepted again: ")
    assert checker("check", "bridge", "--today", "2024-07-01").code == 0
    assert "# The desk asked.\n[[accepted]]" in path.read_text("utf-8")
    assert len(entries(path)) == 1


def test_the_day_may_come_from_the_environment(
    checker: Checker, bridge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (fingerprint,) = fingerprints(checker, bridge)
    accept = ("accept", fingerprint, "--reason", REASON, "--story", bridge, "--until", "2024-06-30")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1719705600")  # 2024-06-30T00:00Z
    assert checker(*accept).code == 0
    assert checker("check", bridge).code == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1719792000")
    assert checker("check", bridge).code == 1
    assert checker(*accept).code == 2
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert checker("check", bridge).err == (
        "checker: SOURCE_DATE_EPOCH: 'yesterday' is no time (seconds since 1970, as a whole number)\n"
    )


def test_the_story_is_the_current_folder(
    checker: Checker, bridge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (fingerprint,) = fingerprints(checker, bridge)
    monkeypatch.chdir(bridge)
    assert checker("accept", fingerprint, "--reason", REASON).code == 0
    assert checker("check", ".").code == 0


def test_a_story_of_one_file(checker: Checker, here: Path) -> None:
    (here / "port.txt").write_text(
        "The minister opened the bridge on Monday, May 13, 2024.\n\n"
        "The minister opened the bridge today.\n— Ministry (@ministry) May 12, 2024\n",
        encoding="utf-8",
    )
    found = [it for it in report(checker, "port.txt")["findings"] if it["severity"] == "error"]
    for finding in found:
        assert checker("accept", finding["fingerprint"], "--reason", REASON, "--story", "port.txt").code == 0
    assert found
    assert {it["fingerprint"] for it in entries(here / "port.txt.accepted.toml")} == {
        it["fingerprint"] for it in found
    }
    assert checker("check", "port.txt").code == 0


def test_accepted_findings_are_apart_in_every_format(checker: Checker, bridge: Path) -> None:
    (fingerprint,) = fingerprints(checker, bridge)
    checker("accept", fingerprint, "--reason", REASON, "--story", bridge)
    left_out = {"github", "gitlab", "lines"}
    for name in FORMATS:
        ran = checker("check", bridge, "--format", name)
        assert ran.code == 0
        assert (REASON in " ".join(ran.out.split())) is (name not in left_out), name
        assert f"[{fingerprint}]" not in ran.out or name not in left_out


# --- what may be wrong


def _damaged(folder: Path) -> None:
    (folder / "accepted.toml").write_text("[[accepted]\n", encoding="utf-8")


# What is typed behind `accept`, with FP for the fingerprint; what the line says, in this order.
WRONG = {
    "an unknown fingerprint": (
        ("ffff", "--reason", "a"),
        ("no finding has the fingerprint 'ffff'", "checker check"),
    ),
    "no fingerprint": (("", "--reason", "a"), ("no finding has the fingerprint ''",)),
    "a slip": (
        ("SLIP", "--reason", "a"),
        ("no finding has the fingerprint", "did you mean FP (D101 date-conflict)?"),
    ),
    "no reason": (("FP",), ("'--reason'",)),
    "an empty reason": (("FP", "--reason", "  "), ("--reason: is empty",)),
    "no day": (
        ("FP", "--reason", "a", "--until", "soon"),
        ("--until: 'soon' is not a day (write 2024-06-01)",),
    ),
    "no such day": (
        ("FP", "--reason", "a", "--until", "2023-02-29"),
        ("--until: '2023-02-29' is not a day",),
    ),
    "a day that is over": (
        ("FP", "--reason", "a", "--until", "2024-05-31"),
        ("--until: 2024-05-31 is over",),
    ),
    "no such story": (("FP", "--reason", "a", "--story", "nowhere"), ("nowhere: no such file or folder",)),
    "standard input": (("FP", "--reason", "a", "--story", "-"), ("--story -: has no place beside it",)),
}


@pytest.mark.parametrize(("typed", "said"), WRONG.values(), ids=WRONG)
def test_wrong_input(typed: tuple[str, ...], said: tuple[str, ...], checker: Checker, bridge: Path) -> None:
    (fingerprint,) = fingerprints(checker, "bridge")
    slip = fingerprint[:3] + ("0" if fingerprint[3] != "0" else "1") + fingerprint[4:]
    words = [{"FP": fingerprint, "SLIP": slip}.get(word, word) for word in typed]
    story = () if "--story" in words else ("--story", "bridge")
    ran = checker("accept", *words, *story, *TODAY)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    place = 0
    for words_said in said:
        place = ran.err.index(words_said.replace("FP", fingerprint), place)
    assert not (bridge / "accepted.toml").exists()


def test_several_findings_begin_so(checker: Checker, bridge: Path) -> None:
    """Of seventeen fingerprints two begin with the same digit."""
    alone = (f"Council number {day} of the old town met there on {day} March 2024." for day in range(1, 21))
    text = bridge / "source-0.txt"
    text.write_text(f"{text.read_text('utf-8')}\n{' '.join(alone)}\n", "utf-8")
    known = fingerprints(checker, bridge)
    assert len(set(known)) > 16
    (digit, count), *_ = Counter(fingerprint[0] for fingerprint in set(known)).most_common()
    ran = checker("accept", digit, "--reason", "a", "--story", bridge)
    assert (ran.code, ran.out) == (2, "")
    assert f"'{digit}' begins {count} fingerprints" in ran.err
    assert all(fingerprint in ran.err for fingerprint in known if fingerprint.startswith(digit))


@pytest.mark.parametrize("command", [("check",), ("accept", "FP", "--reason", "a", "--story")])
def test_a_damaged_file(command: tuple[str, ...], checker: Checker, bridge: Path) -> None:
    (fingerprint,) = fingerprints(checker, "bridge")
    _damaged(bridge)
    ran = checker(*(fingerprint if word == "FP" else word for word in command), "bridge")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("checker: bridge/accepted.toml: not valid TOML")
    assert (bridge / "accepted.toml").read_text("utf-8") == "[[accepted]\n"


def test_a_damaged_file_keeps_no_other_story_from_being_checked(
    checker: Checker, bridge: Path, here: Path
) -> None:
    _damaged(bridge)
    stories.write(here, "clean")
    ran = checker("check", "bridge", "clean")
    assert ran.code == 2
    assert "bridge/accepted.toml: not valid TOML" in ran.err
    assert ran.out.startswith("Pass: nothing found")


def test_a_file_that_cannot_be_written_stays_as_it_was(
    checker: Checker, bridge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (fingerprint,) = fingerprints(checker, "bridge")
    path = bridge / "accepted.toml"
    path.write_text("# Mine.\n", encoding="utf-8")

    def full(descriptor: int) -> None:
        del descriptor
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    ran = checker("accept", fingerprint, "--reason", "a", "--story", "bridge")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "checker: bridge/accepted.toml: cannot be written: No space left on device\n"
    assert path.read_text("utf-8") == "# Mine.\n"
    assert sorted(it.name for it in bridge.iterdir()) == [
        "accepted.toml", "source-0.txt", "source-1.txt", "story.toml"
    ]  # fmt: skip


def test_a_report_does_not_overwrite_it(checker: Checker, bridge: Path) -> None:
    (bridge / "accepted.toml").write_text("# Mine.\n", encoding="utf-8")
    ran = checker("check", "bridge", "--output", "json:bridge/accepted.toml")
    assert (ran.code, ran.err.split(" (")[0]) == (2, "checker: bridge/accepted.toml: is a part of the story")
