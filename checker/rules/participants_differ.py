"""The lists of those who take part do not match.

What it checks
    Two sources say the same thing and both list persons or countries in it; one of those listed here is not
    in the other list, nor in the sentences beside it.

Why an editor cares
    Who sat at the table, and who did not, is often the news.

Examples:
    EN: "Egypt, Jordan and Morocco signed" - AR: «وقعت مصر والأردن».
    FR: « Karim Tazi, Lina Haddad et Omar Slaoui » - EN: "Karim Tazi and Omar Slaoui".

What it does not see
    Lists of things that are neither persons nor places; a source that names one of them only, or none: it
    says less, and nothing else.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from checker.align.named import Named
from checker.facts.tables import toml_table
from checker.facts.values import NameFact, PlaceFact
from checker.model.finding import Severity
from checker.model.language import primary_language
from checker.model.message import Message
from checker.rules.base import Rule, finding, passage
from checker.rules.place_conflict import agree as same_place
from checker.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model.finding import Finding
    from checker.rules.base import Case

RULE = Rule("P306", "participants-differ", Severity.WARNING, "the lists of those taking part do not match")

_SAME_WORDS = 0.65
"""Claims at least this near say the same; a claim that only says something like it may leave names out."""

_FEWEST = 2
_MOST_BETWEEN = 3
Listed = NameFact | PlaceFact


def check(case: Case) -> Iterator[Finding]:
    """Compare the lists of corresponding claims, each way; one finding for each one who is missing."""
    facts: tuple[Listed, ...] = (*case.facts.names, *case.facts.places)
    named: Named[Listed] = Named(case, facts, _agree)
    for left, right, score in named.counterparts():
        if case.scores.near(left, right) < _SAME_WORDS:
            continue
        for one, other in ((left, right), (right, left)):
            yield from _missing(case, named, one, other, score)


def _missing(case: Case, named: Named[Listed], one: str, other: str, score: float) -> Iterator[Finding]:
    there = named.by_claim.get(other, [])
    for listed in _lists(case, named.by_claim.get(one, [])):
        found = [fact for fact in listed if any(_agree(fact, it) for it in there)]
        lacking = [fact for fact in listed if not named.settled(fact, other)]
        theirs = next((it for it in _lists(case, there) if _shared(it, found)), None)
        if theirs is None or len(lacking) != 1 or len(found) + 1 < len(listed):
            continue
        gone = lacking[0]
        whole = case.source(gone.mention.source).text
        yield finding(
            RULE,
            Message(
                "“{name}” takes part in source '{source}', not in source '{other_source}'",
                name=gone.mention.text,
                source=gone.mention.source,
                other_source=theirs[0].mention.source,
            ),
            (
                passage(gone.mention, whole[listed[0].mention.start : listed[-1].mention.end]),
                *(passage(fact.mention, fact.mention.text) for fact in theirs),
            ),
            confidence=0.75 if score >= _SAME_WORDS else 0.6,
        )


def _shared(listed: Sequence[Listed], found: Sequence[Listed]) -> bool:
    return any(_agree(one, other) for one in listed for other in found)


def _agree(one: Listed, other: Listed) -> bool:
    if isinstance(one, NameFact) and isinstance(other, NameFact):
        return one.entity == other.entity
    if isinstance(one, PlaceFact) and isinstance(other, PlaceFact):
        return same_place(one, other)
    return False


def _lists(case: Case, facts: Sequence[Listed]) -> Iterator[tuple[Listed, ...]]:
    """Yield the runs of two or more different names with nothing but commas and 'and' between them."""
    run: list[Listed] = []
    for fact in sorted(facts, key=lambda fact: fact.mention.start):
        if run and not (type(run[-1]) is type(fact) and _joined(case, run[-1], fact)):
            yield from _as_list(run)
            run = []
        run.append(fact)
    yield from _as_list(run)


def _as_list(run: Sequence[Listed]) -> Iterator[tuple[Listed, ...]]:
    if len(run) >= _FEWEST and not any(_agree(one, other) for one, other in pairwise(run)):
        yield tuple(run)


def _joined(case: Case, one: Listed, other: Listed) -> bool:
    source = case.source(one.mention.source)
    between = words(source.text[one.mention.end : other.mention.start])
    language = primary_language(source.language)
    joiners = toml_table("data", "lists").get(language, ())
    return len(between) <= _MOST_BETWEEN and all(word.text in joiners for word in between)
