"""Contradiction: Arabic news titles that agree or disagree (ANS, dev), told apart by our evidence.

    python benchmarks/contradiction.py

Prints the area under the ROC curve of the score that a pair of claims in one language is given, beside the
rule 'digits differ' and the plain distance of the vectors; and how precise findings are, at the threshold
from which the rule of polarity reports. The score's weights are fitted on the training half
(training/contradiction_weights.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from evaluation_data import ans
from tabulate import tabulate

from checker.align.contradiction import evidence, passage
from checker.embed import load
from checker.rules.polarity_conflict import CONTRADICTORY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


def auroc(scores: Sequence[float], labels: Sequence[bool]) -> float:
    """Return the probability that a true pair scores above a false one; ties count half."""
    values, truth = np.asarray(scores), np.asarray(labels)
    difference = values[truth][:, None] - values[~truth][None, :]
    return float((difference > 0).mean() + (difference == 0).mean() / 2)


def digits_differ(one: str, other: str) -> float:
    figures = [passage(text, "ar").figures for text in (one, other)]
    return float(bool(figures[0] and figures[1]) and figures[0].isdisjoint(figures[1]))


def distances(pairs: Sequence[tuple[str, str, bool]]) -> list[float]:
    encoder = load()

    def rows(place: int) -> NDArray[np.float32]:
        return encoder.encode([str(pair[place]) for pair in pairs], ["ar"] * len(pairs))

    return [float(1 - one @ other) for one, other in zip(rows(0), rows(1), strict=True)]


def main() -> None:
    pairs = ans("dev")
    labels = [disagree for _, _, disagree in pairs]
    ours = [evidence(passage(one, "ar"), passage(other, "ar")) for one, other, _ in pairs]
    rows = [
        ("our evidence", auroc(ours, labels)),
        ("digits differ", auroc([digits_differ(one, other) for one, other, _ in pairs], labels)),
        ("distance of the vectors", auroc(distances(pairs), labels)),
    ]
    print(f"{len(pairs)} pairs, {sum(labels)} of them disagree")
    print(tabulate(rows, headers=("score", "AUROC"), floatfmt=".3f"))
    found = [label for score, label in zip(ours, labels, strict=True) if score >= CONTRADICTORY]
    print(
        f"from {CONTRADICTORY} on: {len(found)} found, precision {sum(found) / max(len(found), 1):.3f}, "
        f"recall {sum(found) / sum(labels):.3f}"
    )


if __name__ == "__main__":
    main()
