"""The check: a story in, a result out. Each stage takes plain values and returns plain values."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from checker.align.vectors import embed
from checker.model.errors import CheckerError
from checker.model.finding import Severity, Verdict
from checker.model.limits import hint, limits
from checker.model.result import Result
from checker.model.review import Review, Staleness
from checker.review import reviewed, stale
from checker.text.claims import claims as claims_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

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


class Policy(Struct, frozen=True):
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
    meanwhile: Callable[[], object] | None = None,
) -> Result:
    """Check a story.

    Args:
        story: its sources.
        encoder: turns claims into vectors.
        policy: severities and what fails; the defaults when None.
        progress: told how many of how many texts are embedded.
        contradiction: judges the claims that correspond; nobody does when None.
        review: what is accepted, and what an earlier check had found; nothing when None.
        meanwhile: called once when there is nothing left to do here until the encoder is done.
    """
    policy = policy or Policy()
    claims = _claims(story)
    # Engines work outside the interpreter's lock: while they do, tables are loaded, facts extracted, and the
    # modules imported that come after.
    with ThreadPoolExecutor(1) as background:
        embedding = background.submit(embed, _texts(claims), encoder, progress)
        understood = _understood(story, claims, policy.glossary)
        _get_ready()
        if meanwhile is not None:
            meanwhile()
        claim_vectors = embedding.result()
    vectors = claim_vectors.joined(embed(understood.phrases, encoder))
    return conclude(understood, vectors, encoder, policy, contradiction, review=review)


class Understood(Struct, frozen=True):
    """All that is known of a story before its meaning is compared.

    ``phrases`` are the texts beside the claims that are compared by meaning: topics and quotations.
    """

    story: Story
    claims: tuple[Claim, ...]
    anchors: Mapping[str, Anchor]
    facts: Facts
    phrases: tuple[Text, ...]

    @property
    def texts(self) -> tuple[Text, ...]:
        """The texts that :func:`conclude` needs the vectors of."""
        return (*_texts(self.claims), *self.phrases)


def understand(story: Story, glossary: Glossary | None = None) -> Understood:
    """Read a story's claims and facts: the part of a check that needs no encoder."""
    return _understood(story, _claims(story), glossary)


def conclude(  # noqa: PLR0913 - as for check
    understood: Understood,
    vectors: Vectors,
    encoder: Encoder,
    policy: Policy,
    contradiction: Contradiction | None = None,
    *,
    review: Review | None = None,
) -> Result:
    """Compare what was understood of a story, and decide: the rest of a check.

    Args:
        understood: the story.
        vectors: those of its texts at least, made by ``encoder``.
        encoder: what they are measured by; embeds the few texts that only the comparison asks for.
        policy: severities and what fails.
        contradiction: judges the claims that correspond; nobody does when None.
        review: what is accepted, and what an earlier check had found; nothing when None.
    """
    review = review or Review()
    story, claims = understood.story, understood.claims
    case = _aligned(understood, vectors, encoder)
    if policy.glossary is not None:
        case = replace(case, glossary=policy.glossary)
    case = replace(case, options=policy.options)
    if contradiction is not None:
        case = _judged(case, contradiction)
    findings = reviewed(sorted(_findings(case, policy), key=_order), review)
    to_review = stale(findings, review, [name for name, level in policy.levels.items() if level == OFF])
    covered = _coverage(case, encoder, policy, contradiction)
    comparable = len({claim.source for claim in claims}) > 1
    complete = not covered.unchecked and all(item.why is not Staleness.EXPIRED for item in to_review)
    verdict = _verdict(findings, policy, complete=complete, comparable=comparable)
    return Result(story, claims, case.correspondences, findings, covered, verdict, _timeline(case), to_review)


def _claims(story: Story) -> tuple[Claim, ...]:
    found = tuple(claim for source in story.sources for claim in claims_of(source))
    most = limits().claims
    if len(found) > most:
        message = f"{len(found):,} claims, the limit is {most:,}"
        raise CheckerError(message, where=story.id, hint=f"give the text of one story, {hint('claims')}")
    return found


def _texts(claims: Iterable[Claim]) -> list[Text]:
    return [(claim.text, claim.language) for claim in claims]


def _understood(story: Story, claims: tuple[Claim, ...], glossary: Glossary | None) -> Understood:
    from checker.align.quote_pairs import quotes_to_pair
    from checker.align.quotes import quotes_to_embed
    from checker.align.topics import topics_to_embed
    from checker.facts.extract import extract
    from checker.facts.publication import publications

    anchors = publications(story)
    facts = extract(story, claims, anchors, glossary)
    mentions = [topic.mention for topic in topics_to_embed(story, facts.topics)]
    mentions += [quote.mention for quote in (*quotes_to_embed(story, facts), *quotes_to_pair(facts))]
    phrases = tuple((mention.text, story.source(mention.source).language) for mention in mentions)
    return Understood(story, claims, anchors, facts, phrases)


def _get_ready() -> None:
    """Import what compares and judges, so that it need not be waited for later."""
    from checker import timeline  # noqa: F401
    from checker.align import correspond, polarity, words  # noqa: F401
    from checker.rules import all_rules

    all_rules()


def _aligned(understood: Understood, vectors: Vectors, encoder: Encoder) -> Case:
    """Compare by meaning, and bring all that is known together for the rules."""
    from checker.align.correspond import correspondences, scores
    from checker.align.dated import dated_events
    from checker.align.one_event import event_pairs
    from checker.align.polarity import polarity_clashes
    from checker.align.quote_pairs import pair_quotes
    from checker.align.quotes import match_quotes
    from checker.align.topics import group_topics
    from checker.align.words import WordAligner
    from checker.rules.base import Case

    story, claims, facts = understood.story, understood.claims, understood.facts
    scored = scores(story, claims, vectors.of(_texts(claims)), facts, encoder)
    dated = dated_events(story, facts)
    return Case(
        story=story,
        claims={claim.id: claim for claim in claims},
        facts=facts,
        scores=scored,
        correspondences=correspondences(claims, scored),
        anchors=understood.anchors,
        quotes=match_quotes(story, claims, facts, vectors, encoder),
        quote_pairs=pair_quotes(story, facts, vectors, encoder),
        topics=group_topics(story, facts.topics, vectors, encoder),
        dated=dated,
        event_pairs=event_pairs(dated, scored, story),
        aligner=WordAligner(encoder),
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
