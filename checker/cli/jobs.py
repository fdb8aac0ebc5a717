"""What is to be checked: stories read, and their settings joined, before any of them is checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.cli.inputs import STDIN, read_together
from checker.cli.targets import Target
from checker.model.errors import BundleError, CheckerError, UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from checker.bundle.settings import Settings
    from checker.model.review import Review
    from checker.model.source import Story
    from checker.pipeline import Policy


class Job(Struct, frozen=True):
    """A story to check, all settings joined, and what is known of its findings before.

    Without targets, its report goes where reports go; without a language it is in English.
    """

    story: Story
    policy: Policy
    model: str | None
    nli: str | None
    targets: tuple[Target, ...]
    review: Review | None = None
    language: str | None = None


def project_settings(config: Path | None, rules: Sequence[str]) -> Settings:
    """Return the settings of the file that ``--config`` names, or of the project that one works in.

    Raises:
        UsageError: there is no such file, or there are no settings in it.
    """
    from checker.bundle.settings import find_project_settings, read_settings

    if config is None:
        return find_project_settings(Path.cwd(), known_rules=rules)
    found = read_settings(config, known_rules=rules)
    if found is None:
        what = "there are no settings in it" if config.exists() else "no such file"
        raise UsageError(
            what, where=f"--config {config}", hint="give a checker.toml, or write [tool.checker]"
        )
    return found


def own_settings(story: Story, path: Path) -> Settings:
    """Return the settings that a story brings along; ``path`` is its folder, its story.toml, or its file."""
    from checker.bundle import MANIFEST
    from checker.bundle.settings import validate_settings

    manifest = path / MANIFEST if path.is_dir() else path
    where = f"{manifest}: $.check"
    found = validate_settings(story.settings, where, origin=str(manifest), error=BundleError)
    if found.limits:  # a story comes from outside: it must not lift what protects from it
        hint = "write them in checker.toml or pyproject.toml"
        raise BundleError("limits are set by the project, not by a story", where=f"{where}.limits", hint=hint)
    return found


def read_stories(
    groups: Iterable[tuple[Path, ...]], form: str | None, rules: Sequence[str]
) -> tuple[dict[tuple[Path, ...], Story], list[CheckerError]]:
    """Read all stories before any is checked; return them by their paths, and what is wrong with the others.

    A story is given by one path, or by those of the files that make it together; ``form`` is that of all
    files.
    """
    stories, faults = {}, []
    for paths in dict.fromkeys(groups):
        try:
            stories[paths] = read_together(paths, form, rules)
        except CheckerError as fault:
            faults.append(fault)
    return stories, faults


def files_of(paths: Iterable[Path], story: Story) -> set[Path]:
    """Return the files that a story was read from, and that of its acceptances."""
    from checker.bundle import MANIFEST
    from checker.bundle.accepted import accepted_file

    paths = tuple(paths)
    named = {Path(source.origin.file.path) for source in story.sources if source.origin}
    beside = [accepted_file(path) for path in paths if path != STDIN]
    return {
        file for file in (*paths, *(path / MANIFEST for path in paths), *named, *beside) if file.is_file()
    }


def job_of(
    story: Story, layers: Sequence[Settings], asked: tuple[Target, ...], review: Review | None = None
) -> Job:
    """Join the settings; of each key, the first layer that says something wins.

    Raises:
        UsageError: the format or the language that a layer names is not known.
        CheckerError: an option of a rule, or a glossary, is not as it must be.
    """
    from checker.cli.effective import joined, policy_of
    from checker.locale import languages
    from checker.report import FORMATS

    settings = joined(layers)
    if not asked and settings.format is not None:
        _require_known("format", settings.format, FORMATS, layers)
        asked = (Target(settings.format, None),)
    language = settings.report_language
    if language is not None:
        _require_known("report-language", language, languages(), layers)
    return Job(story, policy_of(layers), settings.model, settings.nli, asked, review, language)


def _require_known(key: str, value: str, known: Collection[str], layers: Sequence[Settings]) -> None:
    """Raise UsageError where the layer that a setting comes from says something that there is not."""
    if value not in known:
        layer = next(layer for layer in layers if key in dict(layer.said()))
        from checker.bundle.table import suggestion

        hint = suggestion(value, known)
        raise UsageError(f"unknown {key} '{value}'", where=f"{layer.where}.{key}", hint=hint)


def require_apart(jobs: Sequence[Job], stories: int) -> None:
    """Raise UsageError when the report of one story would overwrite that of another."""
    if stories > 1 and any(target.path for job in jobs for target in job.targets):
        hint = "check them one by one, or leave --output out: each has its own in reports/"
        raise UsageError("one file cannot hold the reports of several stories", where="--output", hint=hint)
    names = [job.story.id for job in jobs if not job.targets]
    for name in names:
        if names.count(name) > 1:
            hint = "give each an id in its story.toml, a file another name, or check them one by one"
            raise UsageError(f"two stories have the id '{name}', and so one report", hint=hint)
