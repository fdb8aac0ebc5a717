"""The examples of the page for CI servers run, as those servers and a shell would run them."""

from __future__ import annotations

import re
import subprocess
import textwrap
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.cli import stories
from tests.cli.fenced import examples
from tests.cli.running import CHECKER, Ran, environment, held_to, program, run
from tests.conftest import ROOT
from tests.report.read_back import READERS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.cli.conftest import Checker

PAGE = "docs/ci.md"


@pytest.mark.parametrize("verdict", [0, 1, 2])
def test_the_shell_script_of_the_page(verdict: int, here: Path) -> None:
    """With a command in the place of checker that ends as it is told."""
    script = next(block for block in examples(PAGE, "sh") if "case $?" in block)
    (here / "checker").write_text(f"#!/bin/sh\necho $@; exit {verdict}\n", encoding="utf-8")
    (here / "checker").chmod(0o755)
    (here / "stories" / "one").mkdir(parents=True)
    done = subprocess.run(
        ["sh", "-c", script],
        cwd=here,
        env={"PATH": f"{here}:/usr/bin:/bin"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == verdict
    assert (
        done.stdout.decode().strip()
        == (
            "nothing found",
            "something was found: see findings.json",
            "could not be checked",
        )[verdict]
    )
    assert (here / "findings.json").read_text("utf-8") == "check stories/one/ --output json:-\n"


@pytest.mark.parametrize("verdict", [0, 1, 2])
def test_the_steps_of_the_github_workflow(verdict: int, here: Path) -> None:
    """With a command in the place of checker that ends as it is told for one story, with 0 for the other."""
    block = next(it for it in examples(PAGE, "yaml") if "upload-sarif" in it)
    lines = block.partition("run: |\n")[2].partition("      - uses:")[0]
    fake = (
        f'#!/bin/sh\necho report > "$(basename "$2").md"; echo "$@"; case $2 in *one/) exit {verdict}; esac\n'
    )
    (here / "checker").write_text(fake, encoding="utf-8")
    (here / "checker").chmod(0o755)
    for name in ("one", "two"):
        (here / "stories" / name).mkdir(parents=True)
    done = subprocess.run(
        ["bash", "-e", "-c", textwrap.dedent(lines)],
        cwd=here,
        env={"PATH": f"{here}:/usr/bin:/bin", "GITHUB_STEP_SUMMARY": "summary"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == verdict
    assert done.stdout.decode().splitlines() == [
        f"check stories/{name}/ -o sarif/{name}.sarif -o {name}.md -o github:-" for name in ("one", "two")
    ]
    assert (here / "summary").read_text("utf-8") == "report\nreport\n"


def test_every_command_of_the_ci_page_is_understood(here: Path, checker: Checker) -> None:
    """Every call of ``checker check`` with options, on a story of the test's own."""
    text = (ROOT / PAGE).read_text("utf-8")
    calls = re.findall(r"checker check (?:stories/port-visit|stories/\*/) (-[^'\n]+)", text)
    assert len(calls) > 3
    stories.write(here, "clean")
    for call in calls:
        options = call.partition(" > ")[0].split()
        assert checker("check", "clean", *options).code == 0, call


# --- the examples whose steps a server runs, with what they would fetch and install being here already


@pytest.fixture
def port_visit(here: Path) -> Path:
    """The story of the examples, whose heaviest finding is an error, in the folder of a job."""
    return stories.write(here / "stories", "error", name="port-visit")


@pytest.fixture
def fetched(here: Path, tmp_path: Path) -> Path:
    """Programs that stand for git, pip and venv: they note down what was asked of them, and fetch nothing."""
    log = f'echo "${{0##*/}} $@" >> {tmp_path}/asked'
    programs = tmp_path / "bin"
    program(programs / "git", f"{log}; mkdir checker-source")  # fails as git does when the folder is there
    program(programs / "pip", log)
    program(programs / "checker", CHECKER)
    program(programs / "python3", f'{log}; mkdir -p "$3/bin"; cp {programs}/pip {programs}/checker "$3/bin"')
    del here
    return programs


def _run(shell: Sequence[str], steps: Sequence[str], here: Path, programs: Path) -> list[Ran]:
    """Run steps, up to the first that fails, as a server does."""
    more = {"PATH": f"{programs}:/usr/bin:/bin", "CHECKER_REPOSITORY": "https://git.example/checker"}
    ran: list[Ran] = []
    for step in steps:
        ran.append(run(*shell, step, cwd=here, env=environment(more)))
        if ran[-1].code:
            break
    return ran


def _found(here: Path, name: str, file: str) -> list[str]:
    return [item.code for item in READERS[name]((here / file).read_text("utf-8"))]


CLONED = "git clone --depth 1 https://git.example/checker checker-source"
INSTALLED = "pip install -c checker-source/constraints.txt ./checker-source"


@pytest.mark.parametrize(
    ("told_by", "schema"),
    [
        ("OWNER/checker@", "github-workflows"),
        ("setup-python", "github-workflows"),
        ("codequality", "gitlab-ci"),
    ],
)
def test_the_files_of_servers_are_valid(told_by: str, schema: str, here: Path) -> None:
    (here / "example.yml").write_text(next(it for it in examples(PAGE, "yaml") if told_by in it), "utf-8")
    assert held_to(schema, here / "example.yml").code == 0


def test_the_gitlab_job(here: Path, port_visit: Path, fetched: Path, tmp_path: Path) -> None:
    (block,) = (it for it in examples(PAGE, "yaml") if "codequality" in it)
    job = yaml.safe_load(block)["stories"]
    # GitLab runs the lines of a job as one script that ends with the first that fails.
    (ran,) = _run(["bash", "-eo", "pipefail", "-c"], ["\n".join(job["script"])], here, fetched)
    assert (ran.code, ran.err) == (1, "")
    assert (tmp_path / "asked").read_text("utf-8").splitlines() == [CLONED, INSTALLED]
    reports = job["artifacts"]["reports"]
    assert (
        _found(here, "gitlab", reports["codequality"]) == _found(here, "junit", reports["junit"]) == ["D101"]
    )
    assert _found(here, "markdown", *job["artifacts"]["paths"]) == ["D101"]
    del port_visit


def test_the_jenkins_pipeline(here: Path, port_visit: Path, fetched: Path, tmp_path: Path) -> None:
    (pipeline,) = examples(PAGE, "groovy")
    steps = [
        long or short
        for long, short in re.findall(r"\bsh (?:\'{3}(.+?)\'{3}|\'([^\']+)\')", pipeline, re.DOTALL)
    ]
    assert len(steps) == 2
    shell = ["sh", "-xe", "-c"]  # as its step `sh` does
    assert [ran.code for ran in _run(shell, steps, here, fetched)] == [0, 1]
    assert (tmp_path / "asked").read_text("utf-8").splitlines() == [
        CLONED,
        "python3 -m venv checker-venv",
        INSTALLED,
    ]
    said = {
        "junit": re.search(r"testResults: \'([^\']+)\'", pipeline),
        "sarif": re.search(r"sarif\(pattern: \'([^\']+)\'\)", pipeline),
        "markdown": re.search(r"archiveArtifacts artifacts: \'([^\']+)\'", pipeline),
    }
    files = {name: file[1] for name, file in said.items() if file}
    assert len(files) == 3
    assert all(_found(here, name, file) == ["D101"] for name, file in files.items())
    # The next build, in the same folder, of a story that cannot be checked any more.
    (port_visit / "source-1.txt").unlink()
    assert [ran.code for ran in _run(shell, steps, here, fetched)] == [0, 2]
    assert not any((here / file).exists() for file in files.values())


def test_the_action_gets_inputs_that_it_has() -> None:
    (block,) = (it for it in examples(PAGE, "yaml") if "OWNER/checker@" in it)
    (given,) = (
        step["with"]
        for step in yaml.safe_load(block)["jobs"]["check"]["steps"]
        if "/checker@" in step["uses"]
    )
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    assert set(given) <= set(action["inputs"])
    table = (ROOT / PAGE).read_text("utf-8").partition("| input |")[2].partition("\n\n")[0]
    named = {
        name
        for row in re.findall(r"^\| (`.+?`) \|", table, re.MULTILINE)
        for name in re.findall(r"`([^`]+)`", row)
    }
    assert named == set(action["inputs"])


def test_the_hooks_of_the_page_are_there() -> None:
    (block,) = (it for it in examples(PAGE, "yaml") if it.startswith("repos:"))
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    ids = [hook["id"] for hook in hooks]
    assert [hook["id"] for repo in yaml.safe_load(block)["repos"] for hook in repo["hooks"]] == ids[:1]
    prose = (ROOT / PAGE).read_text("utf-8")
    assert all(f"`{name}`" in prose or f"id: {name}\n" in prose for name in ids)


@pytest.mark.parametrize(("heaviest", "code"), [("clean", 0), ("error", 1)])
def test_the_hook_of_ones_own(heaviest: str, code: int, here: Path, fetched: Path) -> None:
    script = next(block for block in examples(PAGE, "sh") if "git diff --cached" in block)
    stories.write(here, heaviest)
    stories.write(here, "error", name="not touched")
    files = f"{heaviest}/source-1.txt\\0{heaviest}/story.toml\\0"
    program(fetched / "git", f"[ \"$*\" = 'diff --cached --name-only -z' ] && printf '{files}'")
    (ran,) = _run(["sh", "-c"], [script], here, fetched)
    assert (ran.code != 0) == (code != 0)
    assert ran.out.startswith("Pass" if code == 0 else "Fail: 1 error")
    assert "not touched" not in ran.out
    program(fetched / "git", "")  # nothing staged: nothing to check
    assert _run(["sh", "-c"], [script], here, fetched) == [Ran(0, "", "")]
