"""Stories of files with one a row: JSON Lines and Parquet, whose rows have the keys of a story.toml."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.archive.parquet import pyarrow_modules
from checker.bundle.loose import text_of
from checker.bundle.manifest import read_record
from checker.bundle.text_file import MAX_BYTES, reason
from checker.model.errors import BundleError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    from checker.model.source import Story

_JSON_LINES = frozenset({".jsonl", ".ndjson"})
_PARQUET = ".parquet"
_ROWS_AT_ONCE = 64


class Item(Struct, frozen=True):
    """A story that has not been read yet.

    ``where`` is its place, for people; ``path`` the folder or file that it has to itself, None for a row of a
    file of many.
    """

    where: str
    path: Path | None
    read: Callable[[], Story]


def is_of_many(path: Path) -> bool:
    """Whether a file has one story a row."""
    return path.suffix.lower() in {*_JSON_LINES, _PARQUET} and not path.is_dir()


def number_of_records(file: Path) -> int:
    """Return how many rows a file has; 1 for one that cannot be read, which is one story that fails."""
    arrow, parquet = pyarrow_modules()
    try:
        if file.suffix.lower() == _PARQUET:
            return int(parquet.read_metadata(file).num_rows)
        return sum(1 for line in _lines(file) if line.strip())
    except (OSError, arrow.ArrowException):
        return 1


def records(file: Path, known_rules: Collection[str]) -> Iterator[Item]:
    """Yield the rows of a file; one that breaks off, or cannot be read, ends with an item that says so."""
    is_parquet = file.suffix.lower() == _PARQUET
    rows, what = (_parquet_rows(file), "row") if is_parquet else (_json_lines(file), "line")
    place = str(file)
    try:
        for number, values in rows:
            place = f"{file}: {what} {number}"
            yield _item(place, values, known_rules)
    except (OSError, BundleError) as fault:
        why = reason(fault) if isinstance(fault, OSError) else fault.message
        yield Item(place, None, _raising(BundleError(f"breaks off here: {why}", where=place)))


def _raising(fault: BundleError) -> Callable[[], Story]:
    def read() -> Story:
        raise fault

    return read


def _item(where: str, values: Callable[[], object], rules: Collection[str]) -> Item:
    def read() -> Story:
        try:
            record = values()
        except (ValueError, RecursionError) as fault:
            raise BundleError(f"not valid JSON: {fault}", where=where) from None
        if not isinstance(record, dict):
            raise BundleError("not a JSON object", where=where, hint='write {"story": ..., "source": [...]}')
        return read_record(_readable(record), where, rules)

    return Item(where, None, read)


def _readable(value: object) -> dict[str, object]:
    """Return a record without what has no value in it, and without what no text file could hold."""
    cleaned = _cleaned(value)
    return cleaned if isinstance(cleaned, dict) else {}


def _cleaned(value: object) -> object:
    if isinstance(value, str):
        return text_of(value)
    if isinstance(value, dict):
        return {text_of(key): _cleaned(item) for key, item in value.items() if item is not None}
    return [_cleaned(item) for item in value] if isinstance(value, list) else value


def _json_lines(file: Path) -> Iterator[tuple[int, Callable[[], object]]]:
    for number, line in enumerate(_lines(file), 1):
        if line.strip():
            yield number, partial(_parsed, line)


def _parsed(line: bytes) -> object:
    """Return what a line holds. Raises ValueError when it is no JSON."""
    if len(line) > MAX_BYTES:
        raise ValueError(f"more than the limit of {MAX_BYTES:,} bytes")
    return json.loads(line.decode("utf-8-sig"))


def _lines(file: Path) -> Iterator[bytes]:
    """Yield the lines of a file; of one that is too long, only as much as shows that it is."""
    with file.open("rb") as stream:
        while line := stream.readline(MAX_BYTES + 1):
            rest = line
            while len(rest) > MAX_BYTES and not rest.endswith(b"\n"):
                rest = stream.readline(MAX_BYTES + 1)
            yield line


def _parquet_rows(file: Path) -> Iterator[tuple[int, Callable[[], object]]]:
    arrow, parquet = pyarrow_modules()
    try:
        with parquet.ParquetFile(file) as opened:
            number = 0
            for batch in opened.iter_batches(batch_size=_ROWS_AT_ONCE):
                for row in batch.to_pylist():
                    number += 1
                    yield number, partial(dict, row)
    except arrow.ArrowException as fault:
        raise BundleError(f"no Parquet that can be read: {fault}", where=str(file)) from None
