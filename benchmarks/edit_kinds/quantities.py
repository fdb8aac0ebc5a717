"""Edits of numbers, beyond any rounding, and of the units that they count in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from edit_kinds.tables import forms, found, section, word_after, word_before
from edit_kinds.values import replaced

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from edit_kinds.values import Edit, Line

_YEARS = range(1800, 2101)
_FAR = 1.4  # a number this many times another is no rounding of it
_TEN = 10  # number words up to it are of one grammar, tens of another
_SIGNS = "$£€"
_BLANKS = re.compile(r"[\s-]+")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a line; ``word`` tells which form of a number word it is, None for digits."""

    start: int
    end: int
    value: float
    word: int | None = None


@cache
def _digits(language: str) -> re.Pattern[str]:
    marks = section(language, "numbers")
    thousands, decimal = re.escape(marks["thousands"]), re.escape(marks["decimal"])
    grouped = rf"\d{{1,3}}(?:[{thousands}]\d{{3}})+(?!\d)"
    return re.compile(rf"(?<![\w.,:/–-])(?:{grouped}|\d+)(?:[{decimal}]\d+)?(?![\w:/–]|-(?![a-z])|[.,]\d)")


def _value(raw: str, language: str) -> float:
    marks = section(language, "numbers")
    plain = "".join(
        "" if char in marks["thousands"] and char not in marks["decimal"] else char for char in raw
    )
    for mark in marks["decimal"]:
        plain = plain.replace(mark, ".")
    return float(plain)


def numbers(text: str, language: str) -> list[Number]:
    """Return the numbers of a line, in digits and in words."""
    listed = [
        Number(match.start(), match.end(), _value(match[0], language))
        for match in _digits(language).finditer(text)
    ]
    listed += [
        Number(item.start, item.end, float(item.key), item.form)
        for item in found(text.lower(), language, "number_words")
    ]
    return sorted(listed, key=lambda number: number.start)


def _is_counted(text: str, number: Number, language: str) -> bool:
    """Whether a number counts something: not a date, an hour, a score, a part of a name."""
    if number.word is None and number.value in _YEARS and number.value == int(number.value):
        return False
    months = {item.start for item in found(text, language, "months")}
    after = word_after(text, number.end)
    if number.end + 1 in months or any(
        text[: number.start].endswith(f"{text[at:].split(maxsplit=1)[0]} ") for at in months
    ):
        return False
    if text[number.start - 1 : number.start] in tuple(_SIGNS) or text[number.end :].lstrip()[:1] == "%":
        return True
    if after and not after[0].isupper() and len(after) > 2:
        return True
    return word_before(text, number.start) in section(language, "numbers")["before"]


def number_edits(line: Line, random: Random) -> Iterator[Edit]:
    """Yield a change of each number that the other language has too, and of each magnitude."""
    here, there = numbers(line.text, line.language), numbers(line.other, line.beside)
    values = [number.value for number in here]
    taken = {*values, *(number.value for number in there)}
    for number in here:
        shared = values.count(number.value) == 1 and any(item.value == number.value for item in there)
        if shared and number.value > 1 and _is_counted(line.text, number, line.language):
            put = _other_number(line, number, taken, random)
            if put is not None:
                yield replaced("number", line, [((number.start, number.end), put)])
    yield from _magnitude_edits(line, here)


def _other_number(line: Line, number: Number, taken: set[float], random: Random) -> str | None:
    raw = line.text[number.start : number.end]
    if number.word is None:
        first = next(index for index, char in enumerate(raw) if char.isdigit())
        zero = ord(raw[first]) - int(raw[first])
        written = [raw[:first] + chr(zero + digit) + raw[first + 1 :] for digit in range(2, 10)]
        options = [(put, _value(put, line.language)) for put in written]
    else:
        words = section(line.language, "number_words")
        options = [
            (listed[number.word], float(key)) for key, listed in words.items() if len(listed) > number.word
        ]
        options = [(put, value) for put, value in options if (value > _TEN) == (number.value > _TEN)]
    far = [put for put, value in options if value not in taken and _is_far(value, number.value)]
    return random.choice(far) if far else None


def _is_far(one: float, other: float) -> bool:
    return max(one, other) >= _FAR * min(one, other)


def _magnitude_edits(line: Line, here: list[Number]) -> Iterator[Edit]:
    ends = {number.end for number in here}
    there = {item.key for item in found(line.other, line.beside, "magnitudes")}
    other_of = {"thousand": "million", "million": "billion", "billion": "million"}
    for item in found(line.text, line.language, "magnitudes"):
        put = forms(line.language, "magnitudes", other_of[item.key])[item.form]
        counted = item.start - 1 in ends and item.key in there
        if counted and other_of[item.key] not in there:
            yield replaced("number", line, [((item.start, item.end), put)])


def unit_edits(line: Line, random: Random) -> Iterator[Edit]:
    """Yield a change of each unit that stands with a number which the other language has with that unit."""
    there = {number.value for number in numbers(line.other, line.beside)}
    here = [number for number in numbers(line.text, line.language) if number.value in there]
    for family in section(line.language, "units"):
        path = f"units.{family}"
        known = {item.key for item in found(line.other, line.beside, path)}
        for item in found(line.text, line.language, path):
            if item.key in known and any(_belongs(line, number, item.start, item.end) for number in here):
                if family == "duration" and _is_an_age(line, item.start, item.end):
                    continue
                others = [key for key in _neighbours(line.language, path, item.key) if key not in known]
                if others:
                    put = forms(line.language, path, random.choice(others))[item.form]
                    yield replaced("unit", line, [((item.start, item.end), put)])


def _neighbours(language: str, path: str, key: str) -> list[str]:
    """Return the units that a table puts beside one: those are taken for each other most easily."""
    keys = list(section(language, path))
    at = keys.index(key)
    return keys[max(at - 1, 0) : at] + keys[at + 1 : at + 2]


def _is_an_age(line: Line, start: int, end: int) -> bool:
    """Whether a duration is an age, which nobody gives in hours."""
    ages = section(line.language, "numbers")["ages"]
    return bool(re.search(ages, line.text[max(start - 30, 0) : end + 5], re.IGNORECASE))


def _belongs(line: Line, number: Number, start: int, end: int) -> bool:
    """Whether a unit at ``[start, end)`` is that of a number: '$5', '5 km', '5 million dollars'."""
    if end == number.start and line.text[start:end] in _SIGNS:
        return True
    between = line.text[number.end : start]
    if start < number.end or len(between) > 12:
        return False
    rest = _BLANKS.sub("", between)
    magnitudes = [form for listed in section(line.language, "magnitudes").values() for form in listed]
    return not rest or rest in magnitudes
