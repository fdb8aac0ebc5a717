"""Correspondence: which claims of different sources speak of the same thing.

Three witnesses are weighed by a logistic model: how near the claims' vectors are, measured against pairs of
the background; which persons, countries and kinds of event both name; and whether each is the other's best
match. A difference in number or date is no evidence against: that pair must be found, it is what is sought.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from checker.align.evidence import countries, incidence, kinds, persons
from checker.model.claim import Correspondence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from checker.embed import Encoder
    from checker.facts.extract import Facts
    from checker.model.claim import Claim
    from checker.model.source import Passage, Story

THRESHOLD = 0.5
"""Pairs at least this probable correspond."""

# Weights of the logistic model. Nearness is 0 for a random pair of one story, 1 for a translation.
_BIAS = -4.2
_NEARNESS = 5.5
_PERSONS = 0.8
_COUNTRIES = 0.35
_KIND = 1.6
_MOST_PERSONS = 2.0
_MOST_COUNTRIES = 3.0
_NEARLY = 0.1
"""A claim this near to the nearest counts as nearest too: a source may say a thing in two sentences."""

_SLACK = 0.1
"""A pair is kept when it is this near to the best match of either claim."""


@dataclass(frozen=True, slots=True)
class Scores:
    """The probability that claims correspond: ``values`` of shape (claims, claims), 0 within a source."""

    index: dict[str, int]
    values: NDArray[np.float32]
    nearness: NDArray[np.float32]
    nearest: NDArray[np.bool_]

    def score(self, one: str, other: str) -> float:
        """Return the score of two claims, by id."""
        return float(self.values[self.index[one], self.index[other]])

    def near(self, one: str, other: str) -> float:
        """Return how near the vectors of two claims are: 0 like any two of a story, 1 like translations."""
        return float(self.nearness[self.index[one], self.index[other]])

    def nearest_of(self, one: str, other: str) -> bool:
        """Whether either of two claims is the nearest to the other in its source."""
        left, right = self.index[one], self.index[other]
        return bool(self.nearest[left, right] or self.nearest[right, left])

    def mutual(self, one: str, other: str) -> bool:
        """Whether each of two claims is the nearest to the other in its source."""
        left, right = self.index[one], self.index[other]
        return bool(self.nearest[left, right] and self.nearest[right, left])


def nearness(
    left: NDArray[np.float32],
    right: NDArray[np.float32],
    languages: tuple[Sequence[str], Sequence[str]],
    encoder: Encoder,
) -> NDArray[np.float32]:
    """Return the similarities of two sets of vectors on the background's scale, shape (left, right).

    0 is the mean of different sentences of one document, 1 the mean of translations.
    """
    similarity = left @ right.T
    zero, one = _scale(languages, encoder, similarity)
    return np.asarray((similarity - zero) / (one - zero), np.float32)


def _scale(
    languages: tuple[Sequence[str], Sequence[str]], encoder: Encoder, similarity: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return the similarities that count as 0 and 1, for each pair of languages."""
    calibration = encoder.calibration
    if calibration is None:
        # Nothing is known of this model: an ordinary pair of this story is 0; three quarters on to 1 is 1.
        middle = np.float32(np.median(similarity)) if similarity.size else np.float32(0)
        return np.full_like(similarity, middle), np.full_like(similarity, middle + 0.75 * (1 - middle))
    left, right = (np.asarray(tags) for tags in languages)
    zero, one = np.zeros_like(similarity), np.ones_like(similarity)
    for tag in sorted(set(languages[0])):
        for other in sorted(set(languages[1])):
            block = np.ix_(left == tag, right == other)
            pair = calibration.pair(tag, other)
            zero[block], one[block] = pair.near.mean, pair.true.mean
    return zero, one


def scores(
    story: Story, claims: Sequence[Claim], vectors: NDArray[np.float32], facts: Facts, encoder: Encoder
) -> Scores:
    """Score every pair of claims of different sources. ``vectors`` has one unit row a claim."""
    tags = [claim.language for claim in claims]
    near = nearness(vectors, vectors, (tags, tags), encoder)
    logits = _BIAS + _NEARNESS * np.clip(near, 0, 1.2)
    for items, weight, most in (
        (persons(facts), _PERSONS, _MOST_PERSONS),
        (countries(facts), _COUNTRIES, _MOST_COUNTRIES),
        (kinds(facts), _KIND, 1.0),
    ):
        held = incidence(claims, items)
        logits = logits + weight * np.minimum(held @ held.T, most)
    values = 1 / (1 + np.exp(-logits))
    values[_same_voice(story, claims)] = 0
    index = {claim.id: number for number, claim in enumerate(claims)}
    sources = np.asarray([claim.source for claim in claims])
    nearest = near >= _best_of_source(near, sources) - _NEARLY
    return Scores(index, np.asarray(values, np.float32), near, nearest)


def _same_voice(story: Story, claims: Sequence[Claim]) -> NDArray[np.bool_]:
    """Mark the pairs of one source, and a nested source's words against the very words around them."""
    ids = np.asarray([claim.source for claim in claims])
    same = ids[:, None] == ids[None, :]
    for source in story.sources:
        for one, other in _repeated(claims, source.id, source.within or "", source.passages):
            same[one, other] = same[other, one] = True
    return np.asarray(same, np.bool_)


def _repeated(
    claims: Sequence[Claim], nested: str, container: str, passages: Sequence[Passage]
) -> Iterator[tuple[int, int]]:
    inner = [(number, claim) for number, claim in enumerate(claims) if claim.source == nested]
    outer = [(number, claim) for number, claim in enumerate(claims) if claim.source == container]
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
    if not claims:
        return ()
    sources = np.asarray([claim.source for claim in claims])
    best = _best_of_source(scored.values, sources)
    kept = (scored.values >= THRESHOLD) & (scored.values >= np.minimum(best, best.T) - _SLACK)
    rows, columns = (places.tolist() for places in np.nonzero(np.triu(kept, 1)))
    pairs = sorted(zip(rows, columns, strict=True), key=lambda pair: (-scored.values[pair], pair))
    groups = _grouped(pairs, sources, scored.values)
    found = [
        Correspondence(tuple(claims[index].id for index in group), round(_weakest(group, scored.values), 3))
        for group in groups
    ]
    return tuple(sorted(found, key=lambda item: (-item.score, item.claims)))


def _grouped(
    pairs: Sequence[tuple[int, int]], sources: NDArray[np.str_], values: NDArray[np.float32]
) -> list[list[int]]:
    """Grow groups from the best pairs: a claim joins one without a claim of its source, if it fits all."""
    groups: list[list[int]] = []
    of_claim: dict[int, list[int]] = defaultdict(list)
    for pair in pairs:
        if any(set(pair) <= set(groups[number]) for number in of_claim[pair[0]]):
            continue
        for one, other in (pair, pair[::-1]):
            number = next((it for it in of_claim[one] if _fits(other, groups[it], sources, values)), None)
            if number is not None:
                groups[number] = sorted([*groups[number], other])
                of_claim[other].append(number)
                break
        else:
            for claim in pair:
                of_claim[claim].append(len(groups))
            groups.append(sorted(pair))
    return groups


def _fits(claim: int, group: Sequence[int], sources: NDArray[np.str_], values: NDArray[np.float32]) -> bool:
    return all(sources[claim] != sources[other] and values[claim, other] >= THRESHOLD for other in group)


def _weakest(group: Sequence[int], values: NDArray[np.float32]) -> float:
    return float(min(values[one, other] for one, other in combinations(group, 2)))


def _best_of_source(values: NDArray[np.float32], sources: NDArray[np.str_]) -> NDArray[np.float32]:
    """Return, for each claim and each other claim, the best score of the claim with the other's source."""
    best = np.zeros_like(values)
    for source in np.unique(sources):
        columns = sources == source
        best[:, columns] = values[:, columns].max(axis=1, keepdims=True)
    return best
