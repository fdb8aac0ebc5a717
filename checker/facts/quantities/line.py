"""A line of text cut into words, with what each may be in a number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from checker.facts.quantities.figures import read_figure
from checker.text.fold import bare
from checker.text.words import Word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from checker.facts.quantities.figures import Figure
    from checker.facts.quantities.lexicon import Sense, Tables
    from checker.facts.quantities.number import Number
    from checker.text.fold import Folded

TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+|،\d{3}(?!\d))*|[^\w\s]|_+")
_NO_BREAK = "\u00a0\u202f\u2009"
_GROUP = 3
HYPHEN = "-"
_COUNTING = (
    "figure",
    "num",
    "hundred",
    "scale",
    "plural",
    "twice",
    "about",
    "dual",
    "soft",
    "pair",
    "single",
    "oneandhalf",
)
_FRACTION_SLASH = "⁄"
_ARABIC_COMMA = "،"  # typed for the thousands separator


class Atom(NamedTuple):
    """The words ``[first, last)`` as part of a number: values by symbol, and the clitics before them."""

    first: int
    last: int
    prefix: str
    values: Mapping[str, Decimal]
    figure: Figure | None = None
    concept: str = ""

    def has(self, *symbols: str) -> bool:
        """Whether it can be one of these."""
        return any(symbol in self.values for symbol in symbols)


class Mask(NamedTuple):
    """A span of a text that is a time or an address; ``counts``: a length of time may stand in it."""

    start: int
    end: int
    counts: bool


class Line(Struct):
    """The words of one line, with the atoms of numbers that begin at each."""

    text: str
    words: list[Word]
    tables: Tables
    atoms: dict[int, Atom]
    masks: dict[int, Mask]

    def is_masked(self, index: int, number: Number) -> bool:
        """Whether a word belongs to a time that does not hold the number."""
        mask = self.masks.get(index)
        return mask is not None and mask is not self.masks.get(number.first)

    def atom(self, index: int) -> Atom | None:
        """Return the atom that begins at a word, if one does."""
        return self.atoms.get(index)

    def counts(self, index: int) -> bool:
        """Whether a word is a number of its own, or begins one."""
        atom = self.atoms.get(index)
        return atom is not None and atom.has(*_COUNTING)

    def continues(self, atom: Atom) -> bool:
        """Whether the clitics of an atom let it stand inside a number: 'and', the article, or none."""
        tables = self.tables
        rest = atom.prefix.removeprefix(tables.conjunction) if tables.conjunction else atom.prefix
        return rest in {"", tables.article}

    def glued(self, index: int) -> bool:
        """Whether nothing stands between a word and the one before it."""
        return 0 < index < len(self.words) and self.words[index - 1].end == self.words[index].start

    def word(self, index: int) -> str:
        """Return a word in folded spelling; empty beyond the line."""
        return self.words[index].text if 0 <= index < len(self.words) else ""

    def is_hyphen(self, index: int) -> bool:
        """Whether a hyphen joins the words around it."""
        return self.word(index) == HYPHEN and self.glued(index) and self.glued(index + 1)


def read_line(folded: Folded, start: int, end: int, tables: Tables, masks: Sequence[Mask] = ()) -> Line:
    """Read the folded characters ``[start, end)``; the words' places are those of the original.

    ``masks`` are the times and addresses of the line, in order.
    """
    words: list[Word] = []
    even = folded.origins is None
    for match in TOKEN.finditer(folded.text, start, end):
        first, last = match.span() if even else folded.span(*match.span())
        words.append(Word(match[0], first, last, folded.original[first].isupper()))
    line = Line(folded.original, words, tables, {}, _masked(words, masks))
    index = 0
    while index < len(words):
        text = words[index].text
        if text[0].isdecimal():
            atom = _figure(line, index)
        else:
            senses = tables.senses[text]
            atom = _word(line, index, senses) if senses else None
        if atom is not None:
            line.atoms[index] = atom
            if atom.figure is not None:
                index = atom.last
                continue
        index += 1
    return line


def _masked(words: Sequence[Word], masks: Sequence[Mask]) -> dict[int, Mask]:
    """Return the mask of each word that one covers."""
    found: dict[int, Mask] = {}
    waiting = iter(masks)
    mask = next(waiting, None)
    for index, word in enumerate(words):
        while mask is not None and mask.end <= word.start:
            mask = next(waiting, None)
        if mask is not None and mask.start < word.end:
            found[index] = mask
    return found


def _figure(line: Line, index: int) -> Atom | None:
    """Return a number in figures, with the groups of thousands that spaces set apart."""
    words = line.words
    last = index + 1
    token = words[index].text.replace(_ARABIC_COMMA, ",")
    if token.isdecimal() and len(token) <= _GROUP and token[0] != "0":
        last = _grouped(line, index)
    raw = line.text[words[index].start : words[index].end]
    if line.word(index + 1) == _FRACTION_SLASH and not raw.isdecimal():
        last = index + 3  # '5½' in folded spelling
    elif last > index + 1:
        token = "".join(word.text for word in words[index:last])
        raw = "".join(line.text[word.start : word.end] for word in words[index:last])
    settings = line.tables.settings
    figure = read_figure(token, raw, settings["comma"], settings["point"])
    return Atom(index, last, "", {"figure": figure.value}, figure) if figure else None


def _grouped(line: Line, index: int) -> int:
    """Return where groups of three digits, each one space apart, end."""
    last = index + 1
    words = line.words
    while last < len(words):
        gap = line.text[words[last - 1].end : words[last].start]
        token = words[last].text
        whole = token.split(",")[0].split(".")[0]
        if len(gap) != 1 or len(whole) != _GROUP or not whole.isdecimal():
            break
        if gap not in _NO_BREAK and (gap != " " or not line.tables.has("groups", "space")):
            break
        last += 1
        if token != whole:
            break
    # Ten groups are a phone number or a row of a table.
    return last if last - index <= _GROUP + 2 else index + 1


def _word(line: Line, index: int, senses: Sequence[Sense]) -> Atom | None:
    """Return the longest number phrase of the tables that begins at a word, which has these senses."""
    best = index
    found: dict[str, Decimal] = {}
    prefix = concept = ""
    for sense in senses:
        last = _end(line, index, sense.entry.rest)
        if last is None or last < best or not _is_so_written(line, index, sense.prefix):
            continue
        if last > best:
            best, found = last, {}
            prefix = sense.prefix
        if sense.prefix == prefix:
            found.setdefault(sense.entry.symbol, sense.entry.value)
            concept = sense.entry.concept or concept
    return Atom(index, best, prefix, found, None, concept) if found else None


def _is_so_written(line: Line, index: int, prefix: str) -> bool:
    """Whether a word is none that folding makes a number of: 'ميتا', dead, is no 'مئتا', two hundred."""
    word = line.words[index]
    spellings = line.tables.as_written.get(word.text.removeprefix(prefix))
    return spellings is None or any(it in bare(line.text[word.start : word.end]) for it in spellings)


def _end(line: Line, index: int, rest: tuple[str, ...]) -> int | None:
    place = index + 1
    for word in rest:
        if line.is_hyphen(place):
            place += 1
        here = line.word(place)
        if here != word and here != line.tables.article + word:
            return None
        place += 1
    return place
