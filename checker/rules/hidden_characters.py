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
    script, joiners inside emoji, the zero-width non-joiner of Persian and Urdu, tatweel and vowel signs.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from checker.model.finding import Evidence, Severity
from checker.rules.base import Rule, finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model.claim import Claim
    from checker.model.finding import Finding
    from checker.rules.base import Case

RULE = Rule(
    "B901", "hidden-characters", Severity.WARNING, "characters that make a text read differently than it is"
)

_OVERRIDES = re.compile("[\u202a\u202b\u202d\u202e]")
_ISOLATE = re.compile("[\u2066-\u2068]")
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
    """Look at every claim of every source that is not nested in another."""
    for claim in case.claims.values():
        if case.source(claim.source).within is None:
            yield from _of_claim(claim)


def _of_claim(claim: Claim) -> Iterator[Finding]:
    for match in _OVERRIDES.finditer(claim.text):
        yield _finding(claim, match.start(), match.end(), "overrides the direction of the text after it")
    for match in _ISOLATE.finditer(claim.text):
        if _POP_ISOLATE not in claim.text[match.end() :]:
            yield _finding(
                claim, match.start(), match.end(), "isolates the rest of the text and is never closed"
            )
    for match in _INSIDE_WORD.finditer(claim.text):
        if claim.language not in _JOINERS_OF.get(match.group(), ()):
            yield _finding(claim, match.start(), match.end(), "has no width and stands inside a word")
    for match in _WORD.finditer(claim.text):
        odd = _odd_letters(match.group())
        if odd:
            yield _mixed(claim, match.start(), match.end(), odd)


def _odd_letters(word: str) -> list[str]:
    """Return the letters of a word that are not of its main alphabet, when look-alike alphabets are mixed."""
    if word.isascii():
        return []
    alphabets = [next((name for name in _ALPHABETS if _name(char).startswith(name)), "") for char in word]
    known = [name for name in alphabets if name]
    main = max(sorted(set(known)), key=known.count, default="")
    return [char for char, name in zip(word, alphabets, strict=True) if name and name != main]


def _name(char: str) -> str:
    return unicodedata.name(char, "")


def _mixed(claim: Claim, start: int, end: int, odd: list[str]) -> Finding:
    names = ", ".join(sorted({_label(char) for char in odd}))
    word = claim.text[start:end]
    return finding(
        RULE,
        f"a word mixes look-alike letters of several alphabets: {names}",
        (Evidence(claim.source, claim.id, claim.start + start, claim.start + end, word, names),),
        confidence=0.9,
        note="a search for the word as it looks does not find it",
    )


def _finding(claim: Claim, start: int, end: int, what: str) -> Finding:
    first, last = max(start - _CONTEXT, 0), min(end + _CONTEXT, len(claim.text))
    label = _label(claim.text[start])
    quote = claim.text[first:last]
    return finding(
        RULE,
        f"a hidden character, {label}, {what}",
        (Evidence(claim.source, claim.id, claim.start + first, claim.start + last, quote, label),),
        confidence=0.95,
    )


def _label(char: str) -> str:
    return f"U+{ord(char):04X} {_name(char)}".strip()
