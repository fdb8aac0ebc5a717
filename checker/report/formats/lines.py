"""Lines: ``path:line:col: severity code name: message [fingerprint]``, as compilers and linters print them.

Editors and CI servers that jump to such lines understand them. Each passage of a finding has a line, so that
one can jump to every one of them. What was not checked follows, and acceptances to look at again, in lines
that begin with the story's id; what is known or has been accepted is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.report.escape import logged
from checker.report.overview import Overview, rule_label, stale_line
from checker.report.wording import IN_ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model.finding import Finding
    from checker.model.result import Result
    from checker.report.wording import Wording


def render(result: Result, words: Wording = IN_ENGLISH) -> str:
    """Return the open findings, heaviest first, then what was not checked, then the verdict."""
    overview = Overview(result, words)
    story = result.story.id
    lines = [line for finding in overview.open for line in passage_lines(overview, finding)]
    lines += [
        f"{story}: {words.phrase('sentence', 'not_checked', what=item.what, why=item.why)}"
        for item in result.coverage.unchecked
    ]
    lines += [
        f"{story}: {words.phrase('heading', 'stale')}: {stale_line(item, words)}" for item in result.stale
    ]
    return "\n".join(map(logged, [*lines, f"{story}: {overview.verdict_line()}"])) + "\n"


def passage_lines(overview: Overview, finding: Finding) -> Iterator[str]:
    """Yield a line for each passage of a finding; characters that are not drawn are still in it."""
    what = f"{finding.severity} {rule_label(finding)}: {finding.message} [{finding.fingerprint}]"
    for item in finding.evidence:
        place = overview.locations.of(item)
        yield f"{place.path}:{place.line}:{place.column}: {what}"
