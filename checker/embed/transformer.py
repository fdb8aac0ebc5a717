"""Any sentence-transformers model, by folder or by its name on the Hugging Face hub, as an engine."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from msgspec import Struct

from checker.embed.background import STATISTICS, parse
from checker.embed.encoder import CentredEncoder
from checker.embed.hub import is_hub_name, snapshot, weights_digest
from checker.embed.model_name import BACKENDS
from checker.embed.model_name import parse as parse_name
from checker.embed.quiet import first_line, patient_threads, quiet
from checker.model.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from checker.embed.background import Background
    from checker.embed.model_name import ModelName

_HINT = "known are e5-small, use-m, a sentence-transformers folder, or owner/name on the Hugging Face hub"
_EXTRAS = "for backends other than torch: pip install 'sentence-transformers[{backend}]'"
_BATCHES = {"cpu": 8}
"""Texts at a time by device: a batch is padded to its longest text, which a processor has to work through."""

_BATCH = 64

# Of a model's own prompts, the fittest first for comparing two texts of the same standing.
_PROMPTS = ("BitextMining", "STS", "query")
# Models whose card asks for a prefix that their files do not name.
_UNNAMED_PREFIXES = ((re.compile(r"(?:^|[-_/])e5-(?:small|base|large)(?!.*instruct)"), "query: "),)


class TransformerEngine(Struct, frozen=True):
    """A sentence-transformers model on whatever device that library chooses."""

    model: Any  # sentence_transformers.SentenceTransformer, imported only when asked for
    weights: str
    name: str
    prefix: str
    dimension: int
    batch: int | None = None

    def way(self, *, bulk: bool) -> str:
        """Return nothing: there is one."""
        del bulk
        return ""

    def embed(self, texts: Sequence[str], *, bulk: bool = False) -> NDArray[np.float32]:
        """Return vectors of shape (len(texts), dimension).

        Raises:
            ModelError: the model fails on them, or gives numbers that are none.
        """
        del bulk
        return _embed(self.model, self.name, self.prefix, texts, self.batch)


def transformer_encoder(name: str, *, offline: bool = False) -> CentredEncoder:
    """Load a model. A folder that carries statistics of just its weights gets their prefix and centring.

    ``name`` may say which revision, and how it is to run (:func:`checker.embed.model_name.parse`). The
    network is used only for a hub name that is not in the local cache, and not at all if ``offline``. Code
    that comes with a model is never run.

    Raises:
        ModelError: there is no such model, it cannot be fetched, or it cannot be used.
    """
    asked = parse_name(name)
    folder = Path(asked.name)
    is_folder = bool(asked.name) and folder.is_dir()
    if not is_folder and not is_hub_name(asked.name):
        raise ModelError("no such model or folder", where=name or "''", hint=_HINT)
    if not is_folder:
        folder = snapshot(asked.name, offline=offline, revision=asked.revision, backend=asked.backend)
    folder = folder.resolve()
    if not any((folder / known).is_file() for known in ("modules.json", "config.json")):
        raise ModelError("the folder holds no sentence-transformers model", where=name, hint=_HINT)
    # A folder is called by its own name, so that no path of this machine gets into a report.
    called = folder.name if is_folder else f"{asked.name}@{asked.revision}" if asked.revision else asked.name
    weights, found = weights_digest(folder, name), _background(folder, name)
    fitting = found if found is not None and found.weights == weights else None
    if asked.backend != BACKENDS[0]:  # the same weights give other digits there
        weights = f"{weights_digest(folder, name, asked.backend)} {asked.backend}"
    engine = _engine(_load(folder, called, asked), weights, called, asked, fitting)
    if fitting and fitting.dimension != engine.dimension:
        reason = f"{STATISTICS} is not for vectors of {engine.dimension}"
        raise ModelError(reason, where=name, hint="remove it")
    stale = f"{called}: its background statistics are of other weights: vectors are not centred"
    return CentredEncoder(engine, fitting, stale if found and not fitting else None)


def _engine(
    model: Any,  # noqa: ANN401  # a SentenceTransformer, untyped here
    weights: str,
    name: str,
    asked: ModelName,
    fitting: Background | None,
) -> TransformerEngine:
    prefix = fitting.prefix if fitting else _prefix(model, name)
    dimension = _embed(model, name, prefix, ["1"]).shape[1]
    return TransformerEngine(model, weights, name, prefix, dimension, asked.batch)


def _background(folder: Path, name: str) -> Background | None:
    try:
        return parse((folder / STATISTICS).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise ModelError(f"{STATISTICS} cannot be read: {error}", where=name, hint="remove it") from error


def _load(folder: Path, name: str, asked: ModelName) -> Any:  # noqa: ANN401  # a SentenceTransformer, untyped here
    with quiet(), patient_threads():
        try:
            from sentence_transformers import SentenceTransformer
        except (ImportError, OSError) as error:
            raise ModelError(
                f"sentence-transformers cannot be used: {first_line(error)}", where=name
            ) from error
        try:
            return SentenceTransformer(
                str(folder),
                device=asked.device,
                backend=asked.backend,
                local_files_only=True,
                trust_remote_code=False,
            )
        except Exception as error:  # a broken or foreign model can raise anything at all
            hint = None if asked.backend == BACKENDS[0] else _EXTRAS.format(backend=asked.backend)
            reason = f"the model cannot be loaded: {first_line(error)}"
            raise ModelError(reason, where=name, hint=hint) from error


def _embed(
    model: Any,  # noqa: ANN401  # as above
    name: str,
    prefix: str,
    texts: Sequence[str],
    batch: int | None = None,
) -> NDArray[np.float32]:
    with quiet():
        try:
            rows = model.encode(
                list(texts),
                prompt=prefix,
                batch_size=batch or _BATCHES.get(model.device.type, _BATCH),
                normalize_embeddings=True,
                show_progress_bar=False,
            )
        except Exception as error:  # third-party code again
            raise ModelError(f"the model fails: {first_line(error)}", where=name) from error
    vectors = np.asarray(rows, dtype=np.float32)
    if vectors.ndim != 2 or not np.isfinite(vectors).all():  # noqa: PLR2004  # one row a text
        raise ModelError("the model does not give one vector of finite numbers a text", where=name)
    return vectors


def _prefix(model: Any, name: str) -> str:  # noqa: ANN401  # as above
    """Return the prefix for comparing: the model's default, its fittest prompt, or that of its family."""
    prompts = dict(model.prompts or {})
    order = (model.default_prompt_name, *_PROMPTS)
    own = next((prompts[key] for key in order if prompts.get(key)), "")
    return own or next((prefix for pattern, prefix in _UNNAMED_PREFIXES if pattern.search(name)), "")
