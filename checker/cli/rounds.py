"""One round of checking: all stories read and judged, each reported; with --watch there are more."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.cli import jobs, terminal
from checker.cli.deadline import at_most
from checker.cli.inputs import STDIN
from checker.cli.reporting import get_ready, is_read_by_people, report
from checker.cli.review import day_of_review, read_baseline, review_of
from checker.cli.targets import require_usable
from checker.model.errors import BundleError, CheckerError
from checker.model.limits import Limits, in_force, limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from checker.bundle.settings import Settings
    from checker.cli.engines import Models
    from checker.cli.jobs import Job
    from checker.cli.targets import Target
    from checker.embed import Encoder
    from checker.model.source import Story
    from checker.nli import Contradiction

CANNOT_RUN = 2

Paths = tuple[Path, ...]
"""A folder, a file, or the files that make a story together."""


class Asked(Struct, frozen=True):
    """What the command line asks for.

    ``groups`` are the stories; ``form`` is that of all files; ``given`` are the settings among the options,
    ``config`` is the file of others, ``baseline`` the JSON report of an earlier check.
    """

    groups: tuple[Paths, ...]
    form: str | None
    given: Settings
    config: Path | None
    targets: tuple[Target, ...]
    baseline: Path | None
    today: date | None


class Round(Struct, frozen=True):
    """How a round ended: the exit code, and the files and folders that it depended on."""

    code: int
    files: frozenset[Path]


def check_once(asked: Asked, models: Models) -> Round:
    """Check all stories, and report. Of several, those that can be read are checked, even if others cannot.

    Raises:
        CheckerError: what keeps every story from being checked.
    """
    from checker.rules import rule_names

    rules = rule_names()
    project = jobs.project_settings(asked.config, rules)
    with in_force(Limits.of(project.limits)):
        return _check_all(asked, models, project, rules)


def _check_all(asked: Asked, models: Models, project: Settings, rules: Sequence[str]) -> Round:
    read, faults = jobs.read_stories(asked.groups, asked.form, rules)
    baseline = read_baseline(asked.baseline, [story.id for story in read.values()])
    today = day_of_review(asked.today)
    wanted: dict[Paths, Job] = {}
    used = {asked.config or _file(project), asked.baseline}
    for paths, story in read.items():
        try:
            own = jobs.own_settings(story, paths[0])
            review = review_of(paths[0], story.id, rules, baseline, today)
            layers = (asked.given, own, project)
            wanted[paths] = jobs.job_of(story, layers, asked.targets, review)
            used |= {file for layer in layers for file in _glossaries(layer)}
        except BundleError as fault:
            faults.append(fault)
    jobs.require_apart(list(wanted.values()), len(asked.groups))
    for paths, story in read.items():
        require_usable((target.path for target in asked.targets if target.path), jobs.files_of(paths, story))
    code = _check(list(wanted.values()), models, faults)
    return Round(code, frozenset({*_files(asked.groups, read, set(wanted)), *filter(None, used)}))


def _file(settings: Settings) -> Path | None:
    return Path(settings.origin) if settings.origin else None


def _glossaries(settings: Settings) -> list[Path]:
    return [Path(settings.origin or "").parent / name for name in settings.glossary]


def _files(groups: Iterable[Paths], read: Mapping[Paths, Story], checked: set[Paths]) -> Iterator[Path]:
    """Yield what stories depend on; all of a folder whose story could not be checked, whatever it lacks."""
    from checker.bundle.accepted import accepted_file

    for paths in groups:
        if paths in read:
            yield accepted_file(paths[0])
            yield from jobs.files_of(paths, read[paths])
        if paths not in checked:
            yield from files_given((paths,))


def files_given(groups: Iterable[Paths]) -> set[Path]:
    """Return the paths of stories, and what stands in those that are folders, as far as they can be read."""
    paths = {path for group in groups for path in group if path != STDIN}
    found = set(paths)
    for path in paths:
        with suppress(OSError, ValueError):  # no folder, or no path at all: the reader has said so
            found.update(path.iterdir())
    return found


def _check(wanted: Sequence[Job], models: Models, faults: Iterable[CheckerError]) -> int:
    """Check and report story by story; return the worst exit code. Every model is loaded before."""
    loaded = [(models.encoder(job.model), models.judge(job.nli, job.model)) for job in wanted]
    codes = []
    for fault in faults:
        terminal.complain(str(fault))
        codes.append(CANNOT_RUN)
    for number, (job, engines) in enumerate(zip(wanted, loaded, strict=True)):
        if number and is_read_by_people(job.targets):
            terminal.say("\n")
        codes.append(_run(job, *engines))
    return max(codes)


def _run(job: Job, encoder: Encoder, judge: Contradiction | None) -> int:
    """Check one story and report; return its exit code. What cannot be written is said here."""
    from checker.model.finding import Verdict
    from checker.pipeline import check

    try:
        with at_most(limits().seconds, job.story.id):
            with terminal.progress() as draw:
                result = check(
                    job.story,
                    encoder,
                    job.policy,
                    draw,
                    judge,
                    review=job.review,
                    meanwhile=lambda: get_ready(job.targets),
                )
            report(result, job.targets, job.language)
    except CheckerError as fault:
        terminal.complain(str(fault))
        return fault.exit_code
    if result.verdict is Verdict.UNCHECKED:
        terminal.complain(f"{job.story.id}: {_alone(job.story)}")
    return {Verdict.PASS: 0, Verdict.FAIL: 1, Verdict.UNCHECKED: CANNOT_RUN}[result.verdict]


def _alone(story: Story) -> str:
    if len(story.sources) > 1:
        return "only one source holds a sentence: there is nothing to compare it with"
    return "one source alone: there is nothing to compare it with (add another account of the story)"
