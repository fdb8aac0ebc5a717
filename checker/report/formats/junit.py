"""JUnit XML: a test suite a story, a test case for what was checked, for the test pages of CI servers.

A rule with findings has failed. It has one ``failure``, which is all that most servers read, with a line for
each passage. Findings that are only worth knowing (info), known, or accepted are in the output of a case that
passed. What was not checked is skipped, with the reason; if the accounts could not be compared at all, that
is an error. Acceptances to look at again are in the output of the suite.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from checker.model.finding import Severity, Verdict
from checker.report.escape import logged
from checker.report.formats.lines import passage_lines
from checker.report.overview import Overview, rule_label, stale_line
from checker.report.wording import IN_ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.model.finding import Finding
    from checker.model.result import Result
    from checker.report.wording import Wording


def render(result: Result, words: Wording = IN_ENGLISH) -> str:
    """Return the test suite of the story, in a list of its own."""
    suites = ET.Element("testsuites")
    suites.append(_suite(Overview(result, words)))
    ET.indent(suites)
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{ET.tostring(suites, encoding='unicode')}\n"


def _suite(overview: Overview) -> ET.Element:
    result = overview.result
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in overview.findings:
        found[rule_label(finding)].append(finding)
    # Coverage states a rule that ran as its label, a colon, and what the rule flags.
    names = dict.fromkeys(what.partition(":")[0].strip() for what in result.coverage.checked)
    cases = [_case(overview, name, found[name]) for name in dict.fromkeys([*names, *found])]
    cases += [_skipped(result, item.what, item.why) for item in result.coverage.unchecked]
    if result.verdict is Verdict.UNCHECKED:
        cases.append(_not_compared(overview))
    counts = {
        key: str(sum(case.find(tag) is not None for case in cases))
        for key, tag in {"failures": "failure", "errors": "error", "skipped": "skipped"}.items()
    }
    suite = ET.Element("testsuite", {"name": _text(result.story.id), "tests": str(len(cases)), **counts})
    suite.extend(cases)
    if result.stale:
        words = overview.words
        lines = (words.phrase("heading", "stale"), *(stale_line(item, words) for item in result.stale))
        ET.SubElement(suite, "system-out").text = "\n".join(map(_text, lines))
    return suite


def _case(overview: Overview, name: str, findings: Sequence[Finding]) -> ET.Element:
    case = _named(overview.result, name)
    failed = [item for item in findings if item.is_open and item.severity is not Severity.INFO]
    if failed:
        # The heaviest comes first: its severity is the case's.
        _add(case, "failure", failed[0].message, _told(overview, failed), type=str(failed[0].severity))
    known = [item for item in findings if item not in failed]
    if known:
        ET.SubElement(case, "system-out").text = _told(overview, known)
    return case


def _told(overview: Overview, findings: Iterable[Finding]) -> str:
    lines: list[str] = []
    for finding in findings:
        lines += passage_lines(overview, finding)
        if finding.accepted:
            lines.append(overview.words.labelled("reason", finding.accepted.reason))
        elif finding.known:
            lines.append(overview.words.phrase("heading", "known"))
    return "\n".join(map(_text, lines))


def _skipped(result: Result, what: str, why: str) -> ET.Element:
    case = _named(result, what)
    _add(case, "skipped", why)
    return case


def _not_compared(overview: Overview) -> ET.Element:
    result, words = overview.result, overview.words
    case = _named(result, words.phrase("verdict", result.verdict))
    _add(case, "error", words.phrase("sentence", "not_compared"), type=str(result.verdict))
    return case


def _named(result: Result, name: str) -> ET.Element:
    return ET.Element("testcase", {"classname": _text(result.story.id), "name": _text(name)})


def _add(case: ET.Element, tag: str, message: str, text: str | None = None, **attributes: str) -> None:
    ET.SubElement(case, tag, {"message": _text(message), **attributes}).text = text


def _text(text: str) -> str:
    """Return text that XML can hold: without control characters, lone surrogates and non-characters."""
    return logged(text)
