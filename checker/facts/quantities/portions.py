"""Parts of a whole: halves, thirds, 'and a half', of a number or of everything."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from checker.facts.quantities.number import Number

if TYPE_CHECKING:
    from checker.facts.quantities.lexicon import Tables
    from checker.facts.quantities.line import Atom, Line
    from checker.facts.quantities.tally import Tally

_TEN, _HUNDRED = Decimal(10), Decimal(100)
_SHARE_GRAIN = Decimal(2)
"""'A third' is said of anything from 32 to 34 per cent."""


def and_part(line: Line, place: int, scale: Decimal = Decimal(1)) -> tuple[int, Decimal] | None:
    """Read 'and a half', 'et demi', 'ونصف' behind a number, of its ``scale``."""
    atom = line.atom(_past_hyphen(line, place))
    if atom is None:
        return None
    if line.tables.conjunction and atom.prefix == line.tables.conjunction:
        at: Atom | None = atom
    elif atom.has("and"):
        at = line.atom(_past_hyphen(line, atom.last))
        if at is not None and at.has("article"):
            at = line.atom(_past_hyphen(line, at.last))
    else:
        return None
    for symbol in ("half", "quarter"):
        if at is not None and at.has(symbol):
            return _past_scale(line, at.last, scale), at.values[symbol]
    return None


def _past_hyphen(line: Line, place: int) -> int:
    return place + 1 if line.is_hyphen(place) else place


def _past_scale(line: Line, place: int, scale: Decimal) -> int:
    """Return where the million ends that repeats ``scale``: 'مليون ونصف المليون', 'مليون ونصف مليون'."""
    atom = line.atom(place)
    article = line.tables.article
    if atom is None or not article or not atom.has("scale"):
        return place
    repeats = atom.prefix == article or (atom.prefix == "" and atom.values["scale"] == scale)
    return atom.last if repeats else place


def divided(line: Line, place: int, tally: Tally) -> tuple[int, Decimal] | None:
    """Read the divisor of 'two thirds', 'ثلاثة أرباع'."""
    if tally.figures or tally.ordinal or not 0 < tally.value < _TEN:
        return None
    at = place + 1 if line.is_hyphen(place) else place
    atom = line.atom(at)
    if atom is None or not atom.has("part", "quarter") or atom.prefix not in {"", line.tables.article}:
        return None
    divisor = atom.values["part"] if atom.has("part") else 1 / atom.values["quarter"]
    return (atom.last, divisor) if divisor > tally.value else None


def fraction(line: Line, atom: Atom) -> Number | None:
    """Read a fraction that no number counts: 'half a million', 'un tiers', 'نصف', 'ثلثي'."""
    tables = line.tables
    of = line.atom(atom.last)
    before = line.atom(atom.first - 1)
    after_article = before is not None and before.has("article", "joined")
    if atom.has("quarter") or (atom.has("part") and not atom.has("ord")):
        # 'Le tiers des voix', but «le cinquième de la liste» is the fifth.
        after_article = after_article or tables.has("definite", line.word(atom.first - 1))
    if atom.has("half"):
        value = atom.values["half"]
        followed = of is not None and of.has("of", "article", "scale", "about", "figure", "num")
        hyphen = line.is_hyphen(atom.last)
        determined = line.word(atom.last) in tables.settings.get("determiners", "").split()
        if tables.has("case", "yes") and not (followed or after_article or hyphen or determined):
            return None
    elif atom.has("parts"):
        value = Decimal(2) / atom.values["parts"]
    else:
        if tables.has("case", "yes") and not (after_article and of is not None and of.has("of", "about")):
            return None
        value = atom.values["quarter"] if atom.has("quarter") else 1 / atom.values["part"]
    definite = atom.has("part", "parts") and atom.prefix in tables.settings.get("with article", "").split()
    if tables.has("case", "no") and not definite and atom.prefix not in _plain_prefixes(tables):
        return None
    first = atom.first - 1 if after_article else atom.first
    return share_of(line, first, atom.last, value)


def _plain_prefixes(tables: Tables) -> frozenset[str]:
    return frozenset(("", tables.conjunction, *tables.settings.get("prepositions", "").split()))


def share_of(line: Line, first: int, last: int, value: Decimal) -> Number:
    """Return a fraction of a scale ('half a million') as a number, any other as a share in per cent."""
    place = last + 1 if line.is_hyphen(last) else last
    for _ in range(2):
        atom = line.atom(place)
        if atom is not None and atom.has("of", "article"):
            place = atom.last
    atom = line.atom(place)
    if atom is not None and atom.has("scale", "about") and line.continues(atom):
        symbol = "scale" if atom.has("scale") else "about"
        number = (value * atom.values[symbol]).quantize(Decimal(1))
        return Number(first, atom.last, number, number, max(Decimal(1), number / 20), approximate=True)
    share = (value * _HUNDRED).quantize(Decimal("0.01")).normalize()
    return Number(first, last, share, share, _SHARE_GRAIN, share=True)
