"""Watching files: something is done, and done again whenever one of them is saved."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from checker.cli import terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from pathlib import Path

_PAUSE = 0.5  # seconds between two looks
_INTERRUPTED = 130  # as for any command that is interrupted before it has come to an end
_RULE = "-" * 20

_State = tuple[int, int, int] | None
"""When a file was changed last (nanoseconds), its size, and its number; None where there is none."""


def watch(
    run: Callable[[], tuple[int, Collection[Path]]], pause: Callable[[float], None] = time.sleep
) -> int:
    """Run, and run again when a file has changed, until the user interrupts; return the last exit code.

    Args:
        run: does the work; returns its exit code, and the files and folders that it depends on. One that is
            not there is watched, too: it may come.
        pause: waits for so many seconds.
    """
    code = _INTERRUPTED
    before: dict[Path, _State] = {}
    try:
        while True:
            before = _states(before)  # before the run: what is saved while it lasts is a change
            code, files = run()
            before = {file: before[file] if file in before else _state(file) for file in files}
            changed = _changed(before, pause)
            names = ", ".join(file.name for file in changed)
            terminal.complain_at_length(f"\n{_RULE} {time.strftime('%H:%M:%S')} {names}\n")
    except KeyboardInterrupt:
        return code


def _changed(before: Mapping[Path, _State], pause: Callable[[float], None]) -> list[Path]:
    """Wait until files have changed; return them."""
    while not (changed := [file for file, state in before.items() if _state(file) != state]):
        pause(_PAUSE)
    return changed


def _states(files: Iterable[Path]) -> dict[Path, _State]:
    return {file: _state(file) for file in files}


def _state(file: Path) -> _State:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
