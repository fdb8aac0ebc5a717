"""Reading a story: a bundle folder, or one file that the sources are split from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.bundle.manifest import MANIFEST, read_folder
from checker.bundle.readers import READERS, Reader, reader_for
from checker.bundle.split_story import SplitStory
from checker.model.errors import BundleError

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from checker.model.source import Story

__all__ = ["MANIFEST", "READERS", "Reader", "SplitStory", "read", "split", "write"]


def read(path: Path, *, known_rules: Collection[str] | None = None) -> Story:
    """Return the story at ``path``: a folder with story.toml (or that file itself), or one file to be split.

    Args:
        path: the bundle.
        known_rules: the names that a story's ``[check.rules]`` may use; None lets every name pass.

    Raises:
        BundleError: there is nothing to read, or it is not as it must be; one line says what and where.
    """
    path = _existing(path)
    if path.name == MANIFEST:
        path = path.parent
    return read_folder(path, known_rules) if path.is_dir() else split(path).story


def split(path: Path) -> SplitStory:
    """Return what was understood of one file.

    Raises:
        BundleError: there is no such file, no reader for it, or it is not what its name says.
    """
    path = _existing(path)
    if path.is_dir():
        raise BundleError(
            "is a folder, a file is expected", where=str(path), hint="`checker check` reads folders"
        )
    return reader_for(path)(path)


def write(split_story: SplitStory, directory: Path) -> None:
    """Write story.toml and one text file for each source to ``directory``, the whole of it or nothing.

    Raises:
        OutputError: ``directory`` is there and not an empty folder, or cannot be written.
    """
    from checker.bundle.writing import write_bundle

    write_bundle(split_story, directory)


def _existing(path: Path) -> Path:
    try:
        path.stat()
    except FileNotFoundError:
        raise BundleError("no such file or folder", where=str(path)) from None
    except (OSError, ValueError) as fault:  # ValueError: a NUL in the name
        from checker.bundle.text_file import reason

        raise BundleError(
            reason(fault) if isinstance(fault, OSError) else str(fault), where=str(path)
        ) from None
    return path
