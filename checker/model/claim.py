"""Claims: sentences or clauses with their exact place, and how claims of different sources correspond."""

from __future__ import annotations

from msgspec import Struct


class Claim(Struct, frozen=True):
    """A sentence or clause: ``source.text[start:end] == text``, always.

    ``id`` is ``<source id>:<number>``, numbered from 1 in order of the text; ``sentence`` numbers, from 0,
    the sentence that the claim is part of.
    """

    id: str
    source: str
    start: int
    end: int
    text: str
    language: str
    sentence: int


class Correspondence(Struct, frozen=True):
    """Claims of different sources that speak of the same thing.

    ``claims`` are ids, in order of the sources; ``score`` is calibrated, in [0, 1].
    """

    claims: tuple[str, ...]
    score: float
