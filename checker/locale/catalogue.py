"""Catalogues: the words of messages in another language than English, after the manner of gettext."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model.message import Message

if TYPE_CHECKING:
    from gettext import NullTranslations

    from checker.model.message import Template

ENGLISH_TAG = "en"
FOLDER = Path(__file__).parent
CATALOGUE = Path("LC_MESSAGES", "checker.po")


class Catalogue(Struct, frozen=True):
    """How messages are said in a language (a BCP 47 tag); None: in the English words that they have."""

    language: str
    translations: NullTranslations | None = None

    def words(self, template: Template, count: int | None = None) -> str:
        """Return the words of a template, gaps and all, in the form that a count asks for.

        They are the English ones where the catalogue does not have them.
        """
        known, one, other = self.translations, template.one, template.other
        if known is None:
            return template.form(count)
        if count is None:
            return known.pgettext(template.context, one) if template.context else known.gettext(one)
        if template.context:
            return known.npgettext(template.context, one, other, count)
        return known.ngettext(one, other, count)

    def said(self, text: str) -> str:
        """Return a message in this language, with all that fills it; any other text as it is."""
        if self.translations is None or not isinstance(text, Message):
            return str(text)
        filled = {name: self.said(value) for name, value in text.arguments.items()}
        return self.words(text.template, text.number).format_map(filled)


ENGLISH = Catalogue(ENGLISH_TAG)


def languages() -> tuple[str, ...]:
    """Return the languages that reports can be written in: English, and each that has a catalogue."""
    return (ENGLISH_TAG, *sorted(path.parent.parent.name for path in FOLDER.glob(f"*/{CATALOGUE}")))


@cache
def catalogue(language: str) -> Catalogue:
    """Return the catalogue of one of the ``languages()``. Raises KeyError for any other.

    What reads catalogues is imported for other languages than English only.
    """
    if language not in languages():
        raise KeyError(language)
    if language == ENGLISH_TAG:
        return ENGLISH
    from checker.locale.compiled import translations

    return Catalogue(language, translations(FOLDER / language / CATALOGUE))
