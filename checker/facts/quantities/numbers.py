"""Numbers in figures and words: what a run of atoms adds up to."""

from __future__ import annotations

from copy import copy
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.facts.names.small_words import stopwords
from checker.facts.quantities.number import Number
from checker.facts.quantities.portions import and_part, divided, fraction, share_of
from checker.facts.quantities.tally import Tally
from checker.facts.quantities.value import grain_of, plain

if TYPE_CHECKING:
    from checker.facts.quantities.line import Atom, Line

_TEN, _HUNDRED, _THOUSAND = Decimal(10), Decimal(100), Decimal(1000)
_VAGUE = (Decimal("1.5"), Decimal(15))
"""'Dozens' are this many dozens; 'hundreds' may still be said of fourteen hundred."""
_FEW = (Decimal(2), Decimal(9))
_OF_A_HUNDRED = frozenset(("unit %", "unit percentage point"))
_NEVER_FIRST = frozenset(("of", "and", "to", "ordsuffix", "short", "point"))


def number_at(line: Line, index: int) -> Number | None:
    """Return the longest number that begins at a word; None when none does."""
    first = line.atom(index)
    if first is None or first.values.keys() <= _NEVER_FIRST:
        return None
    if first.has("dual", "soft", "pair", "single", "oneandhalf"):
        return _dual(line, first)
    if first.has("half", "quarter", "parts", "part"):
        found = fraction(line, first)
        if found is not None:
            return found
    if first.has("plural", "few"):
        return _vague(line, first)
    return _cardinal(line, index) or _article(line, first)


def _dual(line: Line, atom: Atom) -> Number | None:
    before = line.atom(atom.first - 1)
    adjective = atom.has("soft", "pair") and atom.prefix in {"", line.tables.article}
    if adjective and before is not None and before.has("soft", "dual", "pair"):
        return None  # 'زيارتين رسميتين', 'بلدين جارين'
    if atom.has("soft", "pair") and _is_open(line, atom):
        return None
    if atom.has("single") and (line.counts(atom.last) or line.word(atom.last) in line.tables.ones):
        return None
    many, last = next(iter(atom.values.values())), atom.last
    again = line.atom(last)
    if atom.has("dual", "pair", "soft") and again is not None and again.values.get("num") == many:
        return Number(atom.first, again.last, many, many, Decimal(1), concept=atom.concept)  # 'شخصين اثنين'
    halves = and_part(line, last)
    if halves is not None and atom.has("dual", "single"):
        last, part = halves
        many += part
    soft = atom.has("soft", "single") and many == many.to_integral_value()
    return Number(atom.first, last, many, many, Decimal(1), concept=atom.concept, soft=soft)


def _article(line: Line, atom: Atom) -> Number | None:
    """Read an article as one where a part of it is added ('a year and a half'), or before a per cent."""
    if not atom.has("article"):
        return None
    place = atom.last
    match = next(iter(line.tables.after.find(line.words[place : place + 3])), None)
    if match is None or match.first or not match.concept.startswith("unit "):
        return None
    if and_part(line, place + match.last) is None and match.concept not in _OF_A_HUNDRED:
        return None
    one = Decimal(1)
    return Number(atom.first, place, one, one, one)


def _is_open(line: Line, atom: Atom) -> bool:
    """Whether a dual has the ending that a noun must follow, and none does: 'سيارتي' is my car."""
    endings = tuple(line.tables.settings.get("construct", "").split())
    if not endings or not line.word(atom.first).endswith(endings):
        return False
    after = line.word(atom.last)
    return not after.isalpha() or after in stopwords(line.tables.language)


def _cardinal(line: Line, index: int) -> Number | None:
    tally = Tally(line.tables)
    place = index
    if line.atoms[index].has("article"):
        place = line.atoms[index].last
        following = line.atom(place)
        if following is None or not following.has("scale", "hundred", "about"):
            return None
    place, tally = _add_up(line, place, tally)
    if not tally.started or (place == line.atoms[index].last and _is_only_part(line.atoms[index])):
        return None
    return _with_decimals(line, index, place, tally) or _finished(line, index, place, tally)


def _is_only_part(atom: Atom) -> bool:
    """Whether a word is no number alone: 'أحد' of 'أحد وعشرون'."""
    return atom.has("joined") and not atom.has("num")


def _add_up(line: Line, place: int, tally: Tally) -> tuple[int, Tally]:
    """Add the atoms from a word on that make one number; return where it ends, and the sum."""
    whole = place, tally  # up to the last scale: what follows may be a number of its own
    while True:
        at, joined = _past_connector(line, place) if tally.started else (place, False)
        at = _past_others(line, at) if tally.started else at
        atom = line.atom(at)
        if atom is None or (tally.started and not line.continues(atom)):
            break
        joined = joined or (line.tables.conjunction != "" and atom.prefix.startswith(line.tables.conjunction))
        if tally.begins_anew(atom):
            return whole
        if tally.scale is not None and tally.current is None:
            whole = place, copy(tally)
        if not tally.take(_read_before(line, atom), joined=joined):
            break
        place = atom.last
    return place, tally


def _read_before(line: Line, atom: Atom) -> Atom:
    """Return an atom without its dual where 'and' follows: 'مليونا ونصف' is one million, two want a noun."""
    following = line.atom(atom.last)
    conjunction = line.tables.conjunction
    joined = following is not None and conjunction != "" and following.prefix.startswith(conjunction)
    if not (joined and atom.has("twice") and atom.has("scale")):
        return atom
    return atom._replace(values={symbol: value for symbol, value in atom.values.items() if symbol != "twice"})


def _past_others(line: Line, place: int) -> int:
    """Return where the scale stands behind a word that may part it from its number: 'six autres millions'."""
    following = line.atom(place + 1)
    parted = following is not None and following.has("scale", "plural") and following.prefix == ""
    return place + 1 if parted and line.tables.has("before scale", line.word(place)) else place


def _with_decimals(line: Line, index: int, place: int, tally: Tally) -> Number | None:
    """Read decimals behind the word for their sign: 'four point two five', 'trois virgule cinq millions'."""
    sign = line.atom(place)
    if sign is None or not sign.has("point") or tally.ordinal or tally.scale is not None or tally.value % 1:
        return None  # '0,5 virgule 2' neither
    digits, last = "", sign.last
    atom = line.atom(last)
    while atom is not None and (atom.figure is not None or atom.values.get("num", _TEN) < _TEN):
        if atom.figure is not None and (digits or atom.figure.grain != 1):
            break
        digits += plain(atom.figure.value if atom.figure is not None else atom.values["num"])
        last, figures = atom.last, atom.figure is not None
        atom = None if figures else line.atom(last)
    if not digits:
        below = Tally(line.tables)
        last, below = _add_up(line, last, below)
        if not below.started or below.scale is not None or below.ordinal or below.value % 1:
            return None
        digits = plain(below.value)
    return _scaled_decimal(line, (index, last), Decimal(f"{plain(tally.value)}.{digits}"), tally)


def _scaled_decimal(line: Line, words: tuple[int, int], value: Decimal, tally: Tally) -> Number:
    """Multiply a decimal number by the scale behind it."""
    index, last = words
    grain = Decimal(10) ** int(value.as_tuple().exponent)
    atom = line.atom(last)
    factor = Decimal(1)
    symbol = "scale" if atom is not None and atom.has("scale") else "plural"
    if atom is not None and atom.has(symbol) and line.continues(atom):
        factor, last = atom.values[symbol], atom.last
    return Number(
        index, last, value * factor, value * factor, grain * factor, figures=tally.figures, factor=factor
    )


def _past_connector(line: Line, place: int) -> tuple[int, bool]:
    """Return where the next atom may begin, and whether an 'and' stands before it."""
    if line.is_hyphen(place):
        following = line.atom(place + 1)
        if following is None or following.figure is not None:
            return place, False
        inner = line.atom(place + 1)
        if inner is not None and inner.has("and") and line.is_hyphen(place + 2):
            return place + 3, True
        return place + 1, False
    atom = line.atom(place)
    return (atom.last, True) if atom is not None and atom.has("and") else (place, False)


def _finished(line: Line, index: int, place: int, tally: Tally) -> Number:
    """Add what is written behind a number: a short scale, an ordinal's ending, 'and a half', a divisor."""
    last = _ordinal_end(line, place, tally)
    if last is not None:
        return Number(index, last, tally.value, tally.value, Decimal(1), ordinal=True, figures=True)
    parts = divided(line, place, tally)
    if parts is not None:
        last, divisor = parts
        return share_of(line, index, last, tally.value / divisor)
    short = _short(line, index, place, tally)
    place, factor = short or (place, tally.scale or Decimal(1))
    value = tally.value * factor if short else tally.value
    number = Number(
        index,
        place,
        value,
        value,
        _grain(tally, value, factor),
        tally.approximate,
        tally.ordinal,
        other=tally.other * factor if tally.other is not None and tally.figures else tally.other,
        figures=tally.figures,
        factor=factor,
    )
    return number if tally.ordinal else _with_half(line, number)


def _ordinal_end(line: Line, place: int, tally: Tally) -> int | None:
    """Return where the ending ends that makes figures an ordinal: '25th'."""
    suffix = line.atom(place)
    if suffix is None or not (tally.figures and line.glued(place) and suffix.has("ordsuffix")):
        return None
    ends = not line.glued(suffix.last) or line.is_hyphen(suffix.last) or not line.word(suffix.last).isalnum()
    return suffix.last if ends else None


def _grain(tally: Tally, value: Decimal, factor: Decimal) -> Decimal:
    """Return the place of the last digit that means something: stated decimals, else no trailing zeros."""
    stated = tally.grain
    if not tally.figures or stated is None or stated >= 1:
        return grain_of(value)
    grain = stated * factor
    return min(grain, grain_of(value)) if grain >= 1 else grain


def _with_half(line: Line, number: Number) -> Number:
    """Add 'and a half' to a number, of its scale: 'a million and a half', 'two and a half million'."""
    halves = and_part(line, number.last, number.factor)
    if halves is None:
        return number
    last, part = halves
    factor = number.factor
    value, grain = number.low + part * factor, Decimal("0.5") * factor
    following = line.atom(last)
    if factor == 1 and following is not None and following.has("scale"):
        factor = following.values["scale"]
        value, grain, last = value * factor, grain * factor, following.last
    return number._replace(last=last, low=value, high=value, grain=grain, factor=factor, other=None)


def _short(line: Line, index: int, place: int, tally: Tally) -> tuple[int, Decimal] | None:
    """Read 'bn', 'm', 'k' after figures: one letter only where money is spoken of, or a 'k'."""
    atom = line.atom(place)
    if atom is None or not tally.figures or tally.scale is not None or not atom.has("short"):
        return None
    letters = line.word(place)
    near_money = _is_money_sign(line, index - 1) or _is_money_sign(line, atom.last)
    glued = line.glued(place)
    fits = near_money if len(letters) == 1 and atom.values["short"] > _THOUSAND else glued or near_money
    if len(letters) > 1 and not glued:
        fits = True
    elif glued and len(letters) == 1:
        # '2.3m people', but '2.3m' is a length.
        found = line.tables.after.find(line.words[atom.last : atom.last + 1])
        fits = fits or (bool(found) and found[0].concept.startswith("noun "))
    return (atom.last, atom.values["short"]) if fits else None


def _is_money_sign(line: Line, index: int) -> bool:
    word = line.word(index)
    return len(word) == 1 and not word.isalnum() and bool(line.tables.before.phrases.get(word))


def _vague(line: Line, atom: Atom) -> Number | None:
    """Read 'dozens', 'tens of thousands', 'several hundred', 'عشرات الآلاف'."""
    few = atom.has("few")
    base = Decimal(1) if few else atom.values["plural"]
    place = atom.last
    chained = not few
    while True:
        at = place
        between = line.atom(at)
        if between is not None and between.has("of"):
            at = between.last
        following = line.atom(at)
        if following is None or not line.continues(following):
            break
        symbol = next((it for it in ("plural", "scale", "hundred", "about") if following.has(it)), None)
        if symbol is None or following.values[symbol] < (_THOUSAND if chained else _TEN):
            break
        base *= following.values[symbol]
        chained = True
        place = following.last
    if not chained:
        return None
    low, high = _FEW if few else _VAGUE
    return Number(atom.first, place, base * low, base * high, base, approximate=True)
