"""Noun phrases beside a cue, found without a tagger: by the words and marks that bound them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.facts.quotes.speakers import kind_of
from checker.facts.quotes.units import Kind
from checker.facts.quotes.values import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.facts.quotes.grammar import Grammar
    from checker.facts.quotes.units import Unit

Range = tuple[int, int]

_LONGEST = 24  # units of a noun phrase
_LONGEST_APPOSITION = 10
_MODIFIERS = 3  # words before a noun that the tables know
_NO_NAME = ("prepositions", "relatives", "times", "adjuncts", "auxiliaries")


def after(units: Sequence[Unit], first: int, limit: int, grammar: Grammar) -> Range | None:
    """Return the noun phrase that begins at ``first``, with its appositions; None when none does."""
    end = _run(units, first, limit, grammar)
    if end == first:
        return None
    while (apposition := _apposition(units, (first, end), limit, grammar)) is not None:
        end = apposition
    return first, end


def source(units: Sequence[Unit], first: int, grammar: Grammar) -> Range | None:
    """Return the noun phrase after ``according to``; a comma may end it, so that only an article goes on."""
    end = _run(units, first, len(units), grammar)
    if end == first:
        return None
    if end + 1 < len(units) and grammar.has("determiners", units[end + 1].text) and not grammar.verb_first:
        stop = _apposition(units, (first, end), len(units), grammar) or end
        end = stop if stop < len(units) and units[stop].kind is Kind.COMMA else end
    return first, end


def inverted(units: Sequence[Unit], first: int, grammar: Grammar) -> Range | None:
    """Return the subject after a verb in a language that seldom puts it there: ``said Omar, a guard``."""
    if grammar.verb_first:
        return after(units, first, len(units), grammar)
    if first < len(units) and grammar.has("pronouns", units[first].text):
        return first, first + 1
    span = _subject_run(units, first, grammar)
    if span is None:
        return None
    apposition = _apposition(units, span, len(units), grammar)
    return span[0], apposition or span[1]


def _run(units: Sequence[Unit], first: int, limit: int, grammar: Grammar) -> int:
    """Return the end of the run of words from ``first`` that no preposition, adverb or mark bounds."""
    index = first
    while index < min(limit, first + _LONGEST):
        unit = units[index]
        if unit.kind is Kind.JOINT:
            index += 1
            continue
        if unit.kind is not Kind.WORD or _bounds(units, index, first, grammar):
            break
        index += 1
    return index


def _bounds(units: Sequence[Unit], index: int, first: int, grammar: Grammar) -> bool:
    """Whether the word at ``index`` cannot be part of a noun phrase that began at ``first``."""
    word = units[index].text
    if grammar.has("prepositions", word) and (index == first or not grammar.has("inside", word)):
        return True
    if word in grammar.openers or (grammar.has("relatives", word) and index > first):
        return True
    return any(
        grammar.has(group, word)
        for group in ("times", "conjunctions", "auxiliaries", "addressees", "adjuncts")
    )


def _apposition(units: Sequence[Unit], phrase: Range, limit: int, grammar: Grammar) -> int | None:
    """Return where an apposition between commas (``, the minister,``) ends that follows a phrase."""
    end = phrase[1]
    if end + 1 >= limit or units[end].kind is not Kind.COMMA:
        return None
    stop = _run(units, end + 1, limit, grammar)
    if stop == end + 1 or stop - end > _LONGEST_APPOSITION:
        return None
    first = units[end + 1]
    # A role takes a name, a name takes a role: two names side by side are a list.
    named = first.capital and any(grammar.noun(unit.text) for unit in units[slice(*phrase)])
    role = grammar.has("determiners", first.text) or grammar.noun(first.text)
    if grammar.capitals and not (named or role):
        return None
    if (
        stop < len(units)
        and units[stop].kind in {Kind.WORD, Kind.JOINT}
        and units[stop].text not in grammar.openers
    ):
        return None
    return stop


def before(units: Sequence[Unit], floor: int, last: int, grammar: Grammar) -> Range | None:
    """Return the noun phrase that ends before the cue at ``last`` and does not begin before ``floor``."""
    end = last
    if end - floor > 1 and grammar.has("pronouns", units[end - 1].text) and units[end - 2].kind is Kind.JOINT:
        return end - 1, end  # an inverted pronoun: a-t-il
    while end > floor and _ends_in_adverb(units, floor, end, grammar):
        end -= 1
    pieces = _pieces(units, floor, end, grammar)
    if not pieces:
        return None
    if units[end - 1].kind is Kind.COMMA:
        return _with_apposition(units, pieces, grammar)
    first, stop = pieces[-1]
    return _trimmed(units, first, stop, grammar)


def _ends_in_adverb(units: Sequence[Unit], floor: int, end: int, grammar: Grammar) -> bool:
    """Whether ``[floor, end)`` ends in an adverb, an auxiliary or a joint: ``the minister also said``."""
    unit = units[end - 1]
    if unit.kind is Kind.JOINT:
        return True
    if unit.kind is not Kind.WORD or unit.capital:
        return False
    if grammar.has("auxiliaries", unit.text) or grammar.has("adjuncts", unit.text):
        return True
    article = end - 1 > floor and grammar.has("determiners", units[end - 2].text)
    return unit.text.endswith(grammar.adverbs) and not article and not grammar.noun(unit.text)


def _pieces(units: Sequence[Unit], floor: int, end: int, grammar: Grammar) -> list[Range]:
    """Return the stretches between commas back to what bounds the clause, in order of the text."""
    pieces: list[Range] = []
    stop = index = end
    while index > floor:
        unit = units[index - 1]
        bound = unit.kind in {Kind.BREAK, Kind.COLON, Kind.QUOTE} or (
            unit.kind is Kind.WORD and grammar.has("conjunctions", unit.text) and not unit.capital
        )
        if bound or unit.kind is Kind.COMMA:
            if stop > index:
                pieces.append((index, stop))
            stop = index - 1
        if bound:
            return pieces[::-1]
        index -= 1
    if stop > index:
        pieces.append((index, stop))
    return pieces[::-1]


def _with_apposition(units: Sequence[Unit], pieces: Sequence[Range], grammar: Grammar) -> Range | None:
    """Return the subject that commas part from its verb: ``X, the minister, said``, ``X, who …, said``."""
    for position, (first, stop) in enumerate(pieces[:-1] or pieces):
        if found := _trimmed(units, first, stop, grammar):
            following = pieces[position + 1] if position + 1 < len(pieces) else None
            if following and _names(units, following, grammar):
                return found[0], following[1]
            return found
    return None


def _names(units: Sequence[Unit], span: Range, grammar: Grammar) -> bool:
    first = units[span[0]]
    if span[1] - span[0] > _LONGEST_APPOSITION or first.kind is not Kind.WORD:
        return False
    if any(grammar.has(group, first.text) for group in _NO_NAME) or grammar.is_verb(first.text):
        return False
    return any(unit.capital or grammar.noun(unit.text) for unit in units[slice(*span)])


def _trimmed(units: Sequence[Unit], first: int, stop: int, grammar: Grammar) -> Range | None:
    """Take off what stands before a noun phrase: conjunctions, and a leading adverbial without a comma."""
    while first < stop and (
        units[first].kind is not Kind.WORD
        or grammar.has("connectors", units[first].text)
        or (grammar.verb_first and grammar.has("auxiliaries", units[first].text))
    ):
        first += 1
    while stop > first and _ends_in_adverb(units, first, stop, grammar):
        stop -= 1
    if first >= stop:
        return None
    adverbial = any(grammar.has_joined(group, units[first].text) for group in ("prepositions", "times"))
    if grammar.verb_first:
        if adverbial or not _is_subject(units, first, stop, grammar):
            return None
    elif adverbial:
        first = _after_adverbial(units, first, stop, grammar)
    return (first, stop) if first < stop and stop - first <= _LONGEST else None


def _is_subject(units: Sequence[Unit], first: int, stop: int, grammar: Grammar) -> bool:
    """Whether a phrase is the subject of a verb that mostly comes first: a known speaker, or definite."""
    if kind_of(units[first:stop], grammar) is not SpeakerKind.UNKNOWN:
        return True
    return units[first].text.startswith(tuple(grammar.articles.values()))


def _after_adverbial(units: Sequence[Unit], first: int, stop: int, grammar: Grammar) -> int:
    """Return where the subject begins after ``On Tuesday`` or ``In a statement``; ``stop`` when nowhere."""
    for index in range(stop - 1, first, -1):
        unit, previous = units[index], units[index - 1]
        starts = unit.capital or grammar.has("determiners", unit.text) or grammar.has("pronouns", unit.text)
        bound = (
            previous.kind is not Kind.WORD
            or grammar.has("prepositions", previous.text)
            or grammar.has("inside", previous.text)
            or grammar.has("determiners", previous.text)
        )
        if starts and not bound and (not previous.capital or grammar.has("times", previous.text)):
            return index
    return stop


def subject(units: Sequence[Unit], grammar: Grammar) -> Range | None:
    """Return the phrase that a sentence, or the verb it opens with, begins with: its subject, mostly."""
    first = 0
    while first < len(units) and (
        units[first].kind is not Kind.WORD
        or grammar.has("connectors", units[first].text)
        or (grammar.verb_first and grammar.has("auxiliaries", units[first].text))
    ):
        if units[first].kind is Kind.QUOTE:
            return None
        first += 1
    if grammar.verb_first:
        if first < len(units) and grammar.is_verb(units[first].text):
            first += 1
        return after(units, first, len(units), grammar)
    opens = units[first].text if first < len(units) else ""
    if grammar.has_any(("prepositions", "adjuncts"), opens) or opens in grammar.sayings:
        comma = next(
            (index for index in range(first, len(units)) if units[index].kind is Kind.COMMA), len(units)
        )
        first = comma + 1
    span = _subject_run(units, first, grammar)
    if span is None:
        return None
    return span[0], _apposition(units, span, len(units), grammar) or span[1]


def _subject_run(units: Sequence[Unit], first: int, grammar: Grammar) -> Range | None:
    """Return the noun phrase that begins at ``first``: up to the first word after a name or a known noun."""
    known = False
    for index in range(first, min(len(units), first + _LONGEST)):
        unit = units[index]
        if unit.kind is Kind.JOINT or grammar.has("determiners", unit.text):
            continue
        if unit.kind is not Kind.WORD or (index > first and grammar.has("auxiliaries", unit.text)):
            return (first, index) if known else None
        if grammar.has("pronouns", unit.text) and index > first:
            return (first, index) if known else None
        if unit.capital or grammar.noun(unit.text) or grammar.has("pronouns", unit.text):
            known = True
        elif not grammar.has("inside", unit.text) and (known or index - first > _MODIFIERS):
            return (first, index) if known else None
    return (first, min(len(units), first + _LONGEST)) if known else None
