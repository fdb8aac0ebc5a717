"""Passages as readers see them: an evidence within its claim, and long texts shortened between words."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from checker.model.claim import Claim
    from checker.model.finding import Evidence

ELLIPSIS = "…"
POINTS = " ←"  # from a quote to its value
_TOLD = 200  # characters of a value, and of a quote, in a message of one line
_JOINER = "\u200d"
_NEVER_FIRST = frozenset({"Mn", "Mc", "Me", "Cf"})  # marks belong to the letter before them


class Passage(Struct, frozen=True):
    """A quote and what stands around it in its claim; each part may have been shortened."""

    before: str
    quote: str
    after: str


def shorten(text: str, limit: int) -> str:
    """Return at most ``limit`` characters of ``text``, cut after a word, with an ellipsis for the rest."""
    if len(text) <= limit:
        return text
    return text[: _cut(text, limit - 1)].rstrip() + ELLIPSIS


def shorten_head(text: str, limit: int) -> str:
    """Return at most the last ``limit`` characters of ``text``, cut before a word."""
    if len(text) <= limit:
        return text
    start = len(text) - limit + 1
    blank = next((at for at in range(start - 1, len(text)) if text[at].isspace()), None)
    if blank is not None and blank < start + limit // 2:
        return ELLIPSIS + text[blank:].lstrip()
    while start < len(text) and _continues(text, start):
        start += 1
    return ELLIPSIS + text[start:]


def in_context(evidence: Evidence, claim: Claim | None, *, around: int, longest: int) -> Passage:
    """Return the quote of an evidence with up to ``around`` characters of its claim on either side.

    Without a claim that contains it, the quote stands alone. A quote of more than ``longest`` characters
    keeps its beginning and its end.
    """
    quote = _middle_shortened(evidence.quote, longest)
    if claim is None or claim.source != evidence.source:
        return Passage("", quote, "")
    start, end = evidence.start - claim.start, evidence.end - claim.start
    if start < 0 or claim.text[start:end] != evidence.quote:
        return Passage("", quote, "")
    return Passage(shorten_head(claim.text[:start], around), quote, shorten(claim.text[end:], around))


def told(evidence: Evidence) -> str:
    """Return ``source: value ← quote``, long ones shortened.

    The quote comes last, so that a right-to-left one drags nothing along.
    """
    head = f"{evidence.source}: {shorten(evidence.value, _TOLD)}".rstrip()
    return f"{head}{POINTS} {shorten(evidence.quote, _TOLD)}"


def _middle_shortened(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    return f"{shorten(text, limit * 2 // 3)} {shorten_head(text, limit // 3)}"


def _cut(text: str, most: int) -> int:
    """Return where to cut: after the last word that fits, or inside a word that fills half the room."""
    blank = next((at for at in range(most, most // 2, -1) if text[at].isspace()), None)
    if blank is not None:
        return blank
    while most > 0 and _continues(text, most):
        most -= 1
    return most


def _continues(text: str, at: int) -> bool:
    """Whether the character at ``at`` belongs to the one before it."""
    return unicodedata.category(text[at]) in _NEVER_FIRST or text[at - 1] == _JOINER
