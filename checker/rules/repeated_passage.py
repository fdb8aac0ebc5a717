"""The same passage twice in one source.

What it checks
    A run of eight words or more that a source prints more than once, whatever the spelling variants,
    punctuation and vowel signs.

Why an editor cares
    It is mostly a slip of copy and paste: a quotation given in one paragraph and again in the next.

Examples:
    EN: the same sentence of a statement closes the second and the fourth paragraph.
    AR: «ناقشنا كذلك زيارتي الأخيرة ولقاءاتي مع القادة» stands in two paragraphs.

What it does not see
    Repetition in other words; runs shorter than eight words, which names and titles often are.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING

from checker.model.finding import Evidence, Severity
from checker.model.message import Message
from checker.rules.base import Rule, finding
from checker.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model.finding import Finding
    from checker.model.source import Source
    from checker.rules.base import Case
    from checker.text.words import Word

RULE = Rule("S702", "repeated-passage", Severity.INFO, "the same passage twice in one source")

_SHORTEST = 8


def check(case: Case) -> Iterator[Finding]:
    """Look for repeated runs of words in each source that is not nested in another."""
    for source in case.story.sources:
        if source.within is None:
            yield from _of_source(case, source)


def _of_source(case: Case, source: Source) -> Iterator[Finding]:
    text_words = [word for word in words(source.text) if word.is_word]
    for places, length in repeated(text_words):
        spans = [(text_words[place].start, text_words[place + length - 1].end) for place in places]
        first = source.text[slice(*spans[0])]
        yield finding(
            RULE,
            Message(
                "the same {length} words stand {times} times in source '{source}': “{words}”",
                length=length,
                times=len(places),
                source=source.id,
                words=first,
            ),
            tuple(_evidence(case, source, start, end, len(places)) for start, end in spans),
            confidence=1.0,
        )


def _evidence(case: Case, source: Source, start: int, end: int, times: int) -> Evidence:
    claim = case.claim_at(source.id, start)
    value = Message.plural("{n} time", "{n} times", times)
    return Evidence(source.id, claim.id if claim else "", start, end, source.text[start:end], value)


def repeated(text_words: Sequence[Word]) -> Iterator[tuple[list[int], int]]:
    """Yield the longest repeated runs as (places, length); places do not overlap. Linear in the words."""
    covered = 0
    seen: dict[tuple[str, ...], list[int]] = defaultdict(list)
    texts = [word.text for word in text_words]
    for index in range(len(texts) - _SHORTEST + 1):
        seen[tuple(texts[index : index + _SHORTEST])].append(index)
    for index in range(len(texts) - _SHORTEST + 1):
        places = _apart(seen[tuple(texts[index : index + _SHORTEST])])
        if len(places) > 1 and places[0] == index and index >= covered:
            length = _extended(texts, places)
            covered = index + length
            yield places, length


def _apart(places: Sequence[int]) -> list[int]:
    """Drop places that overlap the one before them."""
    kept: list[int] = []
    for place in places:
        if not kept or place >= kept[-1] + _SHORTEST:
            kept.append(place)
    return kept


def _extended(texts: Sequence[str], places: Sequence[int]) -> int:
    """Return how many words all places have in common."""
    length = _SHORTEST
    nearest = min(after - before for before, after in itertools.pairwise(places))
    while length < nearest and places[-1] + length < len(texts):
        if len({texts[place + length] for place in places}) > 1:
            break
        length += 1
    return length
