"""Edits of what is said and how strongly: negation, strength, a word inside quotation marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edit_kinds.tables import section, table
from edit_kinds.values import replaced

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from edit_kinds.values import Edit, Line

_SHORTEST_QUOTE, _SHORTEST_WORD = 2, 4
_LIKE_LENGTH = (0.5, 2.0)


def negation_edits(line: Line, _random: Random) -> Iterator[Edit]:
    """Yield a negation deleted where both languages have one, or inserted where neither has any."""
    here, there = (_negations(text, language) for text, language in _sides(line))
    rules = section(line.language, "negation")
    if rules["question"] in line.text or here != there:
        return
    way = "delete" if here else "insert"
    for change in rules["change"]:
        if change["way"] == way:
            match = re.search(change["find"], line.text)
            if match:
                yield _rewritten("negation", line, match, change["put"])


def _negations(text: str, language: str) -> int:
    return len(re.findall(section(language, "negation")["markers"], text, re.IGNORECASE))


def _sides(line: Line) -> tuple[tuple[str, str], tuple[str, str]]:
    return (line.text, line.language), (line.other, line.beside)


def _rewritten(kind: str, line: Line, match: re.Match[str], put: str) -> Edit:
    """Return the line with a match rewritten; blanks at the end of both are no part of the edit."""
    old, new = match[0], match.expand(put)
    blank = " " if old.endswith(" ") and new.endswith(" ") else ""
    end = match.end() - len(blank)
    return replaced(kind, line, [((match.start(), end), new.removesuffix(" ") if blank else new)])


def strength_edits(line: Line, _random: Random) -> Iterator[Edit]:
    """Yield each word of a scale that the other language has too, made weaker or stronger."""
    concepts = section(line.beside, "counterparts")
    for change in table(line.language)["strength"]:
        pattern = concepts.get(change["concept"])
        match = re.search(change["find"], line.text)
        if match and pattern and re.search(pattern, line.other, re.IGNORECASE):
            yield _rewritten("strength", line, match, change["put"])


def quotations(text: str, language: str) -> list[tuple[int, int]]:
    """Return the spans inside the quotation marks of a line that closes what it opens."""
    marks = section(language, "quotation")
    spans = []
    for opened, closed in zip(marks["open"], marks["close"], strict=True):
        if opened == "'":
            continue  # an apostrophe as often as not
        pattern = rf"{opened}([^{opened}{closed}]+){closed}"
        spans += [match.span(1) for match in re.finditer(pattern, text)]
    return spans


def frames(text: str, language: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield each noun that stands between a determiner and a word or mark that ends it, by its frame.

    A frame is the determiner's class and the ending of the word: words of one frame can replace each other.
    """
    marks = section(language, "quotation")
    ends = "|".join(re.escape(word) for word in marks["after_noun"])
    article = "ال" if language == "ar" else ""
    for determiner, kind in marks["determiners"].items():
        noun = rf"{article}[^\W\d_A-Z]{{{_SHORTEST_WORD},}}"
        pattern = rf"(?<!\w)(?i:{re.escape(determiner)}) ({noun})(?=[.,;!?]| (?:{ends})(?!\w))"
        for match in re.finditer(pattern, text):
            ending = next((end for end in marks["class_endings"] if match[1].endswith(end)), "")
            vowel = match[1][0] in "aeiou"
            yield f"{language} {kind} {ending} {vowel}", match.span(1)


def quoted_edits(line: Line, random: Random) -> Iterator[Edit]:
    """Yield a word inside quotation marks turned into its opposite, or into a word of another document."""
    there = [line.other[start:end] for start, end in quotations(line.other, line.beside)]
    for start, end in quotations(line.text, line.language):
        quote = line.text[start:end]
        length = len(quote.split())
        if length < _SHORTEST_QUOTE or not any(_is_alike(length, len(other.split())) for other in there):
            continue
        yield from _opposites(line, start, quote)
        yield from _strangers(line, start, quote, random)


def _is_alike(length: int, other: int) -> bool:
    low, high = _LIKE_LENGTH
    return low * length <= other <= high * length


def _opposites(line: Line, offset: int, quote: str) -> Iterator[Edit]:
    for word, opposite in section(line.language, "quotation")["opposites"]:
        matches = list(re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", quote))
        for match in matches if len(matches) == 1 else ():
            if _negations(quote[: match.start()].rsplit(",", 1)[-1], line.language):
                continue  # 'not unhappy' is happy
            span = (offset + match.start(), offset + match.end())
            yield replaced("quoted", line, [(span, opposite)])


def _strangers(line: Line, offset: int, quote: str, random: Random) -> Iterator[Edit]:
    for frame, (start, end) in frames(quote, line.language):
        options = [word for word in (line.strangers or {}).get(frame, ()) if word not in line.text.lower()]
        if options:
            yield replaced("quoted", line, [((offset + start, offset + end), random.choice(options))])
