"""Another person in the same place of the story.

What it checks
    Two sources name different persons as holders of one office of one country; or two sources say the same
    thing, and where one names a person, the other names another: each has one name left over that nothing
    in the other, or beside it, can stand for. Names are compared across scripts by how they sound. It is a
    warning, not an error, where nothing but the spelling tells that both are persons.

Why an editor cares
    A wrong name is the first thing the person named will see.

Examples:
    EN: "Foreign Minister Karim Alaoui" - AR: «وزير الخارجية يوسف التازي».
    FR: « selon Samir Haddad » - AR: «حسب كريم بنجلون».

What it does not see
    A name where the other source says 'he' or gives the title alone; persons exchanged within one account;
    organisations whose names are translated.
"""

from __future__ import annotations

from collections import defaultdict
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from checker.align.named import Named
from checker.align.one_name import have_one_first_name, is_one_sound
from checker.align.rendered import linked, may_render
from checker.align.rivals import counterparts
from checker.align.scores import THRESHOLD
from checker.align.strays import LIKE_A_NAME, Strays
from checker.facts.names.entities import same_person
from checker.facts.roles import canonical, is_vague
from checker.facts.values import NameFact
from checker.model.finding import Severity
from checker.model.message import Message
from checker.rules.base import Rule, finding, passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.align.rivals import Left
    from checker.facts.values import Mention, RoleFact
    from checker.model.finding import Finding
    from checker.rules.base import Case


class _By(Enum):
    """What tells that two names stand for each other."""

    OFFICE = "both hold one office"
    REST = "all else of two claims has its like"
    WORDS = "their words render each other"


RULE = Rule("P301", "name-conflict", Severity.ERROR, "another person in the same role")

_SURE = 0.8

_NOBODY = -1
"""The number of what looks like a name and is nobody's that is known."""

_WORD_FOR_WORD = 0.75
"""Of claims so near, the only names left over stand for each other, whatever their words are linked with."""

_SAME_WORDS = 0.4
"""Claims at least this near say the same thing; of others, a name left over says little."""


def check(case: Case) -> Iterator[Finding]:
    """Compare the persons of corresponding claims, first by office; one finding for each two claims."""
    stated: set[tuple[str, str]] = set()
    persons = _persons(case)
    for one, other, score, how in _pairs(case):
        if (one.claim, other.claim) in stated or is_one_sound(one, other):
            continue
        if case.glossary.is_one_name(one.text, other.text):
            continue
        known = how is _By.OFFICE or have_one_first_name(one, other)
        known = known or all((it.source, it.start) in persons for it in (one, other))
        if not (known or _say_the_same(case, one, other, how)):
            continue
        stated.add((one.claim, other.claim))
        yield finding(
            RULE,
            Message(
                "another person: “{one}” in source '{source}', “{other}” in source '{other_source}'",
                one=one.text,
                source=one.source,
                other=other.text,
                other_source=other.source,
            ),
            (passage(one, one.text), passage(other, other.text)),
            confidence=(0.85 if score >= _SURE else 0.7) if known else 0.55,
            severity=Severity.ERROR if known else Severity.WARNING,
            note=None if known else Message("that both are persons is told by nothing but the spelling"),
        )


def _pairs(case: Case) -> Iterator[tuple[Mention, Mention, float, _By]]:
    """Yield two names that may stand for each other, the score of their claims, and what tells so."""
    yield from ((*pair, _By.OFFICE) for pair in _by_office(case))
    people = _people(case)
    yield from ((*pair, _By.REST) for pair in _left_over(case, people))
    yield from ((*pair, _By.WORDS) for pair in _rendered(case, people))


def _say_the_same(case: Case, one: Mention, other: Mention, how: _By) -> bool:
    """Whether two claims are so alike that two names stand for each other, be they known for persons or not.

    What is left over alone tells little if the words of the one render something else of the other claim.
    """
    if how is _By.WORDS:
        return case.scores.score(one.claim, other.claim) >= THRESHOLD
    if case.scores.near(one.claim, other.claim) >= _WORD_FOR_WORD:
        return True
    return case.scores.surely(one.claim, other.claim) and may_render(case, one, other)


def _persons(case: Case) -> set[tuple[str, int]]:
    """Return where names stand whose bearers hold an office somewhere, or are said to speak."""
    known = {role.entity for role in case.facts.roles} | {it.speaker for it in case.facts.speech}
    return {(it.mention.source, it.mention.start) for it in case.facts.names if it.entity in known}


def _by_office(case: Case) -> Iterator[tuple[Mention, Mention, float]]:
    """Yield the holders of one office of one country in corresponding claims, where they are two."""
    borne: dict[str, list[RoleFact]] = defaultdict(list)
    for role in case.facts.roles:
        if role.entity is not None and role.country and not role.former and not is_vague(role.office):
            borne[role.mention.claim].append(role)
    named = {(name.mention.claim, name.entity): name.mention for name in case.facts.names}
    sources: dict[int, set[str]] = defaultdict(set)
    for name in case.facts.names:
        sources[name.entity].add(name.mention.source)
    for left, right, score in counterparts(case):
        for one in borne.get(left, ()):
            for other in borne.get(right, ()):
                names = named.get((left, one.entity or 0)), named.get((right, other.entity or 0))
                apart = other.mention.source not in sources[one.entity or 0]
                if _is_rival(case, one, other) and apart and names[0] and names[1]:
                    yield names[0], names[1], score


def _is_rival(case: Case, one: RoleFact, other: RoleFact) -> bool:
    """Whether two persons are given one office of one country, and neither name can be the other's."""
    if (
        one.entity is None
        or other.entity is None
        or one.entity == other.entity
        or one.country != other.country
    ):
        return False
    if canonical(one.office, one.country) != canonical(other.office, other.country):
        return False
    known = case.facts.persons.names
    return not any(same_person(left, right) for left in known[one.entity] for right in known[other.entity])


class _People(NamedTuple):
    """The persons of all accounts, the words that look like names, and what is left over of two claims.

    ``former``: the claims in which persons are called former holders of an office, and the persons.
    """

    named: Named[NameFact]
    strays: Strays
    left_over: tuple[Left[NameFact], ...]
    former: frozenset[tuple[str, int | None]]


def _people(case: Case) -> _People:
    named = Named(case, case.facts.names, _is_one)
    former = frozenset((role.mention.claim, role.entity) for role in case.facts.roles if role.former)
    return _People(named, Strays(case.claims, case.facts), tuple(named.left_over()), former)


def _left_over(case: Case, people: _People) -> Iterator[tuple[Mention, Mention, float]]:
    strays = people.strays
    firm = {
        (it.mention.source, it.mention.start)
        for it in case.facts.names
        if it.entity < case.facts.persons.firm
    }
    for left in people.left_over:
        names = [name for name in (_only(left.mine), _only(left.theirs)) if name]
        if case.scores.near(left.one, left.other) < _SAME_WORDS:
            continue
        if any((it.mention.claim, it.entity) in people.former for it in names):
            continue
        for one, other in _rivals(people.named, strays, left):
            # Capitals or a title tell that one is a name: letters alone may be any word's.
            if any((it.source, it.start) in firm or strays.is_written_as_name(it) for it in (one, other)):
                yield one, other, left.score


def _rivals(
    named: Named[NameFact], strays: Strays, left: Left[NameFact]
) -> Iterator[tuple[Mention, Mention]]:
    """Yield the names that stand for each other among those left over of two claims."""
    mine, theirs = _only(left.mine), _only(left.theirs)
    if mine and theirs:
        if named.apart(mine, theirs):
            yield mine.mention, theirs.mention
    elif not left.theirs:
        for fact, stray in _in_place_of(strays, left.mine, left.other, left.one):
            yield fact.mention, stray
    elif not left.mine:
        for fact, stray in _in_place_of(strays, left.theirs, left.one, left.other):
            yield stray, fact.mention
    else:
        yield from _namesakes(left)


def _rendered(case: Case, people: _People) -> Iterator[tuple[Mention, Mention, float]]:
    """Yield a person left over of a claim and the words of the counterpart, like a name, that stand there."""
    for rival in linked(case, _with_strays(people), _is_other):
        if not any((it.mention.claim, it.entity) in people.former for it in (rival.one, rival.other)):
            yield rival.one.mention, rival.other.mention, rival.score


def _with_strays(people: _People) -> Iterator[Left[NameFact]]:
    """Yield the persons left over of two claims with what else looks like a name there."""
    for left in people.left_over:
        mine = _named_or_like_it(people.strays, left.mine, left.one, left.other)
        theirs = _named_or_like_it(people.strays, left.theirs, left.other, left.one)
        if any(_is_other(one, other) for one in mine for other in theirs):
            yield replace(left, mine=mine, theirs=theirs)


def _named_or_like_it(
    strays: Strays, facts: tuple[NameFact, ...], claim: str, counterpart: str
) -> tuple[NameFact, ...]:
    """Return those of the facts that stand in a claim, and what else of it looks like a name."""
    own = (fact for fact in facts if fact.mention.claim == claim)
    return (*own, *(NameFact(it, _NOBODY) for it in strays.of(claim, (counterpart,), LIKE_A_NAME)))


def _is_one(one: NameFact, other: NameFact) -> bool:
    return one.entity == other.entity


def _is_other(one: NameFact, other: NameFact) -> bool:
    """Whether two names are of two, of whom one is known for a person."""
    return one.entity != other.entity


def _only(facts: tuple[NameFact, ...]) -> NameFact | None:
    """Return the first mention of the only person among facts."""
    return facts[0] if len({fact.entity for fact in facts}) == 1 else None


def _in_place_of(
    strays: Strays, facts: tuple[NameFact, ...], claim: str, counterpart: str
) -> Iterator[tuple[NameFact, Mention]]:
    """Yield a person whom a claim lacks and who stands there: one of the first name, or the only stranger."""
    for fact in facts:
        namesake = strays.namesake(fact.mention, claim)
        if namesake is not None:
            yield fact, namesake
            return
    only = _only(facts)
    stray = strays.only(claim, counterpart, only.mention) if only else None
    if only and stray:
        yield only, stray


def _namesakes(left: Left[NameFact]) -> Iterator[tuple[Mention, Mention]]:
    """Yield, of several names left over, those of one first name: one is meant for the other."""
    for one in left.mine:
        for other in left.theirs:
            if have_one_first_name(one.mention, other.mention):
                yield one.mention, other.mention
