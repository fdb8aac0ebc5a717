"""'Yesterday' in a text whose day of publication is not given.

What it checks
    A source has times that count from its publication ('yesterday', 'on Tuesday', 'last month'), and neither
    its metadata nor a dateline says when it was published. The note says what was inferred, and from what.

Why an editor cares
    A reader who comes later cannot know which day is meant, and nothing can be compared for certain.

Examples:
    AR: «أمس الثلاثاء» in an article without a date.
    FR: « hier soir » in a statement without a date.

What it does not see
    Texts whose date stands only in a picture or on a page around them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.facts.times import describe
from checker.model.finding import Severity
from checker.model.message import Message, clauses
from checker.rules.base import Rule, finding, passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.facts.times import Anchor
    from checker.facts.values import TimeFact
    from checker.model.finding import Finding
    from checker.model.source import Source
    from checker.rules.base import Case

RULE = Rule("D104", "undated-relative", Severity.WARNING, "a relative time in a text whose day is not given")

_MOST_PASSAGES = 4


def check(case: Case) -> Iterator[Finding]:
    """Look at every source without a day of its own; a nested one stands or falls with its container."""
    for source in case.story.sources:
        anchor = case.anchors[source.id]
        if source.within is not None or anchor.given:
            continue
        relative = [
            fact
            for fact in case.facts.times
            if fact.mention.source == source.id and fact.time.value.is_relative
        ]
        if relative:
            yield _finding(source, anchor, relative)


def _finding(source: Source, anchor: Anchor, relative: Sequence[TimeFact]) -> Finding:
    first = relative[0]
    return finding(
        RULE,
        Message(
            "“{words}” in source '{source}', whose day of publication is not given",
            words=first.mention.text,
            source=source.id,
        ),
        tuple(passage(fact.mention, describe(fact.time.value)) for fact in relative[:_MOST_PASSAGES]),
        confidence=0.95,
        note=_note(anchor),
    )


def _note(anchor: Anchor) -> Message:
    """Say what is known of the day that relative times count from."""
    if anchor.how:
        return Message("Inferred: {how}.", how=clauses(anchor.how))
    return Message("Nothing in the text tells its day: the time was not compared.")
