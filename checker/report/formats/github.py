"""GitHub workflow commands: annotations that GitHub shows beside the lines of a pull request.

One annotation a finding, at its first passage; the others are named in its message. What was not checked is
one notice more, with the acceptances to look at again; what is known or accepted is left out. Every line of
the report is a command of its own, and the texts in it are escaped, so that no text of a source can give
another.
https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model.finding import Severity
from checker.report.escape import visible
from checker.report.overview import Overview, rule_label, stale_line
from checker.report.passages import told
from checker.report.wording import IN_ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.model.finding import Finding
    from checker.model.result import Result
    from checker.report.locations import Place
    from checker.report.wording import Wording

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
# As the runner itself undoes it (actions/runner, ActionCommand); the per cent sign comes first.
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = _DATA | {":": "%3A", ",": "%2C"}


def render(result: Result, words: Wording = IN_ENGLISH) -> str:
    """Return a command a line: the open findings, then one with the verdict and what was not checked."""
    overview = Overview(result, words)
    commands = [_finding(overview, finding) for finding in overview.open]
    return "".join(f"{command}\n" for command in [*commands, _summary(overview)])


def _finding(overview: Overview, finding: Finding) -> str:
    place = overview.locations.of(finding.evidence[0])
    properties = {**_position(place), "title": f"{rule_label(finding)} [{finding.fingerprint}]"}
    return _command(_COMMANDS[finding.severity], properties, _message(overview, finding))


def _message(overview: Overview, finding: Finding) -> Iterator[str]:
    yield finding.message
    for item in finding.evidence:
        place = overview.locations.of(item)
        yield f"{place.path}:{place.line}:{place.column}: {told(item)}"
    if finding.note:
        yield overview.words.labelled("note", finding.note)


def _position(place: Place) -> dict[str, object]:
    """Return where an annotation stands; columns only on one line, or GitHub takes none of it."""
    region = place.region
    if region is None:
        return {"file": place.path}
    lines: dict[str, object] = {"file": place.path, "line": region.line, "endLine": region.end_line}
    if region.line != region.end_line:
        return lines
    return {**lines, "col": region.column, "endColumn": region.end_column}


def _summary(overview: Overview) -> str:
    result, words = overview.result, overview.words
    unchecked = (words.headed(item.what, item.why) for item in result.coverage.unchecked)
    heading = [words.phrase("heading", "unchecked")] if result.coverage.unchecked else []
    stale = (
        [words.phrase("heading", "stale"), *(stale_line(item, words) for item in result.stale)]
        if result.stale
        else []
    )
    title = f"checker: {result.story.id}"
    return _command("notice", {"title": title}, [overview.verdict_line(), *heading, *unchecked, *stale])


def _command(name: str, properties: Mapping[str, object], lines: Iterator[str] | list[str]) -> str:
    pairs = ",".join(f"{key}={_escaped(visible(str(value)), _PROPERTY)}" for key, value in properties.items())
    # Visible text has no line breaks of its own; these are ours.
    message = "\n".join(map(visible, lines))
    return f"::{name} {pairs}::{_escaped(message, _DATA)}"


def _escaped(text: str, signs: Mapping[str, str]) -> str:
    return "".join(signs.get(char, char) for char in text)
