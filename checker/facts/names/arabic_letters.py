"""Whether a word in Arabic letters looks like a name, by its letters alone: that script has no capitals."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import repeat

from checker.facts.tables import tsv_rows

_LENGTHS = (2, 3, 4)
_BIAS = "bias"


def runs(word: str) -> list[str]:
    """Return the runs of letters of a folded word that are weighed, with marks for its ends."""
    marked = f"^{word}$"
    return [marked[at : at + length] for length in _LENGTHS for at in range(len(marked) - length + 1)]


@cache
def _weights() -> dict[str, float]:
    return {row[0]: float(row[1]) for row in tsv_rows("data", "name-letters")}


@lru_cache(maxsize=65536)
def name_likeness(word: str) -> float:
    """Return the log-odds that a folded word of Arabic letters is a name; most words are below -2."""
    weights = _weights()
    return weights[_BIAS] + sum(map(weights.get, runs(word), repeat(0.0)))
