"""The choice of the best mentions among all readings of a run of words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.facts.times.chart import fill

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.facts.times.chart import Chart
    from checker.facts.times.grammar import Grammar
    from checker.facts.times.lexicon import Lexicon
    from checker.facts.times.nodes import Node, Word

TOPS = ("T", "SPAN", "FIELD", "DUR", "NOT")
_COVER, _MENTION = 30, 10  # a word covered against one more mention


class Reading(NamedTuple):
    """One chosen mention: its reading and symbol; FIELD is what only a field of its own can be.

    ``[begin, end)`` are the words it was read from; its span may leave out some at either end.
    """

    symbol: str
    node: Node
    begin: int
    end: int


def parse(words: Sequence[Word], lexicon: Lexicon, grammar: Grammar, *,
          whole: bool) -> list[Reading]:  # fmt: skip
    """Return the best mentions of a run, left to right. ``whole`` admits a weak reading of the entire run."""
    chart = fill(words, lexicon, grammar)
    return _best(chart, len(words), whole=whole)


def _best(chart: Chart, length: int, *, whole: bool) -> list[Reading]:
    """Choose readings that cover most words with fewest mentions; of equal ones, the longer one first."""
    totals = [0] * (length + 1)
    choices: list[Reading | None] = [None] * (length + 1)
    for start in range(length - 1, -1, -1):
        totals[start] = totals[start + 1]
        for symbol in TOPS:
            for end, node in chart[start].get(symbol, {}).items():
                if (node.weak or symbol == "FIELD") and not (whole and start == 0 and end >= length - 1):
                    continue
                total = totals[end] + _COVER * (node.last - node.first) - _MENTION + node.score
                known = choices[start]
                reached = known.end if known is not None else len(chart)  # on equal terms, what is none stays
                if (total, end) > (totals[start], reached):
                    totals[start], choices[start] = total, Reading(symbol, node, start, end)
    chosen: list[Reading] = []
    start = 0
    while start < length:
        choice = choices[start]
        if choice is None:
            start += 1
        else:
            start = choice.end
            chosen.append(choice)
    return chosen
