"""The rules of a language, from its tables: a symbol, the pattern it is made of, what that denotes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

from checker.facts.times.builders import BUILDERS
from checker.facts.times.expression import Expr, Term, parse_expression
from checker.text.tables import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.facts.times.joining import Tables

Build = Callable[[list[Term]], "Term | None"]
_MOST_PLACES = 20_000
TIMES = frozenset({"T", "pt", "SPAN"})  # a time, one after its preposition, an interval


class Element(Struct, frozen=True):
    """One symbol of a pattern: ``silent`` keeps it out of the span, ``glued`` forbids a space before it."""

    symbol: str
    silent: bool
    glued: bool


class Rule(Struct, frozen=True):
    """``symbol`` from ``pattern``: ``build`` gets the parts' values and returns None where they do not fit.

    ``strength`` is 1 when the rule makes a mention of parts too weak alone, -1 when it makes a weak one.
    ``pair`` has the places of the two parts, when all the rule does is to join them, ``ends`` when it makes
    an interval of them. ``timed`` are the places of times, ``shown`` the first and last that the span covers.
    ``keeps`` tells that a rule of one part has that part's value.
    """

    symbol: str
    first: Element
    rest: tuple[Element, ...]
    build: Build
    weight: int
    strength: int
    joins: bool
    pair: tuple[int, int] | None
    ends: tuple[int, int] | None
    timed: tuple[int, ...]
    shown: tuple[int, int]
    keeps: bool


class State(Struct):
    """What the rules that begin with the same symbols expect next, worked out as texts come by it.

    ``moves`` has, by the signature of a place (``Grammar.signature``), the symbols there that a rule goes on
    with. Read more symbols at once than rules: states share what their rules begin with.
    """

    going: tuple[tuple[int, Rule], ...]
    depth: int
    moves: dict[int, tuple[tuple[str, Step], ...]] = field(default_factory=dict)


class Step(NamedTuple):
    """The rules that one more symbol completes, with their order in the tables, and those that go on."""

    done: tuple[tuple[int, Rule], ...]
    state: State | None


class Productions(NamedTuple):
    """The rules that begin with one symbol: of it alone, all others, and those that join nothing to a T."""

    single: tuple[Rule, ...]
    all: State
    unjoined: State


class RulesBySymbol(dict[str, Productions | None]):
    """The rules by the first symbol of their patterns, None where none begins with one.

    They are made of the rows of the tables when a text first has such a symbol: most texts have few.
    """

    def __init__(self, table: Iterable[list[str]], tables: Tables) -> None:
        super().__init__()
        self._tables = tables
        self._rows: dict[str, list[list[str]]] = {}
        for row in table:
            for symbol in _openings(row[1]):
                self._rows.setdefault(symbol, []).append(row)

    def __missing__(self, symbol: str) -> Productions | None:
        beginning = [
            rule for row in self._rows.get(symbol, ()) for rule in _rules_of(row, symbol, self._tables)
        ]
        made = self[symbol] = _productions(beginning) if beginning else None
        return made

    def symbols(self) -> list[str]:
        """Return the symbols that rules begin with, whether they are made yet or not."""
        return list(self._rows)


class Grammar(Struct):
    """The rules of a language, and what was worked out about them."""

    productions: RulesBySymbol
    places: dict[tuple[bool, tuple[str, ...]], int] = field(default_factory=dict)

    def signature(self, symbols: tuple[str, ...], *, glued: bool) -> int:
        """Return the number of what stands at a place: these symbols, in order, unspaced or not."""
        return self.places.setdefault((glued, symbols), len(self.places))

    def trim(self) -> None:
        """Forget what was worked out when it has become much; only between two parses."""
        if len(self.places) > _MOST_PLACES:
            self.places.clear()
            self.productions.update(
                {
                    symbol: Productions(it.single, State(it.all.going, 0), State(it.unjoined.going, 0))
                    for symbol, it in self.productions.items()
                    if it is not None
                }
            )


def moves(state: State, symbols: Iterable[str], *, glued: bool) -> tuple[tuple[str, Step], ...]:
    """Return which of the symbols at a place the rules of a state go on with."""
    found = []
    for symbol in symbols:
        matched = [
            (number, rule)
            for number, rule in state.going
            if rule.rest[state.depth].symbol == symbol and (glued or not rule.rest[state.depth].glued)
        ]
        if matched:
            done = tuple(it for it in matched if len(it[1].rest) == state.depth + 1)
            going = tuple(it for it in matched if len(it[1].rest) > state.depth + 1)
            found.append((symbol, Step(done, State(going, state.depth + 1) if going else None)))
    return tuple(found)


@cache
def rules(language: str) -> Grammar:
    """Return the rules of a language."""
    from checker.facts.times.lexicon import load

    return Grammar(RulesBySymbol(rule_rows(language), load(language).settings))


def rule_rows(language: str) -> Iterator[list[str]]:
    """Yield the rows of the tables of rules: a symbol, its pattern, what that denotes, marks."""
    for name in ("common", language):
        yield from rows("checker.facts", f"times/data/{name}.rules")


def _openings(pattern: str) -> Iterator[str]:
    """Yield the symbols that a pattern may begin with, as its first elements are optional or not."""
    for word in pattern.split():
        yield bare_symbol(word)
        if not word.endswith("?"):
            return


def _productions(beginning: list[Rule]) -> Productions:
    """Arrange the rules that begin with one symbol."""
    single = tuple(rule for rule in beginning if not rule.rest)
    going = tuple((number, rule) for number, rule in enumerate(beginning) if rule.rest)
    # What was joined is joined further from its right: every order of joining says the same.
    unjoined = tuple(it for it in going if not (it[1].pair and it[1].first.symbol == "T"))
    return Productions(single, State(going, 0), State(unjoined, 0))


def _rules_of(row: list[str], opening: str, tables: Tables) -> list[Rule]:
    """Return the rules of a row that begin with a symbol: one for each way of leaving out its options."""
    symbol, pattern, template, *flags = row
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
        if elements[0].symbol != opening:
            continue
        numbering = {f"${index + 1}": place for place, index in enumerate(places)}
        build = _builder(parsed, numbering, tables)
        if build is not None:
            timed = tuple(at for at, element in enumerate(elements) if element.symbol in TIMES)
            shown = [at for at, element in enumerate(elements) if not element.silent] or range(len(elements))
            pair, ends = _pair("join", parsed, numbering), _pair("range", parsed, numbering)
            keeps = parsed == f"${places[0] + 1}"
            rules_found.append(Rule(symbol, elements[0], tuple(elements[1:]), build, weight, strength, joins,
                                    pair, ends, timed, (shown[0], shown[-1]), keeps))  # fmt: skip
    return rules_found


def _pair(operation: str, template: Term, numbering: dict[str, int]) -> tuple[int, int] | None:
    """Return the places of the two parts of an operation, None when a template is of another or does more."""
    if not isinstance(template, Expr) or template.op != operation:
        return None
    places = [numbering[arg] for arg in template.args if isinstance(arg, str) and arg in numbering]
    return (places[0], places[1]) if len(places) == len(template.args) == 2 else None  # noqa: PLR2004


def _element(word: str) -> Element:
    bare = bare_symbol(word)
    marks = word.partition(bare)[0]
    return Element(bare, "~" in marks, "&" in marks)


def bare_symbol(word: str) -> str:
    """Return the symbol of an element of a pattern without the marks around it."""
    return word.rstrip("?").lstrip("~&")


def _builder(template: Term, numbering: dict[str, int], tables: Tables) -> Build | None:
    """Compile a template; None when it needs a part that this variant of the pattern leaves out."""
    if isinstance(template, str):
        if not template.startswith("$"):
            return _constant(template)
        place = numbering.get(template)
        return None if place is None else _part(place)
    if isinstance(template, int):
        return _constant(template)
    places = [numbering[arg] for arg in template.args if isinstance(arg, str) and arg in numbering]
    if places and len(places) == len(template.args):
        return _call_of_parts(template.op, places, tables)
    arguments = [_builder(arg, numbering, tables) for arg in template.args]
    kept = [argument for argument in arguments if argument is not None]
    if len(kept) != len(arguments):
        return None
    return _call(template.op, tuple(kept), tables)


def _constant(value: Term) -> Build:
    return lambda _values: value


def _part(place: int) -> Build:
    return lambda values: values[place]


def _call_of_parts(op: str, places: list[int], tables: Tables) -> Build:
    """Return the application of an operation to parts as they are: most rules do no more."""
    compute = BUILDERS.get(op)
    if compute is None:
        return lambda values: Expr(op, tuple([values[at] for at in places]))
    return lambda values: compute(tuple([values[at] for at in places]), tables)


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
