"""What a GitHub runner does with a composite action, as far as action.yml asks for it.

Steps run in order with the shell, the files and the variables that the runner gives them; a step with
``uses`` is noted down, with what it would get. Of expressions, those that stand in action.yml are known.
https://docs.github.com/actions/reference/workflows-and-actions/metadata-syntax
"""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_EXPRESSION = re.compile(r"\$\{\{ *([\w.-]+) *\}\}")
_COMPARED = re.compile(r"([\w.-]+) (==|!=) '(\w*)'")


@dataclass
class Job:
    """A job that runs one action: what it printed, what it handed to other actions, how it ended."""

    action: Path
    workspace: Path
    temporary: Path
    env: Mapping[str, str]
    inputs: dict[str, str]
    steps: dict[str, dict[str, str]] = field(default_factory=dict)  # outputs of steps, by their id
    used: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    out: str = ""
    err: str = ""
    code: int = 0  # of the first step that failed

    @property
    def summary(self) -> str:
        """What the page of the run shows."""
        return (self.temporary / "summary").read_text("utf-8")

    def run(self) -> Job:
        """Run all steps whose condition holds."""
        definition = yaml.safe_load((self.action / "action.yml").read_text("utf-8"))
        defaults = {name: it.get("default", "") for name, it in definition["inputs"].items()}
        assert self.inputs.keys() <= defaults.keys()
        self.inputs = {**defaults, **self.inputs}
        for step in definition["runs"]["steps"]:
            if self._holds(step.get("if", "success()")):
                self._take(step)
        outputs = {name: self._value(it["value"]) for name, it in definition["outputs"].items()}
        self.steps["action"] = outputs
        return self

    def _take(self, step: Mapping[str, Any]) -> None:
        if "uses" in step:
            self.used.append((step["uses"], {name: self._value(it) for name, it in step["with"].items()}))
            return
        assert step["shell"] == "bash"
        for name in ("output", "summary"):
            (self.temporary / name).touch()
        (self.temporary / "output").write_text("", "utf-8")
        (self.temporary / "script.sh").write_text(step["run"], "utf-8")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", self.temporary / "script.sh"],
            cwd=self.workspace,
            env={**self._environment(), **{name: self._value(it) for name, it in step["env"].items()}},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=120,
            check=False,
        )
        self.out += done.stdout.decode()
        self.err += done.stderr.decode()
        self.code = self.code or done.returncode
        lines = (self.temporary / "output").read_text("utf-8").splitlines()
        self.steps[step.get("id", "")] = dict(line.split("=", 1) for line in lines)

    def _environment(self) -> dict[str, str]:
        return {
            **self.env,
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(self.action),
            "GITHUB_WORKSPACE": str(self.workspace),
            "GITHUB_OUTPUT": str(self.temporary / "output"),
            "GITHUB_STEP_SUMMARY": str(self.temporary / "summary"),
            "RUNNER_TEMP": str(self.temporary),
        }

    def _value(self, text: object) -> str:
        if isinstance(text, bool):
            return str(text).lower()
        return _EXPRESSION.sub(lambda match: self._named(match[1]), str(text))

    def _named(self, name: str) -> str:
        kind, _, rest = name.partition(".")
        if kind == "inputs":
            return self.inputs[rest]
        step, outputs, output = rest.split(".")
        assert (kind, outputs) == ("steps", "outputs"), name
        return self.steps.get(step, {}).get(output, "")

    def _holds(self, condition: str) -> bool:
        """Whether a step is to run; without a word about the state of the job, only after no failure."""
        if condition == "always()":
            return True
        terms = [] if condition == "success()" else condition.split(" && ")
        return self.code == 0 and all(map(self._is_so, terms))

    def _is_so(self, term: str) -> bool:
        compared = _COMPARED.fullmatch(term)
        assert compared, term
        return (self._named(compared[1]) == compared[3]) == (compared[2] == "==")
