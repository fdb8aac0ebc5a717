"""Titles of persons: which office, of which country, held by whom."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from checker.facts.lexicon import lexicon
from checker.facts.names.small_words import stopwords
from checker.facts.tables import LANGUAGES, toml_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.facts.lexicon import Match
    from checker.facts.names.mentions import NameMention
    from checker.facts.reading import Reading
    from checker.facts.values import RoleFact
    from checker.text.words import Word

_REACH = 6
"""Words that may stand between a title and its holder's name (an institution, a word of courtesy)."""

_STOPS = frozenset(".!?؟;؛:")
_COMMAS = frozenset(",،")


class Title(NamedTuple):
    """The words ``[first, last)`` of a text are a title, with the country beside it if one is named."""

    office: str
    phrase: str
    country: str | None
    first: int
    last: int
    former: bool


class Titles(NamedTuple):
    """What the tables find before names: titles, and the words of courtesy around them."""

    titles: tuple[Title, ...]
    anchors: tuple[Match, ...]


def titles(reading: Reading) -> Titles:
    """Find the titles and words of courtesy of a text. Raises nothing; unknown languages have none."""
    found = _title_matches(reading)
    honorifics = lexicon("honorifics", reading.language).find(reading.words)
    former = {_last_of(reading, match) for match in honorifics if match.concept == "former"}
    courtesy = [match for match in honorifics if match.concept == "honorific"]
    complete = tuple(_completed(reading, match, former) for match in found)
    return Titles(complete, tuple(sorted([*found, *courtesy], key=lambda match: match.first)))


def _last_of(reading: Reading, match: Match) -> int:
    """Return the place of a word, or of the hyphen that ties it to the next: 'ex-minister'."""
    tied = match.last < len(reading.words) and reading.words[match.last].text == "-"
    return match.last if tied else match.last - 1


def _title_matches(reading: Reading) -> list[Match]:
    """Match titles with the countries left out: 'ministre marocain des affaires étrangères'."""
    skipped = {
        place for item in reading.territories if item.adjective for place in range(item.first, item.last)
    }
    kept = [index for index in range(len(reading.words)) if index not in skipped]
    matches = lexicon("roles", reading.language).find([reading.words[index] for index in kept])
    return [match._replace(first=kept[match.first], last=kept[match.last - 1] + 1) for match in matches]


def _completed(reading: Reading, match: Match, former: set[int]) -> Title:
    country, first, last = None, match.first, match.last
    for territory in reading.territories:
        behind = _next_to(reading, match.last, territory.first)
        before = _next_to(reading, territory.last, match.first)
        inside = match.first <= territory.first < match.last
        if behind or before or inside:
            country = territory.code
            first, last = min(first, territory.first), max(last, territory.last)
            break
    is_former = not former.isdisjoint(range(first - 1, last + 2))
    return Title(match.concept, " ".join(match.phrase), country, first, last, is_former)


def _next_to(reading: Reading, end: int, start: int) -> bool:
    """Whether at most a small word or an apostrophe and its s stand between two places."""
    between = reading.words[end:start] if 0 <= start - end <= 2 else None  # noqa: PLR2004
    if between is None:
        return False
    return all(len(word.text) <= 2 and word.text not in _COMMAS | _STOPS for word in between)  # noqa: PLR2004


def holder(reading: Reading, title: Title, names: Sequence[NameMention]) -> int | None:
    """Return the person who holds a title in this text: named right behind it, or before it and a comma."""
    for name in names:
        if title.last <= name.first <= title.last + _REACH and _open(reading, title.last, name.first):
            return name.entity
    for name in names:
        if name.last < title.first <= name.last + 3 and _in_apposition(reading, name.last, title.first):
            return name.entity
    return None


def _in_apposition(reading: Reading, first: int, last: int) -> bool:
    """Whether only a comma and small words stand between a name and a title: 'Karim Tazi, the minister'."""
    comma, *small = reading.words[first:last]
    courtesy = {match.first for match in lexicon("honorifics", reading.language).find(small)}
    return comma.text in _COMMAS and all(
        word.text in stopwords(reading.language) or place in courtesy for place, word in enumerate(small)
    )


def _open(reading: Reading, first: int, last: int) -> bool:
    """Whether the way from a title to a name is no clause: only a comma, courtesy, an institution."""
    between = reading.words[first:last]
    if any(
        word.text in _STOPS or not (word.is_word or word.text in _COMMAS | {"-", "'"}) for word in between
    ):
        return False
    gap = [word for word in between if word.is_word]
    if not gap or between[-1].text in _COMMAS or _courtesy(reading, last):
        return True
    return len(gap) == 1 and _names_institution(gap[0], reading.language)


def _names_institution(word: Word, language: str) -> bool:
    """Whether a lone word between title and name belongs to the title: not 'met' in 'the minister met X'."""
    has_case = word.text.upper() != word.text
    return word.capital if has_case else not lexicon("events", language).find([word])


def _courtesy(reading: Reading, index: int) -> Sequence[Match]:
    return lexicon("honorifics", reading.language).find(reading.words[max(index - 2, 0) : index])


def bearers(held: Sequence[RoleFact]) -> Mapping[tuple[str, str | None], int]:
    """Return who bears each office of each country, where the story names one person only."""
    found: dict[tuple[str, str | None], set[int]] = defaultdict(set)
    for title in held:
        if title.entity is not None and not title.former and not is_vague(title.office):
            found[canonical(title.office, title.country), title.country].add(title.entity)
    return {office: next(iter(persons)) for office, persons in found.items() if len(persons) == 1}


def with_bearers(held: Sequence[RoleFact]) -> tuple[RoleFact, ...]:
    """Give titles without a name ('the US secretary of state said') to the only person who bears them."""
    known = bearers(held)
    return tuple(
        replace(title, entity=known.get((canonical(title.office, title.country), title.country)))
        if title.entity is None
        else title
        for title in held
    )


@cache
def _same_offices() -> dict[str, str]:
    return {office: group[0] for group in toml_table("data", "offices")["same"] for office in group}


def canonical(office: str, country: str | None) -> str:
    """Return the office under the first of its names: the US secretary of state is a foreign minister."""
    whole = f"{office}@{country}"
    return _same_offices().get(whole, whole).split("@")[0]


@cache
def offices() -> frozenset[str]:
    """Return every office that the tables of some language have."""
    return frozenset(office for language in LANGUAGES for office in toml_table("data", f"roles-{language}"))


def is_vague(office: str) -> bool:
    """Whether a title says too little to differ from another ('the minister')."""
    return office in toml_table("data", "offices")["vague"]


def exclude(one: str, other: str) -> bool:
    """Whether nobody holds both offices at one time."""
    groups = toml_table("data", "offices")["exclusive"]
    return one != other and any(one in group and other in group for group in groups)
