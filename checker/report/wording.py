"""The words that reports add of their own, and the messages of findings, in the language of a report."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.locale import ENGLISH
from checker.model.message import Message, Template, decimal
from checker.report.bidi import language_direction
from checker.text.tables import parsed

if TYPE_CHECKING:
    from checker.locale import Catalogue


@cache
def headings() -> dict[tuple[str, str], Template]:
    """Return the words of ``headings.toml`` by section and key; the section is their context."""
    table = parsed("checker.report", "headings.toml")
    return {
        (section, key): _template(section, words)
        for section, entries in table.items()
        for key, words in entries.items()
    }


def _template(section: str, words: str | dict[str, str]) -> Template:
    if isinstance(words, str):
        return Template(words, context=section)
    return Template(words["one"], words["other"], context=section)


class Wording(Struct, frozen=True):
    """The words of a report in one language; English where nothing else is asked for."""

    catalogue: Catalogue = ENGLISH

    @property
    def language(self) -> str:
        """The language of the report, as a BCP 47 tag."""
        return self.catalogue.language

    @property
    def direction(self) -> str:
        """Which way the report runs as a whole: ``rtl`` or ``ltr``."""
        return language_direction(self.language)

    def phrase(self, section: str, key: str, **values: object) -> str:
        """Return a phrase with its gaps filled. Raises KeyError when the table has no such phrase."""
        return self.said(Message.of(headings()[section, key], values))

    def headed(self, head: str, text: str) -> str:
        """Return a text behind what it is about, and a colon."""
        return self.said(Message("{label}: {text}", label=head, text=text))

    def labelled(self, key: str, text: str) -> str:
        """Return a text behind one of the labels, and a colon."""
        return self.headed(self.phrase("label", key), text)

    def counted(self, key: str, number: int) -> str:
        """Return a counted thing, in the form that the number asks for (``1 error``, ``2 errors``)."""
        return self.said(Message.of(headings()["count", key], {}, number))

    def said(self, text: str) -> str:
        """Return a message in this language; any other text as it is."""
        return self.catalogue.said(text)

    def share(self, share: float) -> str:
        """Return a confidence or a score with two decimals."""
        return self.said(decimal(f"{share:.2f}"))

    def documented(self, text: str) -> str:
        """Return a paragraph of a rule's documentation, which has no gaps, in this language."""
        return self.catalogue.words(Template(text))


IN_ENGLISH = Wording()
