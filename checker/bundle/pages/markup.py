"""HTML as text: paragraphs and lines as a reader sees them, with every character that stands in them.

Source: WHATWG HTML, 15.3 "Non-replaced elements" (which elements are blocks), and CSS Text, 4 (white space).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.model.errors import BundleError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_SPACE = re.compile(r"[ \t\n\r\f]+")
_LINE_ENDS = re.compile(r"\r\n?|\n")
_PROLOGUE = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # XML 1.0, 2.2
_TOO_DEEP = "ERR_RESOURCE_LIMIT"
_BREAK = "\n"
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section",
    "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
})  # fmt: skip
_CELLS = frozenset({"td", "th"})
_UNSEEN = frozenset({
    "head", "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "canvas",
    "audio", "video", "select", "textarea", "button", "input",
})  # fmt: skip


def parse(text: str, where: str) -> HtmlElement | None:
    """Return the tree of a page or a piece of one, however broken; None where there is nothing in it.

    Entities are decoded; scripts are data, and nothing is loaded.

    Raises:
        BundleError: elements are nested so deeply that the rest would be lost.
    """
    import lxml.html
    from lxml import etree

    parser = lxml.html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(_PROLOGUE.sub("", text, count=1), parser=parser)
    except etree.ParserError:  # nothing in it
        return None
    if any(entry.type_name == _TOO_DEEP for entry in parser.error_log):
        hint = "give its text in a .txt file"
        raise BundleError("elements are nested too deeply, or too long", where=where, hint=hint)
    _without_controls(tree)
    return tree


def _without_controls(tree: HtmlElement) -> None:
    """Put a space for every control that XML has no place for: lxml reads them, but cannot write them."""
    for element in tree.iter():
        if element.text and _NOT_XML.search(element.text):
            element.text = _NOT_XML.sub(" ", element.text)
        if element.tail and _NOT_XML.search(element.tail):
            element.tail = _NOT_XML.sub(" ", element.tail)


def paragraphs(tree: HtmlElement) -> list[str]:
    """Return the blocks of text in order, in each the lines that ``<br>`` parts; none of them is empty."""
    found: list[str] = []
    pieces: list[str] = []
    for piece in _pieces(tree):
        if piece is None:
            found.append(_lines(pieces))
            pieces = []
        else:
            pieces.append(piece)
    found.append(_lines(pieces))
    return [block for block in found if block]


def inline_text(tree: HtmlElement) -> str:
    """Return all text of an element as one line."""
    return _SPACE.sub(" ", " ".join(paragraphs(tree))).strip(" ")


def _pieces(tree: HtmlElement) -> Iterator[str | None]:
    """Yield pieces of text, white space collapsed, a line feed for a break, and None between blocks.

    A tree may be nested as deeply as the parser allows, so it is walked, not descended into.
    """
    from lxml import etree

    preformatted = 0
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        name = element.tag
        if event == "start":
            if name in _BLOCKS:
                yield None
            if name in _UNSEEN or "hidden" in element.attrib:
                walk.skip_subtree()
                continue
            preformatted += name == "pre"
            if name == "br":
                yield _BREAK
            yield from _text(element.text, preformatted)
        else:
            preformatted -= name == "pre" and "hidden" not in element.attrib
            if name in _BLOCKS:
                yield None
            elif name in _CELLS:
                yield " "
            if element is not tree:
                yield from _text(element.tail, preformatted)


def _text(text: str | None, preformatted: int) -> Iterator[str]:
    if text and preformatted:
        yield _LINE_ENDS.sub(_BREAK, text)
    elif text:
        yield _SPACE.sub(" ", text)


def _lines(pieces: list[str]) -> str:
    lines = (_SPACE.sub(" ", line).strip(" ") for line in "".join(pieces).split(_BREAK))
    return _BREAK.join(line for line in lines if line)
