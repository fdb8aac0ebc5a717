"""Recall: typed edits of one of two accounts that agree; are they found?

    python benchmarks/edits.py [--half odd|even|all] [--kinds number,place] [--most 80] [--missed] [--check]

Each edit changes one sentence of an NTREX document in one language, in a known way, and leaves its
translation as it is (``edit_kinds/``). Seeded: the same options give the same edits. An edit is found when a
warning or error that the unedited document does not get stands in the edited sentence; 'exact' is how many of
these touch the changed words themselves. Several edits of one document are checked together when they are
four sentences apart at least. One edit of a kind a sentence and pair.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from random import Random
from typing import TYPE_CHECKING, Any

from accounts import floors, half
from edit_kinds import KINDS
from edit_kinds.measure import measured
from edit_kinds.names import persons_of
from edit_kinds.values import Line
from edit_kinds.wording import frames
from evaluation_data import ntrex
from tabulate import tabulate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from edit_kinds.measure import Outcome
    from edit_kinds.values import Edit

PAIRS = (("en", "ar"), ("en", "fr"), ("ar", "en"), ("fr", "en"))
"""Languages (edited, beside)."""
SEED = "7"
LONGEST_SHOWN = 170


def lines_of(
    document: Mapping[str, Any], pair: tuple[str, str], strangers: Mapping[str, Sequence[str]]
) -> Iterator[Line]:
    """Yield the sentences of a document beside their translations."""
    persons = persons_of(document["en"])
    edited, beside = pair
    for number, (text, other) in enumerate(zip(document[edited], document[beside], strict=True)):
        yield Line(document["doc"], number, edited, beside, text, other, persons, strangers)


def words_by_frame(documents: Iterable[Mapping[str, Any]], language: str, but: str) -> dict[str, list[str]]:
    """Return the words of all documents but one, by the frame that they stand in."""
    words: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        if document["doc"] != but:
            for text in document[language]:
                for frame, (start, end) in frames(text, language):
                    words[frame].add(text[start:end].lower())
    return {frame: sorted(held) for frame, held in words.items()}


def edits_of(documents: Sequence[Mapping[str, Any]], kinds: Sequence[str], most: int) -> list[Edit]:
    """Return the edits: at most ``most`` a kind and pair, one a sentence, chosen by seeded chance."""
    chosen: list[Edit] = []
    for pair in PAIRS:
        allowed: dict[str, list[Edit]] = defaultdict(list)
        for document in documents:
            strangers = words_by_frame(documents, pair[0], document["doc"]) if "quoted" in kinds else {}
            for line in lines_of(document, pair, strangers):
                for kind in kinds:
                    random = Random(f"{SEED} {kind} {pair} {line.document} {line.number}")
                    options = list(KINDS[kind](line, random))
                    if options:
                        allowed[kind].append(random.choice(options))
        for kind in kinds:
            Random(f"{SEED} {kind} {pair}").shuffle(allowed[kind])
            chosen += allowed[kind][:most]
    return chosen


def rows_of(outcomes: Sequence[Outcome], limits: Mapping[str, Any]) -> Iterator[tuple[object, ...]]:
    """Yield a row for each kind and pair, each kind, and the whole."""
    groups: dict[tuple[str, str], list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        edit = outcome.edit
        groups[edit.kind, f"{edit.line.language} beside {edit.line.beside}"].append(outcome)
    for kind in KINDS:
        held = [(pair, group) for (of, pair), group in groups.items() if of == kind]
        for pair, group in held:
            yield _row(kind, pair, group, None)
        if held:
            whole = [outcome for _, group in held for outcome in group]
            yield _row(kind, "all", whole, limits[kind].get("floor"))
    yield _row("all kinds", "all", outcomes, None)


def _row(kind: str, pair: str, group: Sequence[Outcome], floor: float | None) -> tuple[object, ...]:
    def share(found: Iterable[bool]) -> float:
        return sum(found) / max(len(group), 1)

    own = share(outcome.found for outcome in group)
    mark = "" if floor is None else f"{floor:.2f}" + (" missed" if own < floor else "")
    exact, others = share(outcome.exact for outcome in group), share(outcome.any_rule for outcome in group)
    return kind, pair, len(group), own, exact, others, share(outcome.any_exact for outcome in group), mark


def show(edit: Edit, codes: Iterable[str] = ()) -> None:
    """Print an edit: what became of what, and the sentence on both sides."""
    line = edit.line
    start = max(edit.spans[0][0] - LONGEST_SHOWN // 2, 0)
    where = f"{edit.kind} {line.document}:{line.number} {line.language}-{line.beside}"
    print(f"{where}: {edit.was!r} -> {edit.now!r} {' '.join(codes)}")
    print(f"    {edit.text[start : start + LONGEST_SHOWN]}\n    {line.other[:LONGEST_SHOWN]}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--half", choices=("odd", "even", "all"), default="odd")
    parser.add_argument("--kinds", default=",".join(KINDS), help="kinds of edit, with commas between")
    parser.add_argument("--most", type=int, default=80, help="edits a kind and pair of languages, at most")
    parser.add_argument("--missed", action="store_true", help="print the edits that were not found")
    parser.add_argument(
        "--sample", type=int, default=0, help="print this many edits of each kind, and check none"
    )
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument("--check", action="store_true", help="exit with 1 when a floor is missed")
    options = parser.parse_args()
    kinds = options.kinds.split(",")
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown:
        parser.error(f"no kind {', '.join(unknown)}; there are {', '.join(KINDS)}")
    documents = half(ntrex(), options.half)
    edits = edits_of(documents, kinds, options.most)
    if options.sample:
        for kind in kinds:
            held = [edit for edit in edits if edit.kind == kind]
            for edit in Random(SEED).sample(held, min(options.sample, len(held))):
                show(edit)
        return 0
    limits = floors()["recall"]
    outcomes = outcomes_of(documents, edits, {kind: limits[kind]["rules"] for kind in KINDS}, options.jobs)
    if options.missed:
        for outcome in outcomes:
            if not outcome.found:
                show(outcome.edit, outcome.codes)
    rows = list(rows_of(outcomes, limits))
    headers = ("kind", "edited", "edits", "found", "exact", "any rule", "any, exact", "floor")
    print(tabulate(rows, headers=headers, floatfmt=".2f"))
    return int(options.check and any(str(row[-1]).endswith("missed") for row in rows))


def outcomes_of(
    documents: Sequence[Mapping[str, Any]],
    edits: Sequence[Edit],
    rules: Mapping[str, Sequence[str]],
    jobs: int,
) -> list[Outcome]:
    """Check every edit, document by document, in several processes."""
    by_name = {document["doc"]: document for document in documents}
    groups: dict[tuple[str, str, str], list[Edit]] = defaultdict(list)
    for edit in edits:
        groups[edit.line.document, edit.line.language, edit.line.beside].append(edit)
    # The pairs of one document follow each other: an encoder remembers what it embedded.
    work = [
        (by_name[name], pair, held, rules)
        for (name, *pair), held in sorted(groups.items(), key=lambda it: it[0])
    ]
    outcomes: list[Outcome] = []
    with ProcessPoolExecutor(jobs) as pool:
        for group in pool.map(measured, work, chunksize=len(PAIRS)):
            outcomes += group
            print(f"\r{len(outcomes)} of {len(edits)} edits", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return outcomes


if __name__ == "__main__":
    sys.exit(main())
