"""The forward pass in ONNX Runtime, on 8-bit integers: twice as fast as in single precision, or more."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from msgspec import Struct

from checker.embed.bert import embedded, ragged
from checker.embed.kept import kept
from checker.embed.onnx_graph import EMBEDDED, LENGTHS, TOKENS, VERSION, Range, quantized_graph
from checker.text.tables import required_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from checker.embed.onnx_graph import Ranges
    from checker.embed.q4 import ModelFile

RANGES = "e5-small-ranges.json"
_KIND = "e5-small-int8"
_ERRORS_ONLY = 3


class QuantizedBert(Struct, frozen=True, eq=False):
    """The network in a session that works in the thread that calls it; callers may be several at once."""

    model: ModelFile
    session: Any  # onnxruntime.InferenceSession, imported only where it is made

    def tokens(self, texts: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """Return the vectors of all tokens, shape (sum of lengths, hidden), texts laid end to end."""
        places = ragged(texts)
        block = np.zeros((*places.shape, self.model.sizes.hidden), np.float32)
        block[places.row, places.column] = embedded(self.model, texts, places)
        lengths = np.array([len(ids) for ids in texts], np.int32)
        (tokens,) = self.session.run([TOKENS], {EMBEDDED: block, LENGTHS: lengths})
        return np.asarray(tokens[places.row, places.column], np.float32)

    def pooled(self, texts: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """Return the sums of each text's token vectors, shape (len(texts), hidden)."""
        return np.add.reduceat(self.tokens(texts), ragged(texts).starts)


def is_usable(weights: str) -> bool:
    """Tell whether the libraries are installed, and the ranges that ship were measured on these weights."""
    installed = all(importlib.util.find_spec(name) for name in ("onnxruntime", "onnx"))
    return installed and _shipped()[0] == weights


def quantized_bert(
    model: ModelFile, weights: str, folder: Path | None, layers: int | None = None
) -> QuantizedBert:
    """Return the network of a model file, or its first ``layers``; the graph is kept in ``folder``, if any.

    Raises:
        ImportError: a library is not there, or cannot be loaded on this machine.
    """
    of_weights, ranges = _shipped()
    key = f"{weights}\0{of_weights}\0{VERSION}\0{hashlib.sha256(repr(ranges).encode()).hexdigest()}"
    # A name that does not begin with the other: of those, old ones are removed.
    kind = f"first-{layers}-of-{_KIND}" if layers else _KIND
    graph = kept(folder, kind, key, lambda: quantized_graph(model, ranges, layers))
    return QuantizedBert(model, session(graph))


def session(graph: bytes) -> Any:  # noqa: ANN401  # onnxruntime has no types
    """Return an onnxruntime.InferenceSession that works in the thread that calls it.

    Raises:
        ImportError: the library is not there, or cannot be loaded on this machine.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = _ERRORS_ONLY
    options.enable_mem_pattern = False  # for shapes that come again and again
    # The next level would join additions and normalisations into one slow operation.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


@cache
def _shipped() -> tuple[str, Ranges]:
    """Return the weights that ranges were measured on, and the ranges."""
    record = json.loads(required_text("checker.embed", f"data/{RANGES}"))
    ranges = {
        name: Range(least, greatest, tuple(outliers))
        for name, (least, greatest, outliers) in record["ranges"].items()
    }
    return record["weights"], ranges
