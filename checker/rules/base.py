"""What a rule is, what it is given, and how it states a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct, field

from checker.facts.glossary import Glossary
from checker.model.finding import Evidence, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.align.dated import DatedEvent
    from checker.align.one_event import EventPairs
    from checker.align.polarity import Clash
    from checker.align.quote_pairs import QuotePair
    from checker.align.quotes import QuoteMatch
    from checker.align.scores import Scores
    from checker.align.topics import TopicGroup
    from checker.align.words import WordAligner
    from checker.facts.extract import Facts
    from checker.facts.times import Anchor
    from checker.facts.values import Mention
    from checker.model.claim import Claim, Correspondence
    from checker.model.finding import Severity
    from checker.model.message import Message
    from checker.model.source import Source, Story
    from checker.nli import Judgement


class Option(Struct, frozen=True):
    """A whole number that the settings may change, ``least`` or more; ``meaning`` is what it counts."""

    name: str
    default: int
    least: int
    meaning: str


EXCHANGED_WORD = Option(
    "exchanged-word", 0, 0, "probability that a word was exchanged which no table has, in percent; 0: none is"
)
"""Of the rules that compare two renderings of one quotation: see `checker.align.exchanged`."""


class Rule(Struct, frozen=True):
    """A rule's identity. ``code`` never changes its meaning; ``severity`` is the default."""

    code: str
    name: str
    severity: Severity
    summary: str
    options: tuple[Option, ...] = ()


class Case(Struct, frozen=True, eq=False):
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
    event_pairs: EventPairs
    aligner: WordAligner | None = None
    clashes: tuple[Clash, ...] = ()
    contradictions: Mapping[tuple[str, str], Judgement] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    glossary: Glossary = field(default_factory=Glossary)
    _of_source: dict[str, list[Claim]] = field(default_factory=dict)

    def source(self, source_id: str) -> Source:
        """Return the source with that id."""
        return self.story.source(source_id)

    def option(self, rule: Rule, name: str) -> int:
        """Return the value of an option of a rule: as the settings have it, or the usual one."""
        usual = next(option.default for option in rule.options if option.name == name)
        return self.options.get(rule.name, {}).get(name, usual)

    def rendering(self, mention: Mention, claim: Claim) -> tuple[int, int] | None:
        """Return the characters of a claim's source that render a mention of another, if that can be told."""
        whole = self.claims.get(mention.claim)
        if self.aligner is None or whole is None:
            return None
        return self.aligner.rendering(mention, whole, claim)

    def claim_at(self, source_id: str, offset: int) -> Claim | None:
        """Return the claim of a source that covers the character at ``offset``, if any does."""
        if not self._of_source:
            for claim in self.claims.values():
                self._of_source.setdefault(claim.source, []).append(claim)
        return next((it for it in self._of_source.get(source_id, ()) if it.start <= offset < it.end), None)


class RuleModule(Protocol):
    """A module of this package that is a rule."""

    RULE: Rule

    @staticmethod
    def check(case: Case) -> Iterator[Finding]:
        """Yield the findings of the rule."""


def finding(  # noqa: PLR0913 - the parts of a finding
    rule: Rule,
    message: Message,
    evidence: tuple[Evidence, ...],
    *,
    confidence: float,
    note: Message | None = None,
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
        note="" if note is None else note,
    )


def passage(mention: Mention, value: str) -> Evidence:
    """Return a mention as evidence, with the normalised value it holds."""
    return Evidence(mention.source, mention.claim, mention.start, mention.end, mention.text, value)
