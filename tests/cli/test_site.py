"""The documentation as a site: every page is in it, is current, and loads nothing from a network."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
from html.parser import HTMLParser
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.cli import rule_pages
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DOCS = ROOT / "docs"
PICTURES = sorted((DOCS / "pictures").iterdir())
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
MOST_BYTES = 150_000
RULE_PAGES = rule_pages.pages()


def test_every_rule_has_a_page_and_no_other_has() -> None:
    assert {page.name for page in (DOCS / "rules").iterdir()} == set(RULE_PAGES)


@pytest.mark.parametrize("name", RULE_PAGES)
def test_the_pages_of_the_rules_are_current(name: str) -> None:
    assert (DOCS / "rules" / name).read_text("utf-8") == RULE_PAGES[name], (
        "made by: python -m tests.cli.rule_pages"
    )


def test_the_limits_of_every_rule_are_on_one_page() -> None:
    sections = re.split(r"^## ", RULE_PAGES["unseen.md"], flags=re.MULTILINE)[1:]
    assert len(sections) == len(RULE_PAGES) - 2
    for section in sections:
        heading, _, body = section.partition("\n")
        page = re.search(r"\(([\w-]+\.md)\)", heading)
        assert page is not None
        assert body.strip()
        assert body.strip() in RULE_PAGES[page[1]]


def _shown() -> Iterator[tuple[Path, str, str]]:
    """Yield every picture that a page shows: its file, what stands for it, the page."""
    for page in DOCS.rglob("*.md"):
        for words, path in PICTURE.findall(page.read_text("utf-8")):
            yield (page.parent / path).resolve(), words, page.name


def test_every_picture_is_shown_and_told_in_words() -> None:
    shown = list(_shown())
    assert {path for path, _, _ in shown} == set(PICTURES)
    assert [page for _, words, page in shown if len(words.split()) < 5] == []


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.name)
def test_pictures_are_small_enough(picture: Path) -> None:
    head = picture.read_bytes()[:24]
    assert head.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", head[16:24])
    assert width <= 1280
    assert height <= 900
    assert picture.stat().st_size <= MOST_BYTES


def _named(entry: object) -> Iterator[str]:
    """Yield the files that an entry of the menu names, at any depth."""
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, list):
        for part in entry:
            yield from _named(part)
    elif isinstance(entry, dict):
        yield from _named(list(entry.values()))


def test_the_menu_leads_to_every_page_but_those_of_single_rules() -> None:
    menu = list(_named(yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["nav"]))
    pages = {page.name for page in DOCS.glob("*.md")} | {"rules/index.md", "rules/unseen.md"}
    assert sorted(menu) == sorted(pages)


class _Loaded(HTMLParser):
    """Collects what a page loads, and the text that it shows outside of code."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.text: list[str] = []
        self._code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in {"script", "link", "img", "iframe"}:
            self.addresses.append(values.get("src") or values.get("href") or "")
        self._code += tag in {"code", "script"}

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag in {"code", "script"}

    def handle_data(self, data: str) -> None:
        if not self._code:
            self.text.append(data)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, _Loaded]:
    """The site as it is built, page by page; skipped where mkdocs is not installed."""
    if find_spec("mkdocs") is None:
        pytest.skip("mkdocs is not installed: pip install -e '.[docs]'")
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", folder],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    pages = {}
    for file in folder.rglob("*.html"):
        pages[str(file.relative_to(folder))] = page = _Loaded()
        page.feed(file.read_text("utf-8"))
    return pages


@pytest.mark.slow
def test_the_site_is_built_without_a_warning(site: dict[str, _Loaded]) -> None:
    assert {"index.html", "editors/index.html", "rules/date-conflict/index.html"} <= set(site)


@pytest.mark.slow
def test_the_site_loads_nothing_from_a_network(site: dict[str, _Loaded]) -> None:
    loaded = [address for page in site.values() for address in page.addresses]
    assert any(address.endswith("report.png") for address in loaded)
    assert [address for address in loaded if re.match(r"(\w+:)?//", address)] == []


@pytest.mark.slow
def test_no_markup_is_left_in_what_the_site_shows(site: dict[str, _Loaded]) -> None:
    """Such as a list that its page did not set apart, or a sign escaped for another reader of Markdown."""
    left = re.compile(r"\\[<>|~*_\[\]`]|^[-*] |^\|[ -]|\]\(|\*\*", re.MULTILINE)
    found = [(name, line) for name, page in site.items() for text in page.text for line in left.findall(text)]
    assert found == []
