"""Retrieval: is the translation of a sentence the nearest of a thousand, in both directions?

    python benchmarks/retrieval.py [--model NAME] [--half odd|even|all] [--check]

Tatoeba's Arabic-English and French-English pairs (1,000 each): the share of sentences whose translation, of
all thousand, scores best. The scores: the cosine; CSLS (Conneau et al. 2018, arXiv:1710.04087), which takes
off how near a sentence is to its nearest neighbours in general; the same with the overlap of tokens added for
the best candidates of each (checker/embed/late.py), where the model has tokens; and that, told that every
sentence has exactly one translation here (Sinkhorn's scaling; Cuturi 2013, arXiv:1306.0895), which accounts
of a story do not grant. A half means the sentences that are asked for; the thousand they are looked for among
stay the same.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

import numpy as np
from accounts import floors
from evaluation_data import tatoeba
from tabulate import tabulate

from checker.embed import load
from checker.embed.late import WEIGHT, overlaps
from checker.embed.retrieval import csls, found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from checker.embed import Encoder
    from checker.embed.late import TokenEncoder

    Scores = NDArray[np.float32]

CANDIDATES = 20
"""How many candidates of each sentence have their tokens compared."""

TEMPERATURE = 0.04
ROUNDS = 20
NO_CANDIDATE = np.float32(-1)

HALVES = {"even": slice(0, None, 2), "odd": slice(1, None, 2), "all": slice(None)}
ONE_TO_ONE = "one to one"

Sides = tuple[tuple[list[str], str], tuple[list[str], str]]
"""The sentences of either side, and their language."""


def one_to_one(similarities: Scores) -> Scores:
    """Return the similarities scaled until every row and every column sums to the same."""
    plan = np.exp((similarities - similarities.max()) / TEMPERATURE)
    for _ in range(ROUNDS):
        plan /= plan.sum(axis=1, keepdims=True)
        plan /= plan.sum(axis=0, keepdims=True)
    return np.asarray(plan, np.float32)


def with_tokens(similarities: Scores, sides: Sides, encoder: TokenEncoder) -> Scores:
    """Return the similarities with the overlap of tokens added; what is no candidate gets the least."""
    best = csls(similarities)
    chosen = np.zeros(best.shape, np.bool_)
    for axis in (0, 1):
        least = -np.sort(-best, axis=axis).take([CANDIDATES - 1], axis=axis)
        chosen |= best >= least
    pairs = np.argwhere(chosen)
    left, right = (encoder.tokens(texts, [tag] * len(texts)) for texts, tag in sides)
    scores = np.full(best.shape, NO_CANDIDATE)
    scores[chosen] = similarities[chosen] + WEIGHT * overlaps(left, right, pairs)
    return scores


def scores(encoder: Encoder, sides: Sides) -> Iterator[tuple[str, Scores]]:
    """Yield each way of scoring by name, with the scores of all pairs."""
    left, right = (encoder.encode(texts, [tag] * len(texts)) for texts, tag in sides)
    similarities = left @ right.T
    yield "cosine", similarities
    yield "CSLS", csls(similarities)
    tokens = encoder.tokens
    if tokens is not None:
        similarities = with_tokens(similarities, sides, tokens)
        yield "CSLS, with tokens", csls(similarities)
    yield ONE_TO_ONE, one_to_one(similarities)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--model", help="as for checker check; the default encoder without")
    parser.add_argument("--half", choices=tuple(HALVES), default="all")
    parser.add_argument("--check", action="store_true", help="exit with 1 below a floor")
    options = parser.parse_args(arguments)
    encoder = load(options.model)
    limits = floors()["retrieval"]
    rows: list[tuple[object, ...]] = []
    below = False
    for language in ("ar", "fr"):
        pairs = tatoeba(language)
        sides = ([pair[0] for pair in pairs], language), ([pair[1] for pair in pairs], "en")
        means = {}
        for name, scored in scores(encoder, sides):
            to_english, from_english = found(scored, HALVES[options.half])
            means[name] = (to_english + from_english) / 2
            rows.append((f"{language}-en", name, to_english, from_english, means[name], limits[language]))
        # What no story grants cannot make up for what is missing.
        below |= max(mean for name, mean in means.items() if name != ONE_TO_ONE) < limits[language]
    print(f"Tatoeba, {options.half} sentences, {encoder.name}")
    headers = ("pair", "score", "to English", "from English", "mean", "at least")
    print(tabulate(rows, headers=headers, floatfmt=".3f"))
    return int(options.check and below)


if __name__ == "__main__":
    sys.exit(main())
