"""The HTML report as a browser shows it: nothing asked for, nothing refused, and all of it within reach.

Skipped where there is no Chromium (Debian: apt-get install chromium), or no playwright to lead it.
Accessibility is looked at by axe-core.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest

from checker import bundle
from checker.model.finding import Severity
from checker.pipeline import check
from checker.report import FORMATS
from checker.report.escape import visible
from checker.report.localized import in_language
from tests.hostile import BY_KIND

from .chromium import CHROMIUM, FLAGS
from .samples import hostile, long, tram, unchecked
from .test_hostile_texts import everywhere
from .test_html import ALLOWED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, ViewportSize

    from checker.embed import Encoder
    from checker.model.result import Result

    Open = Callable[..., Page]

pytestmark = pytest.mark.slow
sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed")

DESK: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 400, "height": 800}
# Several at once, since a browser takes its time; a few apart, so that one cannot hide what another does.
HOSTILE = ["\n".join(chain(*list(BY_KIND.values())[at::4])) for at in range(4)]
PAGES = ("seed", "tram", "long", "hostile", "unchecked", "arabic")
WATCH = """
  window.refused = [];
  addEventListener("securitypolicyviolation", (event) => refused.push(event.violatedDirective));
"""
# How much of an element is in view: within the window, and within what scrolls around it.
IN_VIEW = """(element) => {
  const pane = element.closest(".text, #findings") ?? document.documentElement;
  const [inner, outer] = [element.getBoundingClientRect(), pane.getBoundingClientRect()];
  return inner.top >= Math.max(0, outer.top) - 1 && inner.bottom <= Math.min(innerHeight, outer.bottom) + 1;
}"""
LINKS = "[...document.links].map((it) => it.getAttribute('href'))"
FOCUSED = "document.activeElement.id"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed")
    with sync_api.sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder, seed: Path) -> dict[str, Path]:
    """The pages, written as files, as users open them."""
    made: dict[str, Result] = {
        "seed": check(bundle.read(seed), encoder),
        "tram": tram(),
        "long": long(),
        "hostile": hostile(),
        "unchecked": unchecked(),
    }
    folder = tmp_path_factory.mktemp("pages")
    for name, result in made.items():
        (folder / f"{name}.html").write_text(FORMATS["html"].render(result), "utf-8")
    arabic = FORMATS["html"].render(*in_language(made["seed"], "ar"))
    (folder / "arabic.html").write_text(arabic, "utf-8")
    names = [*made, "arabic"]
    for number, text in enumerate(HOSTILE):
        names.append(f"hostile-{number}")
        page = FORMATS["html"].render(everywhere(text, "source-"))
        (folder / f"{names[-1]}.html").write_text(page, "utf-8")
    return {name: folder / f"{name}.html" for name in names}


@pytest.fixture
def opened(browser: Browser, files: dict[str, Path]) -> Iterator[Open]:
    """A function that opens a page; afterwards it is seen to that none had anything to complain about."""
    complaints: list[str] = []
    asked: list[str] = []
    pages: list[Page] = []

    def open_page(name: str, viewport: ViewportSize = DESK, **options: Any) -> Page:  # noqa: ANN401 - playwright's
        context = browser.new_context(viewport=viewport, reduced_motion="reduce", **options)
        page: Page = context.new_page()
        address = files[name].as_uri()
        page.add_init_script(WATCH)
        page.on("console", lambda message: complaints.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address)
        pages.append(page)
        return page

    yield open_page
    for page in pages:
        if page.context.pages and page.evaluate("typeof refused !== 'undefined'"):
            complaints += page.evaluate("refused")
        page.context.close()
    assert not complaints
    assert set(asked) <= {file.as_uri() for file in files.values()}
    assert len(asked) == len(pages)


def test_what_the_policy_does_not_allow_is_refused(browser: Browser, files: dict[str, Path]) -> None:
    page = browser.new_page()
    page.add_init_script(WATCH)
    page.goto(files["tram"].as_uri())
    image = '<img src="https://news.example/x" onerror="window.ran = 1">'
    page.evaluate("image => document.body.insertAdjacentHTML('beforeend', image)", image)
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.evaluate("document.body.append(document.createElement('script'))")
    page.evaluate("document.body.lastChild.append('window.ran = 2')")
    page.wait_for_function("refused.length >= 4")
    assert set(page.evaluate("refused")) == {
        "img-src", "script-src-attr", "style-src-attr", "script-src-elem",
    }  # fmt: skip
    assert page.evaluate("window.ran") is None
    page.close()


def test_hostile_texts_are_texts(opened: Open) -> None:
    tags: set[str] = set()
    for number, text in enumerate(HOSTILE):
        page = opened(f"hostile-{number}")
        assert visible(text).strip() in page.evaluate("document.body.textContent")
        assert page.evaluate("document.scripts.length") == 1
        assert not page.evaluate(
            "[...document.links].filter(it => !it.getAttribute('href').startsWith('#')).length"
        )
        assert (
            page.evaluate("document.querySelectorAll('iframe, object, embed, form, base, img, link').length")
            == 0
        )
        tags |= set(page.evaluate("[...document.querySelectorAll('*')].map(it => it.localName)"))
        for button in page.get_by_role("button").all():
            if button.is_visible():
                button.click()
    assert tags <= ALLOWED


def tab_to(page: Page, element_id: str, most: int = 200) -> None:
    """Press Tab until an element has the focus, as somebody without a mouse does."""
    for _ in range(most):
        if page.evaluate(FOCUSED) == element_id:
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{element_id} was not reached by {most} presses of Tab")


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("name", PAGES)
def test_it_opens_in_silence_and_fits(name: str, viewport: ViewportSize, opened: Open) -> None:
    page = opened(name, viewport)
    assert page.evaluate("document.scripts.length") == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_no_serious_fault_of_accessibility(name: str, scheme: str, opened: Open) -> None:
    page = opened(name, color_scheme=scheme)
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    found = axe.Axe().run(page).response["violations"]
    serious = [
        (fault["id"], [node["html"][:200] for node in fault["nodes"]][:3])
        for fault in found
        if fault["impact"] in {"serious", "critical"}
    ]
    assert not serious


def test_axe_sees_a_fault_where_there_is_one(opened: Open) -> None:
    page = opened("tram")
    page.evaluate("document.querySelector('.theme').textContent = ''")
    assert "button-name" in [fault["id"] for fault in axe.Axe().run(page).response["violations"]]


@pytest.mark.parametrize("scripted", [True, False], ids=["scripted", "plain"])
def test_the_keyboard_goes_back_and_forth_between_two_passages(scripted: bool, opened: Open) -> None:  # noqa: FBT001
    page = opened("seed", java_script_enabled=scripted)
    tab_to(page, "p-4-1")
    for reached in ("p-4-2", "p-4-1"):
        page.keyboard.press("Enter")
        page.wait_for_function(f"{FOCUSED} === '{reached}'") if scripted else page.wait_for_timeout(200)
        assert page.evaluate(FOCUSED) == reached
        assert page.locator(f"#{reached}").evaluate(IN_VIEW)


def test_the_skip_link_comes_first_and_leads_to_the_findings(opened: Open) -> None:
    page = opened("seed")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").evaluate(IN_VIEW)
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED) == "findings"


def test_what_has_the_focus_is_seen(opened: Open) -> None:
    page = opened("tram")
    tab_to(page, "p-1-1")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_a_finding_shows_its_passages_together(opened: Open) -> None:
    page = opened("seed")
    page.locator("#f-4 .passages a").first.click()
    page.wait_for_function("document.querySelectorAll('.text mark.current').length > 1")
    page.wait_for_timeout(100)
    for anchor in ("#p-4-1", "#p-4-2", "#f-4 h3"):
        assert page.locator(anchor).evaluate(IN_VIEW), anchor


def test_the_pointer_makes_a_finding_stand_out(opened: Open) -> None:
    page = opened("tram")
    page.locator("mark[data-findings='2']").first.hover()
    assert page.locator("#f-2").evaluate("it => it.classList.contains('current')")
    assert page.locator(".text mark.current").all_text_contents() == [
        "240 مليون درهم",
        "420 millions de dirhams",
    ]
    page.keyboard.press("Escape")
    assert page.locator(".current").count() == 0


def test_filters_by_severity_and_by_rule(opened: Open) -> None:
    page = opened("seed")
    cards = page.locator(".card:not([hidden])")
    total = cards.count()
    infos = page.locator(".card.info").count()
    info = page.locator("[data-filter=weight][data-value=info]")
    info.click()
    assert info.get_attribute("aria-pressed") == "false"
    assert cards.count() == total - infos
    assert page.locator("[role=status]").text_content() == f"{total - infos} of {total} findings shown"
    assert page.locator(".ref.info:visible").count() == 0
    assert page.locator("mark.info:not(.quiet)").count() == 0
    page.locator("[data-filter=rule][data-value='D101 date-conflict']").click()
    assert page.locator("#f-1").is_hidden()
    assert cards.count() == total - infos - 1
    info.press("Enter")
    assert cards.count() == total - 1
    assert page.locator("#f-1").is_hidden()


def test_arabic_runs_from_right_to_left(opened: Open) -> None:
    text = opened("seed").locator(".panel.primary .text")
    assert text.evaluate("it => getComputedStyle(it).direction") == "rtl"
    gap = """it => {
      const walker = document.createTreeWalker(it, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      range.setStart(walker.nextNode(), 0);
      range.setEnd(walker.currentNode, 1);
      return it.getBoundingClientRect().right - range.getBoundingClientRect().right;
    }"""
    assert text.evaluate(gap) < 50  # the first letter stands at the right edge


def test_an_arabic_report_begins_at_the_right(opened: Open) -> None:
    def middle(page: Page, selector: str) -> float:
        box = page.locator(selector).bounding_box()
        assert box
        return box["x"] + box["width"] / 2

    english, arabic = opened("seed"), opened("arabic")
    assert middle(english, "#findings") < middle(english, "#sources")
    assert middle(arabic, "#findings") > middle(arabic, "#sources")
    assert (
        arabic.locator("#timeline svg text.source").first.evaluate("it => getComputedStyle(it).direction")
        == "ltr"
    )
    assert arabic.locator(".weight").first.evaluate("it => getComputedStyle(it).letterSpacing") in {
        "0px",
        "normal",
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_dark_and_light_by_hand(scheme: str, opened: Open) -> None:
    page = opened("tram", color_scheme=scheme)
    ground = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(ground)
    assert page.locator(".theme").get_attribute("aria-pressed") == str(scheme == "dark").lower()
    page.locator(".theme").click()
    assert page.locator(".theme").get_attribute("aria-pressed") == str(scheme == "light").lower()
    assert page.evaluate(ground) != before
    page.locator(".theme").click()
    assert page.evaluate(ground) == before


def test_without_scripts_all_is_there_to_read(opened: Open) -> None:
    page = opened("tram", java_script_enabled=False)
    assert page.locator(".filters").is_hidden()
    assert page.locator(".theme").is_hidden()
    for selector in (
        "#f-1",
        "#f-5",
        ".panel.primary .text",
        "#matrix table",
        "#timeline svg",
        "#unchecked table",
    ):
        assert page.locator(selector).first.is_visible(), selector


def test_on_paper_nothing_is_cut_off_or_folded_away(opened: Open) -> None:
    page = opened("seed")
    page.emulate_media(media="print")
    assert page.locator(".filters").is_hidden()
    assert page.locator(".panel.primary .text").evaluate("it => it.scrollHeight <= it.clientHeight + 1")
    infos = page.locator(f"#findings .fold .card.{Severity.INFO}")
    assert infos.count() > 3
    assert infos.last.evaluate("it => it.getBoundingClientRect().height") > 0
    assert page.pdf(format="A4").startswith(b"%PDF-")
