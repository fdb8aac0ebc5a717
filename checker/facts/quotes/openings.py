"""What follows a cue: where the words that are said begin, and how they are opened.

``said that …``, ``أكد أن …``, ``: “…”``; a noun after the preposition of the verb (``called for calm``); in
some languages a bare clause (``said the talks went well``). Ranges count the units of one sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.facts.quotes import phrases
from checker.facts.quotes.cues import phrase_at
from checker.facts.quotes.units import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.facts.quotes.cues import Cue, Sentence
    from checker.facts.quotes.grammar import Grammar
    from checker.facts.quotes.phrases import Range
    from checker.facts.quotes.units import Unit

_LONGEST_GAP = 60  # units between a verb and what it opens
_LONGEST_HEARER = 8  # units that name who is spoken to
_NO_CLAUSE = ("prepositions", "times", "adjuncts", "conjunctions", "unsaid")
_BETWEEN = ("prepositions", "times", "adjuncts", "auxiliaries", "inside", "pronouns")


class Opening(NamedTuple):
    """Where what is said begins, and how: by a ``clause``, ``quote``, ``colon``, ``noun`` or ``zero``.

    ``gap`` is the range between the cue and what opens it.
    """

    first: int
    how: str
    gap: Range


def opening(sentence: Sentence, cue: Cue, limit: int) -> Opening | None:
    """Find what opens the words said after a cue; a noun or a bare clause must begin before ``limit``."""
    units, weak = sentence.units, None
    for index in range(cue.last, min(len(units), cue.last + _LONGEST_GAP)):
        if units[index].kind is Kind.BREAK or _starts_clause(sentence, index, cue):
            break
        if (found := _strong(sentence, index, cue)) is not None:
            return found if _may_lie_between(sentence, found, cue) else weak
        if units[index].kind is Kind.COLON or index >= limit:
            break
        weak = weak or _weak(sentence, index, cue)
    return weak


def _strong(sentence: Sentence, index: int, cue: Cue) -> Opening | None:
    """A quotation, a colon or a word that opens a clause."""
    units, gap = sentence.units, (cue.last, index)
    unit = units[index]
    if unit.kind is Kind.QUOTE:
        return Opening(index, "quote", gap)
    if unit.kind is Kind.COLON and index + 1 < len(units):
        speech = cue.saying.needs != "quote" or units[index + 1].kind is Kind.QUOTE
        return Opening(index + 1, "colon", gap) if speech else None
    if unit.text not in sentence.grammar.openers or cue.saying.needs == "quote":
        return None
    found = phrase_at(units, index, sentence.grammar.openers, unit.text)
    if found is None or found[0] >= len(units):
        return None
    end, fused = found
    return Opening(_past_joints(units, end - fused), "clause", gap)


def _past_joints(units: Sequence[Unit], index: int) -> int:
    while index + 1 < len(units) and units[index].kind is Kind.JOINT:
        index += 1
    return index


def _weak(sentence: Sentence, index: int, cue: Cue) -> Opening | None:
    """A noun that stands for what is said, or a clause that nothing opens."""
    units, grammar, gap = sentence.units, sentence.grammar, (cue.last, index)
    unit = units[index]
    if unit.kind is not Kind.WORD:
        return None
    if unit.text in cue.saying.complements and index + 1 < len(units) and _is_phrase(units, gap, grammar):
        return Opening(index + 1, "noun", gap)
    if _has_complement_on(unit, cue, grammar) and _is_phrase(units, gap, grammar):
        return Opening(index, "noun", gap)
    adverbs = all(grammar.has_any(("times", "adjuncts"), unit.text) for unit in units[slice(*gap)])
    return _bare(sentence, index, cue) if adverbs and not cue.saying.addressed else None


def _has_complement_on(unit: Unit, cue: Cue, grammar: Grammar) -> bool:
    """Whether the preposition of the verb is written to a word: ``أشاد بالاتفاق``."""
    if not grammar.noun_clitics or grammar.has("times", unit.text):
        return False
    return any(len(letter) == 1 and unit.text.startswith(letter) for letter in cue.saying.complements)


def _bare(sentence: Sentence, index: int, cue: Cue) -> Opening | None:
    """What is said without an opener, right after the verb: a clause, an object, an infinitive."""
    unit, grammar, gap = sentence.units[index], sentence.grammar, (index, index)
    if grammar.has_any(_NO_CLAUSE, unit.text):
        return None
    if grammar.zero_opener and (cue.saying.needs == "any" or _begins_clause(sentence, index)):
        return Opening(index, "zero", gap) if cue.saying.needs != "quote" else None
    if cue.saying.needs == "clause" and unit.text.endswith(grammar.infinitives):
        return Opening(index, "noun", gap)
    takes_object = grammar.has("determiners", unit.text) and "object" in cue.saying.complements
    return Opening(index, "noun", gap) if takes_object else None


def _begins_clause(sentence: Sentence, index: int) -> bool:
    """Whether a subject and its auxiliary begin there: ``claim the bridge is safe``."""
    units, grammar = sentence.units, sentence.grammar
    if not (units[index].capital or grammar.has_any(("determiners", "pronouns"), units[index].text)):
        return False
    for unit in units[index + 1 : index + _LONGEST_HEARER]:
        if unit.kind is not Kind.WORD or grammar.has("relatives", unit.text):
            return False
        if grammar.has("finite", unit.text):
            return True
    return False


def _is_phrase(units: Sequence[Unit], gap: Range, grammar: Grammar) -> bool:
    """Whether the gap is nothing, or one noun phrase: the speaker after the verb."""
    if gap[0] == gap[1]:
        return True
    span = phrases.after(units, gap[0], gap[1], grammar) if grammar.verb_first else None
    return span is not None and all(unit.kind is Kind.COMMA for unit in units[span[1] : gap[1]])


def _starts_clause(sentence: Sentence, index: int, cue: Cue) -> bool:
    """Whether a clause of its own begins there (``, while``): what it opens is not the cue's."""
    units = sentence.units
    if index == cue.last or units[index].kind is not Kind.WORD:
        return False
    return units[index - 1].kind is Kind.COMMA and sentence.grammar.has("conjunctions", units[index].text)


def _may_lie_between(sentence: Sentence, found: Opening, cue: Cue) -> bool:
    """Whether the units between a verb and what it opens leave the two together."""
    units, grammar, (first, last) = sentence.units, sentence.grammar, found.gap
    if first == last or grammar.verb_first or found.how == "colon":
        return True
    quote = found.how == "quote"
    if units[first].kind is Kind.COMMA:
        return units[last - 1].kind is Kind.COMMA or (quote and last - first == 1)
    if cue.saying.addressed or (quote and cue.saying.needs == "quote"):
        return last - first <= _LONGEST_HEARER
    word = units[first].text
    return grammar.has_any(_BETWEEN, word) and not grammar.has("relatives", word)
