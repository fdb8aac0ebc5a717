"""What two claims share besides their meaning as vectors: persons, countries, kinds of event, accounts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from checker.facts.extract import Facts
    from checker.model.claim import Claim

# Kinds of event that may be told of in each other's words: a call is a talk.
_BROADER = {"contact-call": "contact-talk", "contact-meeting": "contact-talk"}

# Of each set, one event is of one kind only: whoever meets, speaks and travels does so on several days.
_EXCLUSIVE = (
    frozenset({"contact-call", "contact-meeting", "speech", "visit"}),
    frozenset({"opening", "closing"}),
    frozenset({"appointment", "resignation"}),
    frozenset({"arrest", "ruling"}),
    frozenset({"death", "burial"}),
    frozenset({"signing", "entry-into-force"}),
)

LASTING = frozenset({"visit", "strike", "protest", "conference", "election"})
"""Kinds of event that go on for days."""


def exclude(one: str, other: str) -> bool:
    """Whether no event is of these two kinds at once."""
    return one != other and any({one, other} <= kinds for kinds in _EXCLUSIVE)


def compatible(one: str, other: str) -> bool:
    """Whether two kinds of event can be one event: the same kind, or one a broader word for the other."""
    return one == other or _BROADER.get(one) == other or _BROADER.get(other) == one


def incidence(claims: Sequence[Claim], items: Mapping[str, Iterable[str]]) -> NDArray[np.float32]:
    """Return a 0/1 matrix of shape (claims, distinct items): which claim holds which item."""
    columns: dict[str, int] = {}
    rows = [[columns.setdefault(item, len(columns)) for item in items.get(claim.id, ())] for claim in claims]
    matrix = np.zeros((len(claims), max(len(columns), 1)), np.float32)
    for row, found in enumerate(rows):
        matrix[row, found] = 1
    return matrix


def persons(facts: Facts) -> dict[str, set[str]]:
    """Return the persons of each claim; whoever speaks in first person is one of them."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in facts.names:
        found[name.mention.claim].add(f"person {name.entity}")
    for event in facts.events:
        found[event.mention.claim].update(f"person {entity}" for entity in event.participants)
    return found


def office_holders(facts: Facts) -> dict[str, set[int]]:
    """Return the persons of each claim whose office the story tells; other capitals may be no person."""
    known = {role.entity for role in facts.roles}
    found: dict[str, set[int]] = defaultdict(set)
    for name in facts.names:
        found[name.mention.claim].update({name.entity} & known)
    for event in facts.events:
        found[event.mention.claim].update(event.participants & known)
    return found


def countries(facts: Facts) -> dict[str, set[str]]:
    """Return the countries named in each claim."""
    found: dict[str, set[str]] = defaultdict(set)
    for place in facts.places:
        found[place.mention.claim].add(place.code)
    return found


def kinds(facts: Facts) -> dict[str, set[str]]:
    """Return the kinds of event of each claim, with the broader kind that each also is."""
    found: dict[str, set[str]] = defaultdict(set)
    for event in facts.events:
        found[event.mention.claim].update({event.kind, _BROADER.get(event.kind, event.kind)})
    return found
