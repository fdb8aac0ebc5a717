"""A topic that not every source has.

What it checks
    Institutions, agreements, causes and other things that a source speaks of in a noun phrase (a forum, a
    committee, security cooperation), grouped across sources and languages.

Why an editor cares
    What only one account mentions may be what it adds, or what the others keep silent about.

Examples:
    AR: «منتدى النقب» is only in the article.
    EN: "security cooperation" is in the post and in the article, not in the ministry's.

What it does not see
    Topics whose head word is not in its tables; topics hinted at without being named.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.facts.events import kind_name
from checker.model.finding import Severity
from checker.model.message import Message, quoted
from checker.rules.base import Option, Rule, finding, passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.align.topics import TopicGroup
    from checker.facts.values import EventFact
    from checker.model.finding import Finding
    from checker.rules.base import Case

RULE = Rule(
    "T401",
    "topic-only-in",
    Severity.INFO,
    "a topic that not every source has",
    (Option("lacked-by", 1, 1, "accounts that lack a topic, at least, for it to be listed"),),
)

_MOST_PASSAGES = 4

# Events that are a matter of their own; talks and visits are what accounts are about.
_TOPICAL = frozenset(
    {
        "accident",
        "arrest",
        "attack",
        "ceasefire",
        "death",
        "disaster",
        "election",
        "protest",
        "resignation",
        "strike",
    }
)


def check(case: Case) -> Iterator[Finding]:
    """List the topics that some source lacks; a nested source counts as part of its container."""
    outer = [source.id for source in case.story.sources if source.within is None]
    if len(outer) < 2:  # noqa: PLR2004 - two accounts make a comparison
        return
    lacked_by = case.option(RULE, "lacked-by")
    for group in case.topics:
        holders = [source for source in group.sources if source in outer]
        if holders and len(outer) - len(holders) >= lacked_by:
            yield _finding(group, holders, [source for source in outer if source not in holders])
    yield from _events(case, outer)


def _events(case: Case, outer: Sequence[str]) -> Iterator[Finding]:
    """List the kinds of event (a strike, an arrest) that only one source speaks of."""
    kinds: dict[str, list[EventFact]] = defaultdict(list)
    for event in case.facts.events:
        if event.kind in _TOPICAL and event.mention.source in outer:
            kinds[event.kind].append(event)
    for kind, events in kinds.items():
        if len({event.mention.source for event in events}) == 1:
            first = events[0].mention
            yield finding(
                RULE,
                Message(
                    "an event, “{words}” ({event}), is in '{source}' and in no other source",
                    words=first.text,
                    event=kind_name(kind),
                    source=first.source,
                ),
                tuple(passage(event.mention, event.kind) for event in events[:_MOST_PASSAGES]),
                confidence=0.5,
            )


def _finding(group: TopicGroup, holders: Sequence[str], others: Sequence[str]) -> Finding:
    shown = [fact for fact in group.mentions if fact.mention.source in holders]
    first = [next(fact for fact in shown if fact.mention.source == source) for source in holders]
    rest = [fact for fact in shown if fact not in first]
    label = first[0].mention.text
    evidence = sorted(
        [*first, *rest][:_MOST_PASSAGES], key=lambda fact: (fact.mention.source, fact.mention.start)
    )
    return finding(
        RULE,
        Message(
            "the topic “{topic}” is in {sources} and not in {others}",
            topic=label,
            sources=quoted(holders),
            others=quoted(others),
        ),
        tuple(passage(fact.mention, fact.concept) for fact in evidence),
        confidence=0.6,
    )
