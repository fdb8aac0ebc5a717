"""One file as it was given, before anything is understood of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.bundle.text_file import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

STANDARD_INPUT = "standard input"


class Document(Struct, frozen=True):
    """A file, or what came on standard input.

    ``name`` is the name of the file, without its folder; ids and titles are made from it. ``path`` is None
    where there is no file.
    """

    name: str
    content: bytes
    path: Path | None = None

    @property
    def where(self) -> str:
        """Its place, for messages."""
        return STANDARD_INPUT if self.path is None else str(self.path)


def document_at(path: Path) -> Document:
    """Return the file at ``path``. Raises BundleError when it cannot be read or is too large."""
    return Document(path.name, read_bytes(path, str(path)), path)
