"""The forward pass against one written out number by number, on a small network with made-up weights."""

from __future__ import annotations

import math
import struct
from typing import TYPE_CHECKING

import numpy as np
import pytest

from checker.embed.batches import batches
from checker.embed.bert import bert
from checker.embed.q4 import read

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from checker.embed.q4 import ModelFile

HIDDEN, LAYERS, HEADS, INNER, ROWS, POSITIONS = 64, 2, 4, 96, 40, 16
EPSILON = 1e-12
TEXTS = ([1, 5, 9, 2], [1, 2], [1, 30, 31, 32, 33, 39, 2], [1, 5, 9, 2])


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> ModelFile:
    path = tmp_path_factory.mktemp("model") / "small.bin"
    _write(path, np.random.default_rng(11))
    return read(path)


def _write(path: Path, random: np.random.Generator) -> None:
    """Write a model file: half of the matrices' weights are what four bits and a scale can hold."""
    tensors = {"emb.pos": (POSITIONS * HIDDEN, False), "emb.type": (2 * HIDDEN, False)}
    tensors["emb.word"] = (ROWS * HIDDEN, True)
    shapes = {"q": HIDDEN, "k": HIDDEN, "v": HIDDEN, "ao": HIDDEN, "fi": INNER, "fo": HIDDEN}
    for layer in range(LAYERS):
        for part, width in shapes.items():
            columns = INNER if part == "fo" else HIDDEN
            tensors[f"l{layer}.{part}.w"] = (width * columns, True)
            tensors[f"l{layer}.{part}.b"] = (width, False)
        for part in ("aln", "oln"):
            tensors |= {f"l{layer}.{part}.{kind}": (HIDDEN, False) for kind in "wb"}
    tensors |= {f"emb.ln.{kind}": (HIDDEN, False) for kind in "wb"}
    blobs = {name: _tensor(count, random, packed=packed) for name, (count, packed) in tensors.items()}
    pieces = [b"p%d" % index for index in range(ROWS)]
    head = b"E5S1" + struct.pack("<I7ifi", 1, HIDDEN, LAYERS, HEADS, INNER, ROWS, POSITIONS, 2, EPSILON, 32)
    head += struct.pack("<5iQ", ROWS, 1, 2, 0, 3, sum(map(len, pieces)))
    head += np.cumsum([0, *map(len, pieces)]).astype("<u4").tobytes() + bytes(4 * ROWS) + b"".join(pieces)
    head += struct.pack("<iI", 0, 0)
    entries = sum(2 + len(name) + 21 for name in blobs)
    at = len(head) + 4 + entries
    directory = struct.pack("<i", len(blobs))
    for name, (kind, count, content) in blobs.items():
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", kind, count, at, len(content))
        at += len(content)
    path.write_bytes(head + directory + b"".join(content for _, _, content in blobs.values()))


def _tensor(count: int, random: np.random.Generator, *, packed: bool) -> tuple[int, int, bytes]:
    if not packed:
        return 0, count, random.normal(0.2, 1, count).astype("<f4").tobytes()
    blocks = np.zeros(count // 32, [("scale", "<f2"), ("halves", "u1", 16)])
    blocks["scale"] = random.uniform(0.02, 0.06, len(blocks))
    blocks["halves"] = random.integers(0, 256, (len(blocks), 16))
    return 1, count, blocks.tobytes()


def _by_hand(model: ModelFile, ids: list[int]) -> NDArray[np.float64]:
    """Return the token vectors of one text, in double precision, with the exact activation."""

    def norm(rows: NDArray[np.float64], name: str) -> NDArray[np.float64]:
        centred = rows - rows.mean(axis=1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(axis=1, keepdims=True) + EPSILON)
        return np.asarray(scaled * model.tensor(f"{name}.w") + model.tensor(f"{name}.b"), np.float64)

    def affine(rows: NDArray[np.float64], name: str) -> NDArray[np.float64]:
        bias = model.tensor(f"{name}.b").astype(np.float64)
        weight = model.tensor(f"{name}.w").astype(np.float64).reshape(bias.size, -1)
        return np.asarray(rows @ weight.T + bias, np.float64)

    word = model.tensor("emb.word").reshape(ROWS, HIDDEN).astype(np.float64)
    position = model.tensor("emb.pos").reshape(POSITIONS, HIDDEN)
    rows = norm(word[ids] + position[: len(ids)] + model.tensor("emb.type")[:HIDDEN], "emb.ln")
    width = HIDDEN // HEADS
    for number in range(LAYERS):
        queries, keys, values = (affine(rows, f"l{number}.{part}") for part in "qkv")
        attended = np.zeros_like(rows)
        for head in range(HEADS):
            part = slice(head * width, (head + 1) * width)
            weights = np.exp(queries[:, part] @ keys[:, part].T / math.sqrt(width))
            attended[:, part] = weights / weights.sum(axis=1, keepdims=True) @ values[:, part]
        rows = norm(rows + affine(attended, f"l{number}.ao"), f"l{number}.aln")
        inner = affine(rows, f"l{number}.fi")
        active = np.vectorize(lambda x: x * 0.5 * (1 + math.erf(x / math.sqrt(2))))(inner)
        rows = norm(rows + affine(active, f"l{number}.fo"), f"l{number}.oln")
    return np.asarray(rows, np.float64)


def test_token_vectors(model: ModelFile) -> None:
    found = bert(model).tokens(TEXTS)
    expected = np.concatenate([_by_hand(model, ids) for ids in TEXTS])
    np.testing.assert_allclose(found, expected, atol=5e-3)  # the activation's tanh form is 0.0005 off


def test_pooled_vectors_are_sums_of_token_vectors(model: ModelFile) -> None:
    network = bert(model)
    tokens, pooled = network.tokens(TEXTS), network.pooled(TEXTS)
    ends = np.cumsum([len(ids) for ids in TEXTS])
    for end, ids, row in zip(ends, TEXTS, pooled, strict=True):
        np.testing.assert_allclose(row, tokens[end - len(ids) : end].sum(axis=0), rtol=1e-5)
    np.testing.assert_allclose(pooled[0], pooled[3], rtol=1e-5)


def test_rows_of_a_packed_matrix(model: ModelFile) -> None:
    whole = model.tensor("emb.word").reshape(ROWS, HIDDEN)
    chosen = np.array([3, 0, 39, 3])
    np.testing.assert_array_equal(model.rows("emb.word", chosen, HIDDEN), whole[chosen])


def test_a_file_cut_short_is_refused(model: ModelFile, tmp_path: Path) -> None:
    for length in (4, 60, 2000):
        (tmp_path / "cut.bin").write_bytes(model.content[:length])
        with pytest.raises(ValueError, match="E5S1"):
            read(tmp_path / "cut.bin")


@pytest.mark.parametrize("lengths", [[5], [3] * 200, [512] * 4, [9, 500, 20, 7, 300, 11, 12], [1]])
def test_batches_hold_every_text_once_and_are_not_too_large(lengths: list[int]) -> None:
    groups = list(batches(lengths, 320))
    assert sorted(index for group in groups for index in group) == list(range(len(lengths)))
    for group in groups:
        assert sum(lengths[index] for index in group) < 320 + max(lengths)
