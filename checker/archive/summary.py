"""What a run has found, counted over all parts, one part in memory at a time."""

from __future__ import annotations

import heapq
import json
from collections import Counter
from typing import TYPE_CHECKING, cast

from msgspec import Struct, field

from checker import __version__
from checker.archive.jobs import FORMAT
from checker.archive.rows import CHECKED
from checker.archive.schema import COVERAGE, FINDINGS, STORIES
from checker.model.finding import Verdict
from checker.report.files import write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from checker.archive.parts import Archive
    from checker.archive.rows import Row

NAME = "summary.json"
WORST = 20
"""Stories that the overview names."""

UNNAMED = "not named"
UNDATED = "not dated"


class Bad(Struct, frozen=True):
    """A story with many open findings; ``weight`` are its errors, then its warnings."""

    weight: tuple[int, int]
    number: int
    story: str
    title: str
    where: str


class Summary(Struct):
    """Counts of an archive. Findings are those that count: nobody has accepted them.

    ``rules`` is by rule and severity, ``sources`` by who published an account and severity, ``months`` by the
    story's month and severity; ``unchecked`` by what was left unchecked. ``worst`` are the stories with the
    most errors, ``failures`` the first stories that could not be checked, with the reason.
    """

    stories: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    months: Counter[tuple[str, str]] = field(default_factory=Counter)
    stories_by_month: Counter[str] = field(default_factory=Counter)
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)
    sources: Counter[tuple[str, str]] = field(default_factory=Counter)
    unchecked: Counter[str] = field(default_factory=Counter)
    accepted: int = 0
    worst: list[Bad] = field(default_factory=list)
    failures: list[tuple[str, str]] = field(default_factory=list)

    @property
    def failing(self) -> int:
        """How many stories fail at the run's ``--fail-on``."""
        return self.verdicts[Verdict.FAIL]

    @property
    def not_checked(self) -> int:
        """How many stories could not be checked: unreadable, or with nothing to compare."""
        return sum(count for verdict, count in self.verdicts.items() if verdict not in CHECKED)

    def text(self, folder: Path) -> str:
        """Return the lines that the command prints."""
        passed = self.verdicts[Verdict.PASS]
        counts = f"{passed:,} pass, {self.failing:,} fail, {self.not_checked:,} could not be checked"
        return (
            f"{self.stories:,} stories: {counts}\nwritten to {folder}; begin with {folder / 'overview.md'}\n"
        )

    def record(self) -> dict[str, object]:
        """Return the summary as JSON has it."""
        return {
            "format": FORMAT,
            "checker": __version__,
            "stories": self.stories,
            "verdicts": dict(sorted(self.verdicts.items())),
            "not_checked": self.not_checked,
            "accepted": self.accepted,
            "rules": _nested(self.rules),
            "sources": _nested(self.sources),
            "months": _nested(self.months),
            "stories_by_month": dict(sorted(self.stories_by_month.items())),
            "unchecked": dict(sorted(self.unchecked.items())),
            "worst": [
                {"story": it.story, "where": it.where, "errors": it.weight[0], "warnings": it.weight[1]}
                for it in self.worst
            ],
            "failures": [{"where": where, "error": error} for where, error in self.failures],
        }


def _nested(counts: Mapping[tuple[str, str], int]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for (name, level), count in sorted(counts.items()):
        found.setdefault(name, {})[level] = count
    return found


def summed_up(archive: Archive) -> Summary:
    """Count what is in an archive. Raises OutputError when a part cannot be read."""
    summary = Summary()
    for name in archive.names():
        stories = archive.read(STORIES, name)
        months = {cast("int", row["number"]): _month(row) for row in stories}
        for row in stories:
            _add_story(summary, row)
        for row in archive.read(FINDINGS, name):
            _add_finding(summary, row, months[cast("int", row["number"])])
        for row in archive.read(COVERAGE, name, ("unchecked",)):
            summary.unchecked.update(
                {item["what"] for item in cast("list[dict[str, str]]", row["unchecked"])}
            )
    return summary


def _month(row: Row) -> str:
    return str(row["published"])[:7] if row["published"] else UNDATED


def _add_story(summary: Summary, row: Row) -> None:
    summary.stories += 1
    summary.verdicts[str(row["verdict"])] += 1
    summary.stories_by_month[_month(row)] += 1
    if row["error"] is not None and len(summary.failures) < WORST:
        summary.failures.append((str(row["where"]), str(row["error"])))
    weight = int(cast("int", row["errors"] or 0)), int(cast("int", row["warnings"] or 0))
    if any(weight):
        bad = Bad(
            weight, int(cast("int", row["number"])), str(row["story"]), str(row["title"]), str(row["where"])
        )
        summary.worst = heapq.nsmallest(WORST, [*summary.worst, bad], key=_badness)


def _badness(bad: Bad) -> tuple[int, int, int]:
    return -bad.weight[0], -bad.weight[1], bad.number


def _add_finding(summary: Summary, row: Row, month: str) -> None:
    if row["accepted"] is not None:
        summary.accepted += 1
        return
    level = str(row["severity"])
    summary.rules[f"{row['code']} {row['rule']}", level] += 1
    summary.months[month, level] += 1
    for name in {item["from"] or UNNAMED for item in cast("list[dict[str, str]]", row["evidence"])}:
        summary.sources[name, level] += 1


def write_summary(archive: Archive) -> Summary:
    """Count what is in an archive, and write that for programs and for people.

    Raises:
        OutputError: a part cannot be read, or a file cannot be written.
    """
    from checker.archive import overview_html, overview_markdown

    summary = summed_up(archive)
    text = json.dumps(summary.record(), ensure_ascii=False, indent=2)
    write(archive.folder / NAME, f"{text}\n")
    write(archive.folder / "overview.md", overview_markdown.render(summary))
    write(archive.folder / "overview.html", overview_html.render(summary))
    return summary
