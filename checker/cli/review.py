"""What is known of the findings of a story before it is checked: acceptances, a baseline, and the day."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import typer

from checker.cli.inputs import STDIN
from checker.cli.options import a_day
from checker.model.errors import UsageError
from checker.model.review import Review

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from checker.model.result import Result

_EPOCH = "SOURCE_DATE_EPOCH"  # https://reproducible-builds.org/specs/source-date-epoch/

TODAY = typer.Option(
    parser=a_day("--today"),
    metavar="DATE",
    help=f"The day on which acceptances are to hold. [{_EPOCH}, else today]",
)


def day_of_review(given: date | None) -> date:
    """Return the day on which acceptances are to hold: as given, as SOURCE_DATE_EPOCH says, or today.

    Raises:
        UsageError: SOURCE_DATE_EPOCH is no number of seconds.
    """
    seconds = os.environ.get(_EPOCH)
    if given is not None or not seconds:
        return given or date.today()  # noqa: DTZ011 - the editor's own day
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        hint = "seconds since 1970, as a whole number"
        raise UsageError(f"'{seconds}' is no time", where=_EPOCH, hint=hint) from None


def review_of(
    story: Path, name: str, rules: Collection[str], baseline: Mapping[str, Result], today: date
) -> Review:
    """Return what is known of the findings of a story.

    Args:
        story: its folder, or its first file.
        name: the id of the story.
        rules: the names of all rules.
        baseline: the results of an earlier check by the id of their story.
        today: the day on which acceptances are to hold.

    Raises:
        BundleError: accepted.toml is not as it must be.
    """
    from checker.bundle.accepted import accepted_file, read_accepted

    accepted = () if story == STDIN else read_accepted(accepted_file(story), rules)
    known = baseline[name].findings if name in baseline else ()
    return Review(accepted, frozenset(finding.fingerprint for finding in known), today)


def read_baseline(path: Path | None, stories: Collection[str]) -> Mapping[str, Result]:
    """Return the results of an earlier check; none without a path.

    Raises:
        CheckerError: the file is no JSON report, or of none of the stories.
    """
    if path is None:
        return {}
    from checker.report.reports import read_reports

    found = read_reports(path)
    if stories and found.keys().isdisjoint(stories):
        hint = "give the JSON report of an earlier check of the same story"
        raise UsageError(
            f"has no report of {', '.join(sorted(stories))}, but of {', '.join(sorted(found))}",
            where=f"--baseline {path}",
            hint=hint,
        )
    return found
