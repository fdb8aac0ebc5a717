"""Claims: sentences, and the clauses of long sentences, with their exact spans.

A sentence is cut before discourse markers (``checker.text.clauses``), never inside a quotation or brackets,
and never so that a piece is left with fewer words than the language's table asks for: a relative clause or
a lone adverbial stays with its main verb. What lies between two claims is white space and the comma, dash
or stop that separates them. Lines without a word (rules, rows of stars) make no claim.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import TYPE_CHECKING

from checker.model.claim import Claim
from checker.model.language import primary_language
from checker.text.clauses import clause_table, cuts
from checker.text.fold import fold
from checker.text.language import UNDETERMINED, detect
from checker.text.quotations import find
from checker.text.segment import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model.source import Source
    from checker.text.clauses import ClauseTable
    from checker.text.fold import Folded
    from checker.text.segment import Sentence

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BRACKETS = re.compile(r"\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,2000}\]")


def claims(source: Source) -> tuple[Claim, ...]:
    """Return the claims of a source in order, numbered from 1, disjoint.

    Every character of the text that is neither white space nor punctuation lies in one claim. The language
    of a claim is that of its source; detected where the source names none.
    """
    language = primary_language(source.language)
    if language == UNDETERMINED:
        language = detect(source.text)
    spans = clause_spans(source.text, language)
    return tuple(
        Claim(f"{source.id}:{number}", source.id, start, end, source.text[start:end], language, sentence)
        for number, (start, end, sentence) in enumerate(spans, start=1)
    )


def clause_spans(text: str, language: str) -> tuple[tuple[int, int, int], ...]:
    """Return the claims of a text as (start, end, number of the sentence from 0)."""
    quotations = find(text)
    table = clause_table(primary_language(language))
    found: list[tuple[int, int, int]] = []
    protected = sorted(
        [(item.start, item.end) for item in quotations if item.depth == 1]
        + [match.span() for match in _BRACKETS.finditer(text)]
    )
    folded = fold(text)
    number = 0
    for sentence in sentences(text, language):
        if not _says_something(text, sentence.start, sentence.end):
            continue
        for start, end in _clauses(text, folded, sentence, protected, table):
            found.append((start, end, number))
        number += 1
    return tuple(found)


def _clauses(
    text: str,
    folded: Folded,
    sentence: Sentence,
    protected: Sequence[tuple[int, int]],
    table: ClauseTable | None,
) -> Iterator[tuple[int, int]]:
    start = sentence.start
    found = cuts(folded, sentence.start, sentence.end, table) if table is not None else []
    words = [match.start() for match in _WORD.finditer(text, sentence.start, sentence.end)] if found else []
    if table is not None and len(words) >= table.longest:
        for first, last in found:
            before = bisect_right(words, first) - bisect_right(words, start - 1)
            after = len(words) - bisect_right(words, last - 1)
            if min(before, after) >= table.shortest and not _is_inside(first, protected):
                yield start, first
                start = last
    yield start, sentence.end


def _is_inside(position: int, spans: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(spans, (position, position)) - 1
    return any(start < position < end for start, end in spans[max(0, at - 1) : at + 1])


def _says_something(text: str, start: int, end: int) -> bool:
    """Whether there is more than punctuation: a letter, a digit, or a symbol such as an emoji."""
    return any(not _is_punctuation(char) for char in text[start:end])


def _is_punctuation(char: str) -> bool:
    return char.isspace() or unicodedata.category(char)[0] in "PC"
