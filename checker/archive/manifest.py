"""archive.json: what the vectors of an archive were made by, so that others can be compared with them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import asdict

from checker.archive.jobs import FORMAT
from checker.bundle.text_file import read_text
from checker.model.errors import BundleError
from checker.report.files import write

if TYPE_CHECKING:
    from checker.archive.parts import Archive

NAME = "archive.json"


class Manifest(Struct, frozen=True):
    """An archive's format, the name of its model, None for the usual one, and the encoder's fingerprint."""

    format: int
    model: str | None
    encoder: str


def write_manifest(archive: Archive, model: str | None, encoder: str) -> None:
    """Write down what a run uses. Raises OutputError when it cannot be written."""
    text = json.dumps(asdict(Manifest(FORMAT, model, encoder)), indent=2)
    write(archive.folder / NAME, f"{text}\n")


def read_manifest(archive: Archive) -> Manifest:
    """Return what an archive was made with.

    Raises:
        BundleError: there is no archive in the folder, or one of another release.
    """
    path = archive.folder / NAME
    try:
        record = json.loads(read_text(path))
        found = Manifest(record["format"], record["model"], record["encoder"])
    except (ValueError, KeyError, TypeError) as fault:
        raise BundleError(f"no archive's {NAME}: {fault}", where=str(path)) from None
    if found.format != FORMAT:
        hint = "run `checker archive run` again with this release"
        raise BundleError(f"an archive of format {found.format}, not {FORMAT}", where=str(path), hint=hint)
    return found
