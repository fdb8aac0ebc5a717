"""Fit the model that tells a denial without a counterpart from one that a translator recast.

Reads the even-numbered NTREX development documents. Clashes of the documents as they are count as recast;
those of sentences in which ``benchmarks/edit_kinds`` deletes or inserts a negation count as real. Writes the
weights into checker/facts/polarity/data/weights.toml; no text goes into it. Run: python
training/polarity_weights.py
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

sys.path.append(str(Path(__file__).resolve().parent.parent / "benchmarks"))

from accounts import Remembering, story, understood
from edit_kinds.values import Line
from edit_kinds.wording import negation_edits
from evaluation_data import ntrex
from fitting import fitted, write

from checker.align.correspond import scores
from checker.align.polarity import FEATURES, polarity_clashes
from checker.align.vectors import embed
from checker.embed import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.align.polarity import Clash
    from checker.embed import Encoder

PAIRS = (("en", "ar"), ("en", "fr"), ("ar", "fr"))
RIDGE = 1.0
LEAST_TOGETHER = 4


def clashes(
    document: dict[str, Any], pair: tuple[str, str], encoder: Encoder
) -> list[tuple[Clash, set[int]]]:
    """Return the clashes of a document, each with the lines of the edited language that it touches."""
    told = story(document, pair)
    claims, facts = understood(told)
    vectors = embed([(claim.text, claim.language) for claim in claims], encoder)
    rows = vectors.of([(claim.text, claim.language) for claim in claims])
    scored = scores(told, claims, rows, facts, encoder)
    found = polarity_clashes(told, claims, facts.polarities, vectors, scored, encoder)
    text = told.source(pair[0]).text
    starts = {claim.id: claim.start for claim in claims if claim.source == pair[0]}
    return [
        (clash, {text.count("\n", 0, starts[it]) for it in (clash.denying, clash.other) if it in starts})
        for clash in found
    ]


def edited(document: dict[str, Any], pair: tuple[str, str]) -> Iterator[tuple[dict[str, Any], set[int]]]:
    """Yield the document with negations deleted or inserted, some sentences apart, and their numbers."""
    random = Random(7)  # noqa: S311 - to repeat it, not to hide it
    edits = [
        edit
        for number, (line, other) in enumerate(zip(document[pair[0]], document[pair[1]], strict=True))
        for edit in negation_edits(Line(document["doc"], number, *pair, line, other), random)
    ]
    groups: list[dict[int, str]] = []
    for edit in edits:
        for group in groups:
            if all(abs(edit.line.number - number) >= LEAST_TOGETHER for number in group):
                group[edit.line.number] = edit.text
                break
        else:
            groups.append({edit.line.number: edit.text})
    for group in groups:
        lines = [group.get(number, line) for number, line in enumerate(document[pair[0]])]
        yield {**document, pair[0]: lines}, set(group)


def main() -> None:
    """Fit the model and write its weights."""
    encoder = Remembering(load())
    rows, labels = [], []
    for pair in PAIRS:
        for document in ntrex()[::2]:
            recast = [clash for clash, _ in clashes(document, pair, encoder)]
            rows += [clash.features for clash in recast]
            labels += [0] * len(recast)
            if pair[0] != "en":
                continue
            for changed, numbers in edited(document, pair):
                real = [clash for clash, lines in clashes(changed, pair, encoder) if lines & numbers]
                rows += [clash.features for clash in real]
                labels += [1] * len(real)
    weights = fitted(rows, labels, RIDGE)
    write("clash", dict(zip((*FEATURES, "bias"), weights, strict=True)))
    print(f"{labels.count(0)} recast, {labels.count(1)} real; weights {weights}")


if __name__ == "__main__":
    main()
