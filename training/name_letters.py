"""Learn which runs of letters tell a name from an ordinary Arabic word.

A logistic model over runs of two to four letters. Names: ``ar2en-train.txt`` (google/transliteration,
Apache-2.0) and ``wikidata-sample.tsv`` (Wikidata, CC0) of the evaluation data, without the names of
``ar2en-eval.txt``. Ordinary words: the 60,000 commonest of wordfreq (data CC BY-SA 4.0, of which only these
weights are kept), weighted by frequency. Needs wordfreq, which the package does not. Writes
checker/facts/data/name-letters.tsv: weights, no words. Run: python training/name_letters.py
"""

from __future__ import annotations

import math
import os
import random
import re
from collections import Counter, defaultdict
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wordfreq import top_n_list, word_frequency

from checker.facts.names.arabic_letters import runs
from checker.text.fold import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "checker" / "facts" / "data" / "name-letters.tsv"
ARABIC = re.compile("[ء-ي]{2,}")
COMMONEST = 60_000
FEWEST, SMALLEST = 20, 0.3
ROUNDS, RATE, SHRINKING = 6, 0.15, 1e-3
HEADER = """\
# What a run of folded Arabic letters says: above 0 for a name, below for an ordinary word; ^ and $ are ends.
# Learned by training/name_letters.py, which says from what; it holds no words. "bias" is added once.
run\tweight
"""


class Example(NamedTuple):
    """The runs of a word that are in the model, whether it is a name, and how much it counts."""

    runs: tuple[str, ...]
    is_name: bool
    weight: float


def names() -> set[str]:
    """Return folded Arabic names to learn from."""
    folder = Path(os.environ.get("CHECKER_EVAL", ROOT.parent / "shared" / "eval")) / "translit"
    measured, known, sample = (
        (folder / name).read_text("utf-8").splitlines()
        for name in ("ar2en-eval.txt", "ar2en-train.txt", "wikidata-sample.tsv")
    )
    found = {line.split("\t")[0] for line in known}
    found |= {line.split("\t")[1].replace(" ", "") for line in sample}
    return _folded(found) - _folded(line.split("\t")[0] for line in measured)


def ordinary() -> dict[str, float]:
    """Return folded Arabic words with their share of all words of texts."""
    shares: dict[str, float] = defaultdict(float)
    for word in top_n_list("ar", COMMONEST):
        for folded in _folded([word]):
            shares[folded] += word_frequency(word, "ar")
    return dict(shares)


def _folded(words: Iterable[str]) -> set[str]:
    return {folded for word in words if ARABIC.fullmatch(folded := fold_word(word))}


def examples() -> list[Example]:
    """Return names and ordinary words, each kind with the same weight; a word that is both is a name."""
    known = names()
    words = {word: share for word, share in ordinary().items() if word not in known}
    counts = Counter(chain.from_iterable(runs(word) for word in (*known, *words)))
    kept = {run for run, count in counts.items() if count >= FEWEST}
    balance = len(known) / len(words)
    found = [Example(_kept(word, kept), is_name=True, weight=1.0) for word in sorted(known)]
    for word, share in sorted(words.items()):
        weight = balance * min(4, 1 + math.log10(share / 1e-7) / 2)
        found.append(Example(_kept(word, kept), is_name=False, weight=weight))
    random.Random(1).shuffle(found)  # noqa: S311 - an order, no secret
    return found


def _kept(word: str, kept: set[str]) -> tuple[str, ...]:
    return tuple(run for run in runs(word) if run in kept)


def learn(known: list[Example]) -> dict[str, float]:
    """Return the weights: logistic regression by stochastic gradient, the step of each run by its history."""
    weights: dict[str, float] = defaultdict(float)
    history: dict[str, float] = defaultdict(float)
    bias = 0.0
    for number in range(ROUNDS):
        loss = 0.0
        for example in known:
            score = bias + sum(weights[run] for run in example.runs)
            share = 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
            wrong = (share - example.is_name) * example.weight
            loss += abs(wrong)
            for run in example.runs:
                step = wrong + SHRINKING * weights[run]
                history[run] += step * step
                weights[run] -= RATE * step / math.sqrt(history[run] + 0.01)
            bias -= 0.002 * wrong
        print(f"round {number}: {len(known)} words, mean error {loss / len(known):.3f}")
    return {"bias": bias, **weights}


def main() -> None:
    """Learn the weights and write the table."""
    weights = learn(examples())
    rows = [
        f"{run}\t{weight:.1f}"
        for run, weight in sorted(weights.items())
        if abs(weight) >= SMALLEST or run == "bias"
    ]
    TABLE.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{TABLE.relative_to(ROOT)}: {len(rows)} rows, {TABLE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
