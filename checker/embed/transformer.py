"""Any sentence-transformers model, by folder or by its name on the Hugging Face hub, as an engine."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from checker.embed.background import STATISTICS, parse
from checker.embed.encoder import CentredEncoder
from checker.embed.hub import is_hub_name, snapshot, weights_digest
from checker.embed.quiet import first_line, patient_threads, quiet
from checker.model.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from checker.embed.background import Background

_HINT = "known are e5-small, use-m, a sentence-transformers folder, or owner/name on the Hugging Face hub"

# Of a model's own prompts, the fittest first for comparing two texts of the same standing.
_PROMPTS = ("BitextMining", "STS", "query")
# Models whose card asks for a prefix that their files do not name.
_UNNAMED_PREFIXES = ((re.compile(r"(?:^|[-_/])e5-(?:small|base|large)(?!.*instruct)"), "query: "),)


@dataclass(frozen=True, slots=True)
class TransformerEngine:
    """A sentence-transformers model on whatever device that library chooses."""

    model: Any  # sentence_transformers.SentenceTransformer, imported only when asked for
    weights: str
    name: str
    prefix: str
    dimension: int

    def embed(self, texts: Sequence[str], *, bulk: bool = False) -> NDArray[np.float32]:
        """Return vectors of shape (len(texts), dimension).

        Raises:
            ModelError: the model fails on them, or gives numbers that are none.
        """
        del bulk
        return _embed(self.model, self.name, self.prefix, texts)


def transformer_encoder(name: str, *, offline: bool = False) -> CentredEncoder:
    """Load a model. A folder that carries statistics of just its weights gets their prefix and centring.

    The network is used only for a hub name that is not in the local cache, and not at all if ``offline``.
    Code that comes with a model is never run.

    Raises:
        ModelError: there is no such model, it cannot be fetched, or it cannot be used.
    """
    folder = Path(name)
    is_folder = bool(name) and folder.is_dir()
    if not is_folder and not is_hub_name(name):
        raise ModelError("no such model or folder", where=name or "''", hint=_HINT)
    folder = (folder if is_folder else snapshot(name, offline=offline)).resolve()
    if not any((folder / known).is_file() for known in ("modules.json", "config.json")):
        raise ModelError("the folder holds no sentence-transformers model", where=name, hint=_HINT)
    # A folder is called by its own name, so that no path of this machine gets into a report.
    called = folder.name if is_folder else name
    weights, found = weights_digest(folder, name), _background(folder, name)
    fitting = found if found is not None and found.weights == weights else None
    engine = _engine(folder, called, weights, fitting.prefix if fitting else None)
    if fitting and fitting.dimension != engine.dimension:
        reason = f"{STATISTICS} is not for vectors of {engine.dimension}"
        raise ModelError(reason, where=name, hint="remove it")
    stale = f"{called}: its background statistics are of other weights: vectors are not centred"
    return CentredEncoder(engine, fitting, stale if found and not fitting else None)


def _engine(folder: Path, name: str, weights: str, prefix: str | None) -> TransformerEngine:
    model = _load(folder, name)
    prefix = _prefix(model, name) if prefix is None else prefix
    dimension = _embed(model, name, prefix, ["1"]).shape[1]
    return TransformerEngine(model, weights, name, prefix, dimension)


def _background(folder: Path, name: str) -> Background | None:
    try:
        return parse((folder / STATISTICS).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise ModelError(f"{STATISTICS} cannot be read: {error}", where=name, hint="remove it") from error


def _load(folder: Path, name: str) -> Any:  # noqa: ANN401  # a SentenceTransformer, untyped here
    with quiet(), patient_threads():
        try:
            from sentence_transformers import SentenceTransformer
        except (ImportError, OSError) as error:
            raise ModelError(
                f"sentence-transformers cannot be used: {first_line(error)}", where=name
            ) from error
        try:
            return SentenceTransformer(str(folder), local_files_only=True)
        except Exception as error:  # a broken or foreign model can raise anything at all
            raise ModelError(f"the model cannot be loaded: {first_line(error)}", where=name) from error


def _embed(model: Any, name: str, prefix: str, texts: Sequence[str]) -> NDArray[np.float32]:  # noqa: ANN401  # as above
    with quiet():
        try:
            rows = model.encode(
                list(texts),
                prompt=prefix,
                # A batch is padded to its longest text, which a processor has to work through.
                batch_size=8 if model.device.type == "cpu" else 64,
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
