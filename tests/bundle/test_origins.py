"""Where the sources of a story stand in the files that they were read from."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker import bundle
from checker.model.origin import Origin, TextFile
from checker.model.source import Passage, Source

ARTICLE = "قال الوزير: «لن نوقع الاتفاق اليوم».\n😀 افتتح الجسر أمس.\n"
MANIFEST = """[story]
id = "bridge"

[[source]]
id = "article"
kind = "article"
file = "texts/مقال 1.txt"

[[source]]
id = "tweet"
kind = "tweet"
text = "The minister opened\\nthe bridge \\u201ctoday\\u201d."

[[source]]
id = "statement"
kind = "statement"
within = "article"
text = 'لن نوقع الاتفاق اليوم'
"""
# The article goes on after the post.
POSTS = (
    "The minister opened the bridge of Larache on Monday. He spoke of “a new age for the town”.\n\n"
    "Opened the bridge 😀 today, a great day for Larache!\n"
    "— Ministry of Works (@MinWorks) February 1, 2023\n\n"
    "The bridge cost 40 million dirhams, said the ministry.\n"
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write_bundle(line_end: str = "\n", mark: str = "") -> Path:
    folder = Path("stories") / "bridge"
    (folder / "texts").mkdir(parents=True)
    for name, text in {"story.toml": MANIFEST, "texts/مقال 1.txt": ARTICLE}.items():
        start = mark if name.endswith(".txt") else ""
        (folder / name).write_bytes((start + text.replace("\n", line_end)).encode())
    return folder


def origin(source: Source) -> Origin:
    assert source.origin is not None
    return source.origin


def standing(source: Source, words: str) -> str:
    """Return what stands in the file where ``words`` stand in the source."""
    start = source.text.index(words)
    span = origin(source).span(start, start + len(words))
    assert span is not None
    return origin(source).file.text[slice(*span)]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_folder(line_end: str, mark: str) -> None:
    article, tweet, statement = bundle.read(write_bundle(line_end, mark)).sources
    assert origin(article).file == TextFile(
        "stories/bridge/texts/مقال 1.txt", ARTICLE.replace("\n", line_end)
    )
    assert origin(tweet).file.path == origin(statement).file.path == "stories/bridge/story.toml"
    assert origin(tweet).file.text == MANIFEST.replace("\n", line_end)
    for words in ("لن نوقع الاتفاق اليوم", f"».{line_end}😀 افتتح"):
        assert standing(article, words) == words
    assert standing(tweet, "opened") == "opened"
    assert standing(tweet, "opened\nthe") == "opened\\nthe"
    assert standing(tweet, "“today”") == "\\u201ctoday\\u201d"
    assert standing(statement, "الاتفاق") == "الاتفاق"


def test_a_statement_in_the_manifest_stands_there_and_not_in_the_article() -> None:
    statement = bundle.read(write_bundle()).source("statement")
    [passage] = statement.passages
    assert origin(statement).pieces[0].outer_start != passage.outer_start
    assert origin(statement).file.text[: origin(statement).pieces[0].outer_start].endswith("text = '")


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_one_file_with_posts(line_end: str) -> None:
    text = POSTS.replace("\n", line_end)
    Path("raw.txt").write_bytes(text.encode())
    story = bundle.read(Path("raw.txt"))
    assert {origin(source).file.path for source in story.sources} == {"raw.txt"}
    article, post = story.source("article"), story.source("minworks")
    for words in ("on Monday", "40 million dirhams"):
        assert standing(article, words) == words
    assert standing(post, "bridge 😀 today") == "bridge 😀 today"
    # A passage around the post takes it in.
    assert "MinWorks" in standing(article, f"town”.{line_end}{line_end}The bridge cost")


def test_a_statement_quoted_in_one_file() -> None:
    seed = Path(__file__).parents[2] / "seeds" / "000_d70429863f0ac442.txt"
    story = bundle.read(seed)
    statement, article = story.source("statement"), story.source("article")
    words = statement.text[statement.passages[1].start : statement.passages[1].end]
    assert standing(statement, words) == standing(article, words) == words
    assert origin(statement).file.text == seed.read_text("utf-8").removesuffix("\n")


@pytest.mark.parametrize("source", ["article", "tweet", "statement"])
def test_every_character_of_every_source_has_a_place(source: str) -> None:
    it = bundle.read(write_bundle("\r\n")).source(source)
    for at, char in enumerate(it.text):
        span = origin(it).span(at, at + 1)
        assert span is not None
        assert origin(it).file.text[slice(*span)] in {char, "\\n", f"\\u{ord(char):04x}"}


@pytest.mark.parametrize(
    "given", ["stories/bridge", "./stories/../stories/bridge/", "ABSOLUTE", "story.toml"]
)
def test_paths_are_relative_to_the_working_folder(given: str, here: Path) -> None:
    folder = write_bundle()
    path = {"ABSOLUTE": here / folder, "story.toml": folder / "story.toml"}.get(given, Path(given))
    files = {origin(source).file.path for source in bundle.read(path).sources}
    assert files == {"stories/bridge/story.toml", "stories/bridge/texts/مقال 1.txt"}


def test_a_file_outside_of_the_working_folder(here: Path) -> None:
    folder = write_bundle()
    (here / "elsewhere").mkdir()
    os.chdir("elsewhere")
    tweet = bundle.read(Path("..") / folder).source("tweet")
    assert origin(tweet).file.path == f"{here.as_posix()}/stories/bridge/story.toml"


def test_a_link_keeps_its_name(here: Path) -> None:
    folder = write_bundle()
    (here / "link").symlink_to(here / folder)
    assert origin(bundle.read(Path("link")).source("tweet")).file.path == "link/story.toml"


def test_where_a_source_was_read_from_is_no_part_of_it() -> None:
    source = bundle.read(write_bundle()).source("tweet")
    moved = Source(source.id, source.kind, source.text, source.language)
    assert moved == source
    assert origin(source).file.text not in repr(source)


# Pieces: "ab" at 10, "c" written with five characters at 20, "d" at 30; nothing is known of "e".
PIECES = (Passage(0, 2, 10, 12), Passage(2, 3, 20, 25), Passage(3, 4, 30, 31))


@pytest.mark.parametrize(
    ("span", "outer"),
    [
        ((0, 2), (10, 12)),
        ((1, 2), (11, 12)),
        ((2, 3), (20, 25)),
        ((1, 4), (11, 31)),
        ((0, 5), None),
        ((4, 5), None),
        ((9, 12), None),
        ((1, 1), (11, 11)),
        ((2, 2), (20, 20)),
        ((4, 4), None),
        ((2, 1), (20, 20)),
    ],
)
def test_spans(span: tuple[int, int], outer: tuple[int, int] | None) -> None:
    assert Origin(TextFile("f", "." * 40), PIECES).span(*span) == outer


def test_no_pieces_no_place() -> None:
    assert Origin(TextFile("f", "text")).span(0, 1) is None


def test_nested_passages_lie_in_the_pieces_of_the_container() -> None:
    container = Origin(TextFile("f", "." * 40), PIECES)
    nested = container.of_nested([Passage(0, 1, 1, 2), Passage(2, 4, 2, 4), Passage(5, 6, 4, 5)])
    assert nested.pieces == (Passage(0, 1, 11, 12), Passage(2, 4, 20, 31))
