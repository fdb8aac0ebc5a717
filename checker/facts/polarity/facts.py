"""The denials of a source, each placed in its claim."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from checker.facts.polarity.negations import Kind, negations
from checker.facts.values import PolarityFact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from checker.facts.polarity.negations import Negation
    from checker.facts.reading import Reading
    from checker.facts.values import Mention
    from checker.text.words import Word

    Placing = Callable[[Reading, int, int], Mention | None]

_CLOSING = " \n\t\"'»”’)"
_QUESTION = ("?", "؟")


def polarity_facts(reading: Reading, mention: Placing) -> Iterator[PolarityFact]:
    """Yield the denials of a source, in order; ``mention`` places a span in its claim.

    What a question denies is not denied: there every cue is only near to denying.
    """
    starts = [word.start for word in reading.words]
    for claim in reading.claims:
        words = reading.words[bisect_left(starts, claim.start) : bisect_left(starts, claim.end)]
        asked = claim.text.rstrip(_CLOSING).endswith(_QUESTION)
        for negation in negations(words, reading.language, reading.source.text):
            fact = _fact(reading, words, negation, mention)
            if fact is not None:
                yield _doubted(fact) if asked and negation.kind is Kind.CERTAIN else fact


def _fact(
    reading: Reading, words: tuple[Word, ...], negation: Negation, mention: Placing
) -> PolarityFact | None:
    placed = mention(reading, words[negation.first].start, words[max(negation.end, negation.last) - 1].end)
    cues = tuple(
        cue
        for first, last in negation.cues
        for cue in [mention(reading, words[first].start, words[last - 1].end)]
        if cue is not None
    )
    if placed is None or not cues:
        return None
    predicate = words[negation.predicate].text if negation.predicate is not None else ""
    return PolarityFact(placed, cues, negation.kind, predicate, negation.cancelled)


def _doubted(fact: PolarityFact) -> PolarityFact:
    return PolarityFact(fact.mention, fact.cues, Kind.NEAR, fact.predicate, fact.cancelled)
