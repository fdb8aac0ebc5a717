"""What a rule is, what it is given, and how it states a finding."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from checker.model.finding import Evidence, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.align.correspond import Scores
    from checker.align.dated import DatedEvent
    from checker.align.polarity import Clash
    from checker.align.quote_pairs import QuotePair
    from checker.align.quotes import QuoteMatch
    from checker.align.topics import TopicGroup
    from checker.facts.extract import Facts
    from checker.facts.times import Anchor
    from checker.facts.values import Mention
    from checker.model.claim import Claim, Correspondence
    from checker.model.finding import Severity
    from checker.model.source import Source, Story
    from checker.nli import Judgement


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's identity. ``code`` never changes its meaning; ``severity`` is the default."""

    code: str
    name: str
    severity: Severity
    summary: str


@dataclass(frozen=True, slots=True)
class Case:
    """A story with all that is known of it: what every rule is given."""

    story: Story
    claims: Mapping[str, Claim]
    facts: Facts
    scores: Scores
    correspondences: tuple[Correspondence, ...]
    anchors: Mapping[str, Anchor]
    quotes: tuple[QuoteMatch, ...]
    quote_pairs: tuple[QuotePair, ...]
    topics: tuple[TopicGroup, ...]
    dated: tuple[DatedEvent, ...]
    clashes: tuple[Clash, ...] = ()
    contradictions: Mapping[tuple[str, str], Judgement] = field(default_factory=dict)

    def source(self, source_id: str) -> Source:
        """Return the source with that id."""
        return self.story.source(source_id)

    def claim_at(self, source_id: str, offset: int) -> Claim | None:
        """Return the claim of a source that covers the character at ``offset``, if any does."""
        return next(
            (it for it in self.claims.values() if it.source == source_id and it.start <= offset < it.end),
            None,
        )


class RuleModule(Protocol):
    """A module of this package that is a rule."""

    RULE: Rule

    @staticmethod
    def check(case: Case) -> Iterator[Finding]:
        """Yield the findings of the rule."""


def finding(  # noqa: PLR0913 - the parts of a finding
    rule: Rule,
    message: str,
    evidence: tuple[Evidence, ...],
    *,
    confidence: float,
    note: str = "",
    severity: Severity | None = None,
) -> Finding:
    """State a finding of ``rule``."""
    return Finding(
        rule=rule.name,
        code=rule.code,
        severity=severity or rule.severity,
        confidence=round(confidence, 2),
        message=message,
        evidence=evidence,
        note=note,
    )


def passage(mention: Mention, value: str) -> Evidence:
    """Return a mention as evidence, with the normalised value it holds."""
    return Evidence(mention.source, mention.claim, mention.start, mention.end, mention.text, value)
