"""Who a noun phrase names: what sort of thing, and for a document who issued it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.facts.quotes.units import Kind
from checker.facts.quotes.values import Speaker, SpeakerKind
from checker.text.fold import fold_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.facts.quotes.grammar import Grammar
    from checker.facts.quotes.units import Unit

_FULL_NAME = 2  # words in capitals that name a person when no noun says otherwise
_PAPERS = frozenset({"document", "post"})
_KINDS = {
    "person": SpeakerKind.PERSON,
    "organisation": SpeakerKind.ORGANISATION,
    "document": SpeakerKind.DOCUMENT,
    "post": SpeakerKind.POST,
}


def speaker(text: str, units: Sequence[Unit], span: tuple[int, int], grammar: Grammar) -> Speaker:
    """Make a speaker of the units of a noun phrase."""
    first, stop = span
    while stop > first + 1 and units[stop - 1].kind is not Kind.WORD:
        stop -= 1
    start, end = units[first].start, units[stop - 1].end
    kind = kind_of(units[first:stop], grammar)
    issuer = None
    if kind in {SpeakerKind.DOCUMENT, SpeakerKind.POST}:
        issuer = _issuer(units, first, stop, grammar)
    return Speaker(start, end, text[start:end], kind, issuer)


def kind_of(units: Sequence[Unit], grammar: Grammar) -> SpeakerKind:
    """Return what sort of thing a noun phrase names, by its head noun, else by its capitals."""
    words = [unit for unit in units if unit.kind is Kind.WORD]
    if words and all(
        grammar.has("pronouns", unit.text) or grammar.has("relatives", unit.text) for unit in words
    ):
        return SpeakerKind.PRONOUN
    named = []
    for index, unit in enumerate(_head(units, grammar)):
        found = grammar.noun(unit.text)
        if found and found[0] in _KINDS and not (found[0] in _PAPERS and is_in_name(units, index, grammar)):
            named.append(_KINDS[found[0]])
    if named:
        return named[-1] if grammar.head_last else named[0]
    capitals = [unit for unit in words if unit.capital and not grammar.has("determiners", unit.text)]
    is_name = grammar.capitals and len(words) == len(capitals) == _FULL_NAME
    return SpeakerKind.PERSON if is_name else SpeakerKind.UNKNOWN


def _head(units: Sequence[Unit], grammar: Grammar) -> list[Unit]:
    """Return the words before the first preposition or comma: those among which the head noun is."""
    head: list[Unit] = []
    for unit in units:
        if (
            head
            and (unit.kind is Kind.COMMA or grammar.has("inside", unit.text))
            and any(grammar.noun(word.text) for word in head)
        ):
            break
        head.append(unit)
    return head


def is_in_name(units: Sequence[Unit], index: int, grammar: Grammar) -> bool:
    """Whether a word is the later part of a name in capitals: the ``Post`` of a ``Morning Post``."""
    previous = units[index - 1] if index else None
    if not grammar.capitals or previous is None or not units[index].capital or not previous.capital:
        return False
    return not any(grammar.has(group, previous.text) for group in ("determiners", "prepositions", "inside"))


def _issuer(units: Sequence[Unit], first: int, stop: int, grammar: Grammar) -> tuple[int, int] | None:
    """Return the span of who issued a document: what follows its noun, or stands before it."""
    at = next(
        index for index in range(first, stop) if (grammar.noun(units[index].text) or ("",))[0] in _PAPERS
    )
    begin = at + 1
    while begin < stop and (
        units[begin].kind is not Kind.WORD or grammar.has("issued_by", units[begin].text)
    ):
        begin += 1
    if begin < stop:
        return units[begin].start, units[stop - 1].end
    while first < at and grammar.has("determiners", units[first].text):
        first += 1
    return (units[first].start, units[at - 1].end) if grammar.head_last and first < at else None


def without_clitic(found: Speaker, lemma: str, grammar: Grammar) -> Speaker:
    """Take off the preposition of ``according to`` where it is written to the name after it."""
    clitic, folded = fold_word(lemma).split()[-1], fold_word(found.text)
    if clitic not in grammar.noun_clitics or not folded.startswith(clitic):
        return found
    if folded.startswith(tuple(grammar.articles)):
        return found  # the article lost a letter to it
    return replace(found, start=found.start + len(clitic), text=found.text[len(clitic) :])
