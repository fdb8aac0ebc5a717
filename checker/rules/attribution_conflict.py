"""The same words, or the same claim, given to different speakers.

What it checks
    Words that two sources quote, in one language or in translation, and what two sources report in
    corresponding claims: where each names a person who said it, and they are two persons.

Why an editor cares
    Words in the wrong mouth are a correction, and sometimes a lawsuit, even where every word is right.

Examples:
    EN: "We will appeal," said Omar Slaoui. - FR: « Nous ferons appel », a déclaré Leila Sebti.
    AR: وأعلن الوزير كريم التازي أن الطريق ستفتح - EN: Mayor Salma Naciri announced that the road would open.

What it does not see
    Speakers who are not named: a ministry for its minister, a spokesperson for the institution, 'officials'.
    What both may have said: it is silent where a source names the other's speaker beside the claim.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from checker.align.rivals import counterparts
from checker.align.wording import alike
from checker.facts.names.entities import full_parts
from checker.facts.names.similarity import ALIKE, similarity
from checker.facts.quotes import SpeakerKind
from checker.model.finding import Evidence, Severity
from checker.model.language import primary_language
from checker.model.message import Message
from checker.rules.base import Rule, finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.facts.values import SpeechFact
    from checker.model.finding import Finding
    from checker.rules.base import Case

RULE = Rule(
    "Q504", "attribution-conflict", Severity.ERROR, "the same words or claim given to different speakers"
)

_SAME_CLAIM = 0.7
"""How near, by meaning, two claims have to be, each the other's nearest, for what they report to be one."""

_SAME_WORDS = 0.85
"""How many of its words the shorter of two quotations in one language shares with the other."""

_TRANSLATED = 0.75
"""How near, by meaning, two quotations in two languages have to be, each the other's nearest."""

_PERHAPS_ALIKE = 0.65
"""Last names this alike may be misspellings of one."""

_CLITIC = 1  # letters that may be written to the first word of a phrase
_SPOKESPERSON = "spokesperson"
_DENIAL = "denial"

_FEWEST_WORDS = 5
_CONFIDENCE = {True: 0.9, False: 0.75}


class _Told(NamedTuple):
    """Two reports of one thing said; ``verbatim``: in the same words."""

    one: SpeechFact
    other: SpeechFact
    verbatim: bool


def check(case: Case) -> Iterator[Finding]:
    """Report what two sources give to two persons."""
    stated: set[frozenset[tuple[str, int]]] = set()
    for told in (*_same_words(case), *_same_claims(case)):
        places = frozenset((it.mention.source, it.mention.start) for it in (told.one, told.other))
        if places not in stated and _are_two(case, told.one, told.other):
            stated.add(places)
            yield _finding(case, told)


def _same_words(case: Case) -> Iterator[_Told]:
    """Yield the quotations of two sources that have the same words, or render them in two languages."""
    quoted = [it for it in case.facts.speech if it.quoted and len(it.mention.text.split()) >= _FEWEST_WORDS]
    of_language: dict[str, list[SpeechFact]] = defaultdict(list)
    for it in quoted:
        of_language[primary_language(case.source(it.mention.source).language)].append(it)
    for tag, own in of_language.items():
        for one, other in alike([it.mention.text for it in own], tag, _SAME_WORDS):
            if not case.story.are_one_account(own[one].mention.source, own[other].mention.source):
                yield _Told(own[one], own[other], verbatim=True)
    by_place = {(it.mention.source, it.mention.start): it for it in quoted}
    for pair in case.quote_pairs:
        places = [(it.mention.source, it.mention.start) for it in (pair.one, pair.other)]
        found = [by_place[place] for place in places if place in by_place]
        if pair.by_two and pair.mutual and pair.nearness >= _TRANSLATED and len(found) == len(places):
            yield _Told(found[0], found[1], verbatim=True)


def _same_claims(case: Case) -> Iterator[_Told]:
    """Yield what corresponding claims report, where each reports the words of one person."""
    said: dict[str, list[SpeechFact]] = defaultdict(list)
    for item in case.facts.speech:
        said[item.mention.claim].append(item)
    for one, other, _ in counterparts(case):
        if case.scores.near(one, other) < _SAME_CLAIM:
            continue
        mine, theirs = _only_report(said[one]), _only_report(said[other])
        if mine and theirs and (mine.strength == _DENIAL) == (theirs.strength == _DENIAL):
            beside = _named(case, one) & {theirs.speaker} or _named(case, other) & {mine.speaker}
            if not beside:
                yield _Told(mine, theirs, verbatim=False)


def _only_report(said: Sequence[SpeechFact]) -> SpeechFact | None:
    """Return what the one person that a claim reports has said; None where it reports none, or several."""
    voices = {item.speaker for item in said if item.speaker is not None or item.named is not None}
    known = [item for item in said if item.speaker is not None]
    return known[0] if known and len(voices) == 1 else None


def _named(case: Case, claim: str) -> set[int | None]:
    return {name.entity for name in case.facts.names if name.mention.claim == claim}


def _are_two(case: Case, one: SpeechFact, other: SpeechFact) -> bool:
    """Whether two reports name two persons, neither of whom speaks for the other."""
    if one.speaker is None or other.speaker is None or one.speaker == other.speaker:
        return False
    if SpeakerKind.DOCUMENT in {one.voice, other.voice}:
        return False
    if not (_is_named(case, one) and _is_named(case, other)):
        return False
    speaks_for = [_SPOKESPERSON in _offices(case, it) for it in (one, other)]
    return speaks_for[0] == speaks_for[1] and not _may_be_one(case, one.speaker, other.speaker)


def _is_named(case: Case, said: SpeechFact) -> bool:
    """Whether a speaker is surely this person: named in the phrase, or the only one it can mean.

    'The minister' is too easily another minister. A name that only its letters tell has to open the phrase.
    """
    named = said.named
    if said.speaker is None or named is None:
        return said.speaker is not None
    inside = range(named.start, named.end)
    names = [it for it in case.facts.names if it.mention.source == named.source]
    if not any(it.mention.start in inside for it in names):
        return {it.entity for it in names} == {said.speaker} and not _is_of_others(case, said)
    last = named.start + _CLITIC if said.speaker >= case.facts.persons.firm else named.end - 1
    return any(it.entity == said.speaker and named.start <= it.mention.start <= last for it in names)


def _is_of_others(case: Case, said: SpeechFact) -> bool:
    """Whether a title in the source is, or may be, of someone else than the speaker."""
    source = said.mention.source
    return any(role.entity != said.speaker for role in case.facts.roles if role.mention.source == source)


def _offices(case: Case, said: SpeechFact) -> set[str]:
    """Return the offices that the speaker bears, or that stand in the phrase that names him."""
    named = said.named
    return {
        role.office
        for role in case.facts.roles
        if role.entity == said.speaker
        or (named and role.mention.source == named.source and named.start <= role.mention.start < named.end)
    }


def _may_be_one(case: Case, one: int, other: int) -> bool:
    """Whether two persons may be one that goes by several names, or is misspelt."""
    names = [[full_parts(name) for name in case.facts.persons.names[it]] for it in (one, other)]
    return any(
        similarity(mine[-1], theirs[-1]) >= _PERHAPS_ALIKE
        or any(similarity(left, right) >= ALIKE for left in mine for right in theirs)
        for mine in names[0]
        for theirs in names[1]
    )


def _finding(case: Case, told: _Told) -> Finding:
    shown = tuple(_evidence(case, it) for it in (told.one, told.other))
    one, other = (Message("“{speaker}” in '{source}'", speaker=it.value, source=it.source) for it in shown)
    if told.verbatim:
        message = Message("the same words given to {one} and to {other}", one=one, other=other)
    else:
        message = Message("the same statement given to {one} and to {other}", one=one, other=other)
    return finding(
        RULE,
        message,
        shown,
        confidence=_CONFIDENCE[told.verbatim],
    )


def _evidence(case: Case, said: SpeechFact) -> Evidence:
    """Show the words together with who is said to have said them, where one sentence has both."""
    mention, named = said.mention, said.named
    start, end = mention.start, mention.end
    if named is not None and named.claim == mention.claim:
        start, end = min(start, named.start), max(end, named.end)
    text = case.source(mention.source).text[start:end]
    return Evidence(mention.source, mention.claim, start, end, text, _who(case, said))


def _who(case: Case, said: SpeechFact) -> str:
    """Return the phrase that names a speaker; for a pronoun or a bare title, the source's name for him."""
    source, named = said.mention.source, said.named
    own = [it.mention for it in case.facts.names if it.mention.source == source and it.entity == said.speaker]
    if named is not None and (not own or any(named.start <= it.start < named.end for it in own)):
        return named.text
    return next((it.text for it in own), "")
