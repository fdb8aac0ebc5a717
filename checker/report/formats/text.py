"""Text for the terminal: the verdict, a few lines a finding, what was not checked, where to read more.

Some terminals reorder right-to-left words, some do not, and a few draw invisible isolates as boxes. So a
passage ends its line, after its value: nothing stands behind Arabic words that they could drag along.
Isolates are put only where a terminal that reorders would tell something else without them: around a
right-to-left run that more words follow, and around a right-to-left passage that also holds figures or words
of the other direction.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model.finding import Severity, Verdict
from checker.model.message import Message
from checker.report.bidi import direction, foreign_runs
from checker.report.columns import wrap
from checker.report.escape import logged
from checker.report.overview import Overview, rule_label, stale_line
from checker.report.passages import POINTS, shorten
from checker.report.wording import IN_ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model.finding import Evidence, Finding
    from checker.model.result import Coverage, Result
    from checker.report.wording import Wording

_QUOTE, _VALUE = 120, 80  # characters of a passage and of its value
_BRIEF = 120  # characters of the message of an info, which is all that is shown of it
_NARROWEST = 20
_LRI, _RLI, _PDI = "\u2066", "\u2067", "\u2069"

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


def render(
    result: Result,
    words: Wording = IN_ENGLISH,
    *,
    colour: bool = False,
    width: int = 80,
    full_report: str | None = None,
) -> str:
    """Return the summary for a terminal of ``width`` columns (20 at least), with ANSI colours if ``colour``.

    ``full_report`` is where the whole report can be read: a path or a command.
    """
    paint = _Paint(on=colour, width=max(width, _NARROWEST), words=words)
    overview = Overview(result, words)
    verdict = paint.lines(overview.verdict_line())
    lines = [paint.coloured(line, _COLOURS[result.verdict]) for line in verdict]
    title = result.story.title or result.story.id
    lines += paint.lines(title, base=direction(title))
    for finding in overview.open:
        if finding.severity is not Severity.INFO:
            lines += ["", *_finding(paint, overview, finding)]
    lines += _infos(paint, overview)
    if overview.accepted:
        lines += ["", *_headed(paint, "accepted", _BOLD)]
        for finding in overview.accepted:
            lines += _accepted(paint, finding)
    if overview.known:
        lines += ["", *_headed(paint, "known", _BOLD)]
        for finding in overview.known:
            lines += _known(paint, finding)
    if result.stale:
        lines += ["", *_headed(paint, "stale", _COLOURS[Verdict.UNCHECKED])]
        for item in result.stale:
            lines += paint.lines(stale_line(item, words), first="  ", rest="    ")
    lines += _coverage(paint, result.coverage)
    if full_report:
        lines += ["", *paint.lines(words.phrase("sentence", "full_report", where=full_report))]
    return "\n".join(lines) + "\n"


class _Paint(Struct, frozen=True):
    """The terminal: how wide it is, whether it shows colours, and the words to tell it in."""

    on: bool
    width: int
    words: Wording

    def lines(self, text: str, *, first: str = "", rest: str = "  ", base: str | None = None) -> list[str]:
        """Return text of a result, made harmless, on lines that fit, opened by ``first`` and ``rest``.

        ``base`` is the direction of the text as a whole, that of the report's own words when None.
        """
        head, *others = wrap(logged(text).strip(), self.width, first=first, rest=rest)
        return [
            first + self._isolated(head.removeprefix(first), base) if head.startswith(first) else head,
            *(rest + self._isolated(line.removeprefix(rest), base) for line in others),
        ]

    def _isolated(self, line: str, base: str | None) -> str:
        """Isolate what would be told in another order, in a line whose direction as a whole is ``base``."""
        if base is None and self.words.direction == "rtl":
            return _isolated_words(line)
        return _isolated(line, base or self.words.direction)

    def coloured(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[{_RESET}m" if self.on else text


def _isolated(line: str, base: str) -> str:
    """Isolate runs of the other direction that more words follow, or a whole line that is right-to-left."""
    if base == "rtl":
        is_pure = not line or foreign_runs(line) == [(0, len(line))]
        return line if is_pure else f"{_RLI}{line}{_PDI}"
    for start, end in reversed(foreign_runs(line)):
        if line[end:].strip():
            line = f"{line[:start]}{_RLI}{line[start:end]}{_PDI}{line[end:]}"
    return line


def _isolated_words(line: str) -> str:
    """Isolate a line of our own right-to-left words, and in it what begins with a sign or a figure."""
    for start, end in reversed(foreign_runs(line, "rtl")):
        if not line[start].isalpha():
            line = f"{line[:start]}{_LRI}{line[start:end]}{_PDI}{line[end:]}"
    return _isolated(line, "rtl")


def _finding(paint: _Paint, overview: Overview, finding: Finding) -> Iterator[str]:
    yield from _opening(paint, finding.severity, paint.words.headed(rule_label(finding), finding.message))
    for item in finding.evidence:
        yield from _passage(paint, overview, item)
    if finding.note:
        yield from paint.lines(paint.words.labelled("note", finding.note), first="    ", rest="    ")
    yield from paint.lines(paint.words.labelled("fingerprint", finding.fingerprint), first="    ")


def _opening(paint: _Paint, severity: Severity, words: str) -> Iterator[str]:
    level = paint.words.phrase("severity", severity)
    opening, *others = paint.lines(f"{level} {words}")
    yield opening.replace(level, paint.coloured(level, _COLOURS[severity]), 1)
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
        once = paint.words.headed(rule, message)
        times = Message.plural("{n} time", "{n} times", len(found))
        many = paint.words.phrase("sentence", "times", rule=rule, times=times, message=message)
        yield from _opening(paint, Severity.INFO, once if len(found) == 1 else many)


def _passage(paint: _Paint, overview: Overview, item: Evidence) -> list[str]:
    """Return ``source: value ← quote``; the quote comes last, so that no direction spills over."""
    head = f"{item.source}: {shorten(item.value, _VALUE)}".rstrip() + POINTS
    *above, opening = paint.lines(head, first="    ", rest="      ", base="ltr")
    quote = shorten(item.quote, _QUOTE)
    base = direction(quote, overview.language(item))
    return above + paint.lines(quote, first=f"{opening} ", rest="      ", base=base)


def _headed(paint: _Paint, heading: str, style: str) -> list[str]:
    return [paint.coloured(line, style) for line in paint.lines(paint.words.phrase("heading", heading))]


def _known(paint: _Paint, finding: Finding) -> list[str]:
    words = paint.words.headed(rule_label(finding), shorten(finding.message, _BRIEF))
    return paint.lines(words, first="  ", rest="    ")


def _accepted(paint: _Paint, finding: Finding) -> list[str]:
    reason = finding.accepted.reason if finding.accepted else ""
    message = shorten(finding.message, _BRIEF)
    told = paint.words.headed(rule_label(finding), message)
    words = f"{told} ({paint.words.labelled('reason', reason)})"
    return paint.lines(words, first="  ", rest="    ")


def _coverage(paint: _Paint, coverage: Coverage) -> Iterator[str]:
    if coverage.unchecked:
        yield ""
        yield from _headed(paint, "unchecked", _COLOURS[Verdict.UNCHECKED])
        for item in coverage.unchecked:
            yield from paint.lines(paint.words.headed(item.what, item.why), first="  - ", rest="    ")
    yield ""
    yield from paint.lines(paint.words.counted("checked", len(coverage.checked)))
