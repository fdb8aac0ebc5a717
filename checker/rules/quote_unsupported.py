"""A quotation attributed to a source of the story that is not in it.

What it checks
    Words in quotation marks whose speaker is the speaker of another source of the story, and nothing in that
    source is near to them in meaning, in whatever language it is.

Why an editor cares
    Either the words were said elsewhere, and the text should say where, or they were never said.

Examples:
    EN: the article has "we will never pay" from the minister's post; the post speaks of a meeting.
    AR: «سنعاقب المسؤولين» is given as the minister's post, which says nothing like it.

What it does not see
    Quotations of people who have no source in the story; whether a quotation that is there was changed.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.align.quotes import PRESENT
from checker.model.finding import Evidence, Severity
from checker.model.message import Message
from checker.rules.base import Rule, finding, passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.align.quotes import QuoteMatch
    from checker.facts.values import QuoteFact
    from checker.model.finding import Finding
    from checker.rules.base import Case

RULE = Rule("Q503", "quote-unsupported", Severity.WARNING, "a quotation that its source does not have")


def check(case: Case) -> Iterator[Finding]:
    """Report each quotation that none of the sources it may be from supports."""
    matches: dict[QuoteFact, list[QuoteMatch]] = defaultdict(list)
    for match in case.quotes:
        matches[match.quote].append(match)
    for quote, found in matches.items():
        if not any(match.supports for match in found):
            yield _finding(case, quote, found)


def _finding(case: Case, quote: QuoteFact, found: Sequence[QuoteMatch]) -> Finding:
    nearest = max(found, key=lambda match: match.nearness)
    text = case.source(nearest.source).text[nearest.start : nearest.end]
    shown = Evidence(
        nearest.source, nearest.claim, nearest.start, nearest.end, text, Message("nearest passage")
    )
    return finding(
        RULE,
        Message("a quotation given as the words of source '{source}' is not in it", source=nearest.source),
        (passage(quote.mention, Message("quoted")), shown),
        confidence=min(0.95, 0.6 + max(PRESENT - nearest.nearness, 0.0) / 2),
        note=Message("the passage shown is the nearest there is"),
    )
