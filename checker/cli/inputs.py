"""What the commands read: folders, files, several files as one story, and standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from checker.cli.options import either, one_of
from checker.model.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from checker.bundle import SplitStory
    from checker.bundle.document import Document
    from checker.model.source import Story

STDIN = Path("-")
FILES = "a text, a saved web page, Markdown, or JSON"


def _forms() -> Collection[str]:
    from checker.bundle import FORMS

    return FORMS


FORM = one_of(
    _forms,
    "form",
    "--from",
    meaning=f"Read the files as {either(_forms())}, whatever their names; - is told by how it begins.",
)
TOGETHER = typer.Option("--together", help="Read all of them as one story, the text to be published first.")
CHANGED = typer.Option(
    "--changed", help="Check the folders with a story.toml that these files stand in, and nothing else."
)


def read_together(
    paths: Sequence[Path], form: str | None, known_rules: Collection[str] | None = None
) -> Story:
    """Return one story: of a folder, a file, several files, or what comes on standard input (``-``).

    Raises:
        BundleError: it cannot be read, or is not as it must be.
        UsageError: standard input is named twice, or is closed; or a form is given for a folder.
    """
    from checker import bundle

    if form and any(path != STDIN and path.is_dir() for path in paths):
        raise UsageError("goes with files only", where="--from", hint="a story.toml names text files")
    if len(paths) == 1 and paths[0] != STDIN:
        return bundle.read(paths[0], known_rules=known_rules, form=form)
    return split_together(paths, form).story


def split_together(paths: Sequence[Path], form: str | None) -> SplitStory:
    """Return what was understood of one or several files, ``-`` among them, as one story.

    Raises:
        BundleError: one of them cannot be read, or is not what it is said to be.
        UsageError: standard input is named twice, or is closed.
    """
    from checker import bundle

    if paths.count(STDIN) > 1:
        raise UsageError("can be read only once", where="standard input", hint="name - once")
    return bundle.join(
        bundle.split_document(_standard_input(), form) if path == STDIN else bundle.split(path, form)
        for path in dict.fromkeys(paths)
    )


def bundles_around(files: Iterable[Path]) -> tuple[Path, ...]:
    """Return the bundles that files stand in, each once, whether the files are still there or not.

    A bundle below the current folder is named from there, so that reports name its files as always. A file
    that stands in no bundle is left out.
    """
    found = (_bundle_around(file.absolute()) for file in files if file != STDIN)
    return tuple(dict.fromkeys(bundle for bundle in found if bundle))


def _bundle_around(path: Path) -> Path | None:
    from checker.bundle import MANIFEST

    here = Path.cwd()
    bundle = next((folder for folder in (path, *path.parents) if (folder / MANIFEST).is_file()), None)
    return bundle.relative_to(here) if bundle and bundle.is_relative_to(here) else bundle


def _standard_input() -> Document:
    from checker.bundle.document import STANDARD_INPUT, Document
    from checker.bundle.text_file import require_size
    from checker.model.limits import limits

    if sys.stdin is None:
        raise UsageError("is closed", where=STANDARD_INPUT, hint="name a file")
    content = sys.stdin.buffer.read(limits().file_bytes + 1)
    require_size(content, STANDARD_INPUT)
    return Document("stdin", content)
