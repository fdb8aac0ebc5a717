"""The check: a story in, a result out. Each stage takes plain values and returns plain values."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from checker.align.vectors import embed
from checker.model.finding import Severity, Verdict
from checker.model.result import Result
from checker.model.review import Review, Staleness
from checker.review import reviewed, stale
from checker.text.claims import claims as claims_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from concurrent.futures import Future

    from checker.align.vectors import Text, Vectors
    from checker.embed import Encoder
    from checker.facts.extract import Facts
    from checker.facts.glossary import Glossary
    from checker.facts.times import Anchor
    from checker.model.claim import Claim
    from checker.model.finding import Evidence, Finding
    from checker.model.result import Coverage
    from checker.model.source import Story
    from checker.model.timeline import PlacedEvent
    from checker.nli import Contradiction
    from checker.rules.base import Case
    from checker.trust import Trust

OFF = "off"
NEVER = "never"


@dataclass(frozen=True, slots=True)
class Policy:
    """What weighs how much. ``levels`` maps a rule's name to error, warning, info or off.

    ``fail_on`` is the lightest severity that fails the check, or ``never``; ``strict`` fails it too when
    anything was left unchecked, or an acceptance has expired. ``options`` holds those of a rule by its name.
    """

    fail_on: str = Severity.ERROR
    strict: bool = False
    levels: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    trust: Trust | None = None
    glossary: Glossary | None = None


def check(  # noqa: PLR0913 - one parameter for each thing that a caller may bring
    story: Story,
    encoder: Encoder,
    policy: Policy | None = None,
    progress: Callable[[int, int], None] | None = None,
    contradiction: Contradiction | None = None,
    *,
    review: Review | None = None,
) -> Result:
    """Check a story.

    Args:
        story: its sources.
        encoder: turns claims into vectors.
        policy: severities and what fails; the defaults when None.
        progress: told how many of how many texts are embedded.
        contradiction: judges the claims that correspond; nobody does when None.
        review: what is accepted, and what an earlier check had found; nothing when None.
    """
    policy, review = policy or Policy(), review or Review()
    claims = tuple(claim for source in story.sources for claim in claims_of(source))
    # Engines work outside the interpreter's lock: while they do, tables are loaded and facts extracted.
    with ThreadPoolExecutor(1) as background:
        embedding = background.submit(embed, _texts(claims), encoder, progress)
        case = _case(story, claims, encoder, embedding, policy)
    if contradiction is not None:
        case = _judged(case, contradiction)
    findings = reviewed(sorted(_findings(case, policy), key=_order), review)
    to_review = stale(findings, review, [name for name, level in policy.levels.items() if level == OFF])
    covered = _coverage(case, encoder, policy, contradiction)
    comparable = len({claim.source for claim in claims}) > 1
    complete = not covered.unchecked and all(item.why is not Staleness.EXPIRED for item in to_review)
    verdict = _verdict(findings, policy, complete=complete, comparable=comparable)
    return Result(story, claims, case.correspondences, findings, covered, verdict, _timeline(case), to_review)


def _texts(claims: Iterable[Claim]) -> list[Text]:
    return [(claim.text, claim.language) for claim in claims]


def _case(
    story: Story, claims: tuple[Claim, ...], encoder: Encoder, embedding: Future[Vectors], policy: Policy
) -> Case:
    """Extract the facts, compare by meaning, and bring all that is known together for the rules."""
    from checker.facts.extract import extract
    from checker.facts.publication import publications

    anchors = publications(story)
    facts = extract(story, claims, anchors, policy.glossary)
    case = _aligned(story, claims, facts, anchors, encoder, embedding.result())
    if policy.glossary is not None:
        case = replace(case, glossary=policy.glossary)
    return replace(case, options=policy.options)


def _aligned(  # noqa: PLR0913, PLR0917 - one parameter a stage's product
    story: Story,
    claims: tuple[Claim, ...],
    facts: Facts,
    anchors: Mapping[str, Anchor],
    encoder: Encoder,
    claim_vectors: Vectors,
) -> Case:
    from checker.align.correspond import correspondences, scores
    from checker.align.dated import dated_events
    from checker.align.one_event import event_pairs
    from checker.align.polarity import polarity_clashes
    from checker.align.quote_pairs import pair_quotes, quotes_to_pair
    from checker.align.quotes import match_quotes, quotes_to_embed
    from checker.align.topics import group_topics, topics_to_embed
    from checker.rules.base import Case

    languages = {source.id: source.language for source in story.sources}
    mentions = [topic.mention for topic in topics_to_embed(story, facts.topics)]
    mentions += [quote.mention for quote in (*quotes_to_embed(story, facts), *quotes_to_pair(facts))]
    phrases = embed([(mention.text, languages[mention.source]) for mention in mentions], encoder)
    vectors = claim_vectors.joined(phrases)
    scored = scores(story, claims, vectors.of(_texts(claims)), facts, encoder)
    dated = dated_events(story, facts)
    return Case(
        story=story,
        claims={claim.id: claim for claim in claims},
        facts=facts,
        scores=scored,
        correspondences=correspondences(claims, scored),
        anchors=anchors,
        quotes=match_quotes(story, claims, facts, vectors, encoder),
        quote_pairs=pair_quotes(story, facts, vectors, encoder),
        topics=group_topics(story, facts.topics, vectors, encoder),
        dated=dated,
        event_pairs=event_pairs(dated, scored, story),
        clashes=polarity_clashes(story, claims, facts.polarities, vectors, scored, encoder),
    )


def _judged(case: Case, contradiction: Contradiction) -> Case:
    from checker.align.contradiction_model import judge_claims

    return replace(case, contradictions=judge_claims(case, contradiction))


def _coverage(case: Case, encoder: Encoder, policy: Policy, contradiction: Contradiction | None) -> Coverage:
    from checker.coverage import coverage
    from checker.rules import all_rules

    rules = [module.RULE for module in all_rules()]
    return coverage(case, encoder, rules, policy.levels, contradiction)


def _timeline(case: Case) -> tuple[PlacedEvent, ...]:
    from checker.timeline import timeline

    return timeline(case)


def _findings(case: Case, policy: Policy) -> Iterable[Finding]:
    from checker.rules import all_rules

    for module in all_rules():
        level = policy.levels.get(module.RULE.name)
        if level == OFF:
            continue
        seen: set[tuple[Evidence, ...]] = set()
        for found in module.check(case):
            if found.evidence not in seen:
                seen.add(found.evidence)
                yield _weighed(replace(found, severity=Severity(level)) if level else found, case, policy)


def _weighed(found: Finding, case: Case, policy: Policy) -> Finding:
    if policy.trust is None and all(source.trust is None for source in case.story.sources):
        return found
    from checker.trust import Trust, weighed

    return weighed(found, case.story, policy.trust or Trust())


def _order(found: Finding) -> tuple[int, str, list[tuple[str, int]], str]:
    places = [(item.source, item.start) for item in found.evidence]
    return found.severity.rank, found.code, places, found.fingerprint


def _verdict(findings: Iterable[Finding], policy: Policy, *, complete: bool, comparable: bool) -> Verdict:
    if policy.fail_on != NEVER:
        limit = Severity(policy.fail_on).rank
        if any(found.is_open and found.severity.rank <= limit for found in findings):
            return Verdict.FAIL
    if not comparable:
        return Verdict.UNCHECKED
    return Verdict.FAIL if policy.strict and not complete else Verdict.PASS
