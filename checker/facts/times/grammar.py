"""The rules of a language, from its tables: a symbol, the pattern it is made of, what that denotes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from checker.facts.times.builders import BUILDERS
from checker.facts.times.expression import Expr, Term, parse_expression

if TYPE_CHECKING:
    from checker.facts.times.joining import Tables

Build = Callable[[list[Term]], "Term | None"]


@dataclass(frozen=True, slots=True)
class Element:
    """One symbol of a pattern: ``silent`` keeps it out of the span, ``glued`` forbids a space before it."""

    symbol: str
    silent: bool
    glued: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """``symbol`` from ``pattern``: ``build`` gets the parts' values and returns None where they do not fit.

    ``strength`` is 1 when the rule makes a mention of parts too weak alone, -1 when it makes a weak one.
    """

    symbol: str
    first: Element
    rest: tuple[Element, ...]
    build: Build
    weight: int
    strength: int
    joins: bool


class Productions(NamedTuple):
    """The rules that begin with one symbol: those of it alone, and the others by their second symbol."""

    single: tuple[Rule, ...]
    longer: dict[str, tuple[Rule, ...]]


@cache
def rules(language: str) -> dict[str, Productions]:
    """Return the rules of a language by the first symbol of their patterns."""
    from checker.facts.times.lexicon import load

    tables = load(language).settings
    found: dict[str, list[Rule]] = {}
    for name in ("common", language):
        text = files(__package__).joinpath(f"data/{name}.rules").read_text(encoding="utf-8")
        for line in text.splitlines():
            if line and not line.startswith("#"):
                for rule in _rules_of(line, tables):
                    found.setdefault(rule.first.symbol, []).append(rule)
    return {symbol: _productions(beginning) for symbol, beginning in found.items()}


def _productions(beginning: list[Rule]) -> Productions:
    """Arrange the rules that begin with one symbol."""
    longer: dict[str, list[Rule]] = {}
    for rule in beginning:
        if rule.rest:
            longer.setdefault(rule.rest[0].symbol, []).append(rule)
    single = tuple(rule for rule in beginning if not rule.rest)
    return Productions(single, {second: tuple(rules) for second, rules in longer.items()})


def _rules_of(line: str, tables: Tables) -> list[Rule]:
    """Return the rules of one row, one for each way of leaving out its optional elements."""
    symbol, pattern, template, *flags = line.split("\t")
    words = pattern.split()
    marks = set(flags[0].split()) if flags else set()
    weight = next((int(mark) for mark in marks if mark.lstrip("-").isdecimal()), 0)
    strength = 1 if "strong" in marks else -1 if "weak" in marks else 0
    parsed = parse_expression(template)
    joins = isinstance(parsed, Expr) and parsed.op == "join"
    choices = [(True, False) if word.endswith("?") else (True,) for word in words]
    rules_found = []
    for choice in product(*choices):
        places = [index for index, kept in enumerate(choice) if kept]
        elements = [_element(words[index]) for index in places]
        numbering = {f"${index + 1}": place for place, index in enumerate(places)}
        build = _builder(parsed, numbering, tables)
        if build is not None:
            rules_found.append(Rule(symbol, elements[0], tuple(elements[1:]), build, weight, strength, joins))
    return rules_found


def _element(word: str) -> Element:
    body = word.rstrip("?")
    bare = body.lstrip("~&")
    return Element(bare, "~" in body[: len(body) - len(bare)], "&" in body[: len(body) - len(bare)])


def _builder(template: Term, numbering: dict[str, int], tables: Tables) -> Build | None:
    """Compile a template; None when it needs a part that this variant of the pattern leaves out."""
    if isinstance(template, str):
        if not template.startswith("$"):
            return _constant(template)
        place = numbering.get(template)
        return None if place is None else _part(place)
    if isinstance(template, int):
        return _constant(template)
    arguments = [_builder(arg, numbering, tables) for arg in template.args]
    kept = [argument for argument in arguments if argument is not None]
    if len(kept) != len(arguments):
        return None
    return _call(template.op, tuple(kept), tables)


def _constant(value: Term) -> Build:
    return lambda _values: value


def _part(place: int) -> Build:
    return lambda values: values[place]


def _call(op: str, arguments: tuple[Build, ...], tables: Tables) -> Build:
    """Return the application of an operation to compiled arguments."""
    compute = BUILDERS.get(op)

    def build(values: list[Term]) -> Term | None:
        terms = []
        for argument in arguments:
            term = argument(values)
            if term is None:
                return None
            terms.append(term)
        return compute(tuple(terms), tables) if compute else Expr(op, tuple(terms))

    return build
