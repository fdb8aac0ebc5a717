"""Writing a split story as a bundle folder: the whole of it or nothing."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from checker.bundle.render import render_manifest, text_file_name
from checker.bundle.text_file import file_text, reason
from checker.model.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

    from checker.bundle.split_story import SplitStory

_MANIFEST = "story.toml"


def write_bundle(split: SplitStory, directory: Path) -> None:
    """Write story.toml and one text file for each source to ``directory``.

    The folder is made beside its place under another name and moved there when it is complete, so that an
    interrupted run leaves nothing half-written. Folders above it are made as needed.

    Raises:
        OutputError: ``directory`` is there and not an empty folder, or cannot be written.
    """
    from secrets import token_hex

    directory = directory.absolute()
    try:
        _require_free(directory)
        directory.parent.mkdir(parents=True, exist_ok=True)
        draft = directory.with_name(f".{directory.name}.{token_hex(8)}")
        try:
            _write_files(split, draft)
            if directory.is_dir():
                directory.rmdir()  # empty, or it fails
            draft.rename(directory)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    except OSError as fault:
        raise OutputError(f"cannot be written: {reason(fault)}", where=str(directory)) from None


def _require_free(directory: Path) -> None:
    if directory.is_dir():
        if any(directory.iterdir()):
            hint = "name a new folder, or empty this one first"
            raise OutputError("the folder is not empty", where=str(directory), hint=hint)
    elif directory.exists() or directory.is_symlink():
        raise OutputError("is not a folder", where=str(directory), hint="name a new folder")


def _write_files(split: SplitStory, draft: Path) -> None:
    draft.mkdir()
    for source in split.story.sources:
        (draft / text_file_name(source)).write_bytes(file_text(source.text).encode())
    (draft / _MANIFEST).write_bytes(render_manifest(split).encode())
