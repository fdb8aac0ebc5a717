"""What is known of an encoder from background text: language means, and how similar pairs usually are."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from checker.model.language import primary_language
from checker.text.tables import required_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

FORMAT = 1
STATISTICS = "checker.json"
"""The file of a model folder that carries its background statistics."""


class Distribution(Struct, frozen=True):
    """Similarities of many pairs: mean, standard deviation, and ``quantiles`` at ``levels``, ascending."""

    mean: float
    spread: float
    levels: tuple[float, ...]
    quantiles: tuple[float, ...]

    def quantile(self, level: float) -> float:
        """Return the similarity below which the share ``level`` of the pairs lies."""
        return float(np.interp(level, self.levels, self.quantiles))

    def share_below(self, similarity: float | NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the share of pairs below each similarity, in [0, 1], same shape as given."""
        return np.asarray(np.interp(similarity, self.quantiles, self.levels))


class Pair(Struct, frozen=True):
    """The similarities to be expected between two languages.

    ``random``: sentences of different documents; ``near``: different sentences of one document, as the claims
    of one story are; ``true``: translations of each other (for one language with itself: of all languages).
    """

    random: Distribution
    near: Distribution
    true: Distribution


class Calibration(Struct, frozen=True):
    """Similarities of background pairs under the same centring as :meth:`Encoder.encode` applies.

    ``pairs`` is keyed by the two languages in alphabetical order; ``pooled`` has them all together.
    """

    pooled: Pair
    pairs: Mapping[tuple[str, str], Pair]

    def pair(self, left: str, right: str) -> Pair:
        """Return what is known of two languages (BCP 47 tags, in any order), else of all together."""
        first, second = sorted((primary_language(left), primary_language(right)))
        return self.pairs.get((first, second), self.pooled)


class Background(Struct, frozen=True, eq=False):
    """Statistics of one set of weights with one prefix.

    ``weights`` identifies the weights they were measured on: for any others they mean nothing.
    ``means`` maps a primary language subtag to a vector of shape (dimension,).
    """

    weights: str
    prefix: str
    means: Mapping[str, NDArray[np.float32]]
    calibration: Calibration

    @property
    def dimension(self) -> int:
        """The length of the vectors they were measured on."""
        return next(iter(self.means.values())).size

    def mean(self, language: str) -> NDArray[np.float32]:
        """Return the language's mean vector, or the mean of all languages for an unknown one."""
        known = self.means.get(primary_language(language))
        return np.mean(list(self.means.values()), axis=0) if known is None else known


def parse(text: str) -> Background:
    """Read the JSON form that ``training/background.py`` writes.

    Raises:
        ValueError: it is not of that form.
    """
    try:
        record = json.loads(text)
        if record["format"] != FORMAT:
            raise ValueError(f"format {record['format']} is not {FORMAT}")
        levels = tuple(map(float, record["levels"]))
        pairs = {key: _pair(value, levels) for key, value in record["pairs"].items()}
        pooled = pairs.pop("all")
        means = _means(record["means"])
        keyed = {_languages(key): value for key, value in pairs.items()}
        return Background(str(record["weights"]), str(record["prefix"]), means, Calibration(pooled, keyed))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not background statistics: {error!r}") from error


def _means(record: Mapping[str, object]) -> dict[str, NDArray[np.float32]]:
    means = {key: np.array(value, dtype=np.float32) for key, value in record.items()}
    shapes = {mean.shape for mean in means.values()}
    if len(shapes) != 1 or len(shapes.pop()) != 1 or not np.isfinite(np.stack(list(means.values()))).all():
        raise ValueError("the means are not vectors of one length")
    return means


def _pair(record: Mapping[str, Mapping[str, object]], levels: tuple[float, ...]) -> Pair:
    return Pair(*(_distribution(record[kind], levels) for kind in ("random", "near", "true")))


def _distribution(record: Mapping[str, object], levels: tuple[float, ...]) -> Distribution:
    quantiles = record["quantiles"]
    if not isinstance(quantiles, list) or len(quantiles) != len(levels):
        raise ValueError("as many quantiles as levels are needed")
    values = tuple(map(float, quantiles))
    return Distribution(float(str(record["mean"])), float(str(record["spread"])), levels, values)


def _languages(key: str) -> tuple[str, str]:
    first, second = key.split("-")
    return first, second


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file's content. Raises OSError when it cannot be read."""
    with path.open("rb") as stream:
        return f"sha256:{hashlib.file_digest(stream, 'sha256').hexdigest()}"


def shipped_text(name: str) -> str:
    """Return the JSON that ships for a bundled encoder (``e5-small``, ``use-m``)."""
    return required_text("checker.embed", f"data/{name}.json")


@cache
def shipped(name: str) -> Background:
    """Return the background statistics that ship for a bundled encoder."""
    return parse(shipped_text(name))
