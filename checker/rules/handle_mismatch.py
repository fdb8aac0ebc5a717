"""An account named in a text that is not the account of the source it speaks of.

What it checks
    A source names an account (@handle) that is nearly, but not exactly, the account of another source of the
    story: @MarocDiplomatie in one post, while the ministry's post comes from @MarocDiplo_AR.

Why an editor cares
    A handle leads readers somewhere. A near miss may be a second account of the same body, an account that no
    longer exists, or somebody who only poses as it.

Examples:
    EN: "Spoke with @HealthMinistery" - the post in the story is by @HealthMinistry.
    AR: «وفق ما نشرته @SantePublik» - the post in the story is by @SantePublique.

What it does not see
    Accounts with nothing in common in their names; whether both accounts belong to one body.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import JaroWinkler

from checker.facts.handles import bare_handle, stem
from checker.model.finding import Evidence, Severity
from checker.model.message import Message
from checker.rules.base import Rule, finding, passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.facts.values import HandleFact
    from checker.model.finding import Finding
    from checker.model.source import Source
    from checker.rules.base import Case

RULE = Rule(
    "P304", "handle-mismatch", Severity.WARNING, "a handle that is not the account of the source it speaks of"
)

_ALIKE = 0.9


def check(case: Case) -> Iterator[Finding]:
    """Compare every account named with the accounts of the other sources."""
    accounts = {bare_handle(source.handle): source for source in case.story.sources if source.handle}
    for fact in case.facts.handles:
        if fact.handle in accounts:
            continue
        alike = _nearest(fact, accounts)
        if alike is not None:
            yield _finding(case, fact, alike)


def _nearest(fact: HandleFact, accounts: dict[str, Source]) -> Source | None:
    """Return the source with the most similar account, unless none is similar."""
    rated = [
        (_similarity(fact.handle, handle), source.id, source)
        for handle, source in accounts.items()
        if source.id != fact.mention.source
    ]
    best = max(rated, default=None)  # ids differ, so that sources themselves are never compared
    return best[2] if best and best[0] >= _ALIKE else None


def _similarity(one: str, other: str) -> float:
    return float(JaroWinkler.similarity(stem(one), stem(other)))


def _finding(case: Case, fact: HandleFact, source: Source) -> Finding:
    first = next(claim for claim in case.claims.values() if claim.source == source.id)
    handle = source.handle or ""
    shown = Evidence(source.id, first.id, first.start, first.end, first.text, f"@{handle.lstrip('@')}")
    return finding(
        RULE,
        Message(
            "the text names {named}; the account of source '{source}' is {account}",
            named=fact.mention.text,
            source=source.id,
            account=f"@{handle.lstrip('@')}",
        ),
        (passage(fact.mention, fact.mention.text), shown),
        confidence=_similarity(fact.handle, bare_handle(handle)),
        note=Message(
            "the two may belong to one body (another language, an older account): check which one is meant"
        ),
    )
