"""Contradiction: pairs of texts told apart by our evidence in one language, and by the model that ships.

    python benchmarks/contradiction.py [--parts titles,everyday,edits,clean,cost] [--most 40]

titles    Arabic news titles that agree or disagree (ANS, dev): the area under the ROC curve of each score,
          beside the rule 'digits differ' and the plain distance of the vectors; how precise findings are
everyday  everyday sentences in three languages, written for this (everyday_pairs.tsv), by pair of languages
edits     sentences of the odd NTREX documents with one typed edit, and without, each with its translation
clean     what is found in the odd NTREX documents, whose accounts agree, with the model and without
cost      processor time a pair, in a batch

The weights of our evidence were fitted on the training half of ANS (training/contradiction_weights.py); what
the model has learnt from stands in docs/contradiction-model.md.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from accounts import half, story
from edits import edits_of
from evaluation_data import ans, ntrex
from tabulate import tabulate

from checker import nli
from checker.align.contradiction import evidence, passage
from checker.align.contradiction_model import CONTRADICTED
from checker.embed import load
from checker.pipeline import check
from checker.rules.polarity_conflict import CONTRADICTORY

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    Pairs = Sequence[tuple[str, str]]

KINDS = ("negation", "strength", "number", "date", "weekday", "person", "place", "unit", "quoted")
EVERYDAY = (("ar", "ar"), ("en", "en"), ("fr", "fr"), ("ar", "en"), ("en", "ar"), ("fr", "ar"))


def auroc(scores: Sequence[float], labels: Sequence[bool]) -> float:
    """Return the probability that a true pair scores above a false one; ties count half."""
    values, truth = np.asarray(scores), np.asarray(labels)
    difference = values[truth][:, None] - values[~truth][None, :]
    return float((difference > 0).mean() + (difference == 0).mean() / 2)


def digits_differ(one: str, other: str) -> float:
    figures = [passage(text, "ar").figures for text in (one, other)]
    return float(bool(figures[0] and figures[1]) and figures[0].isdisjoint(figures[1]))


def distances(pairs: Pairs, languages: tuple[str, str]) -> list[float]:
    encoder = load()

    def rows(place: int) -> NDArray[np.float32]:
        return encoder.encode([pair[place] for pair in pairs], [languages[place]] * len(pairs))

    return [float(1 - one @ other) for one, other in zip(rows(0), rows(1), strict=True)]


def judged(pairs: Pairs) -> list[float]:
    """Return the probability of contradiction that the model gives each pair."""
    return [it.contradiction for it in nli.both_ways(nli.load(nli.BUNDLED), pairs)]


def titles(_most: int) -> None:
    rows = ans("dev")
    pairs, labels = [row[:2] for row in rows], [row[2] for row in rows]
    ours = [evidence(passage(one, "ar"), passage(other, "ar")) for one, other in pairs]
    model = judged(pairs)
    scores = {
        "the model": model,
        "our evidence": ours,
        "digits differ": [digits_differ(one, other) for one, other in pairs],
        "distance of the vectors": distances(pairs, ("ar", "ar")),
    }
    print(f"{len(pairs)} pairs of titles, {sum(labels)} of them disagree")
    print(
        tabulate(
            [(name, auroc(it, labels)) for name, it in scores.items()], ("score", "AUROC"), floatfmt=".3f"
        )
    )
    for name, of_pairs, limit in (("the model", model, CONTRADICTED), ("our evidence", ours, CONTRADICTORY)):
        found = [label for score, label in zip(of_pairs, labels, strict=True) if score >= limit]
        precision, recall = sum(found) / max(len(found), 1), sum(found) / sum(labels)
        print(
            f"{name} from {limit} on: {len(found)} found, {precision:.3f} of them right, recall {recall:.3f}"
        )
    headers = ("probability", "pairs", "mean", "true")
    print(tabulate(reliability(model, labels), headers, floatfmt=".2f"))


def reliability(scores: Sequence[float], labels: Sequence[bool]) -> list[tuple[object, ...]]:
    """Return, for each tenth of the probabilities, how many pairs have them and how many are true."""
    values, truth = np.asarray(scores), np.asarray(labels)
    tenths = np.minimum((values * 10).astype(int), 9)
    return [
        (f"{it / 10:.1f}-{(it + 1) / 10:.1f}", int(here.sum()), values[here].mean(), truth[here].mean())
        for it in range(10)
        if (here := tenths == it).any()
    ]


def everyday(_most: int) -> None:
    path = Path(__file__).with_name("everyday_pairs.tsv")
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    labels = [row["label"] == "contradiction" for row in rows]
    found = []
    for one, other in EVERYDAY:
        pairs = [(row[one], row[f"{other}_other"]) for row in rows]
        found.append(
            (f"{one}-{other}", auroc(judged(pairs), labels), auroc(distances(pairs, (one, other)), labels))
        )
    print(f"{len(rows)} pairs of everyday sentences")
    print(tabulate(found, ("languages", "the model", "distance of the vectors"), floatfmt=".3f"))


def edits(most: int) -> None:
    documents = half(ntrex(), "odd")
    groups: dict[str, list[tuple[float, float]]] = defaultdict(list)
    found = edits_of(documents, KINDS, most)
    after = judged([(it.text, it.line.other) for it in found])
    before = judged([(it.line.text, it.line.other) for it in found])
    for it, score, unedited in zip(found, after, before, strict=True):
        languages = "-".join(sorted((it.line.language, it.line.beside)))
        for group in (it.kind, languages, "all"):
            groups[group].append((score, unedited))
    rows = []
    for group, held in groups.items():
        scores = [score for score, _ in held] + [score for _, score in held]
        labels = [True] * len(held) + [False] * len(held)
        share = [np.mean([score >= CONTRADICTED for score in side]) for side in zip(*held, strict=True)]
        rows.append((group, len(held), auroc(scores, labels), *share))
    headers = ("edits", "pairs", "AUROC", f"edited, from {CONTRADICTED}", "unedited")
    print(tabulate(rows, headers, floatfmt=".3f"))


def clean(most: int) -> None:
    encoder = load()
    model = nli.load(nli.BUNDLED, encoder=encoder)
    counts: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    documents = half(ntrex(), "odd")[:most]
    pairs = list(combinations(("ar", "en", "fr"), 2))
    for languages in pairs:
        for document in documents:
            for with_it in (True, False):
                told = check(story(document, languages), encoder, contradiction=model if with_it else None)
                counts[with_it].update(f"{found.code} {found.severity}" for found in told.findings)
                counts[with_it].update(found.severity for found in told.findings)
    total = len(documents) * len(pairs)
    keys = sorted(key for key in counts[True] | counts[False] if counts[True][key] != counts[False][key])
    rows = [(key, counts[True][key] / total, counts[False][key] / total) for key in keys]
    print(f"findings a document in {total} clean documents, where they differ")
    print(tabulate(rows, ("findings", "with the model", "without"), floatfmt=".3f"))


def cost(_most: int) -> None:
    lines = [(en, ar) for it in half(ntrex(), "odd")[:8] for en, ar in zip(it["en"], it["ar"], strict=True)]
    model = nli.load(nli.BUNDLED)
    model.judge(lines[:32])  # the graphs are made, or read
    for name, pairs in (("news, en-ar", lines), ("titles", [row[:2] for row in ans("dev")[:300]])):
        start, begun = time.process_time(), time.perf_counter()
        model.judge(pairs)
        spent, passed = time.process_time() - start, time.perf_counter() - begun
        print(
            f"{name}: {len(pairs)} pairs, {spent / len(pairs) * 1000:.1f} ms of processor time a pair, "
            f"{passed / len(pairs) * 1000:.1f} ms by the clock"
        )


PARTS: Mapping[str, Callable[[int], None]] = {
    "titles": titles,
    "everyday": everyday,
    "edits": edits,
    "clean": clean,
    "cost": cost,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--parts", default="titles,everyday,edits,clean,cost", help="with commas between")
    parser.add_argument("--most", type=int, default=40, help="edits a kind and pair of languages; documents")
    options = parser.parse_args()
    for part in options.parts.split(","):
        PARTS[part](options.most)


if __name__ == "__main__":
    main()
