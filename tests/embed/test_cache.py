"""Vectors kept between runs: exact, bounded, and never in the way."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from checker.embed import load
from checker.embed.cache import VectorCache
from checker.embed.encoder import CentredEncoder
from tests.embed.test_encoder import CountingEngine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _vectors(*texts: str) -> dict[str, np.ndarray[tuple[int], np.dtype[np.float32]]]:
    return {text: np.full(3, index + 0.1, np.float32) for index, text in enumerate(texts)}


def _file(folder: Path) -> Path:
    (path,) = folder.glob("*.sqlite")
    return path


def test_what_is_put_is_got_to_the_bit(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path / "new" / "folder")
    assert cache.get("m", ["a"]) == {}
    cache.put("m", _vectors("a", "ب"))
    found = cache.get("m", ["ب", "c", "a"])
    assert sorted(found) == ["a", "ب"]
    for text, vector in _vectors("a", "ب").items():
        np.testing.assert_array_equal(found[text], vector)
    assert cache.get("another model", ["a"]) == {}


def test_more_names_than_a_query_may_hold(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path)
    texts = [str(number) for number in range(1700)]
    cache.put("m", _vectors(*texts))
    assert len(cache.get("m", texts)) == 1700


def test_the_oldest_are_dropped(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path, most=10)
    for number in range(15):
        cache.put("m", _vectors(str(number)))
    kept = cache.get("m", [str(number) for number in range(15)])
    assert len(kept) <= 10
    assert {"12", "13", "14"} <= set(kept)
    assert "0" not in kept


def _no_database(path: Path) -> None:
    path.write_bytes(b"not a database, " * 400)


def _cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def _another_table(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE vectors (other TEXT)")


@pytest.mark.parametrize("damage", [_no_database, _cut_short, _another_table])
def test_a_damaged_file_is_done_without(damage: Callable[[Path], None], tmp_path: Path) -> None:
    cache = VectorCache(tmp_path)
    cache.put("m", _vectors("a"))
    damage(_file(tmp_path))
    assert cache.get("m", ["a"]) == {}
    cache.put("m", _vectors("a"))
    cache.get("m", ["a"])


def test_a_file_that_is_no_database_is_begun_anew(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path)
    cache.put("m", _vectors("a"))
    _no_database(_file(tmp_path))
    cache.get("m", ["a"])
    cache.put("m", _vectors("a"))
    assert sorted(cache.get("m", ["a"])) == ["a"]


def test_a_damaged_entry_is_not_believed(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path)
    cache.put("m", _vectors("a", "b"))
    with sqlite3.connect(_file(tmp_path)) as connection:
        connection.execute(
            "UPDATE vectors SET vector = zeroblob(12) WHERE rowid = (SELECT MIN(rowid) FROM vectors)"
        )
    assert sorted(cache.get("m", ["a", "b"])) == ["b"]


def test_a_folder_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = VectorCache(tmp_path / "file" / "below")
    cache.put("m", _vectors("a"))
    assert cache.get("m", ["a"]) == {}


def test_a_second_encoder_embeds_only_what_is_new(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path)
    first, second = CountingEngine(), CountingEngine()
    before = CentredEncoder(first, cache=cache).raw(["aa", "b"])
    after = CentredEncoder(second, cache=cache).raw(["aa", "b changed", "aa"])
    assert (first.seen, second.seen) == (["aa", "b"], ["b changed"])
    np.testing.assert_array_equal(after[0], before[0])


def test_other_weights_or_prefix_share_nothing(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path)
    engines = [CountingEngine(), CountingEngine(weights="others"), CountingEngine(prefix="query: ")]
    for engine in engines:
        CentredEncoder(engine, cache=cache).raw(["a"])
    assert [engine.seen for engine in engines] == [["a"]] * 3


def test_vectors_from_the_cache_are_those_of_the_model(tmp_path: Path) -> None:
    texts, languages = ["The talks resumed.", "خسر المنتخب المباراة"], ["en", "ar"]
    cached = [load(cache=VectorCache(tmp_path)).encode(texts, languages) for _ in range(2)]
    np.testing.assert_array_equal(cached[0], cached[1])
    np.testing.assert_array_equal(cached[0], load().encode(texts, languages))


def test_many_processes_at_once(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; import numpy as np\n"
        "from checker.embed.cache import VectorCache\n"
        "cache = VectorCache(Path(sys.argv[1]))\n"
        "for number in range(20):\n"
        "    cache.put('m', {f'{sys.argv[2]} {number}': np.ones(3, np.float32)})\n"
        "    cache.get('m', ['0 0'])\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(tmp_path), str(number)]) for number in range(4)
    ]
    assert [process.wait(60) for process in running] == [0] * 4
    found = VectorCache(tmp_path).get(
        "m", [f"{process} {number}" for process in range(4) for number in range(20)]
    )
    assert len(found) >= 20  # an entry may be lost to a process that waited too long, the file may not
    assert all(vector.tolist() == [1, 1, 1] for vector in found.values())
