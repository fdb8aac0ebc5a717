"""Numbers that are no quantities: parts of names and codes, labels, years, phone numbers, pronouns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.facts.names.small_words import stopwords
from checker.facts.quantities.around import bound_before, is_hour, is_minute, name_before, of_calendar
from checker.facts.quantities.fates import fate_of
from checker.facts.quantities.line import HYPHEN
from checker.facts.quantities.units import dimension
from checker.facts.quantities.value import COUNT
from checker.facts.quantities.what import what_is_known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.facts.quantities.line import Line
    from checker.facts.quantities.number import Number
    from checker.facts.quantities.what import What

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[@#＠＃]\w+")
_OF_ADDRESSES = ("://", "www.", "@", "#", "＠", "＃")

_YEARS = range(1900, 2101)
_CODE_MARKS = frozenset("#@_=\\^*~:/×")
_OPENING, _CLOSING = frozenset("\"“«„'"), frozenset("\"”»“'")
_PHONE_GROUPS = 3
_PEOPLE = frozenset(("person", "woman", "man", "child"))
"""'One man said' counts nobody, 'one man was killed' does."""
_CALENDAR = frozenset(("century", "decade", "year", "month", "week", "day"))
"""'The 19th century' is a time."""
_SHORT = 2  # digits of a side of a result
_LIST_MARKS = frozenset(".)")
_SHORTEST_NOUN = 3  # letters; fewer behind figures are a mark of a list


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of what is no language, in order: its figures count nothing."""
    if any(part in text for part in _OF_ADDRESSES):  # most texts have none
        yield from (match.span() for match in _ADDRESS.finditer(text))


def is_no_quantity(line: Line, number: Number, what: What, sense: str) -> bool:
    """Whether a number does not say how many or how much. ``sense`` is the bound before it, if any."""
    return (
        _in_phrase(line, number, what)
        or _is_name(line, number, what)
        or (number.figures and _in_code(line, number, what))
        or (number.figures and not what_is_known(what) and not sense and _is_bare_label(line, number, what))
        or _is_title(line, number, what)
        or _names_on(line, number)
        or (not number.figures and _is_capital(line, number))
        or _is_pronoun(line, number, what)
        or (number.ordinal and _is_of_calendar(line, number, what))
        or is_hour(line, number, what)
        or is_minute(line, number, what)
    )


def _is_of_calendar(line: Line, number: Number, what: What) -> bool:
    if what.unit in _CALENDAR:
        return what.of != "age"
    return line.tables.has("noun before", "yes") and what.of != "age" and of_calendar(line, number)


def _in_phrase(line: Line, number: Number, what: What) -> bool:
    """Whether the number is part of an idiom: 'one another', 'second hand', 'quart de finale'."""
    start = max(0, number.first - 3)
    for match in line.tables.not_numbers.find(line.words[start : number.last + 4]):
        whole = len(match.phrase) > 1 or not match.suffix  # 'لستة' is 'for six', no form of 'لست'
        if whole and start + match.first <= number.first < start + match.last:
            # 'Tous les deux' are both of them, 'tous les deux ans' are two years.
            return not (start + match.last == number.last < what.last and dimension(what.unit) == "time")
    return False


def _is_name(line: Line, number: Number, what: What) -> bool:
    """Whether a number is part of a name; before a unit a label is none: 'طول الطريق 1055 كيلومترا'."""
    found = _name(line, number)
    return bool(found) and not (found == "label" and what.unit != COUNT and _follows(line, number, what))


def _name(line: Line, number: Number) -> str:
    """Return why a number is part of a name: 'Article 5', 'محمد السادس'; nothing when it is none."""
    atom = line.atom(number.first)
    if atom is not None and atom.prefix not in {"", line.tables.article}:
        return ""  # 'الرحلات لستة أشهر'
    found = name_before(line, number.first)
    if found == "label 1":
        return "" if number.ordinal else found
    if found == "label" and number.ordinal and number.figures:
        return ""  # 'classé 25e'
    if found == "regnal":
        return found if number.ordinal else ""
    if not found and number.first and not line.words[number.first - 1].is_word:
        mark = line.word(number.first - 1)
        if mark in {".", "°"}:  # 'No. 5', 'n° 5'
            found = name_before(line, number.first - 1)
            return found if found == "label" else ""
    return found


def _in_code(line: Line, number: Number, what: What) -> bool:
    """Whether figures are written into a name, a code, a clock time: 'A320', 'COVID-19', '4x4', '10:30'."""
    first, last = number.first, number.last
    if what.first == first and line.glued(first) and not _may_precede(line, first, what):
        return True
    if (what.last == last or not what_is_known(what)) and line.glued(last) and not _may_follow(line, last):
        return True
    return _is_chain(line, first, last)


def _may_precede(line: Line, first: int, what: What) -> bool:
    before = line.word(first - 1)
    if before in _CODE_MARKS or before == "+":
        return False
    if before == HYPHEN and line.glued(first - 1):
        earlier = line.word(first - 2)
        if dimension(earlier) == "magnitude":
            return True  # 'magnitude-7.5'
        return earlier[0].isdecimal() or not earlier[0].isalnum()
    if before[0].isalpha():
        # In a script without capitals words run into figures by mistake only: 'بلغت38%'.
        if line.tables.has("case", "yes"):
            return False
        of_number = before in _clitics(line) or before in stopwords(line.tables.language)
        return of_number or what_is_known(what) or bound_before(line, first).sense != ""
    return not (before in {".", ","} and line.glued(first - 1) and line.word(first - 2)[:1].isdecimal())


def _clitics(line: Line) -> frozenset[str]:
    tables = line.tables
    return frozenset((tables.conjunction, tables.article, *tables.settings.get("clitics", "").split()))


def _may_follow(line: Line, last: int) -> bool:
    after = line.word(last)
    if after in _CODE_MARKS:
        return False
    if after[0].isalpha():
        # As before figures: '90عرضا', but '5G' and '2م'.
        return not (line.tables.has("case", "yes") or after.isascii()) and len(after) >= _SHORTEST_NOUN
    if after in _LIST_MARKS and last == 1:
        return False
    if after == HYPHEN and line.glued(last + 1):
        return True
    return not (after in {".", ","} and line.glued(last + 1) and line.word(last + 1)[:1].isdecimal())


def _is_chain(line: Line, first: int, last: int) -> bool:
    """Whether figures stand in a row as in a phone number: three groups or more, nothing between them."""
    groups = 1
    index = first - 1
    while index >= 0 and groups < _PHONE_GROUPS:
        if line.words[index].text[0].isdecimal():
            groups += 1
        elif line.word(index) not in {HYPHEN, "(", ")"}:
            break
        index -= 1
    index = last
    while index < len(line.words) and groups < _PHONE_GROUPS:
        if line.words[index].text[0].isdecimal():
            groups += 1
        elif line.word(index) not in {HYPHEN, "(", ")"}:
            break
        index += 1
    return groups >= _PHONE_GROUPS and not _is_of_results(line, first, last)


def _is_of_results(line: Line, first: int, last: int) -> bool:
    """Whether a digit is a side of a result among others: '7-5 7-6'."""
    pairs = ((first, last, last + 1), (first, first - 1, first - 2))
    return any(
        line.is_hyphen(mark)
        and line.word(side).isdecimal()
        and len(line.word(one) + line.word(side)) == _SHORT
        for one, mark, side in pairs
    )


def _is_bare_label(line: Line, number: Number, what: What) -> bool:
    """Whether figures stand for a year, or number a name: 'Boeing 737', 'Vision 2030'."""
    first = number.first
    token = line.word(first)
    if number.last == first + 1 and token.isdecimal() and int(token) in _YEARS and not number.ordinal:
        return True
    if not line.tables.has("case", "yes") or not first or _begins_result(line, number):
        return False
    before = line.words[first - 1]
    return (
        before.capital
        and before.text not in stopwords(line.tables.language)
        and line.atom(first - 1) is None
        and (not what.of or not number.ordinal)
    )


def _begins_result(line: Line, number: Number) -> bool:
    """Whether a short figure is followed by a hyphen and another: 'Leeds 2-0'."""
    after = line.word(number.last + 1)
    return (
        line.is_hyphen(number.last)
        and after.isdecimal()
        and len(after) <= _SHORT >= len(line.word(number.first))
    )


def _is_title(line: Line, number: Number, what: What) -> bool:
    """Whether quotation marks hold nothing else: '"60 Minutes"'."""
    if line.word(number.first - 1) not in _OPENING or number.first == 0:
        return False
    return line.word(what.last) in _CLOSING or line.word(number.last) in _CLOSING


def _is_capital(line: Line, number: Number) -> bool:
    """Whether a number word has a capital inside a sentence: 'Big Four', 'Fifth Avenue'."""
    if not line.tables.has("case", "yes") or not line.words[number.first].capital:
        return False
    return number.first > 0 and (line.words[number.first - 1].is_word or line.word(number.first - 1) == ",")


def _names_on(line: Line, number: Number) -> bool:
    """Whether an ordinal is followed by a name: 'the fifth Arrondissement'."""
    if not (number.ordinal and line.tables.has("case", "yes")):
        return False
    return number.last < len(line.words) and line.words[number.last].capital


def _is_pronoun(line: Line, number: Number, what: What) -> bool:
    """Whether 'one' stands for somebody, or is a mere article; 'first' as a word says nothing of how many."""
    if number.low != 1 or number.low != number.high or number.figures:
        return False
    if number.ordinal:
        return True
    if what.of in _PEOPLE and line.tables.has("case", "yes") and not fate_of(line, number, what.last):
        return True
    return not (what_is_known(what) and (_follows(line, number, what) or what.first < number.first))


def _follows(line: Line, number: Number, what: What) -> bool:
    """Whether what is counted stands right behind a number: 'one man', 'one per cent'."""
    phrase = line.words[number.last : what.last]
    match = next(iter(line.tables.after.find(phrase)), None) if len(phrase) > 1 else None
    return len(phrase) == 1 or (match is not None and match.last - match.first == len(phrase))
