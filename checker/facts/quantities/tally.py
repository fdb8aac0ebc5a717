"""Adding up the words of one number: units, tens, hundreds and scales, as each language joins them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from checker.facts.quantities.lexicon import Tables
    from checker.facts.quantities.line import Atom

_TEN, _HUNDRED, _THOUSAND = Decimal(10), Decimal(100), Decimal(1000)
_LARGEST = Decimal(10) ** 18


class Tally(Struct):
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
        """Whether anything has been added."""
        return self.current is not None or self.scale is not None

    @property
    def value(self) -> Decimal:
        """The sum so far."""
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

    def begins_anew(self, atom: Atom) -> bool:
        """Whether a scale closes a second number: '10 ملايين و15 مليون'; 'ألف ومئتا مليار' is one."""
        scale = atom.values.get("scale") or atom.values.get("plural") or Decimal(0)
        if self.scale is None or self.current is None or not _THOUSAND <= self.scale <= scale:
            return False
        return self.scale == scale or self.total > _TEN * _THOUSAND

    def figure(self, value: Decimal, joined: bool) -> bool:  # noqa: FBT001 - all steps are called alike
        """Take figures: they come first, or below a scale."""
        if not self.started:
            self.current = value
            return True
        fits = joined and self.scale is not None and self.current is None and value < self.scale
        if fits and self.tables.has("units first", "yes"):
            self.current = value
            return True
        return False

    def number(self, value: Decimal, joined: bool) -> bool:  # noqa: FBT001
        """Add a number word below what stands before it."""
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
        rest = current % _HUNDRED
        if self.tables.has("units first", "yes") and value < _TEN < rest:
            return False  # 'بين عشرين وخمسة وعشرين'
        if value < _place(current):
            return True
        if joined and self.tables.has("units first", "yes"):
            return 0 < rest < _TEN and value % _TEN == 0 and _TEN < value < _HUNDRED
        return self.tables.has("teens after", str(rest)) and value < 2 * _TEN

    def joined_one(self, value: Decimal, joined: bool) -> bool:  # noqa: FBT001
        """Add a word that is also an article or a pronoun: only with a part of a number beside it.

        Behind one in 'vingt et un', 'mille un'; before one where units stand first: «إحدى وعشرون».
        """
        if self.tables.has("units first", "yes"):
            return self.number(value, joined)
        behind = self.current is not None or self.scale == _THOUSAND
        return behind and not self.figures and self.number(value, joined)

    def hundred(self, value: Decimal, joined: bool) -> bool:  # noqa: FBT001
        """Multiply by a hundred, or add one."""
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
        """Multiply by a scale in the plural; without a number before it, it is vague."""
        if value >= _THOUSAND:
            return self.started and self.thousands(value, joined)
        if self.current is None or joined or self.current >= _HUNDRED:
            return False
        self.current *= value
        return True

    def twice(self, value: Decimal, joined: bool) -> bool:  # noqa: FBT001
        """Add two of a scale."""
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
        """Add the word that makes an ordinal of the whole."""
        if self.figures or (self.started and self.tables.has("units first", "yes")):
            return False
        taken = self.number(value, joined)
        self.ordinal = self.ordinal or taken
        return taken


_STEPS = {
    "figure": Tally.figure,
    "num": Tally.number,
    "joined": Tally.joined_one,
    "hundred": Tally.hundred,
    "scale": Tally.thousands,
    "plural": Tally.plural,
    "twice": Tally.twice,
    "about": Tally.roughly,
    "ord": Tally.rank,
    "ordunit": Tally.rank,
}


def _place(value: Decimal) -> Decimal:
    """Return the place of the last digit that is not zero: 100 for 300, 1 for 305."""
    place = Decimal(1)
    while value and value % (place * 10) == 0:
        place *= 10
    return place
