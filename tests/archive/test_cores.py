"""Workers of one machine share its cores: each is told how many are its own."""

from __future__ import annotations

import os
import threading
import time
from contextvars import copy_context
from typing import TYPE_CHECKING

import numpy as np
import pytest

from checker.archive.engines import Workers
from checker.embed.batches import spread
from checker.model.cores import cores, use_cores

if TYPE_CHECKING:
    from numpy.typing import NDArray


@pytest.mark.parametrize(
    ("machine", "asked", "workers", "each"),
    [(8, None, 8, 1), (8, 2, 2, 4), (8, 3, 3, 2), (2, 16, 16, 1), (None, None, 1, 1)],
)
def test_cores_of_a_worker(
    monkeypatch: pytest.MonkeyPatch, machine: int | None, asked: int | None, workers: int, each: int
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: machine)
    found = Workers(asked)
    assert (found.local, found.cores) == (workers, each)


def test_a_worker_works_in_as_many_threads_as_it_has_cores() -> None:
    seen: set[int] = set()

    def compute(texts: list[list[int]]) -> NDArray[np.float32]:
        seen.add(threading.get_ident())
        time.sleep(0.01)  # long enough that another thread, if there were one, would take the next
        return np.zeros((len(texts), 1), np.float32)

    def work() -> None:
        use_cores(1)
        assert cores() == 1
        assert sum(len(group) for group, _ in spread(compute, [[0] * 100] * 20, 200)) == 20

    before = cores()
    copy_context().run(work)
    assert len(seen) == 1
    assert cores() == before
