"""Measure in which ranges the factors of the bundled network's matrix products lie, for their 8-bit form.

Reads the parallel news documents that training/background.py reads (the even-numbered ones of the development
half of NTREX-128) and runs the network on them in single precision. Writes the least and the greatest value
that went into each product to checker/embed/data/. Run: python training/ranges.py
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
from background import LANGUAGES, ROOT, even_documents

from checker.embed.bert import embedded, ragged
from checker.embed.bundled import e5_engine
from checker.embed.clean import clean
from checker.embed.onnx_bert import RANGES, session
from checker.embed.onnx_graph import EMBEDDED, LENGTHS, PRODUCTS, observed_graph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from checker.embed.bundled import E5Engine

    Column = NDArray[np.float32]

DIGITS = 4
OUTLIERS = {"qkv": 0, "ao": 0, "fi": 4, "fo": 8}
"""How many columns are kept apart, by product: a few cost little time, and take away most of the error."""


def ranges(engine: E5Engine, texts: Sequence[str]) -> dict[str, list[object]]:
    """Return least and greatest value, and outliers, by product. ``texts`` are cleaned."""
    model, ids = engine.file, engine.ids(texts)
    network = session(observed_graph(model))
    names = [f"l{layer}.{product}" for layer in range(model.sizes.layers) for product in PRODUCTS]
    least: list[Column] = [np.zeros(1, np.float32)] * len(names)
    greatest = least.copy()
    for item in ids:  # one at a time: what pads shorter texts is not to count
        block = embedded(model, [item], ragged([item]))[None]
        lengths = np.array([len(item)], np.int32)
        for at, values in enumerate(network.run(names, {EMBEDDED: block, LENGTHS: lengths})):
            least[at] = np.minimum(least[at], values.min(axis=(0, 1)))
            greatest[at] = np.maximum(greatest[at], values.max(axis=(0, 1)))
    return {
        name: record(low, high, OUTLIERS[name.split(".")[1]])
        for name, low, high in zip(names, least, greatest, strict=True)
    }


def record(least: Column, greatest: Column, outliers: int) -> list[object]:
    """Return the range of all columns but those that reach farthest, and these."""
    order = np.argsort(-np.maximum(greatest, -least), kind="stable")
    kept = order[outliers:]
    extremes = (round(float(it), DIGITS) for it in (least[kept].min(), greatest[kept].max()))
    return [*extremes, sorted(order[:outliers].tolist())]


def main() -> None:
    """Measure and write."""
    engine = e5_engine()
    texts = [clean(text) for each in even_documents() for code in LANGUAGES for text in each[code]]
    found = {
        "weights": engine.weights,
        "prefix": engine.prefix,
        "provenance": {
            "source": "NTREX-128 (github.com/MicrosoftTranslator/NTREX), development half: ar, en, fr",
            "licence": "CC BY-SA 4.0; only ranges of numbers are kept, no text",
            "script": "training/ranges.py",
        },
        "ranges": ranges(engine, texts),
    }
    path = ROOT / "checker" / "embed" / "data" / RANGES
    path.write_text(json.dumps(found) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
