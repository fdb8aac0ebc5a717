"""The tables of negation of one language, ready to be looked up."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.facts.lexicon import build
from checker.facts.tables import toml_table
from checker.text.fold import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.facts.lexicon import Lexicon

FOLDER = "polarity/data"

NEGATION, NEAR, REFUSAL, IDIOM, FIRST, EXCEPTIVE = (
    "negation",
    "near",
    "refusal",
    "idiom",
    "first",
    "exceptive",
)


class Table(Struct, frozen=True):
    """What is known of negation in one language.

    ``cues`` finds the words that deny or seem to. ``second`` and ``leading`` find what may answer the first
    word of a negation in two, behind it or before it, ``only`` what makes it no negation (French).
    ``spelled`` are words that fold to others and count only as they are written here.
    """

    cues: Lexicon
    second: Lexicon
    leading: Lexicon
    only: Lexicon
    exceptives: Lexicon
    spelled: frozenset[str]
    respelled: frozenset[str]
    cancelling: frozenset[str]
    passed: frozenset[str]
    closers: frozenset[str]
    joined: frozenset[str]
    prefixes: frozenset[str]


@cache
def table(language: str) -> Table | None:
    """Return the tables of a language (primary subtag); None when it has none."""
    lists = toml_table(FOLDER, language)
    if not lists:
        return None
    kinds = {
        NEGATION: [*lists["negations"], *lists.get("spelled_negations", ())],
        NEAR: lists["near_negations"],
        REFUSAL: lists["refusals"],
        IDIOM: lists["idioms"],
        FIRST: lists.get("first", ()),
    }
    return Table(
        cues=build(((phrase, kind) for kind, phrases in kinds.items() for phrase in phrases), language),
        second=_plain(lists.get("second", ()), language),
        leading=_plain(lists.get("leading", ()), language),
        only=_plain(lists.get("only", ()), language),
        exceptives=build(_exceptives(lists), language),
        spelled=frozenset(lists.get("spelled_negations", ())),
        respelled=_folded(lists.get("spelled_negations", ())),
        cancelling=_folded(lists["cancelling"]),
        passed=_folded(lists["passed"]),
        closers=_folded(lists["closers"]),
        joined=_folded(lists["joined"]),
        prefixes=frozenset(["", *map(fold_word, lists.get("prefixes", ()))]),
    )


def _folded(phrases: Sequence[str]) -> frozenset[str]:
    return frozenset(map(fold_word, phrases))


def _plain(phrases: Sequence[str], language: str) -> Lexicon:
    return build(((phrase, phrase) for phrase in phrases), language)


def _exceptives(lists: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield what turns a negation into 'only', and the longer phrases that begin like it and do not."""
    yield from ((phrase, EXCEPTIVE) for phrase in lists["exceptives"])
    yield from ((phrase, IDIOM) for phrase in lists.get("resumptives", ()))
