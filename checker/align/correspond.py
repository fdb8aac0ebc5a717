"""Correspondence: which claims of different sources speak of the same thing.

A logistic model weighs what speaks for each pair (see ``witnesses``); its weights were fitted by
``training/correspondence.py`` on parallel documents of which parts were taken out, joined and cut short.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from checker.align.candidates import candidates
from checker.align.evidence import numbers, persons
from checker.align.scores import FEWEST, THRESHOLD, Scores
from checker.align.witnesses import sides, witnesses
from checker.model.claim import Correspondence
from checker.text.tables import parsed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from checker.align.candidates import Candidates
    from checker.align.witnesses import Sides
    from checker.embed import Encoder
    from checker.facts.extract import Facts
    from checker.model.claim import Claim
    from checker.model.source import Passage, Story

_BIAS = "bias"

NEARLY = 0.1
"""A claim this near to the nearest counts as nearest too: a source may say a thing in two sentences."""


@cache
def weights() -> Mapping[str, float]:
    """Return the weights of the model's columns, and its bias."""
    table = parsed("checker.align", "data/correspondence.toml")["weights"]
    return {name: float(weight) for name, weight in table.items()}


class Compared(Struct, frozen=True, eq=False):
    """The candidates of a story, both their sides, and what speaks for each: columns by name.

    ``sources`` has the number of each claim's source.
    """

    sources: NDArray[np.int64]
    pairs: Candidates
    seen: tuple[Sides, Sides]
    columns: Mapping[str, NDArray[np.float32]]


def compared(
    story: Story, claims: Sequence[Claim], vectors: NDArray[np.float32], facts: Facts, encoder: Encoder
) -> Compared:
    """Compare the claims of different sources. ``vectors`` has one unit row a claim."""
    numbers_of = {source.id: number for number, source in enumerate(story.sources)}
    sources = np.array([numbers_of[claim.source] for claim in claims], np.int64)
    barred = sorted(min(pair) * len(claims) + max(pair) for pair in _same_words(story, claims))
    languages = [claim.language for claim in claims]
    pairs = candidates(vectors, languages, sources, np.array(barred, np.int64), encoder)
    seen = sides(pairs, sources)
    named = {"persons": persons(facts), "numbers": numbers(facts)}
    held = {name: [items.get(claim.id, ()) for claim in claims] for name, items in named.items()}
    return Compared(sources, pairs, seen, witnesses(pairs, seen, sources, held))


def scores(
    story: Story, claims: Sequence[Claim], vectors: NDArray[np.float32], facts: Facts, encoder: Encoder
) -> Scores:
    """Score the pairs of claims of different sources. ``vectors`` has one unit row a claim."""
    found = compared(story, claims, vectors, facts, encoder)
    weighed = (weight * found.columns[name] for name, weight in weights().items() if name != _BIAS)
    values = 1 / (1 + np.exp(-(sum(weighed) + weights()[_BIAS])))
    nearest = found.pairs.near >= np.stack([side.best for side in found.seen]) - NEARLY
    index = {claim.id: number for number, claim in enumerate(claims)}
    sizes = np.bincount(found.sources)[found.sources]
    chosen = np.minimum(sizes[found.pairs.left], sizes[found.pairs.right]) >= FEWEST
    return Scores(index, found.pairs, np.asarray(values, np.float32), nearest, chosen)


def _same_words(story: Story, claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """Yield the claims of nested sources, by number, with the claims of the very words around them."""
    of_source: dict[str, list[tuple[int, Claim]]] = defaultdict(list)
    for number, claim in enumerate(claims):
        of_source[claim.source].append((number, claim))
    for source in story.sources:
        yield from _repeated(of_source[source.id], of_source[source.within or ""], source.passages)


def _repeated(
    inner: Sequence[tuple[int, Claim]], outer: Sequence[tuple[int, Claim]], passages: Sequence[Passage]
) -> Iterator[tuple[int, int]]:
    for passage in passages:
        held = [number for number, claim in inner if claim.start < passage.end and passage.start < claim.end]
        around = [
            number
            for number, claim in outer
            if claim.start < passage.outer_end and passage.outer_start < claim.end
        ]
        yield from ((one, other) for one in held for other in around)


def correspondences(claims: Sequence[Claim], scored: Scores) -> tuple[Correspondence, ...]:
    """Return the groups of claims that correspond, one claim a source at most, best first.

    A claim may be in several groups. Every two claims of a group correspond; its score is that of its
    weakest pair.
    """
    kept = np.flatnonzero(scored.values >= THRESHOLD)
    left, right, values = scored.pairs.left[kept], scored.pairs.right[kept], scored.values[kept]
    best_first = np.lexsort((right, left, -values))
    pairs = (side[best_first].tolist() for side in (left, right, values))
    found = [
        Correspondence(tuple(claims[number].id for number in sorted(group.members)), round(group.weakest, 3))
        for group in _grouped(list(zip(*pairs, strict=True)))
    ]
    return tuple(sorted(found, key=lambda item: (-item.score, item.claims)))


class _Group(Struct, eq=False):
    """Claims by number, any two of which correspond, and the score of the two that do least.

    ``welcome`` are the claims that correspond to all of them.
    """

    members: list[int]
    weakest: float
    welcome: set[int]


def _grouped(pairs: Sequence[tuple[int, int, float]]) -> list[_Group]:
    """Grow groups from the best pairs: a claim joins one if it corresponds to all in it.

    So no two of one source come together: they are no candidates.
    """
    partners: dict[int, dict[int, float]] = defaultdict(dict)
    for one, other, value in pairs:
        partners[one][other] = partners[other][one] = value
    groups: list[_Group] = []
    of_claim: dict[int, dict[int, _Group]] = defaultdict(dict)  # by number, as they came
    for one, other, value in pairs:
        if not of_claim[one].keys().isdisjoint(of_claim[other]):
            continue  # they are together in some group
        for member, newcomer in ((one, other), (other, one)):
            joined = next((it for it in of_claim[member].items() if newcomer in it[1].welcome), None)
            if joined is not None:
                number, group = joined
                known = partners[newcomer]
                group.weakest = min(group.weakest, *map(known.__getitem__, group.members))
                group.members.append(newcomer)
                group.welcome &= known.keys()
                of_claim[newcomer][number] = group
                break
        else:
            group = _Group([one, other], value, partners[one].keys() & partners[other].keys())
            of_claim[one][len(groups)] = of_claim[other][len(groups)] = group
            groups.append(group)
    return groups
