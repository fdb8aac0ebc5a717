"""Time against length: does twice the text take twice the time, on news and on text made to be slow?

    python benchmarks/linear.py [--phrases]

For each reader and each piece of text, repeated to two lengths eight times apart, prints characters a second
and how the time grew: 8 is linear, 64 would be a square. Times are those of the processor.

``--phrases`` asks instead how slow text of nothing but times is, beside sentences of news that hold a time:
phrases of the tables of tests/facts/times, drawn by lot, repeated, pairs of phrases by turns, and, harder,
the same with other figures each time, so that nothing read before helps. A character's cost is set beside two
others: that of news with times, most of whose words are passed over, and the average of the texts of its
kind, where every word is part of a date.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import re
import statistics
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tabulate import tabulate

from checker.facts.quotes import attributions
from checker.facts.times import extract, extraction
from checker.text.fold import fold
from checker.text.segment import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


PUBLISHED = date(2018, 10, 1)
REPEATED = 200  # times
SHOWN = 10
BOUND = 3  # times the usual cost
TRIED = 100  # phrases a language, drawn by lot


def phrases() -> None:
    """Print how much slower than news the slowest texts of phrases of the tables are, a character."""
    rng = random.Random(1)
    found = []
    for language in PIECES:
        usual = costs(news_with_times(language), language)
        for kind, piece, text in made_of(rng.sample(phrases_of(language), TRIED), rng):
            cost = costs(text, language)
            found.append((cost / usual, kind, language, piece, cost))
    for kind in ("one phrase", "two by turns", "other figures"):
        ratios = sorted((row for row in found if row[1] == kind), reverse=True)
        average = statistics.mean(row[4] for row in ratios)
        over = sum(row[0] > BOUND for row in ratios)
        dense = sum(row[4] > BOUND * average for row in ratios)
        print(
            f"{kind}: {len(ratios)} texts, median {statistics.median(row[0] for row in ratios):.1f}, "
            f"{over} over {BOUND} times the cost of news with times; "
            f"{dense} over {BOUND} times the average of these texts, {average * 1e6:.1f} µs a character"
        )
        for ratio, _, language, piece, cost in ratios[:SHOWN]:
            print(f"    {ratio:5.1f}  {cost / average:4.1f}  {language}  {piece}")


def phrases_of(language: str) -> list[str]:
    table = Path(__file__).parents[1] / "tests" / "facts" / "times" / "corpus" / f"{language}.tsv"
    lines = table.read_text(encoding="utf-8").splitlines()
    return [line.split("\t")[2] for line in lines if line and not line.startswith("#")]


def made_of(table: list[str], rng: random.Random) -> Iterator[tuple[str, str, str]]:
    """Yield kind, piece and text for every phrase, for as many pairs, for every phrase with other figures."""
    others = rng.sample(table, len(table))
    for phrase, other in zip(table, others, strict=True):
        yield "one phrase", phrase, f"{phrase} " * REPEATED
        yield "two by turns", f"{phrase} | {other}", f"{phrase} {other} " * (REPEATED // 2)
        if re.search(r"\d", phrase):
            varied = (
                re.sub(r"\d+", lambda figure: other_figure(figure[0], rng), phrase) for _ in range(REPEATED)
            )
            yield "other figures", phrase, " ".join(varied)


def other_figure(figure: str, rng: random.Random) -> str:
    """Return another figure that can stand in the same place of a date."""
    if len(figure) == 4:
        return str(rng.randint(1950, 2030))
    return str(rng.randint(1, 12) if int(figure) <= 12 else rng.randint(13, 28)).zfill(len(figure))


def news_with_times(language: str) -> str:
    """Return the sentences of the NTREX development documents that hold a time."""
    root = Path(os.environ.get("CHECKER_EVAL", Path(__file__).parents[2] / "shared" / "eval"))
    with (root / "ntrex-dev" / "ntrex-dev.jsonl").open(encoding="utf-8") as lines:
        sentences_found = [sentence for line in lines for sentence in json.loads(line)[language]]
    return "\n".join(it for it in sentences_found if extract(it, language, PUBLISHED))


def costs(text: str, language: str) -> float:
    """Return seconds a character, with nothing kept from texts read before: the best of three readings."""
    took = []
    for _ in range(3):
        extraction.forget()
        gc.collect()
        gc.freeze()  # what other texts left behind is not looked through again
        start = time.process_time()
        extract(text, language, PUBLISHED)
        took.append(time.process_time() - start)
    return min(took) / len(text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--phrases", action="store_true", help="text made of phrases of the tables of times")
    if parser.parse_args().phrases:
        phrases()
        return
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
