"""Reading a story: a bundle folder, or files that the sources are split from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.bundle.manifest import MANIFEST, read_folder
from checker.bundle.readers import FORMS
from checker.bundle.split_story import SplitStory
from checker.model.errors import BundleError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from checker.bundle.document import Document
    from checker.model.source import Story

_LOOKED_AT = 1000  # names in a folder, for one that is nearly what was asked for
_NEAR = 0.8  # the share of letters in common: `article-2.txt` is not meant where `tweet.txt` is asked for

__all__ = ["FORMS", "MANIFEST", "SplitStory", "join", "read", "split", "split_document", "write"]


def read(path: Path, *, known_rules: Collection[str] | None = None, form: str | None = None) -> Story:
    """Return the story at ``path``: a folder with story.toml (or that file itself), or one file to be split.

    Args:
        path: the bundle.
        known_rules: the names that a story's ``[check.rules]`` may use; None lets every name pass.
        form: one of `FORMS`; told by the file's name when absent.

    Raises:
        BundleError: there is nothing to read, or it is not as it must be; one line says what and where.
    """
    path = _existing(path)
    if path.name == MANIFEST:
        path = path.parent
    return read_folder(path, known_rules) if path.is_dir() else split(path, form).story


def split(path: Path, form: str | None = None) -> SplitStory:
    """Return what was understood of one file, which is of the ``form`` that it is named as, if not given.

    Raises:
        BundleError: there is no such file, no reader for it, or it is not what its name says.
    """
    from checker.bundle.document import document_at

    path = _existing(path)
    if path.is_dir():
        hint = "name the files in it; `checker check` reads a folder by itself"
        raise BundleError("is a folder, a file is expected", where=str(path), hint=hint)
    return split_document(document_at(path), form)


def split_document(document: Document, form: str | None = None) -> SplitStory:
    """Return what was understood of a document, which is of the ``form`` that it looks like, if not given.

    Raises:
        BundleError: there is no reader for it, or it is not what it is said to be.
    """
    from checker.bundle.nested import TooManyPassagesError
    from checker.bundle.origins import located
    from checker.bundle.posts import TooManySourcesError
    from checker.bundle.readers import reader_for

    try:
        return located(reader_for(document, form)(document), document.path)
    except (TooManySourcesError, TooManyPassagesError) as fault:
        raise BundleError(str(fault), where=document.where, hint="give the text of one story") from None


def join(splits: Iterable[SplitStory]) -> SplitStory:
    """Return one story of what was understood of several files; the first is the text to be published.

    Raises:
        BundleError: more sources than a story can have.
    """
    from checker.bundle.joining import joined

    return joined(tuple(splits))


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
        raise BundleError("no such file or folder", where=str(path), hint=_near(path)) from None
    except (OSError, ValueError) as fault:  # ValueError: a NUL in the name
        from checker.bundle.text_file import reason

        raise BundleError(
            reason(fault) if isinstance(fault, OSError) else str(fault), where=str(path)
        ) from None
    return path


def _near(path: Path) -> str | None:
    """Return a hint: what is called nearly so in the folder of a path that is not there."""
    from itertools import islice

    from checker.bundle.table import nearest

    try:
        names = {entry.name.casefold(): entry.name for entry in islice(path.parent.iterdir(), _LOOKED_AT)}
    except OSError:
        return None
    near = nearest(path.name, names, _NEAR)
    return f'did you mean "{path.with_name(names[near])}"?' if near else None
