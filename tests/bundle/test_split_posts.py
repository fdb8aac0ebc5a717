"""Texts with embedded posts: which lines are whose, and that nothing is lost or doubled."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from checker.bundle import read, split, write
from checker.bundle.posts import split_text
from checker.model.errors import BundleError
from checker.model.source import SourceKind

if TYPE_CHECKING:
    from checker.bundle import SplitStory

PROPERTY = settings(deadline=None, derandomize=True)  # tables are loaded by the first example

SEEDS = Path(__file__).parents[2] / "seeds"
ROOT_TEXTS = sorted(SEEDS.glob("*.txt"))

EN = "The port is open again and ships may enter."
EN_2 = "We thank the crews who worked through the night."
AR = "أعلنت سلطات الميناء إعادة فتحه أمام السفن بعد ثلاثة أيام من التوقف."
AR_2 = "وقال المدير إن العمل عاد إلى طبيعته."
FR = "Les autorités ont annoncé que le port est ouvert après trois jours."
FR_2 = "Le directeur a dit que les équipes sont au travail."
BY_PORT = "— Port of Larache (@PortLarache) May 14, 2024"
BY_MAYOR = "— Mairie (@Mairie) 15 mai 2024"

# The lines of a file -> the article, and the text of each post.
LINES = {
    # one line before the attribution
    (AR, EN, BY_PORT, AR_2): (f"{AR}\n{AR_2}", [EN]),
    (EN, BY_PORT, AR): (AR, [EN]),
    (AR, EN, BY_PORT): (AR, [EN]),
    (AR, AR_2, BY_PORT): (AR, [AR_2]),
    (AR, f"{EN} {BY_PORT}", AR_2): (f"{AR}\n{AR_2}", [EN]),
    # posts one after the other
    (AR, EN, BY_PORT, FR, BY_MAYOR, AR_2): (f"{AR}\n{AR_2}", [EN, FR]),
    # several lines, told by script, by language
    (AR, EN, EN_2, BY_PORT, AR_2): (f"{AR}\n{AR_2}", [f"{EN}\n{EN_2}"]),
    (AR, EN, EN_2, "Open!", BY_PORT, AR_2): (f"{AR}\n{AR_2}", [f"{EN}\n{EN_2}\nOpen!"]),
    (FR, FR_2, EN, EN_2, BY_PORT, FR): (f"{FR}\n{FR_2}\n{FR}", [f"{EN}\n{EN_2}"]),
    (EN, AR, AR_2, BY_PORT, EN_2): (f"{EN}\n{EN_2}", [f"{AR}\n{AR_2}"]),
    # by links and hashtags
    (AR, AR_2, "pic.twitter.com/a1B2c3", BY_PORT): (AR, [f"{AR_2}\npic.twitter.com/a1B2c3"]),
    (AR, f"{AR_2} https://t.co/a1B2c3", "ميناء العرائش يرحب بكم", BY_PORT): (
        AR,
        [f"{AR_2} https://t.co/a1B2c3\nميناء العرائش يرحب بكم"],
    ),
    (AR, AR_2, "#العرائش #ميناء 🚢", BY_PORT): (AR, [f"{AR_2}\n#العرائش #ميناء 🚢"]),
    (AR, f"{AR_2} #العرائش", "ميناء العرائش يرحب بكم", BY_PORT): (
        AR,
        [f"{AR_2} #العرائش\nميناء العرائش يرحب بكم"],
    ),
    # one language, no blank lines: only the last line is known to be the post's
    (FR, FR_2, BY_MAYOR): (FR, [FR_2]),
    # blank lines: the block before
    (FR, "", FR_2, FR, BY_MAYOR, "", FR_2): (f"{FR}\n\n{FR_2}", [f"{FR_2}\n{FR}"]),
    (FR, "", FR_2, "", BY_MAYOR, "", FR): (f"{FR}\n\n{FR}", [FR_2]),
    (FR, "", FR_2, f"{FR} {BY_MAYOR}", "", FR): (f"{FR}\n\n{FR}", [f"{FR_2}\n{FR}"]),
    (AR, "", EN, "", EN_2, "", BY_PORT, "", AR_2): (f"{AR}\n\n{AR_2}", [f"{EN}\n\n{EN_2}"]),
    (AR, "", "", EN, BY_PORT, "", "", AR_2): (f"{AR}\n\n\n{AR_2}", [EN]),
    # every element of the page on a line of its own
    (AR, EN, "pic.twitter.com/a1B2c3", "— Port of Larache (@PortLarache)", "May 14, 2024", AR_2): (
        f"{AR}\n{AR_2}",
        [f"{EN}\npic.twitter.com/a1B2c3"],
    ),
    (
        AR,
        "We thank",
        "@Mairie",
        "'s crews, and",
        "#ميناء",
        ", for this.",
        "— Port (@PortLarache)",
        "14 ماي 2024",
    ): (
        AR,
        ["We thank\n@Mairie\n's crews, and\n#ميناء\n, for this."],
    ),
    (AR, EN, "— Port of Larache (@PortLarache)", "On May 14, 2024 the mayor came."): (
        f"{AR}\nOn May 14, 2024 the mayor came.",
        [EN],
    ),
    # the article goes on in the line of the attribution
    (AR, EN, f"{BY_PORT} {AR_2}", AR): (f"{AR}\n{AR_2}\n{AR}", [EN]),
    # nothing but posts
    (EN, BY_PORT, "", FR, BY_MAYOR): (None, [EN, FR]),
    ("", EN, BY_PORT, ""): (None, [EN]),
    # nothing to attribute: no post
    (BY_PORT, AR): (f"{BY_PORT}\n{AR}", []),
    (AR, EN, BY_PORT, BY_MAYOR, AR_2): (f"{AR}\n{BY_MAYOR}\n{AR_2}", [EN]),
    # no attribution at all
    (AR, "", EN): (f"{AR}\n\n{EN}", []),
}


def assert_whole(result: SplitStory) -> None:
    """Check that the sources are made of all of the text, each character once."""
    outer = [source for source in result.story.sources if source.within is None]
    spans = sorted(span for source in outer for span in result.spans[source.id])
    assert "".join(result.text[start:end] for start, end in spans) == result.text
    assert [start for start, _ in spans] == [0, *(end for _, end in spans[:-1])]
    for source in outer:
        stretch = "".join(result.text[start:end] for start, end in result.spans[source.id])
        assert source.text in stretch
        if source.kind is SourceKind.ARTICLE:
            assert stretch in {source.text, source.text + "\n", source.text + "\r\n"}
    for source in result.story.sources:
        if source.within:
            held = result.spans[source.within]
            assert all(any(a <= start <= end <= b for a, b in held) for start, end in result.spans[source.id])


@pytest.mark.parametrize(("lines", "expected"), LINES.items(), ids=map(str, range(len(LINES))))
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines(lines: tuple[str, ...], expected: tuple[str | None, list[str]], end: str) -> None:
    result = split_text(end.join(lines), "port.txt")
    assert_whole(result)
    sources = [source for source in result.story.sources if source.within is None]
    articles = [source.text for source in sources if source.kind is SourceKind.ARTICLE]
    article, posts = expected
    assert articles == ([article.replace("\n", end)] if article else [])
    tweets = [source.text for source in sources if source.kind is SourceKind.TWEET]
    assert tweets == [post.replace("\n", end) for post in posts]


def test_metadata() -> None:
    result = split_text(f"{AR}\n{EN}\n{BY_PORT}\n{FR}\n{BY_MAYOR}\n{AR_2}", "Le port.txt")
    assert (result.story.id, result.story.title) == ("le-port", "Le port")
    article, port, mayor = result.story.sources
    assert (article.id, article.kind, article.language, article.primary) == ("article", "article", "ar", True)
    assert (article.published, article.file) == (None, None)
    assert (port.id, port.kind, port.language, port.primary) == ("portlarache", "tweet", "en", False)
    assert (port.speaker, port.handle, port.published) == (
        "Port of Larache",
        "@PortLarache",
        date(2024, 5, 14),
    )
    assert (mayor.id, mayor.language, mayor.published) == ("mairie", "fr", date(2024, 5, 15))


def test_ids_are_unique() -> None:
    by_article = "— Article (@Article) May 14, 2024"
    by_other = "— Salma (@salma@social.example) May 14, 2024"
    by_underscores = "— Salma (@___) May 14, 2024"
    lines = [AR, EN, BY_PORT, EN_2, BY_PORT, EN, by_article, EN, by_other, EN, by_underscores]
    result = split_text("\n".join(lines), "port.txt")
    assert [(source.id, str(source.kind)) for source in result.story.sources] == [
        ("article", "article"),
        ("portlarache", "tweet"),
        ("portlarache-2", "tweet"),
        ("article-2", "tweet"),
        ("salma-social-example", "post"),
        ("post", "tweet"),
    ]


@pytest.mark.parametrize("path", ROOT_TEXTS, ids=lambda path: path.stem)
def test_seed_text_is_split_without_loss(path: Path, tmp_path: Path) -> None:
    result = split(path)
    assert result.text == path.read_text(encoding="utf-8")
    assert_whole(result)
    write(result, tmp_path / "bundle")
    assert same_sources(tmp_path / "bundle", path)


def test_seed_bundle_holds_the_same_sources_as_its_text() -> None:
    """The bundle was split from the text, then reviewed: its names may differ, its sources may not."""
    bundle, text = SEEDS / "blinken-bourita-call", SEEDS / "000_d70429863f0ac442.txt"
    assert same_sources(bundle, text)
    article, ministry, secretary, statement = read(bundle).sources
    day = date(2023, 2, 1)
    assert (article.id, article.language, article.primary, article.published) == ("article", "ar", True, None)
    assert (ministry.id, ministry.language, ministry.handle) == ("marocdiplo-ar", "ar", "@MarocDiplo_AR")
    assert (secretary.id, secretary.language, secretary.handle) == ("secblinken", "en", "@SecBlinken")
    assert ministry.published == secretary.published == day
    assert (statement.kind, statement.within, len(statement.passages)) == (SourceKind.STATEMENT, "article", 2)
    for item in statement.passages:
        outer = article.text[item.outer_start - 1 : item.outer_end + 1]
        assert outer == f"“{statement.text[item.start : item.end]}”"


def same_sources(one: Path, other: Path) -> bool:
    """Whether two stories have the same sources; a split one's have no file of their own."""
    first, second = ([replace(source, file=None) for source in read(path).sources] for path in (one, other))
    return first == second


def test_there_is_a_seed_text() -> None:
    assert ROOT_TEXTS


PIECES = st.sampled_from(
    [
        EN, EN_2, AR, AR_2, FR, FR_2, BY_PORT, BY_MAYOR, f"{EN} {BY_PORT}", f"{BY_PORT} {AR}",
        "", "", " ", "pic.twitter.com/a1B2c3", "#ميناء", "🚢", "***", "\u200b",
        "— Salma (@salma)", "— (@x)", "- Salma (@salma) May",
        "وقال بيان للوزارة: “عاد العمل إلى طبيعته في كل الأرصفة منذ أمس”.",
        "The ministry said in a statement: “We will open the gates at noon.”",
        "Le ministre a déclaré : « Nous ouvrirons les portes demain à midi. »",
    ]
)  # fmt: skip
ENDS = st.sampled_from(["\n", "\n", "\n", "\r\n", "\n\n", "\r", "\u2028", "\v"])


@PROPERTY
@given(st.lists(st.tuples(PIECES, ENDS), min_size=1, max_size=12))
def test_split_is_whole_and_reads_back(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[tuple[str, str]]
) -> None:
    text = "start" + "".join(piece + end for piece, end in pieces)
    assert_whole(split_text(text, "port.txt"))
    folder = tmp_path_factory.mktemp("split")
    (folder / "port.txt").write_bytes(text.encode())
    write(split(folder / "port.txt"), folder / "bundle")
    assert same_sources(folder / "bundle", folder / "port.txt")


@PROPERTY
@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("—(@)\n"), min_size=1))
def test_any_text_is_split_without_loss(text: str) -> None:
    assert_whole(split_text("x" + text, "port.txt"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"{EN}\n{BY_PORT}\n" * 500, "501 sources, the limit is 500"),
        ("The ministry said in a statement: “We will open the gates.”\n" * 1001, "more than 1000 passages"),
    ],
    ids=["posts", "passages"],
)
def test_more_than_one_story(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "port.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BundleError) as caught:
        split(path)
    assert str(caught.value) == f"{path}: {message} (give the text of one story)"


def test_folders_are_not_split(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="is a folder, a file is expected"):
        split(tmp_path)
