"""From a model's name to an encoder, with one clear line when there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.embed.background import shipped
from checker.embed.bundled import E5_SMALL, USE_M, e5_engine, use_engine
from checker.embed.encoder import CentredEncoder
from checker.model.errors import ModelError
from checker.model.message import Message, clauses

if TYPE_CHECKING:
    from pathlib import Path

    from checker.embed.cache import VectorCache
    from checker.embed.encoder import Encoder, Engine


def load(name: str | None = None, *, offline: bool = False, cache: VectorCache | None = None) -> Encoder:
    """Return the encoder of that name.

    Args:
        name: None for the best bundled one that this machine can run; ``e5-small`` or ``use-m`` for just that
            one; else a sentence-transformers model: a folder, or ``owner/name`` on the Hugging Face hub.
        offline: never fetch a model; only what is already on this machine.
        cache: where vectors, and what computes them, are kept between runs; None: nowhere.

    Raises:
        ModelError: there is no such model, or it cannot be used.
    """
    folder = cache.folder if cache else None
    return replace(_loaded(name, folder, offline=offline), cache=cache)


def load_for_many(
    name: str | None = None,
    *,
    offline: bool = False,
    folder: Path | None = None,
    cache: VectorCache | None = None,
) -> Encoder:
    """Return the encoder of that name for work on very many texts.

    Every text goes the engine's way for many, however few are asked for together: a vector depends on its
    text alone.

    Args:
        name: as for :func:`load`.
        offline: never fetch a model; only what is already on this machine.
        folder: where what computes the vectors is kept between runs; None: nowhere.
        cache: where the vectors are kept between runs; None: nowhere.

    Raises:
        ModelError: there is no such model, or it cannot be used.
    """
    return replace(_loaded(name, folder, offline=offline), cache=cache, many=1)


def _loaded(name: str | None, folder: Path | None, *, offline: bool) -> CentredEncoder:
    if name is None:
        return _default(folder)
    if name == E5_SMALL:
        return _bundled(e5_engine(folder), E5_SMALL)
    if name == USE_M:
        return _bundled(use_engine(), USE_M)
    from checker.embed.transformer import transformer_encoder

    return transformer_encoder(name, offline=offline)


def _default(folder: Path | None) -> CentredEncoder:
    try:
        engine = e5_engine(folder)
    except ModelError as error:
        notice = Message("{fault}; {model} is used instead", fault=error.message, model=USE_M)
        return _bundled(use_engine(), USE_M, notice)
    return _bundled(engine, E5_SMALL)


def _bundled(engine: Engine, name: str, notice: str | None = None) -> CentredEncoder:
    """Join an engine with the statistics that ship for it, unless they were measured on other weights."""
    background = shipped(name)
    if background.weights == engine.weights:
        return CentredEncoder(engine, background, notice)
    unknown = Message(
        "the statistics of {model} are of other weights than those installed: vectors are not centred",
        model=name,
    )
    return CentredEncoder(engine, None, clauses((notice, unknown)) if notice else unknown)
