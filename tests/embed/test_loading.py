"""From a name to an encoder, or to one clear line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import pytest

from checker.embed import bundled, hub, load, loading
from checker.model.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path


def _unloadable() -> NoReturn:
    raise ModelError("the engine of e5-small cannot be loaded: this processor has no AVX2")


def test_the_default_is_the_bundled_e5() -> None:
    encoder = load()
    assert (encoder.name, encoder.notice) == ("e5-small", None)
    assert encoder.fingerprint == load("e5-small").fingerprint


def test_the_fallback_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "e5_engine", _unloadable)
    encoder = load()
    assert encoder.name == "use-m"
    assert encoder.notice == (
        "the engine of e5-small cannot be loaded: this processor has no AVX2; use-m is used instead"
    )


def test_a_model_asked_for_by_name_has_no_substitute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "e5_engine", _unloadable)
    with pytest.raises(ModelError, match="AVX2"):
        load("e5-small")


def test_a_missing_engine_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
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
    with pytest.raises(ModelError, match="nothing may be fetched"):
        load("owner/name", offline=True)


def test_a_hub_that_cannot_be_reached_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from huggingface_hub import HfApi, constants

    def unreachable(*_arguments: object, **_named: object) -> NoReturn:
        raise ConnectionError("no route to host\nand a long story")

    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path))
    monkeypatch.setattr(HfApi, "model_info", unreachable)
    with pytest.raises(ModelError) as caught:
        load("owner/name")
    assert str(caught.value) == (
        "owner/name: neither a folder nor a model that could be fetched: no route to host"
    )


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="holds no sentence-transformers model"):
        load(str(tmp_path))
