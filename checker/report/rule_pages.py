"""What a rule's documentation says, taken apart for whoever shows it: a terminal, a page, a CI server."""

from __future__ import annotations

import re
import textwrap
from inspect import cleandoc
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.report.wording import IN_ENGLISH

if TYPE_CHECKING:
    from checker.report.wording import Wording
    from checker.rules.base import RuleModule

_EXAMPLE = re.compile(r"^(?=[A-Z]{2}: )", re.MULTILINE)  # each begins with its language
_WIDTH, _INDENT = 110, "    "  # as docstrings are laid out
_MARKUP = re.compile(r"[\\`*_\[\]<>|~#]")


class RulePage(Struct, frozen=True):
    """The documentation of a rule: ``text`` as it stands in the module, or would stand there; its parts.

    ``sections`` are headings with what stands below them, their lines joined as they were broken.
    """

    text: str
    summary: str
    sections: tuple[tuple[str, str], ...]

    @property
    def markdown(self) -> str:
        """The sections as Markdown, without any HTML; examples as a list."""
        blocks = (f"### {_plain(heading)}\n\n{_listed(body)}" for heading, body in self.sections)
        return "\n\n".join([_plain(self.summary), *blocks])


def page_of(rule: RuleModule, words: Wording = IN_ENGLISH) -> RulePage:
    """Return the documentation of a rule's module, in the language of ``words``.

    Its docstring has a first line, then headings that begin their line, each above an indented paragraph.
    """
    page = _written(rule)
    if words.language == IN_ENGLISH.language:
        return page
    summary = words.documented(page.summary)
    sections = tuple(
        (words.documented(heading), "\n".join(map(words.documented, items(body))))
        for heading, body in page.sections
    )
    blocks = (f"{heading}\n{_indented(body)}\n" for heading, body in sections)
    return RulePage("\n".join([summary, "", *blocks]).rstrip("\n"), summary, sections)


def paragraphs(rule: RuleModule) -> tuple[str, ...]:
    """Return all that is to be translated of a rule's documentation: headings, and the items below them."""
    page = _written(rule)
    return (page.summary, *(it for heading, body in page.sections for it in (heading, *items(body))))


def _indented(body: str) -> str:
    wrapped = (textwrap.wrap(line, _WIDTH - len(_INDENT)) for line in body.splitlines())
    return textwrap.indent("\n".join(line for lines in wrapped for line in lines), _INDENT)


def _written(rule: RuleModule) -> RulePage:
    text = cleandoc(rule.__doc__ or "")
    summary, _, rest = text.partition("\n")
    sections = []
    for block in re.split(r"\n(?=\S)", rest.strip("\n")):
        heading, _, body = block.partition("\n")
        sections.append((heading.removesuffix(":"), cleandoc(f"\n{body}")))
    return RulePage(text, summary, tuple(sections))


def items(body: str) -> list[str]:
    """Return the items of a section: its examples, each of which begins with its language, or all of it."""
    return [" ".join(item.split()) for item in _EXAMPLE.split(body) if item]


def _listed(body: str) -> str:
    found = items(body)
    return "\n".join(f"- {_plain(item)}" for item in found) if len(found) > 1 else _plain(body)


def _plain(words: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", words)
