"""No regular expression of the program backtracks badly, by its structure.

Patterns that modules keep, by themselves, in a value, or in a table that they load, are taken apart. Two
things make a pattern exponential or of a high power: a repetition inside a repetition whose rounds can be
parted in several ways, and two neighbouring repetitions of the same characters that can both take all.
"""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
import sys
from itertools import combinations
from re import _constants as sre  # type: ignore[attr-defined]  # where the standard library keeps them
from re import _parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

import pytest

import checker
from checker.pipeline import check
from tests.rules.stories import story, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from checker.embed import Encoder

_CONTAINERS = (dict, tuple, list)
_MANY = 64  # rounds: a repetition of fewer is bounded, and so is what it costs
_SAMPLE = [
    chr(point) for point in (*range(0x250), *range(0x370, 0x700), *range(0x2000, 0x2070), 0x4E2D, 0x1F600)
]
_Code = Any  # the standard library gives its parsed patterns no types
_REPEATS = {sre.MAX_REPEAT, sre.MIN_REPEAT}
_TEXTS = (
    ("en", "The minister said “we met on Tuesday, 14 February 2023” and 42 people were killed in Rabat."),
    ("fr", "Le ministre a déclaré : « nous irons à Rabat mardi 14 février », et 42 personnes sont mortes."),
    ("ar", "قال الوزير «التقينا يوم الثلاثاء 14 فبراير» وقتل 42 شخصا في الرباط."),
)  # fmt: skip


def _first(items: Iterable[Any]) -> frozenset[str]:
    """Return which of some sample characters an item can take first with what may be skipped."""
    found: set[str] = set()
    for op, argument in items:
        found |= _characters(op, argument)
        if not _may_be_empty(op, argument):
            break
    return frozenset(found)


def _characters(op: _Code, argument: _Code) -> frozenset[str]:
    if op in _REPEATS:
        return _first(argument[2])
    if op is sre.SUBPATTERN:
        return _first(argument[3])
    if op is sre.ATOMIC_GROUP:
        return _first(argument)
    if op is sre.BRANCH:
        return frozenset().union(*(_first(branch) for branch in argument[1]))
    if op in {sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY}:
        return _taken(op, argument)
    return frozenset()


def _taken(op: _Code, argument: _Code) -> frozenset[str]:
    key = repr((op, argument))
    if key not in _KNOWN:
        _KNOWN[key] = frozenset(char for char in _SAMPLE if _takes(op, argument, char))
    return _KNOWN[key]


_KNOWN: dict[str, frozenset[str]] = {}
_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    sre.CATEGORY_DIGIT: str.isdecimal,
    sre.CATEGORY_SPACE: str.isspace,
    sre.CATEGORY_WORD: lambda char: char.isalnum() or char == "_",
}
_NEGATED = {
    sre.CATEGORY_NOT_DIGIT: sre.CATEGORY_DIGIT,
    sre.CATEGORY_NOT_SPACE: sre.CATEGORY_SPACE,
    sre.CATEGORY_NOT_WORD: sre.CATEGORY_WORD,
}


def _takes(op: _Code, argument: _Code, char: str) -> bool:
    point = ord(char)
    if op is sre.LITERAL:
        return bool(point == argument)
    if op is sre.NOT_LITERAL:
        return bool(point != argument)
    if op is sre.ANY:
        return char != "\n"
    if op is sre.RANGE:
        return bool(argument[0] <= point <= argument[1])
    if op is sre.CATEGORY:
        negated = _NEGATED.get(argument)
        return not _CATEGORIES[negated](char) if negated else bool(_CATEGORIES[argument](char))
    kept = [item for item in argument if item[0] is not sre.NEGATE]
    return any(_takes(code, inner, char) for code, inner in kept) is (len(kept) == len(argument))


def _may_be_empty(op: _Code, argument: _Code) -> bool:
    if op in _REPEATS:
        return argument[0] == 0 or all(_may_be_empty(*item) for item in argument[2])
    if op is sre.SUBPATTERN:
        return all(_may_be_empty(*item) for item in argument[3])
    if op is sre.BRANCH:
        return any(all(_may_be_empty(*item) for item in branch) for branch in argument[1])
    return op not in {sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY}


def _is_endless(op: _Code, argument: _Code) -> bool:
    return op in _REPEATS and argument[1] > _MANY


def faults(pattern: str, flags: int = 0) -> Iterator[str]:
    """Yield what in a pattern can backtrack badly."""
    yield from _faults(list(_parser.parse(pattern, flags)))


def _faults(items: list[Any]) -> Iterator[str]:
    for number, (op, argument) in enumerate(items):
        for inner in _parts(op, argument):
            yield from _faults(list(inner))
        if _is_endless(op, argument):
            yield from _rounds(list(argument[2]))
        if _is_endless(op, argument) and number + 1 < len(items) and _is_endless(*items[number + 1]):
            shared = _first([items[number]]) & _first([items[number + 1]])
            if shared:
                yield f"neighbouring repetitions both take {min(shared)!r}"


def _rounds(inner: list[Any]) -> Iterator[str]:
    """Yield faults of a repetition's inside: where the end of a round may as well begin the next."""
    while len(inner) == 1 and inner[0][0] is sre.SUBPATTERN:
        inner = list(inner[0][1][3])
    if inner and all(_may_be_empty(*item) for item in inner) and any(_is_endless(*item) for item in inner):
        yield "a repeated part may be empty"
    is_branch = len(inner) == 1 and inner[0][0] is sre.BRANCH
    branches = list(inner[0][1][1]) if is_branch else [inner]
    for branch in branches:
        yield from _ends(list(branch), _first(inner))
    for one, other in combinations(branches, 2):
        if any(_is_endless(*item) for item in (*one, *other)) and (shared := _first(one) & _first(other)):
            yield f"two ways of one round begin with {min(shared)!r}"


def _ends(branch: list[Any], begins: frozenset[str]) -> Iterator[str]:
    """Yield faults of the end of a round, if the next may begin with what it takes."""
    for last in reversed(branch):
        if _is_endless(*last) and (shared := _first([last]) & begins):
            yield f"rounds of a repetition may be parted in several ways at {min(shared)!r}"
        if not _may_be_empty(*last):
            break


def _parts(op: _Code, argument: _Code) -> list[Any]:
    if op in _REPEATS:
        return [argument[2]]
    if op is sre.SUBPATTERN:
        return [argument[3]]
    if op is sre.BRANCH:
        return list(argument[1])
    if op in {sre.ASSERT, sre.ASSERT_NOT}:
        return [argument[1]]
    return []


@pytest.mark.parametrize(
    "pattern",
    [r"(a+)+$", r"(\w+\s?)*x", r"(?:a|a+)*b", r"(a*)*", r"\d+\d+x", r"(?:x\w+)*\w+", r"([^,]*\s*)*;"],
)
def test_bad_patterns_are_known(pattern: str) -> None:
    assert list(faults(pattern))


@pytest.mark.parametrize(
    "pattern", [r"\d+(?:,\d+)*", r"[^\W_]+(?:['’][^\W_]+)*", r"(?:ab|cd)+", r"\s*\w+\s*,"]
)
def test_good_patterns_pass(pattern: str) -> None:
    assert not list(faults(pattern))


def _patterns(encoder: Encoder) -> dict[str, int]:
    """Return the patterns in memory, with their flags, once all is imported and a story was checked.

    Patterns made of tables are compiled when they are first needed; those of libraries are told by who holds
    them: only modules of this package and values of its classes are looked into, two containers deep.
    """
    for module in pkgutil.walk_packages(checker.__path__, "checker."):
        if "archive" not in module.name:  # needs packages that may not be installed
            importlib.import_module(module.name)
    check(story(*(told(language, text) for language, text in _TEXTS)), encoder)
    ours: list[object] = [module for name, module in sys.modules.items() if _is_ours(name)]
    # By their type: to be asked for their class, objects of some libraries answer with a warning.
    ours += [thing for thing in gc.get_objects() if _is_ours(type(thing).__module__)]
    held = [item for thing in ours for item in gc.get_referents(thing)]
    for _ in range(2):
        held += [item for it in held if issubclass(type(it), _CONTAINERS) for item in gc.get_referents(it)]
    patterns = [it for it in held if type(it) is re.Pattern]
    return {it.pattern: it.flags for it in patterns if isinstance(it.pattern, str)}


def _is_ours(module: object) -> bool:
    return isinstance(module, str) and module.split(".")[0] == "checker"


def test_no_pattern_backtracks_badly(encoder: Encoder) -> None:
    patterns = _patterns(encoder)
    assert len(patterns) > 80
    bad = {pattern: found for pattern, flags in patterns.items() if (found := list(faults(pattern, flags)))}
    assert not bad
