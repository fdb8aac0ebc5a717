"""The corpus of hostile texts in an archive: its overviews are inert, its tables hold them unchanged."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from checker.archive import overview_html, overview_markdown
from checker.archive.parquet import pyarrow_modules
from checker.archive.parts import Archive
from checker.archive.rows import Rows
from checker.archive.summary import summed_up, write_summary
from checker.report.escape import visible
from tests.hostile import CORPUS
from tests.report.rendered import rendered, taken_apart
from tests.report.test_markdown import check_inert

if TYPE_CHECKING:
    from checker.archive.summary import Summary
    from tests.report.rendered import Page

# A file of UTF-8, which Parquet's texts are, cannot hold half a character; readers let none pass.
TEXTS = [text for text in CORPUS if text.encode(errors="ignore").decode() == text]
FEW = 8
TAME = [f"tame {number}" for number in range(FEW)]


def rows_of(number: int, text: str) -> Rows:
    """Return the rows of a story that has a text wherever it can have one."""
    story: dict[str, object] = {
        "number": number,
        "story": text,
        "title": text,
        "where": text,
        "published": date(2024, 3, 1),
        "errors": 1,
        "warnings": 0,
        "infos": 0,
        "verdict": "error" if number % 2 else "fail",
        "error": text,
    }
    finding: dict[str, object] = {
        "number": number,
        "code": "D101",
        "rule": "date-conflict",
        "severity": "error",
        "message": text,
        "note": text,
        "accepted": None,
        "evidence": [{"source": text, "from": text, "quote": text, "value": text}],
    }
    coverage: dict[str, object] = {"number": number, "unchecked": [{"what": text, "why": text}]}
    return Rows(stories=[story], findings=[finding], coverage=[coverage])


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    made = Archive(tmp_path_factory.mktemp("archive"))
    made.prepare()
    made.write("0000000-a", Rows.joined(rows_of(number, text) for number, text in enumerate(TEXTS)))
    write_summary(made)
    return made


@pytest.fixture(scope="module")
def overviews(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[tuple[str, ...], Summary]]:
    """Texts, and the summary of an archive that has two stories of each; few, since few are shown of many."""
    found = []
    for texts in (TAME, *(TEXTS[at : at + FEW] for at in range(0, len(TEXTS) - FEW + 1, FEW)), TEXTS[-FEW:]):
        made = Archive(tmp_path_factory.mktemp("few"))
        made.prepare()
        made.write("0000000-a", Rows.joined(rows_of(at, texts[at // 2]) for at in range(2 * FEW)))
        found.append((tuple(texts), summed_up(made)))
    return found


def test_the_tables_hold_them_as_they_are(archive: Archive) -> None:
    _, parquet = pyarrow_modules()
    (stories,) = archive.folder.rglob("stories/*.parquet")
    assert parquet.read_table(stories).column("title").to_pylist() == TEXTS
    (findings,) = archive.folder.rglob("findings/*.parquet")
    quotes = [
        evidence[0]["quote"] for evidence in parquet.read_table(findings).column("evidence").to_pylist()
    ]
    assert quotes == TEXTS


def test_the_summary_is_json_whatever_they_are(archive: Archive) -> None:
    record = json.loads((archive.folder / "summary.json").read_text("utf-8"))
    assert record["stories"] == len(TEXTS)


def test_the_overview_in_markdown_is_inert(overviews: list[tuple[tuple[str, ...], Summary]]) -> None:
    pages = [(texts, _page(overview_markdown.render(summary))) for texts, summary in overviews]
    for texts, page in pages:
        check_inert(page)
        assert table_of(page) == table_of(pages[0][1]), texts
        assert [text for text in texts if visible(text).strip() not in page.text] == []


def _page(markdown: str) -> Page:
    """Render an overview; the alignment of columns, which comes of their heads, is left out."""
    page = rendered(markdown)
    aligned = {"style": "text-align:right"}
    return replace(page, elements=[(tag, {} if it == aligned else it) for tag, it in page.elements])


def test_the_overview_as_a_page_is_inert(overviews: list[tuple[tuple[str, ...], Summary]]) -> None:
    pages = [(texts, taken_apart(overview_html.render(summary))) for texts, summary in overviews]
    tame = pages[0][1]
    for texts, page in pages:
        assert not page.open
        assert not page.comments
        assert {tag for tag, _ in page.elements} <= {*(tag for tag, _ in tame.elements), "bdi", "span"}
        given = {name for _, attributes in page.elements for name in attributes}
        assert given <= {*(name for _, attributes in tame.elements for name in attributes), "dir"}
        assert table_of(page) == table_of(tame), texts
        assert [text for text in texts if visible(text).strip() not in page.text] == []


def table_of(page: Page) -> list[str]:
    return [tag for tag, _ in page.elements if tag in {"h2", "table", "tr", "th", "td"}]
