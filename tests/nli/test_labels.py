"""What the outputs of a model mean is read from its config.json, or refused in one line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from checker.model.errors import ModelError
from checker.nli.labels import Labels, read_labels

if TYPE_CHECKING:
    from pathlib import Path

CLASSIFIER = ["BertForSequenceClassification"]


def _written(folder: Path, config: object) -> Path:
    text = config if isinstance(config, str) else json.dumps(config)
    (folder / "config.json").write_text(text, encoding="utf-8")
    return folder


def _named(*labels: str) -> dict[str, object]:
    numbered = {str(number): label for number, label in enumerate(labels)}
    return {"architectures": CLASSIFIER, "id2label": numbered}


@pytest.mark.parametrize(
    ("labels", "meaning"),
    [
        (("contradiction", "entailment", "neutral"), Labels(3, 0, 1)),
        (("entailment", "neutral", "contradiction"), Labels(3, 2, 0)),
        (("CONTRADICTION", "NEUTRAL", "ENTAILMENT"), Labels(3, 0, 2)),
        (("Neutral", " Entails ", "Contradicts"), Labels(3, 2, 1)),
        (("entailment", "contradiction"), Labels(2, 1, 0)),
        (("other", "contradiction"), Labels(2, 1, None)),
        (("not_contradiction", "contradiction"), Labels(2, 1, None)),
        (("a", "b", "c", "neutral", "entailed", "contradictory"), Labels(6, 5, 4)),
    ],
    ids=str,
)
def test_labels_are_found_by_their_names(labels: tuple[str, ...], meaning: Labels, tmp_path: Path) -> None:
    assert read_labels(_written(tmp_path, _named(*labels)), "m") == meaning


def test_the_order_of_the_file_is_not_that_of_the_outputs(tmp_path: Path) -> None:
    names = {"2": "contradiction", "0": "neutral", "1": "entailment"}
    assert read_labels(_written(tmp_path, {"architectures": CLASSIFIER, "id2label": names}), "m") == Labels(
        3, 2, 1
    )


@pytest.mark.parametrize(
    ("config", "message"),
    [
        (_named("entailment", "neutral"), "m: none of its labels is 'contradiction': entailment, neutral"),
        (
            _named("entailment", "not_entailment"),
            "m: none of its labels is 'contradiction': entailment, not_entailment",
        ),
        (
            _named("LABEL_0", "LABEL_1", "LABEL_2"),
            "m: none of its labels is 'contradiction': LABEL_0, LABEL_1",
        ),
        ({"architectures": CLASSIFIER}, "m: none of its labels is 'contradiction': LABEL_0, LABEL_1"),
        (
            _named("LABEL_0"),
            "m: it gives a single score ('LABEL_0'): it ranks texts and tells no contradiction",
        ),
        (_named("contradiction"), "m: it gives a single score ('contradiction'): it ranks texts"),
        ({"architectures": ["BertModel"]}, "m: it is not a cross-encoder, which judges pairs of texts"),
        ({"architectures": ["XLMRobertaForMaskedLM"]}, "m: it is not a cross-encoder"),
        ({"architectures": "BertForSequenceClassification"}, "m: it is not a cross-encoder"),
        ({"architectures": [1, None]}, "m: it is not a cross-encoder"),
        ({}, "m: it is not a cross-encoder"),
        ({"architectures": CLASSIFIER, "id2label": {}}, "m: config.json: id2label does not name its outputs"),
        ({"architectures": CLASSIFIER, "id2label": ["a", "b"]}, "m: config.json: id2label does not name"),
        (
            {"architectures": CLASSIFIER, "id2label": {"0": "contradiction", "2": "neutral"}},
            "m: config.json: id2label does not name its outputs 0, 1, 2 and so on",
        ),
        ("{", "m: config.json cannot be read: Expecting property name"),
        ("[]", "m: config.json cannot be read: it is no object"),
        ("[" * 100_000, "m: config.json cannot be read: "),
    ],
    ids=lambda value: str(value)[:60],
)
def test_what_tells_no_contradiction_is_refused(config: object, message: str, tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        read_labels(_written(tmp_path, config), "m")
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"m: the folder holds no cross-encoder: it has no config\.json"):
        read_labels(tmp_path, "m")


def test_a_config_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_bytes(b"\xff\xfe{}")
    with pytest.raises(ModelError, match=r"config\.json cannot be read"):
        read_labels(tmp_path, "m")
