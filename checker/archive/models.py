"""The models of a run: loaded once by the command, to know what they are, and once by each worker."""

from __future__ import annotations

import os
import platform
from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.archive.jobs import Setup
from checker.model.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

    from checker.embed import Encoder
    from checker.nli import Contradiction

Models = tuple["Encoder", "Contradiction | None"]
"""What embeds texts, and what judges claims, if anything does."""


def setup_of(model: str | None, nli: str | None, folder: Path, vectors: Path | None = None) -> Setup:
    """Return what workers are to load: models that are fetched now where they are not on this machine.

    Args:
        model: the encoder's name; None for the usual one.
        nli: that of the contradiction model; None for the usual one.
        folder: where what computes vectors is kept.
        vectors: the folder where the vectors are kept; None: nowhere.

    Raises:
        ModelError: there is no such model.
    """
    asked = Setup(model, nli, folder, "", "", vectors)
    encoder, judge = _load(asked, offline=False)
    return replace(asked, encoder=encoder.fingerprint, judge=judge.fingerprint if judge else "")


@cache
def models_of(setup: Setup) -> Models:
    """Return the models of a run, loaded once a process.

    Raises:
        ModelError: they are not on this machine, or are others than those of the run.
    """
    encoder, judge = _load(setup, offline=True)
    found = encoder.fingerprint, judge.fingerprint if judge else ""
    if found != (setup.encoder, setup.judge):
        raise ModelError(
            f"a model of a worker is another than that of the run ({encoder.name})",
            where=f"process {os.getpid()} of {platform.node()}",
            hint="install the same release of checker and of its models on every machine",
        )
    return encoder, judge


def _load(setup: Setup, *, offline: bool) -> Models:
    from checker.embed import load_for_many
    from checker.embed.cache import VectorCache
    from checker.nli import load_chosen

    kept = VectorCache(setup.vectors, most=None) if setup.vectors else None
    encoder = load_for_many(setup.model, offline=offline, folder=setup.cache, cache=kept)
    return encoder, load_chosen(setup.nli, offline=offline, encoder=encoder, cache=kept, alike=True)
