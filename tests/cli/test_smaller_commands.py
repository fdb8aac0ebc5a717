"""split, facts, rules, explain, model export."""

from __future__ import annotations

import json
from inspect import cleandoc
from typing import TYPE_CHECKING

import pytest

from checker import bundle
from checker.rules import all_rules
from tests.cli import stories
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Checker

SEED_TEXT = ROOT / "seeds" / "000_d70429863f0ac442.txt"
RULES = [module.RULE for module in all_rules()]


def _findings(report: str) -> set[tuple[str, str]]:
    return {(found["code"], found["fingerprint"]) for found in json.loads(report)["findings"]}


def test_what_is_split_gives_the_same_findings(here: Path, checker: Checker) -> None:
    ran = checker("split", SEED_TEXT, "--output", "bundle")
    assert (ran.code, ran.err) == (0, "")
    assert [line.split(":")[0] for line in ran.out.splitlines()[:-1]] == [
        "article",
        "marocdiplo-ar",
        "secblinken",
        "statement",
    ]
    assert ran.out.endswith("written to bundle; correct bundle/story.toml where it is wrong\n")
    whole = checker("check", SEED_TEXT, "--format", "json")
    parts = checker("check", here / "bundle", "--format", "json")
    assert whole.code == parts.code == 1
    assert _findings(whole.out) == _findings(parts.out)
    assert len(_findings(parts.out)) > 10


def test_a_split_that_finds_one_source_says_so(here: Path, checker: Checker) -> None:
    (here / "plain.txt").write_text("The port of Larache reopened on Monday.\n", encoding="utf-8")
    ran = checker("split", "plain.txt", "-o", "new/bundle")
    assert ran.code == 0
    assert "only one source was found" in ran.out
    assert [source.id for source in bundle.read(here / "new" / "bundle").sources] == ["article"]


# --- facts


def test_the_facts_of_a_story(here: Path, checker: Checker, seed: Path) -> None:
    """Every place is exact, in both formats, and both say the same."""
    del here
    rows = json.loads(checker("facts", seed, "--format", "json").out)
    texts = {source.id: source.text for source in bundle.read(seed).sources}
    assert all(texts[row["source"]][row["start"] : row["end"]] == row["text"] for row in rows)
    assert {row["kind"] for row in rows} == {
        "event", "handle", "person", "place", "quantity", "quotation", "role", "strength", "time", "topic",
    }  # fmt: skip
    times = {(row["source"], row["value"]) for row in rows if row["kind"] == "time"}
    assert {("article", "2023-01-31"), ("marocdiplo-ar", "2023-02-01"), ("secblinken", "2023-02-01")} <= times
    lines = checker("facts", seed).out.splitlines()
    assert lines[0].split() == ["source", "start", "end", "kind", "value", "text"]
    assert [line.split()[:4] for line in lines[2:]] == [
        [row["source"], str(row["start"]), str(row["end"]), row["kind"]] for row in rows
    ]


# Text, language, anchor -> values.
@pytest.mark.parametrize(
    ("text", "options", "values"),
    [
        ("جرى اللقاء أمس الثلاثاء", ("--language", "ar", "--anchor", "2023-02-01"), ["2023-01-31"]),
        ("جرى اللقاء أمس الثلاثاء", ("--anchor", "2023-02-01"), ["2023-01-31"]),
        ("They met yesterday.", ("--anchor", "2023-02-01T23:30:00-05:00"), ["2023-01-31"]),
        ("Ils se sont vus hier.", ("--anchor", "2023-02-01"), ["2023-01-31"]),
        ("They met on 31 January 2023.", (), ["2023-01-31"]),
        ("They never met.", (), []),
        ("", (), []),
    ],
)  # fmt: skip
def test_the_times_of_a_text(
    text: str, options: tuple[str, ...], values: list[str], checker: Checker
) -> None:
    rows = json.loads(checker("facts", "--text", text, *options, "--format", "json").out)
    assert [row["value"] for row in rows] == values
    assert all(text[row["start"] : row["end"]] == row["text"] for row in rows)
    table = checker("facts", "--text", text, *options).out
    if not values:
        assert table == "nothing was extracted\n"
    else:
        assert table.splitlines()[0].split() == ["start", "end", "kind", "value", "text"]
        assert all(value in table for value in values)


def test_without_an_anchor_a_time_stays_open(checker: Checker) -> None:
    (row,) = json.loads(checker("facts", "--text", "They met yesterday.", "--format", "json").out)
    assert row["text"] == "yesterday"
    assert "2" not in row["value"]


@pytest.mark.parametrize("columns", [30, 60, 100])
def test_a_table_loses_nothing_when_it_is_narrow(
    columns: int, here: Path, checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories.write(here, "info")
    rows = json.loads(checker("facts", "info", "--format", "json").out)
    monkeypatch.setenv("COLUMNS", str(columns))
    words = checker("facts", "info").out.split()
    for row in rows:
        assert set(row["text"].split()) <= set(words)
        assert str(row["start"]) in words
    assert max(map(len, checker("facts", "info").out.splitlines())) <= columns


def test_a_source_cannot_act_on_the_terminal(here: Path, checker: Checker) -> None:
    story = stories.write(here, "clean")
    (story / "source-0.txt").write_text(
        "The minister \x1b[2J spoke “yes \x1b]0;x\x07 \u202e we can” on Monday.\n", encoding="utf-8"
    )
    for arguments in (("facts", "clean"), ("check", "clean"), ("check", "clean", "-o", "-")):
        assert not {"\x1b", "\x07", "\u202e"} & set(checker(*arguments).out)


# --- rules


def test_the_rules_are_listed(checker: Checker) -> None:
    lines = checker("rules").out.splitlines()
    assert lines[0].split() == ["code", "name", "severity", "flags"]
    assert [line.split(maxsplit=3) for line in lines[2:]] == [
        [rule.code, rule.name, rule.severity, rule.summary] for rule in RULES
    ]


@pytest.mark.parametrize("module", all_rules(), ids=lambda module: module.RULE.code)
def test_a_rule_is_explained(module: object, checker: Checker) -> None:
    rule = module.RULE  # type: ignore[attr-defined]  # a module that is a rule
    by_code, by_name = checker("explain", rule.code), checker("explain", rule.name)
    assert (by_code.code, by_code.err) == (0, "")
    assert by_code == by_name == checker("explain", rule.code.lower())
    assert by_code.out.startswith(f"{rule.code} {rule.name} ({rule.severity})\n====")
    assert cleandoc(module.__doc__ or "") in by_code.out
    for heading in ("What it checks", "Why an editor cares", "Examples", "What it does not see"):
        assert f"\n{heading}" in by_code.out


# --- model export


def test_a_model_is_not_written_over_anything(here: Path, checker: Checker) -> None:
    (here / "model").mkdir()
    (here / "model" / "notes").write_text("mine", encoding="utf-8")
    ran = checker("model", "export", "model")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("checker: model: ")
    assert ran.err.count("\n") == 1
    assert (here / "model" / "notes").read_text("utf-8") == "mine"


@pytest.mark.slow
def test_an_exported_model_finds_the_same(here: Path, checker: Checker) -> None:
    stories.write(here, "error")
    ran = checker("model", "export", "model")
    assert ran.code == 0
    assert ran.out == "written to model; use it with `checker check STORY --model model`\n"
    default = checker("check", "error", "--format", "json")
    exported = checker("check", "error", "--format", "json", "--model", "model")
    assert (exported.code, exported.err) == (1, "")
    assert _findings(exported.out) == _findings(default.out)
