"""Fit the score of contradiction between two claims in one language.

Reads the training half of ANS (Arabic news titles that agree or disagree) and writes weights into
checker/facts/polarity/data/weights.toml; no text goes into it. Run: python training/contradiction_weights.py
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "benchmarks"))

from evaluation_data import ans
from fitting import fitted, write

from checker.align.contradiction import features, passage

RIDGE = 1.0


def main() -> None:
    """Fit the score and write its weights."""
    pairs = ans("train")
    rows = [features(passage(one, "ar"), passage(other, "ar")) for one, other, _ in pairs]
    names = list(rows[0])
    weights = fitted([[row[name] for name in names] for row in rows], [pair[2] for pair in pairs], RIDGE)
    write("contradiction", dict(zip((*names, "bias"), weights, strict=True)))
    print(f"{len(pairs)} pairs of titles")


if __name__ == "__main__":
    main()
