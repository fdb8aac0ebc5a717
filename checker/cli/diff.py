"""``checker diff``: what changed between two checks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli import terminal
from checker.cli.help import Command, new_app
from checker.cli.options import one_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model.finding import Finding
    from checker.report.differences import Change, Differences

_FORMATS = ("text", "json")
_GAIN, _LOSS, _OTHER = "+", "-", "~"

app = new_app()


@app.command(
    "diff",
    cls=Command,
    epilog="Exit codes: 0 both found the same, 1 they did not, 2 they could not be compared.",
)
def diff(
    *,
    old: Annotated[Path, typer.Argument(parser=Path, metavar="OLD", help="The JSON report of a check.")],
    new: Annotated[Path, typer.Argument(parser=Path, metavar="NEW", help="That of a later one.")],
    output_format: Annotated[
        str,
        one_of(lambda: _FORMATS, "format", "--format", "-f", meaning="Show it in this format: text or json."),
    ] = "text",
) -> int:
    """Say what changed between two checks: what is new, gone, or of another severity or value.

    A report may be of several stories. Findings are the same when their fingerprints are.
    """
    from checker.report.differences import differences
    from checker.report.reports import read_reports

    found = differences(read_reports(old), read_reports(new))
    terminal.say(_as_json(found) if output_format == "json" else _as_text(found))
    return int(not all(item.is_empty for item in found))


def _as_text(found: Sequence[Differences]) -> str:
    return "".join(f"{line}\n" for item in found for line in _lines(item))


def _lines(item: Differences) -> Iterator[str]:
    from checker.report.escape import logged

    counts = (f"{len(item.new)} new", f"{len(item.gone)} gone", f"{len(item.changed)} changed")
    yield logged(f"{item.story}: " + ("nothing changed" if item.is_empty else ", ".join(counts)))
    for sign, findings in ((_GAIN, item.new), (_LOSS, item.gone)):
        yield from (logged(f"{sign} {_told(finding)}") for finding in findings)
    for change in item.changed:
        yield logged(f"{_OTHER} {_told(change.now)}")
        for name, (was, now) in change.parts.items():
            yield "    " + logged(f"{name}: {was or 'none'} -> {now or 'none'}")


def _told(finding: Finding) -> str:
    return f"{finding.severity} {finding.code} {finding.rule}: {finding.message} [{finding.fingerprint}]"


def _as_json(found: Sequence[Differences]) -> str:
    from checker.report.fields import finding_fields
    from checker.report.json_text import json_text

    stories = [
        {
            "story": item.story,
            "new": [finding_fields(finding) for finding in item.new],
            "gone": [finding_fields(finding) for finding in item.gone],
            "changed": [_change(change) for change in item.changed],
        }
        for item in found
    ]
    return json_text({"version": "1", "stories": stories})


def _change(change: Change) -> dict[str, object]:
    from checker.report.fields import finding_fields

    parts = {name: {"was": was, "now": now} for name, (was, now) in change.parts.items()}
    return {"finding": finding_fields(change.now), "parts": parts}
