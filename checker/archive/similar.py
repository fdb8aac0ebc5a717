"""Stories about the same event: an index of what the sources of an archive are about, and the search in it.

The index is derived from the parts, and made of shards that are named after the parts they cover: only those
whose parts have changed are made anew, and a search maps them into memory instead of loading them.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from msgspec import Struct

from checker.archive.parquet import EXTRA
from checker.archive.schema import VECTORS
from checker.model.errors import OutputError, UsageError
from checker.report.files import write_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from numpy.typing import NDArray

    from checker.archive.parts import Archive
    from checker.archive.rows import Row

FOLDER = "similar"
SHARD = 512
"""Parts a shard: some 65,000 sources, 60 MB."""

LEAST = 0.5
"""A similarity from which on two sources may be about one event; benchmarks/archive.py measures it."""

_SUFFIX = ".usearch"
_ROW_BITS = 32  # of a key: the place of a row in its part; above them that of the part in its shard
_SEEN = 128  # candidates that a search keeps: more than usual, since an editor searches seldom
_HITS_A_STORY = 8  # sources that one story may have among the nearest


class Similar(Struct, frozen=True):
    """A story of the archive.

    ``similarity`` is the cosine of its nearest source, whose id is ``source``, with one of those asked about;
    ``where`` says where the story was read from.
    """

    similarity: float
    story: str
    title: str
    published: date | None
    source: str
    where: str


class Question(Struct, frozen=True):
    """The story that others are looked for: its id, what its sources are about, shape (sources, dimension).

    Stories of a later day than ``until`` are no answer, unless it is None.
    """

    story: str
    vectors: NDArray[np.float16]
    until: date | None = None


def index(archive: Archive) -> list[tuple[Path, list[str]]]:
    """Bring the index of an archive up to date; return its shards, each with the names of its parts.

    Raises:
        UsageError: the library for it is not installed.
        OutputError: a shard cannot be written.
    """
    folder = archive.folder / FOLDER
    names = archive.names()
    shards: list[tuple[Path, list[str]]] = []
    for start in range(0, len(names), SHARD):
        some = names[start : start + SHARD]
        digest = hashlib.sha256("\n".join(some).encode()).hexdigest()[:16]
        path = folder / f"{start // SHARD:05d}-{digest}{_SUFFIX}"
        if not path.exists():
            _make(archive, some, path)
        shards.append((path, some))
    for path in set(folder.glob(f"*{_SUFFIX}")) - {path for path, _ in shards}:
        path.unlink(missing_ok=True)
    return shards


def _usearch() -> Any:  # noqa: ANN401 - a module
    try:
        from usearch import index as usearch_index
    except ImportError as fault:
        raise UsageError(f"the search for similar stories needs usearch: {fault}", hint=EXTRA) from None
    return usearch_index


def _make(archive: Archive, names: Sequence[str], path: Path) -> None:
    made: Any = None
    for place, name in enumerate(names):
        rows = archive.read(VECTORS, name, ("vector",))
        if not rows:
            continue
        vectors = np.array([row["vector"] for row in rows], np.float16)
        if made is None:
            made = _usearch().Index(ndim=vectors.shape[1], metric="ip", dtype="f16")
        made.add((place << _ROW_BITS) + np.arange(len(vectors), dtype=np.uint64), vectors, threads=1)
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as fault:
        raise OutputError(f"the index cannot be made: {fault}", where=str(path.parent)) from None
    write_bytes(path, b"" if made is None else bytes(made.save()))


def similar(archive: Archive, question: Question, most: int, least: float = LEAST) -> list[Similar]:
    """Return the stories most like one, nearest first; it is not among them, if the archive has it.

    Args:
        archive: where to look.
        question: the story.
        most: how many to return.
        least: a cosine, in [-1, 1], below which a story is none.

    Raises:
        UsageError: the library for it is not installed.
        OutputError: the index is not up to date, and cannot be written.
    """
    found: dict[tuple[str, str], Similar] = {}
    for path, names in index(archive):
        for row, similarity in _nearest(archive, path, names, question.vectors, most):
            if similarity >= least and _answers(row, question):
                told = _told(row, similarity)
                known = found.get((told.story, told.where))
                if known is None or known.similarity < similarity:
                    found[told.story, told.where] = told
    return sorted(found.values(), key=lambda it: (-it.similarity, it.story, it.where))[:most]


def _nearest(
    archive: Archive, path: Path, names: Sequence[str], vectors: NDArray[np.float16], most: int
) -> Iterator[tuple[Row, float]]:
    if not path.stat().st_size:
        return
    shard = _usearch().Index.restore(str(path), view=True)
    shard.expansion_search = max(_SEEN, most * _HITS_A_STORY)
    parts: dict[int, list[Row]] = {}
    for vector in vectors:
        matches = shard.search(vector, most * _HITS_A_STORY, threads=1)
        for key, distance in zip(matches.keys.tolist(), matches.distances.tolist(), strict=True):
            place, row = key >> _ROW_BITS, key & ((1 << _ROW_BITS) - 1)
            if place not in parts:
                shown = ("story", "title", "source", "published", "where")
                parts[place] = archive.read(VECTORS, names[place], shown)
            yield parts[place][row], 1 - float(distance)


def _answers(row: Mapping[str, object], question: Question) -> bool:
    day = cast("date | None", row["published"])
    earlier = question.until is None or day is None or day <= question.until
    return earlier and row["story"] != question.story


def _told(row: Mapping[str, object], similarity: float) -> Similar:
    names = {key: str(row[key] or "") for key in ("story", "title", "source", "where")}
    return Similar(round(similarity, 3), published=cast("date | None", row["published"]), **names)
