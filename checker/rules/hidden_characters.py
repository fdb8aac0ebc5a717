"""Characters that make a text read differently than it is.

What it checks
    Characters that reverse or override the direction of writing, that have no width inside a word or a
    number, that are never shown; letters buried under marks; words with look-alike letters of another script
    (a Cyrillic 'а' in a Latin name); numbers with letters for digits, or digits of several scripts.

Why an editor cares
    What readers see is then not what is searched, quoted or checked: a number shown backwards, a name that no
    search finds.

Examples:
    EN: "the total is U+202E 51 U+202C" shows 15.
    AR: a zero-width character inside «الأربـعاء» hides the word from every search.

What it does not see
    Direction marks that change nothing (U+200E, U+200F, U+061C), balanced isolates around a name in another
    script, joiners inside emoji, the zero-width non-joiner of Persian and Urdu, tatweel and vowel signs;
    letters of two scripts that nobody takes for each other (kΩ); a small Greek letter among capitals (TNFα);
    words that are wholly of the other script, where the text has others of it that pass for no Latin word, or
    where they are long and look like no word (СССР).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from checker.model.finding import Evidence, Severity
from checker.model.language import primary_language
from checker.model.message import Message, listed
from checker.rules.base import Rule, finding
from checker.text.seen import FALSE_DIGITS, IGNORABLE, latin, twins

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_INSIDE_WORD = re.compile(rf"(?<=\w)[{IGNORABLE}{_MARKS}]+(?=\w)|(?<=\d[.,:/٫٬])[{IGNORABLE}]+(?=\d)")
_HIDDEN = re.compile(f"(?![\u061c\u200e\u200f])[{IGNORABLE}](?!\u20e3)")  # a keycap has a selector
_NEVER_SHOWN = re.compile("[\x01-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufff9-\ufffb]")
_TAGS = re.compile(
    "\U0001f3f4?[\U000e0001-\U000e007f]+"
)  # behind a black flag they name the region of a flag
_FLAG = "\U0001f3f4"
_BURIED = re.compile(rf"(?<=\w)[{_MARKS}]{{5,}}")  # no letter of the Quran has more than four
_NUMBER = re.compile(r"\d+(?:[.,٫٬]\d+)*")
_JOINERS_OF = {
    "\u200c": {"fa", "ur", "ku", "ps", "hi", "bn", "mr"},
    "\u200d": {"fa", "ur", "hi", "bn", "mr", "si"},
}
_WORD = re.compile(r"[^\W\d_]+")
_CONTEXT = 12
_LATIN = "LATIN"
_GREEK = "GREEK"
_ALPHABETS = (_LATIN, "CYRILLIC", _GREEK, "ARMENIAN", "CHEROKEE")
# What looks like four consonants or more is taken for no word of a language in Latin letters.
_NO_WORD = re.compile("[^aeiouy]{4,}", re.IGNORECASE)


def check(case: Case) -> Iterator[Finding]:
    """Look at every character of every source that is not nested in another."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in case.claims.values():
        claims[claim.source].append(claim)
    for source in case.story.sources:
        if source.within is None and claims[source.id]:
            own = claims[source.id]
            yield from _of_source(source, _Claims(own, [claim.start for claim in own]))


class _Claims(NamedTuple):
    """The claims of a source, in order."""

    items: Sequence[Claim]
    starts: Sequence[int]

    def at(self, place: int) -> str:
        """Return the claim around a place; the one before it, or the first, when it is between claims."""
        return self.items[max(bisect_right(self.starts, place) - 1, 0)].id


def _of_source(source: Source, claims: _Claims) -> Iterator[Finding]:
    text, language = source.text, primary_language(claims.items[0].language)
    for match in _OVERRIDES.finditer(text):
        what = Message("overrides the direction of the text after it")
        yield _finding(source, claims, match.start(), what)
    for place in _unclosed(text):
        what = Message("isolates the rest of the text and is never closed")
        yield _finding(source, claims, place, what)
    for match in _INSIDE_WORD.finditer(text):
        hidden = _HIDDEN.search(text, *match.span())
        if hidden and language not in _JOINERS_OF.get(hidden.group(), ()):
            what = Message("has no width and stands inside a word")
            yield _finding(source, claims, hidden.start(), what)
    for match in chain(_NEVER_SHOWN.finditer(text), _TAGS.finditer(text)):
        if text[match.start()] != _FLAG:
            yield _finding(source, claims, match.start(), Message("is not shown, wherever it stands"))
    for match in _BURIED.finditer(text):
        yield _finding(source, claims, match.start(), Message("is one of many that bury a letter"))
    yield from _of_words(source, claims)
    yield from _of_numbers(source, claims)


def _of_words(source: Source, claims: _Claims) -> Iterator[Finding]:
    """Look at the letters of words: of several alphabets, or wholly of one that passes for Latin."""
    if source.text.isascii():
        return
    posing = []
    foreign = False  # whether the other alphabet is used for words of its own
    for match in _WORD.finditer(source.text):
        word = match.group()
        odd = odd_letters(word)
        if odd:
            yield _mixed(source, claims, match.start(), match.end(), odd)
        elif not word.isascii() and _alphabet(word[0]) and _LATIN not in map(_alphabet, word):
            seen = latin(word)
            passes = seen.isascii() and not _NO_WORD.fullmatch(seen)
            foreign |= not passes
            if passes and len(word) > 1:
                posing.append(match)
    for match in () if foreign else posing:
        yield _mixed(source, claims, match.start(), match.end(), list(match.group()))


def _of_numbers(source: Source, claims: _Claims) -> Iterator[Finding]:
    for match in FALSE_DIGITS.finditer(source.text):
        letters = listed(sorted({_label(char) for char in match.group() if not char.isdecimal()}))
        what = Message("a number has letters in the place of digits: {letters}", letters=letters)
        yield _of_number(source, claims, match.span(), what, letters)
    for match in () if source.text.isascii() else _NUMBER.finditer(source.text):
        scripts = {ord(char) - unicodedata.decimal(char): char for char in match.group() if char.isdecimal()}
        if len(scripts) > 1:
            digits = listed(sorted(_label(char) for char in scripts.values()))
            what = Message("a number mixes digits of several scripts: {digits}", digits=digits)
            yield _of_number(source, claims, match.span(), what, digits)


def _of_number(source: Source, claims: _Claims, span: tuple[int, int], what: Message, value: str) -> Finding:
    place = Evidence(source.id, claims.at(span[0]), *span, source.text[slice(*span)], value)
    return finding(
        RULE,
        what,
        (place,),
        confidence=0.9,
        note=Message("a search for the number as it looks does not find it"),
    )


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


def odd_letters(word: str) -> list[str]:
    """Return the letters of a word that pass for letters of its main alphabet and are of another."""
    if word.isascii():
        return []
    alphabets = [_alphabet(char) for char in word]
    known = [name for name in alphabets if name]
    if len(set(known)) < 2:  # noqa: PLR2004 - two alphabets make a mixture
        return []
    main = max(_ALPHABETS, key=known.count)
    odd = [
        char
        for char, name in zip(word, alphabets, strict=True)
        if name and name != main and any(_alphabet(twin) == main for twin in twins().get(char, ()))
    ]
    return [] if _is_symbol(word, odd) else odd


def _is_symbol(word: str, odd: list[str]) -> bool:
    """Whether a word is a sign of the sciences, such as TNFα: small Greek letters that capitals set off."""
    small = [char for char in word if char.islower()]
    return small == odd and all(_alphabet(char) == _GREEK for char in small)


@cache
def _alphabet(char: str) -> str:
    name = unicodedata.name(char, "")
    return next((alphabet for alphabet in _ALPHABETS if name.startswith(alphabet)), "")


def _mixed(source: Source, claims: _Claims, start: int, end: int, odd: list[str]) -> Finding:
    names = listed(sorted({_label(char) for char in odd}))
    word = source.text[start:end]
    return finding(
        RULE,
        Message("a word mixes look-alike letters of several alphabets: {letters}", letters=names),
        (Evidence(source.id, claims.at(start), start, end, word, names),),
        confidence=0.9,
        note=Message("a search for the word as it looks does not find it"),
    )


def _finding(source: Source, claims: _Claims, place: int, what: Message) -> Finding:
    """Show a character with what stands around it on its line."""
    text = source.text
    last = min(place + 1 + _CONTEXT, len(text))
    line_end = text.find("\n", place, last)
    last = line_end if line_end >= 0 else last
    first = max(place - _CONTEXT, 0)
    first = max(first, text.rfind("\n", first, place) + 1)
    label = _label(text[place])
    quote = text[first:last]
    return finding(
        RULE,
        Message("a hidden character, {character}, {what}", character=label, what=what),
        (Evidence(source.id, claims.at(place), first, last, quote, label),),
        confidence=0.95,
    )


def _label(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()
