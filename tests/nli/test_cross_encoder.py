"""A real cross-encoder, loaded as a user's is: its verdicts, whatever the order of its labels."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from checker.model.errors import ModelError
from checker.nli import both_ways, load
from checker.nli.calibration import CALIBRATION
from tests.nli.tiny import (
    CONTRADICTION,
    ENTAILMENT,
    NEUTRAL,
    ORDER,
    edit_config,
    lessons,
    reordered,
    sentence,
)

if TYPE_CHECKING:
    from pathlib import Path

    from checker.nli import Contradiction

pytestmark = pytest.mark.slow

PAIRS = [(one, other) for one, other, _ in lessons()]
OPENED_EN, CLOSED_AR = sentence("en", 0, 0), sentence("ar", 1, 0)


@pytest.fixture(scope="module")
def model(trained: Path) -> Contradiction:
    return load(str(trained))


@pytest.fixture
def copy(trained: Path, tmp_path: Path) -> Path:
    return shutil.copytree(trained, tmp_path / "copy")


def test_the_verdicts_are_what_it_learned(model: Contradiction) -> None:
    answers = model.judge(PAIRS)
    assert answers.shape == (len(PAIRS), 3)
    np.testing.assert_allclose(answers.sum(axis=1), 1)
    assert [ORDER[column] for column in answers.argmax(axis=1)] == [label for _, _, label in lessons()]
    assert answers.max(axis=1).min() > 0.8


@pytest.mark.parametrize(
    "order", [(ENTAILMENT, NEUTRAL, CONTRADICTION), (NEUTRAL, CONTRADICTION, ENTAILMENT)], ids=str
)
def test_other_orders_of_the_labels_give_the_same_verdicts(
    order: tuple[str, ...], model: Contradiction, trained: Path, tmp_path: Path
) -> None:
    other = load(str(reordered(trained, tmp_path / "reordered", order)))
    np.testing.assert_allclose(other.judge(PAIRS), model.judge(PAIRS), atol=1e-6)
    assert other.fingerprint != model.fingerprint


def test_labels_that_lie_change_the_verdicts(copy: Path, model: Contradiction) -> None:
    """That is: the order really comes from the config, and from nowhere else."""
    edit_config(copy, id2label={"0": ENTAILMENT, "1": CONTRADICTION, "2": NEUTRAL})
    np.testing.assert_allclose(load(str(copy)).judge(PAIRS)[:, [1, 0, 2]], model.judge(PAIRS), atol=1e-6)


def test_a_model_that_knows_no_entailment(copy: Path, model: Contradiction) -> None:
    edit_config(copy, id2label={"0": CONTRADICTION, "1": "rest", "2": "other"})
    answers = load(str(copy)).judge(PAIRS)
    np.testing.assert_allclose(answers[:, 0], model.judge(PAIRS)[:, 0], atol=1e-6)
    assert (answers[:, 1] == 0).all()
    np.testing.assert_allclose(answers.sum(axis=1), 1)


def test_both_directions(model: Contradiction) -> None:
    forth, back = model.judge([(OPENED_EN, CLOSED_AR), (CLOSED_AR, OPENED_EN)])
    assert forth[0] != back[0]  # two readings, not one
    judged = both_ways(model, [(OPENED_EN, CLOSED_AR)])[0]
    assert judged.contradiction == pytest.approx(min(forth[0], back[0]), abs=1e-6)
    assert judged.entailment == pytest.approx(max(forth[1], back[1]), abs=1e-6)
    assert judged.contradiction > 0.9


def test_the_temperature_of_the_folder(copy: Path, model: Contradiction) -> None:
    (copy / CALIBRATION).write_text(json.dumps({"temperature": 4.0}), encoding="utf-8")
    calibrated = load(str(copy))
    powers = model.judge(PAIRS) ** (1 / 4.0)
    np.testing.assert_allclose(
        calibrated.judge(PAIRS), powers / powers.sum(axis=1, keepdims=True), rtol=1e-3, atol=1e-4
    )
    assert calibrated.fingerprint != model.fingerprint


def test_an_activation_of_the_models_own_does_not_matter(copy: Path, model: Contradiction) -> None:
    path = copy / "config_sentence_transformers.json"
    settings = json.loads(path.read_text(encoding="utf-8"))
    settings["activation_fn"] = "torch.nn.modules.activation.Sigmoid"
    path.write_text(json.dumps(settings), encoding="utf-8")
    np.testing.assert_allclose(load(str(copy)).judge(PAIRS), model.judge(PAIRS), atol=1e-6)


def test_a_plain_classifier_of_the_hub_will_do(copy: Path, model: Contradiction) -> None:
    """Most of them carry only what transformers writes."""
    for name in ("modules.json", "config_sentence_transformers.json", "sentence_bert_config.json"):
        (copy / name).unlink()
    np.testing.assert_allclose(load(str(copy)).judge(PAIRS), model.judge(PAIRS), atol=1e-6)


def test_what_is_invisible_changes_nothing(model: Contradiction) -> None:
    hidden = OPENED_EN.replace(" ", "\u200b ").replace("m", "m\u00ad")
    np.testing.assert_array_equal(model.judge([(hidden, CLOSED_AR)]), model.judge([(OPENED_EN, CLOSED_AR)]))


@pytest.mark.parametrize(
    "texts", [("", ""), ("\x00", "\ud800"), ("word " * 9000, "كلمة " * 9000)], ids=["0", "1", "2"]
)
def test_any_text_is_judged(texts: tuple[str, str], model: Contradiction) -> None:
    assert np.isfinite(model.judge([texts])).all()


def test_no_pairs_no_rows(model: Contradiction) -> None:
    assert model.judge([]).shape == (0, 3)


def test_it_is_called_by_its_folder(model: Contradiction, copy: Path) -> None:
    assert model.name == "tiny-nli"  # no path of this machine
    assert load(str(copy)).fingerprint == model.fingerprint
    assert len(model.fingerprint) == 16


# --- what cannot be used


def _error(folder: Path) -> str:
    with pytest.raises(ModelError) as caught:
        load(str(folder))
    assert "\n" not in str(caught.value)
    return str(caught.value).removeprefix(f"{folder}: ")


def test_an_embedding_model(tmp_path: Path) -> None:
    from checker.embed.export import export_bundled

    export_bundled(tmp_path / "e5")
    assert _error(tmp_path / "e5") == (
        "it is not a cross-encoder, which judges pairs of texts (an embedding model goes with --model)"
    )


def test_no_weights(copy: Path) -> None:
    (copy / "model.safetensors").unlink()
    assert _error(copy).startswith("the model cannot be loaded: ")


def test_weights_cut_short(copy: Path) -> None:
    weights = copy / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:1000])
    assert _error(copy).startswith("the model cannot be loaded: ")


def test_weights_that_are_no_numbers(copy: Path) -> None:
    from safetensors.numpy import load_file, save_file

    held = load_file(copy / "model.safetensors")
    held["classifier.bias"] = np.full(3, np.nan, np.float32)
    save_file(held, copy / "model.safetensors", {"format": "pt"})
    with pytest.raises(ModelError, match="copy: the model does not give 3 finite numbers a pair"):
        load(str(copy))


def test_fewer_outputs_than_labels_are_refused(copy: Path) -> None:
    edit_config(copy, id2label={str(n): label for n, label in enumerate([*ORDER, "unknown"])})
    assert "cannot be loaded" in _error(copy) or "does not give 4" in _error(copy)


@pytest.mark.parametrize("model_type", ["bert", "own-of-its-own"])
def test_code_that_comes_with_a_model_is_never_run(model_type: str, copy: Path, tmp_path: Path) -> None:
    (copy / "modeling_own.py").write_text(
        f"open({str(tmp_path / 'run')!r}, 'w').close()\nclass Own: ...\n", encoding="utf-8"
    )
    own = {"AutoConfig": "modeling_own.Own", "AutoModelForSequenceClassification": "modeling_own.Own"}
    edit_config(copy, auto_map=own, model_type=model_type)
    if model_type == "bert":  # there is a class of the library's for it
        assert load(str(copy)).judge(PAIRS).argmax(axis=1).tolist().count(0) > 0
    else:
        assert _error(copy).startswith("the model cannot be loaded: ")
    assert not (tmp_path / "run").exists()


def test_the_libraries_are_silent(trained: Path) -> None:
    program = "import sys; from checker.nli import load; load(sys.argv[1]).judge([('a', 'ب')])"
    done = subprocess.run(
        [sys.executable, "-c", program, str(trained)], capture_output=True, check=True, text=True
    )
    assert (done.stdout, done.stderr) == ("", "")
