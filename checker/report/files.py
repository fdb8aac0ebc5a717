"""Writing a report so that a reader finds the old file or the whole new one, never a part of it."""

from __future__ import annotations

import contextlib
import os
import stat
from typing import TYPE_CHECKING

from checker.model.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

_NEW_FILE_MODE = 0o666  # narrowed by the user's umask, as for any file a program makes


def write(path: Path, text: str) -> None:
    """Write ``text`` to ``path`` as UTF-8. Raises OutputError, as :func:`write_bytes` does."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``, at once: a temporary file beside it, synced, then renamed over it.

    A link keeps pointing where it did, and a file that is replaced keeps its permissions. Devices and pipes
    (``/dev/stdout``) are written to directly: a rename would replace them.

    Raises:
        OutputError: the folder is missing or cannot be written, the path is a folder, or the disk is full.
            Nothing half-written is left behind, and an older report stays as it was.
    """
    try:
        target = path.resolve()
        mode = _mode(target)
        if mode is not None and not stat.S_ISREG(mode):
            _write_in_place(target, content)
        else:
            _replace(target, content, mode)
    except (OSError, ValueError, RuntimeError) as fault:  # a NUL character in the path; a loop of links
        raise _explained(path, fault) from fault


def _mode(target: Path) -> int | None:
    """Return the type and permissions of what stands at ``target``, or None."""
    try:
        return target.stat().st_mode
    except FileNotFoundError:
        return None


def _write_in_place(target: Path, content: bytes) -> None:
    with target.open("wb") as stream:
        stream.write(content)


def _replace(target: Path, content: bytes, mode: int | None) -> None:
    # A short name of its own: the target's name may already be as long as the file system allows.
    temporary = target.parent / f".{os.urandom(8).hex()}.tmp"
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _NEW_FILE_MODE)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
        temporary.replace(target)
    except BaseException:  # an interrupt must not leave the temporary file behind either
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable, where the system can; the report is in place either way."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _explained(path: Path, fault: Exception) -> OutputError:
    """Say in the user's terms why the report could not be written, and how to mend it."""
    where = str(path)
    match fault:
        case IsADirectoryError():
            return OutputError("is a folder, not a file", where=where, hint="add a file name to it")
        case FileNotFoundError():
            return OutputError("the folder of this file does not exist", where=where, hint="create it first")
        case NotADirectoryError():
            return OutputError("a part of this path is not a folder", where=where, hint="choose another path")
        case PermissionError():
            return OutputError("no permission to write there", where=where, hint="choose another path")
        case OSError(strerror=str(reason)):
            return OutputError(f"cannot be written: {reason}", where=where)
        case _:
            return OutputError("is not a possible path", where=where, hint="choose another path")
