"""Writing a report: the old file or the whole new one, and a clear line when neither can be."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from checker.model.errors import OutputError
from checker.report import write


def test_writes_utf8_with_unix_line_ends(tmp_path: Path) -> None:
    write(tmp_path / "r.md", "é أ 漢\n\n")
    assert (tmp_path / "r.md").read_bytes() == "é أ 漢\n\n".encode()


def test_a_new_file_has_the_users_permissions(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write(tmp_path / "r.md", "x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "r.md").stat().st_mode) == 0o640


def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "r.md"
    path.write_text("old")
    path.chmod(0o604)
    write(path, "new")
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


def test_a_link_keeps_pointing_to_its_file(tmp_path: Path) -> None:
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_text("old")
    link.symlink_to(real)
    write(link, "new")
    assert link.is_symlink()
    assert real.read_text() == "new"


def test_a_device_is_written_to_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write(pipe, "through")
        assert os.read(reader, 100) == b"through"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("name", ["x" * 255, "تقرير " * 20 + ".md"])
def test_names_as_long_as_the_system_allows(tmp_path: Path, name: str) -> None:
    write(tmp_path / name, "x")
    assert (tmp_path / name).read_text() == "x"


def _loop(folder: Path) -> Path:
    (folder / "loop").symlink_to(folder / "loop")
    return folder / "loop"


def _below_a_file(folder: Path) -> Path:
    (folder / "file").write_text("x")
    return folder / "file" / "r.md"


@pytest.mark.parametrize(
    ("place", "message"),
    [
        (lambda folder: folder, "is a folder"),
        (lambda folder: folder / "missing" / "r.md", "the folder of this file does not exist"),
        (_below_a_file, "a part of this path is not a folder"),
        (lambda folder: folder / "nul\0.md", "is not a possible path"),
        (lambda folder: folder / ("x" * 300), "cannot be written"),
        (_loop, ""),
    ],
)
def test_an_impossible_place_is_one_clear_line(tmp_path: Path, place: object, message: str) -> None:
    path = place(tmp_path)  # type: ignore[operator]
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(OutputError) as caught:
        write(path, "x")
    assert message in str(caught.value)
    assert str(caught.value).isprintable()
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (errno.EACCES, "no permission"),
        (errno.EROFS, "Read-only file system"),
        (errno.ENOSPC, "No space left on device"),
    ],
)
@pytest.mark.parametrize("step", [(os, "open"), (os, "fsync"), (Path, "replace")])
def test_a_failing_system_leaves_the_old_report_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: tuple[object, str], number: int, message: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    path = tmp_path / "r.md"
    path.write_text("old")
    monkeypatch.setattr(*step, fail)
    with pytest.raises(OutputError, match=message):
        write(path, "new")
    monkeypatch.undo()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_interrupt_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "r.md", "x")
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []
