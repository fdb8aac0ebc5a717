"""A split story as a folder: it reads back as the same, and is written whole or not at all."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from checker.bundle import SplitStory, read, split, write
from checker.bundle.render import render_keys, render_manifest, render_value
from checker.model.errors import OutputError
from checker.model.source import Source, SourceKind, Story
from tests.structs import builds

PROPERTY = settings(deadline=None, derandomize=True)  # tables are loaded by the first example

LINE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1).filter(str.strip)
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")).map(lambda text: "x" + text)
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
DAYS = st.dates(date(1500, 1, 2), date(2999, 12, 30))
INSTANTS = st.datetimes(datetime(1500, 1, 2), datetime(2999, 12, 30), timezones=OFFSETS)  # noqa: DTZ001 - bounds
SOURCES = builds(
    Source,
    id=st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True),
    kind=st.sampled_from(SourceKind),
    text=TEXT,
    language=st.sampled_from(["ar", "fr", "en-GB", "und"]),
    publisher=st.none() | LINE,
    speaker=st.none() | LINE,
    handle=st.none() | st.just("@PortLarache"),
    published=st.none() | DAYS | INSTANTS,
    timezone=st.none() | st.just("Africa/Casablanca"),
)


def a_story(*sources: Source, title: str = "A port") -> SplitStory:
    """Return a split story with an origin made up."""
    spans = {source.id: ((0, len(source.text)),) for source in sources}
    return SplitStory(Story("port", title, sources), "port.txt", "", spans)


@PROPERTY
@given(st.lists(SOURCES, min_size=1, max_size=4, unique_by=lambda source: source.id), LINE)
def test_round_trip(tmp_path_factory: pytest.TempPathFactory, sources: list[Source], title: str) -> None:
    folder = tmp_path_factory.mktemp("written") / "bundle"
    sources[0] = replace(sources[0], primary=True)
    made = a_story(*sources, title=title)
    write(made, folder)
    story = read(folder)
    assert (story.id, story.title) == ("port", title)
    assert [replace(source, file=None) for source in story.sources] == sources
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        ["story.toml", *(source.file or "" for source in story.sources)]
    )


@PROPERTY
@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"])), st.text() | st.booleans() | st.integers()
    )
)
def test_toml_reads_back(values: dict[str, object]) -> None:
    values = {
        key: value for key, value in values.items() if not isinstance(value, str) or value.isprintable()
    }
    assert tomllib.loads(render_keys(values)) == values


@pytest.mark.parametrize(
    ("value", "toml"),
    [
        ('a "quoted" \\ word', r'"a \"quoted\" \\ word"'),
        ("tab\tline\nreturn\r", r'"tab\tline\nreturn\r"'),
        ("\x00\x1b\x7f", r'"\u0000\u001B\u007F"'),
        ("قمة الرباط", '"قمة الرباط"'),
        ("reads \u202esdrawkcab", r'"reads \u202Esdrawkcab"'),  # what cannot be seen is spelled out
        ("\U000e0041", r'"\U000E0041"'),
        ("🇲🇦", '"🇲🇦"'),
        (True, "true"),
        (["house.tsv", "a\tb"], r'["house.tsv", "a\tb"]'),
        (date(2023, 2, 1), "2023-02-01"),
        (datetime(2023, 2, 1, 9, 30, tzinfo=UTC), "2023-02-01T09:30:00+00:00"),
    ],
)
def test_toml_value(value: object, toml: str) -> None:
    assert render_value(value) == toml
    assert tomllib.loads(f"x = {toml}") == {"x": value}


def test_value_without_a_form() -> None:
    with pytest.raises(TypeError, match=r"no form in story\.toml for float"):
        render_value(0.5)


def test_manifest_is_made_to_be_edited(tmp_path: Path) -> None:
    arabic, english = "ميناء العرائش يفتح أبوابه.", "The port is open again for ships."
    text = f"{arabic}\n{english}\n— Port of Larache (@PortLarache)\nانتهى.\n"
    (tmp_path / "port.txt").write_text(text, encoding="utf-8")
    assert render_manifest(split(tmp_path / "port.txt")) == (
        """\
# Split from port.txt; correct it where it was misunderstood.
# Characters of that file are counted from 0; the last of a stretch is not included.

[story]
id = "port"
title = "port"

[[source]]
# characters 0-27, 94-100 of port.txt
id = "article"
kind = "article"
primary = true
language = "ar"
file = "article.txt"

[[source]]
# characters 27-94 of port.txt
id = "portlarache"
kind = "tweet"
language = "en"
speaker = "Port of Larache"
handle = "@PortLarache"
file = "portlarache.txt"
"""
    )


def test_settings_of_a_story_are_written(tmp_path: Path) -> None:
    settings = {"fail-on": "info", "strict": True, "rules": {"date-conflict": "off"}}
    made = a_story(Source("a", SourceKind.PAGE, "words", "en"))
    made = replace(made, story=replace(made.story, settings=settings, timezone="Africa/Algiers"))
    write(made, tmp_path / "bundle")
    story = read(tmp_path / "bundle")
    assert (story.settings, story.timezone) == (settings, "Africa/Algiers")


def test_name_of_the_file_cannot_leave_its_comment() -> None:
    made = replace(a_story(Source("a", SourceKind.PAGE, "words", "en")), file='x\n[check]\nfail-on = "never"')
    manifest = render_manifest(made)
    assert "check" not in tomllib.loads(manifest)


def test_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "bundle").mkdir()
    write(a_story(Source("a", SourceKind.PAGE, "words", "en")), tmp_path / "bundle")
    assert read(tmp_path / "bundle").sources[0].text == "words"


def test_folders_above_are_made(tmp_path: Path) -> None:
    write(a_story(Source("a", SourceKind.PAGE, "words", "en")), tmp_path / "desk" / "today" / "bundle")
    assert read(tmp_path / "desk" / "today" / "bundle").id == "port"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("full", "the folder is not empty (name a new folder, or empty this one first)"),
        ("file", "is not a folder (name a new folder)"),
        ("dangling", "is not a folder (name a new folder)"),
        ("file/bundle", "cannot be written: a file is in the way"),
    ],
)
def test_refusal_changes_nothing(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "kept.txt").write_text("kept")
    (tmp_path / "file").write_text("kept")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(OutputError) as caught:
        write(a_story(Source("a", SourceKind.PAGE, "words", "en")), tmp_path / name)
    assert str(caught.value) == f"{tmp_path / name}: {message}"
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_interruption_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    real = Path.write_bytes

    def failing(path: Path, content: bytes) -> int:
        if path.name == "story.toml":
            raise fault
        return real(path, content)

    monkeypatch.setattr(Path, "write_bytes", failing)
    with pytest.raises((OutputError, KeyboardInterrupt)):
        write(a_story(Source("a", SourceKind.PAGE, "words", "en")), tmp_path / "bundle")
    assert not list(tmp_path.iterdir())
