"""Learn what it costs to read an Arabic letter as Latin letters, from lists of names written in both.

Each Arabic letter stands for none to three Latin ones; the probabilities are those under which the pairs of
names are likeliest (expectation maximisation over all monotone alignments; Ristad and Yianilos 1998). Reads
``ar2en-train.txt`` (google/transliteration, Apache-2.0) and ``wikidata-sample.tsv`` (Wikidata, CC0) of the
evaluation data; names of ``ar2en-eval.txt`` are left out. Writes checker/facts/data/letter-costs.tsv: costs
in bits, no names. Run: python training/letter_costs.py
"""

from __future__ import annotations

import math
import os
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from checker.text.fold import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Pair = tuple[str, str]
    Shares = dict[str, dict[str, float]]

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "checker" / "facts" / "data" / "letter-costs.tsv"
MOST = 3
ROUNDS = 7
RAREST = 0.0015
FLOOR = 1e-4
HEADER = """\
# What it costs, in bits, to read an Arabic letter (folded) as these Latin letters when a name is read aloud.
# Learned by training/letter_costs.py from lists of names in both scripts (google/transliteration, Apache-2.0;
# Wikidata, CC0); it holds no names. "-" stands for nothing; the rows of "*" are Latin letters in any name.
arabic\tlatin\tbits
"""


def pairs() -> Iterator[Pair]:
    """Yield folded (Arabic, Latin) single names to learn from, without any name to be measured on."""
    folder = Path(os.environ.get("CHECKER_EVAL", ROOT.parent / "shared" / "eval")) / "translit"
    measured = {word for line in _lines(folder / "ar2en-eval.txt") for word in line.split("\t")}
    for line in _lines(folder / "ar2en-train.txt"):
        arabic, latin = line.split("\t")
        if not measured & {arabic, latin}:
            yield fold_word(arabic), fold_word(latin)
    for line in _lines(folder / "wikidata-sample.tsv"):
        latin, arabic, _ = line.split("\t")
        arabic, latin = fold_word(arabic.replace(" ", "")), fold_word(latin)
        if not measured & {arabic, latin} and latin.isascii() and latin.isalpha():
            yield arabic, latin


def _lines(path: Path) -> list[str]:
    return [line.lower() for line in path.read_text("utf-8").splitlines()]


def _chunks(latin: str, start: int) -> Iterator[tuple[str, int]]:
    for end in range(start, min(start + MOST, len(latin)) + 1):
        yield latin[start:end], end


def expected(  # noqa: C901 - two passes over one lattice, and their product
    pair: Pair, shares: Shares, counts: dict[str, dict[str, float]]
) -> float:
    """Add the expected uses of each reading in one pair to ``counts``; return the pair's log-likelihood."""
    arabic, latin = pair
    rows, columns = len(arabic) + 1, len(latin) + 1
    forward = [[0.0] * columns for _ in range(rows)]
    backward = [[0.0] * columns for _ in range(rows)]
    forward[0][0] = backward[-1][-1] = 1.0
    for row, letter in enumerate(arabic):
        known = shares.get(letter, {})
        for column in range(columns):
            if forward[row][column]:
                for chunk, end in _chunks(latin, column):
                    forward[row + 1][end] += forward[row][column] * known.get(chunk, FLOOR)
    for row in range(rows - 2, -1, -1):
        known = shares.get(arabic[row], {})
        for column in range(columns):
            backward[row][column] = sum(
                known.get(chunk, FLOOR) * backward[row + 1][end] for chunk, end in _chunks(latin, column)
            )
    total = forward[-1][-1]
    if not total:
        return 0.0
    for row, letter in enumerate(arabic):
        known = shares.get(letter, {})
        for column in range(columns):
            if forward[row][column]:
                for chunk, end in _chunks(latin, column):
                    used = forward[row][column] * known.get(chunk, FLOOR) * backward[row + 1][end]
                    counts[letter][chunk] += used / total
    return math.log(total)


def learn(known: Iterable[Pair]) -> Shares:
    """Return P(Latin chunk | Arabic letter)."""
    names = [pair for pair in known if 0 < len(pair[1]) <= MOST * len(pair[0])]
    shares: Shares = {}
    for number in range(ROUNDS):
        counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        likelihood = sum(expected(pair, shares, counts) for pair in names)
        shares = {
            letter: {chunk: count / sum(found.values()) for chunk, count in found.items()}
            for letter, found in counts.items()
        }
        print(f"round {number}: {len(names)} names, log-likelihood {likelihood:.0f}")
    return shares


def main() -> None:
    """Learn the costs and write the table."""
    known = set(pairs())
    shares = learn(known)
    letters = Counter(letter for _, latin in known for letter in latin if letter.isalpha())
    total = sum(letters.values())
    rows = [
        f"*\t{letter}\t{-math.log2(count / total):.1f}"
        for letter, count in sorted(letters.items())
        if letter.isascii()
    ]
    rows += [
        f"{letter}\t{chunk or '-'}\t{-math.log2(share):.1f}"
        for letter, found in sorted(shares.items())
        for chunk, share in sorted(found.items(), key=lambda item: (-item[1], item[0]))
        if share >= RAREST and letter.isalpha()
    ]
    TABLE.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{TABLE.relative_to(ROOT)}: {len(rows)} rows")


if __name__ == "__main__":
    main()
