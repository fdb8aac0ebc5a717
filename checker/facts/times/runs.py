"""Cutting a text into runs of words that the time tables know; all the rest is passed over once."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.facts.times.lexicon import TOKEN, load
from checker.facts.times.nodes import Word
from checker.facts.times.reach import makes_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.facts.times.lexicon import Lexicon
    from checker.facts.times.shapes import Piece
    from checker.text.fold import Folded

_Met = tuple[str, "tuple[Piece, ...]", int, bool]
"""A token, its pieces, where it begins, and whether it follows unspaced."""
_END = "end"  # the symbol of the mark behind a run
_BEFORE_NO_TIME = frozenset("$€£¥₤#+=_\\^*~")
_AFTER_NO_TIME = frozenset("%$€£¥‰°")
_MOST_ASKED = 24  # tokens
_BARE_YEARS = range(1900, 2040)


def runs(folded: Folded, lexicon: Lexicon, *, eager: bool = False) -> Iterator[list[Word]]:
    """Yield the maximal runs of known words that hold at least one trigger (a symbol in capitals).

    Those of which no rule makes a time are left out: most are small words that only link times together.
    ``eager`` asks for no trigger, and yields all: in a field that holds nothing else, '17 02' is a date.
    """
    text = folded.text
    seen, lookup = lexicon.seen, lexicon.lookup
    run: list[_Met] = []
    triggered = eager
    last_end = -1
    for match in TOKEN.finditer(text):
        token = match[0]
        pieces, trigger = seen.get(token) or lookup(token)
        if not pieces and not run:
            last_end = match.end()
            continue
        start, end = match.span()
        glued = start == last_end
        last_end = end
        if pieces and not (text[start].isdecimal() and _is_no_time(text, start, end, inside=bool(run))):
            triggered = triggered or trigger
            run.append((token, pieces, start, glued))
            continue
        if run and triggered and (eager or _may_be_time(run, lexicon)):
            # '5G', '20km': letters of no table make the figure part of a name or measure.
            named = glued and text[start].isalpha() and run[-1][1][-1].text[-1].isdecimal()
            words = list(_words(run))[: -1 if named else None]
            if words and not text[start].isalnum():
                words.append(_end(start))
            if words:
                yield words
        run, triggered = [], eager
    if run and triggered and (eager or _may_be_time(run, lexicon)):
        yield [*_words(run), _end(len(text))]


def _may_be_time(run: list[_Met], lexicon: Lexicon) -> bool:
    """Whether a run may be a time; long ones are not asked about, so that none need be remembered."""
    return len(run) > _MOST_ASKED or _may_be(tuple([met[0] for met in run]), lexicon.language)


@lru_cache(maxsize=8192)
def _may_be(tokens: tuple[str, ...], language: str) -> bool:
    """Whether a time may be made of what the tokens of a run are, and of the phrases that begin in it."""
    lexicon = load(language)
    pieces = [piece for token in tokens for piece in lexicon.lookup(token)[0]]
    symbols = {symbol for piece in pieces for symbol, _ in piece.senses}
    texts = tuple([piece.text for piece in pieces])
    for place, (text, following) in enumerate(pairwise(texts), start=1):
        for rest, symbol, _ in lexicon.phrases.get(text, {}).get(following, ()):
            if texts[place : place + len(rest)] == rest:
                symbols.add(symbol)
    refined = {_refined(symbol) for symbol in symbols}
    return makes_time(frozenset({*symbols, *refined, _END}), language)


def _words(run: list[_Met]) -> Iterator[Word]:
    """Yield the pieces of the tokens of a run as words: only of runs that are parsed."""
    for _, pieces, start, glued in run:
        for piece in pieces:
            unspaced = glued or piece.begin > 0
            yield Word(piece.text, start + piece.begin, start + piece.end, piece.senses, unspaced)


def _end(at: int) -> Word:
    """Return the mark of a run that no further word continues: 'on the 15th.', not 'on the 15th floor'."""
    return Word("", at, at, ((_END, 0),), False)


def _is_no_time(text: str, start: int, end: int, *, inside: bool) -> bool:
    """Whether a figure stands where none is a time: after letters or a currency, before a percent sign.

    ``inside`` tells that known words stand before it.
    """
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before in _BEFORE_NO_TIME or after in _AFTER_NO_TIME:
        return True
    if not inside:
        if before.isalpha():
            return True
        return before == "-" and start > 1 and text[start - 2].isalpha()
    return text[end : end + 2] in {" %", " €", " $"}


def refine(run: list[Word], folded: Folded, lexicon: Lexicon) -> list[Word]:
    """Add what the surroundings tell: the exact spelling of ambiguous words, years that stand alone."""
    refined = []
    for at, word in enumerate(run):
        extra: list[tuple[str, object]] = []
        for symbol, value in word.senses:
            spelled = symbol[-1] == "X" and _as_spelled(folded, word, lexicon)
            if spelled or (symbol == "Y4" and _stands_alone(run, at, folded, lexicon)):
                extra.append((_refined(symbol), value))
        refined.append(word._replace(senses=(*word.senses, *extra)) if extra else word)  # type: ignore[arg-type]
    return refined


def _refined(symbol: str) -> str:
    """Return the symbol that a word has as well where its surroundings allow it; most have none."""
    if symbol == "Y4":
        return "YALONE"
    return symbol[:-1] + "C" if symbol[-1] == "X" else ""


def _as_spelled(folded: Folded, word: Word, lexicon: Lexicon) -> bool:
    """Whether an ambiguous word stands exactly as the table spells it: 'May', not 'may'."""
    first, last = folded.span(word.start, word.end)
    return folded.original[first:last] in lexicon.spellings


def _stands_alone(run: list[Word], at: int, folded: Folded, lexicon: Lexicon) -> bool:
    """Whether a four-digit number is likely a year: of our time, not a count, not part of a figure."""
    if int(run[at].text) not in _BARE_YEARS:
        return False
    if at and any(symbol in {"int", "num"} for symbol, _ in run[at - 1].senses):
        return False
    word = run[at]
    following = TOKEN.search(folded.text, word.end, word.end + 40)
    return following is None or following[0] not in lexicon.counted
