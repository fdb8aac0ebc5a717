"""Where reports go, and in which format."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model.errors import OutputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

STDOUT = "-"
REPORTS = Path("reports")
_OPTION = "--output"
_MARKDOWN = "markdown"
# How files of a format end, where that is not the format's name; the first that fits is taken.
_ENDINGS = {
    ".md": _MARKDOWN,
    ".txt": "text",
    ".sarif.json": "sarif",
    ".xml": "junit",
    ".ndjson": "jsonl",
}
_FORMAT_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]+")  # one letter before a colon is a drive


class Target(Struct, frozen=True):
    """Where a report goes, and in which format; ``path`` is None for standard output."""

    format: str
    path: Path | None


def targets(outputs: Sequence[str], given: str | None, formats: Collection[str]) -> tuple[Target, ...]:
    """Return what ``--output`` asks for, each once.

    Args:
        outputs: ``PATH`` or ``FORMAT:PATH`` each; ``-`` is standard output.
        given: the format of those that name none.
        formats: the formats there are.

    Raises:
        UsageError: a format that is not known or cannot be told, or two reports for one file.
    """
    found = tuple(dict.fromkeys(_target(output, given, formats) for output in outputs))
    files = [target.path.absolute() for target in found if target.path]
    for path in files:
        if files.count(path) > 1:
            raise UsageError(
                "two reports for one file", where=f"{_OPTION} {path.name}", hint="give each its own"
            )
    return found


def _target(output: str, given: str | None, formats: Collection[str]) -> Target:
    name, colon, path = output.partition(":")
    if not colon or not _FORMAT_NAME.fullmatch(name):
        name, path = "", output
    elif name not in formats:
        raise _unknown_format(name, output, formats)
    if not path:
        raise UsageError("names no file", where=f"{_OPTION} '{output}'", hint="write FORMAT:PATH, or -")
    if path == STDOUT:
        return Target(name or given or _MARKDOWN, None)
    return Target(name or given or _by_suffix(path, formats), Path(path))


def _unknown_format(name: str, output: str, formats: Collection[str]) -> UsageError:
    from checker.bundle.table import suggestion

    hint = f"for a file of that name write ./{output}; {suggestion(name, formats)}"
    return UsageError(f"unknown format '{name}'", where=_OPTION, hint=hint)


def _by_suffix(path: str, formats: Collection[str]) -> str:
    """Tell a format from the end of a file's name; a name without an ending holds Markdown."""
    file = Path(path).name.lower()
    suffix = Path(file).suffix
    known = (name for ending, name in _ENDINGS.items() if file.endswith(ending))
    name = next(known, suffix[1:] or _MARKDOWN)
    if name not in formats:
        raise UsageError(
            f"no format goes with '{suffix}'",
            where=f"{_OPTION} {path}",
            hint=f"write FORMAT:{path} with one of {', '.join(formats)}",
        )
    return name


def require_usable(paths: Iterable[Path], sources: Collection[Path]) -> None:
    """Find out before the work what would make it useless.

    Raises:
        OutputError: a folder that does not exist, a path that is a folder, or one of ``sources``, the files
            that the story is read from.
    """
    for path in paths:
        if path.is_dir():
            raise OutputError("is a folder, not a file", where=str(path), hint="add a file name to it")
        if not path.parent.is_dir():
            raise OutputError(
                "the folder of this file does not exist", where=str(path), hint="create it first"
            )
        if any(path.exists() and path.samefile(source) for source in sources):
            raise OutputError("is a part of the story", where=str(path), hint="name another file")


def report_of(story_id: str) -> Path:
    """Return where the report of a story goes when nothing else is asked for; make the folder.

    Raises:
        OutputError: the folder cannot be made.
    """
    from checker.bundle.text_file import reason

    try:
        REPORTS.mkdir(exist_ok=True)
    except OSError as fault:
        hint = "name a file with --output, or print the report with --output -"
        raise OutputError(
            f"the folder cannot be made: {reason(fault)}", where=f"{REPORTS}", hint=hint
        ) from None
    return REPORTS / f"{story_id}.md"
