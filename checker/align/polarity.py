"""Denials that one account has and the other lacks, in claims that say the same.

Translators recast: 'did not answer' becomes 'refused to answer', 'unbeaten' becomes 'has not lost'. So a
count of negations decides nothing by itself. Two claims whose counts differ are compared twice by meaning: as
they stand, and with the denial taken out. Where one account only says it in other words, that brings them no
nearer; where it says the opposite, it does. A small logistic model weighs the two witnesses; its weights are
fitted by ``training/polarity_weights.py``.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from math import exp, sqrt
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from msgspec import Struct

from checker.align.nearness import nearness
from checker.align.rivals import counterparts
from checker.align.vectors import embed
from checker.facts.polarity import Kind
from checker.facts.tables import toml_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from checker.align.scores import Scores
    from checker.align.vectors import Text, Vectors
    from checker.embed import Encoder
    from checker.facts.values import PolarityFact
    from checker.model.claim import Claim
    from checker.model.source import Story

    Row = NDArray[np.float32]

_APART = 0.05
"""A claim joined to its neighbour has to be this much nearer than the claim alone."""

_FARTHEST, _NEAREST = 0.3, 1.2

_WIDEST = 0.3
"""Gains are taken to be this much at most: beyond, more says nothing more."""


FEATURES = ("gain", "more", "more_certain", "near", "likeness")
"""What the model weighs: the nearness gained without the denial, whether the claim has more denials, and more
certain ones, than the other, whether this one is only nearly a denial, and how near the claims are."""


class Clash(Struct, frozen=True):
    """A denial in the claim ``denying`` that the claim ``other`` of another account has no counterpart of.

    ``features`` has the values of ``FEATURES``, ``probability`` is what the model makes of them.
    """

    denial: PolarityFact
    denying: str
    other: str
    features: tuple[float, ...]
    probability: float

    @property
    def gain(self) -> float:
        """How much nearer the two claims are, by meaning, without the denial."""
        return self.features[FEATURES.index("gain")]

    @property
    def likeness(self) -> float:
        """How near the two claims are, by meaning, from 0.3 to 1.2."""
        return self.features[FEATURES.index("likeness")]


class _Story(Struct, frozen=True):
    """A story whose claims were compared."""

    story: Story
    claims: Mapping[str, Claim]
    scores: Scores


class _Unit(NamedTuple):
    """A claim, alone or with its neighbour, as one passage: its claims, its vector, its denials."""

    claims: tuple[Claim, ...]
    row: Row
    denials: tuple[PolarityFact, ...]

    @property
    def sure(self) -> int:
        """How many denials are certain."""
        return sum(fact.kind == Kind.CERTAIN and not fact.cancelled for fact in self.denials)

    @property
    def most(self) -> int:
        """How many denials there are at most, near ones and refusals counted."""
        return len(self.denials)


class _Draft(NamedTuple):
    """Two passages of unequal denials, and the denying one with each of its denials taken out."""

    denying: _Unit
    other: _Unit
    claims: tuple[str, str]
    without: tuple[tuple[PolarityFact, tuple[Text, ...]], ...]


def polarity_clashes(  # noqa: PLR0913, PLR0917 - one parameter a stage's product
    story: Story,
    claims: Sequence[Claim],
    polarities: Iterable[PolarityFact],
    vectors: Vectors,
    scores: Scores,
    encoder: Encoder,
) -> tuple[Clash, ...]:
    """Return the denials without a counterpart, in order of the claims; two claims have one at most."""
    by_claim: dict[str, list[PolarityFact]] = defaultdict(list)
    for fact in polarities:
        by_claim[fact.mention.claim].append(fact)
    if not by_claim:
        return ()
    compared = _Story(story, {claim.id: claim for claim in claims}, scores)
    units = _units(claims, vectors, by_claim)
    drafts = [
        draft
        for one, other, _ in counterparts(compared)
        for draft in _drafts(units[one], units[other], encoder)
    ]
    added = embed([text for draft in drafts for _, texts in draft.without for text in texts], encoder)
    return tuple(_clash(draft, added, encoder) for draft in drafts)


def _units(
    claims: Sequence[Claim], vectors: Vectors, denials: Mapping[str, Sequence[PolarityFact]]
) -> dict[str, list[_Unit]]:
    """Return each claim as a passage: alone, with the claim before, with the claim behind it."""

    def unit(*joined: Claim) -> _Unit:
        row = _joint([(claim.text, claim.language) for claim in joined], vectors)
        return _Unit(joined, row, tuple(fact for claim in joined for fact in denials.get(claim.id, ())))

    found = {}
    for index, claim in enumerate(claims):
        before, behind = claims[index - 1] if index else None, next(iter(claims[index + 1 : index + 2]), None)
        found[claim.id] = [unit(claim)]
        found[claim.id] += [unit(before, claim)] if before and before.source == claim.source else []
        found[claim.id] += [unit(claim, behind)] if behind and behind.source == claim.source else []
    return found


def _joint(texts: Sequence[Text], vectors: Vectors) -> Row:
    """Return one unit vector for texts that are read together, of shape (1, dimension)."""
    weights = np.asarray([sqrt(len(text)) for text, _ in texts], np.float32)
    joint = weights @ vectors.of(texts)
    return np.asarray(joint / max(float(np.linalg.norm(joint)), 1e-9), np.float32)[None]


def _drafts(one: Sequence[_Unit], other: Sequence[_Unit], encoder: Encoder) -> Iterator[_Draft]:
    """Yield two claims as passages to be compared, if their denials differ in number."""
    if _count(one[0]) == _count(other[0]):
        return
    pairs = [
        (one[0], other[0]),
        *((one[0], unit) for unit in other[1:]),
        *((unit, other[0]) for unit in one[1:]),
    ]
    nearest = max(
        range(len(pairs)), key=lambda place: _near(*pairs[place], encoder) - (_APART if place else 0)
    )
    left, right = pairs[nearest]
    if _count(left) == _count(right):
        return
    denying, affirming = (left, right) if sum(_count(left)) >= sum(_count(right)) else (right, left)
    names = one[0].claims[0].id, other[0].claims[0].id
    without = tuple(
        (fact, tuple(_text_without(claim, fact) for claim in denying.claims))
        for fact in denying.denials
        if fact.kind != Kind.REFUSAL and not fact.cancelled
    )
    if without:
        yield _Draft(denying, affirming, names if denying is left else names[::-1], without)


def _count(unit: _Unit) -> tuple[int, int]:
    return unit.sure, unit.most


def _near(one: _Unit, other: _Unit, encoder: Encoder) -> float:
    tags = [one.claims[0].language], [other.claims[0].language]
    return float(nearness(one.row, other.row, tags, encoder)[0, 0])


def _text_without(claim: Claim, fact: PolarityFact) -> Text:
    """Return the text of a claim without the words that deny."""
    text = claim.text
    for cue in reversed(fact.cues):
        if cue.claim == claim.id:
            text = text[: cue.start - claim.start] + text[cue.end - claim.start :]
    return " ".join(text.split()) or claim.text, claim.language


def _clash(draft: _Draft, added: Vectors, encoder: Encoder) -> Clash:
    near = _near(draft.denying, draft.other, encoder)
    gains = [
        (_near(draft.denying._replace(row=_joint(texts, added)), draft.other, encoder) - near, -place, fact)
        for place, (fact, texts) in enumerate(draft.without)
    ]
    gain, _, fact = max(gains, key=lambda item: item[:2])
    features = (
        max(-_WIDEST, min(gain, _WIDEST)),
        float(max(-1, min(draft.denying.most - draft.other.most, 1))),
        float(draft.denying.sure > draft.other.sure),
        float(fact.kind != Kind.CERTAIN),
        max(_FARTHEST, min(near, _NEAREST)),
    )
    denying, other = draft.claims
    return Clash(fact, denying, other, features, _probability(features))


def _probability(features: Sequence[float]) -> float:
    weights, bias = _weights()
    return 1 / (1 + exp(-bias - sum(weight * value for weight, value in zip(weights, features, strict=True))))


@cache
def _weights() -> tuple[tuple[float, ...], float]:
    table = toml_table("polarity/data", "weights")["clash"]
    return tuple(table[name] for name in FEATURES), table["bias"]
