"""The files of an archive: parts that appear whole or not at all, and what is there of earlier runs."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from msgspec import Struct

from checker.archive.jobs import FORMAT
from checker.archive.parquet import pyarrow_modules
from checker.archive.rows import Rows
from checker.archive.schema import STORIES, TABLES, schemas
from checker.bundle.text_file import reason
from checker.model.errors import OutputError
from checker.report.files import write_bytes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from checker.archive.jobs import Job
    from checker.archive.rows import Row

_SUFFIX = ".parquet"
_LEFT_BEHIND = ".*.tmp"
_LOCK = ".lock"


class Archive(Struct, frozen=True):
    """A folder with one folder a table, and in each of these a Parquet file a part."""

    folder: Path

    def prepare(self) -> None:
        """Make the folders; remove what a run that was killed has left half-written.

        Raises:
            OutputError: they cannot be made.
        """
        for table in TABLES:
            self._make(self.folder / table)
            for path in (self.folder / table).glob(_LEFT_BEHIND):
                path.unlink(missing_ok=True)

    def _make(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            what = f"the archive cannot be made: {reason(fault)}"
            raise OutputError(what, where=str(self.folder), hint="name another folder") from None

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other runs out of the folder, which is made.

        Raises:
            OutputError: there is another run, or the folder cannot be made.
        """
        self._make(self.folder)
        try:
            import fcntl
        except ImportError:  # not on this system
            yield
            return
        with (self.folder / _LOCK).open("w") as stream:
            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                hint = "wait for it, or name another folder"
                raise OutputError("another run writes here", where=str(self.folder), hint=hint) from None
            yield

    def names(self) -> list[str]:
        """Return the names of the parts that are there, in order of the input."""
        return sorted(path.stem for path in (self.folder / STORIES).glob(f"*{_SUFFIX}"))

    def is_finished(self, name: str) -> bool:
        """Whether all files of a part are there and whole."""
        return all(self._is_whole(self._path(table, name)) for table in reversed(TABLES))

    def _is_whole(self, path: Path) -> bool:
        arrow, parquet = pyarrow_modules()
        try:
            found = parquet.read_schema(path).metadata or {}
        except (OSError, arrow.ArrowException):
            return False
        return bool(found.get(b"checker.format") == str(FORMAT).encode())

    def write(self, name: str, rows: Rows) -> None:
        """Write a part. Raises OutputError when it cannot be written; then nothing of it is half-written."""
        arrow, parquet = pyarrow_modules()
        for table in TABLES:
            content = arrow.BufferOutputStream()
            filled = arrow.Table.from_pylist(getattr(rows, table), schema=schemas()[table])
            parquet.write_table(filled, content, compression="zstd", write_page_checksum=True)
            write_bytes(self._path(table, name), content.getvalue().to_pybytes())

    def read(self, table: str, name: str, columns: Sequence[str] | None = None) -> list[Row]:
        """Return the rows of a part, with these columns or all."""
        return cast("list[Row]", self.table(table, name, columns).to_pylist())

    def table(self, table: str, name: str, columns: Sequence[str] | None = None) -> Any:  # noqa: ANN401 - untyped
        """Return the rows of a part as a pyarrow table.

        Raises:
            OutputError: the file cannot be read.
        """
        arrow, parquet = pyarrow_modules()
        path = self._path(table, name)
        try:
            return parquet.ParquetFile(path, page_checksum_verification=True).read(columns=columns)
        except (OSError, arrow.ArrowException) as fault:
            hint = "remove it, and run `checker archive run` again: it is made anew"
            raise OutputError(f"a part that cannot be read: {fault}", where=str(path), hint=hint) from None

    def drop_others(self, current: Collection[str]) -> None:
        """Remove the parts of earlier inputs."""
        for table in TABLES:
            for path in (self.folder / table).glob(f"*{_SUFFIX}"):
                if path.stem not in current:
                    path.unlink(missing_ok=True)

    def _path(self, table: str, name: str) -> Path:
        return self.folder / table / f"{name}{_SUFFIX}"


@dataclass(slots=True)
class Earlier:
    """Stories that parts of earlier inputs hold, by what they were computed from.

    Kept in a temporary database, which SQLite moves to the disk where it grows large.
    """

    archive: Archive
    _keys: sqlite3.Connection | None = field(default=None, init=False)
    _read: dict[str, Rows] = field(default_factory=dict, init=False)

    def rows(self, job: Job) -> Rows | None:
        """Return the rows of a job that was done before, with its place of now; None when it was not.

        Stories that could not be checked do not count.
        """
        if self._keys is None:
            self._keys = self._all_keys()
        found = self._keys.execute("SELECT part, number FROM done WHERE key = ?", (job.key,)).fetchone()
        if found is None:
            return None
        part, number = found
        return self._of_part(str(part), int(number), job)

    def _all_keys(self) -> sqlite3.Connection:
        keys = sqlite3.connect("")
        keys.execute("CREATE TABLE done (key TEXT PRIMARY KEY, part TEXT, number INTEGER) WITHOUT ROWID")
        for part in self.archive.names():
            if self.archive.is_finished(part):
                rows = self.archive.read(STORIES, part, ("key", "number", "error"))
                done = ((row["key"], part, row["number"]) for row in rows if row["error"] is None)
                keys.executemany("INSERT OR REPLACE INTO done VALUES (?, ?, ?)", done)
        return keys

    def _of_part(self, part: str, number: int, job: Job) -> Rows:
        if part not in self._read:
            self._read.clear()  # neighbours stand in one part: the last one is enough
            self._read[part] = Rows(*(self.archive.read(table, part) for table in Rows.__struct_fields__))
        rows = self._read[part]
        now = {"number": job.number, "where": job.where}
        return Rows(
            *(
                [
                    {**row, **{name: value for name, value in now.items() if name in row}}
                    for row in getattr(rows, table)
                    if row["number"] == number
                ]
                for table in Rows.__struct_fields__
            )
        )
