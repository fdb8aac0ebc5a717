"""What is made once and kept: whole or not at all, and made anew when it is not what it should be."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from checker.embed.kept import kept

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Maker:
    """Makes the same each time, and counts."""

    def __init__(self, content: bytes = b"a graph, " * 1000) -> None:
        self.content = content
        self.made = 0

    def __call__(self) -> bytes:
        self.made += 1
        return self.content


def _only(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


def test_made_once(tmp_path: Path) -> None:
    make = Maker()
    assert [kept(tmp_path / "new", "thing", "key", make) for _ in range(3)] == [make.content] * 3
    assert make.made == 1


def test_without_a_folder_made_each_time() -> None:
    make = Maker()
    assert [kept(None, "thing", "key", make) for _ in range(2)] == [make.content] * 2
    assert make.made == 2


def _cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _one_bit(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-500] ^= 4
    path.write_bytes(content)


def _of_another_key(path: Path) -> None:
    name = path.name
    kept(path.parent, "thing", "another key", Maker(b"another graph"))
    _only(path.parent).rename(path.with_name(name))


def _a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("damage", [_cut_short, _emptied, _one_bit, _of_another_key])
def test_a_damaged_or_foreign_file_is_made_anew(damage: Callable[[Path], None], tmp_path: Path) -> None:
    make = Maker()
    kept(tmp_path, "thing", "key", make)
    damage(_only(tmp_path))
    assert [kept(tmp_path, "thing", "key", make) for _ in range(2)] == [make.content] * 2
    assert make.made == 2


def test_what_cannot_be_replaced_is_done_without(tmp_path: Path) -> None:
    make = Maker()
    kept(tmp_path, "thing", "key", make)
    _a_folder(_only(tmp_path))
    assert kept(tmp_path, "thing", "key", make) == make.content
    assert _only(tmp_path).is_dir()  # and no temporary file beside it


def test_a_folder_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    make = Maker()
    assert kept(tmp_path / "file" / "below", "thing", "key", make) == make.content


def test_what_making_raises_is_raised_and_leaves_nothing(tmp_path: Path) -> None:
    def make() -> bytes:
        raise ImportError("no onnx")

    with pytest.raises(ImportError, match="no onnx"):
        kept(tmp_path, "thing", "key", make)
    assert list(tmp_path.iterdir()) == []


def test_another_release_leaves_one_file_of_its_kind(tmp_path: Path) -> None:
    (tmp_path / "vectors.sqlite").touch()
    for key in ("old", "new"):
        kept(tmp_path, "thing", key, Maker())
    kept(tmp_path, "another", "old", Maker())
    assert sorted(path.name.split("-")[0] for path in tmp_path.iterdir()) == [
        "another",
        "thing",
        "vectors.sqlite",
    ]


def test_many_processes_at_once(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from checker.embed.kept import kept\n"
        "for key in 'abc' * 10:\n"
        "    content = key.encode() * 100_000\n"
        "    assert kept(Path(sys.argv[1]), 'thing', key, lambda: content) == content\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", program, str(tmp_path)]) for _ in range(4)]
    assert [process.wait(60) for process in running] == [0] * 4
    assert all(path.name.startswith("thing-") for path in tmp_path.iterdir())
