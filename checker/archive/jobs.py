"""What a worker is given: stories with how they are to be judged, and names that say what was computed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct
from msgspec.structs import replace

from checker import __version__
from checker.model.errors import CheckerError
from checker.pipeline import Policy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from checker.archive.records import Item
    from checker.model.review import AcceptedDifference
    from checker.model.source import Story

FORMAT = 1
"""Of the archive's files. Whoever changes what they hold counts it up: then all is computed anew."""

CHUNK = 64
"""Stories a piece of work, and a part of the output: enough to fill the encoder, little to lose."""


class Setup(Struct, frozen=True):
    """What all workers of a run load.

    ``model`` and ``nli`` are as for ``checker check``; ``cache`` is the folder where what computes vectors is
    kept, ``vectors`` where the vectors are, if anywhere; ``encoder`` and ``judge`` are the fingerprints that
    every worker's models must have.
    """

    model: str | None
    nli: str | None
    cache: Path | None
    encoder: str
    judge: str = ""
    vectors: Path | None = None


class Asked(Struct, frozen=True):
    """How a story is to be judged: its settings joined with all others, and what is accepted of it."""

    policy: Policy
    accepted: tuple[AcceptedDifference, ...] = ()


def asked(policy: Policy, accepted: Iterable[AcceptedDifference] = ()) -> Asked:
    """Return how a story is to be judged, as it can be sent to another process."""
    # Views of mappings, which keep settings from being changed, cannot.
    options = {rule: dict(values) for rule, values in policy.options.items()}
    return Asked(replace(policy, levels=dict(policy.levels), options=options), tuple(accepted))


class Resolver(Protocol):
    """Joins a story's own settings with those of the run."""

    def __call__(self, story: Story, item: Item) -> Asked:
        """Return how the story is to be judged. Raises CheckerError when its settings are at fault."""
        ...


class Job(Struct, frozen=True):
    """One story of the input.

    ``number`` counts from 0 in the input's order. ``key`` names everything that its result depends on, but
    for where it stands. ``story`` is None where it could not be read; ``fault`` says why.
    """

    number: int
    where: str
    key: str
    story: Story | None = None
    asked: Asked = Asked(Policy())
    fault: str = ""


class Chunk(Struct, frozen=True):
    """Consecutive stories of the input: one part of the output."""

    number: int
    jobs: tuple[Job, ...]

    @property
    def name(self) -> str:
        """Name the part after its place and all that it depends on: a part of that name is finished."""
        digest = hashlib.sha256()
        for job in self.jobs:
            digest.update(f"{job.key}\0{job.where}\0".encode("utf-8", "surrogateescape"))
        return f"{self.number:07d}-{digest.hexdigest()[:16]}"


def chunks(items: Iterable[Item], resolve: Resolver, setup: Setup) -> Iterator[Chunk]:
    """Read the stories of an input, and yield them in chunks; what is wrong with one stands in its job."""
    jobs: list[Job] = []
    number = 0
    for place, item in enumerate(items):
        jobs.append(_job(place, item, resolve, setup))
        if len(jobs) == CHUNK:
            yield Chunk(number, tuple(jobs))
            number, jobs = number + 1, []
    if jobs:
        yield Chunk(number, tuple(jobs))


def _job(number: int, item: Item, resolve: Resolver, setup: Setup) -> Job:
    try:
        story = _bare(item.read())
        asked = resolve(story, item)
    except CheckerError as fault:
        return Job(number, item.where, _digest("unreadable", str(fault)), fault=str(fault))
    key = _digest(__version__, setup.encoder, setup.judge, _canonical(asked), _canonical(story))
    return Job(number, item.where, key, story, asked)


def _bare(story: Story) -> Story:
    """Return a story without the files that it was read from: no result depends on them."""
    return replace(story, sources=tuple(replace(source, origin=None) for source in story.sources))


def _digest(*parts: object) -> str:
    content = json.dumps([FORMAT, *parts], ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:32]


def _canonical(value: object) -> object:
    """Return a value of this program as JSON has it: equal values give equal JSON."""
    if isinstance(value, Struct):
        shown = (name for name in value.__struct_fields__ if not name.startswith("_"))
        return {name: _canonical(getattr(value, name)) for name in shown}
    if isinstance(value, (list, tuple)):
        return [_canonical(item) for item in value]
    if isinstance(value, Mapping):
        return _pairs(value)
    return value if value is None or isinstance(value, (str, int, float)) else repr(value)


def _pairs(table: Mapping[object, object]) -> list[object]:
    return sorted(([_canonical(key), _canonical(value)] for key, value in table.items()), key=json.dumps)
