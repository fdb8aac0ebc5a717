"""Where the passages of a nested source stand in the source that quotes them."""

from __future__ import annotations

import re
from itertools import islice

from checker.model.source import Passage
from checker.text.lines import LINE

MAX_PASSAGES = 1000  # of one nested source
_MAX_OCCURRENCES = 50  # of one passage that are looked at for the one in quotation marks
_OPENING = frozenset("\"'“”„‟‘’‚«»‹›「『＂")
_CLOSING = frozenset("\"'“”‟‘’«»‹›」』＂")


class TooManyPassagesError(ValueError):
    """A nested source of more than `MAX_PASSAGES` lines."""


class PassageNotFoundError(LookupError):
    """A line of a nested source that its container does not have.

    ``line`` is the line's number from 1, ``text`` its words.
    """

    def __init__(self, line: int, text: str) -> None:
        super().__init__(text)
        self.line = line
        self.text = text


def locate_passages(text: str, container: str) -> tuple[Passage, ...]:
    """Return, for each line of a nested source with words, where it stands in its container.

    A line is looked for word for word, then with any white space between its words. Of several places, the
    one in quotation marks is taken before one without, and one after the passage before it rather than one
    ahead of it: passages follow the order of the container. A text of which no line stands there was taken
    out of its container whole, as an embedded post is: it has no passages.

    Raises:
        PassageNotFoundError: some lines stand in the container, this one does not.
        TooManyPassagesError: more than `MAX_PASSAGES` lines.
    """
    passages: list[Passage] = []
    missing: PassageNotFoundError | None = None
    after = 0
    for match in LINE.finditer(text):
        words = match.group().strip()
        if not words:
            continue
        if len(passages) == MAX_PASSAGES:
            raise TooManyPassagesError(f"more than {MAX_PASSAGES} passages")
        start = match.start() + match.group().index(words)
        place = _place(words, container, after)
        if place is None:
            missing = missing or PassageNotFoundError(len(text[: start + 1].splitlines()), words)
            continue
        passages.append(Passage(start, start + len(words), *place))
        after = place[1]
    if missing is not None and passages:
        raise missing
    return tuple(passages)


def _place(words: str, container: str, after: int) -> tuple[int, int] | None:
    """Return the best place of ``words``, or None."""
    for pattern in (re.escape(words), r"\s+".join(map(re.escape, words.split()))):
        places: list[tuple[int, int]] = []
        for start in (after, 0):
            further = _occurrences(re.compile(pattern), container, start)
            quoted = next((place for place in further if _is_quoted(container, *place)), None)
            if quoted:
                return quoted
            places += further
        if places:
            return places[0]
    return None


def _occurrences(finder: re.Pattern[str], container: str, after: int) -> list[tuple[int, int]]:
    return [match.span() for match in islice(finder.finditer(container, after), _MAX_OCCURRENCES)]


def _is_quoted(container: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` fills a pair of quotation marks; French ones stand off by a space."""
    before = container[max(0, start - 2) : start].rstrip()
    behind = container[end : end + 2].lstrip()
    return before[-1:] in _OPENING and behind[:1] in _CLOSING
