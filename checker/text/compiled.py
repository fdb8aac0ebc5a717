"""TOML tables as they were parsed when the package was installed: to parse them takes a twentieth of a check.

The tables are what is read, edited and committed. ``hatch_build.py`` keeps what they say in ``compiled.json``
beside this module, each table under the digest of its text: one that was edited since is not found there, and
is parsed, and so are all where there is no such file.
"""

from __future__ import annotations

import json
import tomllib
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, cast

FILE = Path(__file__).with_name("compiled.json")


def toml(text: str) -> dict[str, Any]:
    """Return what a TOML table says. Raises tomllib.TOMLDecodeError."""
    known = kept().get(_digest(text))
    return tomllib.loads(text) if known is None else known


def compile_tables(package: Path) -> None:
    """Write what the tables in a package's folder say.

    Raises OSError, TOMLDecodeError for a table with a fault, and TypeError for a date, which JSON lacks.
    """
    texts = [path.read_text("utf-8") for path in tables_in(package)]
    tables = {_digest(text): tomllib.loads(text) for text in texts}
    FILE.write_text(json.dumps(tables, ensure_ascii=False), "utf-8")


def tables_in(package: Path) -> list[Path]:
    """Return the tables in a package's folder, in order of their names."""
    return sorted(package.rglob("*.toml"))


def uncompiled(package: Path) -> list[Path]:
    """Return the tables of which nothing is kept, or something else than they say.

    Raises TOMLDecodeError for a table with a fault, OSError, and ValueError where what is kept is damaged.
    """
    texts = {path: path.read_text("utf-8") for path in tables_in(package)}
    return [path for path, text in texts.items() if kept().get(_digest(text)) != tomllib.loads(text)]


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()


@cache
def kept() -> dict[str, dict[str, Any]]:
    """Return the tables that were parsed at installation, by the digests of their texts."""
    try:
        return cast("dict[str, dict[str, Any]]", json.loads(FILE.read_bytes()))
    except FileNotFoundError:
        return {}
