"""False alarms: professional translations of one news document, taken as accounts that agree.

    python benchmarks/clean.py [--half odd|even|all] [--show CODE,CODE|all] [--check]

Prints, for each pair of languages, how many findings a document each rule gives, and what all rules together
may give at most. Whatever is found in such a bundle is mostly false: the accounts say the same.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from accounts import floors, half, story
from evaluation_data import ntrex
from tabulate import tabulate

from checker.embed import load
from checker.model.finding import Severity
from checker.pipeline import check
from checker.rules import all_rules

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from checker.model.result import Result

ALL = "all"
Counts = Counter[tuple[str, Severity]]
"""How many findings by code and severity; under 'all' those of every rule."""


def show(result: Result, codes: Collection[str]) -> None:
    """Print the findings of some rules, or of all."""
    for found in result.findings:
        if found.code in codes or ALL in codes:
            print(f"{result.story.id}: {found.code} {found.severity}: {found.message}")
            for item in found.evidence:
                print(f"    {item.source} [{item.start}:{item.end}] {item.quote[:120]!r} -> {item.value}")


def rows_of(
    pair: str, counts: Counts, documents: int, limits: Mapping[str, float]
) -> Iterator[tuple[object, ...]]:
    """Yield a row for each rule that found anything, and one for all with what was exceeded."""
    names = {module.RULE.code: module.RULE.name for module in all_rules()}
    for code in [*sorted({code for code, _ in counts} - {ALL}), ALL]:
        yield pair, code, names.get(code, "all rules"), *(counts[code, it] / documents for it in Severity), ""
    for severity, limit in limits.items():
        found = counts[ALL, Severity(severity)] / documents
        if found > limit:
            yield pair, ALL, f"{severity}s", found, "", "", f"more than {limit}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--half", choices=("odd", "even", "all"), default="odd")
    parser.add_argument(
        "--show", default="", help="print the findings of these codes, with commas, or of all"
    )
    parser.add_argument("--check", action="store_true", help="exit with 1 when there are more than allowed")
    options = parser.parse_args()
    documents = half(ntrex(), options.half)
    limits = floors()["false_alarms"]
    codes = [code for code in options.show.split(",") if code]
    encoder = load()
    rows: list[tuple[object, ...]] = []
    matching: list[str] = []
    total: Counts = Counter()
    pairs = list(combinations(("ar", "en", "fr"), 2))
    for pair in pairs:
        counts: Counts = Counter()
        matched = claims = 0
        for document in documents:
            result = check(story(document, pair), encoder)
            for found in result.findings:
                counts.update([(found.code, found.severity), (ALL, found.severity)])
            matched += len({claim for item in result.correspondences for claim in item.claims})
            claims += len(result.claims)
            show(result, codes)
        total += counts
        rows += rows_of("-".join(pair), counts, len(documents), limits)
        matching.append(f"{'-'.join(pair)} {matched / claims:.2f}")
    rows += rows_of("mean", total, len(documents) * len(pairs), limits)
    print(f"{len(documents)} documents ({options.half}); findings a document; at most {limits} of all rules")
    print(tabulate(rows, headers=("pair", "code", "rule", *Severity, "limit"), floatfmt=".2f"))
    print(f"claims that correspond: {', '.join(matching)}")
    return int(options.check and any(row[-1] for row in rows))


if __name__ == "__main__":
    sys.exit(main())
