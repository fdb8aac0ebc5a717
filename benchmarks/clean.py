"""False alarms: professional translations of one news document, taken as accounts that agree.

    python benchmarks/clean.py [--half odd|even|all] [--show CODE]

Prints, for each pair of languages, how many findings a document each rule gives. Whatever is found in such a
bundle is mostly false: the accounts say the same.
"""

from __future__ import annotations

import argparse
from collections import Counter
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Any

from evaluation_data import ntrex
from tabulate import tabulate

from checker.embed import load
from checker.model.finding import Severity
from checker.model.source import Source, SourceKind, Story
from checker.pipeline import check

if TYPE_CHECKING:
    from checker.model.result import Result

PUBLISHED = date(2019, 5, 15)  # the data has no dates of publication; both accounts get the same one


def story(document: dict[str, Any], languages: tuple[str, str]) -> Story:
    """Return a document as a story of two articles."""
    sources = tuple(
        Source(
            id=language,
            kind=SourceKind.ARTICLE,
            text="\n".join(document[language]),
            language=language,
            published=PUBLISHED,
        )
        for language in languages
    )
    return Story(id=document["doc"], title="", sources=sources)


def show(result: Result, code: str) -> None:
    for found in result.findings:
        if found.code == code:
            print(f"{result.story.id}: {found.code} {found.message}")
            for item in found.evidence:
                print(f"    {item.source} [{item.start}:{item.end}] {item.quote[:120]!r} -> {item.value}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--half", choices=("odd", "even", "all"), default="odd")
    parser.add_argument("--show", default="", help="print the findings of this code")
    options = parser.parse_args()
    documents = ntrex()
    chosen = {"odd": documents[1::2], "even": documents[::2], "all": documents}[options.half]
    encoder = load()
    rows = []
    for pair in combinations(("ar", "en", "fr"), 2):
        counts: Counter[str] = Counter()
        matched = claims = 0
        for document in chosen:
            result = check(story(document, pair), encoder)
            counts.update(f"{found.code} {found.severity}" for found in result.findings)
            counts.update(f"all {found.severity}" for found in result.findings)
            linked = {claim for item in result.correspondences for claim in item.claims}
            matched += len(linked)
            claims += len(result.claims)
            if options.show:
                show(result, options.show)
        rows += [("-".join(pair), what, count, count / len(chosen)) for what, count in sorted(counts.items())]
        rows.append(("-".join(pair), "claims that correspond, of all", matched, matched / claims))
    print(f"{len(chosen)} documents ({options.half}); severities: {', '.join(Severity)}")
    print(tabulate(rows, headers=("pair", "what", "count", "a document"), floatfmt=".2f"))


if __name__ == "__main__":
    main()
