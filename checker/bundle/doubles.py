"""One post that is given twice: embedded in two places of a page, or in a page and as a record."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.model.source import Source


def each_post_once(sources: Iterable[Source]) -> list[Source]:
    """Return the sources without the posts that are there already, each in its longest version.

    Pages often embed a post cut off that a record has whole. A post keeps the place and the id of its first
    version.
    """
    kept: list[Source] = []
    for source in sources:
        place = next((number for number, other in enumerate(kept) if _same_post(source, other)), None)
        if place is None:
            kept.append(source)
        elif len(source.text) > len(kept[place].text):
            kept[place] = replace(source, id=kept[place].id)
    return kept


def _same_post(one: Source, other: Source) -> bool:
    """Whether two sources are versions of one post: of one account, with one text or of one instant."""
    if not (one.is_post and other.is_post and one.handle and other.handle):
        return False
    if one.handle.casefold() != other.handle.casefold():
        return False
    return one.text == other.text or (
        isinstance(one.published, datetime) and one.published == other.published
    )
