"""Reporting: what a check found goes to files and to standard output, each in its format."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from checker.cli import terminal
from checker.cli.targets import report_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.cli.targets import Target
    from checker.model.result import Result
    from checker.report.wording import Wording

_TEXT, _MARKDOWN = "text", "markdown"


def get_ready(asked: Sequence[Target]) -> None:
    """Import the writers that :func:`report` will use."""
    from checker.report import FORMATS, localized  # noqa: F401

    for name in {target.format for target in asked} or {_TEXT, _MARKDOWN}:
        FORMATS[name]


def report(result: Result, asked: Sequence[Target], language: str | None = None) -> None:
    """Write the files first: when one cannot be written, nothing else has been said.

    ``language`` is that of the reports, English when None.
    """
    from checker.report import FORMATS, write
    from checker.report.localized import in_language

    files = [(target.format, target.path) for target in asked if target.path is not None]
    printed = [target.format for target in asked if target.path is None]
    if not asked:
        files = [(_MARKDOWN, report_of(result.story.id))]
    told, words = in_language(result, language)
    for name, path in files:
        write(path, FORMATS[name].render(told, words))
    for name in printed:
        terminal.say(_summary(told, words) if name == _TEXT else FORMATS[name].render(told, words))
    if not printed:
        terminal.say(_summary(told, words, str(files[0][1])))


def _summary(result: Result, words: Wording, full_report: str | None = None) -> str:
    from checker.report.formats import text

    colour = terminal.has_colour(sys.stdout)
    return text.render(result, words, colour=colour, width=terminal.width(), full_report=full_report)


def is_read_by_people(asked: Sequence[Target]) -> bool:
    """Whether what is printed is prose, which a blank line may part from other reports."""
    printed = [target.format for target in asked if target.path is None]
    return not printed or any(name in {_TEXT, _MARKDOWN} for name in printed)
