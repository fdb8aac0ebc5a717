"""The hooks for pre-commit: a commit is held up by the stories that it touches, and by no others."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.cli import stories
from tests.cli.running import CHECKER, environment, program, run
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.running import Ran

HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
# What pip needs to build the project.
BUILT_FROM = ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
NOBODY = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
AUTHOR = {
    f"GIT_{role}_{what}": "editor@news.example"
    for role in ("AUTHOR", "COMMITTER")
    for what in ("NAME", "EMAIL")
}


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """An author, a pre-commit without a past, and a `checker` that is the one under test."""
    programs = program(tmp_path / "bin" / "checker", CHECKER).parent
    inherited = {name: value for name, value in environment().items() if not name.startswith("GIT_")}
    path = f"{programs}:{inherited['PATH']}"
    return {**inherited, **NOBODY, **AUTHOR, "PATH": path, "PRE_COMMIT_HOME": str(tmp_path / "pre-commit")}


def published(folder: Path, env: dict[str, str], *names: str) -> str:
    """Make a repository of these files of the project; return its commit."""
    folder.mkdir()
    for name in names:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    for words in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "hooks"]):
        assert run("git", *words, cwd=folder, env=env).code == 0
    return run("git", "rev-parse", "HEAD", cwd=folder, env=env).out.strip()


def repository(here: Path, env: dict[str, str], hook: dict[str, Any], project: Path, revision: str) -> None:
    """Make the repository of a newsroom that uses a hook, and let pre-commit run at every commit."""
    config = {"repos": [{"repo": str(project), "rev": revision, "hooks": [hook]}]}
    (here / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    assert run("git", "init", "--quiet", cwd=here, env=env).code == 0
    assert run(sys.executable, "-m", "pre_commit", "install", cwd=here, env=env).code == 0


def commit(here: Path, env: dict[str, str], *paths: str) -> Ran:
    assert run("git", "add", "--", *paths, cwd=here, env=env).code == 0
    return run("git", "commit", "--message", "change", cwd=here, env=env)


@pytest.fixture
def newsroom(here: Path, tmp_path: Path, env: dict[str, str]) -> Callable[..., None]:
    """A repository that uses a hook with the `checker` under test: nothing is installed."""
    project = tmp_path / "project"
    revision = published(project, env, ".pre-commit-hooks.yaml")

    def use(name: str, **settings: Any) -> None:  # noqa: ANN401 - whatever stands in a configuration
        # The way that docs/ci.md gives for a checker that is there already.
        own = {"id": name, "language": "system", "additional_dependencies": [], **settings}
        repository(here, env, own, project, revision)

    return use


def test_a_commit_is_held_up_by_the_story_it_touches(
    here: Path, env: dict[str, str], newsroom: Callable[..., None]
) -> None:
    newsroom("checker")
    stories.write(here / "stories", "clean")
    stories.write(here / "stories", "error")
    passed = commit(here, env, ".pre-commit-config.yaml", "stories/clean")
    assert passed.code == 0, passed
    assert re.search(r"^checker\.+Passed$", passed.err, re.MULTILINE)
    held = commit(here, env, "stories/error/source-1.txt")
    assert held.code == 1
    assert re.search(r"^checker\.+Failed$", held.err, re.MULTILINE)
    assert held.err.count("Fail: 1 error") == 1
    assert not (here / "reports").exists()


def test_files_beside_the_stories_are_no_stories(
    here: Path, env: dict[str, str], newsroom: Callable[..., None]
) -> None:
    newsroom("checker")
    (here / "notes.txt").write_text("The port reopened on Monday.\n", "utf-8")
    assert commit(here, env, ".").code == 0


def test_files_that_are_stories(here: Path, env: dict[str, str], newsroom: Callable[..., None]) -> None:
    newsroom("checker-files", files=r"^drafts/.*\.txt$")
    (here / "drafts").mkdir()
    (here / "notes.txt").write_text("The port reopened on Monday.\n", "utf-8")
    draft = here / "drafts" / "bridge.txt"
    post = "The minister opened the bridge of Larache today.\n— Ministry (@ministry) May 14, 2024\n"
    draft.write_text(f"The minister opened the bridge of Larache on Sunday, May 12, 2024.\n\n{post}", "utf-8")
    held = commit(here, env, ".")
    assert held.code == 1
    assert "Fail: 1 error" in held.err
    draft.write_text(
        f"The minister opened the bridge of Larache on Tuesday, May 14, 2024.\n\n{post}", "utf-8"
    )
    assert commit(here, env, ".").code == 0


def test_arguments_of_ones_own(here: Path, env: dict[str, str], newsroom: Callable[..., None]) -> None:
    newsroom("checker", args=["--format", "lines", "--fail-on", "warning"])
    stories.write(here, "warning")
    held = commit(here, env, ".")
    assert held.code == 1
    assert re.search(r"^warning/source-\d\.txt:1:\d+: warning ", held.err, re.MULTILINE)


@pytest.mark.parametrize("hook", HOOKS)
def test_torch_is_the_one_of_the_constraints(hook: str) -> None:
    [pinned] = re.findall(r"^torch==.*$", (ROOT / "constraints.txt").read_text("utf-8"), re.MULTILINE)
    assert HOOKS[hook]["additional_dependencies"] == [f"{pinned}; sys_platform == 'linux'"]


@pytest.mark.slow
def test_pre_commit_installs_the_project(here: Path, tmp_path: Path, env: dict[str, str]) -> None:
    """As ``language: python`` says: built by pip, with the torch that is pinned.

    What it needs is here already: pip finds it where this interpreter does, and may look nowhere else.
    """
    project = tmp_path / "project"
    revision = published(project, env, *BUILT_FROM, "checker")
    repository(here, env, {"id": "checker"}, project, revision)
    stories.write(here, "error")
    (tmp_path / "bin" / "checker").unlink()
    offline = {
        **{name: value for name, value in env.items() if not name.startswith("PIP_")},
        "PIP_CONFIG_FILE": "/dev/null",
        "PIP_NO_INDEX": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip's word for: build with what is here
        "VIRTUALENV_NO_DOWNLOAD": "1",
        "PYTHONPATH": str(Path(yaml.__file__).parent.parent),
    }
    held = commit(here, offline, ".")
    assert held.code == 1, held
    assert "Fail: 1 error" in held.err
    [installed] = (tmp_path / "pre-commit").glob("*/py_env-*/bin/checker")
    assert installed.is_file()
