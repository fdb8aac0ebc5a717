"""Quotations that a page sets apart, with the name of whose words they are.

A ``blockquote`` names its source in ``cite``, or in a ``footer`` or ``figcaption``. Source: WHATWG HTML,
4.4.4 "The blockquote element" and 4.4.12 "The figure element".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.bundle.account import wording
from checker.bundle.loose import line_of, text_of
from checker.bundle.pages.markup import inline_text, paragraphs
from checker.bundle.statements import Quotation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement

_NAMES = ("cite", "footer")
_SIGNS = " \t-–—―:,،"  # around a name


def quotations_of(tree: HtmlElement) -> tuple[Quotation, ...]:
    """Return the quotations of a page that are set apart and say whose they are, in order."""
    captions = {item.getparent(): item for item in tree.iter("figcaption")}
    return tuple(found for item in tree.iter("blockquote") if (found := _quotation(item, captions)))


def _quotation(item: HtmlElement, captions: Mapping[HtmlElement, HtmlElement]) -> Quotation | None:
    within = (part for tag in _NAMES for part in item.iter(tag))
    name = next(within, captions.get(item.getparent()))
    speaker = line_of(inline_text(name).strip(_SIGNS)) if name is not None else None
    if name is None or not speaker:
        return None
    named = wording(inline_text(name))
    words = [block for block in paragraphs(item) if wording(block) != named]
    return Quotation(speaker, text_of("\n".join(words))) if words else None
