"""The main text of a page: which of its lines are the article, and not navigation, advertising or comments.

trafilatura (Barbaresi 2021, ACL demonstrations) tells which. It writes the lines in its own way, without
invisible characters and with signs before the items of a list; so each line is taken as it stands in the
page, where both have the same letters and figures.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from checker.bundle.account import wording
from checker.bundle.loose import text_of
from checker.bundle.pages.markup import paragraphs
from checker.model.errors import BundleError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NOWHERE = -1  # the number of no block


def main_text(tree: HtmlElement, where: str) -> str:
    """Return the paragraphs of the article, apart by blank lines; empty when none is found.

    Raises:
        BundleError: the page is nested too deeply.
    """
    blocks = paragraphs(tree)
    try:
        # Teasers of other articles would be compared as if this one said them: rather a line too few. Where
        # nothing is left, the page is looked through once more without that care.
        lines = _extracted(tree, careful=True) or _extracted(tree, careful=False)
    except RecursionError:
        hint = "give its text in a .txt file"
        raise BundleError("elements are nested too deeply", where=where, hint=hint) from None
    return text_of(_as_in_page(lines, blocks))


def _extracted(tree: HtmlElement, *, careful: bool) -> list[str]:
    from trafilatura.core import bare_extraction

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # or its warnings go to stderr
    found = bare_extraction(tree, include_comments=False, favor_precision=careful)
    text: str | None = getattr(found, "text", None)
    return [line for line in (text or "").splitlines() if line.strip()]


def _as_in_page(extracted: list[str], blocks: list[str]) -> str:
    """Return the extracted lines as they stand in the page; lines of one block stay together."""
    places: dict[str, tuple[int, str]] = {}
    for number, block in enumerate(blocks):
        for line in block.split("\n"):
            places.setdefault(wording(line), (number, line))
    pieces: list[str] = []
    before = _NOWHERE
    for line in extracted:
        number, words = places.get(wording(line), (_NOWHERE, line.strip()))
        pieces += ["\n" if number == before != _NOWHERE else "\n\n", words]
        before = number
    return "".join(pieces[1:])
