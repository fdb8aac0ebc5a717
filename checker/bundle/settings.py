"""The settings of a check, and where a project keeps them.

One schema for the ``[check]`` table of a story, ``[tool.checker]`` in pyproject.toml, and checker.toml.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from checker.bundle.table import Table, parse_toml
from checker.bundle.text_file import read_text, reason
from checker.model.errors import UsageError
from checker.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from checker.model.errors import CheckerError

NEVER = "never"
OFF = "off"
FAIL_ON = (*(str(severity) for severity in Severity), NEVER)
RULE_LEVELS = (*(str(severity) for severity in Severity), OFF)
KEYS = ("fail-on", "strict", "model", "nli", "format", "rules")
OWN_FILE = "checker.toml"
PROJECT_FILE = "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings that one place gives; None where it says nothing.

    ``rules`` maps the name of a rule to error, warning, info or off; ``origin`` is the file they came from.
    """

    fail_on: str | None = None
    strict: bool | None = None
    model: str | None = None
    nli: str | None = None
    format: str | None = None
    rules: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    origin: str | None = None


def validate_settings(
    table: Mapping[str, object],
    where: str,
    *,
    known_rules: Collection[str] | None = None,
    origin: str | None = None,
    error: type[CheckerError] = UsageError,
) -> Settings:
    """Return the settings of a table.

    Args:
        table: what the file holds.
        where: its place, for messages: ``pyproject.toml: $.tool.checker``.
        known_rules: the names that ``rules`` may use; None lets every name pass.
        origin: the file, kept in the settings.
        error: what to raise.

    Raises:
        CheckerError: an unknown key or rule (the nearest known one is named), a wrong type or value.
    """
    known = Table(table, where, error)
    known.allow(KEYS)
    return Settings(
        fail_on=known.choice("fail-on", FAIL_ON),
        strict=known.boolean("strict"),
        model=known.line("model"),
        nli=known.line("nli"),
        format=known.line("format"),
        rules=_levels(known.table("rules"), known_rules),
        origin=origin,
    )


def _levels(rules: Table, known_rules: Collection[str] | None) -> Mapping[str, str]:
    if known_rules is not None:
        rules.allow(known_rules, "rule")
    return MappingProxyType({name: _level(rules, name) for name in rules.values})


def _level(rules: Table, name: str) -> str:
    level = rules.choice(name, RULE_LEVELS)
    if level is None:  # TOML has no null, but a table made elsewhere may
        raise rules.wrong_type(name, "one of " + ", ".join(RULE_LEVELS))
    return level


def find_project_settings(start: Path, *, known_rules: Collection[str] | None = None) -> Settings:
    """Return the settings of the nearest project file at ``start`` or in a folder above it.

    A project file is a checker.toml, or a pyproject.toml with a ``[tool.checker]`` table; the first wins
    where both stand in one folder. Without one, nothing is set.

    Raises:
        UsageError: a project file that cannot be read or holds something else than settings.
    """
    folder = Path(os.path.abspath(start))  # noqa: PTH100 - resolve() would follow links out of the project
    for place in (folder, *folder.parents):
        found = read_settings(place / OWN_FILE, known_rules=known_rules)
        found = found or read_settings(place / PROJECT_FILE, known_rules=known_rules)
        if found:
            return found
    return Settings()


def read_settings(path: Path, *, known_rules: Collection[str] | None = None) -> Settings | None:
    """Return the settings of a checker.toml, or of a pyproject.toml that has some; None without any.

    Raises:
        UsageError: the file cannot be read or holds something else than settings.
    """
    try:
        if not path.stat().st_size:
            return None
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as fault:
        raise UsageError(reason(fault), where=str(path)) from None
    text = read_text(path, error=UsageError)
    if path.name != PROJECT_FILE:
        root = parse_toml(text, str(path), UsageError)
        return validate_settings(root.values, root.where, known_rules=known_rules, origin=str(path))
    if "checker" not in text:  # somebody else's file: neither its faults nor its size concern us
        return None
    tools = parse_toml(text, str(path), UsageError).table("tool")
    if "checker" not in tools.values:
        return None
    table = tools.table("checker")
    return validate_settings(table.values, table.where, known_rules=known_rules, origin=str(path))
