"""A run: from the stories of an input to the parts of an archive, doing only what is not done yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct, field

from checker.archive.engines.base import ATTEMPTS
from checker.archive.errors import CONTINUES, RunError
from checker.archive.jobs import Chunk
from checker.archive.parts import Earlier
from checker.archive.rows import CHECKED, Rows, failed
from checker.archive.schema import STORIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from checker.archive.engines import Engine
    from checker.archive.parts import Archive

_MOST_LOST = 16
"""Chunks lost, with workers dying over each, until it is no single story's fault."""


class Progress(Protocol):
    """Is told how far a run has come."""

    def __call__(self, done: int, checked: int) -> None:
        """Take how many stories are done, and how many of these were checked now, not in an earlier run."""
        ...


class _Run(Struct):
    archive: Archive
    progress: Progress
    max_failures: int | None
    again: bool
    names: list[str] = field(default_factory=list)
    done: int = 0
    checked: int = 0
    failures: int = 0
    waiting: dict[int, tuple[str, int, Rows]] = field(default_factory=dict)

    def to_do(self, chunks: Iterable[Chunk]) -> Iterator[Chunk]:
        """Yield what is still to be done of chunks: nothing, some of their stories, or all."""
        earlier = Earlier(self.archive)
        for chunk in chunks:
            name = chunk.name
            self.names.append(name)
            if self.archive.is_finished(name):
                rows = self.archive.read(STORIES, name, ("verdict", "error"))
                if not (self.again and any(row["error"] is not None for row in rows)):
                    self._count(rows)
                    continue
            known = {job.number: earlier.rows(job) for job in chunk.jobs}
            had = Rows.joined(rows for rows in known.values() if rows is not None)
            missing = tuple(job for job in chunk.jobs if known[job.number] is None)
            self.waiting[chunk.number] = name, len(missing), had
            if missing:
                yield Chunk(chunk.number, missing)
            else:
                self.take(Chunk(chunk.number, ()), Rows())

    def take(self, chunk: Chunk, rows: Rows) -> None:
        """Take the rows of stories; write their part when none is missing any more."""
        name, missing, had = self.waiting.pop(chunk.number)
        missing -= len(chunk.jobs)
        self.checked += len(chunk.jobs)
        whole = Rows.joined((had, rows))
        if missing:
            self.waiting[chunk.number] = name, missing, whole
            return
        ordered = whole.in_order()
        self.archive.write(name, ordered)
        self._count(ordered.stories)

    def _count(self, rows: Iterable[Mapping[str, object]]) -> None:
        rows = list(rows)
        self.done += len(rows)
        self.failures += sum(row["verdict"] not in CHECKED for row in rows)
        self.progress(self.done, self.checked)
        if self.max_failures is not None and self.failures > self.max_failures:
            what = f"{self.failures} stories could not be checked, more than --max-failures allows"
            raise RunError(what, where=str(self.archive.folder), hint="mend them, or allow more")


def run(  # noqa: PLR0913 - what a run is made of
    chunks: Iterable[Chunk],
    engine: Engine,
    archive: Archive,
    progress: Progress,
    *,
    max_failures: int | None = None,
    again: bool = False,
) -> None:
    """Check the stories of an input, and write them to an archive: parts that are there are not made again.

    Args:
        chunks: the stories.
        engine: has them checked.
        archive: where the rows go; nobody else writes there.
        progress: told how far it is.
        max_failures: how many stories may fail to be checked; None for any number.
        again: check those that failed before once more.

    Raises:
        RunError: too many failures, or no workers any more. What is finished stays.
        OutputError: a part cannot be written. What is finished stays.
    """
    state = _Run(archive, progress, max_failures, again)
    lost: list[Chunk] = []
    for chunk, rows in engine.run(state.to_do(chunks)):
        if rows is not None:
            state.take(chunk, rows)
            continue
        lost.append(chunk)
        if len(lost) > _MOST_LOST:
            raise RunError(
                "workers die over whatever they are given", hint=f"give them memory, and {CONTINUES}"
            )
    # One story at a time, so that it is known which one a worker dies over.
    alone = (Chunk(chunk.number, (job,)) for chunk in lost for job in chunk.jobs)
    for chunk, rows in engine.run(alone, at_once=1):
        died = f"the worker that checked it died, {ATTEMPTS} times out of {ATTEMPTS}"
        state.take(chunk, failed(chunk.jobs[0], died) if rows is None else rows)
    archive.drop_others(set(state.names))
