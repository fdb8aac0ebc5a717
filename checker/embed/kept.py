"""A large thing that is made once and kept in a folder, with its checksum before it.

Best effort, as the cache of vectors is: a damaged or foreign file is made anew, and where nothing can be
written the thing is made each time.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_SUFFIX = ".kept"
_DIGEST_BYTES = hashlib.sha256().digest_size


def kept(folder: Path | None, kind: str, key: str, make: Callable[[], bytes]) -> bytes:
    """Return what ``make`` makes, from the folder if it is there and whole.

    Any number of processes may do this at once: a file appears whole or not at all. Those of the same kind
    under other keys, left by other releases, are removed when one is written.

    Args:
        folder: where it is kept, created when missing; None: nowhere.
        kind: what it is, the beginning of the file's name.
        key: identifies everything it is made from.
        make: makes it; whatever it raises is raised.
    """
    if folder is None:
        return make()
    path = folder / f"{kind}-{hashlib.sha256(key.encode()).hexdigest()[:16]}{_SUFFIX}"
    content = _read(path, key)
    if content is None:
        content = make()
        with contextlib.suppress(OSError):
            _write(path, _digest(key, content), content)
            for other in set(folder.glob(f"{kind}-*{_SUFFIX}")) - {path}:
                other.unlink(missing_ok=True)
    return content


def _read(path: Path, key: str) -> bytes | None:
    try:
        content = path.read_bytes()
    except OSError:
        return None
    digest, content = content[:_DIGEST_BYTES], content[_DIGEST_BYTES:]
    return content if digest == _digest(key, content) else None


def _digest(key: str, content: bytes) -> bytes:
    digest = hashlib.sha256(key.encode() + b"\0")
    digest.update(content)
    return digest.digest()


def _write(path: Path, *parts: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(parts)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
