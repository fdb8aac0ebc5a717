"""Text for the terminal: the verdict, a few lines a finding, what was not checked, where to read more.

Some terminals reorder right-to-left words, some do not, and a few draw invisible isolates as boxes. So a
passage ends its line, after its value: nothing stands behind Arabic words that they could drag along.
Isolates are put only where a terminal that reorders would tell something else without them: around a
right-to-left run that more words follow, and around a right-to-left passage that also holds figures or words
of the other direction.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.model.finding import Severity, Verdict
from checker.report.bidi import direction, rtl_runs
from checker.report.columns import wrap
from checker.report.escape import logged
from checker.report.overview import Overview, rule_label, stale_line
from checker.report.passages import POINTS, shorten
from checker.report.wording import counted, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model.finding import Evidence, Finding
    from checker.model.result import Coverage, Result

_QUOTE, _VALUE = 120, 80  # characters of a passage and of its value
_BRIEF = 120  # characters of the message of an info, which is all that is shown of it
_NARROWEST = 20
_RLI, _PDI = "\u2067", "\u2069"

# ANSI SGR codes: https://www.ecma-international.org/publications-and-standards/standards/ecma-48/
_RESET, _BOLD = "0", "1"
_COLOURS: dict[str, str] = {
    Severity.ERROR: "1;31",
    Severity.WARNING: "33",
    Severity.INFO: "36",
    Verdict.PASS: "1;32",
    Verdict.FAIL: "1;31",
    Verdict.UNCHECKED: "1;33",
}


def render(result: Result, *, colour: bool = False, width: int = 80, full_report: str | None = None) -> str:
    """Return the summary for a terminal of ``width`` columns (20 at least), with ANSI colours if ``colour``.

    ``full_report`` is where the whole report can be read: a path or a command.
    """
    paint = _Paint(on=colour, width=max(width, _NARROWEST))
    overview = Overview(result)
    verdict = paint.lines(overview.verdict_line())
    lines = [paint.coloured(line, _COLOURS[result.verdict]) for line in verdict]
    title = result.story.title or result.story.id
    lines += paint.lines(title, rtl=direction(title) == "rtl")
    for finding in overview.open:
        if finding.severity is not Severity.INFO:
            lines += ["", *_finding(paint, overview, finding)]
    lines += _infos(paint, overview)
    if overview.accepted:
        lines += ["", paint.coloured(phrase("heading", "accepted"), _BOLD)]
        for finding in overview.accepted:
            lines += _accepted(paint, finding)
    if overview.known:
        lines += ["", *_headed(paint, "known", _BOLD)]
        for finding in overview.known:
            lines += _known(paint, finding)
    if result.stale:
        lines += ["", *_headed(paint, "stale", _COLOURS[Verdict.UNCHECKED])]
        for item in result.stale:
            lines += paint.lines(stale_line(item), first="  ", rest="    ")
    lines += _coverage(paint, result.coverage)
    if full_report:
        lines += ["", *paint.lines(phrase("sentence", "full_report", where=full_report))]
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class _Paint:
    """The terminal: how wide it is and whether it shows colours."""

    on: bool
    width: int

    def lines(self, text: str, *, first: str = "", rest: str = "  ", rtl: bool = False) -> list[str]:
        """Return text of a result, made harmless, on lines that fit, opened by ``first`` and ``rest``."""
        head, *others = wrap(logged(text).strip(), self.width, first=first, rest=rest)
        return [
            first + _isolated(head.removeprefix(first), rtl=rtl) if head.startswith(first) else head,
            *(rest + _isolated(line.removeprefix(rest), rtl=rtl) for line in others),
        ]

    def coloured(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[{_RESET}m" if self.on else text


def _isolated(line: str, *, rtl: bool) -> str:
    """Isolate what would be told in another order, in a line that is right-to-left as a whole or not."""
    runs = rtl_runs(line)
    if rtl:
        return line if not line or runs == [(0, len(line))] else f"{_RLI}{line}{_PDI}"
    for start, end in reversed(runs):
        if line[end:].strip():
            line = f"{line[:start]}{_RLI}{line[start:end]}{_PDI}{line[end:]}"
    return line


def _finding(paint: _Paint, overview: Overview, finding: Finding) -> Iterator[str]:
    yield from _opening(paint, finding.severity, f"{rule_label(finding)}: {finding.message}")
    for item in finding.evidence:
        yield from _passage(paint, overview, item)
    if finding.note:
        yield from paint.lines(f"{phrase('label', 'note')}: {finding.note}", first="    ", rest="    ")
    yield from paint.lines(f"{phrase('label', 'fingerprint')}: {finding.fingerprint}", first="    ")


def _opening(paint: _Paint, severity: Severity, words: str) -> Iterator[str]:
    level = phrase("severity", severity)
    opening, *others = paint.lines(f"{level} {words}")
    yield paint.coloured(level, _COLOURS[severity]) + opening.removeprefix(level)
    yield from others


def _infos(paint: _Paint, overview: Overview) -> Iterator[str]:
    """Yield a line a rule: what disagrees must not drown in what is only worth knowing."""
    rules: dict[str, list[Finding]] = defaultdict(list)
    for finding in overview.open:
        if finding.severity is Severity.INFO:
            rules[rule_label(finding)].append(finding)
    if rules:
        yield ""
    for rule, found in rules.items():
        message = shorten(found[0].message, _BRIEF)
        once = f"{rule}: {message}"
        many = phrase("sentence", "times", rule=rule, n=len(found), message=message)
        yield from _opening(paint, Severity.INFO, once if len(found) == 1 else many)


def _passage(paint: _Paint, overview: Overview, item: Evidence) -> list[str]:
    """Return ``source: value ← quote``; the quote comes last, so that no direction spills over."""
    head = f"{item.source}: {shorten(item.value, _VALUE)}".rstrip() + POINTS
    *above, opening = paint.lines(head, first="    ", rest="      ")
    quote = shorten(item.quote, _QUOTE)
    rtl = direction(quote, overview.language(item)) == "rtl"
    return above + paint.lines(quote, first=f"{opening} ", rest="      ", rtl=rtl)


def _headed(paint: _Paint, heading: str, style: str) -> list[str]:
    return [paint.coloured(line, style) for line in paint.lines(phrase("heading", heading))]


def _known(paint: _Paint, finding: Finding) -> list[str]:
    words = f"{rule_label(finding)}: {shorten(finding.message, _BRIEF)}"
    return paint.lines(words, first="  ", rest="    ")


def _accepted(paint: _Paint, finding: Finding) -> list[str]:
    reason = finding.accepted.reason if finding.accepted else ""
    message = shorten(finding.message, _BRIEF)
    words = f"{rule_label(finding)}: {message} ({phrase('label', 'reason')}: {reason})"
    return paint.lines(words, first="  ", rest="    ")


def _coverage(paint: _Paint, coverage: Coverage) -> Iterator[str]:
    if coverage.unchecked:
        yield ""
        yield paint.coloured(phrase("heading", "unchecked"), _COLOURS[Verdict.UNCHECKED])
        for item in coverage.unchecked:
            yield from paint.lines(f"{item.what}: {item.why}", first="  - ", rest="    ")
    yield ""
    yield from paint.lines(counted("checked", len(coverage.checked)))
