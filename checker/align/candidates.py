"""Candidates: the pairs of claims of different sources that are near enough to be weighed at all.

In a small story every pair is compared once. In a large one the floor is raised until few pairs a claim are
left, and in a very large one claims are compared only with those of the cells nearest to them (``cells``).
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from msgspec import Struct

from checker.align.nearness import background_scale
from checker.model.cores import cores

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from checker.align.nearness import Scale
    from checker.embed import Encoder

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float32]
    Strings = NDArray[np.str_]

FLOOR = 0.2
"""Pairs less near than this correspond in no account: sentences of one document often are as near."""

FEW = 2_000
"""Claims up to which all pairs that near are weighed; of more, the nearest."""

EACH = 64
"""Of how many others each claim is the candidate then, on the average."""

EXACT = 20_000
"""Claims up to which every pair is compared; where cells begin to be faster, measured on two cores."""

_MOST = 4 * EACH
"""Candidates that one claim brings in at most in a large story: of a thousand equal claims not all count."""

_BLOCK = 1024
"""Claims compared at once with all others: four megabytes for each thousand claims."""

_PIECE = 1 << 22
"""Pairs compared at once by one thread in a large story: 16 megabytes."""

_ROUNDING = 1e-4
"""More than rounding makes of a nearness."""

_SAMPLE = 512
"""Claims whose similarities stand for all, where a model's background is not known."""

_ASKED = 256
"""Claims whose nearest are counted to know how far the floor is to be raised."""


class Candidates(Struct, frozen=True, eq=False):
    """Pairs of claims, by number: ``left[i] < right[i]``, sorted, each once; and how near each pair is."""

    left: Ints
    right: Ints
    near: Floats


class Claims(NamedTuple):
    """The claims that are compared: a unit row each, its language and the number of its source; the scale."""

    vectors: Floats
    tags: Strings
    sources: Ints
    scale: Scale

    def of_languages(self) -> list[tuple[str, Ints]]:
        """Return the numbers of the claims of each language (BCP 47 tag)."""
        return [(tag, np.flatnonzero(self.tags == tag)) for tag in sorted(set(self.tags.tolist()))]


class Block(NamedTuple):
    """Claims ``rows`` that are compared with claims ``columns``: those of one language with those of one."""

    rows: Ints
    columns: Ints


def candidates(
    vectors: Floats,
    languages: Sequence[str],
    sources: Ints,
    barred: Ints,
    encoder: Encoder,
) -> Candidates:
    """Return the pairs of claims of different sources that are at least ``FLOOR`` near.

    Of more than ``FEW`` claims only the nearest pairs are returned, about ``EACH`` a claim; of more than
    ``EXACT`` a few of these may be missing. However many cores there are, the pairs are the same.

    Args:
        vectors: a unit row for each claim.
        languages: BCP 47 tags, one a claim.
        sources: the number of each claim's source.
        barred: pairs that are never compared, sorted, as ``left * claims + right`` with left < right.
        encoder: its background tells what is near.
    """
    sample = vectors[:: max(1, len(vectors) // _SAMPLE)]
    claims = Claims(vectors, np.asarray(languages), sources, background_scale(encoder, sample @ sample.T))
    if len(vectors) <= FEW:
        found = _joined(_pairs(claims, block, FLOOR) for block in _every(claims, _BLOCK))
    else:
        found = _nearest(claims)
    key, near = found
    free = ~is_in(barred, key)
    left, right = np.divmod(key[free], max(1, len(vectors)))
    return Candidates(left, right, near[free])


def is_in(keys: Ints, sought: Ints) -> NDArray[np.bool_]:
    """Return which of the numbers sought are among sorted keys (np.isin loads more than it computes)."""
    if not len(keys):
        return np.zeros(len(sought), bool)
    place = np.minimum(np.searchsorted(keys, sought), len(keys) - 1)
    return np.asarray(keys[place] == sought)


def _every(claims: Claims, block: int) -> Iterator[Block]:
    """Yield so many claims and those they are to be compared with; no pair of languages twice."""
    of_tag = claims.of_languages()
    for number, (tag, own) in enumerate(of_tag):
        for other, others in of_tag[number:]:
            for start in range(0, len(own), block):
                yield Block(own[start : start + block], others[start:] if tag == other else others)


def _nearest(claims: Claims) -> tuple[Ints, Floats]:
    """Return the pairs of a large story that are as near as the raised floor, as keys and nearness."""
    count = len(claims.vectors)
    if count <= EXACT:
        blocks = list(_every(claims, max(1, _PIECE // count)))
    else:
        from checker.align.cells import neighbourhoods

        blocks = neighbourhoods(claims, _PIECE)
    floor = raised_floor(claims)
    with ThreadPoolExecutor(cores()) as pool:
        return _joined(pool.map(lambda block: _pairs(claims, block, floor, _MOST), blocks))


def raised_floor(claims: Claims) -> float:
    """Return the nearness that about ``EACH`` others of each claim have, told from claims evenly spaced."""
    asked = np.arange(0, len(claims.vectors), max(1, len(claims.vectors) // _ASKED))
    near = [np.zeros(0, np.float32)]
    for tag, _ in claims.of_languages():
        rows = asked[claims.tags[asked] == tag]
        for other, others in claims.of_languages():
            values = claims.scale.near(claims.vectors[rows] @ claims.vectors[others].T, tag, other)
            apart = claims.sources[rows][:, None] != claims.sources[others][None, :]
            near.append(values[apart & (values >= FLOOR)])
    values, kept = np.concatenate(near), EACH * len(asked)
    return FLOOR if len(values) <= kept else float(np.partition(values, -kept)[-kept])


def _pairs(claims: Claims, block: Block, floor: float, most: int | None = None) -> tuple[Ints, Floats]:
    """Return the pairs of a block that are near enough, as keys and nearness; of each row the nearest."""
    rows, columns = block
    tags, sources = claims.tags, claims.sources
    if not (len(rows) and len(columns)):
        return np.zeros(0, np.int64), np.zeros(0, np.float32)
    tag, language = str(tags[rows[0]]), str(tags[columns[0]])
    similarity = claims.vectors[rows] @ claims.vectors[columns].T
    # First by similarity, and none too few: few pairs of the many are put on the scale.
    place = np.nonzero(similarity >= claims.scale.similarity(floor - _ROUNDING, tag, language))
    near = claims.scale.near(similarity[place], tag, language)
    place, near = tuple(side[near >= floor] for side in place), near[near >= floor]
    one, other = rows[place[0]], columns[place[1]]
    # Claims of one language meet twice, those of two languages once.
    wanted = (sources[one] != sources[other]) & ((one < other) | (tags[one] != tags[other]))
    if most is not None and len(near) > most:
        wanted &= _foremost(place[0], near, wanted, most)
    one, other = one[wanted], other[wanted]
    return np.minimum(one, other) * len(tags) + np.maximum(one, other), near[wanted]


def _foremost(row: Ints, near: Floats, wanted: NDArray[np.bool_], most: int) -> NDArray[np.bool_]:
    """Return which pairs are among so many nearest of their row, of those wanted."""
    if np.bincount(row[wanted], minlength=1).max() <= most:
        return wanted
    order = np.lexsort((-near, ~wanted, row))
    ranks = np.empty(len(row), np.int64)
    ranks[order] = np.arange(len(row)) - np.searchsorted(row, row)
    return np.asarray(ranks < most)


def _joined(found: Iterable[tuple[Ints, Floats]]) -> tuple[Ints, Floats]:
    """Return the pairs of all blocks, sorted, each once."""
    parts = [(np.zeros(0, np.int64), np.zeros(0, np.float32)), *found]
    key = np.concatenate([keys for keys, _ in parts])
    order = np.argsort(key, kind="stable")
    key = key[order]
    first = np.ones(len(key), bool)
    first[1:] = key[1:] != key[:-1]
    return key[first], np.concatenate([near for _, near in parts])[order][first]
