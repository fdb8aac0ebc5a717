"""Fitting small logistic models, and writing their weights into the table that the program reads."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

TABLE = Path(__file__).resolve().parent.parent / "checker" / "facts" / "polarity" / "data" / "weights.toml"

_STEPS, _RATE = 4000, 0.5
_NEWTON_STEPS = 30


def fitted(rows: Sequence[Sequence[float]], labels: Sequence[int], ridge: float) -> list[float]:
    """Return the weights of the columns, and the bias behind them, by gradient descent.

    ``ridge`` pulls the weights of the standardised columns towards 0.
    """
    values, wanted = np.asarray(rows, float), np.asarray(labels, float)
    middle, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    columns = np.c_[(values - middle) / spread, np.ones(len(values))]
    weights = np.zeros(columns.shape[1])
    for _ in range(_STEPS):
        error = 1 / (1 + np.exp(-columns @ weights)) - wanted
        pull = ridge * np.r_[weights[:-1], 0]
        weights -= _RATE * (columns.T @ error + pull) / len(wanted)
    plain = weights[:-1] / spread
    return [*map(float, plain), float(weights[-1] - plain @ middle)]


def newton(
    rows: NDArray[np.float32], labels: NDArray[np.float64], counted: NDArray[np.float64], ridge: float
) -> list[float]:
    """Return the weights of the columns, and the bias behind them, by Newton's method.

    ``counted`` says how often each row counts; ``ridge`` pulls the weights towards 0.
    """
    columns = np.c_[rows, np.ones(len(rows))].astype(float)
    weights = np.zeros(columns.shape[1])
    for _ in range(_NEWTON_STEPS):
        chance = 1 / (1 + np.exp(-columns @ weights))
        curvature = columns.T @ (columns * (counted * chance * (1 - chance))[:, None])
        slope = columns.T @ (counted * (labels - chance)) - ridge * weights
        weights += np.linalg.solve(curvature + ridge * np.eye(len(weights)), slope)
    return [float(weight) for weight in weights]


def write(section: str, weights: Mapping[str, float]) -> None:
    """Put the weights of one model into the table; the rest of it stays."""
    text = TABLE.read_text(encoding="utf-8")
    lines = "".join(f"{name} = {round(weight, 3)}\n" for name, weight in weights.items())
    pattern = re.compile(rf"(^\[{section}\][^\n]*\n)(?:[a-z_]+ = [^\n]*\n)*", re.MULTILINE)
    TABLE.write_text(pattern.sub(lambda match: match[1] + lines, text, count=1), encoding="utf-8")
