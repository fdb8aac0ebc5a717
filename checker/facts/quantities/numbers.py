"""Numbers in figures and words: what a run of atoms adds up to."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from checker.facts.names.spans import stopwords
from checker.facts.quantities.value import grain_of

if TYPE_CHECKING:
    from checker.facts.quantities.lexicon import Tables
    from checker.facts.quantities.line import Atom, Line

_TEN, _HUNDRED, _THOUSAND = Decimal(10), Decimal(100), Decimal(1000)
_LARGEST = Decimal(10) ** 18
_VAGUE = (Decimal("1.5"), Decimal(15))
"""'Dozens' are this many dozens; 'hundreds' may still be said of fourteen hundred."""
_FEW = (Decimal(2), Decimal(9))
_NEVER_FIRST = frozenset(("of", "and", "to", "ordsuffix", "short"))
_SHARE_GRAIN = Decimal(2)
"""'A third' is said of anything from 32 to 34 per cent."""


class Number(NamedTuple):
    """The number that the words ``[first, last)`` say.

    ``share`` marks a fraction of a whole; ``low`` and ``high`` are then per cent.
    """

    first: int
    last: int
    low: Decimal
    high: Decimal
    grain: Decimal
    approximate: bool = False
    ordinal: bool = False
    share: bool = False
    other: Decimal | None = None
    concept: str = ""
    figures: bool = False
    factor: Decimal = Decimal(1)
    soft: bool = False


class _Tally(Struct):
    """What has been added up so far: whole thousands in ``total``, what is below them in ``current``."""

    tables: Tables
    total: Decimal = Decimal(0)
    current: Decimal | None = None
    scale: Decimal | None = None
    grain: Decimal | None = None
    other: Decimal | None = None
    approximate: bool = False
    ordinal: bool = False
    figures: bool = False

    @property
    def started(self) -> bool:
        return self.current is not None or self.scale is not None

    @property
    def value(self) -> Decimal:
        return self.total + (self.current or 0)

    def take(self, atom: Atom, *, joined: bool) -> bool:
        """Add an atom, after 'and' if ``joined``; False when it is no part of this number."""
        if self.ordinal and not (joined and self.tables.has("units first", "yes")):
            return False
        # A dual of thousands stands first, the same letters after a number are its accusative.
        order = atom.values if self.started else sorted(atom.values, key=lambda symbol: symbol != "twice")
        for symbol in order:
            value = atom.values[symbol]
            step = _STEPS.get(symbol)
            if step is not None and step(self, value, joined):
                if symbol == "figure" and atom.figure is not None:
                    self.grain, self.other = atom.figure.grain, atom.figure.other
                    self.figures = True
                elif symbol == "twice" and "scale" in atom.values:
                    self.other = value  # 'مليونا' may be one million, in the accusative
                return True
        return False

    def figure(self, value: Decimal, joined: bool) -> bool:  # noqa: FBT001 - all steps are called alike
        if not self.started:
            self.current = value
            return True
        fits = joined and self.scale is not None and self.current is None and value < self.scale
        if fits and self.tables.has("units first", "yes"):
            self.current = value
            return True
        return False

    def number(self, value: Decimal, joined: bool) -> bool:  # noqa: FBT001
        if self.current is None:
            if self.scale is not None and not (value < self.scale and self._may_add(value, joined)):
                return False
            self.current = value
            return True
        if self.figures or not (self._fits(value, joined) and self._may_add(value, joined)):
            return False
        self.current += value
        return True

    def _may_add(self, value: Decimal, joined: bool) -> bool:  # noqa: FBT001
        """Whether the language adds so: with 'and' everywhere, after hundreds only, or before one only."""
        if self.tables.has("units first", "yes"):
            return joined
        if not joined:
            return True
        before = self.tables.settings.get("and before", "").split()
        after = self.tables.settings.get("and after")
        return str(value) in before or (after is not None and self.value >= Decimal(after))

    def _fits(self, value: Decimal, joined: bool) -> bool:  # noqa: FBT001
        """Whether a number may stand behind ``current``: below its last digit, or tens after units."""
        current = self.current or Decimal(0)
        if value < _place(current):
            return True
        rest = current % _HUNDRED
        if joined and self.tables.has("units first", "yes"):
            return 0 < rest < _TEN and value % _TEN == 0 and _TEN < value < _HUNDRED
        return self.tables.has("teens after", str(rest)) and value < 2 * _TEN

    def joined_one(self, value: Decimal, joined: bool) -> bool:  # noqa: FBT001
        """Add a word that is also an article: only behind a part of a number, 'vingt et un', 'mille un'."""
        behind = self.current is not None or self.scale == _THOUSAND
        return behind and not self.figures and self.number(value, joined)

    def hundred(self, value: Decimal, joined: bool) -> bool:  # noqa: FBT001
        if self.current is None or joined:
            return self.number(value, joined)
        if self.figures or not 1 <= self.current < _HUNDRED:
            return False  # '50 cents' are money
        self.current *= value
        return True

    def thousands(self, value: Decimal, joined: bool) -> bool:  # noqa: FBT001
        """Multiply by a scale, or add one."""
        if self.current is not None and not (joined and self.tables.has("units first", "yes")):
            if self.scale is None or value < self.scale:
                self.total += self.current * value
            else:
                self.total = self.value * value
            self.current = None
        elif self.current is not None:
            return False
        elif self.scale is None:
            self.total = value
        elif joined:
            if value >= self.scale or not self.tables.has("units first", "yes"):
                return False
            self.total += value
        elif self.total <= _THOUSAND:
            self.total *= value
        else:
            return False
        self.scale = value
        return self.total <= _LARGEST

    def plural(self, value: Decimal, joined: bool) -> bool:  # noqa: FBT001
        if value >= _THOUSAND:
            return self.started and self.thousands(value, joined)
        if self.current is None or joined or self.current >= _HUNDRED:
            return False
        self.current *= value
        return True

    def twice(self, value: Decimal, joined: bool) -> bool:  # noqa: FBT001
        if self.current is not None or (self.scale is not None and not (joined and value < self.scale)):
            return False
        self.total += 2 * value
        self.scale = value
        return True

    def roughly(self, value: Decimal, joined: bool) -> bool:  # noqa: FBT001
        """'A dozen', 'une vingtaine'; two dozen are exact enough."""
        if joined or self.scale is not None:
            return False
        self.approximate = self.current is None
        if self.current is None:
            self.current = value
        elif self.current < _HUNDRED:
            self.current *= value
        else:
            return False
        return True

    def rank(self, value: Decimal, joined: bool) -> bool:  # noqa: FBT001
        if self.figures or (self.started and self.tables.has("units first", "yes")):
            return False
        taken = self.number(value, joined)
        self.ordinal = self.ordinal or taken
        return taken


_STEPS = {
    "figure": _Tally.figure,
    "num": _Tally.number,
    "joined": _Tally.joined_one,
    "hundred": _Tally.hundred,
    "scale": _Tally.thousands,
    "plural": _Tally.plural,
    "twice": _Tally.twice,
    "about": _Tally.roughly,
    "ord": _Tally.rank,
    "ordunit": _Tally.rank,
}


def _place(value: Decimal) -> Decimal:
    """Return the place of the last digit that is not zero: 100 for 300, 1 for 305."""
    place = Decimal(1)
    while value and value % (place * 10) == 0:
        place *= 10
    return place


def number_at(line: Line, index: int) -> Number | None:
    """Return the longest number that begins at a word; None when none does."""
    first = line.atom(index)
    if first is None or first.values.keys() <= _NEVER_FIRST:
        return None
    if first.has("dual", "soft", "pair", "single", "oneandhalf"):
        return _dual(line, first)
    if first.has("half", "quarter", "parts", "part"):
        found = _fraction(line, first)
        if found is not None:
            return found
    if first.has("plural", "few"):
        return _vague(line, first)
    return _cardinal(line, index) or _article(line, first)


def _dual(line: Line, atom: Atom) -> Number | None:
    before = line.atom(atom.first - 1)
    if atom.has("soft") and before is not None and before.has("soft", "dual"):
        return None  # an adjective: 'زيارتين رسميتين'
    if atom.has("soft", "pair") and _is_open(line, atom):
        return None
    if atom.has("single") and (line.counts(atom.last) or line.word(atom.last) in line.tables.ones):
        return None
    many, last = next(iter(atom.values.values())), atom.last
    halves = and_part(line, last)
    if halves is not None and atom.has("dual", "single"):
        last, part = halves
        many += part
    soft = atom.has("soft", "single") and many == many.to_integral_value()
    return Number(atom.first, last, many, many, Decimal(1), concept=atom.concept, soft=soft)


def _article(line: Line, atom: Atom) -> Number | None:
    """Read an article as one where a part of it is added: 'a year and a half'."""
    if not atom.has("article"):
        return None
    place = atom.last
    if and_part(line, place + 1) is None:
        return None
    match = next(iter(line.tables.after.find(line.words[place : place + 1])), None)
    if match is None or not match.concept.startswith("unit "):
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
    tally = _Tally(line.tables)
    place = index
    if line.atoms[index].has("article"):
        place = line.atoms[index].last
        following = line.atom(place)
        if following is None or not following.has("scale", "hundred", "about"):
            return None
    while True:
        at, joined = _past_connector(line, place) if tally.started else (place, False)
        atom = line.atom(at)
        if atom is None or (tally.started and not _continues(line, atom)):
            break
        joined = joined or (line.tables.conjunction != "" and atom.prefix.startswith(line.tables.conjunction))
        if not tally.take(atom, joined=joined):
            break
        place = atom.last
    if not tally.started:
        return None
    return _finished(line, index, place, tally)


def _continues(line: Line, atom: Atom) -> bool:
    """Whether the clitics of an atom let it stand inside a number: 'and', the article, or none."""
    tables = line.tables
    rest = atom.prefix.removeprefix(tables.conjunction) if tables.conjunction else atom.prefix
    return rest in {"", tables.article}


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


def _finished(line: Line, index: int, place: int, tally: _Tally) -> Number:
    """Add what is written behind a number: a short scale, an ordinal's ending, 'and a half', a divisor."""
    last = _ordinal_end(line, place, tally)
    if last is not None:
        return Number(index, last, tally.value, tally.value, Decimal(1), ordinal=True, figures=True)
    divided = _divided(line, place, tally)
    if divided is not None:
        last, divisor = divided
        return _share(line, index, last, tally.value / divisor)
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


def _ordinal_end(line: Line, place: int, tally: _Tally) -> int | None:
    """Return where the ending ends that makes figures an ordinal: '25th'."""
    suffix = line.atom(place)
    if suffix is None or not (tally.figures and line.glued(place) and suffix.has("ordsuffix")):
        return None
    ends = not line.glued(suffix.last) or line.is_hyphen(suffix.last) or not line.word(suffix.last).isalnum()
    return suffix.last if ends else None


def _grain(tally: _Tally, value: Decimal, factor: Decimal) -> Decimal:
    """Return the place of the last digit that means something: stated decimals, else no trailing zeros."""
    stated = tally.grain
    if not tally.figures or stated is None or stated >= 1:
        return grain_of(value)
    grain = stated * factor
    return min(grain, grain_of(value)) if grain >= 1 else grain


def _with_half(line: Line, number: Number) -> Number:
    """Add 'and a half' to a number, of its scale: 'a million and a half', 'two and a half million'."""
    halves = and_part(line, number.last)
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


def _short(line: Line, index: int, place: int, tally: _Tally) -> tuple[int, Decimal] | None:
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


def and_part(line: Line, place: int) -> tuple[int, Decimal] | None:
    """Read 'and a half', 'et demi', 'ونصف' behind a number."""
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
            return _past_scale(line, at.last), at.values[symbol]
    return None


def _past_hyphen(line: Line, place: int) -> int:
    return place + 1 if line.is_hyphen(place) else place


def _past_scale(line: Line, place: int) -> int:
    """Return where 'the million' ends that repeats a scale: 'مليون ونصف المليون'."""
    atom = line.atom(place)
    article = line.tables.article
    repeats = atom is not None and article != "" and atom.prefix == article and atom.has("scale")
    return atom.last if atom is not None and repeats else place


def _divided(line: Line, place: int, tally: _Tally) -> tuple[int, Decimal] | None:
    """Read the divisor of 'two thirds', 'ثلاثة أرباع'."""
    if tally.figures or tally.ordinal or not 0 < tally.value < _TEN:
        return None
    at = place + 1 if line.is_hyphen(place) else place
    atom = line.atom(at)
    if atom is None or not atom.has("part", "quarter") or atom.prefix not in {"", line.tables.article}:
        return None
    divisor = atom.values["part"] if atom.has("part") else 1 / atom.values["quarter"]
    return (atom.last, divisor) if divisor > tally.value else None


def _fraction(line: Line, atom: Atom) -> Number | None:
    """Read a fraction that no number counts: 'half a million', 'un tiers', 'نصف', 'ثلثي'."""
    tables = line.tables
    of = line.atom(atom.last)
    before = line.atom(atom.first - 1)
    after_article = before is not None and before.has("article", "joined")
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
    return _share(line, first, atom.last, value)


def _plain_prefixes(tables: Tables) -> frozenset[str]:
    return frozenset(("", tables.conjunction, *tables.settings.get("prepositions", "").split()))


def _share(line: Line, first: int, last: int, value: Decimal) -> Number:
    """Return a fraction of a scale ('half a million') as a number, any other as a share in per cent."""
    place = last + 1 if line.is_hyphen(last) else last
    for _ in range(2):
        atom = line.atom(place)
        if atom is not None and atom.has("of", "article"):
            place = atom.last
    atom = line.atom(place)
    if atom is not None and atom.has("scale", "about") and _continues(line, atom):
        symbol = "scale" if atom.has("scale") else "about"
        number = (value * atom.values[symbol]).quantize(Decimal(1))
        return Number(first, atom.last, number, number, max(Decimal(1), number / 20), approximate=True)
    share = (value * _HUNDRED).quantize(Decimal("0.01")).normalize()
    return Number(first, last, share, share, _SHARE_GRAIN, share=True)


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
        if following is None or not _continues(line, following):
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
