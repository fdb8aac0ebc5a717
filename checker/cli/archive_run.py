"""What ``checker archive run`` does: settings joined, the run, its progress on the terminal, exit code."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.cli import engines, jobs, terminal
from checker.model.errors import BundleError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.archive.engines import Workers
    from checker.archive.jobs import Asked as Judged
    from checker.archive.jobs import Resolver
    from checker.archive.records import Item
    from checker.archive.run import Progress
    from checker.archive.summary import Summary
    from checker.bundle.settings import Settings
    from checker.model.source import Story

_BAR = 24
_PAUSE = 0.2  # seconds between two drawings
_FAILED, _CANNOT_RUN = 1, 2


class Asked(Struct, frozen=True):
    """What the command line asks for."""

    given: str
    output: Path
    engine: str
    workers: Workers
    max_failures: int | None
    retry: bool
    vectors: Path | None
    settings: Settings
    config: Path | None


def run_archive(asked: Asked) -> int:
    """Run; return the exit code.

    Raises:
        CheckerError: the run cannot begin, or cannot go on; what is finished is kept.
    """
    from checker.archive import engines as archive_engines
    from checker.archive import inputs
    from checker.archive.jobs import chunks
    from checker.archive.manifest import write_manifest
    from checker.archive.models import setup_of
    from checker.archive.parquet import pyarrow_modules
    from checker.archive.parts import Archive
    from checker.archive.run import run
    from checker.archive.similar import index
    from checker.archive.summary import write_summary
    from checker.cli.effective import joined
    from checker.rules import rule_names

    pyarrow_modules()  # before any work
    rules = rule_names()
    project = jobs.project_settings(asked.config, rules)
    settings = joined((asked.settings, project))
    setup = setup_of(settings.model, settings.nli, engines.vector_cache().folder, asked.vectors)
    resolve = _resolver(asked.settings, project)
    total = inputs.count(asked.given)
    archive = Archive(asked.output)
    with archive.alone():
        archive.prepare()
        write_manifest(archive, setup.model, setup.encoder)
        work = chunks(inputs.items(asked.given, rules), resolve, setup)
        with archive_engines.engine(asked.engine, setup, asked.workers) as engine, _bar(total) as draw:
            run(work, engine, archive, draw, max_failures=asked.max_failures, again=asked.retry)
        summary = write_summary(archive)
        index(archive)
    terminal.say(summary.text(asked.output))
    return _code(summary, asked.max_failures or 0)


def _code(summary: Summary, tolerated: int) -> int:
    if summary.not_checked > tolerated:
        return _CANNOT_RUN
    return _FAILED if summary.failing else 0


def _resolver(given: Settings, project: Settings) -> Resolver:
    """Return what joins a story's settings with those of the run; most have none, and share a policy."""
    from checker.archive.jobs import asked
    from checker.bundle.accepted import accepted_file, read_accepted
    from checker.cli.effective import joined, policy_of
    from checker.rules import rule_names

    rules = rule_names()
    usual, settings = asked(policy_of((given, project))), joined((given, project))

    def resolve(story: Story, item: Item) -> Judged:
        judged = usual
        if story.settings:
            own = jobs.own_settings(story, item.path or Path(item.where))
            for key in ("model", "nli"):
                wanted = getattr(joined((given, own, project)), key)
                if wanted != getattr(settings, key):
                    hint = f"check it by itself, or run the archive with --{key} {wanted}"
                    raise BundleError(f"the story asks for the {key} {wanted}", where=item.where, hint=hint)
            judged = asked(policy_of((given, own, project)))
        accepted = read_accepted(accepted_file(item.path), rules) if item.path else ()
        return asked(judged.policy, accepted) if accepted else judged

    return resolve


@contextmanager
def _bar(total: int) -> Iterator[Progress]:
    """Give something that draws a progress bar on stderr, where somebody sees it; gone in the end."""
    seen = terminal.is_terminal(sys.stderr)
    start = last = time.monotonic()

    def draw(done: int, checked: int) -> None:
        nonlocal last
        now = time.monotonic()
        if not seen or (now - last < _PAUSE and done < total):
            return
        last = now
        told = _told(done, total, checked / max(now - start, 1e-9) if checked else 0)
        drawn = terminal.bar(done, total, _BAR)
        terminal.complain_at_length(f"{terminal.CLEAR_LINE}stories {drawn} {told}", end="")

    try:
        yield draw
    finally:
        if seen:
            terminal.complain_at_length(terminal.CLEAR_LINE, end="")


def _told(done: int, total: int, rate: float) -> str:
    """Say how far it is, how fast, and how long it still takes."""
    told = f"{done}/{total}"
    if not rate:
        return told
    left = int(max(total - done, 0) / rate)
    hours, minutes, seconds = left // 3600, left // 60 % 60, left % 60
    return f"{told}, {rate * 3600:,.0f} an hour, {hours}:{minutes:02}:{seconds:02} left"
