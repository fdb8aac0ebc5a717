"""Time and memory against the number of claims: of matching alone, and of the whole check.

    python benchmarks/scale.py [--matching 100 1000 10000 100000] [--whole 100 1000 10000] [--check]

Every size runs in a process of its own, on a story of many_claims.py, with vectors that are looked up:
encoding is measured by encode.py. *Matching* is what stands between vectors and correspondences (candidates,
what speaks for each, scores, groups), on claims that are the sentences told, with the persons they name. *The
whole* is all that `checker check` does once the story is read, but for encoding. Prints wall time, processor
time of all cores, peak memory of the process, what was found; of the correspondences between two tellings of
one document the share that join renderings, and the share of all renderings found; and for both the exponent
fitted to the processor times, 1 for what is linear.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from accounts import floors
from many_claims import LANGUAGES, Documents, prepared, story, vectors
from tabulate import tabulate

from checker.align.correspond import correspondences, scores
from checker.embed import load
from checker.facts.extract import extract
from checker.facts.values import Mention, NameFact
from checker.model.claim import Claim
from checker.model.source import Story
from checker.pipeline import check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from many_claims import Account
    from numpy.typing import NDArray

    Rows = NDArray[np.float32]

ROOT = Path(__file__).resolve().parent.parent
MATCHING, WHOLE = "matching", "whole"
PERSONS = 1000  # more than any telling has


@dataclass(frozen=True, slots=True)
class Run:
    """One size in one process: seconds of wall and of processor, megabytes, what was found, how rightly."""

    claims: int
    wall: float
    processor: float
    megabytes: float
    found: int
    precision: float
    recall: float


def timed(work: Callable[[], list[tuple[str, ...]]], claims: int, renderings: int) -> Run:
    """Run the work, which returns groups of claims by id, and say how many of them join renderings."""
    wall, processor = time.perf_counter(), time.process_time()
    groups = work()
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    joined = {pair for group in groups for pair in combinations(sorted(group), 2)}
    right = sum(_rendering(one) == _rendering(other) for one, other in joined)
    return Run(
        claims, wall, processor, peak, len(groups), right / max(1, len(joined)), right / max(1, renderings)
    )


def _rendering(claim: str) -> str:
    """Return what a claim's id has in common with those of its renderings: all but the language."""
    return claim.split("-", 1)[1]


def matching(accounts: Sequence[Account], documents: Documents, real: dict[str, Rows]) -> Run:
    """Measure from vectors to correspondences."""
    told = story(accounts)
    lines = [(account, number, line) for account in accounts for number, line in enumerate(account.lines)]
    claims = [
        Claim(f"{account.id}:{number}", account.id, 0, len(line.text), line.text, account.language, number)
        for account, number, line in lines
    ]
    rows = np.stack([real[account.language][list(line.sentences)].sum(axis=0) for account, _, line in lines])
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    facts = extract(Story("none", "", ()), (), {})
    facts = replace(facts, names=tuple(_names(lines, claims, documents)))
    encoder = load()

    def work() -> list[tuple[str, ...]]:
        scored = scores(told, claims, rows, facts, encoder)
        return [found.claims for found in correspondences(claims, scored)]

    return timed(work, len(claims), len(claims))


def _names(
    lines: Sequence[tuple[Account, int, object]], claims: Sequence[Claim], documents: Documents
) -> Iterator[NameFact]:
    """Yield the persons whom the sentences name, those of every telling other ones."""
    for (account, _, _), claim in zip(lines, claims, strict=True):
        telling = int(account.id.split("-")[1])
        line = account.lines[claim.sentence]
        for sentence in line.sentences:
            for start, end, person in documents.persons.get((account.language, sentence), ()):
                mention = Mention(claim.source, claim.id, start, end, "")
                yield NameFact(mention, person + telling * PERSONS * PERSONS * 2)


def whole(accounts: Sequence[Account], _: Documents, real: dict[str, Rows]) -> Run:
    """Measure a check but for encoding."""
    told = story(accounts)
    encoder = prepared(accounts, real, load().calibration)
    counted: list[int] = []

    def work() -> list[tuple[str, ...]]:
        result = check(told, encoder)
        counted.append(len(result.claims))
        return [found.claims for found in result.correspondences]

    run = timed(work, 0, sum(len(account.lines) for account in accounts))
    return replace(run, claims=counted[0])


KINDS = {MATCHING: matching, WHOLE: whole}


def one(kind: str, size: int, folder: Path) -> None:
    """Measure one size in this process, and print the figures."""
    documents = Documents()
    real = {tag: np.load(folder / f"{tag}.npy") for tag in LANGUAGES}
    run = KINDS[kind](documents.accounts(size), documents, real)
    print(json.dumps([getattr(run, name) for name in Run.__slots__]))


def measure(kind: str, size: int, folder: Path) -> Run:
    """Measure one size in another process. Raises SystemExit with its error output when it fails."""
    command = [sys.executable, __file__, "--one", kind, str(size), "--folder", str(folder)]
    # As the command line sets it: matrix products of numpy stay in the thread that asks for them.
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "VECLIB_MAXIMUM_THREADS": "1"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    return Run(*json.loads(done.stdout.splitlines()[-1]))


def exponent(runs: Sequence[Run]) -> float:
    """Return the exponent with which processor time grows with claims, fitted to all sizes."""
    if len(runs) < 2:
        return 0.0
    sizes, seconds = (np.log([getattr(run, name) for run in runs]) for name in ("claims", "processor"))
    return float(np.polyfit(sizes, seconds, 1)[0])


def exceeded(kind: str, runs: Sequence[Run]) -> Iterator[str]:
    """Yield what is above the limits of floors.toml."""
    limits = floors()["scale"]
    for run in runs if kind == MATCHING else ():
        if run.wall > limits["seconds"] or run.megabytes > limits["megabytes"]:
            yield f"{kind}: {run.claims} claims take {run.wall:.0f} s and {run.megabytes:.0f} MB"
    if kind == WHOLE and exponent(runs) > limits["exponent"]:
        yield f"{kind}: the exponent is {exponent(runs):.2f}"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--matching", type=int, nargs="*", default=[100, 1_000, 10_000, 100_000])
    parser.add_argument("--whole", type=int, nargs="*", default=[100, 1_000, 10_000])
    parser.add_argument("--check", action="store_true", help="exit with 1 above a limit")
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one:
        one(options.one[0], int(options.one[1]), options.folder)
        return 0
    beyond: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        for tag, rows in vectors(Documents(), load()).items():
            np.save(Path(name) / f"{tag}.npy", rows)
        for kind in KINDS:
            runs = [measure(kind, size, Path(name)) for size in getattr(options, kind)]
            print(f"{kind}, {os.cpu_count()} cores: exponent {exponent(runs):.2f}")
            table = [[getattr(run, it) for it in Run.__slots__] for run in runs]
            headers = ("claims", "s", "s of all cores", "MB", "correspondences", "precision", "recall")
            print(tabulate(table, headers=headers, floatfmt=("d", ".1f", ".1f", ".0f", "d", ".3f", ".3f")))
            beyond += exceeded(kind, runs)
    for line in beyond:
        print(line, file=sys.stderr)
    return int(options.check and bool(beyond))


if __name__ == "__main__":
    sys.exit(main())
