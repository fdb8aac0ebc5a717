"""Worker processes on this machine: each has its own encoder, and takes chunk after chunk."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from checker.archive.engines.base import AHEAD, ATTEMPTS
from checker.archive.work import check_jobs
from checker.model.cores import use_cores

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future
    from multiprocessing.connection import Connection

    from checker.archive.engines.base import Workers
    from checker.archive.jobs import Chunk, Setup
    from checker.archive.rows import Rows

_OBJECTS = 200_000
"""As for the command: tables are many objects, and stay, so that looking for rings among them is dear."""


@contextmanager
def process_engine(setup: Setup, workers: Workers) -> Iterator[ProcessEngine]:
    """Give an engine of local processes; they end with the context, and with this process however it ends."""
    listening, speaking = multiprocessing.Pipe(duplex=False)
    made = ProcessEngine(setup, workers.local, workers.cores, listening)
    try:
        yield made
    finally:
        speaking.close()  # what every worker waits for
        made.close()
        listening.close()


def _begin(parent: Connection, cores: int) -> None:
    """Set a worker up: it leaves interrupts to its parent, and does not outlive it."""
    use_cores(cores)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_OBJECTS)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Let no interrupt come between a worker's start and what it is told to do: both would complain of it.

    Workers that are started meanwhile hold interrupts back for good. Where the system has no such thing,
    nothing is done.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_with(parent: Connection) -> None:
    with suppress(EOFError, OSError):
        parent.recv_bytes()  # nothing is ever sent: this ends when the other end is closed
    os._exit(1)


@dataclass(slots=True)
class ProcessEngine:
    """A pool of processes that is made anew when one of them dies: what was under way is done again."""

    setup: Setup
    workers: int
    cores: int  # each worker's
    parent: Connection
    _pool: ProcessPoolExecutor | None = field(default=None, init=False)

    def run(self, chunks: Iterable[Chunk], at_once: int | None = None) -> Iterator[tuple[Chunk, Rows | None]]:
        """Yield each chunk with its rows (see :class:`checker.archive.engines.base.Engine`)."""
        limit = at_once or self.workers * AHEAD
        again: deque[tuple[Chunk, int]] = deque()
        new = ((chunk, 1) for chunk in chunks)
        flying: dict[Future[Rows], tuple[Chunk, int]] = {}
        while True:
            for chunk, attempt in chain(_drained(again, limit - len(flying)), _drawn(new, flying, limit)):
                flying[self._submit(chunk)] = chunk, attempt
            if not flying:
                return
            wait(flying, return_when=FIRST_COMPLETED)
            for future in [future for future in flying if future.done()]:
                chunk, attempt = flying.pop(future)
                fault = future.exception()
                if fault is None:
                    yield chunk, future.result()
                elif not isinstance(fault, BrokenProcessPool):
                    raise fault
                elif attempt < ATTEMPTS:
                    again.append((chunk, attempt + 1))
                else:
                    yield chunk, None

    def _submit(self, chunk: Chunk) -> Future[Rows]:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")  # engines have threads, which a fork would break
            self._pool = ProcessPoolExecutor(self.workers, context, _begin, (self.parent, self.cores))
        try:
            with _interrupts_held_back():
                return self._pool.submit(check_jobs, chunk.jobs, self.setup)
        except BrokenProcessPool:
            self.close()
            return self._submit(chunk)

    def close(self) -> None:
        """Give the processes up."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def _drained(again: deque[tuple[Chunk, int]], room: int) -> Iterator[tuple[Chunk, int]]:
    while again and room > 0:
        room -= 1
        yield again.popleft()


def _drawn(
    new: Iterator[tuple[Chunk, int]], flying: dict[Future[Rows], tuple[Chunk, int]], limit: int
) -> Iterator[tuple[Chunk, int]]:
    while len(flying) < limit and (drawn := next(new, None)) is not None:
        yield drawn
