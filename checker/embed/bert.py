"""The forward pass of a BERT encoder (Devlin et al. 2019, arXiv:1810.04805) in numpy, on unpacked weights.

Matrix products in single precision run at the processor's speed and outside the interpreter's lock, which the
4-bit products of a small C engine do not reach on processors without instructions for them: unpacked once,
the weights take 85 MB, and a text two thirds of the time.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from concurrent.futures import Future

    from numpy.typing import NDArray

    from checker.embed.q4 import ModelFile

    Array = NDArray[np.float32]
    Memory = dict[tuple[int, ...], Array]
    """The vectors of texts' tokens at one layer, by the ids of the tokens."""

MEMORY = 64
"""How many texts a memory holds, about 4 MB; on passing it, it begins anew."""

_HIDDEN = np.float32(-1e9)
"""Added to the attention of what is no token."""

_TANH_SCALE = np.float32(np.sqrt(2 / np.pi))
_TANH_CUBE = np.float32(0.044715)


class _Affine(Struct, frozen=True, eq=False):
    weight: Array
    bias: Array

    def __call__(self, rows: Array) -> Array:
        product = rows @ self.weight.T
        product += self.bias
        return product


class _Norm(Struct, frozen=True, eq=False):
    weight: Array
    bias: Array
    epsilon: float

    def __call__(self, rows: Array) -> Array:
        """Normalise each row, in place."""
        rows -= rows.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", rows, rows) / np.float32(rows.shape[1])
        rows *= (1 / np.sqrt(variance + np.float32(self.epsilon)))[:, None]
        rows *= self.weight
        rows += self.bias
        return rows


class _Layer(Struct, frozen=True, eq=False):
    attention: _Affine  # queries, keys and values in one
    attended: _Affine
    attended_norm: _Norm
    inner: _Affine
    outer: _Affine
    norm: _Norm


class Ragged(Struct, frozen=True, eq=False):
    """Texts of several lengths laid end to end, and where each token stands in a block of equal lengths."""

    row: NDArray[np.int64]
    column: NDArray[np.int64]
    starts: NDArray[np.int64]
    mask: Array

    @property
    def shape(self) -> tuple[int, int]:
        """How many texts, and the length of the longest."""
        return self.mask.shape[0], self.mask.shape[-1]


class Bert(Struct, frozen=True, eq=False):
    """The network. Layers are unpacked by a thread of their own: the first can work before the last are."""

    model: ModelFile
    _norm: _Norm
    _layers: tuple[Future[_Layer], ...]
    _memories: Mapping[int, Memory]

    def tokens(self, texts: Sequence[Sequence[int]], layers: int | None = None) -> Array:
        """Return the vectors of all tokens, shape (sum of lengths, hidden), texts laid end to end.

        ``layers``: how many layers they have been through; None for all.
        """
        places = ragged(texts)
        rows = self._norm(embedded(self.model, texts, places))
        for number, waiting in enumerate(self._layers[:layers], start=1):
            rows = self._through(waiting.result(), rows, places)
            memory = self._memories.get(number)
            if memory is not None:
                _remember(memory, texts, rows, places)
        return rows

    def again(self, texts: Sequence[Sequence[int]], layers: int) -> Array:
        """Return what :meth:`tokens` does; texts that are remembered at this layer are not computed again."""
        memory = self._memories.get(layers, {})
        keys = [tuple(ids) for ids in texts]
        known = {key: rows for key in keys if (rows := memory.get(key)) is not None}
        new = [key for key in dict.fromkeys(keys) if key not in known]
        if new:
            known |= zip(new, _apart(self.tokens(new, layers), ragged(new)), strict=True)
        return np.concatenate([known[key] for key in keys])

    def pooled(self, texts: Sequence[Sequence[int]]) -> Array:
        """Return the sums of each text's token vectors, shape (len(texts), hidden)."""
        return np.add.reduceat(self.tokens(texts), ragged(texts).starts)

    def _through(self, layer: _Layer, rows: Array, places: Ragged) -> Array:
        attended = layer.attended(_attend(layer.attention(rows), places, self.model.sizes.heads))
        attended += rows
        rows = layer.attended_norm(attended)
        outer = layer.outer(gelu(layer.inner(rows)))
        outer += rows
        return layer.norm(outer)


def _remember(memory: Memory, texts: Sequence[Sequence[int]], rows: Array, places: Ragged) -> None:
    if len(memory) + len(texts) > MEMORY:
        memory.clear()
    if len(texts) <= MEMORY:
        memory.update(zip(map(tuple, texts), _apart(rows, places), strict=True))


def _apart(rows: Array, places: Ragged) -> list[Array]:
    """Return the rows of each text by itself."""
    return np.split(rows, places.starts[1:])


def embedded(model: ModelFile, texts: Sequence[Sequence[int]], places: Ragged) -> Array:
    """Return the sums of word, position and type embedding, shape (sum of lengths, hidden)."""
    hidden = model.sizes.hidden
    rows = model.rows("emb.word", np.concatenate([np.asarray(ids, np.int64) for ids in texts]), hidden)
    rows += model.tensor("emb.pos").reshape(-1, hidden)[places.column]
    rows += model.tensor("emb.type")[:hidden]
    return rows


def bert(model: ModelFile, memories: Mapping[int, Memory] = MappingProxyType({})) -> Bert:
    """Return the network of a model file; its layers are unpacked meanwhile.

    ``memories``: by number of layers, where the texts that went through so many are remembered.
    """
    pool = ThreadPoolExecutor(1)
    layers = tuple(pool.submit(_layer, model, number) for number in range(model.sizes.layers))
    pool.submit(model.forget_read)
    pool.shutdown(wait=False)
    return Bert(model, _norm(model, "emb.ln"), layers, memories)


def _layer(model: ModelFile, number: int) -> _Layer:
    name = f"l{number}"
    parts = [_affine(model, f"{name}.{part}") for part in "qkv"]
    joined = _Affine(np.concatenate([it.weight for it in parts]), np.concatenate([it.bias for it in parts]))
    return _Layer(
        attention=joined,
        attended=_affine(model, f"{name}.ao"),
        attended_norm=_norm(model, f"{name}.aln"),
        inner=_affine(model, f"{name}.fi"),
        outer=_affine(model, f"{name}.fo"),
        norm=_norm(model, f"{name}.oln"),
    )


def _affine(model: ModelFile, name: str) -> _Affine:
    bias = model.tensor(f"{name}.b")
    return _Affine(model.tensor(f"{name}.w").reshape(bias.size, -1), bias)


def _norm(model: ModelFile, name: str) -> _Norm:
    return _Norm(model.tensor(f"{name}.w"), model.tensor(f"{name}.b"), model.sizes.epsilon)


def ragged(texts: Sequence[Sequence[int]]) -> Ragged:
    """Return where the tokens of texts stand; ``texts`` are their tokens' ids, none of them empty."""
    lengths = np.array([len(ids) for ids in texts])
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    row = np.repeat(np.arange(len(texts)), lengths)
    within = np.arange(lengths.max())[None, :] < lengths[:, None]
    mask = np.where(within, np.float32(0), _HIDDEN)[:, None, None, :]
    return Ragged(row, np.arange(len(row)) - starts[row], starts, mask)


def _attend(joined: Array, places: Ragged, heads: int) -> Array:
    """Return scaled dot-product attention within each text. ``joined``: (tokens, queries | keys | values)."""
    texts, longest = places.shape
    width = joined.shape[1] // 3
    block = np.zeros((texts, longest, joined.shape[1]), np.float32)
    block[places.row, places.column] = joined
    queries, keys, values = block.reshape(texts, longest, 3, heads, -1).transpose(2, 0, 3, 1, 4)
    weights = queries @ keys.transpose(0, 1, 3, 2)
    weights *= np.float32(1 / np.sqrt(width // heads))
    weights += places.mask
    weights -= weights.max(axis=-1, keepdims=True)
    np.exp(weights, out=weights)
    weights /= weights.sum(axis=-1, keepdims=True)
    attended = (weights @ values).transpose(0, 2, 1, 3).reshape(texts, longest, width)
    return np.asarray(attended[places.row, places.column], np.float32)


def gelu(rows: Array) -> Array:
    """Return the Gaussian error linear unit, in its tanh form (Hendrycks, Gimpel 2016, arXiv:1606.08415).

    (1 + tanh z) / 2 is 1 / (1 + exp -2z), which costs half as much.
    """
    inner = rows * rows
    inner *= -2 * _TANH_CUBE * _TANH_SCALE
    inner -= 2 * _TANH_SCALE
    inner *= rows
    with np.errstate(over="ignore"):  # far below zero: divided by infinity
        np.exp(inner, out=inner)
    inner += np.float32(1)
    return np.asarray(np.divide(rows, inner, out=inner), np.float32)
