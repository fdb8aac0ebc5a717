"""What a plugged-in model says of the claims that correspond: which of them contradict each other.

A model is asked only where two accounts say the same thing. Asked of any two sentences, such models take
another subject for a contradiction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from checker.align.rivals import Compared, counterparts
from checker.nli.contradiction import both_ways

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.nli.contradiction import Contradiction, Judgement

MOST_PAIRS = 400
"""A check has to end: such a model reads every pair twice. Of more pairs, the best are judged."""

CONTRADICTED = 0.9
"""From this probability on, read in either direction, a model says that two claims contradict each other."""

ENTAILED = 0.05
"""From this probability on a model says, too, that one claim follows from the other: it is of two minds."""


class Judged(Compared, Protocol):
    """A story whose claims were compared, and judged if there was a model for it."""

    @property
    def contradictions(self) -> Mapping[tuple[str, str], Judgement]:
        """What the model says of two claims, by id, the first account's first; empty without a model."""


def pairs_to_judge(case: Compared) -> list[tuple[str, str]]:
    """Return the claims, by id, that a model is asked about: the surest to correspond first.

    They are of different accounts, correspond, are each other's nearest, and are not the same words.
    """
    pairs = [
        (-score, one, other)
        for one, other, score in counterparts(case)
        if case.claims[one].text != case.claims[other].text
    ]
    # A stable order: equal scores stay in the order of the text.
    return [(one, other) for _, one, other in sorted(pairs, key=lambda pair: pair[0])]


def judge_claims(case: Compared, model: Contradiction) -> dict[tuple[str, str], Judgement]:
    """Ask the model about the claims that correspond, MOST_PAIRS at most.

    Raises:
        ModelError: the model fails on them.
    """
    pairs = pairs_to_judge(case)[:MOST_PAIRS]
    texts = [(case.claims[one].text, case.claims[other].text) for one, other in pairs]
    return dict(zip(pairs, both_ways(model, texts), strict=True))


def contradicted(
    case: Judged, threshold: float = CONTRADICTED
) -> Iterator[tuple[tuple[str, str], Judgement]]:
    """Yield the claims, by id, that contradict each other by what the model says; in its order of asking.

    Contradiction is tested first, at ``threshold``; a pair of which the model also says that one follows
    from the other is left out.
    """
    for pair, judgement in case.contradictions.items():
        if judgement.contradiction >= threshold and judgement.entailment < ENTAILED:
            yield pair, judgement
