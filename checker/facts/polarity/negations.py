"""Finding what denies in a text: the cue, the word it denies, how far it reaches, and how sure that is."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from checker.facts.polarity import tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.facts.lexicon import Match
    from checker.facts.polarity.tables import Table
    from checker.text.words import Word

_REACH = 8
"""Words that a negation reaches at most, if nothing ends its clause before."""

_ANSWER = 7
"""Words between the two parts of a negation in two, at most."""

_EXCEPTION = 12
"""Words between a negation and the exception that turns it into 'only', at most."""

_ENDS = frozenset('.!?؟;؛:«»“”"…)(')
_MARKS = _ENDS | frozenset(",،-")


class Kind(StrEnum):
    """How sure a cue denies: for certain; nearly or by one reading; by the meaning of a verb or noun."""

    CERTAIN = "negation"
    NEAR = "near"
    REFUSAL = "refusal"


class Negation(NamedTuple):
    """The words ``[first, last)`` deny; they reach to ``end``; ``predicate`` is the place of the word denied.

    ``cues`` are the words that deny by themselves, as ranges: two of them where a verb stands between.
    ``cancelled``: it falls together with another, and the two deny nothing ('did not deny').
    """

    kind: Kind
    first: int
    last: int
    end: int
    predicate: int | None
    cancelled: bool
    cues: tuple[tuple[int, int], ...]


def negations(words: Sequence[Word], language: str, text: str) -> tuple[Negation, ...]:
    """Return what denies in the words of ``text``, in order. None for a language without tables. Linear."""
    table = tables.table(language)
    if table is None:
        return ()
    found = [match for match in table.cues.find(words) if _counts(match, table)]
    masked = frozenset(
        place for match in found if match.concept == tables.IDIOM for place in range(match.first, match.last)
    )
    drafts: list[Negation] = []
    done = 0
    for match in found:
        if match.first < done:
            # The verb between the two parts of a negation: 'ne refuse pas'.
            if match.concept == tables.REFUSAL:
                drafts[-1] = drafts[-1]._replace(cancelled=True)
        elif match.concept != tables.IDIOM:
            cue = _cue(words, match, table, masked)
            if cue.leading is not None and drafts and drafts[-1].first == cue.leading:
                drafts.pop()  # it was taken for something near a denial: 'aucun'
            if cue.kind is Kind.CERTAIN and _is_other_word(words, cue, table, text):
                cue = cue._replace(kind=Kind.NEAR)
            drafts.append(_reaching(words, cue, table))
            done = cue.last
    return tuple(_settled(words, drafts, table))


def _counts(match: Match, table: Table) -> bool:
    """Whether the affixes on a word leave it what it is: لنا is not لن with an ending."""
    if match.concept in {tables.REFUSAL, tables.IDIOM}:
        return True
    return not match.suffix and match.prefix in table.prefixes


class _Cue(NamedTuple):
    """The words ``[first, last)`` deny.

    ``second`` is where the second part of a negation in two begins, ``leading`` where it stands if it comes
    before the first: 'aucun accord n'...'.
    """

    kind: Kind
    first: int
    last: int
    second: int | None = None
    leading: int | None = None


def _cue(words: Sequence[Word], match: Match, table: Table, masked: frozenset[int]) -> _Cue:
    """Read a cue; the first word of a negation in two is looked for its second, before or behind it."""
    if match.concept != tables.FIRST:
        return _Cue(Kind(match.concept), match.first, match.last)
    end = _edge(words, match.last, _ANSWER, _ENDS)
    second = next(iter(table.second.find(words[match.last : end])), None)
    only = next(iter(table.only.find(words[match.last : end])), None)
    if second is not None and (only is None or second.first < only.first):
        first, last = match.last + second.first, match.last + second.last
        return _Cue(Kind.NEAR if first in masked else Kind.CERTAIN, match.first, last, first)
    before = max(match.first - _ANSWER, 0)
    leading = table.leading.find(words[before : match.first])
    if only is None and leading:
        return _Cue(Kind.CERTAIN, match.first, match.last, leading=before + leading[-1].first)
    return _Cue(Kind.NEAR, match.first, match.last)


def _is_other_word(words: Sequence[Word], cue: _Cue, table: Table, text: str) -> bool:
    """Whether a sure cue denies nothing here: in an answer, a number ('No. 1'), with 'only', by spelling."""
    written = text[words[cue.first].start : words[cue.last - 1].end]
    if words[cue.first].text in table.respelled and written not in table.spelled:
        return True
    behind = [word.text for word in words[cue.last : cue.last + 2]]
    if behind[:1] == [","] or behind[:1] == ["،"]:
        return cue.first == 0 or words[cue.first - 1].text in _MARKS
    if behind[:1] == ["°"] or (behind[:1] == ["."] and behind[-1].isdigit()):
        return True
    end = _edge(words, cue.last, _EXCEPTION, _ENDS)
    return any(match.concept == tables.EXCEPTIVE for match in table.exceptives.find(words[cue.last : end]))


def _edge(words: Sequence[Word], first: int, most: int, ends: frozenset[str]) -> int:
    """Return the first of ``ends`` at or behind the word ``first``, ``most`` words on at the latest."""
    limit = min(first + most, len(words))
    return next((place for place in range(first, limit) if words[place].text in ends), limit)


def _reaching(words: Sequence[Word], cue: _Cue, table: Table) -> Negation:
    """Say how far a cue reaches, and which word it denies: the first that is no auxiliary."""
    end = _edge(words, cue.last, _REACH, _MARKS | table.closers)
    start = cue.last if cue.second is None else cue.first + 1
    cues = [(cue.first, cue.last)]
    if cue.second is not None:
        cues = [(cue.first, cue.first + 1), (cue.second, cue.last)]
    elif cue.leading is not None:
        cues = [(cue.leading, cue.leading + 1), *cues]
    reached = (place for place in range(start, end) if words[place].is_word)
    predicate = next((place for place in reached if words[place].text not in table.passed), None)
    first = cues[0][0]
    return Negation(cue.kind, first, cue.last, end, predicate, cancelled=False, cues=tuple(cues))


def _settled(words: Sequence[Word], found: Sequence[Negation], table: Table) -> Iterator[Negation]:
    """Join what only goes on with a negation ('nor'); cancel two that fall on each other."""
    cancelled: set[int] = set()
    for index, one in enumerate(found):
        follower = found[index + 1] if index + 1 < len(found) else None
        if one.kind is Kind.CERTAIN and follower and _falls_on(words, one, follower, table):
            cancelled |= {index, index + 1}
    last = None
    for index, one in enumerate(found):
        goes_on = (
            last is not None and words[one.first].text in table.joined and one.first - last <= _EXCEPTION
        )
        if one.kind is Kind.CERTAIN:
            last = one.last
        yield one._replace(
            kind=Kind.NEAR if goes_on else one.kind, cancelled=one.cancelled or index in cancelled
        )


def _falls_on(words: Sequence[Word], one: Negation, other: Negation, table: Table) -> bool:
    """Whether a refusal is just what a negation denies."""
    if other.kind is not Kind.REFUSAL and words[other.first].text not in table.cancelling:
        return False
    between = words[one.last : other.first]
    return other.first < one.end and all(word.text in table.passed for word in between)
