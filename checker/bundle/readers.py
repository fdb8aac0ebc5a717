"""Which reader understands which file. A new kind of file is a new module and one line here."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from checker.model.errors import BundleError

if TYPE_CHECKING:
    from pathlib import Path

    from checker.bundle.split_story import SplitStory


class Reader(Protocol):
    """Understands one file: finds the sources in it and loses nothing of its text."""

    def __call__(self, path: Path) -> SplitStory:
        """Return what was understood. Raises BundleError when the file is not what its name says."""
        ...


# By the end of a file's name, in lower case: module and function. A module is imported when it is needed.
READERS = {
    ".txt": ("checker.bundle.posts", "split_posts"),
}


def reader_for(path: Path) -> Reader:
    """Return the reader of a file, by the end of its name.

    Raises:
        BundleError: there is none.
    """
    suffix = path.suffix.lower()
    if suffix not in READERS:
        known = ", ".join(READERS)
        what = (
            f'files that end in "{suffix}" are not read' if suffix else "a file without an ending is not read"
        )
        raise BundleError(what, where=str(path), hint=f"give a folder with story.toml, or a file: {known}")
    module, function = READERS[suffix]
    return cast("Reader", getattr(import_module(module), function))
