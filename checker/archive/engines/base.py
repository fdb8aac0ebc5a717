"""What a run asks of an engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from checker.model.cores import cores

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.archive.jobs import Chunk
    from checker.archive.rows import Rows

ATTEMPTS = 3
"""How many workers may die over a piece of work before it counts as lost."""

AHEAD = 2
"""Pieces of work a worker: one that it has, and one that waits for it. More are not read."""


class Workers(Struct, frozen=True):
    """How many workers there are to be, where their scheduler is, and what each piece of work takes.

    ``scheduler`` and ``resource`` are Dask's: an address, and the name of a resource that workers declare.
    """

    count: int | None = None
    scheduler: str | None = None
    resource: str | None = None

    @property
    def local(self) -> int:
        """How many there are on this machine: as asked for, or one a core."""
        return self.count or cores()

    @property
    def cores(self) -> int:
        """How many cores each of those on this machine may use."""
        return max(1, cores() // self.local)


class Engine(Protocol):
    """Has chunks of stories checked by :func:`checker.archive.work.check_jobs`."""

    def run(self, chunks: Iterable[Chunk], at_once: int | None = None) -> Iterator[tuple[Chunk, Rows | None]]:
        """Yield each chunk with its rows as soon as they are there, in any order.

        Chunks are drawn only as there is room for them, so that memory does not grow with their number.

        Args:
            chunks: the work.
            at_once: how many may be under way; None leaves it to the engine.

        Returns:
            For each chunk its rows, or None where every worker died that had it: it may be the fault of
            another chunk that was under way with it, if there was one.

        Raises:
            RunError: the workers are gone.
            ModelError: a worker's encoder cannot be used.
        """
        ...
