"""What CI installs is pinned by hash, all is under a known licence, and a bill of materials can be made."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT
from tests.supply import licences
from tests.supply.declared import EXTRAS, closure, direct, pinned
from tests.supply.lock import CONSTRAINTS, LEFT_OUT, LOCK

if TYPE_CHECKING:
    from pathlib import Path

LOCKED = pinned(LOCK.read_text("utf-8"))
PAGE = (ROOT / "docs" / "licences.md").read_text("utf-8")


# --- what CI installs


def test_every_release_has_a_hash() -> None:
    lines = [line for line in LOCK.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(lines) == len(LOCKED) > 50
    assert all(re.fullmatch(r"[a-z0-9-]+==[^\s]+ --hash=sha256:[0-9a-f]{64}", line) for line in lines)


def test_what_is_declared_is_pinned() -> None:
    """In a release that pyproject.toml takes."""
    for wanted in direct("dev"):
        name = canonicalize_name(wanted.name)
        if name != LEFT_OUT and (wanted.marker is None or wanted.marker.evaluate()):
            assert name in LOCKED, "python -m tests.supply.lock"
            assert wanted.specifier.contains(LOCKED[name]), wanted


_BUILT_WITH = """
import sys

class Nothing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] not in {"checker", *sys.stdlib_module_names, *sys.argv[1:]}:
            raise ModuleNotFoundError(name, name=name)

sys.meta_path.insert(0, Nothing())
import checker.locale.compiled, checker.text.compiled
"""


def test_what_the_build_imports_is_declared_for_it() -> None:
    """CI builds beside all that is installed; whoever follows the README builds where only this is."""
    build = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["build-system"]
    names = [Requirement(it).name for it in build["requires"]]
    command = [sys.executable, "-c", _BUILT_WITH, *names]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (built.returncode, built.stderr) == (0, "")


def test_what_that_needs_is_pinned() -> None:
    assert closure(direct("dev")).keys() - LOCKED.keys() <= {LEFT_OUT}


def test_constraints_and_hashes_name_the_same_releases() -> None:
    constrained = pinned(CONSTRAINTS.read_text("utf-8"))
    both = constrained.keys() & LOCKED.keys()
    assert len(both) > 20
    assert {name: constrained[name] for name in both} == {name: LOCKED[name] for name in both}


def test_ci_installs_by_hash() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "pip install --quiet --no-deps --require-hashes -r .ci/requirements.txt" in script


# --- licences


@pytest.mark.parametrize("extra", [None, "archive", "dev"])
def test_every_package_is_listed_and_may_be_used(extra: str | None) -> None:
    names = licences.installed(extra)
    assert len(names) > 20
    rows = dict(re.findall(r"^\| ([a-z0-9-]+) +\| (.+?) +\|$", PAGE, re.MULTILINE))
    listed = {name: rows.get(name) for name in names}
    # What no constraint pins may say it in other words in another release.
    assert {name for name, words in listed.items() if words is None} == set()
    assert {name: words for name, words in listed.items() if not licences.is_allowed(words or "")} == {}
    assert {
        name: licences.licence(name) for name in names if not licences.is_allowed(licences.licence(name))
    } == {}


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("GPL-3.0-only OR MIT", True),
        ("GPL-3.0-only AND MIT", False),
        ("MIT OR (GPL-3.0-only AND BSD-3-Clause)", True),
        ("not said", False),
        ("", False),
    ],
)
def test_licences_to_choose_and_licences_that_all_hold(expression: str, *, allowed: bool) -> None:
    assert licences.is_allowed(expression) is allowed


def test_dependencies_are_few() -> None:
    """A new one wants a reason, here and in pyproject.toml."""
    assert len(direct()) <= 20
    assert set(EXTRAS) <= {"archive", "bench", "browser", "dev", "docs", "fuzz", "mutation", "supply", "test"}


# --- the bill of materials


@pytest.mark.slow
def test_a_bill_of_materials(tmp_path: Path) -> None:
    """CycloneDX, valid by its own schema, twice the same, and with all that is installed for the project."""
    program = shutil.which("cyclonedx-py")
    if program is None:
        pytest.skip("no cyclonedx-py: pip install -e '.[supply]', in an environment of its own")
    written = {"--validate": tmp_path / "one.json", "--no-validate": tmp_path / "two.json"}
    for option, path in written.items():  # against the schema once: that takes twenty seconds
        command = [program, "environment", "--output-reproducible", option, "--pyproject", "pyproject.toml"]
        subprocess.run([*command, "--output-file", str(path), sys.executable], cwd=ROOT, check=True)
    one, two = (path.read_bytes() for path in written.values())
    assert one == two
    bill = json.loads(one)
    assert bill["bomFormat"] == "CycloneDX"
    assert bill["metadata"]["component"]["name"] == "checker"
    named = {canonicalize_name(component["name"]) for component in bill["components"]}
    assert set(licences.installed(None)) <= named
