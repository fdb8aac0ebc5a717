"""One story in every form of input: the same findings, spans and fingerprints."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli import stories
from tests.cli.test_input_forms import told
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Checker

FIXTURES = ROOT / "tests" / "bundle" / "fixtures" / "one-story"
FORMS = ("hospital.html", "hospital.md", "hospital-ninjs-1.3.json", "hospital-ninjs-2.1.json")
PARTS = ("article.txt", "posts.json")


@pytest.fixture(autouse=True)
def story(here: Path) -> Path:
    return shutil.copytree(FIXTURES, here, dirs_exist_ok=True)


def given(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_the_story_has_something_to_find(checker: Checker) -> None:
    codes = {code for code, _, _ in told("hospital.txt", checker).findings}
    assert {"D101", "N201", "S701"} <= codes


@pytest.mark.parametrize("form", FORMS)
def test_the_same_from_every_form(form: str, checker: Checker) -> None:
    assert told(form, checker).findings == told("hospital.txt", checker).findings


@pytest.mark.parametrize("form", ["hospital.txt", *FORMS])
def test_the_same_from_the_bundle_that_split_writes(form: str, checker: Checker) -> None:
    assert checker("split", form, "--output", "bundle").code == 0
    assert told("bundle", checker).findings == told(form, checker).findings


@pytest.mark.parametrize("form", ["hospital.txt", *FORMS])
def test_the_same_from_standard_input(
    form: str, story: Path, checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = told(form, checker).findings
    given((story / form).read_bytes(), monkeypatch)
    said = ("--from", "markdown") if form.endswith(".md") else ()
    records = map(json.loads, checker("check", "-", *said, "--format", "jsonl").out.splitlines())
    prints = {record["fingerprint"] for record in records if record["record"] == "finding"}
    assert prints == {fingerprint for _, fingerprint, _ in wanted}


def test_the_same_from_several_files(checker: Checker) -> None:
    together = told("--together", checker, *PARTS).findings
    assert together == told("hospital.txt", checker).findings
    assert checker("split", *PARTS, "--output", "bundle").code == 0
    assert told("bundle", checker).findings == together


def test_several_files_without_together_are_several_stories(checker: Checker) -> None:
    ran = checker("check", *PARTS)
    assert ran.out.count("Full report: ") == 2


def test_facts_of_several_files(checker: Checker) -> None:
    whole, parts = checker("facts", "hospital.html", "-f", "json"), checker("facts", *PARTS, "-f", "json")
    assert json.loads(whole.out) == json.loads(parts.out) != []


def test_a_page_on_standard_input_is_known_as_one(
    story: Path, checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    given((story / "hospital.html").read_bytes(), monkeypatch)
    assert "santepubliquema: tweet, fr" in checker("split", "-", "--output", "bundle").out
    assert (story / "bundle" / "story.toml").read_text("utf-8").startswith("# Split from stdin;")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "-", "-", "--together"), "standard input: can be read only once (name - once)"),
        (("check", "-"), "standard input: the file is empty (0 bytes)"),
        (("check", "-", "--from", "json"), "standard input: the file is empty (0 bytes)"),
        (
            ("check", "hospital.md", "--from", "xml"),
            "--from: unknown form 'xml' (text, markdown, ",
        ),
        (("check", "hospital.md", "--from", "htm"), "--from: unknown form 'htm' (did you mean 'html'?)"),
        (("check", "--together", "article.txt", "nowhere.json"), "nowhere.json: no such file or folder"),
        (("check", ".", "--from", "text"), "--from: goes with files only"),
        (("check", "--together", "article.txt", "."), ".: is a folder, a file is expected"),
        (("check", "posts.json", "--from", "text", "-o", "posts.json"), "posts.json: is a part of the story"),
        (("check", "--together", *PARTS, "-o", "json:posts.json"), "posts.json: is a part of the story"),
        (
            ("check", "hospital.txt", "--from", "json"),
            "not valid JSON: expecting value (at line 1",
        ),
    ],
)
def test_what_cannot_be_read(
    arguments: tuple[str, ...], said: str, checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    given(b"", monkeypatch)
    ran = checker(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1


def test_too_much_on_standard_input(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    given(b"a " * 3_000_000, monkeypatch)
    ran = checker("check", "-")
    assert ran.code == 2
    assert "standard input: too large: more than the limit of 5,000,000 bytes" in ran.err


def test_a_folder_needs_no_reader_of_anything_else(here: Path) -> None:
    stories.write(here, "clean")
    script = (
        "import sys; from checker import cli; code = cli.run(['check', 'clean']); "
        "read = {'lxml', 'trafilatura', 'markdown_it', 'checker.bundle.account', 'checker.bundle.posts'}; "
        "print(sorted(read & set(sys.modules)), code)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=here, capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "[] 0"
