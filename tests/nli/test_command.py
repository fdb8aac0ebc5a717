"""--nli and the setting nli: which model is used, and what is said when there is none."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from checker.model.errors import ModelError
from tests.cli.running import command
from tests.nli.scripted import Scripted
from tests.nli.tiny import sentence

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Checker


def write_story(
    folder: Path, *, check: str = "", name: str = "bridge", published: str = "2024-05-14"
) -> None:
    bundle = folder / name
    bundle.mkdir()
    texts = {"en": sentence("en", 0, 0), "fr": sentence("fr", 1, 0)}
    manifest = f'[story]\nid = "{name}"\ntitle = "The bridge"\n'
    for language, text in texts.items():
        manifest += (
            f'\n[[source]]\nid = "{language}"\nkind = "article"\nlanguage = "{language}"\n'
            f'published = {published}\ntext = "{text}"\n'
        )
    (bundle / "story.toml").write_text(f"{manifest}{check}", encoding="utf-8")


def _model_lines(report: str) -> list[str]:
    return [line for line in json.loads(report)["coverage"]["checked"] if "contradiction model" in line]


def _judged(name: str) -> list[str]:
    return [f"contradiction model {name}: judged 1 pair of corresponding claims"]


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the models that were loaded, each of which has no objection to anything."""
    names: list[str] = []

    def load(name: str, **_rest: object) -> Scripted:
        names.append(name)
        return Scripted({}, name=name)

    monkeypatch.setattr("checker.nli.load", load)
    return names


IN_STORY = '\n[check]\nnli = "of/story"\n'
NONE_IN_STORY = '\n[check]\nnli = "none"\n'


@pytest.mark.parametrize(
    ("option", "in_story", "in_project", "used"),
    [
        (("--nli", "of/line"), IN_STORY, 'nli = "of/project"\n', ["of/line"]),
        (("--nli", "of/line"), "", "", ["of/line"]),
        ((), IN_STORY, 'nli = "of/project"\n', ["of/story"]),
        ((), "", 'nli = "of/project"\n', ["of/project"]),
        ((), "", "", []),
        (("--no-nli",), IN_STORY, "", []),
        (("--nli", "none"), IN_STORY, "", []),
        ((), NONE_IN_STORY, 'nli = "of/project"\n', []),
        (("--nli", "of/line"), NONE_IN_STORY, "", ["of/line"]),
    ],
    ids=["line", "line alone", "story", "project", "nothing", "off", "none", "off in story", "on again"],
)
def test_the_nearest_setting_names_the_model(  # noqa: PLR0913, PLR0917 - the columns of the table
    option: tuple[str, ...],
    in_story: str,
    in_project: str,
    used: list[str],
    here: Path,
    checker: Checker,
    loaded: list[str],
) -> None:
    write_story(here, check=in_story)
    (here / "checker.toml").write_text(in_project, encoding="utf-8")
    ran = checker("check", "bridge", "--format", "json", *option)
    assert loaded == used
    assert _model_lines(ran.out) == [line for name in used for line in _judged(name)]


def test_a_model_and_none_cannot_both_be_asked_for(here: Path, checker: Checker) -> None:
    write_story(here)
    ran = checker("check", "bridge", "--nli", "a/b", "--no-nli")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "checker: --no-nli: goes without --nli\n"


@pytest.mark.usefixtures("here")
def test_what_is_asked_for_is_shown(checker: Checker) -> None:
    shown = json.loads(checker("config", "show", "--json", "--no-nli").out)
    assert {"key": "nli", "value": "none", "origin": "--nli"} in shown


def test_where_what_it_learnt_is_missing_it_is_one_line(
    here: Path, checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise ModelError("it is not installed", hint="go without it")

    monkeypatch.setattr("checker.nli.bundled.learnt", missing)
    write_story(here)
    ran = checker("check", "bridge", "--nli", "e5-small-contradiction")
    assert (ran.code, ran.out, ran.err) == (2, "", "checker: it is not installed (go without it)\n")


def test_a_model_is_loaded_once(here: Path, checker: Checker, loaded: list[str]) -> None:
    write_story(here, name="one")
    write_story(here, name="other")
    write_story(here, name="third", check=IN_STORY)
    checker("check", "one", "other", "third", "--nli", "a/b")
    checker("check", "one", "third")
    assert loaded == ["a/b", "of/story"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "nosuch",
            "checker: nosuch: no such model or folder (give the folder of a cross-encoder, ",
        ),
        ("./models/x", "checker: ./models/x: no such model or folder (give "),
        ("", "checker: '': no such model or folder (give "),
        ("bridge", "checker: bridge: the folder holds no cross-encoder: it has no config.json"),
        ("bridge/story.toml", "checker: bridge/story.toml: "),
        (
            "embedding",
            "checker: embedding: it is not a cross-encoder, which judges pairs of texts (an ",
        ),
    ],
)
def test_a_model_that_is_none_is_one_line(
    name: str, message: str, here: Path, checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    write_story(here)
    (here / "embedding").mkdir()
    (here / "embedding" / "config.json").write_text('{"architectures": ["BertModel"]}', encoding="utf-8")
    ran = checker("check", "bridge", "--nli", name)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(message)
    assert ran.err.count("\n") == 1
    assert not (here / "reports").exists()


def test_a_setting_that_names_none_is_one_line(here: Path, checker: Checker) -> None:
    write_story(here, check='\n[check]\nnli = ""\n')
    ran = checker("check", "bridge")
    assert ran.code == 2
    assert "check.nli: is empty" in ran.err


def test_the_model_that_ships_judges_without_torch(here: Path) -> None:
    write_story(here)
    program = (
        "import sys\n"
        "from checker import cli\n"
        "cli.run(['check', 'bridge', '--format', 'json', '--nli', 'e5-small-contradiction'])\n"
        "print(*sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=here, capture_output=True, check=True)
    modules = done.stderr.decode().split()
    assert "checker.pipeline" in modules
    heavy = {"torch", "transformers", "sentence_transformers", "huggingface_hub", "tokenizers", "safetensors"}
    assert not heavy & set(modules)
    assert _model_lines(done.stdout.decode()) == _judged("e5-small-contradiction")


@pytest.mark.slow
def test_a_real_model_judges(here: Path, trained: Path) -> None:
    write_story(here)
    (here / "models").symlink_to(trained.parent)
    ran = command("check", "bridge", "--nli", "models/tiny-nli", "--format", "json", cwd=here)
    assert ran.err == ""
    assert _model_lines(ran.out) == _judged("tiny-nli")


@pytest.mark.slow
def test_a_real_model_of_the_settings_judges(here: Path, trained: Path) -> None:
    (here / "models").symlink_to(trained.parent)
    write_story(here, check='\n[check]\nnli = "models/tiny-nli"\n')
    ran = command("check", "bridge", "--format", "json", cwd=here)
    assert ran.err == ""
    assert _model_lines(ran.out) == _judged("tiny-nli")
