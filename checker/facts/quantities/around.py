"""What the words around a number make of it: a bound, a part of a name, an hour of the day."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from checker.facts.names.small_words import stopwords
from checker.facts.quantities.value import COUNT
from checker.facts.quantities.what import what_is_known

if TYPE_CHECKING:
    from checker.facts.lexicon import Lexicon, Match
    from checker.facts.quantities.line import Atom, Line
    from checker.facts.quantities.number import Number
    from checker.facts.quantities.what import What
    from checker.text.words import Word

_BEFORE = 6
_CALENDAR = frozenset(f"unit {unit}" for unit in ("century", "decade", "year", "month", "week", "day"))
_ONE, _HOURS = 1, 24
_MINUTES = frozenset(map(Decimal, (5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55)))


class Around(NamedTuple):
    """The bound or approximation around a number, and the words that say it."""

    first: int
    last: int
    sense: str = ""


def ending_at(lexicon: Lexicon, words: list[Word], end: int) -> Match | None:
    """Return the longest phrase that ends just before a word."""
    start = max(0, end - _BEFORE)
    window = words[start:end]
    for match in lexicon.find(window):
        if match.last == len(window):
            return match._replace(first=match.first + start, last=match.last + start)
    return None


def bound_before(line: Line, first: int) -> Around:
    """Return what the words before ``first`` make of a number: a bound, 'about', 'between', or nothing."""
    match = ending_at(line.tables.before, line.words, first)
    if match is None or not match.concept.startswith("pre "):
        return Around(first, first)
    return Around(match.first, first, match.concept.removeprefix("pre "))


def bound_after(line: Line, last: int) -> Around:
    """Return what the words after a number and its noun make of it; before a number they are of that one."""
    window = line.words[last : last + 4]
    for match in line.tables.after.find(window):
        if match.first == 0 and match.concept.startswith("post ") and not line.counts(last + match.last):
            return Around(last, last + match.last, match.concept.removeprefix("post "))
        break
    return Around(last, last)


def name_before(line: Line, first: int) -> str:
    """Return 'label', 'label 1' or 'regnal' when the word before makes a number part of a name, or ''."""
    match = ending_at(line.tables.before, line.words, first)
    if match is None:
        return ""
    symbol, _, value = match.concept.partition(" ")
    return match.concept if value == "1" else symbol if symbol in {"label", "regnal"} else ""


def of_calendar(line: Line, number: Number) -> bool:
    """Whether an ordinal stands behind a unit of the calendar: «اليوم السابع»."""
    match = ending_at(line.tables.after, line.words, number.first)
    return match is not None and match.concept in _CALENDAR


def is_hour(line: Line, number: Number, what: What) -> bool:
    """Whether a number is an hour of the day that its words before tell: 'at six', 'until eight thirty'."""
    if number.low > _HOURS or number.ordinal or number.share or number.low != number.high:
        return False
    bare = what.unit == COUNT and not what.known
    if not bare and what.unit != "hour":
        return False
    match = ending_at(line.tables.before, line.words, number.first)
    if match is None or not match.concept.startswith("clock "):
        return False
    after = line.atom(what.last)
    if what.unit == "hour":
        return match.concept == "clock hour" and (after is None or not after.has("of"))
    alone = line.word(number.last) in stopwords(line.tables.language) or not line.word(number.last).isalnum()
    minutes = line.atom(number.last)
    return match.concept == "clock 0" and not number.figures and (alone or _is_minute(minutes))


def _is_minute(atom: Atom | None) -> bool:
    return atom is not None and atom.values.get("num") in _MINUTES


def is_minute(line: Line, number: Number, what: What) -> bool:
    """Whether a number is the minutes behind an hour in words: 'eight thirty', 'huit heures trente'."""
    if number.low not in _MINUTES or number.figures or what_is_known(what):
        return False
    before = line.atom(number.first - 1)
    atom = line.atom(number.first)
    if atom is not None and atom.prefix:
        return False  # 'بين عشرة وخمسة عشر'
    if before is not None and _ONE <= before.values.get("num", _HOURS + 1) <= _HOURS:
        return not line.is_hyphen(number.first - 1)
    match = ending_at(line.tables.after, line.words, number.first)
    return match is not None and match.concept == "unit hour"
