"""Sentences with their exact spans.

A line end always ends a sentence. Inside a line the boundaries are sentencex's, less the false ones (after
an abbreviation or an initial, before a small letter, inside brackets), plus those between whole sentences
of one quotation: ``“We won. We go on,” he said`` is two sentences, ``the “Who? Me?” show`` is one. A
quotation is cut only if every piece of it has four words or more; ``whole_quotations`` asks for none to be
cut.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from sentencex import get_sentence_boundaries

from checker.model.language import primary_language
from checker.text.fold import fold_word
from checker.text.language import function_words
from checker.text.lines import LINE
from checker.text.quotations import find
from checker.text.tables import toml_table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from checker.text.quotations import Quotation

_REMEMBERED = 64  # texts: the sources of a story, and the quotations inside one of them
_SHORTEST_QUOTED = 4  # words
_WORD = re.compile(r"[^\W_]+")
_LAST_TOKEN = re.compile(r"[^\s(\[«“\"'’،,;:]{1,12}$")
_LONGEST_ABBREVIATION = 16
_NEAR = 80  # code points looked at on either side of a boundary
_ITEM = 5
_TAG_WORDS = 4
_LETTERS_ABOUT = 4  # two on either side of a stop without a space
_NEVER_FIRST = frozenset(",،;؛:)]}")
_MARK_CHARACTERS = frozenset("“”„‟\"＂〝〞«»‘’‚‛'‹›")
_OPENING = frozenset("“„«‘‚‹")
_CRIES = frozenset("?!؟")
_SINGLE = frozenset("‘’‚‛'")
_SURE_MARKS = "".join(sorted((_MARK_CHARACTERS - _SINGLE) | {"`", "´"}))
# Quotation marks; a single one with letters on both sides is an apostrophe.
_MARKS = re.compile(rf"[{_SURE_MARKS}]|[‘’‚‛'](?:(?<!\w.)|(?!\w))")
_CLOSING = "".join(sorted(_MARK_CHARACTERS)) + ")]}"


class Sentence(Struct, frozen=True):
    """A sentence ``[start, end)`` without the white space around it, and its paragraph, numbered from 0."""

    start: int
    end: int
    paragraph: int


class _Abbreviations(NamedTuple):
    """Folded abbreviations without their last stop, by what may follow them."""

    before: frozenset[str]
    number: frozenset[str]
    open: frozenset[str]


class _Line(NamedTuple):
    """A line ``[start, end)``: its outermost quotations, and where sentences may begin inside it."""

    start: int
    end: int
    quoted: tuple[Quotation, ...]
    cuts: tuple[int, ...]


def sentences(text: str, language: str, *, whole_quotations: bool = False) -> tuple[Sentence, ...]:
    """Return the sentences of ``text`` in order; everything between them is white space.

    Args:
        text: any text.
        language: a BCP 47 tag; a language without a table has no abbreviations but sentencex's.
        whole_quotations: do not cut inside a quotation even where it holds whole sentences.
    """
    found: list[Sentence] = []
    for number, line in enumerate(_lines(text, primary_language(language))):
        cuts = _allowed(text, line.cuts, line.quoted, whole=whole_quotations)
        found.extend(_spans(text, [line.start, *cuts, line.end], number))
    return tuple(found)


@lru_cache(maxsize=_REMEMBERED)
def _lines(text: str, language: str) -> tuple[_Line, ...]:
    """Cut the lines of a text; the last texts are remembered, as their quotations are cut or kept whole."""
    quoted = [item for item in find(text) if item.depth == 1]
    starts = [item.start for item in quoted]
    found: list[_Line] = []
    for line in LINE.finditer(text):
        start, end = line.span()
        inside = tuple(quoted[bisect_right(starts, start - 1) : bisect_right(starts, end - 1)])
        found.append(_Line(start, end, inside, tuple(_cuts(text, start, end, language, inside))))
    return tuple(found)


def _spans(text: str, edges: Sequence[int], paragraph: int) -> Iterator[Sentence]:
    for start, end in pairwise(edges):
        piece = text[start:end]
        if stripped := piece.strip():
            first = start + piece.index(stripped[0])
            yield Sentence(first, first + len(stripped), paragraph)


def _cuts(text: str, start: int, end: int, language: str, quoted: Sequence[Quotation]) -> Iterator[int]:
    """Yield where sentences begin inside one line, the first apart; inside quotations too."""
    ends = [item.end for item in quoted if item.closed]
    cries = {item.end for item in quoted if item.is_label and text[item.inner_end - 1] in _CRIES}
    last = scanned = start
    says = False  # whether there is a word between the last boundary and the place looked at
    for boundary in get_sentence_boundaries(language, _unmarked(text[start:end]))[1:]:
        cut = _before_marks(text, start + boundary["start_index"], ends)
        if cut <= scanned:
            continue
        says, scanned = says or _WORD.search(text, scanned, cut) is not None, cut
        if says and not _after_cry(text, cut, cries) and _is_boundary(text, last, cut, end, language):
            yield cut
            last, says = cut, False


def _after_cry(text: str, cut: int, cries: Collection[int]) -> bool:
    """Whether a sentence goes on there after a cry in quotation marks: ``the show “Who?” is back``."""
    end = cut
    while end and text[end - 1].isspace():
        end -= 1
    return end in cries and not text[cut].isupper()


def _unmarked(line: str) -> str:
    """Return a line with blanks for its quotation marks, apostrophes inside words apart.

    The splitter pairs them by itself: wrongly where they do not match, and slowly where there are very many.
    """
    return _MARKS.sub(" ", line)


def _before_marks(text: str, cut: int, ends: Sequence[int]) -> int:
    """Move a cut back to before the marks that open the sentence, not beyond those that end the last one."""
    floor = cut
    limit = max(0, cut - _NEAR)
    while floor > limit and (text[floor - 1].isspace() or text[floor - 1] in _MARK_CHARACTERS):
        floor -= 1
    at = bisect_right(ends, cut) - 1
    if at >= 0 and ends[at] > floor:
        floor = ends[at]
    while floor < cut and (text[floor].isspace() or _stray(text, floor)):
        floor += 1
    return floor


def _stray(text: str, position: int) -> bool:
    """Whether a closing mark without its opening one stands there."""
    return text[position] in _CLOSING and text[position] not in _OPENING and text[position + 1].isspace()


def _allowed(text: str, cuts: Sequence[int], quoted: Sequence[Quotation], *, whole: bool) -> list[int]:
    """Return the cuts outside quotations, and those inside a quotation all of whose pieces are sentences."""
    starts = [item.start for item in quoted]
    inside: dict[int, list[int]] = {}
    allowed = []
    for cut in cuts:
        at = bisect_right(starts, cut - 1) - 1
        if at >= 0 and cut < quoted[at].end:
            inside.setdefault(at, []).append(cut)
        else:
            allowed.append(cut)
    for at, within in inside.items():
        edges = [quoted[at].inner_start, *within, quoted[at].inner_end]
        pieces = pairwise(edges)
        if not whole and all(len(_WORD.findall(text, *piece)) >= _SHORTEST_QUOTED for piece in pieces):
            allowed.extend(within)
    return sorted(allowed)


def _is_boundary(text: str, start: int, cut: int, end: int, language: str) -> bool:
    """Whether a sentence that began at ``start`` ends at ``cut``, where one may."""
    piece, rest = text[max(start, cut - _NEAR) : cut].rstrip(), text[cut : min(end, cut + _NEAR)]
    if not _WORD.search(rest):
        return False
    if not text[cut - 1].isspace() and not _glued(piece, rest):
        return False
    if rest[0].islower() or rest[0] in _NEVER_FIRST or _tagged(piece, rest, language):
        return False
    if piece[-1] != ".":
        return True
    if cut - start <= _ITEM and piece[:-1].strip().isdigit():
        return False  # the number of an item
    return not _abbreviated(piece, rest, language)


def _glued(piece: str, rest: str) -> bool:
    """Whether two sentences without a space between them are two all the same (no initials, no address)."""
    before, after = piece.rstrip(".!?؟…" + _CLOSING)[-2:], rest[:2]
    letters = before + after
    return len(letters) == _LETTERS_ABOUT and letters.isalpha() and not letters.isascii()


def _tagged(piece: str, rest: str, language: str) -> bool:
    """Whether ``rest`` says who spoke the quotation that ends ``piece`` (``“Why?” Mr. Roe asked.``)."""
    if piece[-1] not in _MARK_CHARACTERS:
        return False
    asked = piece.rstrip(_CLOSING)[-1:] in set("?!؟")
    tags = _tags(language)
    return any(fold_word(word) in tags for word in _WORD.findall(rest)[: _TAG_WORDS if asked else 1])


def _abbreviated(piece: str, rest: str, language: str) -> bool:
    """Whether the stop at the end of ``piece`` belongs to its last word and not to the sentence."""
    match = _LAST_TOKEN.search(piece[-_LONGEST_ABBREVIATION:-1])
    if match is None:
        return False
    token, known = fold_word(match.group()), _abbreviations(language)
    if token in known.before:
        return True
    if token in known.number:
        return rest[0].isdigit()
    initial = len(token) == 1 and token.isalpha() and not match.group().islower()
    if initial or token in known.open:
        word = _WORD.match(rest)
        return word is None or word.group().casefold() not in function_words(language)
    return False


@cache
def _abbreviations(language: str) -> _Abbreviations:
    table = toml_table(language).get("abbreviations", {})
    return _Abbreviations(
        *(
            frozenset(fold_word(word) for word in table.get(kind, "").split())
            for kind in _Abbreviations._fields
        )
    )


@cache
def _tags(language: str) -> frozenset[str]:
    return frozenset(fold_word(word) for word in toml_table(language).get("tags", "").split())
