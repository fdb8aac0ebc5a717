"""The exported folder: an ordinary sentence-transformers model with the vectors of the bundled engine."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, NoReturn

import numpy as np
import pytest

from checker import bundle
from checker.embed import export, load
from checker.embed.bundled import E5_WINDOW, e5_engine, e5_path
from checker.embed.export import export_bundled
from checker.embed.q4 import read
from checker.embed.quiet import quiet
from checker.model.errors import ModelError, OutputError
from checker.pipeline import check

if TYPE_CHECKING:
    from pathlib import Path


VARIED = [
    "قُتل ٣٥ شخصا وأصيب 42 آخرون بجروح، حسب وكالة «أ.ف.ب».",
    "The U.S. said: “We’ll cut 12.5 % (about $3,000,000) by 2024–25…”",
    "L’œuvre n° 5 a coûté 1 234,50 € à l’État, dit-il : « c’est l’été ».",
    "🎉 Bravo 👍🏽 à tous ! 🇲🇦",
    "الرَّئِيسُ مُحَمَّدٌ ﷺ ـــ ﻻ",
    "ﬁnal Ｆｕｌｌ ① ½ ™ ｶﾞ",
    "x",
    "",
    "Mixed نص مختلط texte mélangé 漢字 кириллица ελληνικά",
    "word " * 700,
    "@MarocDiplo_AR #المغرب https://example.org/a?b=c",
]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("exported") / "models" / "e5"
    export_bundled(target)
    return target


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("kept")
    with pytest.raises(OutputError, match="not empty"):
        export_bundled(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept")
    for target in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(OutputError):
            export_bundled(target)
    assert (tmp_path / "file").read_text() == "kept"


def test_a_failure_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(_folder: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(export, "file_digest", full_disk)  # asked for after the weights are written
    with pytest.raises(OutputError, match="No space left on device"):
        export_bundled(tmp_path / "model")
    assert list(tmp_path.iterdir()) == []


def test_a_foreign_weight_file_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "foreign.bin").write_bytes(b"GGUF" + bytes(100))
    monkeypatch.setattr(export, "e5_path", lambda: tmp_path / "foreign.bin")
    with pytest.raises(ModelError, match="not an E5S1 model file"):
        export_bundled(tmp_path / "model")


@pytest.mark.parametrize("length", [4, 8, 40, 44, 200, 2_000_000, 4_600_000, 60_000_000])
def test_a_cut_weight_file_is_refused(tmp_path: Path, length: int) -> None:
    (tmp_path / "cut.bin").write_bytes(e5_path().read_bytes()[:length])
    with pytest.raises(ValueError, match="E5S1"):
        read(tmp_path / "cut.bin")


@pytest.mark.slow
def test_both_paths_give_the_same_vectors(folder: Path, texts: list[str], languages: list[str]) -> None:
    texts = [*texts, *VARIED]
    languages = [*languages, *(["en"] * len(VARIED))]
    bundled, exported = load(), load(str(folder))
    assert (bundled.raw(texts) * exported.raw(texts)).sum(axis=1).min() > 0.999
    assert (bundled.encode(texts, languages) * exported.encode(texts, languages)).sum(axis=1).min() > 0.998
    assert exported.calibration is not None
    assert bundled.calibration is not None
    assert exported.calibration.pooled == bundled.calibration.pooled
    assert exported.notice is None
    assert exported.name == "e5"  # no path of this machine


@pytest.mark.slow
def test_both_paths_give_the_same_findings(folder: Path, seed: Path) -> None:
    story = bundle.read(seed)
    results = [check(story, encoder) for encoder in (load(), load(str(folder)))]
    found = [[(it.code, it.severity, it.fingerprint) for it in result.findings] for result in results]
    assert found[0] == found[1]
    assert len(found[0]) > 10
    pairs = [[item.claims for item in result.correspondences] for result in results]
    assert sorted(pairs[0]) == sorted(pairs[1])


@pytest.mark.slow
def test_how_it_runs_can_be_said_with_the_name(folder: Path, texts: list[str]) -> None:
    asked = load(f"{folder}?device=cpu&batch=2")
    assert asked.name == "e5"
    assert (asked.raw(texts) * load(str(folder)).raw(texts)).sum(axis=1).min() > 0.9999
    with pytest.raises(ModelError, match="cannot be loaded") as caught:
        load(f"{folder}?device=abacus")
    assert "\n" not in str(caught.value)


@pytest.mark.slow
def test_a_backend_that_is_not_installed_says_what_to_install(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "optimum", None)
    with pytest.raises(ModelError) as caught:
        load(f"{folder}?backend=openvino")
    assert caught.value.hint == (
        "for backends other than torch: pip install 'sentence-transformers[openvino]'"
    )


@pytest.mark.slow
def test_any_tool_gets_the_same_vectors(folder: Path, texts: list[str]) -> None:
    with quiet():
        from sentence_transformers import SentenceTransformer

        vectors = np.asarray(SentenceTransformer(str(folder)).encode(texts, show_progress_bar=False))
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert (vectors * load().raw(texts)).sum(axis=1).min() > 0.999


@pytest.mark.slow
def test_tokens_are_the_engines(folder: Path, texts: list[str]) -> None:
    from tokenizers import Tokenizer

    from checker.embed.clean import clean

    engine, tokenizer = e5_engine(), Tokenizer.from_file(str(folder / "tokenizer.json"))
    for text in filter(None, map(clean, [*texts, *VARIED])):
        tokens = tokenizer.encode(f"query: {text}").ids
        cut = tokens if len(tokens) <= E5_WINDOW else [*tokens[: E5_WINDOW - 1], tokens[-1]]
        assert engine.ids([text]) == [cut], text


@pytest.mark.slow
def test_the_libraries_are_silent(folder: Path) -> None:
    program = "import sys; from checker.embed import load; load(sys.argv[1]).encode(['a', 'ب'], ['en', 'ar'])"
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)], capture_output=True, check=True, text=True
    )
    assert (done.stdout, done.stderr) == ("", "")


@pytest.mark.slow
def test_other_weights_are_not_centred_with_these_statistics(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "tuned"
    shutil.copytree(folder, copy)
    record = json.loads((copy / "checker.json").read_text(encoding="utf-8"))
    (copy / "checker.json").write_text(json.dumps({**record, "weights": "sha256:0"}), encoding="utf-8")
    tuned = load(str(copy))
    assert tuned.calibration is None
    assert tuned.notice == "tuned: its background statistics are of other weights: vectors are not centred"
    # The folder's own default prompt still applies.
    assert (tuned.raw(["A sentence."]) * load().raw(["A sentence."])).sum() > 0.999
    (copy / "checker.json").write_text(json.dumps({**record, "means": {"en": [0.5]}}), encoding="utf-8")
    with pytest.raises(ModelError, match=r"checker\.json is not for vectors of 384"):
        load(str(copy))
    (copy / "checker.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match=r"checker\.json cannot be read"):
        load(str(copy))
