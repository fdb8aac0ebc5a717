"""How many cores the work at hand may use: all, unless several processes share them."""

from __future__ import annotations

import os
from contextvars import ContextVar

_share: ContextVar[int | None] = ContextVar("cores", default=None)


def cores() -> int:
    """Return how many threads of work are to be under way at once, at least 1."""
    return _share.get() or os.cpu_count() or 1


def use_cores(count: int) -> None:
    """Use so many from now on, in this thread. What is computed does not depend on it."""
    _share.set(max(1, count))
