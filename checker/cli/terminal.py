"""What the terminal can show: colour, width, progress; and saying things on it that always arrive."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from checker.model.errors import OutputError, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO

_FEWEST_TEXTS = 200
"""Shorter work is done before a bar would be read."""

_BAR = 30
CLEAR_LINE = "\r\x1b[K"  # ECMA-48: to the start of the line, erase it


def has_colour(stream: TextIO | None) -> bool:
    """Whether to colour: on a terminal, unless NO_COLOR (no-color.org) or a dumb terminal says otherwise."""
    return is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody looks at the stream; it is None when it was closed before the program started."""
    return stream is not None and stream.isatty()


def width() -> int:
    """Return the columns of the terminal, or of COLUMNS; 80 when neither is known."""
    return shutil.get_terminal_size((80, 24)).columns


def table_width() -> int | None:
    """Return the columns that a table may take; None when nobody looks: then nothing is broken up."""
    return width() if is_terminal(sys.stdout) or os.environ.get("COLUMNS") else None


def bar(done: int, total: int, length: int = _BAR) -> str:
    """Return a bar of so many characters between brackets, filled as far as the work is done."""
    filled = length * min(done, total) // max(total, 1)
    return f"[{'#' * filled}{'.' * (length - filled)}]"


@contextmanager
def progress() -> Iterator[Callable[[int, int], None] | None]:
    """Give something that draws a progress bar on stderr; None when nobody would see it.

    However the work ends, the bar is gone afterwards.
    """
    if not is_terminal(sys.stderr):
        yield None
        return
    drawn = False

    def draw(done: int, total: int) -> None:
        nonlocal drawn
        if total >= _FEWEST_TEXTS:
            drawn = True
            sys.stderr.write(f"\rembedding {bar(done, total)} {done}/{total}")
            sys.stderr.flush()

    try:
        yield draw
    finally:
        if drawn:
            sys.stderr.write(CLEAR_LINE)
            sys.stderr.flush()


def say(text: str) -> None:
    """Print ``text`` as UTF-8, whatever the locale: reports hold Arabic.

    A reader that has gone (`checker ... | head`) has read what it wanted: that is no fault, and what follows
    is for nobody.

    Raises:
        OutputError: standard output is closed or full.
    """
    if sys.stdout is None:
        raise OutputError("is closed", where="standard output", hint="name a file with --output")
    try:
        sys.stdout.flush()
        buffer = getattr(sys.stdout, "buffer", None)
        if buffer is None:
            sys.stdout.write(text)
        else:
            buffer.write(text.encode())
            buffer.flush()
    except BrokenPipeError:
        give_up_stdout()
    except OSError as fault:
        give_up_stdout()
        why = (fault.strerror or "cannot be written").lower()
        raise OutputError(why, where="standard output") from None


def give_up_stdout() -> None:
    """Send what is still to be printed, at exit too, to nobody."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def complain(message: str) -> None:
    """Say in one line on stderr what is wrong."""
    complain_at_length(f"checker: {one_line(message)}\n")


def complain_at_length(text: str, end: str = "\n") -> None:
    """Write to stderr, if there is one; the text ends with ``end``, which is added where it is missing."""
    with suppress(OSError, AttributeError):
        sys.stderr.write(text if text.endswith(end) else f"{text}{end}")
        sys.stderr.flush()
