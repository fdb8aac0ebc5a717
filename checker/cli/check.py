"""``checker check``: read, check, report, and decide."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli import engines, terminal
from checker.cli.help import Command, new_app
from checker.cli.inputs import CHANGED, FILES, FORM, STDIN, TOGETHER, bundles_around
from checker.cli.review import TODAY
from checker.cli.rounds import Asked, check_once, files_given
from checker.cli.setting_options import (
    CONFIG,
    FAIL_ON,
    FORMAT,
    MODEL,
    NLI,
    NO_NLI,
    REPORT_LANGUAGE,
    STRICT,
    judge_asked,
)
from checker.cli.targets import targets
from checker.model.errors import CheckerError, UsageError
from checker.report import FORMATS

if TYPE_CHECKING:
    from collections.abc import Collection

_FOUND = 1

app = new_app()


@app.command(
    "check",
    cls=Command,
    epilog="Exit codes: 0 nothing was found at or above --fail-on, 1 something was, "
    "2 the check could not run.",
)
def check(  # noqa: PLR0913 - one parameter an option
    *,
    stories: Annotated[
        list[Path],
        typer.Argument(
            parser=Path,
            metavar="STORY...",
            help=f"A folder with a story.toml, or a file: {FILES}; - is standard input.",
        ),
    ],
    together: Annotated[bool, TOGETHER] = False,
    changed: Annotated[bool, CHANGED] = False,
    form: Annotated[str | None, FORM] = None,
    report_format: Annotated[str | None, FORMAT] = None,
    outputs: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="[FORMAT:]PATH",
            help="Write the report to a file; - prints it. Without FORMAT, the file's name tells it. "
            "Repeatable.",
        ),
    ] = None,
    report_language: Annotated[str | None, REPORT_LANGUAGE] = None,
    fail_on: Annotated[str | None, FAIL_ON] = None,
    strict: Annotated[bool | None, STRICT] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            parser=Path,
            metavar="FILE",
            help="The JSON report of an earlier check: what it had found, too, does not exit with 1.",
        ),
    ] = None,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit with 0 instead of 1, whatever is found.")
    ] = False,
    watching: Annotated[
        bool, typer.Option("--watch", help="Check again whenever a file of the story is saved; Ctrl-C ends.")
    ] = False,
    model: Annotated[str | None, MODEL] = None,
    nli: Annotated[str | None, NLI] = None,
    no_nli: Annotated[bool, NO_NLI] = False,
    config: Annotated[Path | None, CONFIG] = None,
    keep: Annotated[
        bool,
        typer.Option("--cache/--no-cache", help="Keep vectors between runs, in the user's cache folder."),
    ] = True,
    today: Annotated[date | None, TODAY] = None,
) -> int:
    """Say where the accounts of a story disagree.

    Prints a summary and writes the report to reports/<story id>.md, unless --format or --output say
    otherwise. Of several stories, those that can be read are checked, even if others cannot. What
    `checker accept` has written down is shown apart and does not exit with 1.
    """
    from checker.bundle.settings import Settings

    judge = judge_asked(nli, without=no_nli)
    if changed:
        if together or form:
            raise UsageError("goes without --together and --from", where="--changed")
        stories = list(bundles_around(stories))
        if not stories:
            terminal.complain("nothing was checked: none of these files stands in a folder with a story.toml")
            return 0
    models = engines.Models(engines.vector_cache() if keep else None, ahead=model is None)
    asked = Asked(
        groups=(tuple(stories),) if together else tuple((path,) for path in stories),
        form=form,
        given=Settings(
            fail_on=fail_on,
            strict=strict,
            model=model,
            nli=judge,
            format=report_format,
            report_language=report_language,
        ),
        config=config,
        targets=targets(outputs or (), report_format, FORMATS),
        baseline=baseline,
        today=today,
    )
    code = _watch(asked, models) if watching else check_once(asked, models).code
    return 0 if exit_zero and code == _FOUND else code


def _watch(asked: Asked, models: engines.Models) -> int:
    """Check whenever a file is saved; what cannot be checked may be mended with the next save."""
    from checker.cli.watch import watch

    if any(STDIN in paths for paths in asked.groups):
        raise UsageError("cannot be watched", where="standard input", hint="name a file")

    def run() -> tuple[int, Collection[Path]]:
        try:
            done = check_once(asked, models)
        except CheckerError as fault:
            terminal.complain(str(fault))
            return fault.exit_code, {
                *files_given(asked.groups),
                *filter(None, (asked.config, asked.baseline)),
            }
        return done.code, done.files

    return watch(run)
