"""What words came through: a statement, a post, an interview, named beside the cue."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.facts.quotes.speakers import is_in_name
from checker.facts.quotes.units import Kind
from checker.facts.quotes.values import Medium

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.facts.quotes.grammar import Grammar
    from checker.facts.quotes.tags import Reading
    from checker.facts.quotes.units import Unit

_NEAR = 3  # units between a preposition and its noun
_MEDIA = frozenset({"document", "post", "speech"})


class Named(NamedTuple):
    """A noun at a unit that may be a medium; ``through`` tells that a preposition makes it one."""

    at: int
    kind: str
    sort: str
    through: bool


def media(units: Sequence[Unit], grammar: Grammar) -> Iterator[Named]:
    """Yield the nouns of a sentence that may be media."""
    for index, unit in enumerate(units):
        found = grammar.noun(unit.text) if unit.kind is Kind.WORD else None
        if found is not None and found[0] in _MEDIA and not is_in_name(units, index, grammar):
            yield Named(index, *found, through=found[0] == "post" or _is_through(units, index, grammar))


def medium(text: str, units: Sequence[Unit], reading: Reading, named: Sequence[Named]) -> Medium | None:
    """Return the medium named nearest to the cue, outside the words that are said; None when none is."""
    outside = (item for item in named if not reading.content[0] <= item.at < reading.content[1])
    possible = (item for item in outside if item.through or _speaks(item, reading))
    nearest = min(possible, key=lambda item: abs(item.at - reading.cue.first), default=None)
    if nearest is None:
        return None
    unit = units[nearest.at]
    return Medium(unit.start, unit.end, text[unit.start : unit.end], nearest.kind, nearest.sort)


def _speaks(item: Named, reading: Reading) -> bool:
    """Whether a document is itself what speaks."""
    if reading.speaker is None or item.kind != "document":
        return False
    return reading.speaker[0] <= item.at < reading.speaker[1]


def _is_through(units: Sequence[Unit], index: int, grammar: Grammar) -> bool:
    """Whether a noun comes after a preposition that makes it a medium: ``in a statement``."""
    near = units[max(0, index - _NEAR) : index]
    if any(grammar.has_joined("media", unit.text) for unit in near):
        return True
    clitics = tuple(clitic for clitic in grammar.noun_clitics if grammar.has("media", clitic))
    return units[index].text.startswith(clitics)
