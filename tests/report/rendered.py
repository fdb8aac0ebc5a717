"""Pages as a browser has them, Markdown rendered first: taken apart into elements and text nodes."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from markdown_it import MarkdownIt

_VOID = frozenset({"br", "hr", "img", "meta", "wbr"})


@dataclass
class Page:
    """The elements of a page, each with its attributes; its text nodes; what was left open."""

    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)  # the text nodes outside of code
    comments: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    misnested: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.texts)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.page.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.page.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.page.open or self.page.open.pop() != tag:
            self.page.misnested.append(tag)

    def handle_data(self, data: str) -> None:
        self.page.texts.append(data)
        if "code" not in self.page.open:
            self.page.prose.append(data)

    def handle_comment(self, data: str) -> None:
        self.page.comments.append(data)


def rendered(markdown: str) -> Page:
    """Render GitHub Flavored Markdown, raw HTML included, and take the page apart."""
    return taken_apart(
        MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown)
    )


def taken_apart(html: str) -> Page:
    """Take a page apart."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.page
