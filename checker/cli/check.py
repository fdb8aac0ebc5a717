"""``checker check``: read, check, report, and decide."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli import terminal
from checker.cli.help import Command, new_app
from checker.cli.options import one_of
from checker.cli.targets import Target, report_of, require_usable, targets
from checker.model.errors import CheckerError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from concurrent.futures import Future

    from checker.bundle.settings import Settings
    from checker.embed import Encoder
    from checker.embed.cache import VectorCache
    from checker.model.result import Result
    from checker.model.source import Story
    from checker.nli import Contradiction
    from checker.pipeline import Policy

_CANNOT_RUN = 2
_TEXT = "text"

app = new_app()


def _formats() -> Sequence[str]:
    from checker.report import FORMATS

    return tuple(FORMATS)


def _levels() -> Sequence[str]:
    from checker.bundle.settings import FAIL_ON

    return FAIL_ON


@dataclass(frozen=True, slots=True)
class Job:
    """A story to check, all settings joined; without targets its report goes where reports go."""

    story: Story
    policy: Policy
    model: str | None
    nli: str | None
    targets: tuple[Target, ...]


@app.command(
    "check",
    cls=Command,
    epilog="Exit codes: 0 nothing was found at or above --fail-on, 1 something was, "
    "2 the check could not run.",
)
def check(  # noqa: PLR0913 - one parameter an option
    *,
    stories: Annotated[
        list[Path],
        typer.Argument(
            parser=Path,
            metavar="STORY...",
            help="A folder with a story.toml, or one text file with posts in it.",
        ),
    ],
    report_format: Annotated[
        str | None,
        one_of(
            _formats,
            "format",
            "--format",
            "-f",
            meaning="Print the report in this format: json, markdown or text.",
        ),
    ] = None,
    outputs: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="[FORMAT:]PATH",
            help="Write the report to a file; - prints it. Without FORMAT, the file's name tells it. "
            "Repeatable.",
        ),
    ] = None,
    fail_on: Annotated[
        str | None,
        one_of(
            _levels,
            "level",
            "--fail-on",
            meaning="The lightest finding that exits with 1: error, warning, info or never. [error]",
        ),
    ] = None,
    strict: Annotated[
        bool | None,
        typer.Option("--strict/--no-strict", help="Exit with 1, too, when anything was left unchecked."),
    ] = None,
    model: Annotated[
        str | None,
        typer.Option(
            metavar="NAME_OR_PATH",
            help="e5-small, use-m, or a sentence-transformers model: a folder, or its name on the Hugging "
            "Face hub. [e5-small]",
        ),
    ] = None,
    nli: Annotated[
        str | None,
        typer.Option(
            metavar="NAME_OR_PATH",
            help="A model that judges whether corresponding claims contradict each other: a "
            "sentence-transformers cross-encoder, as a folder, or its name on the Hugging Face hub. [none]",
        ),
    ] = None,
    config: Annotated[
        Path | None,
        typer.Option(parser=Path, metavar="FILE", help="Settings: a checker.toml or pyproject.toml."),
    ] = None,
    keep: Annotated[
        bool,
        typer.Option("--cache/--no-cache", help="Keep vectors between runs, in the user's cache folder."),
    ] = True,
) -> int:
    """Say where the accounts of a story disagree.

    Prints a summary and writes the report to reports/<story id>.md, unless --format or --output say
    otherwise. Of several stories, those that can be read are checked, even if others cannot.
    """
    from checker.bundle.settings import Settings
    from checker.rules import rule_names

    cache = _cache() if keep else None
    ahead = _load_ahead(cache) if model is None else None
    rules = rule_names()
    asked = targets(outputs or (), report_format, _formats())
    given = Settings(fail_on=fail_on, strict=strict, model=model, nli=nli, format=report_format)
    project = _project_settings(config, rules)
    read, faults = _read(stories, rules)
    jobs = [_job(story, (given, _own(story), project), asked) for story in read.values()]
    _require_apart(jobs, len(stories))
    for path, story in read.items():
        require_usable((target.path for target in asked if target.path), _files(path, story))
    encoders = _encoders((job.model for job in jobs), ahead, cache)
    judges = _judges(job.nli for job in jobs)
    for fault in faults:
        terminal.complain(str(fault))
    codes = [_CANNOT_RUN for _ in faults]
    for number, job in enumerate(jobs):
        if number:
            terminal.say("\n")
        codes.append(_run(job, encoders[job.model], judges[job.nli]))
    return max(codes)


def _project_settings(config: Path | None, rules: Sequence[str]) -> Settings:
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


def _own(story: Story) -> Settings:
    from checker.bundle.settings import validate_settings

    return validate_settings(story.settings, story.id)


def _read(paths: Iterable[Path], rules: Sequence[str]) -> tuple[dict[Path, Story], list[CheckerError]]:
    """Read all stories before any is checked; return them by path, and what is wrong with the others."""
    from checker import bundle

    stories, faults = {}, []
    for path in dict.fromkeys(paths):
        try:
            stories[path] = bundle.read(path, known_rules=rules)
        except CheckerError as fault:
            faults.append(fault)
    return stories, faults


def _files(path: Path, story: Story) -> set[Path]:
    """Return the files that a story was read from."""
    from checker import bundle

    folder = path if path.is_dir() else path.parent
    named = {folder / source.file for source in story.sources if source.file}
    return {file for file in (path, folder / bundle.MANIFEST, *named) if file.is_file()}


def _job(story: Story, layers: Sequence[Settings], asked: tuple[Target, ...]) -> Job:
    """Join the settings; the first layer that says something wins."""
    from checker.model.finding import Severity
    from checker.pipeline import Policy

    fail_on = next((layer.fail_on for layer in layers if layer.fail_on is not None), str(Severity.ERROR))
    strict = next((layer.strict for layer in layers if layer.strict is not None), False)
    model = next((layer.model for layer in layers if layer.model is not None), None)
    nli = next((layer.nli for layer in layers if layer.nli is not None), None)
    levels = {rule: level for layer in reversed(layers) for rule, level in layer.rules.items()}
    printed = next((layer for layer in layers if layer.format is not None), None)
    if not asked and printed is not None and printed.format is not None:
        if printed.format not in _formats():
            where = printed.origin or f"{story.id}: [check]"
            hint = f"format is one of {', '.join(_formats())}"
            raise UsageError(f"unknown format '{printed.format}'", where=where, hint=hint)
        asked = (Target(printed.format, None),)
    return Job(story, Policy(fail_on, strict, levels), model, nli, asked)


def _require_apart(jobs: Sequence[Job], stories: int) -> None:
    """Raise UsageError when the report of one story would overwrite that of another."""
    if stories > 1 and any(target.path for job in jobs for target in job.targets):
        hint = "check them one by one, or leave --output out: each has its own in reports/"
        raise UsageError("one file cannot hold the reports of several stories", where="--output", hint=hint)
    names = [job.story.id for job in jobs if not job.targets]
    for name in names:
        if names.count(name) > 1:
            hint = "give each an id of its own in its story.toml, or check them one by one"
            raise UsageError(f"two stories have the id '{name}', and so one report", hint=hint)


def _cache() -> VectorCache:
    from platformdirs import user_cache_path

    from checker.embed.cache import VectorCache

    return VectorCache(user_cache_path("checker", appauthor=False))


def _load_ahead(cache: VectorCache | None) -> Future[Encoder]:
    """Begin to load the default model while the story is read: most stories name no other."""
    from concurrent.futures import ThreadPoolExecutor

    from checker.embed import load

    pool = ThreadPoolExecutor(1)
    future = pool.submit(load, cache=cache)
    pool.shutdown(wait=False)
    return future


def _encoders(
    models: Iterable[str | None], ahead: Future[Encoder] | None, cache: VectorCache | None
) -> Mapping[str | None, Encoder]:
    from checker.embed import load

    return {
        model: ahead.result() if model is None and ahead else load(model, cache=cache)
        for model in dict.fromkeys(models)
    }


def _judges(models: Iterable[str | None]) -> Mapping[str | None, Contradiction | None]:
    """Load each contradiction model once; without a name there is none, and nothing is imported."""
    judges: dict[str | None, Contradiction | None] = {None: None}
    for model in models:
        if model not in judges:
            from checker import nli

            judges[model] = nli.load(str(model))
    return judges


def _run(job: Job, encoder: Encoder, judge: Contradiction | None) -> int:
    """Check one story and report; return its exit code. What cannot be written is said here."""
    from checker.model.finding import Verdict
    from checker.pipeline import check

    with terminal.progress() as draw:
        result = check(job.story, encoder, job.policy, draw, judge)
    try:
        _report(result, job.targets)
    except CheckerError as fault:
        terminal.complain(str(fault))
        return fault.exit_code
    if result.verdict is Verdict.UNCHECKED:
        terminal.complain(f"{job.story.id}: {_alone(job.story)}")
    return {Verdict.PASS: 0, Verdict.FAIL: 1, Verdict.UNCHECKED: _CANNOT_RUN}[result.verdict]


def _alone(story: Story) -> str:
    if len(story.sources) > 1:
        return "only one source holds a sentence: there is nothing to compare it with"
    return "one source alone: there is nothing to compare it with (add another account of the story)"


def _report(result: Result, asked: Sequence[Target]) -> None:
    """Write the files first: when one cannot be written, nothing else has been said."""
    from checker.report import FORMATS, write

    files = [(target.format, target.path) for target in asked if target.path is not None]
    printed = [target.format for target in asked if target.path is None]
    if not asked:
        files = [("markdown", report_of(result.story.id))]
    for name, path in files:
        write(path, FORMATS[name].render(result))
    for name in printed:
        terminal.say(_summary(result) if name == _TEXT else FORMATS[name].render(result))
    if not printed:
        terminal.say(_summary(result, str(files[0][1])))


def _summary(result: Result, full_report: str | None = None) -> str:
    from checker.report.formats import text

    colour = terminal.has_colour(sys.stdout)
    return text.render(result, colour=colour, width=terminal.width(), full_report=full_report)
