"""A bottom-up chart parser over a short run of known words.

Runs are read from right to left, so that everything a rule may need after its first part is complete when
that part is found; and of each start the shorter readings are settled before longer ones are made of them.
For each symbol and stretch only the best reading is kept, and no reading is longer than ``LONGEST`` words,
so that the work is linear in the length of the run.
"""

from __future__ import annotations

from functools import lru_cache
from heapq import heappop, heappush
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from checker.facts.times.fitting import shape_of
from checker.facts.times.grammar import moves
from checker.facts.times.nodes import Node, beats, fits, made, may_beat, rank, rank_of, symbol_made

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.facts.times.expression import Term
    from checker.facts.times.grammar import Grammar, Rule, State, Step
    from checker.facts.times.lexicon import Lexicon
    from checker.facts.times.nodes import Word

LONGEST = 24

Cell = dict[int, Node]
Chart = list[dict[str, Cell]]
# Rank, number in order of finding, the rule and its parts; or the symbol of a reading, and it.
Candidate = tuple[int, int, "Rule | str", tuple[Node, ...]]
Moves = tuple[tuple[str, "Step"], ...]


class Board(NamedTuple):
    """The chart of a run, its words, the signatures of its places, and how far a reading may reach.

    ``agenda`` has the candidates by the end of the words they would be readings of.
    """

    chart: Chart
    words: Sequence[Word]
    signatures: list[int]
    start: int
    limit: int
    agenda: dict[int, list[Candidate]]


def fill(words: Sequence[Word], lexicon: Lexicon, grammar: Grammar) -> Chart:
    """Return the chart: for each start, the readings by symbol and end."""
    grammar.trim()
    chart: Chart = [{} for _ in range(len(words) + 1)]
    signatures = [grammar.signature((), glued=False)] * (len(words) + 1)
    for start in range(len(words) - 1, -1, -1):
        word = words[start]
        board = Board(chart, words, signatures, start, start + LONGEST, {})
        alone = {
            symbol: Node(value, start, start + 1, score, weak, (), shape)
            for symbol, value, score, weak, shape in _alone(word.senses, lexicon.language, glued=word.glued)
        }
        _settle(alone, start + 1, board, grammar)
        for symbol, node, end in _phrases(words, start, lexicon):
            candidates = board.agenda.setdefault(end, [])
            heappush(candidates, (rank_of(node), len(candidates), symbol, (node,)))
        while board.agenda:
            end = min(board.agenda)
            _settle(_readings(board.agenda.pop(end), board, grammar), end, board, grammar)
        signatures[start] = grammar.signature(tuple(sorted(chart[start])), glued=word.glued)
    return chart


def _readings(candidates: list[Candidate], board: Board, grammar: Grammar) -> dict[str, Node]:
    """Return the best reading of each symbol that the candidates for some words come to."""
    here: dict[str, Node] = {}
    number = len(candidates)
    while candidates:
        ranked, _, rule, nodes = heappop(candidates)
        if isinstance(rule, str):
            symbol, node = rule, nodes[0]
        else:
            built = made(rule, nodes, ranked) if may_beat(ranked, rule, nodes, here) else None
            if built is None:
                continue
            symbol, node = symbol_made(rule, built), built
        known = here.get(symbol)
        if known is not None and not beats(node, known):
            continue
        here[symbol] = node
        productions = grammar.productions[symbol]
        for single in productions.single if productions is not None else ():
            if not single.first.glued or board.words[board.start].glued:
                number += 1
                heappush(candidates, (rank(single, (node,)), number, single, (node,)))
    return here


def _settle(here: dict[str, Node], end: int, board: Board, grammar: Grammar) -> None:
    """Enter the readings of some words in the chart, and add what the rules make of them and what follows."""
    cells, rules_from = board.chart[board.start], grammar.productions
    signature = board.signatures[end]
    for symbol, node in here.items():
        cell = cells.get(symbol)
        if cell is None:
            cells[symbol] = {end: node}
        else:
            cell[end] = node
        productions = rules_from[symbol]
        if productions is None:
            continue
        state = productions.unjoined if len(node.parts) > 1 else productions.all
        following = state.moves.get(signature)
        if following is None:
            following = _moves(state, end, board)
        if following:
            _grow(following, node, end, board)


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
        if known is not None and not beats(node, known):
            continue
        found[symbol] = node
        productions = rules(language).productions[symbol]
        for rule in productions.single if productions else ():
            fitting = glued or not rule.first.glued
            built = made(rule, (node,), rank(rule, (node,))) if fitting else None
            if built is not None:
                agenda.append((symbol_made(rule, built), built))
    return tuple((symbol, node.value, node.score, node.weak, node.shape) for symbol, node in found.items())


def _phrases(words: Sequence[Word], start: int, lexicon: Lexicon) -> Iterator[tuple[str, Node, int]]:
    """Yield what the tables say of the phrases that begin at ``start``: symbol, reading and end."""
    known = lexicon.phrases.get(words[start].text)
    if not known or start + 1 == len(words):
        return
    for rest, symbol, value in known.get(words[start + 1].text, ()):
        end = start + 1 + len(rest)
        if end <= len(words) and all(words[start + 1 + at].text == text for at, text in enumerate(rest)):
            yield symbol, Node(value, start, end, 1, False, (), shape_of(value)), end


def _grow(following: Moves, node: Node, end: int, board: Board) -> None:
    """Add to the agenda what the rules make of a reading that ends at ``end`` and of what follows it."""
    cells = board.chart[end]
    limit = board.limit
    for second, (done, state) in following:
        seconds = cells[second]
        if done:
            for last, other in seconds.items():
                if last > limit:  # the ends of a cell ascend
                    break
                nodes = (node, other)
                for _, rule in done:
                    if fits(rule, nodes):
                        _add(rule, nodes, last, board)
        if state is not None:
            _go_on(state, node, seconds, board)


def _go_on(state: State, node: Node, seconds: Cell, board: Board) -> None:
    """Add to the agenda what longer rules make of a reading, a second one and what follows."""
    found: list[tuple[int, Rule, tuple[Node, ...], int]] = []
    for last, other in seconds.items():
        if last > board.limit:
            break
        _walk(state, (node, other), last, board, found)
    if len(found) > 1:
        found.sort(key=_number)  # as if each rule were tried by itself
    for _, rule, nodes, last in found:
        if fits(rule, nodes):
            _add(rule, nodes, last, board)


_number = itemgetter(0)


def _moves(state: State, position: int, board: Board) -> Moves:
    """Return which symbols that begin at ``position`` the rules of a state go on with."""
    signature = board.signatures[position]
    known = state.moves.get(signature)
    if known is None:
        glued = position < len(board.words) and board.words[position].glued
        known = state.moves[signature] = moves(state, sorted(board.chart[position]), glued=glued)
    return known


def _walk(state: State, nodes: tuple[Node, ...], position: int, board: Board,
          found: list[tuple[int, Rule, tuple[Node, ...], int]]) -> None:  # fmt: skip
    """Find every way of going on from ``position``: the rule and its number, the nodes and their end."""
    for symbol, (done, going) in _moves(state, position, board):
        for last, node in board.chart[position][symbol].items():
            if last > board.limit:
                break
            longer = (*nodes, node)
            for number, rule in done:
                found.append((number, rule, longer, last))
            if going is not None:
                _walk(going, longer, last, board, found)


def _add(rule: Rule, nodes: tuple[Node, ...], end: int, board: Board) -> None:
    """Add to the agenda what a rule makes of its parts."""
    if rule.first.glued and not board.words[board.start].glued:
        return
    candidates = board.agenda.get(end)
    if candidates is None:
        candidates = board.agenda[end] = []
    heappush(candidates, (rank(rule, nodes), len(candidates), rule, nodes))
