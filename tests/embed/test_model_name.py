"""How a model is asked for: which, which revision of it, and how it is to run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.embed.model_name import ModelName, parse
from checker.model.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("owner/name", ModelName("owner/name")),
        ("owner/name@v1.0", ModelName("owner/name", revision="v1.0")),
        ("owner/name@refs/pr/3", ModelName("owner/name", revision="refs/pr/3")),
        ("owner/name?device=cuda:1", ModelName("owner/name", device="cuda:1")),
        ("owner/name@a1b2?backend=onnx&batch=32", ModelName("owner/name", "a1b2", None, "onnx", 32)),
        ("owner/name?backend=openvino", ModelName("owner/name", backend="openvino")),
        ("nosuch", ModelName("nosuch")),
        ("", ModelName("")),
        ("a\0b", ModelName("a\0b")),
    ],
)
def test_names(text: str, expected: ModelName) -> None:
    assert parse(text) == expected


def test_a_folder_is_itself_whatever_signs_it_holds(tmp_path: Path) -> None:
    for name in ("plain", "with@sign", "with?mark", "both@v1?batch=2"):
        folder = tmp_path / name
        folder.mkdir()
        assert parse(str(folder)) == ModelName(str(folder))
    assert parse(f"{tmp_path}/with@sign?batch=2") == ModelName(f"{tmp_path}/with@sign", batch=2)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a/b?backend=tensorflow", "unknown backend 'tensorflow' (torch or onnx or openvino)"),
        ("a/b?speed=high", "'speed=high' is no option of a model"),
        ("a/b?trust_remote_code=1", "'trust_remote_code=1' is no option of a model"),
        ("a/b?device=", "'device=' is no option of a model"),
        ("a/b?batch=0", "batch=0: not a number of texts (1 or more)"),
        ("a/b?batch=-3", "batch=-3: not a number of texts"),
        ("a/b?batch=many", "batch=many: not a number of texts"),
    ],
)
def test_what_it_cannot_mean_is_one_line(text: str, reason: str) -> None:
    with pytest.raises(ModelError) as caught:
        parse(text)
    assert str(caught.value).startswith(f"{text}: {reason}")
    assert "\n" not in str(caught.value)
