"""Vectors kept between runs, as the command does it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from checker.embed.bundled import E5Engine
from tests.cli import stories

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from tests.cli.conftest import Checker


@pytest.fixture
def embedded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that the engine is asked for."""
    seen: list[str] = []
    embed = E5Engine.embed

    def watched(self: E5Engine, texts: Sequence[str], *, bulk: bool = False) -> NDArray[np.float32]:
        seen.extend(texts)
        return embed(self, texts, bulk=bulk)

    monkeypatch.setattr(E5Engine, "embed", watched)
    return seen


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's cache folder that is empty."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_after_an_edit_one_sentence_is_embedded(here: Path, checker: Checker, embedded: list[str]) -> None:
    folder = stories.write(here, "info")
    first = checker("check", "info", "--format", "json")
    assert embedded
    embedded.clear()
    assert checker("check", "info", "--format", "json").out == first.out
    assert embedded == []
    source = folder / "source-0.txt"
    source.write_text(source.read_text("utf-8").replace("fishermen", "dockers"), encoding="utf-8")
    checker("check", "info", "--format", "json")
    assert len(embedded) == 1
    assert "dockers" in embedded[0]


def test_no_cache_leaves_nothing(here: Path, checker: Checker, embedded: list[str], cache: Path) -> None:
    stories.write(here, "clean")
    for _ in range(2):
        embedded.clear()
        assert checker("check", "clean", "--no-cache").code == 0
        assert embedded
    assert not cache.exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_cache_that_cannot_be_written(here: Path, checker: Checker, cache: Path) -> None:
    stories.write(here, "clean")
    cache.mkdir(mode=0o500)
    assert checker("check", "clean").code == 0


def test_a_file_in_place_of_the_cache(here: Path, checker: Checker, cache: Path) -> None:
    stories.write(here, "clean")
    cache.write_text("in the way", encoding="utf-8")
    ran = checker("check", "clean")
    assert (ran.code, ran.err) == (0, "")
