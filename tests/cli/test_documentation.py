"""The documentation: its links lead somewhere, its figures are those of the code, its examples run."""

from __future__ import annotations

import importlib
import re
import tomllib
from typing import TYPE_CHECKING

import pytest

from checker import bundle
from tests.cli.fenced import examples
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Checker

# By name: reports that somebody wrote here while following the pages are none of them.
OUTER = ("CHANGELOG.md", "CONTRIBUTING.md", "README.md", "SECURITY.md")
PAGES = sorted([*(ROOT / name for name in OUTER), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
FIGURE = re.compile(r"^\| [^|]+ \| (-?[\d.]+) \| `([\w.]+)` \| `(\w+)` \|$", re.MULTILINE)


def _prose(page: Path) -> str:
    return re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)


def _anchors(page: Path) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", _prose(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files_and_headings(page: Path) -> None:
    for link in LINK.findall(_prose(page)):
        if re.match(r"https?:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert target.is_relative_to(ROOT), link
        if anchor:
            assert anchor in _anchors(target), link


def test_the_readme_leads_to_every_page() -> None:
    links = set(LINK.findall((ROOT / "README.md").read_text("utf-8")))
    assert {f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md")} <= links


FIGURES = FIGURE.findall((ROOT / "docs" / "how-it-decides.md").read_text("utf-8"))


@pytest.mark.parametrize(("value", "module", "name"), FIGURES)
def test_the_figures_are_those_of_the_code(value: str, module: str, name: str) -> None:
    assert getattr(importlib.import_module(module), name) == float(value)


def test_the_figures_of_the_text_are_in_the_table() -> None:
    assert len(FIGURES) > 15
    prose = _prose(ROOT / "docs" / "how-it-decides.md").partition("## Figures")[0]
    scored = prose.partition("## 4.")[2].partition("## 5.")[0]
    assert {"0.2", "0.5", "0.3", "0.1"} <= set(re.findall(r"\d+\.\d+", scored))


def test_the_scale_of_nearness_is_that_of_the_built_in_model() -> None:
    from checker.embed.background import shipped

    pair = shipped("e5-small").calibration.pair("ar", "en")
    text = (ROOT / "docs" / "how-it-decides.md").read_text("utf-8")
    said = re.search(r"these are cosines of ([\d.]+) and\s+([\d.]+)", text)
    assert said is not None
    assert (round(pair.near.mean, 2), round(pair.true.mean, 2)) == (float(said[1]), float(said[2]))


@pytest.mark.parametrize("page", ["README.md", "docs/bundles.md"])
def test_the_bundle_of_the_page_can_be_checked(page: str, here: Path, checker: Checker) -> None:
    (here / "port").mkdir()
    for name in ("article.txt", "tweet.txt"):
        (here / "port" / name).write_text("The minister visited the port on Monday.\n", encoding="utf-8")
    text = next(block for block in examples(page, "toml") if "[story]" in block)
    (here / "port" / "story.toml").write_text(text, encoding="utf-8")
    story = bundle.read(here / "port")
    assert [source.id for source in story.sources] == ["article", "tweet"]
    assert checker("check", "port").code in {0, 1}


def test_the_settings_of_the_page_are_valid() -> None:
    from checker.bundle.settings import validate_settings
    from checker.rules import all_rules

    blocks = [block for block in examples("docs/bundles.md", "toml") if block.startswith("[check.rules]")]
    names = [module.RULE.name for module in all_rules()]
    for block in blocks:
        assert validate_settings(tomllib.loads(block)["check"], "page", known_rules=names).rules
    assert len(blocks) == 1


def test_the_post_of_the_page_is_understood(here: Path, checker: Checker) -> None:
    block = next(it for it in examples("docs/bundles.md", "") if "(@handle)" in it)
    (here / "post.txt").write_text(f"The minister received the guests.\n\n{block}", encoding="utf-8")
    ran = checker("split", "post.txt", "--output", "new")
    assert ran.code == 0
    assert "handle: tweet, en, 2023-02-01" in ran.out


def test_the_settings_of_the_review_page_are_valid(here: Path, checker: Checker) -> None:
    """All house rules of the page in one project, with the glossary that it shows."""
    blocks = examples("docs/review.md", "toml")
    settings = [block for block in blocks if block.startswith(("[rules]", "[trust]", "glossary"))]
    assert len(settings) == 3
    (here / "checker.toml").write_text("\n".join(reversed(settings)), encoding="utf-8")
    (table,) = (block for block in examples("docs/review.md", "") if block.startswith("kind\t"))
    (here / "house.tsv").write_text(table, encoding="utf-8")
    assert checker("config", "show").code == 0


def test_the_files_of_the_review_page_are_read(here: Path) -> None:
    from checker.bundle.accepted import parse_accepted
    from checker.bundle.glossary import read_glossary
    from checker.rules import rule_names

    accepted, house = (
        next(block for block in examples("docs/review.md", "toml") if block.startswith(start))
        for start in ("[[accepted]]", "[[name]]")
    )
    assert len(parse_accepted(accepted, "page", rule_names())) == 1
    (here / "house.toml").write_text(house, encoding="utf-8")
    assert len(read_glossary(here / "house.toml", "page")) == 1


def test_the_options_of_rules_are_on_the_review_page() -> None:
    from checker.rules import all_rules

    text = (ROOT / "docs" / "review.md").read_text("utf-8")
    rows = set(re.findall(r"^\| `([\w-]+)` \| `([\w-]+)` \| (\d+) \| (.+) \|$", text, re.MULTILINE))
    assert rows == {
        (module.RULE.name, option.name, str(option.default), option.meaning)
        for module in all_rules()
        for option in module.RULE.options
    }
