"""Recall: a weekday changed in one of two accounts that agree; is it found, and at what cost in false alarms?

    python benchmarks/edits.py [--half odd|even|all] [--most 150]

Takes each weekday in the English side of an NTREX document, moves it by two days, and checks the document
against its Arabic and its French translation. Only weekdays that the other side has as well are counted: a
translation may leave one out. One edit at a time; seeded, reproducible.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from dataclasses import replace

from clean import story
from evaluation_data import ntrex
from tabulate import tabulate

from checker.embed import load
from checker.facts.times import extract
from checker.pipeline import check

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAY = re.compile("|".join(NAMES))
MOVED = 2
FOUND = frozenset({"D101", "D102"})


def weekdays(text: str, language: str) -> Counter[int]:
    """Count the weekdays that a text names as times; Monday is 1."""
    found: Counter[int] = Counter()
    for mention in extract(text, language):
        if mention.value.expression is not None:
            found.update(
                int(str(part.args[0])) for part in mention.value.expression.walk() if part.op == "weekday"
            )
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--half", choices=("odd", "even", "all"), default="odd")
    parser.add_argument("--most", type=int, default=150)
    parser.add_argument("--missed", action="store_true", help="print the edits that were not found")
    options = parser.parse_args()
    documents = ntrex()
    chosen = {"odd": documents[1::2], "even": documents[::2], "all": documents}[options.half]
    encoder = load()
    rows = []
    for other in ("ar", "fr"):
        edits = [
            (document, number, match)
            for document in chosen
            for number, (line, rendered) in enumerate(zip(document["en"], document[other], strict=True))
            for match in WEEKDAY.finditer(line)
            if weekdays(rendered, other)[NAMES.index(match[0]) + 1]
        ]
        random.Random(7).shuffle(edits)
        edits = edits[: options.most]
        hits = 0
        for document, number, match in edits:
            line = document["en"][number]
            moved = NAMES[(NAMES.index(match[0]) + MOVED) % len(NAMES)]
            changed = list(document["en"])
            changed[number] = line[: match.start()] + moved + line[match.end() :]
            edited = story({**document, "en": changed}, ("en", other))
            start = sum(len(before) + 1 for before in changed[:number]) + match.start()
            result = check(replace(edited, id=f"{edited.id}-{start}"), encoder)
            hit = any(
                item.source == "en" and item.start < start + len(moved) and start < item.end
                for found in result.findings
                if found.code in FOUND
                for item in found.evidence
            )
            hits += hit
            if options.missed and not hit:
                print(f"{document['doc']} {other}: {match[0]} -> {moved}: {line[:140]}")
        rows.append((f"en-{other}", len(edits), hits, hits / max(len(edits), 1)))
    print(tabulate(rows, headers=("pair", "edits", "found", "recall"), floatfmt=".2f"))


if __name__ == "__main__":
    main()
