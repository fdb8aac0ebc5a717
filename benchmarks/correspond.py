"""Correspondence: how well the claims of two accounts are matched, and whether the scores are probabilities.

    python benchmarks/correspond.py [--half odd|even|all] [--seeds 3] [--model NAME] [--check]

Of each NTREX development document in two languages a third of the sentences is taken out on each side, at
random, and ten sentences of other documents are put in. A sentence of one side and a sentence of the other
count as matched when claims of theirs correspond, and rightly when one is the other's translation. Prints
precision, recall and F1, and the expected calibration error: over the pairs of sentences with a score of at
least 0.02 in ten bins of like score, the mean distance between the score and the share of right ones. The
same for accounts less alike, of which also sentences were joined and cut short.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations, product
from random import Random
from typing import TYPE_CHECKING

import numpy as np
from accounts import floors, half, understood
from disturbed import Disturbance, disturbed
from evaluation_data import ntrex
from tabulate import tabulate

from checker.align.correspond import correspondences, scores
from checker.align.vectors import embed
from checker.embed import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disturbed import Disturbed

    from checker.embed import Encoder

PAIRS = tuple(combinations(("ar", "en", "fr"), 2))
KINDS = {
    "translations": Disturbance(),
    "joined and cut short": Disturbance(joined=0.15, short=0.3, foreign=4),
    "a few sentences, joined and cut short": Disturbance(joined=0.15, short=0.3, foreign=1, window=4),
}
BINS = 10
LEAST = 0.02


@dataclass
class Outcome:
    """Counts of pairs of sentences, and for each the score of its best pair of claims."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    scores: list[float] = field(default_factory=list)
    truths: list[bool] = field(default_factory=list)

    def add(self, *, matched: bool, score: float, true: bool) -> None:
        """Count a pair of sentences."""
        self.right += matched and true
        self.wrong += matched and not true
        self.missed += true and not matched
        if score >= LEAST:
            self.scores.append(score)
            self.truths.append(true)

    @property
    def figures(self) -> tuple[float, float, float, float]:
        """Precision, recall, F1 and expected calibration error."""
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed)
        f1 = 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)
        return precision, recall, f1, sum(share * abs(score - true) for share, score, true in self.bins())

    def bins(self) -> Iterator[tuple[float, float, float]]:
        """Yield for each bin its share of the pairs, their mean score, and the share of right ones."""
        scores, truths = np.array(self.scores), np.array(self.truths, float)
        places = np.minimum((scores * BINS).astype(int), BINS - 1)
        for place in range(BINS):
            inside = places == place
            if inside.any():
                yield float(inside.mean()), float(scores[inside].mean()), float(truths[inside].mean())


def measure(made: Disturbed, encoder: Encoder, outcome: Outcome) -> None:
    """Match the claims of two accounts and count what came of it."""
    claims, facts = understood(made.story)
    texts = [(claim.text, claim.language) for claim in claims]
    scored = scores(made.story, claims, embed(texts, encoder).of(texts), facts, encoder)
    line = {claim.id: (claim.source, made.line(claim)) for claim in claims}
    best: dict[tuple[tuple[str, int], tuple[str, int]], float] = defaultdict(float)
    for left, right, value in zip(scored.pairs.left, scored.pairs.right, scored.values, strict=True):
        lines = line[claims[left].id], line[claims[right].id]
        best[lines] = max(best[lines], float(value))
    matched = {
        (line[one], line[other])
        for group in correspondences(claims, scored)
        for one, other in combinations(group.claims, 2)
    }
    first, second = made.story.sources
    for one in range(len(made.lines[first.id])):
        for other in range(len(made.lines[second.id])):
            lines = (first.id, one), (second.id, other)
            outcome.add(matched=lines in matched, score=best[lines], true=made.are_parallel(*lines))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--half", choices=("odd", "even", "all"), default="odd")
    parser.add_argument("--seeds", type=int, default=3, help="how often each document is disturbed anew")
    parser.add_argument("--model", help="another encoder than the default")
    parser.add_argument("--check", action="store_true", help="exit with 1 below a floor")
    options = parser.parse_args()
    documents = half(ntrex(), options.half)
    encoder = load(options.model)
    limits = floors()["correspondence"]
    below = False
    for number, (kind, how) in enumerate(KINDS.items()):
        outcomes = {pair: Outcome() for pair in PAIRS}
        for seed, document in product(range(1, options.seeds + 1), documents):
            random = Random(f"{seed} {document['doc']}")
            others = [other for other in documents if other is not document]
            for pair, outcome in outcomes.items():
                measure(disturbed(document, pair, others, how, random), encoder, outcome)
        rows = [("-".join(pair), *outcome.figures) for pair, outcome in outcomes.items()]
        print(f"{kind} ({len(documents)} documents, {options.half}, {options.seeds} times)")
        print(tabulate(rows, headers=("pair", "precision", "recall", "F1", "ECE"), floatfmt=".3f"))
        below |= number == 0 and any(row[3] < limits["f1"] or row[4] > limits["ece"] for row in rows)
        together = Outcome()
        for outcome in outcomes.values():
            together.scores += outcome.scores
            together.truths += outcome.truths
        bins = tabulate(together.bins(), headers=("share", "mean score", "right"), floatfmt=".3f")
        print(f"\nreliability of the scores, all pairs of languages\n{bins}\n")
    return int(options.check and below)


if __name__ == "__main__":
    sys.exit(main())
