"""Characters that make a text read differently than it is.

What it checks
    Characters that reverse or override the direction of writing, that have no width inside a word, and words
    that mix look-alike letters of several scripts (a Cyrillic 'а' in a Latin name).

Why an editor cares
    What readers see is then not what is searched, quoted or checked: a number shown backwards, a name that no
    search finds.

Examples:
    EN: "the total is U+202E 51 U+202C" shows 15.
    AR: a zero-width character inside «الأربـعاء» hides the word from every search.

What it does not see
    Direction marks that change nothing (U+200E, U+200F, U+061C), balanced isolates around a name in another
    script, joiners inside emoji, the zero-width non-joiner of Persian and Urdu, tatweel and vowel signs;
    letters of two scripts that nobody takes for each other (kΩ); words that are wholly of the other script.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from checker.model.finding import Evidence, Severity
from checker.model.language import primary_language
from checker.rules.base import Rule, finding
from checker.text.tables import parsed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.model.claim import Claim
    from checker.model.finding import Finding
    from checker.model.source import Source
    from checker.rules.base import Case

RULE = Rule(
    "B901", "hidden-characters", Severity.WARNING, "characters that make a text read differently than it is"
)

_OVERRIDES = re.compile("[\u202a\u202b\u202d\u202e]")
_ISOLATES = re.compile("[\u2066-\u2069\\n]")
_POP_ISOLATE = "\u2069"
_INSIDE_WORD = re.compile("(?<=\\w)[\u200b\u200c\u2060\ufeff\u00ad\u180e\u200d](?=\\w)")
_JOINERS_OF = {
    "\u200c": {"fa", "ur", "ku", "ps", "hi", "bn", "mr"},
    "\u200d": {"fa", "ur", "hi", "bn", "mr", "si"},
}
_WORD = re.compile(r"[^\W\d_]+")
_CONTEXT = 12
_ALPHABETS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")


def check(case: Case) -> Iterator[Finding]:
    """Look at every character of every source that is not nested in another."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in case.claims.values():
        claims[claim.source].append(claim)
    for source in case.story.sources:
        if source.within is None and claims[source.id]:
            yield from _of_source(source, claims[source.id])


def _of_source(source: Source, claims: Sequence[Claim]) -> Iterator[Finding]:
    text, language = source.text, primary_language(claims[0].language)
    for match in _OVERRIDES.finditer(text):
        yield _finding(source, claims, match.start(), "overrides the direction of the text after it")
    for place in _unclosed(text):
        yield _finding(source, claims, place, "isolates the rest of the text and is never closed")
    for match in _INSIDE_WORD.finditer(text):
        if language not in _JOINERS_OF.get(match.group(), ()):
            yield _finding(source, claims, match.start(), "has no width and stands inside a word")
    for match in _WORD.finditer(text):
        odd = odd_letters(match.group())
        if odd:
            yield _mixed(source, claims, match.start(), match.end(), odd)


def _unclosed(text: str) -> list[int]:
    """Return where isolates begin that their own line does not close (UAX #9: a paragraph ends them all)."""
    unclosed: list[int] = []
    waiting: list[int] = []
    for match in _ISOLATES.finditer(text):
        if match.group() == _POP_ISOLATE:
            del waiting[-1:]
        elif match.group() == "\n":
            unclosed += waiting
            waiting = []
        else:
            waiting.append(match.start())
    return unclosed + waiting


@cache
def _twins() -> Mapping[str, frozenset[str]]:
    """Return the letters that each letter is taken for."""
    sets = parsed("checker.rules", "data/lookalikes.toml")["sets"]
    return {letter: frozenset(letters) for letters in sets for letter in letters}


def odd_letters(word: str) -> list[str]:
    """Return the letters of a word that pass for letters of its main alphabet and are of another."""
    if word.isascii():
        return []
    alphabets = [_alphabet(char) for char in word]
    known = [name for name in alphabets if name]
    if len(set(known)) < 2:  # noqa: PLR2004 - two alphabets make a mixture
        return []
    main = max(_ALPHABETS, key=known.count)
    return [
        char
        for char, name in zip(word, alphabets, strict=True)
        if name and name != main and any(_alphabet(twin) == main for twin in _twins().get(char, ()))
    ]


@cache
def _alphabet(char: str) -> str:
    name = unicodedata.name(char, "")
    return next((alphabet for alphabet in _ALPHABETS if name.startswith(alphabet)), "")


def _claim_at(claims: Sequence[Claim], place: int) -> str:
    """Return the claim around a place; the one before it, or the first, when it is between claims."""
    return claims[max(bisect_right([claim.start for claim in claims], place) - 1, 0)].id


def _mixed(source: Source, claims: Sequence[Claim], start: int, end: int, odd: list[str]) -> Finding:
    names = ", ".join(sorted({_label(char) for char in odd}))
    word = source.text[start:end]
    return finding(
        RULE,
        f"a word mixes look-alike letters of several alphabets: {names}",
        (Evidence(source.id, _claim_at(claims, start), start, end, word, names),),
        confidence=0.9,
        note="a search for the word as it looks does not find it",
    )


def _finding(source: Source, claims: Sequence[Claim], place: int, what: str) -> Finding:
    """Show a character with what stands around it on its line."""
    text = source.text
    line_end = text.find("\n", place)
    first = max(place - _CONTEXT, text.rfind("\n", 0, place) + 1)
    last = min(place + 1 + _CONTEXT, len(text) if line_end < 0 else line_end)
    label = _label(text[place])
    quote = text[first:last]
    return finding(
        RULE,
        f"a hidden character, {label}, {what}",
        (Evidence(source.id, _claim_at(claims, place), first, last, quote, label),),
        confidence=0.95,
    )


def _label(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()
