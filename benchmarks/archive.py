"""The archive: throughput beside a loop of checks and the bare encoder, growth with workers, memory.

    python benchmarks/archive.py PART... [--stories 2000] [--sentences 0] [--model NAME_OR_PATH] [--check]

Parts: ``throughput`` (an archive run, `checker check` in a loop with a warm cache over ``--loop`` of the
same stories, and the encoder alone on the texts of ``--bulk`` of them; its share of the encoder's rate means
something with ``--once`` only, as a worker embeds a text once), ``engines`` (both engines: are their
tables the same to the byte?), ``workers`` (1, 2, ... of each engine), ``memory`` (500 and 5,000 stories),
``similar`` (are the halves of one document found among all others, across languages?). Stories are NTREX
development documents in all pairs of languages, with and without typed edits (``edit_kinds/``), cut to
``--sentences`` where that is not 0. Processor time is told beside wall time: on a machine that does other
work, too, only the first can be compared.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from itertools import cycle, islice, permutations
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np
import psutil
from accounts import Remembering
from edit_kinds import KINDS
from edits import edits_of
from evaluation_data import ntrex
from tabulate import tabulate

from checker.align.vectors import embed
from checker.archive.parts import Archive
from checker.archive.schema import COVERAGE, FINDINGS, STORIES, TIMINGS, VECTORS
from checker.bundle import SplitStory, write
from checker.bundle.manifest import read_record
from checker.cli.engines import vector_cache
from checker.embed import load_for_many
from checker.pipeline import Policy, conclude, understand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from edit_kinds.values import Edit

LANGUAGES = ("ar", "en", "fr")
SEED = 7
_KINDS = [kind for kind in KINDS if kind != "quoted"]  # which takes longer to make than all others together
EDITS = 40
"""Edits a kind and pair of languages."""

TIMES_THE_LOOP, SHARE_OF_ENCODER, GROWTH = 3.0, 0.85, 1.2
"""What must be reached: throughput beside the loop and the encoder, and how much memory may grow."""


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of wall time and of processor time, children among it, and the most memory at once, in MB."""

    wall: float
    processor: float
    megabytes: float


_Told = tuple[dict[str, Any], tuple[str, str], "Edit | None"]


def records(count: int, sentences: int, *, once: bool = False) -> Iterator[dict[str, Any]]:
    """Yield stories as rows of JSON Lines, each of its own: document, pair, and edit, shuffled.

    ``once``: each half of a document in one pair alone, unedited: hardly a text stands in two stories.
    """
    documents = ntrex()
    if once:
        documents = [half for document in documents for half in _halves(document)][:count]
    by_name = {document["doc"]: document for document in documents}
    pairs = list(permutations(LANGUAGES, 2))
    told: list[_Told] = [(document, pair, None) for document in documents for pair in pairs]
    if once:
        told = [(document, pairs[place % len(pairs)], None) for place, document in enumerate(documents)]
        count = len(told)
    for made in () if once else edits_of(documents, _KINDS, EDITS):
        line = made.line
        told.append((by_name[line.document], (line.language, line.beside), made))
    Random(SEED).shuffle(told)
    for number, (document, pair, edit) in enumerate(islice(cycle(told), count)):
        sources = []
        for language in pair:
            lines = list(document[language])
            if edit is not None and language == edit.line.language:
                lines[edit.line.number] = edit.text
            text = "\n".join(lines[:sentences] if sentences else lines)
            source = {"id": language, "kind": "article", "language": language, "text": text}
            sources.append({**source, "published": "2019-05-15", "publisher": f"press-{language}"})
        title = document["en"][0][:80]
        yield {"story": {"id": f"story-{number}", "title": title}, "source": sources}


def lines_file(path: Path, rows: Iterable[Mapping[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


def spent_on(words: Sequence[str], codes: Sequence[int] = (0, 1)) -> Spent:
    """Run a program; return what it took, with all its children."""
    start, before = time.perf_counter(), _children()
    run = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    most = 0.0
    stop = threading.Event()

    def watch() -> None:
        nonlocal most
        while not stop.wait(0.2):
            most = max(most, _memory(run.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    code = run.wait()
    stop.set()
    watcher.join()
    if code not in codes:
        sys.exit(f"{' '.join(words)} ended with {code}")
    return Spent(time.perf_counter() - start, _children() - before, most)


def _children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _memory(pid: int) -> float:
    """Return the memory of a process and its children in MB, what they share counted once for all."""
    try:
        family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
        return sum(process.memory_full_info().pss for process in family) / 1e6
    except psutil.Error:
        return 0.0


def archive_run(given: Path, out: Path, *options: str) -> Spent:
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, "-m", "checker", "archive", "run", str(given), "--output", str(out)]
    return spent_on([*command, *options])


def loop(rows: Sequence[Mapping[str, Any]], folder: Path, model: Sequence[str]) -> Spent:
    """Check stories one by one, twice; return what the second time took: all vectors are in the cache."""
    bundles = []
    for row in rows:
        story = read_record(row, "row")
        write(SplitStory(story, story.id, "", {}), folder / story.id)
        bundles.append(folder / story.id)
    report = folder / "report.json"
    total = Spent(0, 0, 0)
    for bundle in bundles:
        command = [sys.executable, "-m", "checker", "check", str(bundle), "--output", str(report), *model]
        spent_on(command)
        once = spent_on(command)
        most = max(total.megabytes, once.megabytes)
        total = Spent(total.wall + once.wall, total.processor + once.processor, most)
    return total


def texts_of(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the distinct texts that checking stories asks the usual encoder for, in this order."""
    encoder = Remembering(load_for_many(folder=vector_cache().folder))
    for row in rows:
        understood = understand(read_record(row, "row"))
        conclude(understood, embed(understood.texts, encoder), encoder, Policy())
    return list(dict.fromkeys(text for text, _ in encoder.known))


def bulk(rows: Sequence[Mapping[str, Any]], model: str | None) -> tuple[int, Spent]:
    """Embed the distinct texts of stories by the encoder alone; return their number, and what it took."""
    texts = texts_of(rows)
    encoder = load_for_many(model, folder=vector_cache().folder)
    encoder.raw(texts[:100])  # loads the rest of it
    start, before = time.perf_counter(), time.process_time()
    encoder.raw(texts[100:])
    return len(texts) - 100, Spent(time.perf_counter() - start, time.process_time() - before, 0)


def throughput(options: argparse.Namespace, folder: Path) -> bool:
    rows = list(records(options.stories, options.sentences, once=options.once))
    model = ["--model", options.model] if options.model else []
    given = lines_file(folder / "stories.jsonl", rows)
    alone = archive_run(lines_file(folder / "one.jsonl", rows[:1]), folder / "one", *model)
    keep = ("--keep-vectors", str(folder / "vectors"))
    ran = archive_run(given, folder / "out", *model, *keep)
    again = archive_run(given, folder / "again", *model, *keep)
    one_by_one = loop(rows[: options.loop], folder / "bundles", model)
    texts, bare = bulk(rows[: options.bulk], options.model)
    embedded = sum(row["texts"] for row in rows_of(folder / "out", TIMINGS))
    count = len(rows)
    lines = [
        ("archive, all texts new", ran.wall / count, ran.processor / count, count / ran.wall * 3600),
        ("archive, all vectors kept", again.wall / count, again.processor / count, count / again.wall * 3600),
        ("checks in a loop", one_by_one.wall / options.loop, one_by_one.processor / options.loop, 0),
        ("encoder, a text", bare.wall / texts, bare.processor / texts, 0),
    ]
    print(tabulate(lines, headers=("", "wall s", "processor s", "stories/hour"), floatfmt=".4f"))
    print(f"started and ended, with one story: {alone.wall:.1f} s, {alone.processor:.1f} s of processor")
    times = one_by_one.wall / options.loop / (again.wall / count)
    many = count / options.loop
    for name, it in (("all texts new", ran), ("all vectors kept", again)):
        wall, processor = many * one_by_one.wall / it.wall, many * one_by_one.processor / it.processor
        print(f"times the loop, {name}: {wall:.2f} by wall time, {processor:.2f} by processor time")
    share = embedded / (ran.wall - alone.wall) / (texts / bare.wall)
    share_processor = embedded / (ran.processor - alone.processor) / (texts / bare.processor)
    print(f"texts: {embedded:,}; their rate, but for the start, beside that of the encoder alone:", end=" ")
    print(f"{share:.2f} by wall time, {share_processor:.2f} by processor time")
    seconds = {key: sum(row[key] for row in rows_of(folder / "out", TIMINGS)) for key in _STEPS}
    total = sum(seconds.values())
    print("steps: " + ", ".join(f"{key} {value / total:.0%}" for key, value in seconds.items()))
    return bool(times >= TIMES_THE_LOOP and share >= SHARE_OF_ENCODER)


_STEPS = ("understand_seconds", "embed_seconds", "conclude_seconds")


def rows_of(folder: Path, table: str) -> Iterator[dict[str, Any]]:
    archive = Archive(folder)
    for name in archive.names():
        yield from archive.read(table, name)


def engines(options: argparse.Namespace, folder: Path) -> bool:
    given = lines_file(folder / "stories.jsonl", records(options.stories, options.sentences))
    for engine in ("processes", "dask"):
        spent = archive_run(given, folder / engine, "--engine", engine)
        print(f"{engine}: {spent.wall:.1f} s, {spent.processor:.1f} s of processor, {spent.megabytes:.0f} MB")
    same = True
    for table in (STORIES, FINDINGS, COVERAGE, VECTORS):
        files = [_files(folder / engine / table) for engine in ("processes", "dask")]
        same = same and files[0] == files[1]
        print(f"{table}: {len(files[0])} files, {'the same' if files[0] == files[1] else 'NOT THE SAME'}")
    return same


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def workers(options: argparse.Namespace, folder: Path) -> bool:
    given = lines_file(folder / "stories.jsonl", records(options.stories, options.sentences))
    lines = []
    for engine in ("processes", "dask"):
        for number in range(1, (os.cpu_count() or 1) + 1):
            spent = archive_run(given, folder / "out", "--engine", engine, "--workers", str(number))
            rate = options.stories / spent.wall * 3600
            lines.append((engine, number, spent.wall, spent.processor, rate, spent.megabytes))
    print(tabulate(lines, headers=("engine", "workers", "wall s", "processor s", "stories/hour", "MB")))
    return True


def memory(options: argparse.Namespace, folder: Path) -> bool:
    found = []
    for count in (500, 5000):
        given = lines_file(folder / "stories.jsonl", records(count, options.sentences or 2))
        spent = archive_run(given, folder / "out")
        found.append(spent.megabytes)
        print(f"{count} stories: {spent.megabytes:.0f} MB at most, {spent.processor:.0f} s of processor")
    print(f"grown by {found[1] / found[0] - 1:.0%}")
    return found[1] <= found[0] * GROWTH


def similar(options: argparse.Namespace, folder: Path) -> bool:
    """Take what the first half of a document is about, and look for the second, in any language."""
    del options, folder
    from checker.archive.rows import about

    encoder = load_for_many(folder=vector_cache().folder)
    documents = [document for document in ntrex() if len(document["en"]) >= 10]
    halves: dict[tuple[str, bool], Any] = {}
    for language in LANGUAGES:
        for first in (True, False):
            chosen = [_half(document[language], first=first) for document in documents]
            texts = [[(text, language) for text in lines] for lines in chosen]
            vectors = embed([text for some in texts for text in some], encoder, at_once=4096)
            halves[language, first] = np.stack([about(some, vectors) for some in texts]).astype(np.float32)
    own, others, right = [], [], []
    for asked in LANGUAGES:
        for there in LANGUAGES:
            cosines = halves[asked, True] @ halves[there, False].T
            own += cosines.diagonal().tolist()
            others += cosines[~np.eye(len(cosines), dtype=bool)].tolist()
            right += (cosines.argmax(axis=1) == np.arange(len(cosines))).tolist()
    print(f"{len(documents)} documents; the other half comes first: {np.mean(right):.2f}")
    print(f"halves of one document: median {np.median(own):.2f}")
    print(f"halves of two documents: 99 % below {np.quantile(others, 0.99):.2f}")
    return True


def _halves(document: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    middle = len(document["en"]) // 2
    for number, part in enumerate((slice(None, middle), slice(middle, None))):
        sides = {language: document[language][part] for language in LANGUAGES}
        yield {**document, **sides, "doc": f"{document['doc']}-{number}"}


def _half(lines: Sequence[str], *, first: bool) -> Sequence[str]:
    middle = len(lines) // 2
    return (lines[:middle] if first else lines[middle:])[:12]


PARTS = {part.__name__: part for part in (throughput, engines, workers, memory, similar)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("parts", nargs="+", choices=PARTS)
    parser.add_argument("--stories", type=int, default=2000)
    parser.add_argument("--sentences", type=int, default=0, help="of each document; 0 for all")
    parser.add_argument(
        "--once", action="store_true", help="each half of a document in one story: texts are all new"
    )
    parser.add_argument("--loop", type=int, default=30, help="stories that are checked in a loop")
    parser.add_argument("--bulk", type=int, default=200, help="stories whose texts the bare encoder embeds")
    parser.add_argument("--model", help="as for checker check")
    parser.add_argument("--check", action="store_true", help="exit with 1 when what must be reached is not")
    options = parser.parse_args()
    reached = True
    for part in options.parts:
        print(f"# {part}")
        with tempfile.TemporaryDirectory() as folder:
            reached = PARTS[part](options, Path(folder)) and reached
    return int(options.check and not reached)


if __name__ == "__main__":
    sys.exit(main())
