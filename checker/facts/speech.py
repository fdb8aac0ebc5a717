"""Quotations with their speakers: the phrase that names who speaks, led back to a person of the story."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.facts.quotes import SpeakerKind, attributions
from checker.facts.quotes.grammar import grammar
from checker.facts.roles import is_vague
from checker.facts.values import QuoteFact, SpeechFact
from checker.text.fold import fold_word
from checker.text.quotations import find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from checker.facts.names.mentions import NameMention
    from checker.facts.quotes import Attribution, Speaker
    from checker.facts.quotes.grammar import Grammar
    from checker.facts.reading import Reading
    from checker.facts.values import Mention, RoleFact
    from checker.text.quotations import Quotation

_COMMAS = frozenset(",،")
_TITLES_BACK = 20
"""Titles among which 'the minister' is looked for."""


def quote_facts(
    reading: Reading,
    names: Sequence[NameMention],
    held: Sequence[RoleFact],
    place: Callable[[Reading, int, int], Mention | None],
) -> Iterator[QuoteFact]:
    """Yield the outermost quotations of a text. ``held`` are the titles of the whole story."""
    text = reading.source.text
    quotations = find(text)
    said = attributions(text, reading.language)
    people = _people(reading, names, held)
    for number, quotation in enumerate(quotations):
        mention = place(reading, *_said(text, quotation))
        if quotation.depth > 1 or mention is None or not mention.text:
            continue
        attribution = _attribution(said, number, quotation)
        person = _person(attribution, people) if attribution else None
        medium = attribution.medium if attribution else None
        yield QuoteFact(mention, person, medium.kind if medium else None, quotation.words)


def _said(text: str, quotation: Quotation) -> tuple[int, int]:
    """Return the span of what the marks hold, without the spaces that French sets inside them."""
    held = text[quotation.inner_start : quotation.inner_end]
    start = quotation.inner_start + len(held) - len(held.lstrip())
    return start, max(start, quotation.inner_start + len(held.rstrip()))


def _attribution(said: Sequence[Attribution], number: int, quotation: Quotation) -> Attribution | None:
    """Return the attribution of a quotation itself, else the narrowest whose content holds it."""
    own = next((item for item in said if item.quotation == number), None)
    holding = [item for item in said if number in item.quotations and item.start <= quotation.inner_start]
    return own or min(holding, key=lambda item: item.end - item.start, default=None)


def speech_facts(
    reading: Reading,
    names: Sequence[NameMention],
    held: Sequence[RoleFact],
    place: Callable[[Reading, int, int], Mention | None],
) -> Iterator[SpeechFact]:
    """Yield what a text reports as said, quoted or told, in order of the words of saying."""
    people = _people(reading, names, held)
    for item in attributions(reading.source.text, reading.language):
        mention = place(reading, item.start, item.end)
        if mention is None or not mention.text:  # marks with nothing between them
            continue
        phrase = item.referent or item.speaker
        named = place(reading, phrase.start, phrase.end) if phrase else None
        person = _person(item, people)
        voice = phrase.kind if phrase else SpeakerKind.UNKNOWN
        yield SpeechFact(mention, person, voice, named, item.strength, item.quoted)


class _People(Struct, frozen=True):
    """Who is named in a text, and by which titles, in order with the characters where each begins."""

    reading: Reading
    names: tuple[NameMention, ...]
    name_starts: tuple[int, ...]
    titles: tuple[RoleFact, ...]
    title_starts: tuple[int, ...]

    def named(self, start: int, end: int) -> Sequence[NameMention]:
        """Return the names that begin in ``[start, end)``."""
        return self.names[bisect_left(self.name_starts, start) : bisect_left(self.name_starts, end)]


def _people(reading: Reading, names: Sequence[NameMention], held: Sequence[RoleFact]) -> _People:
    ordered = tuple(sorted(names))
    own = [title for title in held if title.mention.source == reading.source.id]
    titles = tuple(sorted(own, key=lambda title: title.mention.start))
    return _People(
        reading,
        ordered,
        tuple(reading.words[name.first].start for name in ordered),
        titles,
        tuple(title.mention.start for title in titles),
    )


def _person(attribution: Attribution, people: _People) -> int | None:
    for phrase in (attribution.speaker, attribution.referent):
        if phrase is None:
            continue
        within = [
            name
            for name in people.named(phrase.start, phrase.end)
            if people.reading.words[name.last - 1].end <= phrase.end
            and not _is_of_another(people.reading, name, phrase)
        ]
        if within:
            # 'Lakers coach Luke Walton': a full name says more than a single word that may be a name.
            return max(within, key=lambda name: (name.last - name.first > 1, -name.first)).entity
        bearer = _bearer(people, phrase.start, phrase.end)
        if bearer is not None:
            return bearer
    return _named_before(attribution, people) if attribution.referent is None else None


def _named_before(attribution: Attribution, people: _People) -> int | None:
    """Return whom 'he' stands for where nobody has spoken yet: the one person of the sentence before."""
    reading = people.reading
    table = grammar(reading.language)
    place = bisect_right(reading.claim_starts, attribution.cue_start) - 1
    word = fold_word(attribution.speaker_text)
    if table is None or place < 1:
        return None
    if word and not (table.has("persons", word) and not table.has("first", word)):
        return None
    named = {name.entity for name in people.named(reading.claim_starts[place - 1], attribution.cue_start)}
    return named.pop() if len(named) == 1 else None


def _is_of_another(reading: Reading, name: NameMention, phrase: Speaker) -> bool:
    """Whether a phrase names somebody only to say whose lawyer, son or office speaks, or beside whom."""
    table = grammar(reading.language)
    if table is None:
        return False
    after = reading.words[name.last : name.last + 2]
    if len(after) > 1 and after[0].text == "'" and table.has("possessives", after[1].text):
        return True
    before = [word.text for word in reading.words[max(name.first - 2, 0) : name.first] if word.text != "'"]
    last = before[-1] if before else ""
    if table.verb_first and (table.has_joined("relations", last) or table.has("inside", last)):
        return True
    if not table.verb_first and table.has("inside", last) and not table.has("determiners", last):
        return True
    return _is_beside(reading, name, phrase, table)


def _is_beside(reading: Reading, name: NameMention, phrase: Speaker, table: Grammar) -> bool:
    """Whether a preposition leads from the head of a phrase to a name: 'in a talk with the host, Karim'."""
    for index in range(name.first - 1, -1, -1):
        word = reading.words[index]
        if word.start < phrase.start or word.text in _COMMAS:
            return False
        if table.has("prepositions", word.text) and not table.has("inside", word.text):
            return True
    return False


def _bearer(people: _People, start: int, end: int) -> int | None:
    """Return who bears the title in a phrase; for 'the minister' alone, the nearest minister before."""
    place = bisect_left(people.title_starts, start)
    if place == len(people.titles) or people.title_starts[place] >= end:
        return None
    title = people.titles[place]
    if title.entity is not None or not is_vague(title.office):
        return title.entity
    for earlier in reversed(people.titles[max(place - _TITLES_BACK, 0) : place]):
        if earlier.entity is not None and title.office in earlier.office.split("-"):
            return earlier.entity
    return None
