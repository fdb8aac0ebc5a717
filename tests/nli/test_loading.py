"""From a name to a contradiction model, or to one clear line: what needs no torch to be said."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, NoReturn

import pytest

from checker.model.errors import ModelError
from checker.nli import load

if TYPE_CHECKING:
    from pathlib import Path


def _no_network(name: str, *, offline: bool) -> NoReturn:
    raise AssertionError(f"the hub was asked for {name}, offline={offline}")


@pytest.mark.parametrize(
    "name", ["", "nosuch", "./models/none", "/nowhere/at/all", "a/b/c", "x y/z", "../up"]
)
def test_what_is_no_hub_name_is_refused_without_the_network(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.nli.loading.snapshot", _no_network)
    with pytest.raises(ModelError) as caught:
        load(name)
    assert str(caught.value) == (
        f"{name or repr('')}: no such model or folder "
        "(give the folder of a cross-encoder, or its name on the Hugging Face hub, owner/name)"
    )


def test_offline_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from huggingface_hub import HfApi, constants

    def refuse(*_arguments: object, **_named: object) -> NoReturn:
        raise AssertionError("the network was used")

    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path))
    monkeypatch.setattr(HfApi, "model_info", refuse)
    with pytest.raises(ModelError, match=r"owner/name: .*nothing may be fetched"):
        load("owner/name", offline=True)


def test_what_a_folder_says_of_itself_is_read_before_torch_is_imported(tmp_path: Path) -> None:
    (tmp_path / "ranker").mkdir()
    config = {"architectures": ["BertForSequenceClassification"], "id2label": {"0": "LABEL_0"}}
    (tmp_path / "ranker" / "config.json").write_text(json.dumps(config), encoding="utf-8")
    program = (
        "import sys\n"
        "from checker.model.errors import ModelError\n"
        "from checker.nli import load\n"
        "try:\n"
        "    load('ranker')\n"
        "except ModelError as error:\n"
        "    print(error, 'torch' in sys.modules, 'transformers' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, check=True)
    assert done.stdout.decode().startswith("ranker: it gives a single score ('LABEL_0')")
    assert done.stdout.decode().endswith("False False\n")
