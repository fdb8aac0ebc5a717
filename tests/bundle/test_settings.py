"""The settings of a project: where they are found, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.bundle.settings import Settings, find_project_settings, read_settings, validate_settings
from checker.model.errors import BundleError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from checker.model.errors import CheckerError

RULES = {"date-conflict", "number-conflict"}


def test_every_key() -> None:
    table = {
        "fail-on": "never",
        "strict": True,
        "model": "intfloat/multilingual-e5-small",
        "nli": "models/nli",
        "format": "json",
        "glossary": ["house.tsv", "names/people.toml"],
        "trust": {"statement": 3, "post": 0, "doubtful-below": 2},
        "rules": {"date-conflict": "warning", "number-conflict": "off"},
    }
    assert validate_settings(table, "checker.toml: $", known_rules=RULES) == Settings(
        fail_on="never",
        strict=True,
        model="intfloat/multilingual-e5-small",
        nli="models/nli",
        format="json",
        glossary=("house.tsv", "names/people.toml"),
        trust={"statement": 3, "post": 0, "doubtful-below": 2},
        rules={"date-conflict": "warning", "number-conflict": "off"},
    )


def test_a_rule_with_a_table_of_its_own() -> None:
    """Its severity stands beside its options, which only the rule can read; it need not have either."""
    table = {"rules": {"date-conflict": {"severity": "info", "most": 3}, "number-conflict": {"most": 4}}}
    settings = validate_settings(table, "x: $", known_rules=RULES)
    assert settings.rules == {"date-conflict": "info"}
    assert {name: (it.values, it.where) for name, it in settings.options.items()} == {
        "date-conflict": ({"most": 3}, "x: $.rules.date-conflict"),
        "number-conflict": ({"most": 4}, "x: $.rules.number-conflict"),
    }
    assert not validate_settings({"rules": {"date-conflict": {}}}, "$").options


def test_what_is_said() -> None:
    table = {
        "strict": False,
        "glossary": ["house.tsv"],
        "trust": {"post": 0},
        "rules": {"number-conflict": "off", "date-conflict": {"severity": "info", "most": 3}},
    }
    assert dict(validate_settings(table, "$").said()) == {
        "strict": False,
        "glossary": ("house.tsv",),
        "trust.post": 0,
        "rules.number-conflict": "off",
        "rules.date-conflict": "info",
        "rules.date-conflict.most": 3,
    }
    assert not dict(Settings().said())


def test_what_is_not_said_is_not_set() -> None:
    settings = validate_settings({}, "$")
    assert settings == Settings()
    assert (settings.fail_on, settings.strict, settings.model, settings.format) == (None, None, None, None)
    assert not settings.rules


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"failon": "error"}, 'x: $.failon: unknown key (did you mean "fail-on"?)'),
        ({"fail-on": True}, "x: $.fail-on: must be a string, not true or false"),
        ({"fail-on": "fatal"}, 'x: $.fail-on: "fatal" is not one of error, warning, info, never'),
        ({"strict": "no"}, "x: $.strict: must be true or false, not a string"),
        ({"model": ""}, "x: $.model: is empty (give it a value or leave it out)"),
        ({"format": ["json"]}, "x: $.format: must be a string, not an array"),
        ({"rules": ["date-conflict"]}, "x: $.rules: must be a table, not an array (write it as [rules])"),
        ({"glossary": "house.tsv"}, "x: $.glossary: must be an array, not a string (write glossary = ["),
        ({"glossary": [""]}, "x: $.glossary.0: is empty (give it a value or leave it out)"),
        ({"trust": 3}, "x: $.trust: must be a table, not an integer (write it as [trust])"),
        ({"trust": {"tweets": 3}}, 'x: $.trust.tweets: unknown key (did you mean "tweet"?)'),
        ({"trust": {"tweet": True}}, "x: $.trust.tweet: must be a whole number, not true or false"),
        ({"trust": {"tweet": -1}}, "x: $.trust.tweet: must be 0 or more, not -1"),
        (
            {"rules": {"date-conflict": {"severity": "of"}}},
            'x: $.rules.date-conflict.severity: "of" is not one of error, warning, ',
        ),
        ({"rules": {"date-conflict": "of"}}, 'x: $.rules.date-conflict: "of" is not one of error, warning, '),
        (
            {"rules": {"date-conflict": None}},
            "x: $.rules.date-conflict: must be one of error, warning, info, off",
        ),
        ({"rules": {"dates-conflict": "off"}}, "x: $.rules.dates-conflict: unknown rule (did you mean "),
    ],
)
@pytest.mark.parametrize("error", [UsageError, BundleError])
def test_fault(table: dict[str, object], message: str, error: type[CheckerError]) -> None:
    with pytest.raises(error) as caught:
        validate_settings(table, "x: $", known_rules=RULES, error=error)
    assert str(caught.value).startswith(message)


def test_any_rule_passes_where_the_rules_are_not_known() -> None:
    assert validate_settings({"rules": {"house-rule": "off"}}, "$").rules == {"house-rule": "off"}


def test_nearest_project_file(tmp_path: Path) -> None:
    deep = tmp_path / "desk" / "stories" / "one"
    deep.mkdir(parents=True)
    (tmp_path / "checker.toml").write_text('fail-on = "info"\n')
    assert find_project_settings(deep).fail_on == "info"
    (tmp_path / "desk" / "pyproject.toml").write_text("[tool.other]\nx = 1\n")
    assert find_project_settings(deep).fail_on == "info"
    (tmp_path / "desk" / "pyproject.toml").write_text('[tool.checker]\nfail-on = "warning"\n')
    found = find_project_settings(deep)
    assert found.fail_on == "warning"
    assert found.origin == str(tmp_path / "desk" / "pyproject.toml")
    (tmp_path / "desk" / "checker.toml").write_text('fail-on = "never"\n')
    assert find_project_settings(deep).fail_on == "never"


def test_start_may_be_a_file_or_nothing_yet(tmp_path: Path) -> None:
    (tmp_path / "checker.toml").write_text("strict = true\n")
    (tmp_path / "story.txt").write_text("words")
    assert find_project_settings(tmp_path / "story.txt").strict is True
    assert find_project_settings(tmp_path / "not" / "there").strict is True


@pytest.mark.parametrize("content", ["", "# [tool.other]\nbroken = ", '[tool]\nother = "checker"\n'])
def test_project_file_of_somebody_else(tmp_path: Path, content: str) -> None:
    (tmp_path / "pyproject.toml").write_text(content)
    assert read_settings(tmp_path / "pyproject.toml") is None


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("checker.toml", "strict = \n", "not valid TOML: Invalid value (at line 1, column 10)"),
        ("checker.toml", "[tool.checker]\nstrict = true", "$.tool: unknown key (known: fail-on, format,"),
        ("pyproject.toml", "[tool.checker]\nstrikt = true", 'strikt: unknown key (did you mean "strict"?)'),
        ("pyproject.toml", "[tool]\nchecker = 1", "checker: must be a table, not an integer"),
        ("pyproject.toml", "tool = 'checker'", "tool: must be a table, not a string"),
    ],
)
def test_broken_project_file(tmp_path: Path, name: str, content: str, message: str) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(UsageError) as caught:
        find_project_settings(tmp_path)
    assert str(caught.value).startswith(f"{tmp_path / name}: ")
    assert message in str(caught.value)


def test_project_file_that_cannot_be_looked_at(tmp_path: Path) -> None:
    (tmp_path / "checker.toml").symlink_to(tmp_path / "checker.toml")
    with pytest.raises(UsageError, match="too many levels of symbolic links"):
        find_project_settings(tmp_path)


def test_link_to_nothing_is_no_project_file(tmp_path: Path) -> None:
    (tmp_path / "checker.toml").symlink_to(tmp_path / "nowhere")
    assert read_settings(tmp_path / "checker.toml") is None


def test_project_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "checker.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="UTF-16"):
        find_project_settings(tmp_path)
