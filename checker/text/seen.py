"""What a reader sees of a text: letters that pass for others, and stretches whose direction is overridden.

A text is stored as one string and seen as another where a Cyrillic 'а' stands in a Latin word, a letter O in
a number, or U+202E turns what follows round. Facts are read from what is seen. Every character keeps its
place, but in the stretches that are turned round, which are told.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from checker.text.lines import LINE
from checker.text.tables import toml_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Default_Ignorable_Code_Point of the Unicode Character Database: shown as nothing, whatever their category.
IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""The inside of a character class of regular expressions."""

_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = "\u202d", "\u202e"
_POP, _POP_ISOLATE = "\u202c", "\u2069"
_OVERRIDES = frozenset(_LEFT_TO_RIGHT + _RIGHT_TO_LEFT)
_ISOLATES = frozenset("\u2066\u2067\u2068")
_DEEPEST = 125  # marks of direction open at once (UAX #9, BD2); further ones count for nothing
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
# The letters of scripts that run from right to left, with their marks, without digits.
_RIGHT = "\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_NOT_RIGHT = re.compile(rf"[^\s{_RIGHT}](?:[^{_RIGHT}]*[^\s{_RIGHT}])?")
_ALL_RIGHT = re.compile(rf"[{_RIGHT}]+(?: +[{_RIGHT}]+)*")
_WORD = re.compile(r"[^\W_]+")
_ZEROS = "OoОоΟοՕօ"
# Letters in the place of digits: O with nothing but digits about it, l before digits, l in a year.
FALSE_DIGITS = re.compile(
    rf"(?<!\w)(?=\d+[{_ZEROS}])[\d{_ZEROS}]+(?<=\d)(?!\w)|(?<!\w)l(?=\d+(?!\w))|(?<=(?<!\w)20)l(?=\d(?!\w))"
)
_MAY_BE_FALSE = re.compile(rf"\d[{_ZEROS}]|l\d")  # quick to look for: nearly no text has any
_DIGIT_OF = {ord(letter): "0" for letter in _ZEROS} | {ord("l"): "1"}


class Seen(NamedTuple):
    """A text as it is seen, as long as the original; ``turned`` are the stretches that were turned round.

    A character outside them stands where the original has it; inside one, somewhere in the same stretch.
    """

    text: str
    turned: tuple[tuple[int, int], ...] = ()


def as_seen(text: str) -> Seen:
    """Return what a reader sees of a text. Linear in its length."""
    shown = text
    if _MAY_BE_FALSE.search(text):
        shown = FALSE_DIGITS.sub(lambda found: found.group().translate(_DIGIT_OF), text)
    if text.isascii():
        return Seen(shown)
    if _suspects().search(shown):
        shown = _WORD.sub(lambda found: latin(found.group()), shown)
    turned = tuple(_turned(shown)) if _LEFT_TO_RIGHT in shown or _RIGHT_TO_LEFT in shown else ()
    return Seen(_turn(shown, turned), turned)


def latin(word: str) -> str:
    """Return a word in Latin letters if it looks like one: each of its letters is one, or passes for one."""
    twins = _latin_twins()
    if word.isascii() or twins.keys().isdisjoint(word):
        return word
    if all(char in twins or not char.isalpha() or _is_latin(char) for char in word):
        return "".join(twins.get(char, char) for char in word)
    return word


@cache
def twins() -> Mapping[str, frozenset[str]]:
    """Return the letters that each letter is taken for."""
    sets = toml_table("lookalikes")["sets"]
    return {letter: frozenset(letters) for letters in sets for letter in letters}


@cache
def _latin_twins() -> Mapping[str, str]:
    sets = toml_table("lookalikes")["sets"]
    return {letter: letters[0] for letters in sets for letter in letters[1:]}


@cache
def _suspects() -> re.Pattern[str]:
    return re.compile("[" + re.escape("".join(_latin_twins())) + "]")


@cache
def _is_latin(char: str) -> bool:
    return unicodedata.name(char, "").startswith(("LATIN", "FULLWIDTH LATIN", "MATHEMATICAL"))


def _turned(text: str) -> Iterator[tuple[int, int]]:
    """Yield the runs of characters that overrides show in the other order, in order."""
    for start, end, control in _overridden(text):
        runs = _NOT_RIGHT if control == _RIGHT_TO_LEFT else _ALL_RIGHT
        yield from (run.span() for run in runs.finditer(text, start, end) if run.end() - run.start() > 1)


def _overridden(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield stretches under an override, with it, between marks of direction (UAX #9, X1 to X8)."""
    for line in LINE.finditer(text):
        open_marks: list[str] = []
        since = line.start()
        for mark in _DIRECTIONS.finditer(text, line.start(), line.end()):
            if open_marks and open_marks[-1] in _OVERRIDES:
                yield since, mark.start(), open_marks[-1]
            _step(open_marks, mark.group())
            since = mark.end()
        if open_marks and open_marks[-1] in _OVERRIDES:
            yield since, line.end(), open_marks[-1]


def _step(open_marks: list[str], mark: str) -> None:
    """Open or close what a mark of direction opens or closes."""
    if mark == _POP:
        if open_marks and open_marks[-1] not in _ISOLATES:
            open_marks.pop()
    elif mark == _POP_ISOLATE:
        inner = next((at for at in range(len(open_marks) - 1, -1, -1) if open_marks[at] in _ISOLATES), None)
        if inner is not None:
            del open_marks[inner:]
    elif len(open_marks) < _DEEPEST:
        open_marks.append(mark)


def _turn(text: str, turned: tuple[tuple[int, int], ...]) -> str:
    pieces, done = [], 0
    for start, end in turned:
        pieces += [text[done:start], text[start:end][::-1]]
        done = end
    return "".join([*pieces, text[done:]])
