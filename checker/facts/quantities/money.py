"""Currencies beside a number: signs, codes and names, and the countries that tell one of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.facts.quantities.around import ending_at
from checker.facts.quantities.currencies import currencies, family_members
from checker.facts.quantities.value import PERCENT
from checker.facts.quantities.what import What
from checker.facts.territories import territories

if TYPE_CHECKING:
    from checker.facts.quantities.line import Line
    from checker.facts.quantities.number import Number


def sign_before(line: Line, number: Number) -> What | None:
    """Return the currency whose sign or code stands before a number; a per cent sign may, in Arabic."""
    if number.first and line.word(number.first - 1) == PERCENT:
        apart = line.tables.has("case", "yes") and not line.glued(number.first)
        if not apart and not (number.first > 1 and line.word(number.first - 2)[:1].isdecimal()):
            return What(number.first - 1, number.last, PERCENT)
        return None
    match = ending_at(line.tables.before, line.words, number.first)
    if match is None or not match.concept.startswith("money "):
        return None
    sign = match.phrase[-1]
    if sign.isalpha() and not line.words[match.first].capital:
        return None
    first, unit, loose = match.first, match.concept.removeprefix("money "), not sign.isalpha()
    if loose and first and line.glued(first) and line.words[first - 1].capital:
        code = _prefixed(line.words[first - 1].text, unit)
        if code:
            return What(first - 1, number.last, code)
    return What(first, number.last, unit, loose=loose)


def _prefixed(letters: str, unit: str) -> str | None:
    """Return the dollar that letters before the sign name: 'US$', 'NZ$', 'C$'."""
    known = currencies()
    family = known[unit].family if unit in known else ""
    codes = [code for code in family_members().get(family, ()) if code.startswith(letters.upper()[:2])]
    return codes[0] if codes else None


def currency_of_country(
    line: Line, unit: str, last: int, noun: int, after: int | None = None
) -> tuple[str, int] | None:
    """Return the currency that a country beside it tells ('dollars canadiens'), and where it ends."""
    known = currencies()
    family = known[unit].family if unit in known else unit
    codes = family_members().get(family, ())
    if len(codes) <= 1:
        return (codes[0], last) if codes else None
    beside = list(territories(tuple(line.words[last : last + 3]), line.tables.language))
    for place in beside:
        if place.first == 0:
            code = next((code for code in codes if place.code in known[code].territories), None)
            if code:
                return code, last + place.last
    if after is not None and noun > after:
        for place in territories(tuple(line.words[after:noun]), line.tables.language):
            code = next((code for code in codes if place.code in known[code].territories), None)
            if code:
                return code, last
    return None
