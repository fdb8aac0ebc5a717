"""One person under two titles.

What it checks
    The same person is given two titles in two sources. Info when the titles mean the same office (the US
    Secretary of State is a foreign minister); error when nobody holds both at one time (foreign minister and
    ambassador).

Why an editor cares
    Two titles for one office confuse readers; two offices for one person mean that one source is wrong.

Examples:
    AR: «وزير الخارجية الأمريكي» - «كاتب الدولة الأمريكي»: one office (info).
    EN: "Foreign Minister Karim Alaoui" - FR: « l'ambassadeur Karim Alaoui »: two offices (error).

What it does not see
    Offices that its tables do not have; portfolios that one minister may hold together; former offices;
    longer, shorter, feminine and masculine forms of one title.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.facts.lexicon import stems
from checker.facts.names.small_words import stopwords
from checker.facts.roles import canonical, exclude, is_vague
from checker.model.finding import Severity
from checker.model.language import primary_language
from checker.model.message import Message
from checker.rules.base import Rule, finding, passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.facts.values import RoleFact
    from checker.model.finding import Finding
    from checker.rules.base import Case

RULE = Rule("P303", "role-variant", Severity.INFO, "one person, two titles")


def check(case: Case) -> Iterator[Finding]:
    """Compare the titles of each person across sources; one finding for each two offices."""
    borne: dict[int, list[RoleFact]] = defaultdict(list)
    for fact in case.facts.roles:
        if fact.entity is not None and not fact.former and not is_vague(fact.office):
            borne[fact.entity].append(fact)
    for facts in borne.values():
        yield from _of_person(case, facts)


def _of_person(case: Case, facts: Sequence[RoleFact]) -> Iterator[Finding]:
    stated: set[frozenset[str]] = set()
    country = next((fact.country for fact in facts if fact.country), None)
    for one, other in combinations(facts, 2):
        titles = frozenset(
            {one.title, other.title} if one.office == other.office else {one.office, other.office}
        )
        if one.mention.source == other.mention.source or len(titles) == 1 or titles in stated:
            continue
        severity = _severity(case, one, other, country)
        if severity is not None:
            stated.add(titles)
            yield _finding(facts, one, other, severity)


def _severity(case: Case, one: RoleFact, other: RoleFact, country: str | None) -> Severity | None:
    """Return how two titles of one person stand to each other; None when both may well be held."""
    if case.glossary.is_one_title(one.title, other.title):
        return None
    if one.office == other.office:
        # The titles of one office in two languages differ by nature; in one language they are a choice.
        languages = {primary_language(case.source(fact.mention.source).language) for fact in (one, other)}
        chosen = len(languages) == 1 and not is_one_wording(one.title, other.title, *languages)
        return Severity.INFO if chosen else None
    offices = (replace(fact, country=fact.country or country).value for fact in (one, other))
    if case.glossary.is_one_office(*offices):
        return None
    first = canonical(one.office, one.country or country)
    second = canonical(other.office, other.country or country)
    if first == second:
        return Severity.INFO
    return Severity.ERROR if exclude(first, second) else None


def is_one_wording(one: str, other: str, language: str) -> bool:
    """Whether two titles are one in other forms: feminine and masculine, in another order, or shortened."""
    fewer, more = sorted((_content(one, language), _content(other, language)), key=len)
    return all(any(left & right for right in more) for left in fewer)


def _content(title: str, language: str) -> list[frozenset[str]]:
    """Return the stems of each word of a title that means something."""
    return [stems(word, language) for word in title.split() if word not in stopwords(language)]


def _finding(facts: Sequence[RoleFact], one: RoleFact, other: RoleFact, severity: Severity) -> Finding:
    same = severity is Severity.INFO
    shown = [one, other, *_elsewhere(facts, one, other)]
    what = (
        Message("two titles of the same office")
        if same
        else Message("two offices that nobody holds at one time")
    )
    return finding(
        RULE,
        Message(
            "one person is “{one}” and “{other}”: {what}",
            one=one.mention.text,
            other=other.mention.text,
            what=what,
        ),
        tuple(passage(fact.mention, fact.value) for fact in shown),
        confidence=0.9 if same else 0.8,
        severity=severity,
    )


def _elsewhere(facts: Sequence[RoleFact], one: RoleFact, other: RoleFact) -> Iterator[RoleFact]:
    """Yield one mention in each further source that uses either title."""
    named = {one.mention.source, other.mention.source}
    for fact in facts:
        if fact.office in {one.office, other.office} and fact.mention.source not in named:
            named.add(fact.mention.source)
            yield fact
