"""What comes before a cue: words that a tag lays to someone after they are said.

``“…,” he said``; ``…, said the minister``; ``…, according to the police``; ``…، وفق ما أعلنت الوزارة``.
Ranges count the units of one sentence; ``floor`` is the unit where the words of an earlier cue end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.facts.quotes import phrases
from checker.facts.quotes.cues import Cue
from checker.facts.quotes.grammar import Saying
from checker.facts.quotes.speakers import kind_of
from checker.facts.quotes.units import Kind
from checker.facts.quotes.values import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.facts.quotes.cues import Sentence
    from checker.facts.quotes.phrases import Range
    from checker.facts.quotes.units import Unit

_LONGEST_TAG = 14  # units of a tag without commas
_LONGEST_PARTED_TAG = 30  # units of a tag with them, after a quotation
_SHORTEST_CLAUSE = 3
_WORDS = frozenset({Kind.WORD, Kind.JOINT})
_MARKS = frozenset({Kind.COMMA, Kind.BREAK, Kind.COLON, Kind.JOINT})
_KEPT = frozenset(")]%!?؟…")  # marks at the end of a clause that belong to it


class Reading(NamedTuple):
    """One cue read: the units that are said, those of the speaker, the quotation if it is one (else -1).

    ``how`` is ``quote``, ``clause`` or ``noun``.
    """

    cue: Cue
    content: Range
    speaker: Range | None
    quotation: int
    how: str


def said(units: Sequence[Unit], cue: Cue, content: Range, speaker: Range | None) -> Reading:
    """Make a reading of what is said: words, or one quotation and nothing else."""
    first, last = content
    if last - first == 1 and units[first].kind is Kind.QUOTE:
        return Reading(cue, content, speaker, units[first].quotation, "quote")
    return Reading(cue, content, speaker, -1, "clause")


def without_marks(units: Sequence[Unit], first: int, end: int) -> int:
    """Return the end of a range less the commas and stops at its end."""
    while end > first and units[end - 1].kind in _MARKS and units[end - 1].text not in _KEPT:
        end -= 1
    return end


def headline(sentence: Sentence) -> Reading | None:
    """Read ``Minister: “…”``, where a colon does for the verb."""
    units = sentence.units
    colon = next((index for index, unit in enumerate(units[:_LONGEST_TAG]) if unit.kind not in _WORDS), 0)
    if not colon or colon + 1 >= len(units):
        return None
    if units[colon].kind is not Kind.COLON or units[colon + 1].kind is not Kind.QUOTE:
        return None
    if not _can_speak(sentence, (0, colon)):
        return None
    saying = Saying(":", "neutral", "quote", frozenset(), addressed=False, form="finite")
    return said(units, Cue(colon, colon + 1, saying, joined=False), (colon + 1, colon + 2), (0, colon))


def told_before(sentence: Sentence, cue: Cue, floor: int) -> Reading | None:
    """Read a cue that follows what was said; None when it does not."""
    units, grammar = sentence.units, sentence.grammar
    tag = _tag_start(sentence, cue, floor)
    if tag is None:
        return None
    if tag < cue.first and grammar.has("conjunctions", units[tag].text) and not units[tag].capital:
        return None
    told = tag - 1
    if units[told].kind is Kind.COMMA and told > floor and units[told - 1].kind is Kind.QUOTE:
        told -= 1
    speaker = phrases.before(units, tag, cue.first, grammar) if tag < cue.first else None
    if speaker is None:
        speaker = phrases.inverted(units, _past_adverbs(sentence, cue.last), grammar)
    if units[told].kind is Kind.QUOTE:
        return said(units, cue, (_clause_start(units, told, floor), told + 1), speaker)
    if grammar.verb_first or units[told].kind is not Kind.COMMA or speaker is None:
        return None
    if cue.saying.needs == "quote" or told - floor < _SHORTEST_CLAUSE:
        return None
    return said(units, cue, (floor, told), speaker) if _closes_tag(sentence, cue, speaker) else None


def _tag_start(sentence: Sentence, cue: Cue, floor: int) -> int | None:
    """Return where the tag begins, right after what is said; after a quotation commas may part it."""
    units, grammar = sentence.units, sentence.grammar
    tag = cue.first
    while tag > floor and units[tag - 1].kind in _WORDS and cue.first - tag <= _LONGEST_TAG:
        tag -= 1
    near = tag
    while near > floor and units[near - 1].kind is not Kind.QUOTE and cue.first - near < _LONGEST_PARTED_TAG:
        near -= 1
    if floor < near < tag - 1 and units[near - 1].kind is Kind.QUOTE:
        near += units[near].kind is Kind.COMMA
        if units[near].capital or grammar.has_any(("determiners", "pronouns"), units[near].text):
            return near
    return tag if tag > floor and cue.first - tag <= _LONGEST_TAG else None


def _past_adverbs(sentence: Sentence, index: int) -> int:
    """Return the unit after days, hours and joints: ``a annoncé vendredi le ministre``."""
    units, groups = sentence.units, ("times", "adjuncts", "euphonic")
    while index < len(units) and (
        units[index].kind is Kind.JOINT or sentence.grammar.has_any(groups, units[index].text)
    ):
        index += 1
    return index


def _clause_start(units: Sequence[Unit], told: int, floor: int) -> int:
    """Return where the clause begins that a quotation ends: ``it was “bad,” he said``."""
    while told > floor and units[told - 1].kind in {Kind.WORD, Kind.JOINT, Kind.QUOTE}:
        told -= 1
    return told


def _closes_tag(sentence: Sentence, cue: Cue, speaker: Range) -> bool:
    """Whether a tag ends after the cue and its speaker: ``…, he said on Tuesday.``."""
    units, end = sentence.units, max(cue.last, speaker[1])
    if end >= len(units) or units[end].kind in {Kind.COMMA, Kind.BREAK}:
        return True
    return sentence.grammar.has_any(("prepositions", "times", "adjuncts"), units[end].text)


def from_source(sentence: Sentence, cue: Cue, floor: int) -> Reading | None:
    """Read ``according to X``: the rest of the sentence is what X says."""
    units, grammar = sentence.units, sentence.grammar
    if cue.last < len(units) and grammar.has("as", units[cue.last].text):
        return None  # "according to what X said": the verb is the cue
    speaker = phrases.source(units, cue.last, grammar)
    if speaker is None or not _can_speak(sentence, speaker):
        return None
    return around(sentence, cue, speaker, floor)


def _can_speak(sentence: Sentence, phrase: Range) -> bool:
    """Whether a phrase names someone: ``according to need`` names no source."""
    units = sentence.units[slice(*phrase)]
    return kind_of(units, sentence.grammar) is not SpeakerKind.UNKNOWN or any(unit.capital for unit in units)


def around(sentence: Sentence, cue: Cue, speaker: Range | None, floor: int) -> Reading | None:
    """Read a cue to which the rest of its sentence belongs: what stands before it, or else after it."""
    units = sentence.units
    before = cue.first
    while before > floor and (
        units[before - 1].kind in _MARKS or sentence.grammar.has_joined("as", units[before - 1].text)
    ):
        before -= 1
    quoted = any(unit.kind is Kind.QUOTE for unit in units[floor:before])
    if quoted or before - floor >= _SHORTEST_CLAUSE:
        return said(units, cue, (floor, before), speaker)
    after = max(speaker[1] if speaker else 0, cue.last)
    while after < len(units) and units[after].kind is not Kind.COMMA:
        after += 1
    end = without_marks(units, after, len(units))
    return said(units, cue, (after + 1, end), speaker) if end > after + 1 else None
