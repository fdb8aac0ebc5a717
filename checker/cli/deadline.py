"""The time limit of a story: what takes longer ends with one line."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from checker.model.errors import CheckerError
from checker.model.limits import hint

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType


class TooLongError(CheckerError):
    """A story takes longer than the limit."""


@contextmanager
def at_most(seconds: int, where: str) -> Iterator[None]:
    """Raise TooLongError when what runs inside takes longer, on the clock.

    A timer of the system interrupts the interpreter between two of its steps: one long step of a library (a
    batch of texts embedded) is finished first. Without such a timer, and in other threads, there is no limit.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooLongError(f"takes longer than {seconds} s", where=where, hint=hint("seconds"))

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
