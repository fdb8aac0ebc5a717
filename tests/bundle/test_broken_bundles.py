"""Broken bundles, each with the one line that the user reads."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.bundle import read
from checker.bundle.text_file import MAX_BYTES
from checker.model.errors import BundleError

if TYPE_CHECKING:
    from collections.abc import Callable

ARTICLE = '[[source]]\nid = "article"\nkind = "article"\n'
TWEET = '[[source]]\nid = "tweet"\nkind = "tweet"\n'
ONE = ARTICLE + 'text = "The port of Larache reopened on Monday."\n'
TWO = ONE + TWEET + 'text = "The port reopened."\n'

# What stands in story.toml -> the message, after the name of the file.
MANIFESTS = {
    # the document
    '[story\nid = "a"': (
        "not valid TOML: Expected ']' at the end of a table declaration (at line 1, column 7)"
    ),
    ONE + 'kind = "page"\n': "not valid TOML: Cannot overwrite a value (at line 5, column 14)",
    "a = " + "[" * 5000: "not valid TOML: nested too deeply",
    "a = " + "9" * 5000: "not valid TOML: a number of too many digits",
    # sources
    '[story]\nid = "a"': "$.source: no sources (add a [[source]] table for each account)",
    "source = []": "$.source: no sources (add a [[source]] table for each account)",
    '[source]\nid = "a"': "$.source: must be an array of tables, not a table (write each as [[source]])",
    'source = ["article.txt"]': (
        "$.source: must be an array of tables, not an array (write each as [[source]])"
    ),
    "[[source]]\n" * 501: "$.source: 501 sources, the limit is 500",
    # keys
    "[[sources]]": '$.sources: unknown key (did you mean "source"?)',
    "zebra = 1": "$.zebra: unknown key (known: check, source, story)",
    '[story]\ntitel = "x"': '$.story.titel: unknown key (did you mean "title"?)',
    TWO + 'langauge = "en"': '$.source[1].langauge: unknown key (did you mean "language"?)',
    TWO + '"pub lished" = 1': '$.source[1]."pub lished": unknown key (did you mean "published"?)',
    TWO + '"a\\nb" = 1': (
        '$.source[1]."a\\nb": unknown key (known: file, handle, id, kind, language, primary, '
        "published, publisher, speaker, text, timezone, trust, within)"
    ),
    # types
    "story = 3": "$.story: must be a table, not an integer (write it as [story])",
    "[story]\nid = 3": "$.story.id: must be a string, not an integer",
    "[story]\ntitle = ['a']": "$.story.title: must be a string, not an array",
    '[story]\ntitle = "a\\nb"': "$.story.title: must be one line without control characters",
    '[story]\ntitle = " "': "$.story.title: is empty (give it a value or leave it out)",
    TWO + 'primary = "yes"': "$.source[1].primary: must be true or false, not a string",
    TWO + "primary = 1": "$.source[1].primary: must be true or false, not an integer",
    # ids
    '[[source]]\nkind = "page"\ntext = "x"': (
        '$.source[0].id: has no id (add id = "article" or another name of its own)'
    ),
    ONE.replace('"article"', '"Première page"', 1): (
        '$.source[0].id: "Première page" is not an id: a-z, 0-9 and -, at most 80 characters '
        '(for example "premiere-page")'
    ),
    ONE.replace('"article"', '"خبر"', 1): (
        '$.source[0].id: "خبر" is not an id: a-z, 0-9 and -, at most 80 characters (for example "article-2")'
    ),
    '[story]\nid = "../up"': (
        '$.story.id: "../up" is not an id: a-z, 0-9 and -, at most 80 characters (for example "up")'
    ),
    ONE + ONE: (
        '$.source[1].id: "article" is already the id of source[0] (give each source an id of its own)'
    ),
    # kinds
    '[[source]]\nid = "a"\ntext = "x"': (
        "$.source[0].kind: has no kind (one of article, tweet, post, statement, transcript, page)"
    ),
    '[[source]]\nid = "a"\nkind = "artcle"\ntext = "x"': (
        '$.source[0].kind: "artcle" is not one of article, tweet, post, statement, transcript, page '
        '(did you mean "article"?)'
    ),
    # primary
    ONE + "primary = true\n" + TWEET + 'text = "x"\nprimary = true': (
        "$.source[1].primary: more than one source is primary (mark only the text to be published)"
    ),
    # languages
    TWO + 'language = "Arabic"': (
        '$.source[1].language: "Arabic" is not a language tag (like "ar", "en", "fr" or "ar-MA")'
    ),
    TWO + 'language = "ar_MA"': (
        '$.source[1].language: "ar_MA" is not a language tag (like "ar", "en", "fr" or "ar-MA")'
    ),
    TWO + "language = 1": "$.source[1].language: must be a string, not an integer",
    # dates
    TWO + 'published = "yesterday"': (
        '$.source[1].published: "yesterday" is not a date (write 2023-02-01 or 2023-02-01T09:30:00+01:00)'
    ),
    TWO + 'published = "2023-02-30"': (
        '$.source[1].published: "2023-02-30" is not a date (write 2023-02-01 or 2023-02-01T09:30:00+01:00)'
    ),
    TWO + "published = 2023-02-30": "not valid TOML: Invalid date or datetime (at line 9, column 13)",
    TWO + "published = 20230201": (
        "$.source[1].published: must be a date, not an integer "
        '(like 2023-02-01 or "2023-02-01T09:30:00+01:00")'
    ),
    TWO + "published = 09:30:00": (
        "$.source[1].published: must be a date, not a time without a date "
        '(like 2023-02-01 or "2023-02-01T09:30:00+01:00")'
    ),
    TWO + "published = 2023-02-01T09:30:00": (
        "$.source[1].published: a time of day needs its offset from UTC "
        "(write 2023-02-01T09:30:00Z or with the offset, or the day alone: 2023-02-01)"
    ),
    TWO + 'published = "2023-02-01T09:30:00+01:00:30"': (
        "$.source[1].published: the offset from UTC must be whole minutes"
    ),
    TWO + "published = 0001-01-01": "$.source[1].published: 1 is no year of publication",
    # time zones
    '[story]\ntimezone = "Africa/Casablanka"': (
        '$.story.timezone: "Africa/Casablanka" is not a time zone of the IANA database '
        '(did you mean "Africa/Casablanca"?)'
    ),
    TWO + 'timezone = "casablanca"': (
        '$.source[1].timezone: "casablanca" is not a time zone of the IANA database '
        '(did you mean "Africa/Casablanca"?)'
    ),
    TWO + 'timezone = "Africa"': (
        '$.source[1].timezone: "Africa" is not a time zone of the IANA database '
        '(like "Africa/Casablanca" or "UTC")'
    ),
    TWO + 'timezone = "../../etc/passwd"': (
        '$.source[1].timezone: "../../etc/passwd" is not a time zone of the IANA database '
        '(like "Africa/Casablanca" or "UTC")'
    ),
    TWO + 'timezone = "localtime"': (
        '$.source[1].timezone: "localtime" is not a time zone of the IANA database '
        '(like "Africa/Casablanca" or "UTC")'
    ),
    # handles
    TWO + 'handle = "SecBlinken"': ('$.source[1].handle: "SecBlinken" is not a handle (write "@SecBlinken")'),
    TWO + 'handle = "@Sec Blinken"': (
        '$.source[1].handle: "@Sec Blinken" is not a handle (like "@SecBlinken")'
    ),
    # nested sources
    TWO + 'within = "artcle"': (
        '$.source[1].within: "artcle" is no source of this story (did you mean "article"?)'
    ),
    TWO + 'within = "x"': ('$.source[1].within: "x" is no source of this story (sources: article, tweet)'),
    TWO + 'within = "tweet"': (
        "$.source[1].within: a source cannot be within itself (name the source that quotes it)"
    ),
    ONE + 'within = "tweet"\n' + TWEET + 'text = "x"\nwithin = "article"': (
        "$.source[0].within: sources are within each other in a circle"
    ),
    ONE + TWEET + 'text = "reopened on Monday\\nThe port reopened."\nwithin = "article"': (
        '$.source[1].text: line 2 does not stand in "article": The port reopened. '
        '(each line must be copied from "article" word for word; without within it may differ)'
    ),
    # texts
    ARTICLE: '$.source[0]: has neither file nor text (add file = "article.txt" or text = "...")',
    ONE + 'file = "article.txt"': "$.source[0]: has both file and text (keep one of them)",
    ARTICLE + "text = 5": "$.source[0].text: must be a string, not an integer",
    ARTICLE + 'text = ""': "$.source[0].text: the text is empty (give the account's words)",
    ARTICLE + 'text = " \\n\\u200b\\u202e"': (
        "$.source[0].text: the text is empty (give the account's words)"
    ),
    ARTICLE + 'text = "a\\u0000b"': "$.source[0].text: NUL at character 1",
    # files
    ARTICLE + 'file = "artikel.txt"': (
        '$.source[0].file: "artikel.txt": no such file (name a file of the folder)'
    ),
    ARTICLE + 'file = ""': "$.source[0].file: is empty (give it a value or leave it out)",
    ARTICLE + 'file = "a\\u0000.txt"': ("$.source[0].file: must be one line without control characters"),
    # settings
    ONE + "[check]\nstrict = 1": "$.check.strict: must be true or false, not an integer",
    ONE + "[check]\nfail_on = 'error'": '$.check.fail_on: unknown key (did you mean "fail-on"?)',
    ONE + "[check]\nfail-on = 'errors'": (
        '$.check.fail-on: "errors" is not one of error, warning, info, never (did you mean "error"?)'
    ),
    ONE + "[check.rules]\ndate-conflikt = 'off'": (
        '$.check.rules.date-conflikt: unknown rule (did you mean "date-conflict"?)'
    ),
    ONE + "[check.rules]\ndate-conflict = false": (
        "$.check.rules.date-conflict: must be a string, not true or false"
    ),
}

OUTSIDE = (
    "../secret.txt", "texts/../../secret.txt", "..", "/etc/passwd",
    "C:\\secret.txt", "C:secret.txt", "C:/secret.txt", "..\\secret.txt", "texts\\article.txt",
    "\\\\server\\share\\secret.txt", "//server/share/secret.txt",
)  # fmt: skip

# The bytes of a text file -> the message, after the name of the file.
FILES = {
    b"": "the file is empty (0 bytes)",
    b"\xef\xbb\xbf": "the text is empty (give the account's words)",
    b" \r\n\t\n": "the text is empty (give the account's words)",
    b"caf\xe9 de la gare": "not UTF-8: byte 0xe9 at offset 3 (save it as UTF-8)",
    b"\xef\xbb\xbfcaf\xe9 de la gare": "not UTF-8: byte 0xe9 at offset 6 (save it as UTF-8)",
    b"cut off \xd9": "not UTF-8: byte 0xd9 at offset 8 (save it as UTF-8)",
    b"surrogate \xed\xa0\x80": "not UTF-8: byte 0xed at offset 10 (save it as UTF-8)",
    "قمة".encode("utf-16"): "this is UTF-16, not UTF-8 (save it as UTF-8)",
    b"text\0text": "binary, not a text: NUL at byte 4",
    b"\xff\xd8\xff\xe0\0\x10JFIF\0": "this is a JPEG image, not a text (give the text itself)",
    b"\x89PNG\r\n\x1a\n": "this is a PNG image, not a text (give the text itself)",
    b"%PDF-1.7": "this is a PDF document, not a text (give the text itself)",
    b"PK\x03\x04\x14": "this is a ZIP archive or an office document, not a text (give the text itself)",
    b"a" * (MAX_BYTES + 1): (
        "too large: 5,000,001 bytes, the limit is 5,000,000 (give the text of one account, "
        "or raise limits.file-bytes in the settings of the project)"
    ),
}


def message_of(path: Path) -> str:
    """Return the one line that reading ``path`` fails with."""
    with pytest.raises(BundleError) as caught:
        read(path, known_rules={"date-conflict", "number-conflict"})
    line = str(caught.value)
    assert "\n" not in line
    assert caught.value.__cause__ is None
    return line


def bundle(folder: Path, manifest: str) -> Path:
    """Make a bundle of one manifest."""
    (folder / "story.toml").write_text(manifest, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("manifest", "message"), MANIFESTS.items(), ids=map(str, range(len(MANIFESTS))))
def test_manifest(tmp_path: Path, manifest: str, message: str) -> None:
    assert message_of(bundle(tmp_path, manifest)) == f"{tmp_path / 'story.toml'}: {message}"


@pytest.mark.parametrize("name", OUTSIDE)
def test_path_outside_the_bundle(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "story"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("a secret")
    quoted = name.replace("\\", "\\\\")
    message = message_of(bundle(folder, f'{ARTICLE}file = "{quoted}"'))
    assert message.startswith(f"{folder / 'story.toml'}: $.source[0].file: ")
    assert "is outside the folder" in message


@pytest.mark.parametrize("inside", ["link.txt", "texts/secret.txt"])
def test_link_outside_the_bundle(tmp_path: Path, inside: str) -> None:
    folder, outside = tmp_path / "story", tmp_path / "outside"
    folder.mkdir()
    outside.mkdir()
    (outside / "secret.txt").write_text("a secret")
    (folder / "link.txt").symlink_to(outside / "secret.txt")
    (folder / "texts").symlink_to(outside, target_is_directory=True)
    message = message_of(bundle(folder, f'{ARTICLE}file = "{inside}"'))
    place = f"{folder / 'story.toml'}: $.source[0].file"
    assert message == f'{place}: "{inside}" is a link that leads outside the folder'


def test_manifest_that_is_a_link_outside_the_bundle(tmp_path: Path) -> None:
    folder = tmp_path / "story"
    folder.mkdir()
    (tmp_path / "secret.toml").write_text(ONE)
    (folder / "story.toml").symlink_to(tmp_path / "secret.toml")
    message = message_of(folder)
    assert message == f'{folder / "story.toml"}: "story.toml" is a link that leads outside the folder'


def test_links_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "article.txt").symlink_to(tmp_path / "article.txt")
    message = message_of(bundle(tmp_path, f'{ARTICLE}file = "article.txt"'))
    assert "too many levels of symbolic links" in message


@pytest.mark.parametrize(("content", "message"), FILES.items(), ids=map(str, range(len(FILES))))
def test_text_file(tmp_path: Path, content: bytes, message: str) -> None:
    folder = bundle(tmp_path, f'{ARTICLE}file = "article.txt"')
    (folder / "article.txt").write_bytes(content)
    line = message_of(folder)
    assert line.startswith(f"{folder / 'story.toml'}: $.source[0].file: ")
    assert line.endswith(f": {message}")
    alone = tmp_path / "alone.txt"
    alone.write_bytes(content)
    assert message_of(alone) == f"{alone}: {message}"


def test_folder_where_a_file_is_expected(tmp_path: Path) -> None:
    (tmp_path / "article.txt").mkdir()
    message = message_of(bundle(tmp_path, f'{ARTICLE}file = "article.txt"'))
    place = f"{tmp_path / 'story.toml'}: $.source[0].file: article.txt"
    assert message == f"{place}: is a folder, a file is expected"


def test_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert message_of(tmp_path / "pipe.txt") == f"{tmp_path / 'pipe.txt'}: is not a regular file"


def test_no_manifest(tmp_path: Path) -> None:
    hint = "write one, or let `checker split FILE --output DIR` do it"
    assert message_of(tmp_path) == f"{tmp_path}: no story.toml in this folder ({hint})"


@pytest.mark.parametrize("name", ["nothing", "nothing.txt", "nothing/story.toml"])
def test_nothing_there(tmp_path: Path, name: str) -> None:
    assert message_of(tmp_path / name) == f"{tmp_path / name}: no such file or folder"


@pytest.mark.parametrize(
    ("asked", "meant"),
    [("pge.html", "page.html"), ("PAGE.HTML", "page.html"), ("الصفحه.html", "الصفحة.html")],
)
def test_a_name_that_is_nearly_there(tmp_path: Path, asked: str, meant: str) -> None:
    for name in ("page.html", "الصفحة.html", "reports"):
        (tmp_path / name).write_text("<p>words</p>", "utf-8")
    hint = f'did you mean "{tmp_path / meant}"?'
    assert message_of(tmp_path / asked) == f"{tmp_path / asked}: no such file or folder ({hint})"


def test_a_folder_of_stories(tmp_path: Path) -> None:
    folder = tmp_path / "stories"
    (folder / "port").mkdir(parents=True)
    bundle(folder / "port", f'{ARTICLE}text = "words"')
    hint = f"the stories are in it: give {folder / '*'}/"
    assert message_of(folder) == f"{folder}: no story.toml in this folder ({hint})"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("story.xyz", 'files that end in ".xyz" are not read (give a folder with story.toml,'),
        ("story", "a file without an ending is not read (give a folder with story.toml,"),
        ("story.docx", 'files that end in ".docx" are not read (save it as plain text or as a web page,'),
    ],
)
def test_unknown_ending(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / name).write_text("words")
    assert message_of(tmp_path / name).startswith(f"{tmp_path / name}: {message}")


@pytest.mark.parametrize(
    "spoil",
    [lambda folder: folder, lambda folder: folder / "story.toml", lambda folder: folder / "article.txt"],
    ids=["folder", "manifest", "text"],
)
@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs POSIX permissions")
def test_permission_denied(
    tmp_path: Path, spoil: Callable[[Path], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = bundle(tmp_path, f'{ARTICLE}file = "article.txt"')
    (folder / "article.txt").write_text("words")
    spoiled = spoil(folder)
    mode = spoiled.stat().st_mode
    spoiled.chmod(0)
    if os.geteuid() == 0:  # nothing is denied to root: let the calls fail that would fail for others
        _deny(spoiled, monkeypatch)
    try:
        assert "permission denied" in message_of(folder)
    finally:
        spoiled.chmod(mode)


def _deny(spoiled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real_open, real_iterdir = Path.open, Path.iterdir

    def guarded_open(path: Path, *args: str) -> object:
        if path == spoiled:
            raise PermissionError(13, "Permission denied")
        return real_open(path, *args)  # type: ignore[call-overload]  # passed on as they came

    def guarded_iterdir(path: Path) -> object:
        if path == spoiled:
            raise PermissionError(13, "Permission denied")
        return real_iterdir(path)

    monkeypatch.setattr(Path, "open", guarded_open)
    monkeypatch.setattr(Path, "iterdir", guarded_iterdir)


def test_error_names_the_key_where_a_machine_can_read_it(tmp_path: Path) -> None:
    with pytest.raises(BundleError) as caught:
        read(bundle(tmp_path, TWO + 'language = "x"'))
    assert caught.value.where == f"{tmp_path / 'story.toml'}: $.source[1].language"
    assert caught.value.message == '"x" is not a language tag'
    assert caught.value.hint
