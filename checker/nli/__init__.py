"""Whether two claims contradict each other, as a plugged-in model sees it: the one seam to any such model."""

from __future__ import annotations

from checker.nli.contradiction import Contradiction, Judgement, both_ways
from checker.nli.loading import BUNDLED, NONE, USUAL, chosen, load, load_chosen

__all__ = [
    "BUNDLED",
    "NONE",
    "USUAL",
    "Contradiction",
    "Judgement",
    "both_ways",
    "chosen",
    "load",
    "load_chosen",
]
