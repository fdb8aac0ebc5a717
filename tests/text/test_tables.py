"""Tables of the package: read as they are written, or as they were parsed when the package was installed."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import checker
from checker.text import compiled
from checker.text.tables import parsed, rows, table_text

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(checker.__file__).parent
TABLES = sorted(PACKAGE.rglob("*.toml"))


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return where parsed tables are kept: nowhere yet."""
    file = tmp_path / "compiled.json"
    monkeypatch.setattr(compiled, "FILE", file)
    compiled.kept.cache_clear()
    yield file
    compiled.kept.cache_clear()


def compile_folder(folder: Path, text: str) -> None:
    (folder / "words.toml").write_text(text, "utf-8")
    compiled.compile_tables(folder)


def test_every_table_says_the_same_compiled(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [path.read_text("utf-8") for path in TABLES]
    said = [tomllib.loads(text) for text in texts]
    compiled.compile_tables(PACKAGE)
    monkeypatch.setattr(compiled, "tomllib", None)  # nothing is parsed again
    assert [compiled.toml(text) for text in texts] == said
    assert len(json.loads(kept.read_bytes())) == len(set(texts))


def test_a_table_that_was_edited_is_parsed(kept: Path, tmp_path: Path) -> None:
    compile_folder(tmp_path, 'words = ["سلام", "paix"]\n')
    assert kept.is_file()
    assert compiled.toml('words = ["سلام", "peace"]\n') == {"words": ["سلام", "peace"]}


def test_without_compiled_tables_all_are_parsed(kept: Path) -> None:
    assert not kept.exists()
    assert compiled.toml("longest = 3") == {"longest": 3}


def test_a_bad_table_is_not_compiled(kept: Path, tmp_path: Path) -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        compile_folder(tmp_path, "words = [")
    assert not kept.exists()


def test_there_is_no_such_table() -> None:
    assert table_text("checker.text", "data/xx.toml") is None
    assert parsed("checker.text", "data/xx.toml") == {}
    with pytest.raises(FileNotFoundError, match=r"checker\.text: data/xx\.tsv"):
        rows("checker.text", "data/xx.tsv")


def test_rows_leave_out_comments_and_empty_lines() -> None:
    festivals = rows("checker.facts", "times/data/festivals.tsv")
    assert festivals
    assert all(len(row) in {2, 3} and not row[0].startswith("#") for row in festivals)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_end_in_one_way(end: str, monkeypatch: pytest.MonkeyPatch) -> None:
    written = f"# words{end}one\teins{end}{end}two\tzwei{end}".encode()
    monkeypatch.setattr("pkgutil.get_data", lambda _package, _path: written)
    assert table_text("checker.text", "data/some.tsv") == "# words\none\teins\n\ntwo\tzwei\n"
    assert rows("checker.text", "data/some.tsv") == [["one", "eins"], ["two", "zwei"]]
