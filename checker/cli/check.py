"""``checker check``: read, check, report, and decide."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from checker.cli import terminal
from checker.model.errors import UsageError
from checker.model.finding import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.bundle.settings import Settings
    from checker.embed import Encoder
    from checker.model.result import Result
    from checker.model.source import Story
    from checker.pipeline import Policy

STDOUT = "-"
REPORTS = Path("reports")
_SUFFIXES = {".md": "markdown", ".json": "json", ".txt": "text"}
_CANNOT_RUN = 2


@dataclass(frozen=True, slots=True)
class Target:
    """Where a report goes, and in which format; ``path`` is None for standard output."""

    format: str
    path: Path | None


def check_command(  # noqa: PLR0913 - one parameter an option
    stories: list[Path] = typer.Argument(..., metavar="STORY...", help="Story bundles or files to check."),
    report_format: str = typer.Option(None, "--format", "-f", help="markdown, json or text."),
    output: list[str] = typer.Option(
        [],
        "--output",
        "-o",
        metavar="[FORMAT:]PATH",
        help="Where to write a report; - prints it. Repeatable.",
    ),
    fail_on: str = typer.Option(
        None, "--fail-on", help="error (default), warning, info or never: what exits with 1."
    ),
    strict: bool = typer.Option(  # noqa: FBT001 - typer makes an option of it
        None, "--strict/--no-strict", help="Fail, too, when anything was left unchecked."
    ),
    model: str = typer.Option(
        None,
        "--model",
        metavar="NAME_OR_PATH",
        help="e5-small (default), use-m, or a sentence-transformers model.",
    ),
    config: Path = typer.Option(None, "--config", help="A checker.toml or pyproject.toml with settings."),
) -> None:
    """Say where the accounts of a story disagree.

    Prints a summary and writes reports/<story id>.md, unless --format or --output say otherwise.
    Exit codes: 0 nothing at or above --fail-on, 1 something is, 2 the check could not run.
    """
    from checker import bundle
    from checker.bundle.settings import FAIL_ON, Settings, validate_settings
    from checker.rules import all_rules

    if fail_on is not None and fail_on not in FAIL_ON:
        raise UsageError(f"unknown level '{fail_on}'", where="--fail-on", hint=", ".join(FAIL_ON))
    targets = _targets(output, report_format, len(stories))
    names = [module.RULE.name for module in all_rules()]
    project = _project_settings(config, names)
    given = Settings(fail_on=fail_on, strict=strict, model=model)
    read = [bundle.read(path, known_rules=names) for path in stories]
    codes = [
        _check_one(story, (given, validate_settings(story.settings, story.id), project), targets)
        for story in read
    ]
    raise typer.Exit(max(codes))


def _project_settings(config: Path | None, names: Sequence[str]) -> Settings:
    from checker.bundle.settings import find_project_settings, read_settings

    if config is None:
        return find_project_settings(Path.cwd(), known_rules=names)
    found = read_settings(config, known_rules=names)
    if found is None:
        raise UsageError(
            "there are no settings in it", where=str(config), hint="[tool.checker] or a checker.toml"
        )
    return found


def _targets(outputs: Sequence[str], given: str | None, stories: int) -> list[Target]:
    """Return where the reports go. Raises UsageError: no such format, or one file for many stories."""
    from checker.report import FORMATS

    if given is not None and given not in FORMATS:
        raise UsageError(f"unknown format '{given}'", where="--format", hint=", ".join(FORMATS))
    targets = [_target(output, given) for output in outputs]
    if stories > 1 and any(target.path for target in targets):
        raise UsageError(
            "one file cannot hold the reports of several stories",
            where="--output",
            hint="check them one by one",
        )
    if not targets and given is not None:
        return [Target(given, None)]
    return targets


def _target(output: str, given: str | None) -> Target:
    from checker.report import FORMATS

    name, colon, path = output.partition(":")
    if not colon or name not in FORMATS:
        name, path = given or _SUFFIXES.get(Path(output).suffix.lower(), "markdown"), output
    return Target(name, None if path == STDOUT else Path(path))


def _check_one(story: Story, layers: Sequence[Settings], targets: Sequence[Target]) -> int:
    from checker.pipeline import check

    policy = _policy(layers)
    encoder = _encoder(next((layer.model for layer in layers if layer.model is not None), None))
    result = check(story, encoder, policy, terminal.progress())
    _report(result, targets)
    if result.verdict is Verdict.UNCHECKED:
        sys.stderr.write(f"checker: {story.id}: one source alone: there is nothing to compare it with\n")
    return {Verdict.PASS: 0, Verdict.FAIL: 1, Verdict.UNCHECKED: _CANNOT_RUN}[result.verdict]


def _policy(layers: Sequence[Settings]) -> Policy:
    """Join the settings; the first layer that says something wins."""
    from checker.model.finding import Severity
    from checker.pipeline import Policy

    fail_on = next((layer.fail_on for layer in layers if layer.fail_on is not None), str(Severity.ERROR))
    strict = next((layer.strict for layer in layers if layer.strict is not None), False)
    levels = {rule: level for layer in reversed(layers) for rule, level in layer.rules.items()}
    return Policy(fail_on, strict, levels)


def _encoder(model: str | None) -> Encoder:
    from checker.embed import load

    return load(model)


def _report(result: Result, targets: Sequence[Target]) -> None:
    """Write the files first: when one cannot be written, nothing else has been said."""
    from checker.report import FORMATS, write

    files = [target for target in targets if target.path is not None]
    printed = [target for target in targets if target.path is None]
    if not targets:
        REPORTS.mkdir(exist_ok=True)
        files = [Target("markdown", REPORTS / f"{result.story.id}.md")]
    for target in files:
        if target.path is not None:
            write(target.path, FORMATS[target.format].render(result))
    for target in printed:
        terminal.say(FORMATS[target.format].render(result))
    if not printed:
        _summary(result, str(files[0].path))


def _summary(result: Result, full_report: str) -> None:
    from checker.report.formats import text

    colour = terminal.has_colour(sys.stdout)
    terminal.say(text.render(result, colour=colour, width=terminal.width(), full_report=full_report))
