"""``model list`` and ``model check``: what is there, and how good it is on this machine."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from checker.cli import model_scores

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Checker

PAIRS = (
    ("افتتح الوزير مستشفى جديدا.", "The minister opened a new hospital.", "Le ministre a ouvert un hôpital."),
    ("خسر المنتخب المباراة.", "The team lost the match.", "L'équipe a perdu le match."),
    ("ارتفعت أسعار القمح.", "Wheat prices rose.", "Les prix du blé ont augmenté."),
)


@pytest.fixture(autouse=True)
def _brief(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_scores, "SPEED_SECONDS", 0.01)
    monkeypatch.delenv("CHECKER_EVAL", raising=False)


@pytest.fixture
def sentences(tmp_path: Path) -> Path:
    folder = tmp_path / "measured"
    for number, name in ((0, "ara-eng"), (2, "fra-eng")):
        (folder / "tatoeba").mkdir(parents=True, exist_ok=True)
        for side, column in zip(name.split("-"), (number, 1), strict=True):
            path = folder / "tatoeba" / f"tatoeba.{name}.{side}"
            path.write_text("".join(f"{pair[column]}\n" for pair in PAIRS), encoding="utf-8")
    return folder


def test_the_list_has_the_bundled_models(checker: Checker, here: Path) -> None:
    del here
    ran = checker("model", "list")
    assert (ran.code, ran.err) == (0, "")
    heads, _, *rows = ran.out.splitlines()
    assert heads.split() == ["name", "dimension", "calibrated", "where", "languages"]
    assert rows[0].split()[:4] == ["e5-small", "384", "yes", "bundled"]
    assert rows[1].split()[:4] == ["use-m", "512", "yes", "bundled"]


def test_a_check_says_what_the_model_is(checker: Checker, here: Path) -> None:
    del here
    ran = checker("model", "check", "e5-small")
    assert (ran.code, ran.err) == (0, "")
    said = {line[:20].strip(): line[20:] for line in ran.out.splitlines()}
    assert said["model"] == "e5-small"
    assert (said["dimension"], said["calibrated"], said["prefix"]) == ("384", "yes", "'query: '")
    assert said["speed"].endswith(" sentences/s")
    assert said["load time"].endswith(" s")
    assert said["quality"].startswith("not measured: CHECKER_EVAL")


def test_quality_is_measured_where_there_are_sentences(
    checker: Checker, here: Path, sentences: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del here
    monkeypatch.setenv("CHECKER_EVAL", str(sentences))
    said = checker("model", "check", "use-m").out
    assert "Tatoeba, ar-en      1.000 found of 3 both ways" in said
    assert "Tatoeba, fr-en      1.000 found of 3 both ways" in said
    assert "news lines, ar-en   not measured: there is no ntrex-dev.jsonl" in said
    (sentences / "ntrex-dev").mkdir()
    documents = [dict(zip(("ar", "en", "fr"), map(list, zip(*PAIRS, strict=True)), strict=True))] * 2
    lines = "".join(json.dumps(document) + "\n" for document in documents)
    (sentences / "ntrex-dev" / "ntrex-dev.jsonl").write_text(lines, encoding="utf-8")
    (sentences / "tatoeba" / "tatoeba.fra-eng.fra").unlink()
    said = checker("model", "check", "use-m").out
    assert "news lines, ar-en   1.000 found of 6 both ways, each in its document" in said
    assert "Tatoeba, fr-en      not measured: there is no tatoeba.fra-eng.fra" in said


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nosuch", "no such model or folder"),
        ("a/b?backend=paper", "unknown backend 'paper'"),
        ("a/b?batch=none", "not a number of texts"),
    ],
)
def test_a_model_that_there_is_not_is_one_line(checker: Checker, here: Path, name: str, reason: str) -> None:
    del here
    ran = checker("model", "check", name)
    assert (ran.code, ran.out) == (2, "")
    assert reason in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_folder_of_sentences_that_is_not_there_is_an_error(
    checker: Checker, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHECKER_EVAL", str(here / "gone"))
    ran = checker("model", "check", "use-m")
    assert (ran.code, ran.out) == (2, "")
    assert "there is no such folder" in ran.err
