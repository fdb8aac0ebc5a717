"""What became of the people who are counted: the words beside their number tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.facts.quantities.line import Line
    from checker.facts.quantities.number import Number
    from checker.text.words import Word

_FATE_BEFORE, _FATE_AFTER = 5, 4


def fate_of(line: Line, number: Number, last: int) -> str:
    """Return what the words beside a number of people say became of them; the nearer word decides."""
    before = _clause_before(line, number.first)
    after = _clause_after(line, last)
    found = line.tables.fates.find(after)
    if found and found[0].first <= 1:
        return found[0].concept.removeprefix("fate ")
    earlier = line.tables.fates.find(before)
    if earlier:
        return earlier[-1].concept.removeprefix("fate ")
    return found[0].concept.removeprefix("fate ") if found else ""


def fated(noun: str, fate: str) -> str:
    """Return what became of 'people'; women, children and soldiers stay what they are: parts of a sum."""
    return fate if noun in {"person", "victim"} else noun


def _clause_before(line: Line, first: int) -> list[Word]:
    window = line.words[max(0, first - _FATE_BEFORE) : first]
    cut = 0
    for at, word in enumerate(window):
        if _ends_clause(line, first - len(window) + at, word):
            # 'And' written onto a word begins the clause with it; any other is left behind.
            cut = at if _is_conjoined(line, word) else at + 1
    return window[cut:]


def _clause_after(line: Line, last: int) -> list[Word]:
    window = line.words[last : last + _FATE_AFTER]
    cut = next((at for at, word in enumerate(window) if _ends_clause(line, last + at, word)), len(window))
    return window[:cut]


def _ends_clause(line: Line, index: int, word: Word) -> bool:
    """Whether a word parts one count from the next: a mark, 'and', or another number."""
    atom = line.atom(index)
    if atom is not None and (
        atom.has("and", "figure", "num") or atom.prefix == line.tables.conjunction != ""
    ):
        return True
    return _is_conjoined(line, word) or (not word.is_word and word.text not in {"-", "'"})


def _is_conjoined(line: Line, word: Word) -> bool:
    """Whether a word may have 'and' written onto it."""
    conjunction = line.tables.conjunction
    return bool(conjunction) and word.text.startswith(conjunction) and word.text != conjunction
