"""The pictures of docs/pictures/: the report of the seed story, as Chromium shows it.

python -m tests.report.pictures

They depend on the fonts of the machine, and so no test makes them again; look at them before you commit them.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.cli.running import command
from tests.conftest import ROOT

from .chromium import CHROMIUM, FLAGS

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, Page, ViewportSize

FOLDER = ROOT / "docs" / "pictures"
STORY = "seeds/blinken-bourita-call"
# Wide enough for the findings beside the texts, low enough for 150 kB.
_DESK: ViewportSize = {"width": 1180, "height": 480}
_PAGE: ViewportSize = {"width": 900, "height": 1200}
_PARTS = {"finding": "#f-1", "timeline": "#timeline", "not-checked": "#unchecked"}
_MARGIN = 12


def take(page: Page) -> None:
    """Take all pictures of an opened report: how it begins, and its parts."""
    page.set_viewport_size(_DESK)
    page.screenshot(path=FOLDER / "report.png")
    page.set_viewport_size(_PAGE)
    for name, selector in _PARTS.items():
        page.screenshot(path=FOLDER / f"{name}.png", clip=_around(page, selector), full_page=True)


def _around(page: Page, selector: str) -> FloatRect:
    """Return where an element stands on the page, with a margin."""
    box = page.locator(selector).bounding_box()
    if box is None:
        raise SystemExit(f"the report has no {selector}")
    return {
        "x": box["x"] - _MARGIN,
        "y": box["y"] - _MARGIN,
        "width": box["width"] + 2 * _MARGIN,
        "height": box["height"] + 2 * _MARGIN,
    }


if __name__ == "__main__":
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.html"
        command("check", STORY, "--output", report, cwd=ROOT)
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        opened = browser.new_page(color_scheme="light", reduced_motion="reduce")
        opened.goto(report.as_uri())
        take(opened)
        browser.close()
