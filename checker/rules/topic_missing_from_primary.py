"""A topic that the other accounts share and the text to be published lacks.

What it checks
    Topics (a forum, a committee, an agreement) that at least two other accounts have, none of them quoting
    another, or that all others have, and that the primary text does not name in any form.

Why an editor cares
    What independent accounts agree to mention is seldom left out on purpose.

Examples:
    EN: both posts speak of "security cooperation" - FR: the article to be published does not.
    AR: «اتفاق الصيد» is in the ministry's statement and in the union's, not in the article.

What it does not see
    Topics whose head word is not in its tables; stories without a primary text, or with one other account
    only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.align.scores import THRESHOLD
from checker.facts.lexicon import lexicon
from checker.model.finding import Severity
from checker.model.message import Message, quoted
from checker.rules.base import Option, Rule, finding, passage
from checker.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.align.topics import TopicGroup
    from checker.model.finding import Finding
    from checker.rules.base import Case

RULE = Rule(
    "T402",
    "topic-missing-from-primary",
    Severity.WARNING,
    "a topic that the other sources share and the primary text lacks",
    (Option("shared-by", 2, 1, "other accounts that have a topic, at least, independent of each other"),),
)

_CONFIDENCE = 0.6


def check(case: Case) -> Iterator[Finding]:
    """State each topic that is missing once, with a passage of every account that has it."""
    primary = next((source.id for source in case.story.sources if source.primary), None)
    outer = {source.id for source in case.story.sources if source.within is None}
    shared_by = case.option(RULE, "shared-by")
    if primary is None or len(outer) <= shared_by:
        return
    for group in case.topics:
        holders = _independent(case, [source for source in group.sources if source in outer])
        if len(holders) >= shared_by and not _named(case, group, primary):
            yield _finding(group, holders, primary)


def _independent(case: Case, sources: list[str]) -> list[str]:
    """Return the accounts among them that are not one account with an earlier one."""
    kept: list[str] = []
    for source in sources:
        if not any(case.story.are_one_account(source, it) for it in kept):
            kept.append(source)
    return kept


def _named(case: Case, group: TopicGroup, primary: str) -> bool:
    """Whether the primary text has the topic, or a topic under the same head word: another phrase for it."""
    if any(case.story.are_one_account(source, primary) for source in group.sources):
        return True
    concepts = {fact.concept for fact in group.mentions}
    text = case.source(primary)
    heads = lexicon("heads", text.language).find(words(text.text))
    return not concepts.isdisjoint(head.concept for head in heads) or _told(case, group, primary)


def _told(case: Case, group: TopicGroup, primary: str) -> bool:
    """Whether the primary text has the very statement that the topic stands in, in whatever words."""
    own = [claim.id for claim in case.claims.values() if claim.source == primary]
    return any(
        case.scores.score(fact.mention.claim, it) >= THRESHOLD for fact in group.mentions for it in own
    )


def _finding(group: TopicGroup, holders: list[str], primary: str) -> Finding:
    shown = [next(fact for fact in group.mentions if fact.mention.source == source) for source in holders]
    return finding(
        RULE,
        Message(
            "the topic “{topic}” is in {sources} and not in the primary text '{primary}'",
            topic=shown[0].mention.text,
            sources=quoted(holders),
            primary=primary,
        ),
        tuple(passage(fact.mention, fact.concept) for fact in shown),
        confidence=_CONFIDENCE,
    )
