"""Times that stand in a text in another script: 'February 1, 2023' under a post, in an Arabic article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from checker.facts.times.mention import TimeMention

# A stretch of Latin letters, figures and what stands between them, long enough to hold a date.
_STRETCH = re.compile(r"[A-Za-z0-9\u00C0-\u024F][A-Za-z0-9\u00C0-\u024F ,.'’/:()–-]{5,}")
_LETTER = re.compile(r"[A-Za-z\u00C0-\u024F]{3}")
# A date has a figure of its own; a web address or an account with figures in it is none.
_FIGURE = re.compile(r"(?<![A-Za-z0-9])\d{1,4}(?:st|nd|rd|th|er)?(?![A-Za-z0-9])")


def with_foreign(
    text: str, native: list[TimeMention], read: Callable[[str], list[TimeMention]]
) -> list[TimeMention]:
    """Return the mentions of a text with those that ``read`` finds in its stretches of Latin script.

    A foreign mention replaces native ones it overlaps: of 'February 1, 2023' they have the year only.
    """
    foreign = list(_foreign(text, read))
    if not foreign:
        return native
    kept = [
        it for it in native if not any(it.start < other.end and other.start < it.end for other in foreign)
    ]
    return sorted([*kept, *foreign], key=lambda mention: mention.start)


def _foreign(text: str, read: Callable[[str], list[TimeMention]]) -> Iterator[TimeMention]:
    """Yield the mentions in Latin script, with their places in the whole text."""
    for stretch in _STRETCH.finditer(text):
        if _LETTER.search(stretch[0]) and _FIGURE.search(stretch[0]):
            for mention in read(stretch[0]):
                if _LETTER.search(mention.text):
                    yield _moved(mention, stretch.start())


def _moved(mention: TimeMention, by: int) -> TimeMention:
    """Return a mention at its place in a longer text."""
    parts = tuple(replace(part, start=part.start + by, end=part.end + by) for part in mention.parts)
    return replace(mention, start=mention.start + by, end=mention.end + by, parts=parts)
