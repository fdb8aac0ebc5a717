"""Finding the words of saying in a sentence."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from checker.facts.quotes.units import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.facts.quotes.grammar import Grammar, Saying
    from checker.facts.quotes.units import Unit
    from checker.text.words import Phrase

Value = TypeVar("Value")


class Cue(NamedTuple):
    """A saying at the units ``[first, last)``; ``joined`` tells that a conjunction is written to it."""

    first: int
    last: int
    saying: Saying
    joined: bool


class Sentence(NamedTuple):
    """The units of a sentence, the cues in it, and the grammar of its language."""

    units: Sequence[Unit]
    cues: Sequence[Cue]
    grammar: Grammar


def cues(units: Sequence[Unit], grammar: Grammar) -> list[Cue]:
    """Return the cues of a sentence in order, the longest phrase at each place, none overlapping another."""
    found: list[Cue] = []
    done = 0
    # Nearly all words begin no saying: they are passed over without a step of this loop.
    for index in compress(range(len(units)), map(grammar.beginnings.__getitem__, [it.text for it in units])):
        if index < done or units[index].kind is not Kind.WORD:
            continue
        cue = _at(units, index, grammar)
        if cue is not None and _stands(units, cue, grammar):
            found.append(cue)
            done = cue.last
    return found


def phrase_at(
    units: Sequence[Unit], index: int, phrases: Mapping[str, tuple[tuple[Phrase, Value], ...]], first: str
) -> tuple[int, Value] | None:
    """Return where the longest phrase beginning with ``first`` at ``index`` ends, and its value.

    The last word of a phrase may be a single letter that is written to the word after it.
    """
    for words, value in phrases.get(first, ()):
        last = index + len(words)
        if last > len(units):
            continue
        rest = zip(words[1:], units[index + 1 : last], strict=True)
        if all(_same(word, unit, final=offset == len(words) - 2) for offset, (word, unit) in enumerate(rest)):
            glued = len(words) > 1 and units[last - 1].text != words[-1]
            return (last - 1 if glued else last), value
    return None


def _same(word: str, unit: Unit, *, final: bool) -> bool:
    return unit.text == word or (final and len(word) == 1 and word.isalpha() and unit.text.startswith(word))


def _at(units: Sequence[Unit], index: int, grammar: Grammar) -> Cue | None:
    word = units[index].text
    for clitic in grammar.beginnings[word]:
        found = phrase_at(units, index, grammar.sayings, word[len(clitic) :])
        if found is not None:
            return Cue(index, found[0], found[1], joined=bool(clitic))
    return None


def _stands(units: Sequence[Unit], cue: Cue, grammar: Grammar) -> bool:
    """Whether the words can be a saying there: not a noun after an article, no participle inside a phrase."""
    before = units[cue.first - 1] if cue.first else None
    if before is None or cue.joined or cue.saying.form == "source":
        return True
    if cue.saying.form == "participle":
        return before.kind in {Kind.COMMA, Kind.QUOTE, Kind.BREAK} or not grammar.capitals
    if before.kind is not Kind.WORD or before.text in grammar.words["auxiliaries"]:
        return True
    return not (grammar.has("determiners", before.text) or grammar.has("prepositions", before.text))
