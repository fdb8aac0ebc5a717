"""Dask distributed: workers on any number of machines, or a cluster of this one where no address is given.

Retries, resources, the spilling of results to disk and the replacement of workers are Dask's own.
"""

from __future__ import annotations

import logging
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from checker.archive.engines.base import AHEAD, ATTEMPTS
from checker.archive.errors import CONTINUES, RunError
from checker.archive.parquet import EXTRA
from checker.archive.work import check_jobs
from checker.model.cores import use_cores
from checker.model.errors import CheckerError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.archive.engines.base import Workers
    from checker.archive.jobs import Chunk, Job, Setup
    from checker.archive.rows import Rows

_FIRST_WORKER = 30
"""Seconds to wait for the first worker of a scheduler."""

_LOOK = 5
"""Seconds after which the scheduler is looked for when nothing has come."""


@contextmanager
def dask_engine(setup: Setup, workers: Workers) -> Iterator[DaskEngine]:
    """Give an engine on the scheduler of ``workers``, or on a local cluster that ends with the context.

    Raises:
        UsageError: Dask is not installed.
        RunError: there is no scheduler at the address, or it has no worker.
    """
    try:
        import distributed
    except ImportError as fault:
        raise UsageError(f"the engine dask needs Dask distributed: {fault}", hint=EXTRA) from None
    with ExitStack() as opened:
        _silence()
        address: Any = workers.scheduler
        if address is None:
            cluster = distributed.LocalCluster(
                n_workers=workers.local,
                threads_per_worker=1,
                # A free port: else Dask asks for its usual one, and warns where another run has it.
                dashboard_address="127.0.0.1:0",
                silence_logs=logging.CRITICAL,
            )
            address = opened.enter_context(cluster)
        client = opened.enter_context(_connected(distributed, address))
        yield DaskEngine(setup, client, workers.scheduler or "the local cluster", workers.resource)


def _silence() -> None:
    """Keep Dask's own lines off the terminal: what matters is said in one."""
    for name in [name for name in logging.root.manager.loggerDict if name.startswith("distributed")]:
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _connected(distributed: Any, address: Any) -> Any:  # noqa: ANN401 - Dask is not typed
    try:
        client = distributed.Client(address)  # waits as long as Dask's own settings say
    except (OSError, TimeoutError, ValueError) as fault:
        hint = "start it with `dask scheduler`, or leave --scheduler out"
        raise RunError(f"there is no scheduler: {fault}", where=str(address), hint=hint) from None
    try:
        client.wait_for_workers(1, timeout=_FIRST_WORKER)
    except TimeoutError:
        client.close()
        hint = "start some with `dask worker ADDRESS`"
        raise RunError("the scheduler has no worker", where=str(address), hint=hint) from None
    return client


def _check_jobs(jobs: Sequence[Job], setup: Setup) -> Rows:
    """Check stories with as many cores as the worker has threads: it checks one chunk at a time."""
    from distributed import get_worker

    use_cores(get_worker().state.nthreads)
    return check_jobs(jobs, setup)


class DaskEngine(Struct):
    """Chunks as tasks of a cluster, a few more than there are threads for."""

    setup: Setup
    client: Any  # distributed.Client
    address: str
    resource: str | None

    def run(self, chunks: Iterable[Chunk], at_once: int | None = None) -> Iterator[tuple[Chunk, Rows | None]]:
        """Yield each chunk with its rows (see :class:`checker.archive.engines.base.Engine`)."""
        import distributed

        waiting = iter(chunks)
        flying: dict[Any, Chunk] = {}
        while True:
            room = (at_once or self._threads() * AHEAD) - len(flying)
            while room > 0 and (chunk := next(waiting, None)) is not None:
                flying[self._submit(chunk)] = chunk
                room -= 1
            if not flying:
                return
            try:
                distributed.wait(list(flying), timeout=_LOOK, return_when="FIRST_COMPLETED")
            except TimeoutError:
                self._require_scheduler()
                continue
            except distributed.CancelledError:
                self._require_scheduler()
            for future in [future for future in flying if future.done()]:
                chunk = flying.pop(future)
                if future.status in {"cancelled", "lost"}:
                    self._require_scheduler()
                    flying[self._submit(chunk)] = chunk
                    continue
                yield chunk, self._outcome(future)

    def _submit(self, chunk: Chunk) -> Any:  # noqa: ANN401 - Dask is not typed
        return self.client.submit(
            _check_jobs,
            chunk.jobs,
            self.setup,
            pure=False,
            retries=ATTEMPTS - 1,
            resources={self.resource: 1} if self.resource else None,
        )

    def _outcome(self, future: Any) -> Rows | None:  # noqa: ANN401 - Dask is not typed
        import distributed

        try:
            rows: Rows = future.result()
        except distributed.KilledWorker:
            return None
        except CheckerError:
            raise
        except (OSError, distributed.CancelledError, TimeoutError):
            raise self._gone() from None
        return rows

    def _threads(self) -> int:
        try:
            return max(1, sum(int(count) for count in self.client.nthreads().values()))
        except (OSError, TimeoutError):
            raise self._gone() from None

    def _require_scheduler(self) -> None:
        if self.client.status != "running":
            raise self._gone()

    def _gone(self) -> RunError:
        return RunError("the scheduler is gone", where=self.address, hint=f"start it, and {CONTINUES}")
