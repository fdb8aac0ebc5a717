"""The graph of integers against numpy in single precision, and the choice between them."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from checker.embed import load, onnx_bert
from checker.embed.batches import batches
from checker.embed.bert import Bert, bert, embedded, ragged
from checker.embed.bundled import e5_engine
from checker.embed.cache import VectorCache
from checker.embed.encoder import MANY
from checker.embed.onnx_bert import QuantizedBert, quantized_bert, session
from checker.embed.onnx_graph import EMBEDDED, LENGTHS, TOKENS, observed_graph

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from checker.embed.bundled import E5Engine
    from checker.embed.q4 import ModelFile


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(scope="module")
def engine(folder: Path) -> E5Engine:
    return e5_engine(folder)


@pytest.fixture(scope="module")
def model(engine: E5Engine) -> ModelFile:
    return engine.file


def _cosines(left: NDArray[np.float32], right: NDArray[np.float32]) -> NDArray[np.float32]:
    unit = [rows / np.linalg.norm(rows, axis=1, keepdims=True) for rows in (left, right)]
    return np.asarray((unit[0] * unit[1]).sum(axis=1), np.float32)


def test_sentence_vectors_are_those_of_single_precision(
    engine: E5Engine, model: ModelFile, texts: list[str]
) -> None:
    assert isinstance(engine.bulk_network, QuantizedBert)
    ids = engine.ids(texts)
    assert _cosines(engine.bulk_network.pooled(ids), bert(model).pooled(ids)).min() > 0.998


def test_the_graph_without_rounding_is_the_network(
    engine: E5Engine, model: ModelFile, texts: list[str]
) -> None:
    ids = engine.ids(texts[:3])
    places = ragged(ids)
    block = np.zeros((*places.shape, engine.dimension), np.float32)
    block[places.row, places.column] = embedded(model, ids, places)
    lengths = np.array([len(item) for item in ids], np.int32)
    (tokens,) = session(observed_graph(model)).run([TOKENS], {EMBEDDED: block, LENGTHS: lengths})
    np.testing.assert_allclose(tokens[places.row, places.column], bert(model).tokens(ids), atol=0.02)


def test_a_vector_does_not_depend_on_the_texts_beside_it(engine: E5Engine, texts: list[str]) -> None:
    together = engine.embed([*texts, "word " * 300], bulk=True)[: len(texts)]
    alone = np.concatenate([engine.embed([text], bulk=True) for text in texts])
    assert _cosines(together, alone).min() > 0.9999


def test_one_thread_and_two_give_the_same_bits(
    engine: E5Engine, texts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [f"{text} {number}" for number in range(4) for text in texts]
    assert len(list(batches([len(ids) for ids in engine.ids(many)], 320))) > 2
    found = []
    for cores in (1, 2):
        monkeypatch.setattr(os, "cpu_count", lambda cores=cores: cores)
        found.append(engine.embed(many, bulk=True))
    np.testing.assert_array_equal(found[0], found[1])


def test_a_damaged_graph_is_made_anew(
    engine: E5Engine, model: ModelFile, folder: Path, texts: list[str]
) -> None:
    ids = engine.ids(texts)
    before = engine.bulk_network.pooled(ids)
    (path,) = folder.iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[:1_000_000] + bytes(1000) + whole[1_001_000:])
    after = quantized_bert(model, engine.weights, folder).pooled(ids)
    np.testing.assert_array_equal(after, before)
    assert path.read_bytes() == whole


def test_where_nothing_can_be_kept_the_vectors_are_the_same(
    engine: E5Engine, tmp_path: Path, texts: list[str]
) -> None:
    (tmp_path / "file").touch()
    elsewhere = e5_engine(tmp_path / "file" / "below")
    np.testing.assert_array_equal(elsewhere.embed(texts, bulk=True), engine.embed(texts, bulk=True))


def test_without_the_libraries_numpy_is_used(
    monkeypatch: pytest.MonkeyPatch, engine: E5Engine, texts: list[str]
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "onnxruntime" else find(name)
    )
    without = e5_engine()
    assert (without.way(bulk=True), engine.way(bulk=True)) == ("float32", "int8")
    assert isinstance(without.bulk_network, Bert)
    assert _cosines(without.embed(texts, bulk=True), engine.embed(texts, bulk=True)).min() > 0.99


def test_a_library_that_cannot_be_loaded_is_done_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    monkeypatch.setattr(onnx_bert, "is_usable", lambda _weights: True)
    assert isinstance(e5_engine().bulk_network, Bert)


def test_ranges_of_other_weights_are_not_used() -> None:
    assert onnx_bert.is_usable(e5_engine().weights)
    assert not onnx_bert.is_usable("others")


@pytest.mark.slow
def test_the_cache_keeps_the_ways_apart(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, texts: list[str], languages: list[str]
) -> None:
    times = -(-MANY // len(texts))
    many, codes = [f"{text} {it}" for it in range(times) for text in texts], languages * times
    by_integers = load(cache=VectorCache(tmp_path)).encode(many, codes)
    monkeypatch.setattr(onnx_bert, "is_usable", lambda _weights: False)
    by_numpy = load(cache=VectorCache(tmp_path)).encode(many, codes)
    np.testing.assert_array_equal(by_numpy, load().encode(many, codes))
    assert not np.array_equal(by_numpy, by_integers)


def test_few_texts_load_no_library() -> None:
    program = (
        "import sys; from checker.embed import load\n"
        "load().encode(['The talks resumed.'] * 3, ['en'] * 3)\n"
        "print([name for name in ('onnx', 'onnxruntime', 'torch') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
