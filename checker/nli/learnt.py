"""What the bundled contradiction model has learnt, as it ships: read, and checked.

Two files: ``contradiction.npz``, arrays in half precision, and ``contradiction.json``, which says with which
weights they were made, and has their checksum. Arrays: ``NAME.w``, shape (outputs, inputs), and ``NAME.b`` of
the layers seen, query, compared, told, inner, outer; ``scale``, what the likeness of two tokens weighs; and
``means``, shape (2, hidden), of tokens of texts in other letters than Arabic, and in Arabic letters.
"""

from __future__ import annotations

import hashlib
import io
import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from checker.model.errors import ModelError
from checker.nli.loading import BUNDLED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

ARRAYS, RECORD = "contradiction.npz", "contradiction.json"
WITHOUT = "install checker anew, or go without it: --no-nli"


class Learnt(Struct, frozen=True, eq=False):
    """What ships.

    ``weights``: those it was made with; ``temperature``: what logits are divided by; ``odds``: how much rarer
    contradictions are among claims that correspond than among the pairs that it learnt from.
    """

    digest: str
    weights: str
    temperature: float
    odds: float
    arrays: Mapping[str, NDArray[np.float32]]


@cache
def learnt() -> Learnt:
    """Read what ships.

    Raises:
        ModelError: it is not there, or not whole.
    """
    folder = files("checker.nli") / "data"
    try:
        record, content = (folder / RECORD).read_bytes(), (folder / ARRAYS).read_bytes()
    except OSError as error:
        raise ModelError(f"{BUNDLED} is not installed: {error.strerror}", hint=WITHOUT) from error
    return parse(record, content)


def parse(record: bytes, content: bytes) -> Learnt:
    """Return what two files hold.

    Raises:
        ModelError: the checksum in the first is not that of the second, or either is not of this form.
    """
    try:
        told = json.loads(record)
        if hashlib.sha256(content).hexdigest() != told["sha256"]:
            raise ModelError(f"{BUNDLED} is damaged: {ARRAYS} is not what {RECORD} says", hint=WITHOUT)
        with np.load(io.BytesIO(content), allow_pickle=False) as held:
            arrays = {name: held[name].astype(np.float32) for name in held.files}
        return Learnt(
            digest=hashlib.sha256(record).hexdigest(),
            weights=str(told["weights"]),
            temperature=float(told["temperature"]),
            odds=float(told["odds"]),
            arrays=arrays,
        )
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise ModelError(
            f"{BUNDLED} is damaged: {RECORD} or {ARRAYS} cannot be read", hint=WITHOUT
        ) from error
