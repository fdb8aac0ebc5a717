"""The peer of cold_start.py: what one writes in ten minutes with sentence-transformers and dateparser.

Usage: python plain_script.py MODEL_FOLDER TEXT_FILE...
Prints the dates found in each text and, for each sentence, the most similar sentence of another text.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from dateparser.search import search_dates
from sentence_transformers import SentenceTransformer


def main(model_folder: str, files: list[str]) -> None:
    model = SentenceTransformer(model_folder)
    sentences, owners = [], []
    for file in files:
        text = Path(file).read_text(encoding="utf-8")
        for phrase, day in search_dates(text, languages=["ar", "en"]) or []:
            print(f"{file}: {phrase!r} is {day:%Y-%m-%d}")
        found = [part.strip() for part in re.split(r"(?<=[.!?؟])\s+|\n+", text) if part.strip()]
        sentences += found
        owners += [file] * len(found)
    vectors = model.encode(sentences)
    scores = model.similarity(vectors, vectors)
    for row, owner in enumerate(owners):
        others = [column for column, other in enumerate(owners) if other != owner]
        if others:
            best = max(others, key=lambda column: float(scores[row, column]))
            print(f"{scores[row, best]:.3f} {sentences[row][:60]} | {sentences[best][:60]}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
