"""Readings of some words: what a rule makes of its parts, and which of two readings is the better one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.facts.times.fitting import (
    CLOSED,
    HOURS,
    UNSHAPED,
    are_hours,
    joined,
    may_join,
    may_span,
    plain,
    shape_of,
)
from checker.facts.times.intervals import spanned

if TYPE_CHECKING:
    from checker.facts.times.expression import Term
    from checker.facts.times.grammar import Rule

_WEAK = 1 << 20  # in a rank: more than any score


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


def beats(node: Node, known: Node) -> bool:
    """Whether a reading is better than one of the same words.

    It can stand alone, it scores more, its span covers more of them, or it tells more of what it is made of.
    """
    if node.weak != known.weak:
        return known.weak
    if node.score != known.score:
        return node.score > known.score
    if node.last - node.first != known.last - known.first:
        return node.last - node.first > known.last - known.first
    return len(node.parts) > len(known.parts) and node.value == known.value


def fits(rule: Rule, nodes: tuple[Node, ...]) -> bool:
    """Whether the parts of a rule may belong together, as far as their shapes tell."""
    pair, ends = rule.pair, rule.ends
    if pair is not None:
        return may_join(nodes[pair[0]].shape, nodes[pair[1]].shape)
    return ends is None or may_span(nodes[ends[0]].shape, nodes[ends[1]].shape)


def rank(rule: Rule, nodes: tuple[Node, ...]) -> int:
    """Return how good the reading of a rule would be, the best lowest: can it stand alone, then by score."""
    score, timed = rule.weight - 1, rule.timed
    for node in nodes:
        score += node.score
    weak = rule.strength < 0 or (rule.strength == 0 and bool(timed))
    if weak and rule.strength == 0:  # no part of it can stand alone
        for at in timed:
            if not nodes[at].weak:
                return -score
    return _WEAK - score if weak else -score


def rank_of(node: Node) -> int:
    """Return the rank of a reading that is there."""
    return _WEAK - node.score if node.weak else -node.score


def may_beat(ranked: int, rule: Rule, nodes: tuple[Node, ...], here: dict[str, Node]) -> bool:
    """Whether what a rule of that rank makes of its parts may be better than what is known of these words.

    Most ways of reading some words say no more than another: their values are not worked out.
    """
    known = here.get(symbol_of(rule, nodes))
    if known is None or _outranks(ranked, rule, nodes, known):
        return True
    if rule.symbol != "T" or rule.ends is not None:
        return False
    if rule.pair is not None and plain(nodes[rule.pair[0]].shape | nodes[rule.pair[1]].shape):
        return False
    span = here.get("SPAN")  # what comes of it may be either
    return span is None or _outranks(ranked, rule, nodes, span)


def symbol_of(rule: Rule, nodes: tuple[Node, ...]) -> str:
    """Return the symbol that a rule most likely makes: two ends of an interval make a SPAN."""
    if rule.ends is None or are_hours(nodes[rule.ends[0]].shape, nodes[rule.ends[1]].shape):
        return rule.symbol
    return "SPAN" if rule.symbol == "T" else rule.symbol


def _outranks(ranked: int, rule: Rule, nodes: tuple[Node, ...], known: Node) -> bool:
    other = rank_of(known)
    if ranked != other:
        return ranked < other
    low, high = rule.shown
    if nodes[high].last - nodes[low].first > known.last - known.first:
        return True
    if not (rule.joins or len(nodes) == 1):
        return False
    return sum(len(nodes[at].parts) or 1 for at in rule.timed) > len(known.parts)


def symbol_made(rule: Rule, built: Node) -> str:
    """Return the symbol of a reading: an interval is a SPAN, no T, so that none is made of intervals."""
    return "SPAN" if built.shape == CLOSED and rule.symbol == "T" else rule.symbol


def made(rule: Rule, nodes: tuple[Node, ...], ranked: int) -> Node | None:
    """Return the reading of that rank that a rule makes of its parts, None when they do not fit."""
    value, shape = _meaning(rule, nodes)
    if value is None:
        return None
    weak = ranked > _WEAK // 2
    parts: tuple[Node, ...] = ()
    if rule.joins or len(nodes) == 1:
        for at in rule.timed:
            parts += nodes[at].parts or (nodes[at],)
    low, high = rule.shown
    score = _WEAK - ranked if weak else -ranked
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
    if rule.ends is not None:
        one, other = nodes[rule.ends[0]], nodes[rule.ends[1]]
        hours = are_hours(one.shape, other.shape)
        return spanned(one.value, other.value, one.shape, other.shape), HOURS if hours else CLOSED
    value = rule.build([node.value for node in nodes])
    return (None, UNSHAPED) if value is None else (value, shape_of(value))
