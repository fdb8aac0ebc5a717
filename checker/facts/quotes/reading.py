"""Reading one cue of a sentence: what it reports, and the phrase that names who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.facts.quotes import phrases
from checker.facts.quotes.openings import opening
from checker.facts.quotes.tags import Reading, around, from_source, said, told_before, without_marks
from checker.facts.quotes.units import Kind

if TYPE_CHECKING:
    from checker.facts.quotes.cues import Cue, Sentence
    from checker.facts.quotes.openings import Opening
    from checker.facts.quotes.phrases import Range

_MOST_CUES = 12  # looked at for the end of what one cue reports; sentences of speech have fewer
_LONGEST_SUBJECT = 24  # units between a conjunction and the cue of its clause
_STOPS = frozenset(";؛")


def read(sentence: Sentence, number: int, floor: int) -> Reading | None:
    """Read one cue of a sentence; None when nothing shows that it is one of saying here.

    ``floor`` is the unit where the words of an earlier cue end: nothing before it belongs to this one.
    """
    units, cues, grammar = sentence
    cue = cues[number]
    if cue.saying.form == "source":
        return from_source(sentence, cue, floor)
    if cue.first and grammar.has_joined("as", units[cue.first - 1].text) and cue.saying.form == "finite":
        return around(sentence, cue, phrases.after(units, cue.last, len(units), grammar), floor)
    after = opening(sentence, cue, cues[number + 1].first if number + 1 < len(cues) else len(units))
    before = told_before(sentence, cue, floor)
    if before is not None and (after is None or after.how in {"zero", "noun"} or after.gap[0] < after.gap[1]):
        return before
    return _read_after(sentence, number, floor, after) if after is not None else None


def _read_after(sentence: Sentence, number: int, floor: int, after: Opening) -> Reading | None:
    units, cue = sentence.units, sentence.cues[number]
    speaker = _speaker(sentence, cue, floor, after)
    first = after.first
    if units[first].kind is Kind.QUOTE and (
        first + 1 >= len(units) or units[first + 1].kind is not Kind.WORD
    ):
        return said(units, cue, (first, first + 1), speaker)
    end = _end(sentence, number, first)
    how = "noun" if after.how == "noun" else "clause"
    return Reading(cue, (first, end), speaker, -1, how) if end > first else None


def _speaker(sentence: Sentence, cue: Cue, floor: int, after: Opening) -> Range | None:
    units, grammar = sentence.units, sentence.grammar
    if cue.saying.form == "participle":
        return None
    if grammar.verb_first and not cue.saying.agrees:
        found = phrases.after(units, cue.last, after.gap[1], grammar)
        if found is not None:
            return found
    return phrases.before(units, floor, cue.first, grammar) if not cue.joined else None


def _end(sentence: Sentence, number: int, first: int) -> int:
    """Return where a clause that is said ends: where the next cue goes on beside it, or with the sentence."""
    end = len(sentence.units)
    for cue in sentence.cues[number + 1 : number + 1 + _MOST_CUES]:
        if cue.first > first and (beside := _beside(sentence, cue, first)) is not None:
            end = beside
            break
    return without_marks(sentence.units, first, end)


def _beside(sentence: Sentence, cue: Cue, first: int) -> int | None:
    """Return where the clause of a later cue begins when it stands beside what is said, and not inside."""
    units, grammar = sentence.units, sentence.grammar
    before = units[cue.first - 1]
    goes_on = cue.joined or cue.saying.form in {"participle", "source"}
    if before.kind in {Kind.COMMA, Kind.BREAK} and goes_on:
        return cue.first - 1
    if before.kind is Kind.WORD and grammar.has("connectors", before.text) and cue.first - 1 > first:
        return cue.first - 1
    start = cue.first - 1
    floor = max(first, cue.first - _LONGEST_SUBJECT)
    while start > floor and units[start - 1].kind in {Kind.WORD, Kind.JOINT}:
        start -= 1
    mark = units[start - 1]
    parts = mark.kind is Kind.COMMA and grammar.has_joined("conjunctions", units[start].text)
    return start - 1 if start > first and (parts or mark.text in _STOPS) else None
