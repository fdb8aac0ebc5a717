"""A result whose messages are said in the language of a report; all else is as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.locale import catalogue
from checker.model.result import Coverage, Unchecked
from checker.report.wording import IN_ENGLISH, Wording

if TYPE_CHECKING:
    from checker.model.finding import Evidence, Finding
    from checker.model.result import Result


def in_language(result: Result, language: str | None) -> tuple[Result, Wording]:
    """Return a result and the words to report it in; in English, which it is in already, when None.

    Raises KeyError for a language that reports cannot be written in.
    """
    if language is None:
        return result, IN_ENGLISH
    words = Wording(catalogue(language))
    return localized(result, words), words


def localized(result: Result, words: Wording) -> Result:
    """Return a result with its messages in the language of ``words``.

    What is no message stays: what sources say, ids, values in their notation, the reasons of acceptances.
    Fingerprints do not depend on messages, nor does the verdict.
    """
    coverage = result.coverage
    return replace(
        result,
        findings=tuple(_finding(finding, words) for finding in result.findings),
        coverage=Coverage(
            tuple(map(words.said, coverage.checked)),
            tuple(Unchecked(words.said(item.what), words.said(item.why)) for item in coverage.unchecked),
        ),
    )


def _finding(finding: Finding, words: Wording) -> Finding:
    return replace(
        finding,
        message=words.said(finding.message),
        evidence=tuple(_evidence(item, words) for item in finding.evidence),
        note=words.said(finding.note),
    )


def _evidence(item: Evidence, words: Wording) -> Evidence:
    return replace(item, value=words.said(item.value))
