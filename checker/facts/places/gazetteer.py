"""The tables of places, a dictionary for each language: from a folded name to what it names."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from checker.facts.tables import toml_table
from checker.model.language import primary_language
from checker.text.fold import fold_word
from checker.text.tables import table_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MARKS = "-'."
_HEADING = "name\t"


class Named(NamedTuple):
    """What a name stands for: a country, a region or city inside one, or a continent.

    ``inside`` is the English name of all but a country; a continent has no ``code``. ``form``: name,
    adjective, or cued (taken for the place only behind a word that leads to one).
    """

    code: str
    kind: str
    inside: str
    form: str
    cased: bool


class Gazetteer(Struct, frozen=True):
    """Places by folded name, its words parted by spaces.

    ``openings`` has, by the first and the second word of longer names, how many words follow the first at
    most. The rows are kept as they are written until they are asked for: few of thousands are.
    """

    rows: Mapping[str, str]
    openings: Mapping[str, Mapping[str, int]]

    def named(self, name: str) -> tuple[Named, ...]:
        """Return what a folded name stands for."""
        rows = self.rows.get(name)
        return tuple(map(_named, rows.split("\n"))) if rows else ()


def _named(row: str) -> Named:
    name, code, kind, inside, form = row.split("\t")
    return Named(code, kind, inside, form, name[0].isupper())


@cache
def gazetteer(language: str) -> Gazetteer:
    """Return the places that a language has names for; none when it has no table."""
    text = table_text("checker.facts", f"places/data/{primary_language(language)}.tsv")
    if text is None:
        return Gazetteer({}, {})
    _, _, table = text.partition(_HEADING)
    lines = table.split("\n")[1:-1]
    # Folded in one go: a call for each of thousands of names would take longer than all the rest.
    names = fold_word("\n".join([line.partition("\t")[0] for line in lines]))
    for mark in _MARKS:
        names = names.replace(mark, " ")
    keys = [key.rstrip() for key in names.split("\n")]  # 'U.S.' is two words, its last mark none
    rows = dict(zip(keys, lines, strict=True))
    if len(rows) < len(keys):
        rows = _with_doubles(keys, lines)
    openings: dict[str, dict[str, int]] = {}
    for key in keys:
        if " " in key:
            first, *more = key.split()
            if more:
                seconds = openings.setdefault(first, {})
                seconds[more[0]] = max(seconds.get(more[0], 0), len(more))
    return Gazetteer(rows, openings)


def _with_doubles(keys: Sequence[str], lines: Sequence[str]) -> dict[str, str]:
    """Return the rows by name where one name has several (a country and what comes from it)."""
    rows: dict[str, str] = {}
    for key, line in zip(keys, lines, strict=True):
        rows[key] = f"{rows[key]}\n{line}" if key in rows else line
    return rows


@cache
def cues(language: str) -> frozenset[str]:
    """Return the folded words that lead to a place ('city of', 'in')."""
    table = toml_table("places/data", "cues")
    return frozenset(fold_word(word) for word in table.get(primary_language(language), ()))


@cache
def leading() -> frozenset[str]:
    """Return the clitics that lead to a place ('in', 'to'), folded."""
    return frozenset(fold_word(prefix) for prefix in toml_table("places/data", "cues")["clitics"])


@cache
def before_names() -> frozenset[str]:
    """Return all clitics that may stand before a name, folded; articles belong to the name."""
    return leading() | {fold_word(prefix) for prefix in toml_table("places/data", "cues")["plain"]}


@cache
def swallowed() -> Mapping[str, str]:
    """Return the clitics that swallow an article, with the article."""
    return {
        fold_word(key): fold_word(article)
        for key, article in toml_table("places/data", "cues")["swallowed"].items()
    }


@cache
def contested() -> Mapping[str, frozenset[str]]:
    """Return the countries that a place is said to lie in, for places of which sources differ."""
    return {place: frozenset(codes) for place, codes in toml_table("places/data", "contested").items()}


@cache
def members() -> Mapping[str, frozenset[str]]:
    """Return the countries of continents and of other parts of the world that hold several."""
    return {place: frozenset(codes) for place, codes in toml_table("places/data", "members").items()}
