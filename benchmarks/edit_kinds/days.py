"""Edits of weekdays, months, days of the month, and years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edit_kinds.tables import concepts, forms, found, section, word_after, word_before
from edit_kinds.values import replaced

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from edit_kinds.tables import Found
    from edit_kinds.values import Edit, Line

_YEAR = re.compile(r"(?<![\w.,:/–-])(?:1[89]|20)\d\d(?![\w:/–-]|[.,]\d)")
_DAY_BEFORE = re.compile(r"(?<![\w.,:/-])(\d{1,2})(?:st|nd|rd|th|er)? $")
_DAY_AFTER = re.compile(r" (\d{1,2})(?:st|nd|rd|th)?(?![\w:/-]|[.,]\d)")
_DAYS_OF_WEEK, _MONTHS, _DAYS = 7, 12, 28


def weekday_edits(line: Line, random: Random) -> Iterator[Edit]:
    """Yield a move of each weekday that the other language has too, by two days or more."""
    here, there = (concepts(text, language, "weekdays") for text, language in _sides(line))
    for item in found(line.text, line.language, "weekdays"):
        if item.key not in there or word_after(line.text, item.end)[:1].isupper():
            continue
        moves = [(int(item.key) + shift - 1) % _DAYS_OF_WEEK + 1 for shift in (2, 3, 4, 5)]
        free = [str(day) for day in moves if str(day) not in here | there]
        if free:
            put = forms(line.language, "weekdays", random.choice(free))[item.form]
            yield replaced("weekday", line, [((item.start, item.end), put)])


def _sides(line: Line) -> tuple[tuple[str, str], tuple[str, str]]:
    return (line.text, line.language), (line.other, line.beside)


def date_edits(line: Line, random: Random) -> Iterator[Edit]:
    """Yield another month, another day of the month, another year, each shared by both languages."""
    months = [item for item in found(line.text, line.language, "months") if _is_month(line, item)]
    there = concepts(line.other, line.beside, "months")
    for item in months:
        if item.key in there:
            yield from _month(line, item, there, random)
            yield from _day(line, item, random)
    yield from _years(line, months, random)


def _is_month(line: Line, item: Found) -> bool:
    """Whether a word is a month and not a name or a verb: beside a number, or after a word of time."""
    before = word_before(line.text, item.start).lower()
    beside = line.text[: item.start].rstrip(" ,")[-1:].isdigit() or re.match(r",? \d", line.text[item.end :])
    return bool(beside) or before in section(line.language, "dates")["before_month"]


def _month(line: Line, item: Found, there: frozenset[str], random: Random) -> Iterator[Edit]:
    away = [(int(item.key) + shift - 1) % _MONTHS + 1 for shift in (2, 3, 4, -2, -3, -4)]
    starts = line.text[item.start] in "aoAO"  # French elides before a vowel
    options = [
        put
        for month in away
        if str(month) not in there
        for put in forms(line.language, "months", str(month))[item.form : item.form + 1]
        if (put[0] in "aoAO") == starts or line.language != "fr"
    ]
    if options:
        yield replaced("date", line, [((item.start, item.end), random.choice(options))])


def _day(line: Line, item: Found, random: Random) -> Iterator[Edit]:
    before = _DAY_BEFORE.search(line.text[: item.start])
    after = _DAY_AFTER.match(line.text[item.end :])
    if before is not None:
        start, raw = before.start(1), before[1]
    elif after is not None:
        start, raw = item.end + after.start(1), after[1]
    else:
        return
    if (
        not re.search(rf"(?<!\d){raw}(?!\d)", line.other)
        or len(re.findall(rf"(?<!\d){raw}(?!\d)", line.text)) > 1
    ):
        return
    options = [day for day in range(4, _DAYS) if abs(day - int(raw)) > 1 and str(day) not in line.other]
    if options:
        yield replaced("date", line, [((start, start + len(raw)), str(random.choice(options)))])


def _years(line: Line, months: list[Found], random: Random) -> Iterator[Edit]:
    ends = {item.end for item in months}
    for match in _YEAR.finditer(line.text):
        start, end = match.span()
        known = word_before(line.text, start).lower() in section(line.language, "dates")["before_year"]
        dated = known or any(
            line.text[at:start].strip(" ,").isdigit() or at == start - 1 for at in ends if at < start
        )
        once = line.text.count(match[0]) == 1 and match[0] in line.other
        if dated and once and not word_after(line.text, end)[:1].isupper():
            shifts = [
                shift for shift in (-9, -7, -5, -4, -3, -2) if str(int(match[0]) + shift) not in line.other
            ]
            if shifts:
                yield replaced("date", line, [((start, end), str(int(match[0]) + random.choice(shifts)))])
