"""Which models are found on a machine, and what their files say."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from checker.embed.background import STATISTICS
from checker.embed.catalogue import CACHED, Available, available, described
from checker.embed.encoder import CentredEncoder
from checker.embed.loading import load

if TYPE_CHECKING:
    from pathlib import Path

CARD = """---
license: mit
language:
- ar
- en
- fr
tags:
- sentence-transformers
---
# A model
"""


@pytest.fixture
def cached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache with one sentence-transformers model and one of another kind."""
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path))
    folder = tmp_path / "models--owner--some-name" / "snapshots" / "a1b2"
    (folder / "1_Pooling").mkdir(parents=True)
    (folder / "modules.json").write_text("[]")
    (folder / "1_Pooling" / "config.json").write_text(json.dumps({"word_embedding_dimension": 768}))
    (folder / "README.md").write_text(CARD)
    other = tmp_path / "models--owner--speech" / "snapshots" / "c3d4"
    other.mkdir(parents=True)
    (other / "config.json").write_text("{}")
    return folder


def test_the_bundled_come_first_and_then_what_is_cached(cached: Path) -> None:
    del cached
    first, second, *others = available()
    assert (first.name, second.name) == ("e5-small", "use-m")
    assert others == [Available("owner/some-name", 768, "ar, en, fr", calibrated=False, origin=CACHED)]


@pytest.mark.parametrize("name", ["e5-small", "use-m"])
def test_the_bundled_are_as_described(name: str) -> None:
    (listed,) = (it for it in available() if it.name == name)
    encoder = load(name)
    assert isinstance(encoder, CentredEncoder)
    assert listed.dimension == encoder.dimension
    assert listed.calibrated == (encoder.calibration is not None)


@pytest.mark.parametrize(
    ("card", "languages"),
    [
        (CARD, "ar, en, fr"),
        ("---\nlanguage: ar\n---\n", "ar"),
        ("---\nlanguage: [ar, fr]\n---\n", "ar, fr"),
        ("---\nlanguage:\n  - ar\nlicense: mit\n---\n", "ar"),
        ("---\nlicense: mit\n---\nlanguage: none of the front matter\n", None),
        ("---\nlanguage: ar\nand no end", None),
        ("# No front matter", None),
        ("", None),
    ],
)
def test_languages_of_a_card(card: str, languages: str | None, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(card)
    assert described(tmp_path, "name").languages == languages


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"hidden_size": "many"}'])
def test_damaged_files_say_nothing(content: str, tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text(content)
    assert described(tmp_path, "name").dimension is None


def test_a_folder_with_statistics_is_calibrated(tmp_path: Path) -> None:
    (tmp_path / STATISTICS).write_text("{}")
    (tmp_path / "config.json").write_text('{"hidden_size": 384}')
    found = described(tmp_path, "name")
    assert (found.calibrated, found.dimension) == (True, 384)


def test_listing_imports_no_torch() -> None:
    program = (
        "import sys; from checker.embed.catalogue import available; available(); "
        "sys.exit(any(name in sys.modules for name in ('torch', 'transformers', 'sentence_transformers')))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
