"""How one examination ended."""

from __future__ import annotations

from msgspec import Struct


class Outcome(Struct, frozen=True):
    """What an examination found: ``said`` in one line; ``hint`` tells how to mend it, if it is not ok."""

    ok: bool
    said: str
    hint: str = ""


def fine(said: str) -> Outcome:
    """Return the outcome of an examination that found all as it must be."""
    return Outcome(ok=True, said=said)


def fault(said: str, hint: str = "") -> Outcome:
    """Return the outcome of one that found something wrong."""
    return Outcome(ok=False, said=said, hint=hint)
