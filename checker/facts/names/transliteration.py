"""How well a name in Latin letters reads a name in Arabic letters, by costs learned from names in both."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

from checker.facts.tables import tsv_rows

_ANY = "*"
_NOTHING = "-"
_UNKNOWN_DROP = 9.0
_UNKNOWN_LETTER = 10.0
_FURTHER_LETTER = 2.0
_LONGEST = 3
_NEVER = float("inf")


class _Costs(NamedTuple):
    """Bits for each Latin reading of each Arabic letter, and for each Latin letter in any name."""

    readings: dict[str, dict[str, float]]
    anywhere: dict[str, float]


@cache
def _costs() -> _Costs:
    readings: dict[str, dict[str, float]] = defaultdict(dict)
    for arabic, latin, bits in tsv_rows("data", "letter-costs"):
        readings[arabic]["" if latin == _NOTHING else latin] = float(bits)
    return _Costs(dict(readings), readings.pop(_ANY))


def cost(arabic: str, latin: str) -> float:
    """Return the bits of the cheapest reading of a folded Arabic name as a folded Latin one."""
    known, pieces = _costs().readings, _pieces(latin)
    size = len(latin)
    here = [0.0, *[_NEVER] * size]
    for letter in arabic:
        bits_of = known.get(letter, {}).get
        there = [_NEVER] * (size + 1)
        for spent, begun in zip(here, pieces, strict=True):
            if spent == _NEVER:
                continue
            for end, piece, unknown in begun:
                bits = spent + bits_of(piece, unknown)
                if bits < there[end]:  # noqa: PLR1730 - min() takes twice the time, where names take most
                    there[end] = bits
        here = there
    return here[size]


@lru_cache(maxsize=65536)
def _pieces(latin: str) -> tuple[tuple[tuple[int, str, float], ...], ...]:
    """Return, for each place of a name, what one letter may be read as from there on.

    Each is where it ends, the letters, and the bits where that is no known reading.
    """
    return tuple(
        tuple(
            (end, latin[start:end], _unknown(end - start))
            for end in range(start, min(start + _LONGEST, len(latin)) + 1)
        )
        for start in range(len(latin) + 1)
    )


def _unknown(length: int) -> float:
    return _UNKNOWN_LETTER + _FURTHER_LETTER * length if length else _UNKNOWN_DROP


def likeness(arabic: str, latin: str) -> float:
    """Return the share of a Latin name's bits that the Arabic one explains: at most 1, below 0 for others."""
    anywhere = _costs().anywhere
    bits = sum(anywhere.get(letter, _UNKNOWN_LETTER) for letter in latin)
    return 1 - cost(arabic, latin) / bits if bits else 0.0
