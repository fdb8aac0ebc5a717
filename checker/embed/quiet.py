"""Keeps engines quiet: what they print off the terminal, their waiting threads off the processor."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Keep progress bars, warnings and log lines of the libraries used inside off the terminal."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with (
            warnings.catch_warnings(),
            contextlib.redirect_stderr(io.StringIO()),
            contextlib.redirect_stdout(io.StringIO()),
        ):
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)


@contextlib.contextmanager
def patient_threads() -> Iterator[None]:
    """Let the threads of an engine that is loaded inside sleep while they wait.

    Spinning, their default, costs a busy machine several times the work itself. OpenMP takes its settings
    from the environment when its library is loaded, and at no other time.
    """
    with _environment("OMP_WAIT_POLICY", "passive"):
        yield


@contextlib.contextmanager
def one_thread() -> Iterator[None]:
    """Keep an engine that is loaded inside to the thread that calls it; its callers may be several."""
    with _environment("OMP_NUM_THREADS", "1"):
        yield


@contextlib.contextmanager
def _environment(setting: str, value: str) -> Iterator[None]:
    if setting in os.environ:  # the user's own choice
        yield
        return
    os.environ[setting] = value
    try:
        yield
    finally:
        del os.environ[setting]


def first_line(error: BaseException, length: int = 160) -> str:
    """Return the first line of an error's message, or its type where it has none."""
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0] if len(lines[0]) <= length else f"{lines[0][: length - 1]}…"
