"""What a phrase says about time before it is placed on the calendar: small, comparable, printable terms.

An expression is an operation and its arguments, written ``and(rel(day,-1),weekday(2))``. The same notation is
used in the grammar tables (with ``$1`` for the parts of a pattern) and as the string form of symbolic values.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE = re.compile(r"[(),]|[^(),\s]+")
_NUMBER = re.compile(r"-?\d{1,9}")
_DEEPEST = 40


class Expr(NamedTuple):
    """An operation and its arguments. The operations are listed in ``operations.py``.

    A tuple, because expressions are made, compared and looked up in caches by the thousand.
    """

    op: str
    args: tuple[Term, ...] = ()

    def __str__(self) -> str:
        return f"{self.op}({','.join(map(str, self.args))})" if self.args else f"{self.op}()"

    def walk(self) -> Iterator[Expr]:
        """Yield this expression and every expression inside it, outermost first."""
        yield self
        for argument in self.args:
            if isinstance(argument, Expr):
                yield from argument.walk()


Term: TypeAlias = int | str | Expr


@lru_cache(maxsize=16384)
def operations(term: Expr) -> frozenset[str]:
    """Return the operations of an expression and of every expression inside it."""
    inner = [operations(arg) for arg in term.args if isinstance(arg, Expr)]
    return frozenset((term.op,)).union(*inner)


def expr(op: str, *args: Term) -> Expr:
    """Return ``op(args)``."""
    return Expr(op, args)


@cache
def parse_expression(text: str) -> Term:
    """Read the notation that ``str`` writes. Raises ValueError where it is malformed."""
    pieces = _PIECE.findall(text)
    term, rest = _term(pieces, 0, 0)
    if rest != len(pieces):
        raise ValueError(f"not a time expression: {text!r}")
    return term


def _term(pieces: list[str], at: int, depth: int) -> tuple[Term, int]:
    """Read one term; return it and the index after it."""
    if at >= len(pieces) or pieces[at] in "(),":
        raise ValueError("not a time expression: a name or a number is missing")
    if depth > _DEEPEST:
        raise ValueError("not a time expression: nested too deep")
    word = pieces[at]
    at += 1
    if at >= len(pieces) or pieces[at] != "(":
        return (int(word) if _NUMBER.fullmatch(word) else word), at
    arguments: list[Term] = []
    at += 1
    while at < len(pieces) and pieces[at] != ")":
        argument, at = _term(pieces, at, depth + 1)
        arguments.append(argument)
        if at < len(pieces) and pieces[at] == ",":
            at += 1
    if at >= len(pieces):
        raise ValueError("not a time expression: ')' is missing")
    return Expr(word, tuple(arguments)), at + 1
