"""Catalogues as gettext reads them: the ``.po`` files are what is edited, the ``.mo`` files are made of them.

``hatch_build.py`` makes them when the package is installed. Each says of which text it was made; where that
has been edited since, or where there is none, the ``.po`` file is compiled in memory.
"""

from __future__ import annotations

from gettext import GNUTranslations
from hashlib import blake2b
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from babel.messages.catalog import Catalog, Message

_SUFFIX = ".mo"
_PROJECT = "checker"
_VERSION = "project-id-version"  # the header that says which text a catalogue was made of


def compile_catalogues(package: Path) -> None:
    """Write a ``.mo`` file beside each ``.po`` file in a package's folder.

    Raises:
        OSError: a file cannot be read or written.
        ValueError: a ``.po`` file has a fault.
        ImportError: Babel is not installed.
    """
    for path in sorted(package.rglob("*.po")):
        path.with_suffix(_SUFFIX).write_bytes(_compiled(path.read_bytes()))


def translations(path: Path) -> GNUTranslations:
    """Return what a ``.po`` file says. Raises OSError and ValueError."""
    found = _kept(path)
    return GNUTranslations(BytesIO(_compiled(path.read_bytes()))) if found is None else found


def is_compiled(path: Path) -> bool:
    """Whether there is a ``.mo`` file of what a ``.po`` file says now. Raises OSError and ValueError."""
    return _kept(path) is not None


def missing(path: Path, template: Path) -> list[str]:
    """Return the messages of a template (``.pot``) that a ``.po`` file has no words for, or doubtful ones.

    Raises:
        OSError: a file cannot be read.
        ValueError: a file has a fault.
        ImportError: Babel is not installed.
    """
    said = {(entry.context, entry.id) for entry in _read(path.read_bytes()) if _is_said(entry)}
    wanted = [entry for entry in _read(template.read_bytes()) if entry.id]
    return [_first(entry.id) for entry in wanted if (entry.context, entry.id) not in said]


def _read(text: bytes) -> Catalog:
    from babel.messages.pofile import read_po

    return read_po(BytesIO(text), abort_invalid=True)


def _is_said(entry: Message) -> bool:
    forms = (entry.string,) if isinstance(entry.string, str) else entry.string
    return not entry.fuzzy and all(form.strip() for form in forms)


def _first(words: str | tuple[str, ...]) -> str:
    return words if isinstance(words, str) else words[0]


def _kept(path: Path) -> GNUTranslations | None:
    """Return what was compiled of a ``.po`` file, unless that has been edited since."""
    try:
        with path.with_suffix(_SUFFIX).open("rb") as stream:
            found = GNUTranslations(stream)
    except (FileNotFoundError, PermissionError):
        return None
    return found if found.info().get(_VERSION) == f"{_PROJECT} {_digest(path.read_bytes())}" else None


def _compiled(text: bytes) -> bytes:
    from babel.messages.mofile import write_mo

    catalogue = _read(text)
    catalogue.project, catalogue.version = _PROJECT, _digest(text)
    made = BytesIO()
    write_mo(made, catalogue)
    return made.getvalue()


def _digest(text: bytes) -> str:
    return blake2b(text, digest_size=16).hexdigest()
