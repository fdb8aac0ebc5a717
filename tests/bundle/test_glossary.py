"""Glossary files: what they may hold, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.bundle.glossary import read_glossaries, read_glossary
from checker.bundle.settings import Settings
from checker.model.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

TSV = """\
# The house writes it so.
kind	preferred	also

name	Nasser Bourita	Nasser Burita
name	Nasser Bourita	ناصر بوريطة
title	foreign minister	minister of foreign affairs
role	foreign-minister	secretary-of-state@US
"""
TOML = """\
name = [{ preferred = "Nasser Bourita", also = ["Nasser Burita", "ناصر بوريطة"] }]
[[title]]
preferred = "foreign minister"
also = ["minister of foreign affairs"]
[[role]]
preferred = "foreign-minister"
also = ["secretary-of-state@US"]
"""


def settings(folder: Path, *names: str) -> Settings:
    return Settings(glossary=names, origin=str(folder / "checker.toml"), where="checker.toml: $")


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_both_forms_say_the_same(tmp_path: Path) -> None:
    write(tmp_path, "house.tsv", TSV)
    write(tmp_path, "house.toml", TOML)
    table = read_glossaries([settings(tmp_path, "house.tsv")])
    assert table == read_glossaries([settings(tmp_path, "house.toml")])
    assert table is not None
    assert table.is_one_name("Nasser Burita", "ناصر بوريطة")
    assert table.is_one_title("Minister of Foreign Affairs", "Foreign Minister")
    assert table.is_one_office("foreign-minister@US", "secretary-of-state@US")


def test_no_glossary_is_none() -> None:
    assert read_glossaries([Settings(), Settings(strict=True)]) is None


def test_those_of_the_story_and_of_the_project_all_count(tmp_path: Path) -> None:
    story = tmp_path / "story"
    story.mkdir()
    write(tmp_path, "house.tsv", TSV)
    write(story, "names.tsv", "preferred\talso\tkind\nNasser Burita\tN. Burita\tname\n")
    found = read_glossaries([settings(story, "names.tsv"), settings(tmp_path, "house.tsv")])
    assert found is not None
    assert found.is_one_name("N. Burita", "Nasser Bourita")


# What the file is called and holds -> what the line says behind its name.
FAULTS = {
    "an unknown ending": ("a.csv", TSV, ": a glossary is a .tsv or a .toml file"),
    "an unknown column": (
        "a.tsv",
        "kind\tprefered\talso\n",
        ', line 1: unknown column "prefered" (did you mean "preferred"?)',
    ),
    "a column of something else": (
        "a.tsv",
        "kind\tpreferred\talso\tnote\n",
        ', line 1: unknown column "note" (the first line is the heading: kind, preferred, also',
    ),
    "no heading": (
        "a.tsv",
        "name\tBourita\tBurita\n",
        ', line 1: unknown column "name" (the first line is the heading',
    ),
    "a column too few": ("a.tsv", "kind\tpreferred\n", ', line 1: no column "also"'),
    "a column twice": ("a.tsv", "kind\tpreferred\talso\talso\n", ', line 1: twice the column "also"'),
    "a cell too few": (
        "a.tsv",
        "kind\tpreferred\talso\nname\tBourita\n",
        ", line 2: 2 columns, the heading has 3",
    ),
    "an unknown kind": (
        "a.tsv",
        "kind\tpreferred\talso\nnames\ta\tb\n",
        ', line 2: unknown kind "names" (did you mean "name"?)',
    ),
    "an empty cell": (
        "a.tsv",
        "kind\tpreferred\talso\nname\tBourita\t\n",
        ', line 2: "" has no word in it (give a name)',
    ),
    "an unknown role": (
        "a.tsv",
        "kind\tpreferred\talso\nrole\tforeign-ministre\tking\n",
        ', line 2: unknown role "foreign-ministre" (did you mean "foreign-minister"?)',
    ),
    "a role of no country": (
        "a.tsv",
        "kind\tpreferred\talso\nrole\tking\tking@Morocco\n",
        ', line 2: "king@Morocco": "Morocco" is no country',
    ),
    "no UTF-8": ("a.tsv", "kind\tpreferred\talso\nname\té\te\n", ": not UTF-8"),
    "no TOML": ("a.toml", "[[name]\n", ": not valid TOML"),
    "an unknown table": (
        "a.toml",
        "[[names]]\n",
        ': $.names: unknown kind (did you mean "name"?)',
    ),
    "an unknown key": (
        "a.toml",
        '[[name]]\npreferred = "a"\nalias = ["b"]\n',
        ": $.name[0].alias: unknown key",
    ),
    "no other form": (
        "a.toml",
        '[[name]]\npreferred = "a"\n',
        ": $.name[0]: needs preferred and also",
    ),
    "a form that is no text": (
        "a.toml",
        '[[name]]\npreferred = "a"\nalso = ["b", 3]\n',
        ": $.name[0].also.1: must be a string, not an integer",
    ),
}


@pytest.mark.parametrize(("name", "text", "message"), FAULTS.values(), ids=FAULTS)
def test_fault(name: str, text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(text.encode("latin-1" if "UTF-8" in message else "utf-8"))
    with pytest.raises(UsageError) as caught:
        read_glossary(path, name)
    assert str(caught.value).startswith(f"{name}{message}")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none.tsv", 'checker.toml: $.glossary[0]: "none.tsv": no such file'),
        ("../house.tsv", 'checker.toml: $.glossary[0]: "../house.tsv" is outside the folder'),
        ("/etc/passwd", 'checker.toml: $.glossary[0]: "/etc/passwd" is outside the folder'),
        ("link.tsv", 'checker.toml: $.glossary[0]: "link.tsv" is a link that leads outside the folder'),
    ],
)
def test_a_glossary_stays_in_the_folder(name: str, message: str, tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    write(tmp_path, "house.tsv", TSV)
    (folder / "link.tsv").symlink_to(tmp_path / "house.tsv")
    with pytest.raises(UsageError) as caught:
        read_glossaries([settings(folder, name)])
    assert str(caught.value).startswith(message)
