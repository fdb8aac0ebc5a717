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
from checker.model.limits import LIMIT_NAMES
from checker.model.source import SourceKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from checker.model.errors import CheckerError

NEVER = "never"
OFF = "off"
FAIL_ON = (*(str(severity) for severity in Severity), NEVER)
RULE_LEVELS = (*(str(severity) for severity in Severity), OFF)
KEYS = (
    "fail-on", "strict", "model", "nli", "format", "report-language",
    "glossary", "trust", "limits", "rules",
)  # fmt: skip
SEVERITY = "severity"  # of a rule, beside its options
DOUBTFUL_BELOW = "doubtful-below"  # beside the kinds of source
OWN_FILE = "checker.toml"
PROJECT_FILE = "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings that one place gives; None where it says nothing.

    ``rules`` maps the name of a rule to error, warning, info or off, ``options`` to the table of what else is
    said of it, which is still to be read by what the rule knows. ``trust`` has kinds of source and
    ``doubtful-below``. ``limits`` are those of `checker.model.limits`, by name. ``glossary`` are names of
    files in the folder of ``origin``, the file the settings came from. ``where`` is the place of the table,
    for messages.
    """

    fail_on: str | None = None
    strict: bool | None = None
    model: str | None = None
    nli: str | None = None
    format: str | None = None
    report_language: str | None = None
    glossary: tuple[str, ...] = ()
    trust: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    limits: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    rules: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    options: Mapping[str, Table] = field(default_factory=lambda: MappingProxyType({}))
    origin: str | None = None
    where: str = field(default="", compare=False)

    def said(self) -> Iterator[tuple[str, object]]:
        """Yield what is said here: dotted keys with their values, in the order of `KEYS`."""
        plain = (self.fail_on, self.strict, self.model, self.nli, self.format, self.report_language)
        whole = zip(KEYS, (*plain, self.glossary or None), strict=False)
        yield from ((key, value) for key, value in whole if value is not None)
        yield from ((f"trust.{name}", level) for name, level in self.trust.items())
        yield from ((f"limits.{name}", most) for name, most in self.limits.items())
        for name in dict.fromkeys((*self.rules, *self.options)):
            if name in self.rules:
                yield f"rules.{name}", self.rules[name]
            options = self.options[name].values if name in self.options else {}
            yield from ((f"rules.{name}.{key}", value) for key, value in options.items())


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
    rules = known.table("rules")
    if known_rules is not None:
        rules.allow(known_rules, "rule")
    return Settings(
        fail_on=known.choice("fail-on", FAIL_ON),
        strict=known.boolean("strict"),
        model=known.line("model"),
        nli=known.line("nli"),
        format=known.line("format"),
        report_language=known.line("report-language"),
        glossary=known.lines("glossary"),
        trust=_trust(known.table("trust")),
        limits=_limits(known.table("limits")),
        rules=_levels(rules),
        options=_options(rules),
        origin=origin,
        where=where,
    )


def _trust(table: Table) -> Mapping[str, int]:
    table.allow((*SourceKind, DOUBTFUL_BELOW))
    levels = {name: table.whole(name) for name in table.values}
    return MappingProxyType({name: level for name, level in levels.items() if level is not None})


def _limits(table: Table) -> Mapping[str, int]:
    table.allow(LIMIT_NAMES, "limit")
    given = {name: table.whole(name, 1) for name in table.values}
    return MappingProxyType({name: most for name, most in given.items() if most is not None})


def _levels(rules: Table) -> Mapping[str, str]:
    """Return the severities: of rules that have nothing else, and of those with a table of their own."""
    found = {name: _level(rules, name) for name in rules.values if not _has_table(rules, name)}
    tables = {name: rules.table(name) for name in rules.values if _has_table(rules, name)}
    found |= {name: _level(table, SEVERITY) for name, table in tables.items() if SEVERITY in table.values}
    return MappingProxyType(found)


def _options(rules: Table) -> Mapping[str, Table]:
    """Return what rules with a table of their own are told beside their severity."""
    found: dict[str, Table] = {}
    for name in rules.values:
        if _has_table(rules, name):
            table = rules.table(name)
            rest = {key: value for key, value in table.values.items() if key != SEVERITY}
            if rest:
                found[name] = Table(rest, table.where, table.error)
    return MappingProxyType(found)


def _has_table(rules: Table, name: str) -> bool:
    return isinstance(rules.values[name], dict)


def _level(table: Table, key: str) -> str:
    level = table.choice(key, RULE_LEVELS)
    if level is None:  # TOML has no null, but a table made elsewhere may
        raise table.wrong_type(key, "one of " + ", ".join(RULE_LEVELS))
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
