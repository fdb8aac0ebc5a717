"""One name, two spellings in one language.

What it checks
    The same person's name is spelt in two ways in one language, in two sources or within one. The ways in
    which one name is written in different languages and scripts are no variants.

Why an editor cares
    A house writes a name in one way; two ways look like two persons, and archives will not find both.

Examples:
    EN: "Nasser Bourita" - "Nasser Burita".
    AR: «بوريطة» - «بوريطا».

What it does not see
    Spellings so different that they were not taken for one person; first names left out or cut to an initial.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from checker.facts.lexicon import stems, variants
from checker.facts.names.similarity import ALIKE, is_latin, similarity
from checker.facts.names.small_words import particles
from checker.model.finding import Severity
from checker.model.language import primary_language
from checker.model.message import Message
from checker.rules.base import Rule, finding, passage
from checker.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.facts.values import Mention
    from checker.model.finding import Finding
    from checker.rules.base import Case

RULE = Rule("P302", "name-variant", Severity.INFO, "one name, two spellings")

_SHORTEST = 4
"""Letters of a word whose spelling is compared: the short ones are initials and particles."""


def check(case: Case) -> Iterator[Finding]:
    """Compare the spellings of each person's name in each language; one finding for each two."""
    spelt: dict[tuple[int, str, bool], dict[str, Mention]] = defaultdict(dict)
    for fact in case.facts.names:
        language = primary_language(case.source(fact.mention.source).language)
        for word in words(fact.mention.text):
            if len(word.text) >= _SHORTEST and word.is_word and word.text not in particles():
                spelt[fact.entity, language, is_latin(word.text)].setdefault(word.text, fact.mention)
    for (entity, language, _), places in spelt.items():
        yield from _variants(case, entity, places, language)


def _variants(case: Case, entity: int, places: Mapping[str, Mention], language: str) -> Iterator[Finding]:
    for one, other in combinations(places, 2):
        if _is_variant(one, other, language) and not _is_known(case, entity, one, other):
            left, right = places[one], places[other]
            yield finding(
                RULE,
                Message("one name is spelt “{one}” and “{other}”", one=left.text, other=right.text),
                (passage(left, one), passage(right, other)),
                confidence=0.75,
            )


def _is_known(case: Case, entity: int, one: str, other: str) -> bool:
    """Whether the glossary has two names of a person, one with either word, as the same."""
    if not case.glossary.names:
        return False
    names = case.facts.persons.names[entity]
    forms = [{case.glossary.name(name) for name in names if word in name} for word in (one, other)]
    return not forms[0].isdisjoint(forms[1])


def _is_variant(one: str, other: str, language: str) -> bool:
    """Whether two words are one name, and not one word with its clitics or endings."""
    if similarity(one, other) < ALIKE or one[0] != other[0]:
        return False
    return not _forms(one, language) & _forms(other, language)


def _forms(word: str, language: str) -> frozenset[str]:
    """Return a word without its clitics; without endings too where names take them ('the Tazis')."""
    if is_latin(word):
        return stems(word, language)
    return frozenset(variant.stem for variant in variants(word, language) if not variant.suffix)
