"""What every report needs to know of a result: findings in order, counts, and look-ups by id."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from checker.model.finding import Severity
from checker.report.wording import counted, phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.model.claim import Claim, Correspondence
    from checker.model.finding import Evidence, Finding
    from checker.model.result import Result


@dataclass(frozen=True)  # no slots: the look-ups below are made once and kept
class Overview:
    """A result, looked at in the order in which a reader wants it."""

    result: Result

    @cached_property
    def open(self) -> tuple[Finding, ...]:
        """The findings that nobody has accepted, heaviest first."""
        return tuple(_in_order(finding for finding in self.result.findings if finding.accepted is None))

    @cached_property
    def accepted(self) -> tuple[Finding, ...]:
        """The accepted findings, heaviest first."""
        return tuple(_in_order(finding for finding in self.result.findings if finding.accepted is not None))

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """The claims by id."""
        return {claim.id: claim for claim in self.result.claims}

    @cached_property
    def rows(self) -> tuple[Correspondence, ...]:
        """The correspondences in the order in which the first source, then the next, tells the story."""
        sources = [source.id for source in self.result.story.sources]

        def place(row: Correspondence) -> list[tuple[int, int]]:
            claims = [self.claims[name] for name in row.claims]
            return sorted((sources.index(claim.source), claim.start) for claim in claims)

        return tuple(sorted(self.result.correspondences, key=place))

    def language(self, evidence: Evidence) -> str:
        """Return the language of the claim that an evidence stands in, else of its source."""
        claim = self.claims.get(evidence.claim)
        return claim.language if claim else self.result.story.source(evidence.source).language

    def verdict_line(self) -> str:
        """Return the verdict and what it rests on, in one line."""
        return f"{phrase('verdict', self.result.verdict)}: {', '.join(self._counts())}"

    def _counts(self) -> list[str]:
        numbers = {level: sum(item.severity is level for item in self.open) for level in Severity}
        counts = [counted(level, number) for level, number in numbers.items() if number]
        if not self.result.coverage.checked:
            counts.append(phrase("sentence", "nothing_checked"))
        elif not counts:
            counts.append(phrase("sentence", "nothing_found"))
        if self.accepted:
            counts.append(counted("accepted", len(self.accepted)))
        if self.result.coverage.unchecked and self.result.coverage.checked:
            counts.append(counted("unchecked", len(self.result.coverage.unchecked)))
        return counts


def source_ids(finding: Finding) -> Sequence[str]:
    """Return the sources that a finding names, each once, in its own order."""
    return tuple(dict.fromkeys(item.source for item in finding.evidence))


def _in_order(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda item: (item.severity.rank, item.code))
