"""Which reader understands which file. A new form of input is a module in ``forms`` and one line here."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from checker.model.errors import BundleError

if TYPE_CHECKING:
    from checker.bundle.document import Document
    from checker.bundle.split_story import SplitStory


class Reader(Protocol):
    """Understands one file: finds the sources in it and loses nothing of its text."""

    def __call__(self, document: Document) -> SplitStory:
        """Return what was understood. Raises BundleError when the file is not what its name says."""
        ...


class Form(NamedTuple):
    """How a form of input is told: by the end of a file's name, in lower case, or by how it begins.

    ``begins`` is a pattern for the first bytes after white space; without one, a form is never guessed.
    """

    endings: tuple[str, ...]
    begins: bytes | None = None


# By name: each is a module of ``checker.bundle.forms`` with a function ``split``, imported when it is needed.
FORMS = {
    "text": Form((".txt",)),
    "markdown": Form((".md", ".markdown")),
    "html": Form((".html", ".htm", ".xhtml"), rb"<(?:!doctype|!--|\?xml|[a-z][a-z0-9]*[\s/>])"),
    "json": Form((".json",), rb"\{\s*[\"}]|\[\s*\{"),
}
_PLAIN = "text"
_OF_OFFICES = frozenset({".doc", ".docx", ".odt", ".pages", ".pdf", ".rtf"})  # --from would not help them
_LOOKED_AT = 4096  # bytes of a file that has no name
_BLANK = b" \t\r\n\xef\xbb\xbf"  # a byte order mark among it


def reader_for(document: Document, form: str | None = None) -> Reader:
    """Return the reader of a document: of the named form, or by the end of the file's name.

    Without a file, as on standard input, the form is told by how the content begins, and is text otherwise.

    Raises:
        BundleError: there is none.
    """
    told = _by_ending if document.path else _by_content
    name = form or told(document)
    return cast("Reader", import_module(f"checker.bundle.forms.{name}").split)


def _by_ending(document: Document) -> str:
    ending = document.path.suffix.lower() if document.path else ""
    for name, form in FORMS.items():
        if ending in form.endings:
            return name
    what = f'files that end in "{ending}" are not read' if ending else "a file without an ending is not read"
    known = ", ".join(known for form in FORMS.values() for known in form.endings)
    hint = f"give a folder with story.toml, or a file: {known}; or say what it is with --from"
    if ending in _OF_OFFICES:
        hint = "save it as plain text or as a web page, .txt or .html, in the program that wrote it"
    raise BundleError(what, where=document.where, hint=hint)


def _by_content(document: Document) -> str:
    start = document.content[:_LOOKED_AT].lstrip(_BLANK)
    known = (
        name for name, form in FORMS.items() if form.begins and re.match(form.begins, start, re.IGNORECASE)
    )
    return next(known, _PLAIN)
