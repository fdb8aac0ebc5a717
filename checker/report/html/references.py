"""What leads where on the page: findings by number, their passages, and which of these stand in a text.

A finding is ``#f-1``, its second passage ``#p-1-2``, the documentation of its rule ``#rule-D101``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from checker.model.finding import Evidence, Finding
    from checker.model.source import Source
    from checker.report.overview import Overview
    from checker.report.wording import Wording
    from checker.rules.base import RuleModule

ACCEPTED, KNOWN = "accepted", "known"


class Stretch(Struct, frozen=True):
    """A stretch of a source's text, from the offset ``start`` on."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.start + len(self.text)


class Passage(Struct, frozen=True):
    """A passage of a finding, both numbered from 1."""

    finding: int
    number: int
    evidence: Evidence

    @property
    def anchor(self) -> str:
        """Its id on the page."""
        return f"p-{self.finding}-{self.number}"


@dataclass(frozen=True)  # no slots: the look-ups below are made once and kept
class References:
    """The look-ups of one page."""

    overview: Overview

    @property
    def words(self) -> Wording:
        """The words to tell it in."""
        return self.overview.words

    @cached_property
    def findings(self) -> dict[int, Finding]:
        """All findings by number, those that count first."""
        return dict(enumerate(self.overview.findings, 1))

    @cached_property
    def passages(self) -> dict[int, tuple[Passage, ...]]:
        """The passages of each finding."""
        return {
            number: tuple(Passage(number, at, item) for at, item in enumerate(finding.evidence, 1))
            for number, finding in self.findings.items()
        }

    @cached_property
    def stretches(self) -> dict[str, tuple[Stretch, ...]]:
        """What there is of the text of each source: all of it, or its claims where the text was not kept."""
        return {source.id: self._stretches(source) for source in self.overview.result.story.sources}

    def _stretches(self, source: Source) -> tuple[Stretch, ...]:
        if source.text:
            return (Stretch(0, source.text),)
        found: list[Stretch] = []
        claims = [claim for claim in self.overview.result.claims if claim.source == source.id]
        for claim in sorted(claims, key=lambda claim: claim.start):
            if not found or claim.start >= found[-1].end:
                found.append(Stretch(claim.start, claim.text))
        return tuple(found)

    @cached_property
    def marked(self) -> dict[str, tuple[Passage, ...]]:
        """The passages that stand in the text of each source, in order of their ends."""
        found: dict[str, list[Passage]] = {source: [] for source in self.stretches}
        for passage in (item for group in self.passages.values() for item in group):
            if self._stands(passage.evidence):
                found[passage.evidence.source].append(passage)
        return {
            source: tuple(sorted(items, key=lambda item: (item.evidence.end, item.finding)))
            for source, items in found.items()
        }

    def _stands(self, item: Evidence) -> bool:
        return item.start <= item.end and any(
            stretch.start <= item.start and item.end <= stretch.end for stretch in self.stretches[item.source]
        )

    @cached_property
    def _anchors(self) -> frozenset[str]:
        return frozenset(passage.anchor for items in self.marked.values() for passage in items)

    def link(self, passage: Passage) -> str | None:
        """Return the address of a passage in its text; None when it does not stand there."""
        return f"#{passage.anchor}" if passage.anchor in self._anchors else None

    def next(self, passage: Passage) -> Passage | None:
        """Return the next passage of the same finding that stands in a text, after the last the first."""
        items = self.passages[passage.finding]
        following = (*items[passage.number :], *items[: passage.number - 1])
        return next((item for item in following if self.link(item)), None)

    @cached_property
    def rules(self) -> tuple[RuleModule, ...]:
        """The rules that found something, in order of their codes, as far as this release knows them."""
        from checker.rules import all_rules

        found = {finding.code for finding in self.findings.values()}
        return tuple(rule for rule in all_rules() if rule.RULE.code in found)

    def rule_anchor(self, code: str) -> str | None:
        """Return the id of a rule's documentation on the page; None for a rule that is not known."""
        return f"rule-{code}" if any(rule.RULE.code == code for rule in self.rules) else None

    def at(self, source: str, start: int, end: int) -> tuple[int, ...]:
        """Return the findings with a passage that covers ``[start, end)`` of a source, or lies in it."""
        return tuple(
            number
            for number, finding in self.findings.items()
            if any(
                item.source == source
                and (item.start <= start < end <= item.end or start <= item.start < item.end <= end)
                for item in finding.evidence
            )
        )


def weight(finding: Finding) -> str:
    """Return how a finding weighs on the page: its severity, or that it no longer counts, and why."""
    if finding.accepted:
        return ACCEPTED
    return KNOWN if finding.known else str(finding.severity)
