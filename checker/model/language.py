"""Language tags (BCP 47)."""

from __future__ import annotations


def primary_language(tag: str) -> str:
    """Return the primary subtag of a tag: ``ar`` for ``ar-MA``, also where it is written ``ar_MA``."""
    return tag.replace("_", "-").split("-", 1)[0].lower()
