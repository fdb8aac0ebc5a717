"""The options that are settings, too: of the command line they win over the story and the project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from checker.cli.options import either, one_of
from checker.locale import languages
from checker.model.errors import UsageError
from checker.report import FORMATS

if TYPE_CHECKING:
    from collections.abc import Sequence


def _levels() -> Sequence[str]:
    from checker.bundle.settings import FAIL_ON

    return FAIL_ON


FORMAT = one_of(
    lambda: FORMATS,
    "format",
    "--format",
    "-f",
    meaning=f"Print the report in this format: {either(FORMATS)}.",
)
REPORT_LANGUAGE = one_of(
    languages,
    "language",
    "--report-language",
    meaning=f"The language that reports are written in: {either(languages())}. [en]",
)
FAIL_ON = one_of(
    _levels,
    "level",
    "--fail-on",
    meaning="The lightest finding that exits with 1: error, warning, info or never. [error]",
)
STRICT = typer.Option(
    "--strict/--no-strict",
    help="Exit with 1, too, when anything was left unchecked, or an acceptance has expired.",
)
MODEL = typer.Option(
    metavar="NAME_OR_PATH",
    help="e5-small, use-m, or a sentence-transformers model: a folder, or its name on the Hugging Face hub. "
    "[e5-small]",
)
NLI = typer.Option(
    metavar="NAME_OR_PATH",
    help="A model that judges whether corresponding claims contradict each other: e5-small-contradiction, "
    "which ships, or a sentence-transformers cross-encoder, as a folder or its name on the Hugging Face "
    "hub. [none]",
)
NO_NLI = typer.Option(
    "--no-nli", help="Let no model judge whether claims contradict each other, whatever the settings say."
)
CONFIG = typer.Option(parser=Path, metavar="FILE", help="Settings: a checker.toml or pyproject.toml.")


def judge_asked(name: str | None, *, without: bool) -> str | None:
    """Return the name of the contradiction model that --nli and --no-nli ask for; None if they ask for none.

    Raises:
        UsageError: both are given.
    """
    if not without:
        return name
    if name is not None:
        raise UsageError("goes without --nli", where="--no-nli")
    from checker.nli.loading import NONE

    return NONE
