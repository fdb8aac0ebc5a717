"""Where the pieces of a text stand in it: cleaning and tokenisation that keep every offset.

The characters are those of :func:`checker.embed.clean.clean`, and a test holds the two to each other.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.embed.clean import MAX_CHARACTERS, STEPS

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from checker.embed.unigram import Unigram

    Span = tuple[int, int]

_LONE = "."
"""What stands for a text of which cleaning leaves nothing, as in :meth:`CentredEncoder.raw`."""


class Piece(Struct, frozen=True):
    """A token of a text: its span in code points, and its place among the ids."""

    start: int
    end: int
    token: int


class Located(Struct, frozen=True):
    """A text as the network reads it: ids from begin to end, prefix included, and the text's own pieces."""

    ids: list[int]
    pieces: tuple[Piece, ...]


def located(unigram: Unigram, text: str, prefix: str, window: int) -> Located:
    """Return a text's ids, at most ``window``, and those of its pieces that cover any of its characters."""
    cleaned, origins = clean_with_origins(text)
    read = prefix + (cleaned or _LONE)
    inner = unigram.encode([read])[0][: window - 2]
    vocabulary = unigram.vocabulary
    pieces = []
    for token, (first, last) in enumerate(_covered(unigram, read, inner), start=1):
        start, end = max(0, first - len(prefix)), last - len(prefix)
        if start < min(end, len(origins)):
            pieces.append(Piece(origins[start][0], origins[end - 1][1], token))
    return Located([vocabulary.begin, *inner, vocabulary.end], tuple(pieces))


def _covered(unigram: Unigram, text: str, ids: Sequence[int]) -> Iterator[Span]:
    """Yield which characters each piece covers, the space at the beginning of a word apart."""
    at = -1  # the space before the first word is not in the text
    for index in ids:
        unknown = index == unigram.vocabulary.unknown
        length = 1 if unknown else len(unigram.vocabulary.piece(index).decode())
        start, at = at, at + length
        yield (start + 1 if start < 0 or text[start] == " " else start), at


def clean_with_origins(text: str) -> tuple[str, list[Span]]:
    """Return the cleaned text, and for each of its characters the span of ``text`` that it came from.

    Linear in the length of the text.
    """
    cleaned, origins = _normal(text[:MAX_CHARACTERS])
    for pattern, replacement in STEPS:
        cleaned, origins = _substituted(cleaned, origins, pattern, replacement)
    start = len(cleaned) - len(cleaned.lstrip())
    end = min(len(cleaned.rstrip()), start + MAX_CHARACTERS)
    return cleaned[start:end], origins[start:end]


def _normal(text: str) -> tuple[str, list[Span]]:
    """Return the text in NFKC with the origins of its characters.

    Characters that may compose or change places go together as one. All that came of such a group has the
    group's span, or its own where the group is as it was.
    """
    if unicodedata.is_normalized("NFKC", text):
        return text, [(at, at + 1) for at in range(len(text))]
    parts: list[str] = []
    origins: list[Span] = []
    for start, end in _groups(text):
        normal = unicodedata.normalize("NFKC", text[start:end])
        parts.append(normal)
        if normal == text[start:end]:
            origins += [(at, at + 1) for at in range(start, end)]
        else:
            origins += [(start, end)] * len(normal)
    return "".join(parts), origins


def _groups(text: str) -> Iterator[Span]:
    """Yield spans that normalise independently of each other (Unicode Standard Annex 15, section 9)."""
    start = 0
    for at in range(1, len(text)):
        if _begins(text[at]):
            yield start, at
            start = at
    if text:
        yield start, len(text)


@lru_cache(4096)
def _begins(char: str) -> bool:
    """Tell whether nothing before the character can combine with it or with what it becomes."""
    if char.isascii():
        return True
    first = unicodedata.normalize("NFKD", char)[0]
    # Of what has no combining class, vowels and finals of Hangul and some marks (Mc) join what is before.
    return (
        not unicodedata.combining(first)
        and unicodedata.category(first) not in {"Mc", "Mn"}
        and not "\u1160" <= first <= "\u11ff"
    )


def _substituted(
    text: str, origins: Sequence[Span], pattern: re.Pattern[str], replacement: str
) -> tuple[str, list[Span]]:
    """Do ``pattern.sub(replacement, text)``; what replaces something has the span of all it replaces."""
    parts: list[str] = []
    kept: list[Span] = []
    done = 0
    for match in pattern.finditer(text):
        start, end = match.span()
        parts += text[done:start], replacement
        kept += origins[done:start]
        kept += [(origins[start][0], origins[end - 1][1])] * len(replacement)
        done = end
    parts.append(text[done:])
    kept += origins[done:]
    return "".join(parts), kept
