"""Where a long sentence is cut into clauses: tables of discourse markers, one for each language.

A cut lies after a comma, a dash or a stop that comes before a marker (``, while``), or before a connector
with a verb on it (``، وأشاد``). The verb is recognised by a table and by shapes of words, so that neither
the second noun of a pair (``، والأمن``) nor a relative clause (``، والذي``) is taken for a clause of its
own.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from checker.text.fold import fold_word
from checker.text.tables import toml_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.text.fold import Folded

_WIDEST_SPACE = 4  # characters of white space on either side of a separator
_NEVER = re.compile(r"(?!)")


class ClauseTable(Struct, frozen=True):
    """How the sentences of a language are cut.

    ``longest`` is the number of words from which a sentence is cut, ``shortest`` the number that every clause
    keeps. ``separators`` matches the comma, dash or stop with the white space behind it and, where one is
    needed, looks ahead for the marker.
    """

    longest: int
    shortest: int
    separators: re.Pattern[str]
    verbs: frozenset[str]
    shape: re.Pattern[str]


def cuts(folded: Folded, start: int, end: int, table: ClauseTable) -> list[tuple[int, int]]:
    """Return the separators ``[start, end)`` at which the sentence ``[start, end)`` may be cut, in order.

    All offsets are those of the original text.
    """
    found = []
    text, done, last = folded.text, folded.position(start), folded.position(end)
    for match in table.separators.finditer(text, done, last):
        first = match.start()
        floor, done = max(done, first - _WIDEST_SPACE), match.end()
        while first > floor and text[first - 1].isspace():
            first -= 1
        verb = match.group("verb") if "verb" in match.re.groupindex else None
        if verb is None or verb in table.verbs or table.shape.search(verb):
            begin, stop = folded.span(first, done)
            while folded.original[stop - 1].isalnum():  # a tatweel behind the mark, dropped by folding
                stop -= 1
            # In a stretch that is shown in the other order, the span is all of it: no place to cut.
            if not any(char.isalnum() for char in folded.original[begin:stop]):
                found.append((begin, stop))
    return found


@cache
def clause_table(language: str) -> ClauseTable | None:
    """Return how the sentences of a language are cut; None when it has no table: they stay whole."""
    table = toml_table(language).get("clauses")
    if table is None:
        return None
    return ClauseTable(
        longest=table["longest"],
        shortest=table["shortest"],
        separators=_separators(table["before"], table["stops"], table["connectors"].split()),
        verbs=_verb_forms(table.get("verbs", {})),
        shape=re.compile(fold_word(table["shape"])) if "shape" in table else _NEVER,
    )


def _separators(before: str, stops: str, connectors: list[str]) -> re.Pattern[str]:
    """Compile what separates clauses, from its mark on: a pattern that began with spaces would be slow.

    White space is bounded, so that matching stays linear.
    """
    markers = sorted((fold_word(marker.strip()) for marker in before.split(";")), key=len, reverse=True)
    marker = "|".join(re.escape(item) + ("" if item.endswith("'") else r"(?!\w)") for item in markers)
    connector = "|".join(sorted(map(fold_word, connectors), key=len, reverse=True))
    verb = rf"|(?:{connector}) {{0,2}}(?P<verb>[^\W\d_]+)" if connector else ""
    stop = rf"[{re.escape(stops)}]\s{{0,{_WIDEST_SPACE}}}"
    comma = rf"[,،]\s{{0,{_WIDEST_SPACE}}}(?=(?:{marker}){verb})"
    dash = rf"-\s{{1,{_WIDEST_SPACE}}}(?=(?:{marker}))"
    return re.compile(f"{stop}|{comma}|{dash}")


def _verb_forms(table: Mapping[str, Mapping[str, Any]]) -> frozenset[str]:
    """Return every form of the verbs: each class has its stems, how much of them stays, and its endings."""
    forms: set[str] = set()
    for entry in table.values():
        endings = [fold_word(ending) for ending in entry["endings"].split()]
        for stem in map(fold_word, entry["stems"].split()):
            kept = stem[: -entry["dropped"]] if entry["dropped"] else stem
            forms.update(kept + ending for ending in endings)
            if entry["bare"]:
                forms.add(stem)
    return frozenset(forms)
