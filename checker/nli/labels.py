"""Which output of a model means what: read from the model's own config.json, never assumed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CONFIG = "config.json"
_CLASSIFIER = "ForSequenceClassification"

# How models spell their labels, in whatever case.
_CONTRADICTION = frozenset({"contradiction", "contradictory", "contradicts", "contradict"})
_ENTAILMENT = frozenset({"entailment", "entailed", "entails", "entail"})


class Labels(Struct, frozen=True):
    """The columns of a model's outputs. A model that knows no entailment has no column for it."""

    count: int
    contradiction: int
    entailment: int | None


def read_labels(folder: Path, where: str) -> Labels:
    """Return what the outputs of the cross-encoder in a folder mean.

    Args:
        folder: holds the model.
        where: what the user called it, for messages.

    Raises:
        ModelError: there is no cross-encoder in it, or none that tells contradiction.
    """
    config = _config(folder, where)
    architectures = config.get("architectures")
    known = architectures if isinstance(architectures, list) else []
    if not any(isinstance(name, str) and name.endswith(_CLASSIFIER) for name in known):
        hint = "an embedding model goes with --model"
        raise ModelError("it is not a cross-encoder, which judges pairs of texts", where=where, hint=hint)
    names = _names(config.get("id2label"))
    if names is None:
        raise ModelError(f"{CONFIG}: id2label does not name its outputs 0, 1, 2 and so on", where=where)
    return _labels(names, where)


def _config(folder: Path, where: str) -> Mapping[str, object]:
    try:
        config = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ModelError(f"the folder holds no cross-encoder: it has no {CONFIG}", where=where) from None
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(f"{CONFIG} cannot be read: {error}", where=where) from error
    if not isinstance(config, dict):
        raise ModelError(f"{CONFIG} cannot be read: it is no object", where=where)
    return config


def _names(id2label: object) -> list[str] | None:
    """Return the label of each output; None when they are not numbered from 0 without a gap."""
    if id2label is None:  # what a config leaves out is the library's default: two outputs without a name
        return ["LABEL_0", "LABEL_1"]
    if not isinstance(id2label, dict) or not id2label:
        return None
    if set(id2label) != {str(number) for number in range(len(id2label))}:
        return None
    return [str(id2label[str(number)]) for number in range(len(id2label))]


def _labels(names: list[str], where: str) -> Labels:
    if len(names) == 1:
        reason = f"it gives a single score ('{names[0]}'): it ranks texts and tells no contradiction"
        raise ModelError(reason, where=where)
    contradiction, entailment = _column(names, _CONTRADICTION), _column(names, _ENTAILMENT)
    if contradiction is None:
        raise ModelError(f"none of its labels is 'contradiction': {', '.join(names)}", where=where)
    return Labels(len(names), contradiction, entailment)


def _column(names: list[str], spellings: frozenset[str]) -> int | None:
    return next((number for number, name in enumerate(names) if name.strip().casefold() in spellings), None)
