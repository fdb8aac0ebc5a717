"""Whom a missing, short or pronominal speaker stands for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

from checker.facts.quotes.values import Attribution, SpeakerKind
from checker.text.fold import fold_word
from checker.text.words import words as words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.facts.quotes.grammar import Grammar, Saying
    from checker.facts.quotes.values import Medium, Speaker

_SHORT = 2  # words of a phrase that may stand for a longer one: "the minister", "البيان"
_COMMA = re.compile("[,،]")
_BODIES = frozenset({SpeakerKind.ORGANISATION, SpeakerKind.DOCUMENT, SpeakerKind.POST, SpeakerKind.UNKNOWN})
_PEOPLE = frozenset({SpeakerKind.PERSON, SpeakerKind.UNKNOWN})


class Draft(Struct, frozen=True):
    """An attribution before its speaker is resolved.

    ``subject`` is what the sentence opens with, for a cue without a speaker of its own; ``region`` numbers
    the sentence; ``inside`` is the quotation that the sentence lies in, or -1.
    """

    region: int
    inside: int
    cue_start: int
    cue_end: int
    saying: Saying
    speaker: Speaker | None
    subject: Speaker | None
    start: int
    end: int
    quotation: int | None
    quotations: tuple[int, ...]
    medium: Medium | None
    form: str
    continued: bool = False


class _Told(NamedTuple):
    """One earlier attribution: who spoke, in which sentence, through what."""

    region: int
    referent: Speaker
    medium: Medium | None


class _Memory(Struct):
    """Who has spoken so far: the last of all, the last of each kind, the last whose phrase holds a word."""

    last: _Told | None = None
    kinds: dict[SpeakerKind, _Told] = field(default_factory=dict)
    names: dict[tuple[SpeakerKind, str, int], _Told] = field(default_factory=dict)

    def add(self, told: _Told, grammar: Grammar) -> None:
        self.last = self.kinds[told.referent.kind] = told
        words = _own_words(told.referent, grammar)
        for length in range(1, min(_SHORT + 1, len(_words(told.referent)))):
            self.names.update({(told.referent.kind, _stem(word, grammar), length): told for word in words})

    def latest(self, kinds: frozenset[SpeakerKind]) -> _Told | None:
        found = [told for kind, told in self.kinds.items() if kind in kinds]
        return max(found, key=lambda told: (told.region, told.referent.start), default=None)

    def meant_by(self, short: Speaker, grammar: Grammar) -> _Told | None:
        """Return the latest fuller phrase that a short one may stand for: its last word is in that."""
        words = _words(short)
        if len(words) > _SHORT or not words or short.issuer:
            return None
        if short.kind is SpeakerKind.DOCUMENT:
            return self.kinds.get(short.kind)
        return self.names.get((short.kind, _stem(words[-1], grammar), len(words)))


def resolve(drafts: Iterable[Draft], grammar: Grammar) -> tuple[Attribution, ...]:
    """Return the attributions in order of their cues, each with what its speaker stands for."""
    memory = _Memory()
    found = []
    voices: dict[int, Speaker] = {}
    # What is told inside a quotation comes last: its first person is the speaker of that quotation.
    for draft in sorted(drafts, key=lambda draft: (draft.inside >= 0, draft.cue_start, draft.start)):
        if draft.inside >= 0:
            found.append(_attribution(draft, _voice(draft, voices, grammar), draft.medium))
            continue
        referent, earlier = _referent(draft, memory, grammar)
        medium = draft.medium
        if medium is None and earlier is not None and _stands_for(draft.speaker, earlier.referent):
            medium = earlier.medium
        if referent is not None:
            memory.add(_Told(draft.region, referent, medium), grammar)
            voices.update(dict.fromkeys(draft.quotations, referent))
        found.append(_attribution(draft, referent, medium))
    return tuple(sorted(found, key=lambda item: (item.cue_start, item.start)))


def _voice(draft: Draft, voices: Mapping[int, Speaker], grammar: Grammar) -> Speaker | None:
    """Return who speaks inside a quotation: someone named there, or in the first person whoever is quoted."""
    speaker = draft.speaker
    if speaker is None or speaker.kind is not SpeakerKind.PRONOUN:
        return speaker
    return voices.get(draft.inside) if grammar.has("first", fold_word(speaker.text)) else None


def _stands_for(speaker: Speaker | None, referent: Speaker) -> bool:
    return (
        speaker is None
        or speaker.kind is SpeakerKind.PRONOUN
        or (speaker.kind is referent.kind is SpeakerKind.DOCUMENT and speaker.issuer is None)
    )


def _referent(draft: Draft, memory: _Memory, grammar: Grammar) -> tuple[Speaker | None, _Told | None]:
    """Return what the speaker of a draft stands for, and the earlier attribution that told so."""
    speaker, subject = draft.speaker, draft.subject
    if speaker is None:
        own = subject is not None and subject.kind is not SpeakerKind.PRONOUN and not draft.continued
        same_sentence = memory.last is not None and memory.last.region == draft.region
        earlier = None if own and not same_sentence else memory.last
        return (earlier.referent, earlier) if earlier else (subject if own else None, None)
    if speaker.kind is SpeakerKind.PRONOUN:
        personal = any(grammar.has("persons", word) for word in fold_word(speaker.text).split())
        kinds = _PEOPLE if personal else _BODIES | _PEOPLE
        earlier = memory.latest(kinds)
        if earlier is None and subject is not None and subject.kind in kinds:
            return subject, None
        return (earlier.referent, earlier) if earlier else (None, None)
    repeats = memory.last is not None and _is_the_same(speaker, grammar)
    earlier = memory.last if repeats else memory.meant_by(speaker, grammar)
    return (earlier.referent, earlier) if earlier else (speaker, None)


def _is_the_same(speaker: Speaker, grammar: Grammar) -> bool:
    """Whether a phrase only points back: ``the same source``, ``ce dernier``, ``ذات المصدر``."""
    words = _words(speaker)
    if not any(grammar.has_joined("same", word) for word in words):
        return False
    return all(
        grammar.has_joined("same", word) or grammar.has("determiners", word) or grammar.noun(word)
        for word in words
    )


def _own_words(speaker: Speaker, grammar: Grammar) -> list[str]:
    """Return the words of a phrase that name the speaker himself, not whose lawyer or son he is."""
    named: list[str] = []
    for part in _COMMA.split(speaker.text):
        words = [word.text for word in words_of(part) if word.is_word]
        relations = [word for word in words if grammar.has_joined("relations", _stem(word, grammar))]
        named += relations or words
    return named


def _words(speaker: Speaker) -> list[str]:
    return [word.text for word in words_of(speaker.text) if word.is_word]


def _stem(word: str, grammar: Grammar) -> str:
    """Return a word without the article that is written to it, where the language has one."""
    for article in grammar.articles.values():
        if word.startswith(article):
            return word[len(article) :]
    return word


def _attribution(draft: Draft, referent: Speaker | None, medium: Medium | None) -> Attribution:
    return Attribution(
        speaker=draft.speaker,
        referent=referent,
        cue_start=draft.cue_start,
        cue_end=draft.cue_end,
        cue=draft.saying.lemma,
        strength=draft.saying.strength,
        start=draft.start,
        end=draft.end,
        quoted=draft.quotation is not None,
        quotation=draft.quotation,
        quotations=draft.quotations,
        medium=medium,
        form=draft.form,
        continued=draft.continued,
    )
