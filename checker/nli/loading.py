"""From a model's name to a contradiction model, with one clear line when there is none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checker.embed.hub import is_hub_name, snapshot
from checker.model.errors import ModelError

if TYPE_CHECKING:
    from checker.embed import Encoder
    from checker.embed.cache import VectorCache
    from checker.nli.contradiction import Contradiction

BUNDLED = "e5-small-contradiction"
"""The model that ships."""

NONE = "none"
"""Names no model: corresponding claims are not judged."""

USUAL = NONE
"""Names what judges where nobody names a model. The one that ships finds too little yet: see
docs/contradiction-model.md."""

_HINT = "give the folder of a cross-encoder, or its name on the Hugging Face hub, owner/name"


def chosen(name: str | None) -> str | None:
    """Return the name of what is to judge where somebody names ``name``, or nothing; None for no model."""
    name = USUAL if name is None else name
    return None if name == NONE else name


def load(
    name: str,
    *,
    offline: bool = False,
    encoder: Encoder | None = None,
    cache: VectorCache | None = None,
    alike: bool = False,
) -> Contradiction:
    """Return the contradiction model of that name.

    The network is used only for a hub name that is not in the local cache, and not at all if ``offline``.
    Code that comes with a model is never run. A folder is called by its own name, so that no path of this
    machine gets into a report.

    Args:
        name: BUNDLED, a folder, or ``owner/name`` on the Hugging Face hub.
        offline: never fetch a model.
        encoder: if it works with the same weights as the model that ships, they are loaded once.
        cache: where the judgements of that model, and what computes them, are kept; None: nowhere.
        alike: compute every judgement in the same way, however many pairs are judged together.

    Raises:
        ModelError: there is no such model, it tells no contradiction, or it cannot be used.
    """
    if name == BUNDLED:
        from checker.embed.encoder import MANY
        from checker.nli.bundled import bundled

        return bundled(encoder, cache, 1 if alike else MANY)
    folder = Path(name)
    is_folder = bool(name) and folder.is_dir()
    if not is_folder and not is_hub_name(name):
        raise ModelError("no such model or folder", where=name or "''", hint=_HINT)
    folder = (folder if is_folder else snapshot(name, offline=offline)).resolve()

    from checker.nli.cross_encoder import cross_encoder

    return cross_encoder(folder, folder.name if is_folder else name, name)


def load_chosen(
    name: str | None = None,
    *,
    offline: bool = False,
    encoder: Encoder | None = None,
    cache: VectorCache | None = None,
    alike: bool = False,
) -> Contradiction | None:
    """Return what judges where somebody names ``name``, or nothing; the rest is as for :func:`load`."""
    judge = chosen(name)
    if judge is None:
        return None
    return load(judge, offline=offline, encoder=encoder, cache=cache, alike=alike)
