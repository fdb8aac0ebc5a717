"""The quantities of a source as facts, each in its claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.facts.quantities.extraction import extract
from checker.facts.values import QuantityFact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from checker.facts.reading import Reading
    from checker.facts.values import Mention, TimeFact

    Place = Callable[[Reading, int, int], Mention | None]


def quantity_facts(reading: Reading, times: Sequence[TimeFact], place: Place) -> Iterator[QuantityFact]:
    """Yield the quantities of a source.

    ``times`` are those of the story; ``place`` puts a span in its claim.
    """
    source = reading.source
    own = [fact.time for fact in times if fact.mention.source == source.id]
    for quantity in extract(source.text, reading.language, own):
        mention = place(reading, quantity.start, quantity.end)
        if mention is not None:
            yield QuantityFact(mention, quantity)
