"""Vectors kept between runs: what was embedded once is not embedded again.

An entry is named by the model's fingerprint and the text together, so it can never be stale; a wrong one can
only be a damaged one, which its checksum shows. Everything here is best effort: where there is no place to
write, where another process holds the file too long, where the file is damaged, the check goes on without.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import zlib
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

_NAME = "vectors-1.sqlite"
_WAIT = 1.0
"""Seconds to wait for another process that is writing."""

_AT_ONCE = 500
"""Names a query asks for; SQLite allows 999 at least."""

_DROP_OLDEST = "DELETE FROM vectors WHERE rowid IN (SELECT rowid FROM vectors ORDER BY rowid LIMIT ?)"
_SCHEMA = "CREATE TABLE IF NOT EXISTS vectors (name BLOB PRIMARY KEY, sum INTEGER, vector BLOB)"


class VectorCache(Struct, frozen=True):
    """Unit vectors in one SQLite file of a folder. Any number of processes may use it at once.

    ``most`` bounds the number of entries (about 2 kB each); past it the oldest tenth is dropped. None: never.
    """

    folder: Path
    most: int | None = 100_000

    def get(self, model: str, texts: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Return the vectors that are kept, by text. ``model`` is the fingerprint of weights and settings."""
        names = {_name(model, text): text for text in texts}
        found: dict[str, NDArray[np.float32]] = {}

        def read(connection: sqlite3.Connection) -> None:
            for some in _parts(list(names)):
                marks = ",".join("?" * len(some))
                rows = connection.execute(f"SELECT * FROM vectors WHERE name IN ({marks})", some)  # noqa: S608
                for name, checksum, vector in rows:
                    if _is_whole(name, checksum, vector):
                        found[names[name]] = np.frombuffer(vector, "<f4")

        self._attempt(read)
        return found

    def put(self, model: str, vectors: Mapping[str, NDArray[np.float32]]) -> None:
        """Keep vectors, by text."""
        rows = []
        for text, vector in vectors.items():
            name, content = _name(model, text), vector.astype("<f4").tobytes()
            rows.append((name, zlib.crc32(name + content), content))

        def write(connection: sqlite3.Connection) -> None:
            with connection:
                connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", rows)
                if self.most is not None:
                    _drop_oldest(connection, self.most)

        self._attempt(write)

    def _attempt(self, action: Callable[[sqlite3.Connection], None]) -> None:
        """Open the file for a moment; whatever goes wrong with it ends the action, and nothing else."""
        path = self.folder / _NAME
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with contextlib.closing(sqlite3.connect(path, timeout=_WAIT)) as connection:
                connection.execute("PRAGMA synchronous = OFF")  # a lost entry is embedded again
                connection.execute(_SCHEMA)
                action(connection)
        except sqlite3.OperationalError:  # locked, read-only, disk full
            return
        except sqlite3.DatabaseError:  # no database any more: begin anew
            with contextlib.suppress(OSError):
                path.unlink()
        except OSError:
            return


def _drop_oldest(connection: sqlite3.Connection, most: int) -> None:
    (count,) = connection.execute("SELECT COUNT(*) FROM vectors").fetchone()
    if count > most:
        connection.execute(_DROP_OLDEST, (count - most + most // 10,))


def _name(model: str, text: str) -> bytes:
    return hashlib.sha256(f"{model}\0{text}".encode()).digest()[:16]


def _is_whole(name: object, checksum: object, vector: object) -> bool:
    return isinstance(name, bytes) and isinstance(vector, bytes) and zlib.crc32(name + vector) == checksum


def _parts(names: Sequence[bytes]) -> Iterable[Sequence[bytes]]:
    return (names[start : start + _AT_ONCE] for start in range(0, len(names), _AT_ONCE))
