"""Finding quantities in a text: numbers with their units, bounds and nouns, less what is no quantity."""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal
from itertools import compress
from typing import TYPE_CHECKING

from checker.facts.quantities.around import bound_after, bound_before
from checker.facts.quantities.exclusions import addresses, is_no_quantity
from checker.facts.quantities.joining import Draft, fraction_of_unit, joined, quantity
from checker.facts.quantities.lexicon import load
from checker.facts.quantities.line import TOKEN, Mask, read_line
from checker.facts.quantities.numbers import number_at
from checker.facts.quantities.portions import and_part
from checker.facts.quantities.surroundings import (
    dual_of,
    noun_before,
    what_is_counted,
)
from checker.facts.quantities.units import dimension, units
from checker.facts.quantities.value import COUNT, QuantityMention
from checker.facts.tables import LANGUAGES
from checker.facts.times.expression import Expr
from checker.model.language import primary_language
from checker.text.fold import fold, fold_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.facts.quantities.lexicon import Senses, Tables
    from checker.facts.quantities.line import Line
    from checker.facts.quantities.number import Number
    from checker.facts.quantities.what import What
    from checker.facts.times import TimeMention
    from checker.facts.times.value import TimeValue
    from checker.text.fold import Folded

Span = tuple[int, int]
_FIGURE = re.compile(r"\d")


def extract(text: str, language: str, times: Sequence[TimeMention] | None = None) -> list[QuantityMention]:
    """Return the quantities in a text, in order, none overlapping another. Linear in its length.

    Args:
        text: any text.
        language: BCP 47; there are none in languages without tables.
        times: those of the text, where known: what is a date or an hour is no quantity. Read here if None.
    """
    language = primary_language(language)
    if language not in LANGUAGES:
        return []
    tables = load(language)
    folded = fold(text)
    found: list[QuantityMention] = []
    lines = list(_lines(folded, tables))
    if not lines:
        return []
    if times is None:
        from checker.facts.times import extract as extract_times

        times = extract_times(text, language)
    masks = _masks(text, times)
    starts = [mask.start for mask in masks]
    for start, end in lines:
        first, last = folded.span(start, end)
        inside = masks[max(0, bisect_right(starts, first) - 1) : bisect_right(starts, last)]
        found += _mentions(read_line(folded, start, end, tables, inside))
    return found


def _lines(folded: Folded, tables: Tables) -> Iterator[Span]:
    """Yield the lines that have a figure or a number word."""
    start = 0
    for part in folded.text.splitlines(keepends=True):
        end = start + len(part)
        if _FIGURE.search(part) or _has_number_word(part, tables.senses):
            yield start, end
        start = end


def _has_number_word(line: str, senses: Senses) -> bool:
    words = [*TOKEN.findall(line), ""]
    known = compress(range(len(words)), map(senses.__getitem__, words))
    return any(senses.begins(words[place], words[place + 1]) for place in known)


def _masks(text: str, times: Sequence[TimeMention]) -> list[Mask]:
    """Return the times and addresses, in order. A length of time is a quantity, in 'two days ago' as well."""
    found = [
        Mask(time.start, time.end, not _is_hour(time.value)) for time in times if not time.value.is_duration
    ]
    return sorted([*found, *(Mask(*span, counts=False) for span in addresses(text))])


def _is_hour(time: TimeValue) -> bool:
    """Whether a time is an hour of the day, resolved or not."""
    return time.granularity.has_clock or _has_clock(time.expression)


def _has_clock(expression: object) -> bool:
    if not isinstance(expression, Expr):
        return False
    return expression.op.startswith("clock") or any(map(_has_clock, expression.args))


def _mentions(line: Line) -> Iterator[QuantityMention]:
    done = 0
    for draft in joined(line, list(_drafts(line))):
        start, end = _place(line, draft)
        start = max(start, done)
        if start >= end:
            continue
        done = end
        number = (
            line.words[draft.number.first].start,
            line.words[(draft.partner or draft.number).last - 1].end,
        )
        yield QuantityMention(
            start, end, line.text[start:end], quantity(draft), (max(start, number[0]), number[1]), draft.soft
        )


def _drafts(line: Line) -> Iterator[Draft]:
    index = 0
    while index < len(line.words):
        number = number_at(line, index) if index in line.atoms else None
        if number is None:
            index += 1
            continue
        draft = _draft(line, number)
        if draft is None:
            index = number.last
            continue
        yield draft
        index = max(number.last, draft.last)


def _draft(line: Line, number: Number) -> Draft | None:
    """Return a number with what is around it; None when it is no quantity."""
    mask = line.masks.get(number.first)
    if mask is not None and not mask.counts:
        return None
    if number.concept:
        return Draft(number.first, number.last, number, dual_of(number), "", soft=number.soft)
    what = noun_before(line, number) or what_is_counted(line, number)
    before = bound_before(line, what.first)
    if mask is not None and not _is_counted_in(line, number, what, mask):
        return None
    if is_no_quantity(line, number, what, before.sense):
        return None
    if what.of == "age":
        number = number._replace(ordinal=False)  # 'في الثالثة عشرة من عمره'
    number, what = _and_half(line, fraction_of_unit(number.times(what.factor), what), what)
    after = bound_after(line, what.last)
    sense = before.sense or after.sense
    soft = number.soft and number.low == 1
    return Draft(before.first, max(what.last, after.last), number, what, sense, soft=soft)


def _and_half(line: Line, number: Number, what: What) -> tuple[Number, What]:
    """Add what is written behind a unit: 'deux ans et demi', 'ثلاث سنوات ونصف'."""
    found = and_part(line, what.last) if what.unit in units() and number.low == number.high else None
    if found is None or number.ordinal or number.low != number.low.to_integral_value():
        return number, what
    last, part = found
    more = number._replace(low=number.low + part, high=number.low + part, grain=Decimal("0.5"))
    return more, what._replace(last=last)


def _is_counted_in(line: Line, number: Number, what: What, mask: Mask) -> bool:
    """Whether a number taken for a time counts: 'two days ago', 'the last four years', '1200 homes'."""
    if line.words[number.last - 1].end == mask.end and what.first == number.first:
        if dimension(what.unit) not in {COUNT, "time"}:
            return number.figures
        counted = what.unit == "year" or (what.unit == COUNT and what.known)  # 'منذ 2000 عام'
        return number.figures and counted and what.last == number.last + 1
    if dimension(what.unit) != "time":
        return False
    return mask.start <= line.words[what.first].start and line.words[what.last - 1].end <= mask.end


def _place(line: Line, draft: Draft) -> Span:
    """Return the span of a draft, without the clitics before its first word."""
    words = line.words
    start, end = words[draft.first].start, words[draft.last - 1].end
    atom = line.atom(draft.first)
    if atom is not None and atom.prefix:
        clitic = atom.prefix.removesuffix(line.tables.article)
        if clitic and fold_word(line.text[start : start + len(clitic)]) == clitic:
            start += len(clitic)
    return start, end
