"""What the terminal can show: colour, width, progress."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

_FEWEST_TEXTS = 200
"""Shorter work is done before a bar would be read."""

_BAR = 30


def has_colour(stream: TextIO) -> bool:
    """Whether to colour: on a terminal, unless NO_COLOR (no-color.org) or a dumb terminal says otherwise."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Return the columns of the terminal; 80 when there is none."""
    return shutil.get_terminal_size((80, 24)).columns


def progress() -> Callable[[int, int], None] | None:
    """Return something that draws a progress bar on stderr; None when nobody would see it."""
    return _draw if sys.stderr.isatty() else None


def _draw(done: int, total: int) -> None:
    if total < _FEWEST_TEXTS:
        return
    filled = _BAR * done // total
    end = "\n" if done == total else ""
    sys.stderr.write(f"\rembedding [{'#' * filled}{'.' * (_BAR - filled)}] {done}/{total}{end}")
    sys.stderr.flush()


def say(text: str) -> None:
    """Print ``text`` as UTF-8, whatever the locale: reports hold Arabic."""
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
    else:
        buffer.write(text.encode())
        buffer.flush()
