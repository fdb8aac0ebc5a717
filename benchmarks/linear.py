"""Time against length: does twice the text take twice the time, on news and on text made to be slow?

    python benchmarks/linear.py

For each reader and each piece of text, repeated to two lengths eight times apart, prints characters a second
and how the time grew: 8 is linear, 64 would be a square.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tabulate import tabulate

from checker.facts.quotes import attributions
from checker.facts.times import extract
from checker.text.fold import fold
from checker.text.segment import sentences

if TYPE_CHECKING:
    from collections.abc import Callable

SHORT, GROWTH = 20_000, 8
PIECES = {
    "ar": [
        "و",
        "والثلاثاء ",
        "من إلى في ",
        "الساعة الثالثة و",
        "؟ ",
        "“ ” ",
        "قال ",
        "قال أن ",
        "وفقا ل",
        "(",
        "مـ",
    ],
    "en": [
        "a",
        "Tuesday ",
        "1 ",
        "1-",
        "1, ",
        "(",
        "from Tuesday to ",
        "3 January 1950, ",
        "said ",
        "said that ",
        "‘",
        "A.",
    ],
    "fr": ["d'", "du 3 au ", "le premier de la ", "vingt et un ", "dit ", "« ", ", a-t-il dit", "selon "],
}
READERS: dict[str, Callable[[str, str], object]] = {
    "fold": lambda text, _: fold(text),
    "sentences": sentences,
    "times": extract,
    "attributions": attributions,
}


def seconds(reader: Callable[[str, str], object], text: str, language: str) -> float:
    start = time.process_time()
    reader(text, language)
    return max(time.process_time() - start, 1e-4)


def main() -> None:
    rows = []
    for name, reader in READERS.items():
        for language, pieces in PIECES.items():
            reader("warm", language)
            for piece in pieces:
                short, long = (piece * (size // len(piece)) for size in (SHORT, SHORT * GROWTH))
                before, after = seconds(reader, short, language), seconds(reader, long, language)
                rows.append((name, language, repr(piece), int(len(long) / after), after / before))
    rows.sort(key=lambda row: -row[4])
    print(tabulate(rows, headers=("reader", "language", "piece", "characters/s", "growth"), floatfmt=".1f"))


if __name__ == "__main__":
    main()
