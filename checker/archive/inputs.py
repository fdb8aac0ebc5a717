"""Where the stories of an archive come from: folders of bundles, files of one or many, globs of these."""

from __future__ import annotations

import glob
import os
from pathlib import Path
from typing import TYPE_CHECKING

from checker import bundle
from checker.archive.records import Item, is_of_many, number_of_records, records
from checker.model.errors import BundleError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_MAGIC = frozenset("*?[")


def items(given: str, known_rules: Collection[str]) -> Iterator[Item]:
    """Yield the stories of an input in its order: paths by name, rows as they stand in their file.

    Args:
        given: a folder, in which every folder with a story.toml is a story, however deep; a file of many rows
            (``.jsonl``, ``.ndjson``, ``.parquet``); a file of one story; or a glob of all these.
        known_rules: the names that a story's ``[check.rules]`` may use.

    Raises:
        BundleError: there is nothing of that name, or no story in it.
    """
    found = False
    for unit in _units(given):
        for item in _items_of(unit, known_rules):
            found = True
            yield item
    if not found:
        hint = "a folder of bundles, a glob in quotes, a .jsonl or a .parquet"
        raise BundleError("there is no story", where=given, hint=hint)


def count(given: str) -> int:
    """Return how many stories an input has, without reading any. Raises BundleError as :func:`items` does."""
    return sum(_size(unit) for unit in _units(given))


def _units(given: str) -> Iterator[Path]:
    """Yield bundles' folders, and files, of one story or of many."""
    paths = [Path(given)]
    if _MAGIC.intersection(given) and not paths[0].exists():
        names = sorted(glob.glob(given, recursive=True))  # noqa: PTH207 - pathlib knows no absolute pattern
        paths = [Path(name) for name in names]
        if not paths:
            raise BundleError("nothing has such a name", where=given, hint="put the glob in quotes")
    elif not paths[0].exists():
        raise BundleError("no such file or folder", where=given)
    for path in paths:
        if path.is_dir():
            yield from _bundles_below(path)
        else:
            yield path.parent if path.name == bundle.MANIFEST else path


def _bundles_below(folder: Path) -> Iterator[Path]:
    for here, below, files in os.walk(folder):
        if bundle.MANIFEST in files:
            below.clear()
            yield Path(here)
        below.sort()


def _items_of(unit: Path, known_rules: Collection[str]) -> Iterator[Item]:
    if is_of_many(unit):
        yield from records(unit, known_rules)
    else:
        yield Item(str(unit), unit, lambda: bundle.read(unit, known_rules=known_rules))


def _size(unit: Path) -> int:
    return number_of_records(unit) if is_of_many(unit) else 1
