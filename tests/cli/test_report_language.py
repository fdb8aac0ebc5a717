"""--report-language, and `report-language` of the settings: the words of a report, and nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from checker.locale import languages
from tests.cli import stories

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Checker

VERDICT = {"en": "Fail: 1 error", "ar": "غير سليم: خطأ واحد", "fr": "Échec\u00a0: 1 erreur"}


@pytest.mark.parametrize("language", languages())
def test_exit_code_and_fingerprints_do_not_depend_on_the_language(
    here: Path, checker: Checker, language: str
) -> None:
    story = stories.write(here, "error")
    usual = checker("check", story, "--format", "json")
    ran = checker("check", story, "--format", "json", "--report-language", language)
    assert (ran.code, ran.err) == (usual.code, usual.err) == (1, "")
    mine, theirs = json.loads(ran.out), json.loads(usual.out)
    kept = ("rule", "code", "severity", "fingerprint")
    assert [[it[key] for key in kept] for it in mine["findings"]] == [
        [it[key] for key in kept] for it in theirs["findings"]
    ]
    assert (mine == theirs) is (language == "en")


@pytest.mark.parametrize("language", languages())
def test_summary_and_files_are_in_the_language(here: Path, checker: Checker, language: str) -> None:
    ran = checker("check", stories.write(here, "error"), "--report-language", language)
    assert VERDICT[language] in ran.out
    assert VERDICT[language] in (here / "reports" / "error.md").read_text("utf-8")


def test_a_setting_of_the_project_the_story_or_the_command_line(here: Path, checker: Checker) -> None:
    (here / "checker.toml").write_text('report-language = "fr"\n', "utf-8")
    assert VERDICT["fr"] in checker("check", stories.write(here, "error")).out
    own = stories.write(here, "error", name="own", check='[check]\nreport-language = "ar"\n')
    assert VERDICT["ar"] in checker("check", own).out
    assert VERDICT["en"] in checker("check", own, "--report-language", "en").out


def test_the_setting_is_shown_with_its_origin(here: Path, checker: Checker) -> None:
    def shown(*arguments: str | Path) -> tuple[str, str]:
        found = {it["key"]: it for it in json.loads(checker("config", "show", *arguments, "--json").out)}
        return found["report-language"]["value"], found["report-language"]["origin"]

    assert shown() == ("en", "default")
    assert shown("--report-language", "ar") == ("ar", "--report-language")
    (here / "checker.toml").write_text('report-language = "fr"\n', "utf-8")
    value, origin = shown()
    assert value == "fr"
    assert origin.endswith("checker.toml: $.report-language")


def test_a_language_without_a_catalogue_is_told_in_one_line(here: Path, checker: Checker) -> None:
    story = stories.write(here, "error")
    for arguments in (("check", story), ("explain", "D101"), ("config", "show")):
        ran = checker(*arguments, "--report-language", "xx")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == "checker: --report-language: unknown language 'xx' (en, ar, fr)\n"
    (here / "checker.toml").write_text('report-language = "fra"\n', "utf-8")
    ran = checker("check", story)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "checker.toml: $.report-language: unknown report-language 'fra' (did you mean \"fr\"?)" in ran.err


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("(error)", "What it checks\n    Two sources", "Why an editor cares")),
        ("fr", ("(erreur)", "Ce que la règle vérifie\n    Deux sources", "Ce qu’elle ne voit pas")),
        ("ar", ("(خطأ)", "ماذا تفحص\n    يروي مصدران", "ما لا تراه")),
    ],
)
def test_a_rule_is_explained_in_the_language(checker: Checker, language: str, words: tuple[str, ...]) -> None:
    ran = checker("explain", "D101", "--report-language", language)
    assert (ran.code, ran.err) == (0, "")
    assert [it for it in words if it not in ran.out] == []
    assert max(map(len, ran.out.splitlines())) <= 110


def test_options_of_a_rule_are_explained_in_the_language(checker: Checker) -> None:
    ran = checker("explain", "single-source", "--report-language", "fr")
    assert "fewest-words = 5\u00a0: mots d’une affirmation, au moins, pour qu’elle soit signalée." in ran.out
