"""How much of a model's confidence is believed: a temperature, kept beside its weights."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from checker.model.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

CALIBRATION = "checker-nli.json"
UNCALIBRATED = 1.0
"""The temperature that leaves a model's probabilities as they are."""

_KEY = "temperature"
_COLDEST, _HOTTEST = 0.01, 100.0


def read_temperature(folder: Path, where: str) -> float:
    """Return the temperature of the model in a folder: that of its checker-nli.json, else 1.

    Raises:
        ModelError: the file holds anything else than ``{"temperature": t}`` with a number from 0.01 to 100.
    """
    try:
        held = json.loads((folder / CALIBRATION).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return UNCALIBRATED
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(f"{CALIBRATION} cannot be read: {error}", where=where, hint="remove it") from error
    temperature = _temperature(held)
    if temperature is None:
        hint = f'write {{"{_KEY}": 1.5}}, a number from {_COLDEST} to {_HOTTEST:.0f}, or remove it'
        raise ModelError(f"{CALIBRATION} holds no temperature", where=where, hint=hint)
    return temperature


def _temperature(held: object) -> float | None:
    if not isinstance(held, dict) or set(held) != {_KEY}:
        return None
    value = held[_KEY]
    if isinstance(value, bool) or not isinstance(value, int | float) or not _COLDEST <= value <= _HOTTEST:
        return None
    return float(value)


def probabilities(logits: NDArray[np.float64], temperature: float) -> NDArray[np.float64]:
    """Return the softmax of each row of ``logits / temperature`` (Guo et al. 2017, arXiv:1706.04599).

    Above 1 the temperature makes a model less sure, below 1 surer; which label is the likeliest stays.
    """
    # The largest first comes to 0, so that no power overflows, however cold it is.
    powers = np.exp((logits - logits.max(axis=1, keepdims=True)) / temperature)
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float64)
