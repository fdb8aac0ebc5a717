"""Make the mean token vectors of the bundled encoder, one a language, at the layer that is compared.

Reads the even-numbered documents of NTREX-128's development half, as training/background.py does; each mean
is over all tokens of one language, and no text goes into the file. Nothing in it depends on chance. Writes
checker/embed/data/e5-small-tokens.json. Run: python training/token_means.py
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from background import DIGITS, LANGUAGES, even_documents

from checker.embed.bundled import e5_engine
from checker.embed.late import LAYER, STATISTICS

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Measure and write."""
    engine = e5_engine()
    documents = even_documents()
    means = {}
    for language in LANGUAGES:
        texts = [text for document in documents for text in document[language]]
        mean = np.concatenate([rows for _, rows in engine.token_vectors(texts, LAYER)]).mean(axis=0)
        means[language] = [round(float(value), DIGITS + 1) for value in mean]
    record = {
        "weights": engine.weights,
        "prefix": engine.prefix,
        "layer": LAYER,
        "provenance": {
            "source": "NTREX-128 (github.com/MicrosoftTranslator/NTREX), development half: ar, en, fr",
            "licence": "CC BY-SA 4.0; only means of vectors are kept, no text",
            "used": "the even-numbered documents, counted from 0; the odd-numbered are left for evaluation",
            "documents": len(documents),
            "made_by": "training/token_means.py",
        },
        "means": means,
    }
    path = ROOT / "checker" / "embed" / "data" / STATISTICS
    lines = ",\n".join(f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in record.items())
    path.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
