"""The GitHub Action: its steps, run as a runner runs them; what it hands to other actions; how it decides."""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING, Protocol, TypeAlias

import jsonschema
import pytest
import yaml

from checker.bundle.settings import FAIL_ON
from tests.cli import stories
from tests.cli.github_runner import Job
from tests.cli.running import CHECKER, environment, held_to, program
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tests.cli.conftest import Checker

ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS = ACTION["runs"]["steps"]
SCHEMA = json.loads((ROOT / "tests/report/schemas/sarif-schema-2.1.0.json").read_text("utf-8"))
UPLOAD = "github/codeql-action/upload-sarif@v4"


Calls: TypeAlias = "Callable[[], list[list[str]]]"


class Act(Protocol):
    """Runs the action in the test's folder, with these inputs."""

    def __call__(self, inputs: Mapping[str, str] | None = None) -> Job: ...


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    """The runner's folder of temporary files."""
    return tmp_path / "runner"


@pytest.fixture
def act(here: Path, tmp_path: Path, temporary: Path) -> Act:
    """Installs nothing: a Python that notes down what it is to install, and then is the test's own."""
    python = f'exec {sys.executable} "$@"'
    installing = program(
        tmp_path / "toolcache" / "python",
        f'echo "$@" >> {temporary}/installed; mkdir -p "$4/bin"; cp {temporary}/pip "$4/bin/python"',
    )
    program(
        temporary / "pip",
        f'if [ "$3" = pip ]; then echo "$@" >> {temporary}/installed; else {python}; fi',
    )
    program(temporary / "checker" / "bin" / "checker", CHECKER)

    def run(inputs: Mapping[str, str] | None = None) -> Job:
        steps = {"python": {"python-path": str(installing)}}
        return Job(ROOT, here, temporary, environment(), dict(inputs or {}), steps).run()

    return run


@pytest.fixture
def calls(temporary: Path, act: Act) -> Calls:
    """In the place of checker a command that finds nothing; this tells how it was called."""
    del act
    log = temporary / "calls"
    program(
        temporary / "checker" / "bin" / "checker",
        f'for it in "$@"; do printf "%s\\n" "$it"; done >> {log}; echo >> {log}; echo \'{{"runs": []}}\'',
    )
    return lambda: (
        [call.split("\n") for call in log.read_text("utf-8").split("\n\n")[:-1]] if log.exists() else []
    )


def _runs(here: Path, name: str = "checker.sarif") -> list[str]:
    """Return the stories of a log, which is valid and has a category of its own for each run."""
    log = json.loads((here / name).read_text("utf-8"))
    jsonschema.Draft7Validator(SCHEMA).validate(log)
    categories = {run["automationDetails"]["id"] for run in log["runs"]}
    assert len(categories) == len(log["runs"])
    return [run["properties"]["story"] for run in log["runs"]]


# --- what stands in the file


def test_the_file_is_an_action() -> None:
    assert held_to("github-actions", ROOT / "action.yml").code == 0


def test_no_input_becomes_a_part_of_aprogram() -> None:
    scripts = [step["run"] for step in STEPS if "run" in step]
    assert len(scripts) > 2
    assert not any("${{" in script for script in scripts)


def test_every_input_is_used_and_none_else() -> None:
    used = set(re.findall(r"\binputs\.([\w-]+)", json.dumps(STEPS)))
    assert used == set(ACTION["inputs"])


def test_other_actions_are_named_by_their_major_version() -> None:
    used = [step["uses"] for step in STEPS if "uses" in step]
    assert len(used) == 2
    assert all(re.fullmatch(r"[\w-]+(?:/[\w-]+)+@v\d+", name) for name in used)


def test_everything_is_described() -> None:
    entries = [*ACTION["inputs"].items(), *ACTION["outputs"].items(), ("action", ACTION)]
    assert all(it["description"] for _, it in entries)
    assert all(level in ACTION["inputs"]["fail-on"]["description"] for level in FAIL_ON)


# --- what its steps do


def test_it_installs_itself_with_the_pinned_versions(act: Act, calls: Calls) -> None:
    job = act()
    assert (job.code, len(calls())) == (0, 3)
    venv = job.temporary / "checker"
    assert (job.temporary / "installed").read_text("utf-8").splitlines() == [
        f"-I -m venv {venv}",
        f"-I -m pip install --quiet -c {ROOT}/constraints.txt {ROOT}",
    ]
    assert job.used[0] == (
        "actions/setup-python@v6",
        {"python-version": "3.11", "update-environment": "false"},
    )


def test_it_annotates_uploads_and_then_fails(here: Path, act: Act) -> None:
    for heaviest in ("clean", "error"):
        stories.write(here / "stories", heaviest)
    job = act()
    assert (job.code, job.err) == (1, "")
    assert re.search(r"^::error file=stories/error/source-\d\.txt,line=1,", job.out, re.MULTILINE)
    assert job.out.count("::notice title=checker") == 2
    assert _runs(here) == ["clean", "error"]
    assert job.used[1:] == [(UPLOAD, {"sarif_file": "checker.sarif"})]
    assert job.steps["action"] == {"exit-code": "1", "sarif": "checker.sarif"}
    assert re.findall(r"^# (\w+)", job.summary, re.MULTILINE) == ["Pass", "Fail"]
    assert sorted(path.name for path in here.iterdir()) == ["checker.sarif", "stories"]


def test_a_clean_story_passes(here: Path, act: Act) -> None:
    stories.write(here / "stories", "clean")
    job = act()
    assert (job.code, job.err, job.steps["action"]["exit-code"]) == (0, "", "0")
    assert "::error" not in job.out
    assert [name for name, _ in job.used] == ["actions/setup-python@v6", UPLOAD]


@pytest.mark.parametrize(
    ("inputs", "options"),
    [
        ({}, []),
        ({"fail-on": "warning"}, ["--fail-on", "warning"]),
        ({"strict": "true"}, ["--strict"]),
        ({"strict": "false"}, ["--no-strict"]),
        ({"baseline": "the old.json"}, ["--baseline", "the old.json"]),
        ({"config": "own.toml"}, ["--config", "own.toml"]),
        (
            {"fail-on": "never", "strict": "true", "baseline": "old.json", "config": "own.toml"},
            ["--fail-on", "never", "--strict", "--baseline", "old.json", "--config", "own.toml"],
        ),
    ],
)
def test_inputs_are_options(inputs: dict[str, str], options: list[str], act: Act, calls: Calls) -> None:
    assert act(inputs).code == 0
    assert calls() == [
        ["check", *options, "--output", output, *more, "--", "stories/*/"]
        for output, more in (
            ("github:-", []),
            ("markdown:-", ["--exit-zero"]),
            ("sarif:-", ["--exit-zero"]),
        )
    ]


def test_strict_is_true_or_false(act: Act, calls: Calls) -> None:
    job = act({"strict": "yes"})
    assert (job.code, calls()) == (2, [])
    assert "::error title=checker::strict is true, false or empty\n" in job.out


@pytest.mark.parametrize("inputs", [{"stories": ""}, {"stories": "--help"}, {"fail-on": "anything"}])
def test_what_cannot_be_meant_fails(inputs: dict[str, str], here: Path, act: Act) -> None:
    stories.write(here / "stories", "clean")
    assert act(inputs).code == 2


def test_a_new_story_beside_a_baseline_of_the_others(here: Path, act: Act, checker: Checker) -> None:
    stories.write(here / "stories", "error")
    checker("check", "stories/error", "--output", "old.json")
    stories.write(here / "stories", "clean", name="new")
    job = act({"baseline": "old.json"})
    assert (job.code, _runs(here)) == (0, ["error", "new"])


def test_stories_by_name_by_pattern_and_with_a_space(here: Path, act: Act) -> None:
    stories.write(here / "one", "clean").rename(here / "one" / "the clean one")
    stories.write(here / "two", "info")
    stories.write(here / "two", "warning")
    job = act({"stories": "one/the clean one\ntwo/*/\n", "sarif-file": "log of all.sarif"})
    assert (job.code, _runs(here, "log of all.sarif")) == (0, ["clean", "info", "warning"])
    assert job.used[1][1] == {"sarif_file": "log of all.sarif"}


def test_a_story_that_cannot_be_checked_fails_and_the_others_are_uploaded(here: Path, act: Act) -> None:
    for heaviest in ("clean", "error"):
        stories.write(here / "stories", heaviest)
    (here / "stories" / "clean" / "source-1.txt").unlink()
    job = act()
    assert (job.code, job.steps["action"]["exit-code"]) == (2, "2")
    assert job.err.startswith("checker: stories/clean/story.toml: $.source[1].file: ")
    assert job.err.count("\n") == 1
    assert "::error title=checker::A story could not be checked, the log says why\n" in job.out
    assert _runs(here) == ["error"]


def test_nothing_that_could_be_checked_uploads_nothing(here: Path, act: Act) -> None:
    job = act()
    assert job.code == 2
    assert job.err == "checker: stories/*: no such file or folder\n"
    assert [name for name, _ in job.used] == ["actions/setup-python@v6"]
    assert job.steps["action"] == {"exit-code": "2", "sarif": ""}
    assert not (here / "checker.sarif").exists()


def test_the_name_of_a_file_does_not_decide(here: Path, act: Act) -> None:
    stories.write(here / "stories", "error")
    job = act({"sarif-file": "checker.sarif\nexit-code=0"})
    assert (job.code, job.steps["action"]["exit-code"]) == (1, "1")


def test_it_uploads_only_where_it_may(here: Path, act: Act) -> None:
    stories.write(here / "stories", "clean")
    job = act({"upload-sarif": "false"})
    assert (job.code, len(job.used), _runs(here)) == (0, 1, ["clean"])


def test_a_failed_installation_fails(temporary: Path, act: Act, calls: Calls) -> None:
    program(temporary / "pip", "exit 3")
    assert (act().code, calls()) == (3, [])


def test_no_module_of_the_repository_is_imported(here: Path, act: Act, calls: Calls) -> None:
    for module in ("json", "pathlib"):
        (here / f"{module}.py").write_text("open('done', 'w')\n", "utf-8")
    assert (act().code, len(calls())) == (0, 3)
    assert not (here / "done").exists()
    pythons = re.findall(r'(?:PYTHON|bin/python)"(.*)', "\n".join(step.get("run", "") for step in STEPS))
    assert len(pythons) == 3
    assert all(words.startswith(" -I ") for words in pythons)


@pytest.mark.parametrize("name", sorted(ACTION["inputs"]))
def test_an_input_is_never_run(name: str, here: Path, act: Act, calls: Calls) -> None:
    act({name: "$(touch done)`touch done`;touch done;'\"&& touch done"})
    assert not (here / "done").exists()
    assert name == "strict" or calls()
