"""A bottom-up chart parser over a short run of known words, and the choice of the best mentions in it.

Runs are read from right to left, so that everything a rule may need after its first part is complete when
that part is found. For each symbol and stretch only the best reading is kept, and no reading is longer than
``LONGEST`` words, so that the work is linear in the length of the run.
"""

from __future__ import annotations

from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from checker.facts.times.fitting import CLOSED, UNSHAPED, joined, may_join, may_span, plain, shape_of
from checker.facts.times.grammar import moves

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.facts.times.expression import Term
    from checker.facts.times.grammar import Grammar, Productions, Rule, State, Step
    from checker.facts.times.lexicon import Lexicon

LONGEST = 24
TOPS = ("T", "SPAN", "FIELD", "DUR", "NOT")
_COVER, _MENTION = 30, 10  # a word covered against one more mention


class Word(NamedTuple):
    """A piece of the folded text: its span, spelling and senses, and whether it follows unspaced."""

    text: str
    start: int
    end: int
    senses: tuple[tuple[str, Term], ...]
    glued: bool


class Node(NamedTuple):
    """A reading of some words: its value and the words ``[first, last)`` that its span covers.

    ``shape`` tells quickly what the value can be joined with.
    """

    value: Term
    first: int
    last: int
    score: int
    weak: bool
    parts: tuple[Node, ...]
    shape: int


Cell = dict[int, Node]
Chart = list[dict[str, Cell]]
Agenda = list[tuple["Rule | None", tuple[Node, ...], int, str]]  # a rule, its parts; or a reading


class Board(NamedTuple):
    """The chart of a run, its words, the signatures of its places, and how far a reading may reach."""

    chart: Chart
    words: Sequence[Word]
    signatures: list[int]
    start: int
    limit: int


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


def fill(words: Sequence[Word], lexicon: Lexicon, grammar: Grammar) -> Chart:
    """Return the chart: for each start, the readings by symbol and end."""
    grammar.trim()
    rules = grammar.productions
    chart: Chart = [{} for _ in range(len(words) + 1)]
    signatures = [grammar.signature((), glued=False)] * (len(words) + 1)
    for start in range(len(words) - 1, -1, -1):
        cells = chart[start]
        board = Board(chart, words, signatures, start, start + LONGEST)
        agenda: Agenda = []
        word = words[start]
        for symbol, value, score, weak, shape in _alone(word.senses, lexicon.language, glued=word.glued):
            node = Node(value, start, start + 1, score, weak, (), shape)
            cells[symbol] = {start + 1: node}
            productions = rules[symbol]
            if productions is not None:
                _grow(productions, node, start + 1, board, agenda)
        agenda.extend(_phrases(words, start, lexicon))
        while agenda:
            rule, nodes, end, symbol = agenda.pop()
            if rule is not None:
                built = _made(rule, nodes, end, cells)
                if built is None:
                    continue
                symbol, node = _symbol(rule, built), built
            else:
                node = nodes[0]
            cell = cells.setdefault(symbol, {})
            known = cell.get(end)
            if known is not None and not _beats(node, known):
                continue
            cell[end] = node
            productions = rules[symbol]
            if productions is not None:
                for rule in productions.single:
                    _add(rule, (node,), end, board, agenda)
                _grow(productions, node, end, board, agenda)
        signatures[start] = grammar.signature(tuple(cells), glued=word.glued)
    return chart


@lru_cache(maxsize=8192)
def _alone(
    senses: tuple[tuple[str, Term], ...], language: str, *, glued: bool
) -> tuple[tuple[str, Term, int, bool, int], ...]:
    """Return all that one word can be by itself: symbol, value, score, whether it is weak, its shape."""
    from checker.facts.times.grammar import rules

    found: dict[str, Node] = {}
    agenda = [(symbol, Node(value, 0, 1, 0, False, (), shape_of(value))) for symbol, value in senses]
    while agenda:
        symbol, node = agenda.pop()
        known = found.get(symbol)
        if known is not None and not _beats(node, known):
            continue
        found[symbol] = node
        productions = rules(language).productions[symbol]
        for rule in productions.single if productions else ():
            built = None if rule.first.glued and not glued else _apply(rule, (node,))
            if built is not None:
                agenda.append((_symbol(rule, built), built))
    return tuple((symbol, node.value, node.score, node.weak, node.shape) for symbol, node in found.items())


def _beats(node: Node, known: Node) -> bool:
    """Whether a reading is better than one of the same words: can stand alone, scores more, tells more."""
    if node.weak != known.weak:
        return known.weak
    if node.score != known.score:
        return node.score > known.score
    return len(node.parts) > len(known.parts) and node.value == known.value


def _phrases(
    words: Sequence[Word], start: int, lexicon: Lexicon
) -> Iterator[tuple[None, tuple[Node, ...], int, str]]:
    """Yield what the tables say of the phrases that begin at ``start``."""
    known = lexicon.phrases.get(words[start].text)
    if not known or start + 1 == len(words):
        return
    for rest, symbol, value in known.get(words[start + 1].text, ()):
        end = start + 1 + len(rest)
        if end <= len(words) and all(words[start + 1 + at].text == text for at, text in enumerate(rest)):
            yield None, (Node(value, start, end, 1, False, (), shape_of(value)),), end, symbol


def _grow(productions: Productions, node: Node, end: int, board: Board, agenda: Agenda) -> None:
    """Add to the agenda what the rules make of a reading that ends at ``end`` and of what follows it."""
    state = productions.unjoined if len(node.parts) > 1 else productions.all
    cells = board.chart[end]
    for second, step in _moves(state, end, board):
        for _, rule in step.done:
            for last, other in cells[second].items():
                if last <= board.limit and (rule.pair is None or may_join(node.shape, other.shape)):
                    _add(rule, (node, other), last, board, agenda)
        if step.state is not None:
            found: list[tuple[int, Rule, tuple[Node, ...], int]] = []
            for last, other in cells[second].items():
                if last <= board.limit:
                    _walk(step.state, (node, other), last, board, found)
            if len(found) > 1:
                found.sort(key=_number)  # as if each rule were tried by itself
            for _, rule, nodes, last in found:
                _add(rule, nodes, last, board, agenda)


_number = itemgetter(0)


def _moves(state: State, position: int, board: Board) -> tuple[tuple[str, Step], ...]:
    """Return which symbols that begin at ``position`` the rules of a state go on with."""
    signature = board.signatures[position]
    known = state.moves.get(signature)
    if known is None:
        glued = position < len(board.words) and board.words[position].glued
        known = state.moves[signature] = moves(state, board.chart[position], glued=glued)
    return known


def _walk(state: State, nodes: tuple[Node, ...], position: int, board: Board,
          found: list[tuple[int, Rule, tuple[Node, ...], int]]) -> None:  # fmt: skip
    """Find every way of going on from ``position``: the rule and its number, the nodes and their end."""
    for symbol, step in _moves(state, position, board):
        for last, node in board.chart[position][symbol].items():
            if last <= board.limit:
                for number, rule in step.done:
                    found.append((number, rule, (*nodes, node), last))
                if step.state is not None:
                    _walk(step.state, (*nodes, node), last, board, found)


def _add(rule: Rule, nodes: tuple[Node, ...], end: int, board: Board, agenda: Agenda) -> None:
    """Add to the agenda what a rule makes of its parts, if they fit."""
    if rule.first.glued and not board.words[board.start].glued:
        return
    if rule.pair is not None and not may_join(nodes[rule.pair[0]].shape, nodes[rule.pair[1]].shape):
        return
    if rule.ends is not None and not may_span(nodes[rule.ends[0]].shape, nodes[rule.ends[1]].shape):
        return
    agenda.append((rule, nodes, end, rule.symbol))


def _made(rule: Rule, nodes: tuple[Node, ...], end: int, cells: dict[str, Cell]) -> Node | None:
    """Return the reading a rule makes of its parts, unless it is none or a known one is as good.

    Most ways of reading some words say no more than another: their values are not worked out.
    """
    known = cells.get(rule.symbol, _NOTHING).get(end)
    if known is None:
        return _apply(rule, nodes)
    if rule.symbol == "T" and (
        rule.pair is None or not plain(nodes[rule.pair[0]].shape | nodes[rule.pair[1]].shape)
    ):
        span = cells.get("SPAN", _NOTHING).get(end)  # what comes of it may be either
        if span is None or _may_beat(rule, nodes, span):
            return _apply(rule, nodes)
    return _apply(rule, nodes) if _may_beat(rule, nodes, known) else None


_NOTHING: Cell = {}


def _may_beat(rule: Rule, nodes: tuple[Node, ...], known: Node) -> bool:
    """Whether what a rule makes of its parts may be better than a known reading of the same words."""
    weak = _is_weak(rule, nodes)
    if weak != known.weak:
        return known.weak
    score = rule.weight - 1
    for node in nodes:
        score += node.score
    if score != known.score:
        return score > known.score
    if not (rule.joins or len(nodes) == 1):
        return False
    return sum(len(nodes[at].parts) or 1 for at in rule.timed) > len(known.parts)


def _is_weak(rule: Rule, nodes: tuple[Node, ...]) -> bool:
    """Whether a reading cannot stand alone: its rule says so, or no part of it can."""
    if rule.strength == 0:
        return bool(rule.timed) and all(nodes[at].weak for at in rule.timed)
    return rule.strength < 0


def _symbol(rule: Rule, built: Node) -> str:
    """Return the symbol of a reading: an interval is a SPAN, no T, so that none is made of intervals."""
    return "SPAN" if built.shape == CLOSED and rule.symbol == "T" else rule.symbol


def _apply(rule: Rule, nodes: tuple[Node, ...]) -> Node | None:
    """Return the reading a rule makes of its parts, None when they do not fit."""
    value, shape = _meaning(rule, nodes)
    if value is None:
        return None
    score = rule.weight - 1
    for node in nodes:
        score += node.score
    weak = _is_weak(rule, nodes)
    parts: tuple[Node, ...] = ()
    if rule.joins or len(nodes) == 1:
        for at in rule.timed:
            parts += nodes[at].parts or (nodes[at],)
    low, high = rule.shown
    return Node(value, nodes[low].first, nodes[high].last, score, weak, parts, shape)


def _meaning(rule: Rule, nodes: tuple[Node, ...]) -> tuple[Term | None, int]:
    """Return the value a rule gives its parts, None when they do not fit, and its shape."""
    if rule.keeps and len(nodes) == 1:
        return nodes[0].value, nodes[0].shape
    if rule.pair is not None:
        one, other = nodes[rule.pair[0]], nodes[rule.pair[1]]
        fields = one.shape | other.shape
        together = joined(one.value, other.value) if plain(fields) else None
        if together is not None:
            return together, fields
    value = rule.build([node.value for node in nodes])
    return (None, UNSHAPED) if value is None else (value, shape_of(value))


def _best(chart: Chart, length: int, *, whole: bool) -> list[Reading]:
    """Choose readings that cover most words with fewest mentions."""
    totals = [0] * (length + 1)
    choices: list[Reading | None] = [None] * (length + 1)
    for start in range(length - 1, -1, -1):
        totals[start] = totals[start + 1]
        for symbol in TOPS:
            for end, node in chart[start].get(symbol, {}).items():
                if (node.weak or symbol == "FIELD") and not (whole and start == 0 and end >= length - 1):
                    continue
                total = totals[end] + _COVER * (node.last - node.first) - _MENTION + node.score
                if total > totals[start]:
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
