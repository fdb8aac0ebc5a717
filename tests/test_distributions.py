"""The wheel and the sdist: the same bytes wherever they are built, and what they need alone in them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.slow

# What git keeps out of the project, and with it hatchling.
MADE = (
    ".git",
    ".*_cache",
    ".hypothesis",
    ".venv",
    ".ci-venv",
    "build",
    "dist",
    "site",
    "__pycache__",
    "compiled.json",
    "*.mo",
)
CODE = """
import sys
from hatchling.build import build_sdist, build_wheel
build_sdist(sys.argv[1])
build_wheel(sys.argv[1])
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The folders of two builds, of copies of the project in different places, with other times of files."""
    found = []
    for place, seconds, zone in (("one", 1_000_000_000, "UTC"), ("two/deeper", 1_600_000_000, "Asia/Tokyo")):
        source = tmp_path_factory.mktemp("source") / place
        shutil.copytree(ROOT, source, ignore=shutil.ignore_patterns(*MADE))
        for path in source.rglob("*"):
            os.utime(path, (seconds, seconds))
        folder = tmp_path_factory.mktemp("dist")
        subprocess.run(
            [sys.executable, "-c", CODE, str(folder)],
            cwd=source,
            env={
                **os.environ,
                "SOURCE_DATE_EPOCH": "1700000000",
                "TZ": zone,
                "PYTHONHASHSEED": str(seconds % 1000),
            },
            check=True,
            capture_output=True,
        )
        found.append(folder)
    return found


def test_two_builds_give_the_same_bytes(built: list[Path]) -> None:
    one, two = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in built)
    assert sorted(Path(name).suffix for name in one) == [".gz", ".whl"]
    assert {name for name, content in one.items() if two.get(name) != content} == set()


def test_the_wheel_has_what_it_needs_and_nothing_else(built: list[Path]) -> None:
    (wheel,) = built[0].glob("*.whl")
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    wanted = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "checker").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".mo"
    }
    catalogues = {name.replace(".po", ".mo") for name in wanted if name.endswith(".po")}
    assert names == wanted | catalogues | {"checker/text/compiled.json"}
    kinds = {Path(name).suffix for name in names}
    assert kinds == {
        ".py", ".typed", ".toml", ".tsv", ".rules", ".json", ".npz", ".txt", ".css", ".js",
        ".po", ".pot", ".mo",
    }  # fmt: skip


def test_the_wheel_says_its_licence_and_what_it_asks_for(built: list[Path]) -> None:
    (wheel,) = built[0].glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        beside = {name.split("/", 1)[1]: name for name in opened.namelist() if ".dist-info/" in name}
        metadata = opened.read(beside["METADATA"]).decode()
    assert set(beside) == {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"}
    assert "License-Expression: Apache-2.0" in metadata
    assert not re.search(r"^Requires-Dist: .* @ ", metadata, re.MULTILINE)  # nothing from an address


def test_the_sdist_has_the_project_and_nothing_that_is_made(built: list[Path]) -> None:
    (sdist,) = built[0].glob("*.tar.gz")
    with tarfile.open(sdist) as opened:
        members = opened.getmembers()
    names = {member.name.split("/", 1)[1] for member in members}
    assert {"pyproject.toml", "LICENSE", "README.md", "checker/cli/app.py", "tests/conftest.py"} <= names
    assert not [
        name for name in names if re.search(r"__pycache__|\.git/|\.pyc$|_cache/|\.venv|\.egg-info", name)
    ]
    assert all(member.isfile() and not member.name.startswith("/") for member in members)
