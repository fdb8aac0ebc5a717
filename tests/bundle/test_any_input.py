"""Whatever is given, reading answers with a story or with one line."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.bundle import read, split, write
from checker.bundle.manifest import ROOT_KEYS, SOURCE_KEYS, STORY_KEYS
from checker.bundle.render import render_value
from checker.bundle.settings import KEYS
from checker.model.errors import BundleError
from checker.model.source import SourceKind

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from checker.model.source import Story

PROPERTY = settings(deadline=None, derandomize=True)  # tables are loaded by the first example

SCALARS = st.one_of(
    st.sampled_from(
        ["a", "b", "article", "ar", "@a", "2024-05-14", "UTC", "a.txt", "b.txt", "..", "", "never"]
    ),
    st.sampled_from([str(kind) for kind in SourceKind]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    st.booleans(),
    st.integers(),
    st.dates(),
    st.datetimes(),
    st.datetimes(timezones=st.just(UTC)),
)


def inline(value: object) -> str:
    """Return a value, however nested, as TOML on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{render_value(key)} = {inline(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    return render_value(value)


def tables(keys: tuple[str, ...], values: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    """Tables with some of ``keys`` and now and then another."""
    return st.dictionaries(st.sampled_from(keys) | st.text(max_size=3), values, max_size=7)


ANY = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=2) | tables(("id",), inner), max_leaves=3)
SOURCES = st.fixed_dictionaries(
    {"id": st.sampled_from("abcd"), "kind": st.sampled_from([str(kind) for kind in SourceKind])},
    optional={
        "file": st.sampled_from(["a.txt", "b.txt", "c/d.txt", "../a.txt"]),
        "text": st.sampled_from(["one", "one\ntwo", "two “one”", ""]),
        "within": st.sampled_from("abcde"),
        "published": SCALARS,
        "primary": st.booleans(),
        "language": st.sampled_from(["ar", "EN-gb", "x"]),
        "timezone": st.sampled_from(["UTC", "Africa/Tunis", "Nowhere"]),
    },
)
MANIFESTS = st.fixed_dictionaries(
    {"source": st.lists(SOURCES | tables(SOURCE_KEYS, ANY), max_size=4) | ANY},
    optional={"story": tables(STORY_KEYS, ANY) | ANY, "check": tables(KEYS, ANY) | ANY},
) | tables(ROOT_KEYS, ANY)


def answer(path: Path) -> Story | None:
    """Return the story, or None after an error of one line."""
    try:
        return read(path)
    except BundleError as caught:
        error = caught
    assert str(error).isprintable()
    assert error.where
    return None


def assert_sound(story: Story) -> None:
    """Check what every stage after reading relies on."""
    ids = [source.id for source in story.sources]
    assert len(set(ids)) == len(ids) > 0
    for source in story.sources:
        assert source.text.strip()
        assert source.language
        for item in source.passages:
            assert source.within is not None
            inner = source.text[item.start : item.end]
            outer = story.source(source.within).text[item.outer_start : item.outer_end]
            assert inner.split() == outer.split() != []


@PROPERTY
@given(MANIFESTS)
def test_any_manifest(tmp_path_factory: pytest.TempPathFactory, manifest: dict[str, object]) -> None:
    folder = tmp_path_factory.mktemp("bundle")
    lines = [f"{render_value(key)} = {inline(value)}\n" for key, value in manifest.items()]
    (folder / "story.toml").write_text("".join(lines), encoding="utf-8")
    (folder / "a.txt").write_text("one “one two” three", encoding="utf-8")
    (folder / "b.txt").write_text("one", encoding="utf-8")
    story = answer(folder)
    if story:
        assert_sound(story)


@PROPERTY
@given(st.binary() | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("bundle")
    (folder / "story.toml").write_bytes(content)
    assert answer(folder) is None or b"source" in content
    (folder / "text.txt").write_bytes(content)
    story = answer(folder / "text.txt")
    if story:
        assert_sound(story)
        write(split(folder / "text.txt"), folder / "written")
        assert_sound(read(folder / "written"))
