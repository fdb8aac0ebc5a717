"""`checker config show`: every setting, its value, where it comes from; and what may be wrong with them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from checker.bundle.settings import KEYS
from checker.rules import all_rules, rule_names
from tests.cli import stories

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Checker

GLOSSARY = "kind\tpreferred\talso\nname\tNasser Bourita\tناصر بوريطة\n"


def shown(checker: Checker, *arguments: str | Path) -> dict[str, list[tuple[str, str]]]:
    """Return the value and the origin of each setting; a glossary may be several."""
    ran = checker("config", "show", *arguments, "--json")
    assert (ran.code, ran.err) == (0, "")
    found: dict[str, list[tuple[str, str]]] = {}
    for item in json.loads(ran.out):
        found.setdefault(item["key"], []).append((item["value"], item["origin"]))
    return found


def test_what_is_usual(checker: Checker) -> None:
    found = shown(checker)
    assert {origin for items in found.values() for _, origin in items} == {"default"}
    assert {key.partition(".")[0] for key in found} == set(KEYS) - {
        "trust"
    }  # no kind is trusted more by itself
    assert {f"rules.{name}" for name in rule_names()} <= set(found)
    options = {
        f"rules.{it.RULE.name}.{option.name}": option.default
        for it in all_rules()
        for option in it.RULE.options
    }
    assert {key: int(found[key][0][0]) for key in options} == options
    assert found["rules.single-source.fewest-words"] == [("5", "default")]


def test_where_each_comes_from(checker: Checker, here: Path) -> None:
    project = here / "checker.toml"
    (here / "house.tsv").write_text(GLOSSARY, "utf-8")
    project.write_text(
        'fail-on = "info"\nstrict = true\nglossary = ["house.tsv"]\n'
        '[trust]\nstatement = 3\ndoubtful-below = 2\n[rules]\nsingle-source = "off"\n'
        "[rules.topic-only-in]\nlacked-by = 2\n",
        "utf-8",
    )
    story = stories.write(
        here,
        "clean",
        check='[check]\nfail-on = "warning"\nglossary = ["own.tsv"]\ntrust.statement = 4\n'
        '[check.rules.single-source]\nseverity = "info"\nfewest-words = 9\n',
    )
    (story / "own.tsv").write_text(GLOSSARY, "utf-8")
    found = shown(checker, "clean", "--no-strict")
    at_project, at_story = f"{project}: $", "clean/story.toml: $.check"
    expected = {
        "fail-on": [("warning", f"{at_story}.fail-on")],
        "strict": [("false", "--strict")],
        "model": [("e5-small", "default")],
        "glossary": [("own.tsv", f"{at_story}.glossary[0]"), ("house.tsv", f"{at_project}.glossary[0]")],
        "trust.statement": [("4", f"{at_story}.trust.statement")],
        "trust.doubtful-below": [("2", f"{at_project}.trust.doubtful-below")],
        "rules.single-source": [("info", f"{at_story}.rules.single-source")],
        "rules.single-source.fewest-words": [("9", f"{at_story}.rules.single-source.fewest-words")],
        "rules.topic-only-in": [("info", "default")],
        "rules.topic-only-in.lacked-by": [("2", f"{at_project}.rules.topic-only-in.lacked-by")],
    }
    assert {key: found[key] for key in expected} == expected


def test_a_file_that_config_names(checker: Checker, here: Path) -> None:
    (here / "desk.toml").write_text('model = "use-m"\n', "utf-8")
    assert shown(checker, "--config", "desk.toml")["model"] == [("use-m", "desk.toml: $.model")]
    assert shown(checker, "--config", "desk.toml", "--model", "e5-small")["model"] == [
        ("e5-small", "--model")
    ]


def test_as_a_table(checker: Checker) -> None:
    head, rule, *rows = checker("config", "show").out.splitlines()
    assert head.split() == ["setting", "value", "from"]
    assert set(rule) == {"-", " "}
    assert rows[0].split() == ["fail-on", "error", "default"]


# What checker.toml holds -> what the line says behind its name.
WRONG = {
    "an unknown rule": (
        '[rules.single-sourc]\nseverity = "off"\n',
        "$.rules.single-sourc: unknown rule (did you",
    ),
    "an unknown option": (
        "[rules.single-source]\nfewest-word = 3\n",
        '$.rules.single-source.fewest-word: unknown option of single-source (did you mean "fewest-words"?)',
    ),
    "an option of a rule that has none": (
        "[rules.date-conflict]\nfewest-words = 3\n",
        "$.rules.date-conflict.fewest-words: unknown option of date-conflict (known: severity)",
    ),
    "an option that is no number": (
        '[rules.single-source]\nfewest-words = "3"\n',
        "$.rules.single-source.fewest-words: must be a whole number, not a string",
    ),
    "too little": (
        "[rules.single-source]\nfewest-words = 0\n",
        "$.rules.single-source.fewest-words: must be 1 or more, not 0",
    ),
    "no severity": (
        '[rules.single-source]\nseverity = "loud"\n',
        '$.rules.single-source.severity: "loud" is not one of error, warning, info, off',
    ),
    "trust in a kind that is none": (
        "[trust]\ntweets = 1\n",
        '$.trust.tweets: unknown key (did you mean "tweet"?)',
    ),
    "trust below nothing": ("[trust]\ntweet = -1\n", "$.trust.tweet: must be 0 or more, not -1"),
    "trust by words": ('[trust]\ntweet = "much"\n', "$.trust.tweet: must be a whole number, not a string"),
    "a glossary that is no list": ('glossary = "house.tsv"\n', "$.glossary: must be an array, not a string"),
    "no such glossary": ('glossary = ["house.tsv"]\n', '$.glossary[0]: "house.tsv": no such file'),
    "a glossary elsewhere": (
        'glossary = ["../house.tsv"]\n',
        '$.glossary[0]: "../house.tsv" is outside the folder',
    ),
}


@pytest.mark.parametrize(("text", "said"), WRONG.values(), ids=WRONG)
@pytest.mark.parametrize("command", [("check", "clean"), ("config", "show")])
def test_wrong_input(text: str, said: str, command: tuple[str, ...], checker: Checker, here: Path) -> None:
    stories.write(here, "clean")
    (here / "checker.toml").write_text(text, "utf-8")
    ran = checker(*command)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith(f"checker: {here / 'checker.toml'}: {said}")


def test_a_damaged_glossary_of_a_project(checker: Checker, here: Path) -> None:
    stories.write(here, "clean")
    (here / "checker.toml").write_text('glossary = ["house.tsv"]\n', "utf-8")
    (here / "house.tsv").write_text("kind\tpreferred\n", "utf-8")
    ran = checker("check", "clean")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f'checker: {here / "house.tsv"}, line 1: no column "also"')


def test_options_and_trust_in_a_check(checker: Checker, here: Path) -> None:
    """The story brings them; they do what they say."""
    stories.write(here, "info")
    assert checker("check", "info", "--fail-on", "info").code == 1
    stories.write(
        here,
        "info",
        name="long",
        check='[check.rules]\ntopic-only-in = "off"\nsingle-source.fewest-words = 40\n',
    )
    assert checker("check", "long", "--fail-on", "info").code == 0
    stories.write(here, "error", name="doubtful", check="[check.trust]\narticle = 1\ndoubtful-below = 2\n")
    ran = checker("check", "doubtful")
    assert ran.code == 0
    assert "all its accounts are doubtful" in " ".join(ran.out.split())
