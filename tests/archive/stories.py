"""Small stories for the tests of archives, as rows and as bundles, and archives of them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.archive.jobs import Setup, asked, chunks
from checker.archive.parts import Archive
from checker.archive.records import Item
from checker.archive.rows import Rows, failed
from checker.archive.run import run
from checker.archive.work import check_jobs
from checker.bundle.manifest import read_record
from checker.pipeline import Policy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import Self

    from checker.archive.jobs import Asked, Chunk, Job
    from checker.model.source import Story

SETUP = Setup(model=None, nli=None, cache=None, encoder="none")
BROKEN = "this is no story"


def record(number: int, *, agrees: bool = True) -> dict[str, object]:
    """Return a story of an English article and a French post, on the same day or on two."""
    day = 1 + number % 27
    told = day if agrees else day + 1
    article = f"The council of Valletta met on {day} March 2024."
    post = f"Le conseil de La Valette s'est réuni le {told} mars 2024."
    common = {"published": f"2024-03-{day:02}"}
    return {
        "story": {"id": f"council-{number}", "title": f"Council meeting {number}"},
        "source": [
            {
                "id": "article",
                "kind": "article",
                "language": "en",
                "primary": True,
                "text": article,
                **common,
            },
            {"id": "post", "kind": "post", "language": "fr", "handle": "@valette", "text": post, **common},
        ],
    }


def records(number: int) -> list[dict[str, object]]:
    """Return stories, of which every third has two days for one event."""
    return [record(place, agrees=place % 3 != 0) for place in range(number)]


def write_lines(path: Path, rows: Iterable[object]) -> Path:
    """Write JSON Lines; a string is a line as it stands."""
    lines = (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return path


def write_bundle(folder: Path, text: str = "The council met on Monday.") -> Path:
    """Write a bundle of two sources."""
    folder.mkdir(parents=True)
    source = f'[[source]]\nid = "{{}}"\nkind = "article"\nlanguage = "en"\ntext = "{text}"\n'
    manifest = f'[story]\nid = "{folder.name}"\n{source.format("one")}{source.format("two")}'
    (folder / "story.toml").write_text(manifest, "utf-8")
    return folder


def items(rows: Sequence[Mapping[str, object]]) -> Iterator[Item]:
    """Yield records as an input would."""
    for row in rows:
        where = f"row {row['story']}"
        yield Item(where, None, lambda row=row, where=where: read_record(row, where))  # type: ignore[misc]


def usual(story: Story, item: Item) -> Asked:
    """Judge every story as usual."""
    del story, item
    return asked(Policy())


@dataclass
class Scripted:
    """An engine that checks nothing: a story is a row. It keeps which stories it was given, chunk by chunk.

    Chunks that hold one of ``deadly`` are lost.
    """

    deadly: frozenset[str] = frozenset()
    given: list[tuple[str, ...]] = field(default_factory=list)

    def run(self, chunks: Iterable[Chunk], at_once: int | None = None) -> Iterator[tuple[Chunk, Rows | None]]:
        del at_once
        for chunk in chunks:
            names = tuple(job.story.id for job in chunk.jobs if job.story)
            self.given.append(names)
            lost = self.deadly.intersection(names)
            yield chunk, None if lost else Rows.joined(map(_row, chunk.jobs))


@dataclass
class InThisProcess:
    """An engine that does the real work, here, as a context of its own."""

    setup: Setup

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        pass

    def run(self, chunks: Iterable[Chunk], at_once: int | None = None) -> Iterator[tuple[Chunk, Rows | None]]:
        del at_once
        for chunk in chunks:
            yield chunk, check_jobs(chunk.jobs, self.setup)


def _row(job: Job) -> Rows:
    rows = failed(job, job.fault)
    if job.story is not None:
        rows.stories[0].update(verdict="pass", error=None)
    return rows


def archived(
    folder: Path,
    rows: Sequence[Mapping[str, object]],
    engine: Scripted,
    *,
    max_failures: int | None = None,
    again: bool = False,
) -> Archive:
    """Return an archive of records, made by a run with a scripted engine."""
    archive = Archive(folder)
    archive.prepare()
    work = chunks(items(rows), usual, SETUP)
    run(work, engine, archive, _unseen, max_failures=max_failures, again=again)
    return archive


def _unseen(done: int, checked: int) -> None:
    assert 0 <= checked <= done


def stories_of(archive: Archive) -> list[dict[str, object]]:
    """Return the rows of all stories, in order."""
    return [row for name in archive.names() for row in archive.read("stories", name)]
