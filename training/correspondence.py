"""Fit the logistic model of correspondence (``checker/align/correspond.py``).

Reads the even-numbered NTREX development documents, disturbed as ``benchmarks/disturbed.py`` does: sentences
are taken out, joined with the next, cut short, and those of other documents put in. Where a sentence is cut
into as many claims on both sides, those correspond in order; where it is cut into fewer on one side, its
claims are left out of the fit. Writes the weights into checker/align/data/correspondence.toml; no text goes
into it. Run: python training/correspondence.py
"""

from __future__ import annotations

import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import numpy as np

sys.path.append(str(Path(__file__).resolve().parent.parent / "benchmarks"))

from accounts import understood
from disturbed import Disturbance, disturbed
from evaluation_data import ntrex
from fitting import newton

from checker.align.correspond import compared
from checker.align.vectors import embed
from checker.embed import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disturbed import Disturbed
    from numpy.typing import NDArray

    from checker.embed import Encoder
    from checker.model.claim import Claim

TABLE = Path(__file__).resolve().parent.parent / "checker" / "align" / "data" / "correspondence.toml"
PAIRS = tuple(combinations(("ar", "en", "fr"), 2))

# Each with how often it counts: accounts are translations of each other less often than not, but the fit
# has to hold for those as well.
MIXTURE = (
    (Disturbance(), 2.0),
    (Disturbance(joined=0.15, short=0.3, foreign=4), 1.0),
    (Disturbance(joined=0.15, short=0.3, foreign=1, window=4), 1.0),
)
SEEDS = (11, 12)
RIDGE = 0.1


def observations(
    made: Disturbed, encoder: Encoder
) -> tuple[dict[str, NDArray[np.float32]], NDArray[np.float64]]:
    """Return the columns of all candidates of which it is known whether they correspond, and whether."""
    claims, facts = understood(made.story)
    texts = [(claim.text, claim.language) for claim in claims]
    seen = compared(made.story, claims, embed(texts, encoder).of(texts), facts, encoder)
    of_line: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        of_line[claim.source, made.line(claim)].append(claim)
    place = {claim.id: (line, number) for line, own in of_line.items() for number, claim in enumerate(own)}
    truths = []
    for left, right in zip(seen.pairs.left.tolist(), seen.pairs.right.tolist(), strict=True):
        (line, number), (other, beside) = place[claims[left].id], place[claims[right].id]
        truth = float(made.are_parallel(line, other))
        if truth and len(of_line[line]) != len(of_line[other]):
            truth = np.nan
        truths.append(truth * (number == beside) if truth == 1 else truth)
    known = ~np.isnan(truths)
    return {name: column[known] for name, column in seen.columns.items()}, np.array(truths)[known]


def mixture(encoder: Encoder) -> Iterator[tuple[dict[str, NDArray[np.float32]], NDArray[np.float64], float]]:
    """Yield columns, truths and weight of each disturbed document."""
    documents = ntrex()[::2]
    for how, weight in MIXTURE:
        for seed in SEEDS:
            random = Random(seed)  # noqa: S311 - to repeat it, not to hide it
            for document in documents:
                others = [other for other in documents if other is not document]
                for pair in PAIRS:
                    yield *observations(disturbed(document, pair, others, how, random), encoder), weight


def main() -> None:
    """Fit the model and write its weights."""
    made = list(mixture(load()))
    names = list(made[0][0])
    rows = np.concatenate([np.stack([columns[name] for name in names], axis=1) for columns, *_ in made])
    truths = np.concatenate([truth for _, truth, _ in made])
    counted = np.concatenate([np.full(len(truth), weight) for _, truth, weight in made])
    weights = dict(zip((*names, "bias"), newton(rows, truths, counted, RIDGE), strict=True))
    head = TABLE.read_text(encoding="utf-8").partition("[weights]")[0]
    lines = "".join(f"{name} = {weight:.3f}\n" for name, weight in weights.items())
    TABLE.write_text(f"{head}[weights]\n{lines}", encoding="utf-8")
    print(f"{len(truths):,} pairs, {int(truths.sum()):,} correspond\n{lines}")


if __name__ == "__main__":
    main()
