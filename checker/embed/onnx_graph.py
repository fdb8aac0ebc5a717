"""Builds the network of the bundled weights as an ONNX graph whose matrix products are of 8-bit integers.

Weights are rounded to 7 bits with a scale a column (processors without instructions for 8-bit products add
two of them in 16 bits: 7 bits cannot overflow, so the integers are the same on every machine). What is
multiplied with them is rounded to 8 bits in a fixed range, one for each product, that ships with the package
(training/ranges.py). With ranges taken from the batch, which is the usual way, the vector of a text would
depend on the texts beside it (Jacob et al. 2018, arXiv:1712.05877). A few columns that reach far beyond all
others are multiplied in single precision, or their range would leave nothing of the rest (Dettmers et al.
2022, arXiv:2208.07339).

The embedding of words stays outside: four fifths of the weights, of which a text needs a few rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from checker.embed.q4 import ModelFile

    Ranges = Mapping[str, "Range"]

VERSION = 1
"""Raised when the graph changes."""

EMBEDDED, LENGTHS, TOKENS = "embedded", "lengths", "tokens"
"""Inputs: float32 (texts, longest, hidden), sums of word, position and type embedding, and int32 (texts,).
Output: float32 (texts, longest, hidden)."""

PRODUCTS = ("qkv", "ao", "fi", "fo")
"""A layer's matrix products; the range of ``l3.fi`` is that of what goes into ``fi`` of layer 3."""

_ONNX, _CONTRIBUTED = "", "com.microsoft"
_OPSET = 17  # the first with LayerNormalization
_IR = 8
_WEIGHT_STEPS = 63
_STEPS = 255


class Range(Struct, frozen=True):
    """Least and greatest value that goes into a product, 0 between them; ``outliers``: columns left out."""

    least: float
    greatest: float
    outliers: tuple[int, ...]


def quantized_graph(model: ModelFile, ranges: Ranges, layers: int | None = None) -> bytes:
    """Return the serialised graph.

    Args:
        model: the weights.
        ranges: by product.
        layers: how many of the layers it has, from the first on; all when None.

    Raises:
        ImportError: the onnx package is not there.
        KeyError: a range or a tensor is missing.
    """
    return _Builder(model, ranges, layers or model.sizes.layers).graph()


def observed_graph(model: ModelFile) -> bytes:
    """Return the graph in single precision; what goes into each product is an output of the product's name.

    Raises:
        ImportError: the onnx package is not there.
    """
    return _Builder(model, None, model.sizes.layers).graph()


class _Builder(Struct, eq=False):
    model: ModelFile
    ranges: Ranges | None
    layers: int
    nodes: list[Any] = field(default_factory=list)  # onnx.NodeProto, as below: imported only where used
    constants: list[Any] = field(default_factory=list)
    observed: list[str] = field(default_factory=list)

    def graph(self) -> bytes:
        from onnx import TensorProto, helper

        self._network()
        texts, longest, hidden = "texts", "longest", self.model.sizes.hidden
        block = [texts, longest, hidden]
        inputs = [
            helper.make_tensor_value_info(EMBEDDED, TensorProto.FLOAT, block),
            helper.make_tensor_value_info(LENGTHS, TensorProto.INT32, [texts]),
        ]
        outputs = [helper.make_tensor_value_info(TOKENS, TensorProto.FLOAT, block)]
        outputs += [helper.make_tensor_value_info(it, TensorProto.FLOAT, None) for it in self.observed]
        opsets = [helper.make_opsetid(_ONNX, _OPSET), helper.make_opsetid(_CONTRIBUTED, 1)]
        graph = helper.make_graph(self.nodes, "bert", inputs, outputs, self.constants)
        return bytes(helper.make_model(graph, opset_imports=opsets, ir_version=_IR).SerializeToString())

    def _network(self) -> None:
        sizes = self.model.sizes
        rows = self._norm(EMBEDDED, "emb.ln")
        thirds = self._constant("thirds", np.array([sizes.hidden] * 3, np.int64))
        for number in range(self.layers):
            layer = f"l{number}"
            joined = self._product(rows, f"{layer}.qkv", [f"{layer}.{part}" for part in "qkv"])
            parts = [f"{joined}.{part}" for part in "qkv"]
            self._node("Split", [joined, thirds], parts, axis=-1)
            attended = f"{layer}.attended"
            self._node(
                "MultiHeadAttention",
                [*parts, "", LENGTHS],
                [attended],
                domain=_CONTRIBUTED,
                num_heads=sizes.heads,
            )
            rows = self._added_norm(self._product(attended, f"{layer}.ao"), rows, f"{layer}.aln")
            active = f"{layer}.active"
            self._node("Gelu", [self._product(rows, f"{layer}.fi")], [active], domain=_CONTRIBUTED)
            rows = self._added_norm(self._product(active, f"{layer}.fo"), rows, f"{layer}.oln")
        self._node("Identity", [rows], [TOKENS])

    def _added_norm(self, rows: str, others: str, name: str) -> str:
        # Not SkipLayerNormalization, which does both in one: ONNX Runtime takes five times as long for it.
        added = f"{name}.added"
        self._node("Add", [rows, others], [added])
        return self._norm(added, name)

    def _norm(self, rows: str, name: str) -> str:
        weights = [self._constant(f"{name}.{part}", self.model.tensor(f"{name}.{part}")) for part in "wb"]
        normal = f"{name}.normal"
        epsilon = self.model.sizes.epsilon
        self._node("LayerNormalization", [rows, *weights], [normal], axis=-1, epsilon=epsilon)
        return normal

    def _product(self, rows: str, name: str, parts: Sequence[str] = ()) -> str:
        """Multiply by the weights of ``parts`` side by side, and add their biases."""
        parts = parts or [name]
        biases = [self.model.tensor(f"{part}.b") for part in parts]
        weights = [
            self.model.tensor(f"{part}.w").reshape(bias.size, -1).T
            for part, bias in zip(parts, biases, strict=True)
        ]
        bias = self._constant(f"{name}.b", np.concatenate(biases))
        weight = np.concatenate(weights, axis=1)
        product = f"{name}.product"
        if self.ranges is not None:
            return self._rounded_product(rows, name, weight, bias, self.ranges[name])
        self._node("Identity", [rows], [name])
        self.observed.append(name)
        self._node("MatMul", [name, self._constant(f"{name}.w", weight)], [f"{name}.unbiased"])
        self._node("Add", [f"{name}.unbiased", bias], [product])
        return product

    def _rounded_product(
        self, rows: str, name: str, weight: NDArray[np.float32], bias: str, around: Range
    ) -> str:
        columns = np.array(around.outliers, np.int64)
        near = weight.copy()
        near[columns] = 0
        inner = f"{name}.inner"
        inputs = self._rounded(rows, name, near, around)
        self._node("MatMulIntegerToFloat", [*inputs, bias], [inner], domain=_CONTRIBUTED)
        if not columns.size:
            return inner
        chosen = self._constant(f"{name}.outliers", columns)
        self._node("Gather", [rows, chosen], [f"{name}.far"], axis=-1)
        outer = self._constant(f"{name}.outer.w", weight[columns])
        self._node("MatMul", [f"{name}.far", outer], [f"{name}.outer"])
        self._node("Add", [inner, f"{name}.outer"], [f"{name}.product"])
        return f"{name}.product"

    def _rounded(self, rows: str, name: str, weight: NDArray[np.float32], around: Range) -> list[str]:
        """Return the inputs of a product of integers: both factors, their scales, their zeros."""
        step = (around.greatest - around.least) / _STEPS
        scale = self._constant(f"{name}.scale", np.array(step, np.float32))
        zero = self._constant(f"{name}.zero", np.array(round(-around.least / step), np.uint8))
        steps = np.abs(weight).max(axis=0) / np.float32(_WEIGHT_STEPS)
        self._node("QuantizeLinear", [rows, scale, zero], [f"{name}.rounded"])
        return [
            f"{name}.rounded",
            self._constant(f"{name}.w", np.round(weight / steps).astype(np.int8)),
            scale,
            self._constant(f"{name}.steps", steps),
            zero,
            self._constant(f"{name}.middles", np.zeros(steps.size, np.int8)),
        ]

    def _constant(self, name: str, content: NDArray[Any]) -> str:
        from onnx import numpy_helper

        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(content), name))
        return name

    def _node(self, kind: str, inputs: Sequence[str], outputs: Sequence[str], **settings: object) -> None:
        from onnx import helper

        self.nodes.append(helper.make_node(kind, inputs, outputs, **settings))
