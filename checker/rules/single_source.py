"""A claim that no other source has.

What it checks
    A sentence or clause with a fact in it (a person, a time, an event, a quotation) that corresponds to
    nothing in the other sources.

Why an editor cares
    It rests on one account alone. That is often fine; it should be known.

Examples:
    EN: only the article says that the minister flew on to Cairo.
    AR: «وأضاف البيان أن اللجنة ستجتمع في مارس» - no other source speaks of a committee.

What it does not see
    Claims that are said elsewhere in quite other words may be listed; claims without any fact are not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model.finding import Evidence, Severity
from checker.model.message import Message
from checker.rules.base import Option, Rule, finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.facts.values import Fact
    from checker.model.claim import Claim
    from checker.model.finding import Finding
    from checker.rules.base import Case

RULE = Rule(
    "S701",
    "single-source",
    Severity.INFO,
    "a claim no other source has",
    (Option("fewest-words", 5, 1, "words of a claim, at least, for it to be listed"),),
)

_SHOWN_WORDS = 8


def check(case: Case) -> Iterator[Finding]:
    """List the claims with facts that stand alone. With one source there is nothing to compare."""
    outer = [source for source in case.story.sources if source.within is None]
    if len(outer) < 2:  # noqa: PLR2004 - two accounts make a comparison
        return
    matched = {claim for pair in case.correspondences for claim in pair.claims}
    factual, fewest_words = _factual(case), case.option(RULE, "fewest-words")
    for claim in case.claims.values():
        alone = claim.id not in matched and claim.id in factual
        if alone and case.source(claim.source).within is None and len(claim.text.split()) >= fewest_words:
            yield _finding(claim)


def _factual(case: Case) -> set[str]:
    facts = case.facts
    kinds: tuple[Sequence[Fact], ...] = (
        facts.times,
        facts.names,
        facts.events,
        facts.quotes,
        facts.roles,
        facts.topics,
    )
    return {fact.mention.claim for held in kinds for fact in held}


def _beginning(text: str) -> str:
    parts = text.split()
    return " ".join(parts[:_SHOWN_WORDS]) + ("…" if len(parts) > _SHOWN_WORDS else "")


def _finding(claim: Claim) -> Finding:
    return finding(
        RULE,
        Message("only source '{source}' says: “{words}”", source=claim.source, words=_beginning(claim.text)),
        (Evidence(claim.source, claim.id, claim.start, claim.end, claim.text, Message("one source")),),
        confidence=0.6,
    )
