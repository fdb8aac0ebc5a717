"""Engines: what spreads the work of an archive over processes, on one machine or on many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.archive.engines.base import Engine, Workers

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from checker.archive.jobs import Setup

__all__ = ["ENGINES", "Engine", "Workers", "engine"]

ENGINES = ("processes", "dask")


def engine(name: str, setup: Setup, workers: Workers) -> AbstractContextManager[Engine]:
    """Return one of `ENGINES`, which works until its context ends.

    Raises:
        UsageError: what it needs is not installed.
        RunError: its workers cannot be reached.
    """
    if name == "dask":
        from checker.archive.engines.dask import dask_engine

        return dask_engine(setup, workers)
    from checker.archive.engines.processes import process_engine

    return process_engine(setup, workers)
