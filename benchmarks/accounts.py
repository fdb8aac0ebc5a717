"""Documents in several languages as stories of accounts that agree; what benchmarks must reach on them."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.model.source import Source, SourceKind, Story

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PUBLISHED = date(2019, 5, 15)  # the data has no dates of publication; both accounts get the same one


def story(document: Mapping[str, Any], languages: tuple[str, str]) -> Story:
    """Return a document as a story of two articles."""
    sources = tuple(
        Source(
            id=language,
            kind=SourceKind.ARTICLE,
            text="\n".join(document[language]),
            language=language,
            published=PUBLISHED,
        )
        for language in languages
    )
    return Story(id=document["doc"], title="", sources=sources)


def half(documents: Sequence[dict[str, Any]], which: str) -> Sequence[dict[str, Any]]:
    """Return every second document, beginning with the first (``even``) or second (``odd``), or ``all``."""
    return {"odd": documents[1::2], "even": documents[::2], "all": documents}[which]


def floors() -> dict[str, Any]:
    """Return what the benchmarks must reach."""
    return tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))
