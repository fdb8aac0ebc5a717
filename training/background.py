"""Make the background statistics of the bundled encoders: language means and similarities of usual pairs.

Reads the parallel news documents of NTREX-128 (development half) and uses the even-numbered ones only,
numbered from 0 in order of the file; the odd-numbered are left for evaluation. Writes one JSON file an
encoder into checker/embed/data/; no text goes into it. Run: python training/background.py [e5-small use-m]
"""

from __future__ import annotations

import json
import os
import sys
from itertools import combinations_with_replacement
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from checker.embed.background import FORMAT
from checker.embed.bundled import E5_SMALL, USE_M, e5_engine, use_engine
from checker.embed.encoder import CentredEncoder

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from checker.embed.encoder import Engine

    Rows = NDArray[np.float32]

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("ar", "en", "fr")
LEVELS = (
    0,
    0.001,
    0.005,
    0.01,
    0.025,
    *(round(0.05 * step, 2) for step in range(1, 20)),
    0.975,
    0.99,
    0.995,
    0.999,
    1,
)
ENGINES: dict[str, Callable[[], Engine]] = {E5_SMALL: e5_engine, USE_M: use_engine}
DIGITS = 5


def even_documents() -> list[dict[str, list[str]]]:
    """Return the documents numbered 0, 2, 4...: language to sentences, lists of equal length."""
    folder = Path(os.environ.get("CHECKER_EVAL", ROOT.parent / "shared" / "eval"))
    lines = (folder / "ntrex-dev" / "ntrex-dev.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines[::2]]


def distribution(similarities: Rows) -> dict[str, object]:
    """Return the record of one distribution, in the form that checker.embed.background.parse reads."""
    return {
        "mean": round(float(similarities.mean()), DIGITS),
        "spread": round(float(similarities.std()), DIGITS),
        "quantiles": [round(float(value), DIGITS) for value in np.quantile(similarities, LEVELS)],
    }


def similarities(
    left: Rows, right: Rows, document: NDArray[np.int64], *, one_language: bool
) -> dict[str, Rows]:
    """Return the similarities of random, near and true pairs; one language has no true pairs of its own."""
    scores = left @ right.T
    same_sentence = np.eye(len(left), dtype=bool)
    same_document = document[:, None] == document[None, :]
    if one_language:  # each pair once, and no sentence with itself
        below = np.tri(len(left), k=-1, dtype=bool)
        return {"random": scores[below & ~same_document], "near": scores[below & same_document]}
    return {
        "random": scores[~same_document],
        "near": scores[same_document & ~same_sentence],
        "true": scores[same_sentence],
    }


def background(engine: Engine, documents: list[dict[str, list[str]]]) -> dict[str, object]:
    """Return the record of one engine, in the form that checker.embed.background.parse reads."""
    document = np.repeat(np.arange(len(documents)), [len(each["en"]) for each in documents])
    encoder = CentredEncoder(engine)
    raw = {code: encoder.raw([text for each in documents for text in each[code]]) for code in LANGUAGES}
    means = {code: np.round(rows.mean(axis=0), DIGITS + 1) for code, rows in raw.items()}
    centred = {code: unit(rows - means[code]) for code, rows in raw.items()}
    measured = {
        f"{a}-{b}": similarities(centred[a], centred[b], document, one_language=a == b)
        for a, b in combinations_with_replacement(LANGUAGES, 2)
    }
    kinds = ("random", "near", "true")
    pooled = {
        kind: np.concatenate([each[kind] for each in measured.values() if kind in each]) for kind in kinds
    }
    pairs = {
        key: {kind: distribution(each.get(kind, pooled[kind])) for kind in kinds}
        for key, each in {**measured, "all": pooled}.items()
    }
    return {
        "format": FORMAT,
        "name": engine.name,
        "weights": engine.weights,
        "prefix": engine.prefix,
        "provenance": {
            "source": "NTREX-128 (github.com/MicrosoftTranslator/NTREX), development half: ar, en, fr",
            "licence": "CC BY-SA 4.0; only statistics of vectors are kept, no text",
            "used": "the even-numbered documents, counted from 0; the odd-numbered are left for evaluation",
            "documents": len(documents),
            "sentences": len(document),
            "made_by": "training/background.py",
        },
        "levels": LEVELS,
        "pairs": pairs,
        "means": {code: [round(float(value), DIGITS + 1) for value in mean] for code, mean in means.items()},
    }


def unit(rows: Rows) -> Rows:
    """Return the rows at unit length."""
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def main(names: list[str]) -> None:
    """Make the statistics of the encoders named, or of all."""
    documents = even_documents()
    for name in names or list(ENGINES):
        record = background(ENGINES[name](), documents)
        path = ROOT / "checker" / "embed" / "data" / f"{name}.json"
        lines = ",\n".join(f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in record.items())
        path.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
