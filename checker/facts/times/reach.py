"""Whether the rules can make a time of some symbols at all, in whatever order the symbols stand."""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from checker.facts.times.grammar import bare_symbol, rule_rows
from checker.facts.times.parsing import TOPS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_Need = tuple[str, frozenset[str]]
"""What a rule makes, and the symbols it cannot do without."""


@lru_cache(maxsize=8192)
def makes_time(symbols: frozenset[str], language: str) -> bool:
    """Whether the rules make a time of symbols, each taken as often and in any place as they need it.

    It need not be one that stands alone: where the answer is no, there is none in a run of such words.
    """
    needs = _needs(language)
    made, more = set(symbols), set(symbols)
    while more and made.isdisjoint(TOPS):
        within = [need for symbol in made for need in needs.get(symbol, ())]
        more = {symbol for symbol, needed in within if symbol not in made and needed <= made}
        made |= more
    return not made.isdisjoint(TOPS)


@cache
def _needs(language: str) -> Mapping[str, Sequence[_Need]]:
    """Return what the rules make, by the one of the symbols they need that the fewest of them do."""
    needs = {
        (symbol, frozenset(bare_symbol(word) for word in pattern.split() if not word.endswith("?")))
        for symbol, pattern, *_ in rule_rows(language)
    }
    often = Counter(symbol for _, needed in needs for symbol in needed)
    found: dict[str, list[_Need]] = {}
    for need in needs:
        found.setdefault(min(need[1], key=lambda symbol: (often[symbol], symbol)), []).append(need)
    return found
