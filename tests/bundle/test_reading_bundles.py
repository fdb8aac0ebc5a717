"""What a sound bundle is read as."""

from __future__ import annotations

import os
import sys
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from checker.bundle import read, split, write
from checker.model.source import Passage, Source, SourceKind

if TYPE_CHECKING:
    from pathlib import Path

MANIFEST = """
[story]
id = "port-reopened"
title = "La réouverture du port"
timezone = "Africa/Casablanca"

[[source]]
id = "article"
kind = "article"
primary = true
language = "FR-ma"
publisher = "Le Quotidien"
published = 2024-05-14T09:30:00+01:00
timezone = "Africa/Casablanca"
file = "texts/article.txt"

[[source]]
id = "port"
kind = "tweet"
speaker = "Port of Larache"
handle = "@PortLarache"
published = "2024-05-13"
text = '''The port reopened on Monday and ships may enter.'''

[[source]]
id = "statement"
kind = "statement"
within = "article"
text = '''
les navires peuvent entrer
« bienvenue »'''

[check]
fail-on = "warning"
[check.rules]
single-source = "off"
"""
ARTICLE = "Le port a annoncé lundi que « les  navires\npeuvent entrer ». Il dit « « bienvenue » » à tous.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "Réouverture du port"
    (folder / "texts").mkdir(parents=True)
    (folder / "story.toml").write_text(MANIFEST, encoding="utf-8")
    (folder / "texts" / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


def test_every_key(folder: Path) -> None:
    story = read(folder)
    assert (story.id, story.title, story.timezone) == (
        "port-reopened",
        "La réouverture du port",
        "Africa/Casablanca",
    )
    assert story.settings == {"fail-on": "warning", "rules": {"single-source": "off"}}
    article, port, statement = story.sources
    assert article == Source(
        id="article",
        kind=SourceKind.ARTICLE,
        text=ARTICLE.removesuffix("\n"),
        language="fr-MA",
        primary=True,
        publisher="Le Quotidien",
        published=datetime(2024, 5, 14, 9, 30, tzinfo=timezone(timedelta(hours=1))),
        timezone="Africa/Casablanca",
        file="texts/article.txt",
    )
    assert article.published is not None
    assert article.published.isoformat() == "2024-05-14T09:30:00+01:00"  # the offset is kept
    assert port == Source(
        id="port",
        kind=SourceKind.TWEET,
        text="The port reopened on Monday and ships may enter.",
        language="en",  # detected
        speaker="Port of Larache",
        handle="@PortLarache",
        published=date(2024, 5, 13),
    )
    assert statement.within == "article"
    assert story.primary is article


def test_passages_of_a_nested_source(folder: Path) -> None:
    article, _, statement = read(folder).sources
    places = [
        (statement.text[item.start : item.end], article.text[item.outer_start : item.outer_end])
        for item in statement.passages
    ]
    assert places == [
        ("les navires peuvent entrer", "les  navires\npeuvent entrer"),
        ("« bienvenue »", "« bienvenue »"),
    ]


def test_manifest_may_be_named_itself(folder: Path) -> None:
    assert read(folder / "story.toml") == read(folder)


def test_names_from_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "Réouverture du port"
    folder.mkdir()
    (folder / "story.toml").write_text('[[source]]\nkind = "page"\nfile = "Une Page.txt"\n')
    (folder / "Une Page.txt").write_text("Le port est ouvert.")
    story = read(folder)
    assert (story.id, story.title) == ("reouverture-du-port", "Réouverture du port")
    assert [source.id for source in story.sources] == ["une-page"]


def test_names_without_a_latin_letter(tmp_path: Path) -> None:
    folder = tmp_path / "افتتاح الميناء"
    folder.mkdir()
    (folder / "story.toml").write_text('[[source]]\nid = "a"\nkind = "page"\ntext = "فتح الميناء"\n')
    story = read(folder)
    assert (story.id, story.title) == ("story", "افتتاح الميناء")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"one\ntwo", "one\ntwo"),
        (b"one\ntwo\n", "one\ntwo"),
        (b"one\ntwo\n\n", "one\ntwo\n"),
        (b"one\r\ntwo\r\n", "one\r\ntwo"),
        (b"one\rtwo\r", "one\rtwo\r"),
        (b"\n  one \n", "\n  one "),
        (b"\xef\xbb\xbfone", "one"),
        ("e\u0301\u200f\u0640".encode(), "e\u0301\u200f\u0640"),
    ],
)
def test_a_text_is_kept_but_for_a_byte_order_mark_and_the_last_line_end(
    tmp_path: Path, content: bytes, text: str
) -> None:
    (tmp_path / "story.toml").write_text('[[source]]\nid = "a"\nkind = "page"\nfile = "a.txt"\n')
    (tmp_path / "a.txt").write_bytes(content)
    assert read(tmp_path).sources[0].text == text
    assert read(tmp_path / "a.txt").sources[0].text == text


def test_inline_and_file_texts_are_read_alike(tmp_path: Path) -> None:
    text = "first\nsecond\n"
    manifest = f'[[source]]\nid = "a"\nkind = "page"\ntext = """\n{text}"""\n'
    manifest += '[[source]]\nid = "b"\nkind = "page"\nfile = "b.txt"\n'
    (tmp_path / "story.toml").write_text(manifest)
    (tmp_path / "b.txt").write_text(text)
    inline, filed = read(tmp_path).sources
    assert inline.text == filed.text == "first\nsecond"


def test_a_link_inside_the_bundle_is_followed(tmp_path: Path) -> None:
    (tmp_path / "story.toml").write_text('[[source]]\nid = "a"\nkind = "page"\nfile = "link.txt"\n')
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "link.txt").symlink_to("a.txt")
    assert read(tmp_path).sources[0].text == "words"


def test_a_bundle_may_be_reached_by_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder, target_is_directory=True)
    assert read(tmp_path / "link").sources == read(folder).sources


def test_sources_nested_two_deep(tmp_path: Path) -> None:
    (tmp_path / "story.toml").write_text(
        """
[[source]]
id = "wire"
kind = "article"
text = 'He wrote: "The mayor told us: `We stay` and left."'
[[source]]
id = "letter"
kind = "statement"
within = "wire"
text = "The mayor told us: `We stay` and left."
[[source]]
id = "mayor"
kind = "statement"
within = "letter"
text = "We stay"
"""
    )
    wire, letter, mayor = read(tmp_path).sources
    assert letter.passages == (Passage(0, 38, 11, 49),)
    assert mayor.passages == (Passage(0, 7, 20, 27),)
    assert wire.text[11:49] == letter.text
    assert letter.text[20:27] == mayor.text


def test_language_of_quoted_words_that_do_not_tell_it(tmp_path: Path) -> None:
    (tmp_path / "story.toml").write_text(
        """
[[source]]
id = "article"
kind = "article"
text = "Le ministre a parlé de « Larache 2030 » et des ports."
[[source]]
id = "statement"
kind = "statement"
within = "article"
text = "Larache 2030"
"""
    )
    assert [source.language for source in read(tmp_path).sources] == ["fr", "fr"]


@pytest.mark.skipif(sys.platform != "linux", reason="only there may a name be any bytes")
@pytest.mark.parametrize("name", [b"caf\xe9.txt", b"two\nlines.txt", b"\x1b[31m.txt", b".txt.txt"])
def test_file_with_a_hostile_name(tmp_path: Path, name: bytes) -> None:
    path = tmp_path / os.fsdecode(name)
    path.write_text("words")
    story = read(path)
    assert story.title.isprintable()
    write(split(path), tmp_path / "bundle")
    assert read(tmp_path / "bundle").title == story.title
