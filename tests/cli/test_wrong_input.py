"""Wrong input: one line on stderr that says what, where and how to mend it; exit code 2; nothing else."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.cli import stories
from tests.cli.running import command, contents
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.cli.conftest import Checker
    from tests.cli.running import Ran

SEED = ROOT / "seeds" / "blinken-bourita-call"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
LARGE = 20_000_000


def _file(name: str, content: bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes(content)


def _source(content: bytes) -> Callable[[Path], object]:
    return lambda folder: (stories.write(folder, "clean") / "source-1.txt").write_bytes(content)


def _clean(folder: Path) -> object:
    return stories.write(folder, "clean")


def _settings(name: str, text: str) -> Callable[[Path], object]:
    def arrange(folder: Path) -> None:
        stories.write(folder, "clean")
        (folder / name).write_text(text, encoding="utf-8")

    return arrange


def _two(folder: Path) -> object:
    return stories.write(folder, "clean"), stories.write(folder / "other", "clean")


def _folder(name: str) -> Callable[[Path], object]:
    def arrange(folder: Path) -> None:
        stories.write(folder, "clean")
        (folder / name).mkdir()

    return arrange


def _reports_is_a_file(folder: Path) -> None:
    stories.write(folder, "clean")
    (folder / "reports").write_text("notes", encoding="utf-8")


def _full_folder(folder: Path) -> None:
    (folder / "post.txt").write_text("The port reopened on Monday.", encoding="utf-8")
    (folder / "full").mkdir()
    (folder / "full" / "notes").write_text("mine", encoding="utf-8")


def _nothing(folder: Path) -> None:
    del folder


CHECK = ("check", "clean")

# What is arranged in the folder; what is typed; what the line says, in this order.
CASES: dict[str, tuple[Callable[[Path], object], Sequence[str], Sequence[str]]] = {
    # stories
    "no such story": (_nothing, ("check", "nowhere"), ("nowhere: no such file or folder",)),
    "a name of two lines": (_nothing, ("check", "no\nwhere"), (r"no\nwhere: no such file or folder",)),
    "a story that is nearly called so": (_clean, ("check", "claen"), ("claen: no such file", '"clean"')),
    "a folder of stories": (_two, ("check", "other"), ("other: no story.toml", "give other/*/")),
    "no story.toml": (_folder("empty"), ("check", "empty"), ("empty: no story.toml", "checker split FILE")),
    "an empty file": (_file("a.txt", b""), ("check", "a.txt"), ("a.txt: the file is empty (0 bytes)",)),
    "20 MB": (
        _file("a.txt", b"a " * (LARGE // 2)),
        ("check", "a.txt"),
        ("a.txt: too large: 20,000,000", "5,000,000"),
    ),
    "a JPEG named .txt": (
        _file("a.txt", JPEG),
        ("check", "a.txt"),
        ("a.txt: this is a JPEG image, not a text",),
    ),
    "a JPEG": (
        _file("a.jpg", JPEG),
        ("check", "a.jpg"),
        ('a.jpg: files that end in ".jpg" are not read', ".txt"),
    ),
    "UTF-16": (
        _file("a.txt", "مرحبا".encode("utf-16")),
        ("check", "a.txt"),
        ("a.txt: this is UTF-16, not UTF-8 (save it as UTF-8)",),
    ),
    "a pipe": (
        lambda folder: os.mkfifo(folder / "a.txt"),
        ("check", "a.txt"),
        ("a.txt: is not a regular file",),
    ),
    "an empty source": (_source(b""), CHECK, ("source[1].file: source-1.txt: the file is empty (0 bytes)",)),
    "a source of 20 MB": (_source(b"a" * LARGE), CHECK, ("source-1.txt: too large: 20,000,000 bytes",)),
    "a JPEG as source": (_source(JPEG), CHECK, ("source-1.txt: this is a JPEG image",)),
    "a blank source": (_source(b" \n\xe2\x80\x8f\n"), CHECK, ("source[1].file: the text is empty",)),
    # models
    "an unknown model": (
        _clean,
        (*CHECK, "--model", "e5-smal"),
        ("e5-smal: no such model or folder", "e5-small"),
    ),
    "no such folder": (_clean, (*CHECK, "--model", "./models/x"), ("./models/x: no such model or folder",)),
    "a folder that is no model": (
        _folder("weights"),
        (*CHECK, "--model", "weights"),
        ("weights: the folder holds no sentence-transformers model",),
    ),
    "a file that is no model": (
        _clean,
        (*CHECK, "--model", "./clean/story.toml"),
        ("./clean/story.toml: no such model or folder",),
    ),
    "no name of a model": (_clean, (*CHECK, "--model", ""), ("'': no such model or folder",)),
    # outputs
    "no such folder for a report": (
        _clean,
        (*CHECK, "--output", "no/a.md"),
        ("no/a.md: the folder", "create it"),
    ),
    "a folder as report": (
        _clean,
        (*CHECK, "--output", "clean"),
        ("clean: is a folder", "add a file name to it"),
    ),
    "a folder that cannot be written": (
        _clean,
        (*CHECK, "--output", "/proc/self/a.md"),
        ("/proc/self/a.md: ",),
    ),
    "a source as report": (
        _clean,
        (*CHECK, "--output", "clean/source-1.txt"),
        ("clean/source-1.txt: is a part of the story (name another file)",),
    ),
    "the manifest as report": (
        _clean,
        (*CHECK, "-o", "markdown:clean/story.toml"),
        ("is a part of the story",),
    ),
    "reports is a file": (
        _reports_is_a_file,
        CHECK,
        ("reports: the folder cannot be made: a file is in the way", "--output"),
    ),
    "one good output, one bad": (
        _clean,
        (*CHECK, "--output", "good.md", "--output", "json:no/a.json"),
        ("no/a.json: the folder of this file does not exist (create it first)",),
    ),
    "two reports in one file": (
        _clean,
        (*CHECK, "-o", "a.md", "-o", "json:./a.md"),
        ("--output a.md: two reports for one file",),
    ),
    "one file for two stories": (
        _two,
        ("check", "clean", "other/clean", "--output", "a.md"),
        ("--output: one file cannot hold the reports of several stories", "reports/"),
    ),
    "two stories with one id": (
        _two,
        ("check", "clean", "other/clean"),
        ("two stories have the id 'clean'", "an id in its story.toml"),
    ),
    "a full folder to split to": (
        _full_folder,
        ("split", "post.txt", "-o", "full"),
        ("full: the folder is not empty",),
    ),
    "split a folder": (_clean, ("split", "clean", "-o", "new"), ("clean: is a folder, a file is expected",)),
    # formats and levels
    "an unknown format": (
        _clean,
        (*CHECK, "--format", "jsno"),
        ("--format: unknown format 'jsno'", "'json'"),
    ),
    "a format before a file": (
        _clean,
        (*CHECK, "-o", "jsn:a"),
        ("--output: unknown format 'jsn'", "./jsn:a", '"json"'),
    ),
    "a format before no file": (_clean, (*CHECK, "-o", "json:"), ("--output 'json:': names no file",)),
    "an ending of no format": (
        _clean,
        (*CHECK, "-o", "a.docx"),
        ("no format goes with '.docx'", "FORMAT:a.docx"),
    ),
    "an unknown level": (
        _clean,
        (*CHECK, "--fail-on", "warn"),
        ("--fail-on: unknown level 'warn'", "'warning'"),
    ),
    # settings
    "no such settings": (_clean, (*CHECK, "--config", "x.toml"), ("--config x.toml: no such file",)),
    "settings that are none": (
        _settings("pyproject.toml", "[tool.other]\n"),
        (*CHECK, "--config", "pyproject.toml"),
        ("--config pyproject.toml: there are no settings in it", "[tool.checker]"),
    ),
    "settings that are no TOML": (
        _settings("a.toml", "fail-on ="),
        (*CHECK, "--config", "a.toml"),
        ("not valid TOML",),
    ),
    "an unknown setting": (
        _settings("checker.toml", 'fail_on = "error"'),
        CHECK,
        ("checker.toml: $.fail_on: unknown key", '"fail-on"'),
    ),
    "a setting of an unknown rule": (
        _settings("checker.toml", '[rules]\ndate-conflct = "off"'),
        CHECK,
        ("$.rules.date-conflct: unknown rule", '"date-conflict"'),
    ),
    "a setting of an unknown format": (
        _settings("checker.toml", 'format = "jsno"'),
        CHECK,
        ("checker.toml: $.format: unknown format 'jsno'", '"json"'),
    ),
    "settings of a wrong kind": (
        _settings("checker.toml", 'strict = "yes"'),
        CHECK,
        ("$.strict: must be true or false, not a string",),
    ),
    # usage
    "an unknown command": (_clean, ("chek", "clean"), ("there is no command 'chek'", '"check"')),
    "an unknown option": (
        _clean,
        (*CHECK, "--strct"),
        ("no such option: --strct", "--strict", "checker check --help"),
    ),
    "no story": (_nothing, ("check",), ("missing argument 'STORY...'", "checker check --help")),
    "no folder to split to": (
        _nothing,
        ("split", "a.txt"),
        ("missing option '--output'", "checker split --help"),
    ),
    "an option without its value": (_clean, (*CHECK, "--model"), ("option '--model' requires an argument",)),
    "facts of nothing": (_nothing, ("facts",), ("give either a STORY or --text",)),
    "facts of both": (_clean, ("facts", "clean", "--text", "today"), ("give either a STORY or --text",)),
    "a bad anchor": (
        _nothing,
        ("facts", "--text", "today", "--anchor", "1 Feb"),
        ("--anchor: '1 Feb' is not a date", "2023-02-01"),
    ),
    "no such day": (
        _nothing,
        ("facts", "--text", "today", "--anchor", "2023-02-30"),
        ("'2023-02-30' is not a date",),
    ),
    "an anchor of a story": (
        _clean,
        ("facts", "clean", "--anchor", "2023-02-01"),
        ("--anchor: goes with --text only",),
    ),
    "a language without tables": (
        _nothing,
        ("facts", "--text", "heute", "--language", "de"),
        ("--language: unknown language 'de' (ar, en, fr)",),
    ),
    "an unknown rule": (_nothing, ("explain", "date-conflit"), ("no rule 'date-conflit'", "'date-conflict'")),
    "an unknown code": (_nothing, ("explain", "d1O1"), ("no rule 'd1O1' (did you mean 'D101'?)",)),
    "nothing like a rule": (
        _nothing,
        ("explain", "xyzzy"),
        ("no rule 'xyzzy' (`checker rules` lists them)",),
    ),
}


def _assert_one_line(ran: Ran, said: Sequence[str]) -> None:
    assert ran.code == 2, ran
    assert ran.out == ""
    assert ran.err.startswith("checker: ")
    assert ran.err.endswith("\n")
    assert ran.err.count("\n") == 1, ran.err
    place = 0
    for words in said:
        assert words in ran.err[place:], (words, ran.err)
        place = ran.err.index(words, place) + len(words)


@pytest.mark.parametrize("case", CASES)
def test_one_line_and_nothing_written(case: str, here: Path, checker: Checker) -> None:
    arrange, arguments, said = CASES[case]
    arrange(here)
    before = contents(here)
    _assert_one_line(checker(*arguments), said)
    assert contents(here) == before


@pytest.mark.parametrize(
    "case", ["no such story", "a JPEG as source", "an unknown option", "an unknown model"]
)
def test_the_same_in_a_process_of_its_own(case: str, here: Path) -> None:
    arrange, arguments, said = CASES[case]
    arrange(here)
    before = contents(here)
    _assert_one_line(command(*arguments, cwd=here), said)
    assert contents(here) == before


@pytest.mark.parametrize("file", sorted(path.name for path in SEED.iterdir()))
def test_a_file_of_the_seed_is_missing(file: str, here: Path, checker: Checker) -> None:
    bundle = shutil.copytree(SEED, here / "story")
    (bundle / file).unlink()
    before = contents(here)
    _assert_one_line(checker("check", "story"), ("story", file))
    assert contents(here) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_folder_that_is_closed(here: Path, checker: Checker) -> None:
    stories.write(here, "clean")
    (here / "closed").mkdir(mode=0o500)
    _assert_one_line(
        checker("check", "clean", "-o", "closed/a.md"), ("closed/a.md: no permission to write there",)
    )
    assert list((here / "closed").iterdir()) == []


def test_without_a_command_the_help_is_shown(checker: Checker) -> None:
    ran = checker()
    assert (ran.code, ran.out) == (2, "")
    assert "Commands:" in ran.err


def test_a_fault_of_the_program_is_no_verdict(
    here: Path, checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The interpreter would exit with 1, which says that the accounts disagree."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    stories.write(here, "clean")
    monkeypatch.setattr("checker.coverage.coverage", fail)
    ran = checker("check", "clean")
    assert (ran.code, ran.out) == (2, "")
    assert "ZeroDivisionError" in ran.err
    assert ran.err.splitlines()[-1].startswith("checker: a fault of checker itself; please report it")
    assert not (here / "reports").exists()
