"""Ranges and results: two numbers that are one value, '10 to 15 people', '3-1'."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from checker.facts.quantities.line import HYPHEN
from checker.facts.quantities.value import COUNT, Bound, Form, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.facts.quantities.line import Line
    from checker.facts.quantities.number import Number
    from checker.facts.quantities.what import What

_HIGHEST_SCORE = 200
_LIKELY_SCORE = 10
_BOUNDS = {"more": Bound.MORE, "least": Bound.LEAST, "less": Bound.LESS, "most": Bound.MOST}
BETWEEN = "between"


class Draft(NamedTuple):
    """A number with its surroundings, at the words ``[first, last)``."""

    first: int
    last: int
    number: Number
    what: What
    sense: str
    partner: Number | None = None
    soft: bool = False


def joined(line: Line, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield drafts, two ends of one range as one. Linear."""
    index = 0
    while index < len(drafts):
        pair = _range(line, drafts[index], drafts[index + 1]) if index + 1 < len(drafts) else None
        yield pair or drafts[index]
        index += 2 if pair else 1


def _range(line: Line, one: Draft, other: Draft) -> Draft | None:
    """Return two numbers as one range or result; None when they are two."""
    if one.number.share != other.number.share or one.number.ordinal != other.number.ordinal:
        return None
    hyphen = _is_hyphen(line, one, other)
    if not hyphen and not _connected(line, one, other):
        return None
    if not _same_unit(one.what, other.what) or (one.what.of and not one.what.known):
        return None
    what = other.what if _is_bare(one.what) else one.what
    left, right = _scaled(one.number, other.number)
    if left.low > right.low and not (_is_bare(what) and _may_be_score(one, other)):
        return None
    return Draft(
        one.first,
        other.last,
        left,
        what._replace(first=one.what.first, last=other.what.last),
        "score" if _is_score(left, right, what, hyphen=hyphen) else one.sense,
        right,
    )


def _is_hyphen(line: Line, one: Draft, other: Draft) -> bool:
    at = one.number.last
    return other.number.first == at + 1 and line.word(at) == HYPHEN and other.what.first == other.number.first


def _connected(line: Line, one: Draft, other: Draft) -> bool:
    """Whether just 'to' stands between two numbers, or 'and' after 'between'."""
    start, end = one.last, other.first
    if one.what.last > other.first:
        # The noun after the first number was looked for beyond the connector.
        start = one.number.last
    if line.word(start) == HYPHEN and not line.glued(start + 1):  # '18- to 29-year-olds'
        start += 1
    atom = line.atom(start)
    if atom is not None and atom.last == end and atom.has("to"):
        return True
    if one.sense != BETWEEN:
        return False
    if atom is not None and atom.last == end and atom.has("and"):
        return True
    last = line.atom(other.number.first)
    return start == end and last is not None and last.prefix.startswith(line.tables.conjunction or "\0")


def _is_bare(what: What) -> bool:
    return what.unit == COUNT and not what.known


def _same_unit(one: What, other: What) -> bool:
    """Whether two ends can have one unit: one says it, or both say the same."""
    if _is_bare(one) or (_is_bare(other) and not other.of) or one.unit == other.unit != COUNT:
        return True
    return (one.unit, one.of) == (other.unit, other.of)


def _scaled(one: Number, other: Number) -> tuple[Number, Number]:
    """Give the lower end the scale that is said once: '2 to 3 million'."""
    factor = other.factor
    if one.factor == 1 and factor > 1 and one.low < other.low / factor:
        return one._replace(low=one.low * factor, high=one.high * factor, grain=one.grain * factor), other
    return one, other


def _may_be_score(one: Draft, other: Draft) -> bool:
    whole = all(end.number.low == end.number.low.to_integral_value() for end in (one, other))
    return whole and max(one.number.low, other.number.low) <= _HIGHEST_SCORE and _is_bare(other.what)


def _is_score(left: Number, right: Number, what: What, *, hyphen: bool) -> bool:
    """Whether two numbers are the sides of a result: falling, or small ones that nothing follows."""
    if not _is_bare(what):
        return False
    if left.low > right.low:
        return True
    return hyphen and max(left.low, right.low) <= _LIKELY_SCORE


def quantity(draft: Draft) -> Quantity:
    """Return the value of a draft."""
    number, what = draft.number, draft.what
    ends = [number.low, number.high]
    grain, other = number.grain, number.other
    if draft.partner is not None:
        ends += [draft.partner.low, draft.partner.high]
        grain, other = max(grain, draft.partner.grain) if grain < 1 else min(grain, draft.partner.grain), None
    form = Form.SCORE if draft.sense == "score" else Form.ORDINAL if number.ordinal else Form.AMOUNT
    unit = "%" if number.share and what.unit == COUNT else what.unit
    return Quantity(
        low=min(ends),
        high=max(ends),
        bound=_BOUNDS.get(draft.sense, Bound.NONE),
        approximate=number.approximate or draft.sense in {"about", "almost"} or number.share,
        grain=grain,
        unit=unit,
        of="" if unit == "%" else what.of,
        known=what.known,
        form=form,
        other=other,
        loose=what.loose,
    )


def fraction_of_unit(number: Number, what: What) -> Number:
    """Return a fraction beside a unit as a part of it: 'half an hour' is 0.5 hour, 'half a percent' 0.5 %."""
    if not number.share or what.unit == COUNT:
        return number
    return number._replace(low=number.low / 100, high=number.high / 100, grain=Decimal("0.1"), share=False)
