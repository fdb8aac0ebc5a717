"""Edits of numbers, beyond any rounding or by one, and of the units that they count in."""

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
    for number, options in _shared_numbers(line, place=0):
        far = [put for put, value in options if _is_far(value, number.value)]
        if far:
            yield replaced("number", line, [((number.start, number.end), random.choice(far))])
    yield from _magnitude_edits(line, numbers(line.text, line.language))


def neighbour_edits(line: Line, random: Random) -> Iterator[Edit]:
    """Yield each whole number that the other language has too as one more or one less."""
    for number, options in _shared_numbers(line, place=-1):
        near = [put for put, value in options if abs(value - number.value) == 1]
        if near:
            yield replaced("neighbour", line, [((number.start, number.end), random.choice(near))])


def _shared_numbers(line: Line, place: int) -> Iterator[tuple[Number, list[tuple[str, float]]]]:
    """Yield what is counted in both languages, with others that neither has: written and their values.

    ``place``: which digit is another, of a number in digits.
    """
    here, there = numbers(line.text, line.language), numbers(line.other, line.beside)
    values = [number.value for number in here]
    taken = {*values, *(number.value for number in there)}
    for number in here:
        shared = values.count(number.value) == 1 and any(item.value == number.value for item in there)
        if shared and number.value > 1 and _is_counted(line.text, number, line.language):
            options = (
                _other_digits(line, number, place)
                if number.word is None
                else _other_words(line, number, number.word)
            )
            yield number, [(put, value) for put, value in options if value not in taken]


def _other_digits(line: Line, number: Number, place: int) -> Iterator[tuple[str, float]]:
    raw = line.text[number.start : number.end]
    at = [index for index, char in enumerate(raw) if char.isdigit()][place]
    zero = ord(raw[at]) - int(raw[at])
    for digit in range(2, 10):
        put = raw[:at] + chr(zero + digit) + raw[at + 1 :]
        yield put, _value(put, line.language)


def _other_words(line: Line, number: Number, form: int) -> Iterator[tuple[str, float]]:
    for key, listed in section(line.language, "number_words").items():
        if len(listed) > form and (float(key) > _TEN) == (number.value > _TEN):
            yield listed[form], float(key)


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
