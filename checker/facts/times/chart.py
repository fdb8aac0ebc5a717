"""A bottom-up chart parser over a short run of known words, and the choice of the best mentions in it.

Runs are read from right to left, so that everything a rule may need after its first part is complete when
that part is found. For each symbol and stretch only the best reading is kept, and no reading is longer than
``LONGEST`` words, so that the work is linear in the length of the run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.facts.times.expression import Term
    from checker.facts.times.grammar import Element, Productions, Rule
    from checker.facts.times.lexicon import Lexicon

LONGEST = 24
TOPS = ("T", "FIELD", "DUR", "NOT")
_COVER, _MENTION = 30, 10  # a word covered against one more mention


class Word(NamedTuple):
    """A piece of the folded text: its span, spelling and senses, and whether it follows unspaced."""

    text: str
    start: int
    end: int
    senses: tuple[tuple[str, Term], ...]
    glued: bool


class Node(NamedTuple):
    """A reading of some words: its value and the words ``[first, last)`` that its span covers."""

    value: Term
    first: int
    last: int
    score: int
    weak: bool
    parts: tuple[Node, ...]


Cell = dict[int, Node]
Chart = list[dict[str, Cell]]


class Board(NamedTuple):
    """The chart of a run, its words, and the start that is being worked on."""

    chart: Chart
    words: Sequence[Word]
    start: int


class Reading(NamedTuple):
    """One chosen mention: its reading and symbol; FIELD is what only a field of its own can be."""

    symbol: str
    node: Node


def parse(words: Sequence[Word], lexicon: Lexicon, rules: Mapping[str, Productions], *,
          whole: bool) -> list[Reading]:  # fmt: skip
    """Return the best mentions of a run, left to right. ``whole`` admits a weak reading of the entire run."""
    chart = _fill(words, lexicon, rules)
    return _best(chart, len(words), whole=whole)


def _fill(words: Sequence[Word], lexicon: Lexicon, rules: Mapping[str, Productions]) -> Chart:
    """Return the chart: for each start, the readings by symbol and end."""
    chart: Chart = [{} for _ in range(len(words) + 1)]
    for start in range(len(words) - 1, -1, -1):
        cells = chart[start]
        agenda = list(_entries(words, start, lexicon))
        while agenda:
            symbol, end, node = agenda.pop()
            cell = cells.setdefault(symbol, {})
            known = cell.get(end)
            if known is not None and (not known.weak, known.score) >= (not node.weak, node.score):
                continue
            cell[end] = node
            agenda.extend(_grown(rules.get(symbol), node, end, Board(chart, words, start)))
    return chart


def _grown(
    productions: Productions | None, node: Node, end: int, board: Board
) -> Iterator[tuple[str, int, Node]]:
    """Yield what the rules make of a reading that ends at ``end`` and of what follows it."""
    if productions is None:
        return
    glued = board.words[board.start].glued
    for rule in productions.single:
        built = _apply(rule, (node,), glued=glued)
        if built is not None:
            yield rule.symbol, end, built
    following = board.chart[end]
    for second, longer in productions.longer.items():
        for rule in longer if second in following else ():
            for last, nodes in _matches(rule.rest, 0, end, board):
                built = _apply(rule, (node, *nodes), glued=glued)
                if built is not None:
                    yield rule.symbol, last, built


def _entries(words: Sequence[Word], start: int, lexicon: Lexicon) -> Iterator[tuple[str, int, Node]]:
    """Yield what the tables say of the word at ``start`` and of phrases that begin there."""
    word = words[start]
    for symbol, value in word.senses:
        yield symbol, start + 1, Node(value, start, start + 1, 0, False, ())
    for rest, symbol, value in lexicon.phrases.get(word.text, ()):
        end = start + 1 + len(rest)
        if end <= len(words) and all(words[start + 1 + at].text == text for at, text in enumerate(rest)):
            yield symbol, end, Node(value, start, end, 1, False, ())


def _matches(
    elements: tuple[Element, ...], at: int, position: int, board: Board
) -> list[tuple[int, tuple[Node, ...]]]:
    """Return every way of matching the rest of a pattern from ``position``: the end and the nodes."""
    if at == len(elements):
        return [(position, ())]
    element = elements[at]
    if position >= len(board.words) or (element.glued and not board.words[position].glued):
        return []
    cell = board.chart[position].get(element.symbol)
    if not cell:
        return []
    return [
        (last, (node, *nodes))
        for end, node in cell.items()
        if end <= board.start + LONGEST
        for last, nodes in _matches(elements, at + 1, end, board)
    ]


def _apply(rule: Rule, nodes: tuple[Node, ...], *, glued: bool) -> Node | None:
    """Return the reading a rule makes of its parts, None when they do not fit."""
    if rule.first.glued and not glued:
        return None
    value = rule.build([node.value for node in nodes])
    if value is None:
        return None
    elements = (rule.first, *rule.rest)
    shown = [node for node, element in zip(nodes, elements, strict=True) if not element.silent] or list(nodes)
    score = sum(node.score for node in nodes) + rule.weight - 1
    weak = rule.strength < 0
    if rule.strength == 0:
        timed = [
            node.weak for node, element in zip(nodes, elements, strict=True) if element.symbol in {"T", "pt"}
        ]
        weak = bool(timed) and all(timed)
    parts = tuple(part for node, element in zip(nodes, elements, strict=True) if element.symbol in {"T", "pt"}
                  for part in (node.parts or (node,))) if rule.joins or len(nodes) == 1 else ()  # fmt: skip
    return Node(value, shown[0].first, shown[-1].last, score, weak, parts)


def _best(chart: Chart, length: int, *, whole: bool) -> list[Reading]:
    """Choose readings that cover most words with fewest mentions."""
    totals = [0] * (length + 1)
    choices: list[tuple[int, Reading] | None] = [None] * (length + 1)
    for start in range(length - 1, -1, -1):
        totals[start] = totals[start + 1]
        for symbol in TOPS:
            for end, node in chart[start].get(symbol, {}).items():
                if (node.weak or symbol == "FIELD") and not (whole and start == 0 and end >= length - 1):
                    continue
                total = totals[end] + _COVER * (node.last - node.first) - _MENTION + node.score
                if total > totals[start]:
                    totals[start], choices[start] = total, (end, Reading(symbol, node))
    chosen: list[Reading] = []
    start = 0
    while start < length:
        choice = choices[start]
        if choice is None:
            start += 1
        else:
            start = choice[0]
            chosen.append(choice[1])
    return chosen
