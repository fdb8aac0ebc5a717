"""What is known of a source beside its text, as reports for people tell it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from checker.model.source import Source
    from checker.report.wording import Wording


def metadata(source: Source, words: Wording) -> dict[str, str]:
    """Return what is known of a source, by the names of columns; empty where it is not known."""
    return {
        "kind": words.phrase("kind", source.kind),
        "language": source.language,
        "publisher": source.publisher or "",
        "speaker": source.speaker or "",
        "handle": source.handle or "",
        "published": _written(source.published),
        "within": source.within or "",
    }


def _written(published: date | None) -> str:
    """Return a day, or an instant to the minute with its offset, as it was given."""
    if isinstance(published, datetime):
        return published.isoformat(" ", "minutes")
    return str(published or "")
