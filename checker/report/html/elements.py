"""HTML made of values: what is not an element already is escaped, so that no text can become markup.

A ``str`` is text and is escaped where it is put; ``Html`` is markup and stays as it is. Only the functions of
this module make ``Html`` of text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.report.bidi import direction, foreign_runs, opposite
from checker.report.escape import html, language_tag, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

_VOID = frozenset({"meta"})
# Each ends its line, so that two pages can be compared line by line; white space behind them is not drawn.
_BLOCKS = frozenset(
    {
        *(
            "article",
            "details",
            "div",
            "dl",
            "figcaption",
            "figure",
            "h1",
            "h2",
            "h3",
            "h4",
            "header",
            "li",
            "main",
        ),
        *("nav", "p", "section", "summary", "table", "td", "th", "tr", "ul"),
        *("body", "head", "meta", "style", "title", "line", "rect", "text"),
    }
)


class Html(str):
    """Markup. Made by this module alone."""

    __slots__ = ()


Content = str | None
"""Text, markup (``Html``), or nothing."""


def element(name: str, /, *content: Content, **attributes: str | float | bool | None) -> Html:
    """Return an element.

    Args:
        name: of the element, from code.
        content: its children; text is escaped.
        attributes: an underscore stands for a hyphen, one at the end for nothing (``class_``). False and None
            leave an attribute out, True gives it without a value.
    """
    head = "".join(
        f" {key.rstrip('_').replace('_', '-')}{_value(value)}"
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    end = "" if name in _VOID else f"{joined(content)}</{name}>"
    return Html(f"<{name}{head}>{end}{_line_end(name)}")


def _line_end(name: str) -> str:
    return "\n" if name in _BLOCKS else ""


def _value(value: str | float | bool) -> str:  # noqa: FBT001 - one of the kinds of value
    return "" if value is True else f'="{html(str(value))}"'


def joined(content: Iterable[Content], between: str = "") -> Html:
    """Return pieces of content one after the other, text escaped, with the same text between any two."""
    pieces = (piece if isinstance(piece, Html) else html(piece) for piece in content if piece is not None)
    return Html(html(between).join(pieces))


def lines(text: str) -> Html:
    """Return text that keeps its line breaks; everything else in it is as in any text."""
    return Html("\n".join(html(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")))


def isolated(text: str, base: str = "ltr") -> Html:
    """Return text of the report's own language, which runs ``base``, with runs of the other one isolated.

    So that they never drag a number or a bracket beside them along.
    """
    shown = visible(text)
    pieces: list[Content] = []
    end = 0
    for start, stop in foreign_runs(shown, base):
        pieces += [shown[end:start], element("bdi", shown[start:stop], dir=opposite(base))]
        end = stop
    return joined([*pieces, shown[end:]])


def own(text: str, language: str = "") -> Html:
    """Return text in its own direction: a title, a name, a reason that a user gave."""
    return element("bdi", text, dir=direction(text, language), lang=language_tag(language))


def raw(name: str, content: str) -> Html:
    """Return a ``style`` or ``script`` element with the content of one of this package's own files.

    Raises:
        ValueError: the content would end the element.
    """
    if "</" in content or "<!--" in content:
        raise ValueError(f"a {name} must not hold '</' or '<!--'")
    return Html(f"<{name}>{content}</{name}>{_line_end(name)}")
