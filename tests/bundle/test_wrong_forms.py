"""Pages and records that cannot be read: one line, with what, where and how to mend it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.bundle import read, split, split_document, write
from checker.bundle.document import Document
from checker.model.errors import BundleError
from tests.bundle.test_any_input import answer, assert_sound

if TYPE_CHECKING:
    from checker.bundle import SplitStory

PROPERTY = settings(deadline=None, derandomize=True)  # tables are loaded by the first example
NINJS = {"type": "text", "headline": "Port open", "body_text": "The port is open again."}
DEEP = "[" * 100_000

WRONG: dict[str, tuple[str, str | bytes, str, str]] = {
    "no JSON": ("a.json", '{"headline": "a",}', "a.json: not valid JSON: ", "(at line 1, column"),
    "a number alone": ("a.json", "7", "no known form of JSON (known: IPTC ninjs", "oEmbed"),
    "another JSON": ("a.json", '{"title": "a", "text": "b"}', "no known form of JSON", "X API v2"),
    "no record": ("a.json", "[]", "no known form of JSON", "IPTC ninjs"),
    "several articles": (
        "a.json",
        json.dumps([NINJS, NINJS]),
        "a.json: holds 2 records, one is expected",
        "--together",
    ),
    "deep JSON": ("a.json", DEEP, "a.json: not valid JSON: nested too deeply", ""),
    "a number of many digits": ("a.json", "9" * 5000, "not valid JSON: a number of too many digits", ""),
    "an article without words": (
        "a.json",
        '{"headline": " ", "bodies": []}',
        "there is no text in it",
        "ninjs",
    ),
    "a player": (
        "a.json",
        '{"html": "<iframe></iframe>", "provider_name": "Tube"}',
        "no text in it",
        "oEmbed",
    ),
    "an error of the API": ("a.json", '{"errors": [{"title": "Not Found"}]}', "no known form of JSON", ""),
    "a page without words": (
        "a.html",
        "<html><body><script>let a = 'text'</script></body></html>",
        "a.html: no text was found in this page (save the page",
        ".txt",
    ),
    "a comment": ("a.html", "<!-- nothing -->", "a.html: no text was found in this page", ".txt"),
    "a deep page": ("a.html", "<div>" * 5000 + "Port", "a.html: elements are nested too deeply", ".txt"),
    "deep markup in JSON": (
        "a.json",
        json.dumps(NINJS | {"body_xhtml": "<div>" * 5000 + "Port"}),
        "a.json: elements are nested too deeply",
        ".txt",
    ),
    "an unknown charset": (
        "a.html",
        '<meta charset="x-mac-rot13"><p>The port is open.',
        'a.html: the charset "x-mac-rot13" is not known',
        "UTF-8",
    ),
    "a codec that is no charset": (
        "a.html",
        '<meta charset="zip"><p>a',
        'the charset "zip" is not known',
        "",
    ),
    "no charset": (
        "a.html",
        b"<p>Le port a \xe9t\xe9 rouvert.",
        "no charset is declared, and it is not UTF-8",
        "0",
    ),
    "a large page": ("a.html", "<p>" + "a " * 10_000_000, "a.html: too large: 20,000,003 bytes", "5,000,000"),
    "an empty page": ("a.htm", "", "a.htm: the file is empty (0 bytes)", ""),
    "a picture": ("a.html", b"\x89PNG\r\n", "a.html: this is a PNG image, not a text", ""),
    "Markdown without words": ("a.md", "---\n\n***\n", "a.md: the text is empty", ""),
    "Markdown that is not UTF-8": ("a.md", b"# \xe9t\xe9", "a.md: not UTF-8: byte 0xe9 at offset 2", ""),
}


@pytest.mark.parametrize("case", WRONG)
def test_one_line(case: str, tmp_path: Path) -> None:
    name, content, *said = WRONG[case]
    (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(BundleError) as caught:
        split(tmp_path / name)
    line = str(caught.value)
    assert line.isprintable()
    assert [words for words in said if words not in line] == []


KEYS = st.sampled_from([
    "headline", "headlines", "bodies", "body_text", "body_xhtml", "value", "role", "contenttype", "data",
    "includes", "users", "tweets", "id", "text", "note_tweet", "author_id", "created_at", "username", "name",
    "lang", "html", "provider_name", "language", "versioncreated", "byline", "referenced_tweets",
    "infosources",
])  # fmt: skip
POST = "<blockquote class=twitter-tweet><p>b</p>— C (@c) <a href=x>May 1, 2024</a>"
VALUES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["main", "text/html", f"<p>a</p>{POST}", "2024-05-01T10:00:00Z", "1790300000000000000"])
    | st.sampled_from(["ar", "\ud800", "\0", "quoted", "retweeted"])
)
ANY = st.recursive(
    VALUES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner), max_leaves=12
)
PIECES = [
    "<p>", "</p>", "<div>", "</div>", "<br>", "<article>", "<h1>", "<table><tr><td>", "<script>", "</script>",
    "<blockquote class='twitter-tweet'>", "</blockquote>", "<cite>", "</cite>", "&mdash; A (@a) ", "<pre>",
    "<a href='https://twitter.com/a/status/1790300000000000000'>May 1, 2024</a>",
    "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"author\": [{}, 3]}</script>",
    "The port is open again, they said. ", "قال الوزير. ", "\r\n", "&#0;&#xd800;&nbsp;", "<html lang=x>",
    "<figure>", "<time datetime=2024-05-01>", "<!--",
]  # fmt: skip
MARKUP = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=20).map("".join)


def understood(name: str, content: bytes) -> SplitStory | None:
    """Return what is understood, or None after an error of one line."""
    try:
        return split_document(Document(name, content, Path(name)))
    except BundleError as caught:
        error = caught
    assert str(error).isprintable()
    assert error.where == name
    return None


def assert_kept(found: SplitStory | None, folder: Path) -> None:
    """Check that a story is sound, and that it is the same when it was written and read."""
    if found:
        assert_sound(found.story)
        write(found, folder / "bundle")
        again = answer(folder / "bundle")
        assert again is not None
        assert [source.text for source in again.sources] == [source.text for source in found.story.sources]


@PROPERTY
@given(ANY)
@example([NINJS])
@example({"data": [{"id": 1, "text": "a", "referenced_tweets": [{}]}], "includes": []})
def test_any_json(tmp_path_factory: pytest.TempPathFactory, value: object) -> None:
    assert_kept(understood("a.json", json.dumps(value).encode()), tmp_path_factory.mktemp("json"))


@PROPERTY
@given(MARKUP)
def test_any_page(tmp_path_factory: pytest.TempPathFactory, markup: str) -> None:
    page = markup.encode("utf-8", "replace")
    assert_kept(understood("a.html", page), tmp_path_factory.mktemp("page"))
    assert_kept(understood("a.md", page), tmp_path_factory.mktemp("markdown"))


@PROPERTY
@given(st.binary(), st.sampled_from(["a.html", "a.json", "a.md", "a.txt"]))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str) -> None:
    assert_kept(understood(name, content), tmp_path_factory.mktemp("bytes"))


def test_nothing_is_said_on_the_side(capfd: pytest.CaptureFixture[str]) -> None:
    assert understood("a.html", b"<html><body><p>short</p></body></html>") is not None
    assert understood("a.html", b"<html><head></head><body></body></html>") is None
    assert capfd.readouterr() == ("", "")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="is a folder, a file is expected"):
        split(tmp_path)
    with pytest.raises(BundleError, match=r"no story\.toml"):
        read(tmp_path)
