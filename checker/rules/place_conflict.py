"""The same event, another place.

What it checks
    Two sources say the same thing and name different places in it: another country (by its name or by what
    comes from it), another region, another city, another continent. A city and the country around it are no
    conflict, nor are a country and its continent, a name and its adjective, the forms of one name in three
    languages, or a place that both sources name near by. It is a warning, not an error, where the places may
    be those of two things: no event of one kind is told, or the words only say what comes from where.

Why an editor cares
    A meeting in Rabat that was in Tunis, an Egyptian who is a Jordanian: few errors embarrass more.

Examples:
    EN: "the talks in Geneva" - AR: «المحادثات في فيينا».
    FR: « la délégation libyenne » - EN: "the Tunisian delegation".

What it does not see
    Places that its tables do not have (small towns, streets, buildings); two places exchanged within one
    account; a place named where the other source names none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.align.evidence import compatible
from checker.align.named import Named
from checker.align.rendered import rendered
from checker.align.scores import TRANSLATED
from checker.facts.places.gazetteer import contested, members
from checker.model.finding import Severity
from checker.model.message import Message
from checker.rules.base import Rule, finding, passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.align.rivals import Rival
    from checker.facts.values import PlaceFact
    from checker.model.finding import Finding
    from checker.rules.base import Case

RULE = Rule("P305", "place-conflict", Severity.ERROR, "the same event, another place")

_WORD_FOR_WORD = 0.95
_SURE = 0.8
_CONTINENT = "continent"


def check(case: Case) -> Iterator[Finding]:
    """Compare the places of corresponding claims; one finding for each two places of two claims."""
    stated: set[tuple[str, str, str, str]] = set()
    named = Named(case, case.facts.places, _is_same, agree)
    for rival in (
        *named.rivals(_comparable, _told_alike),
        *named.surplus(_comparable, _told_alike),
        *_by_words(case, named),
    ):
        one, other = rival.one, rival.other
        key = (one.mention.claim, other.mention.claim, one.value, other.value)
        severity = _severity(case, rival)
        if key not in stated and severity:
            stated.add(key)
            yield finding(
                RULE,
                Message(
                    "another place: “{one}” in source '{source}', “{other}” in source '{other_source}'",
                    one=one.mention.text,
                    source=one.mention.source,
                    other=other.mention.text,
                    other_source=other.mention.source,
                ),
                (passage(one.mention, one.value), passage(other.mention, other.value)),
                confidence=0.85 if rival.score >= _SURE and severity is Severity.ERROR else 0.6,
                severity=severity,
                note=None
                if severity is Severity.ERROR
                else Message("these may be places of two different things"),
            )


def _by_words(case: Case, named: Named[PlaceFact]) -> Iterator[Rival[PlaceFact]]:
    """Yield the places whose words render each other; two that sound alike are one, of whichever country."""
    for rival in rendered(case, case.facts.places, _is_same, _is_another, _is_told_the_same):
        one, other = rival.one, rival.other
        heard = named.is_heard(one, other.mention.claim) or named.is_heard(other, one.mention.claim)
        if not heard:
            yield rival


def _severity(case: Case, rival: Rival[PlaceFact]) -> Severity | None:
    """Return how much two places weigh; None where one may say the country of something else.

    'The French maker' and 'its Moroccan plant' are no two places of one event, unless all the rest is the
    same.
    """
    one, other = rival.one, rival.other
    near = case.scores.near(*rival.claims)
    told = _one_event(case, *rival.claims)
    if one.adjective or other.adjective:
        alike = near >= _WORD_FOR_WORD or (told and one.adjective == other.adjective)
        return Severity.WARNING if alike else None
    whole = rival.claims == (one.mention.claim, other.mention.claim)
    return Severity.ERROR if whole and (told or near >= TRANSLATED) else Severity.WARNING


def _one_event(case: Case, one: str, other: str) -> bool:
    """Whether two claims tell of an event of one kind."""
    kinds: tuple[set[str], set[str]] = (set(), set())
    for event in case.facts.events:
        for place, claim in enumerate((one, other)):
            if event.mention.claim == claim:
                kinds[place].add(event.kind)
    return any(compatible(left, right) for left in kinds[0] for right in kinds[1])


def _is_same(one: PlaceFact, other: PlaceFact) -> bool:
    """Whether two places are the same one; what is inside what is of another kind, and not compared."""
    if one.kind != other.kind:
        return False
    if one.kind == _CONTINENT:
        return _are_much_the_same(_countries(one), _countries(other))
    return one.inside == other.inside if one.inside else bool(_countries(one) & _countries(other))


def agree(one: PlaceFact, other: PlaceFact) -> bool:
    """Whether two places can be one: the same, or one inside the other."""
    if one.inside and other.inside and one.kind == other.kind:
        return _is_same(one, other)
    return bool(_countries(one) & _countries(other))


def _comparable(one: PlaceFact, other: PlaceFact) -> bool:
    """Whether two places can stand for each other: of one kind, or of two countries."""
    return one.kind == other.kind or not _countries(one) & _countries(other)


def _is_another(one: PlaceFact, other: PlaceFact) -> bool:
    """Whether two places that can stand for each other are not the same."""
    return _comparable(one, other) and not _is_same(one, other)


def _is_told_the_same(one: PlaceFact, other: PlaceFact) -> bool:
    """Whether two mentions are of the same place, and both of the place itself or both of what is from it."""
    return _is_same(one, other) and one.adjective == other.adjective


def _told_alike(one: PlaceFact, other: PlaceFact) -> bool:
    """Whether two places are of one kind, and both the place itself or both what comes from it."""
    return one.kind == other.kind and one.adjective == other.adjective


def _countries(place: PlaceFact) -> frozenset[str]:
    """Return the countries a place is in or holds: several for the few that sources put in different ones."""
    name = place.inside or ""
    if place.kind == _CONTINENT:
        return members().get(name, frozenset())
    return contested().get(name, frozenset()) | {place.code}


def _are_much_the_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one part of the world is inside the other, or nearly: their borders differ by author."""
    return 2 * len(one & other) >= min(len(one), len(other))
