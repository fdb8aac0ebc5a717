"""What every report needs to know of a result: findings in order, counts, and look-ups by id."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from checker.model.finding import Severity
from checker.model.message import listed
from checker.report.locations import Locations
from checker.report.wording import IN_ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.model.claim import Claim, Correspondence
    from checker.model.finding import Evidence, Finding
    from checker.model.result import Result
    from checker.model.review import StaleAcceptance
    from checker.report.wording import Wording


@dataclass(frozen=True)  # no slots: the look-ups below are made once and kept
class Overview:
    """A result, looked at in the order in which a reader wants it, and the words to tell it in."""

    result: Result
    words: Wording = IN_ENGLISH

    @cached_property
    def open(self) -> tuple[Finding, ...]:
        """The findings that count: new, and accepted by nobody; heaviest first."""
        return tuple(_in_order(finding for finding in self.result.findings if finding.is_open))

    @cached_property
    def known(self) -> tuple[Finding, ...]:
        """The findings that an earlier check had, too, and nobody has accepted, heaviest first."""
        return tuple(_in_order(it for it in self.result.findings if not it.is_open and it.accepted is None))

    @cached_property
    def accepted(self) -> tuple[Finding, ...]:
        """The accepted findings, heaviest first."""
        return tuple(_in_order(finding for finding in self.result.findings if finding.accepted is not None))

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """The claims by id."""
        return {claim.id: claim for claim in self.result.claims}

    @cached_property
    def locations(self) -> Locations:
        """Where passages stand in the files that the story was read from."""
        return Locations(self.result.story.sources)

    @cached_property
    def rows(self) -> tuple[Correspondence, ...]:
        """The correspondences in the order in which the first source, then the next, tells the story."""
        sources = [source.id for source in self.result.story.sources]

        def place(row: Correspondence) -> list[tuple[int, int]]:
            claims = [self.claims[name] for name in row.claims]
            return sorted((sources.index(claim.source), claim.start) for claim in claims)

        return tuple(sorted(self.result.correspondences, key=place))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, heaviest first: those that count, then the known, then the accepted ones."""
        return self.open + self.known + self.accepted

    def language(self, evidence: Evidence) -> str:
        """Return the language of the claim that an evidence stands in, else of its source."""
        claim = self.claims.get(evidence.claim)
        return claim.language if claim else self.result.story.source(evidence.source).language

    def verdict_line(self) -> str:
        """Return the verdict and what it rests on, in one line."""
        verdict = self.words.phrase("verdict", self.result.verdict)
        return self.words.headed(verdict, self.words.said(listed(self._counts())))

    def _counts(self) -> list[str]:
        numbers = {level: sum(item.severity is level for item in self.open) for level in Severity}
        counts = [self.words.counted(level, number) for level, number in numbers.items() if number]
        if not self.result.coverage.checked:
            counts.append(self.words.phrase("sentence", "nothing_checked"))
        elif not counts:
            counts.append(self.words.phrase("sentence", "nothing_found"))
        if self.known:
            counts.append(self.words.counted("known", len(self.known)))
        if self.accepted:
            counts.append(self.words.counted("accepted", len(self.accepted)))
        if self.result.coverage.unchecked and self.result.coverage.checked:
            counts.append(self.words.counted("unchecked", len(self.result.coverage.unchecked)))
        return counts


def stale_line(item: StaleAcceptance, words: Wording) -> str:
    """Return in one line which acceptance somebody should look at again, and why."""
    rule = f"{item.entry.rule} " if item.entry.rule else ""
    return f"{rule}[{item.entry.fingerprint}] {stale_reason(item, words)}"


def stale_reason(item: StaleAcceptance, words: Wording) -> str:
    """Return why somebody should look at an acceptance again, and why it was given."""
    accepted = item.entry.acceptance
    until = accepted.until.isoformat() if accepted.until else ""
    why = words.phrase("stale", item.why, until=until)
    return f"{why} ({words.labelled('reason', accepted.reason)})"


def rule_label(finding: Finding) -> str:
    """Return a finding's rule as coverage names it: ``D101 date-conflict``."""
    return f"{finding.code} {finding.rule}"


def source_ids(finding: Finding) -> Sequence[str]:
    """Return the sources that a finding names, each once, in its own order."""
    return tuple(dict.fromkeys(item.source for item in finding.evidence))


def _in_order(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda item: (item.severity.rank, item.code))
